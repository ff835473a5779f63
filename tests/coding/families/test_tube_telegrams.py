"""Tubes told without verbs or names: sizes that come out and go in, worn tubes, one drain for ducts of both sides."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-61",
        "sizes out and in",
        "Bilateral tube change. R: 8F in situ, shot shows the pelvis. Wire. 8F out. New 10F in, loop in renal pelvis. "
        "L: 10F out over a wire, new 12F in, contrast in the pelvis.",
        "50435-50",
    ),
    TextCase(
        "NONV-60 NONV-61",
        "a new one beside a change",
        "1) Right kidney: lower pole calyx, ultrasound, 21G, AccuStick. 8F nephrostomy left, to bag.\n"
        "2) Left kidney: existing PCN. Wire, out, new 10F locking loop in renal pelvis, contrast good.",
        "50432-RT 50435-LT",
    ),
    TextCase(
        "NONV-61",
        "contrast through the tube first",
        "Kidney tubes.\nLEFT: contrast through the tube shows a decompressed system. Wire, new 10F locking nephrostomy formed in the "
        "renal pelvis. Contrast check good.",
        "50435-LT",
    ),
    TextCase(
        "NONV-74",
        "one drain for both sides",
        "Biliary drainage. A duct of segment 6 was hit with a 22 gauge Chiba needle. Contrast outlined dilated right and "
        "left ducts. The stricture was crossed and a 10F internal-external drain put in, pigtail in the duodenum.",
        "47534",
    ),
    TextCase(
        "NONV-75",
        "one drain checked and changed",
        "Right external drain check, contrast shows the left ducts fill. Drain changed for a 10F internal-external drain, "
        "loop in the duodenum.",
        "47535",
    ),
    TextCase(
        "NONV-79",
        "ducts shown on the other side",
        "Metal stent through the existing right tract. The right drain was injected; cholangiogram: stricture of the common "
        "hepatic duct, left ducts communicate and fill. Drain exchanged over a wire for a 9F sheath. 10 x 60 mm Zilver stent "
        "deployed from the right duct to the common duct. Sheath out, no drain left.",
        "47538",
    ),
    TextCase(
        "NONV-77",
        "new on the right, changed on the left",
        "Right posterior duct punctured with a 21 gauge needle, stricture crossed, 8F biliary drain placed with its loop "
        "in the duodenum. Left: the old external drain was removed over a wire and a new 10F external drain placed in "
        "the left hepatic duct.",
        "47534-59 47536",
    ),
    TextCase(
        "NONV-85",
        "worn gastrostomy",
        "The 18F balloon gastrostomy leaks. Wire through it under fluoroscopy, tube out, new 20F balloon gastrostomy "
        "over the wire, contrast fills the stomach.",
        "49450",
    ),
    TextCase(
        "NONV-85",
        "an age is no size",
        "66F fed by GJ tube, jejunal lumen clogged. Old 18F GJ out over a wire, new 18F GJ in, tip beyond Treitz, "
        "contrast in jejunum.",
        "49452",
    ),
    TextCase(
        rules="NONV-61",
        name="nothing is released into the kidney",
        text=(
            "Left nephrostomy clamped two days. Locking thread released and the left tube withdrawn over a wire under fluoroscopy."
        ),
        lines="50389-LT",
    ),
    TextCase(
        rules="NONV-69",
        name="imaging that is denied",
        text=("Right nephrostomy removal at the bedside: string cut, tube pulled, no fluoroscopy."),
        lines="",
    ),
    TextCase(
        rules="NONV-61",
        name="a tube worn since a date",
        text=(
            "Right PCN since 3/14 for a stone, now passed. Over a wire an 8F x 24 double pigtail pushed into position, loops in bladder and renal pelvis, nephrostomy left out."
        ),
        lines="50693-RT",
    ),
    TextCase(
        rules="NONV-78",
        name="a stent by its brand and size",
        text=(
            "Right biliary tract from last month. Wallflex 10 x 80 across the CBD stricture. Old 10F internal-external discarded. Brushings were negative at the first session."
        ),
        lines="47538",
    ),
    TextCase(
        rules="NONV-26",
        name="a stent that stands",
        text=(
            "Biliary drain check. Wallflex 10 x 80 in place since May, patent. Contrast through the right internal-external drain flows to bowel. Drain unchanged."
        ),
        lines="47531",
    ),
    TextCase(
        rules="NONV-26",
        name="a tube that is renewed",
        text=(
            "Cholecystostomy tube check. Contrast through the tube: cystic duct open. Tube renewed over a wire, 12F for 10F."
        ),
        lines="47536",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
