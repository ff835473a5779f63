"""The other vein, tube or vessel of a pair told by its side alone, or by what was done instead."""

from __future__ import annotations

import pytest
from tests.findings.reports import _nlp, acts_of, findings_of, lines_of

from ircoder.language.annotations import reading_of

CASES = {
    "the right vein by its side alone": (
        "ADRENAL VEIN SAMPLING\nRight femoral vein, two sheaths. The left adrenal vein was found without trouble with a Simmons and "
        "blood was drawn. The right, which is short, took half an hour: a Mikaelsson was seated and blood was drawn slowly.",
        ["36500x2", "75893x2"],
    ),
    "a right vein that was not reached": (
        "ADRENAL VEIN SAMPLING\nRight femoral vein, two sheaths. The left adrenal vein was found without trouble with a Simmons and "
        "blood was drawn. The right could not be entered with a Mikaelsson or a Cobra, no blood was drawn.",
        ["36500", "75893"],
    ),
    "nephrostomies of the history, one made nephroureteral": (
        "TUBE WORK, BOTH SIDES\nHistory: Bilateral 10F nephrostomies since January.\nRight side. Tube out over a wire, new 10F "
        "pigtail locked in the renal pelvis.\nLeft side. Tube out over a wire. Kumpe into the bladder. An 8.5F 26 cm nephroureteral "
        "catheter over the wire, distal loop in the bladder, hub capped.",
        ["50434", "50435"],
    ),
    "a nephroureteral catheter of the history, changed": (
        "TUBE CHANGE\nHistory: Left nephroureteral catheter since January, before that a nephrostomy.\nLeft side. Tube out over a "
        "wire. A new 8.5F 26 cm nephroureteral catheter over the wire, distal loop in the bladder, hub capped.",
        ["50387"],
    ),
    "shown from the subclavian instead": (
        "CEREBRAL ARTERIOGRAM\nRight radial. The left vertebral was engaged and injected. The right vertebral could not be selected, "
        "so the right subclavian was injected with a cuff up.\nFindings: Left vertebral and basilar normal. Right vertebral ends in "
        "the PICA.",
        ["36225", "36226"],
    ),
    "neither of them injected": (
        "CEREBRAL ARTERIOGRAM\nRight radial. The left vertebral was engaged and injected. The right vertebral could not be entered and "
        "the right subclavian was not injected.\nFindings: Left vertebral and basilar normal.",
        ["36226"],
    ),
    "read where it was engaged, run again at the end": (
        "RENAL STUDY AND STENT. No catheter study was ever made before.\nThe right common femoral artery was punctured. A Cobra was "
        "seated in the right renal artery, where two projections showed a smooth vessel; then the left renal artery was engaged, in "
        "which there was a stenosis of 85 percent. Treatment was warranted by what we had found. A 6 x 18 Palmaz was placed in the left "
        "renal artery. A last injection showed no dissection.",
        ["36252", "37236"],
    ),
    "engaged for a stenosis of the last study": (
        "RENAL STENT. The catheter arteriogram of last month was complete and showed 85 percent.\nThe right common femoral artery was "
        "punctured. The left renal artery was engaged, stenosis of 85 percent. A 6 x 18 Palmaz was placed in the left renal artery. A "
        "last injection showed no dissection.",
        ["36245", "37236"],
    ),
    "a cuffed catheter of the belly in a form": (
        "PERITONEAL CATHETER, TUNNELED\nDx: malignant ascites\nUS: used, largest pocket RLQ, image saved\nDevice: PleurX peritoneal "
        "15.5 Fr\nEntry: 18G needle, wire under fluoro\nTunnel: yes, 6 cm. Cuff: in tract\nTip: pelvis\nDrained: 3 liters",
        ["49418"],
    ),
    "an abscess drain whose tip is told": (
        "PELVIC ABSCESS DRAIN\nEntry: 18G needle under CT\nDevice: Skater 10F left and locked\nTip: pelvis\nDrained: 60 mL pus",
        ["49406"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_codes(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes


@pytest.mark.parametrize(
    ("other", "side"),
    [
        pytest.param("An incidental cyst of the left kidney.", "right", id="incidental"),
        pytest.param("The left kidney is normal.", "right", id="normal"),
        pytest.param("A second mass of the left kidney.", None, id="another mass"),
    ],
)
def test_side_of_a_tumor(other: str, side: str | None) -> None:
    text = f"RENAL CRYOABLATION\nGA. Carcinoma of the lower pole of the right kidney. {other} Two probes under CT, two freezes, ice ball 4 cm."
    assert [act.side for act in acts_of(findings_of(text), "ablation")] == [side]


@pytest.mark.parametrize(
    ("last", "side"),
    [
        pytest.param("pelvic collaterals crossing to right.", "left", id="where collaterals run"),
        pytest.param("pelvic collaterals to the right.", "left", id="with an article"),
        pytest.param("right external iliac thrombus as well.", None, id="work on the other side"),
    ],
)
def test_side_of_clot(last: str, side: str | None) -> None:
    text = (
        "VENOUS THROMBECTOMY\nThe left popliteal vein was entered. Venogram: clot of the external iliac vein, common iliac occluded, "
        f"{last} ClotTriever four passes."
    )
    words = {m.side for m in reading_of(_nlp()(text)).mentions if m.concept == "vessel:common_iliac_vein"}
    assert ("right" not in words) is (side == "left")
