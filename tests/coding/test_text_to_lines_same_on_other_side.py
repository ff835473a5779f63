"""Work of one side that a few words repeat on the other: "the same on the left", and what is not repeated."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import result_of

NOTES = [
    (
        dt.date(2025, 5, 5),
        "Bilateral effusions. The right chest was tapped with a 6F Safe-T-Centesis under ultrasound for 1100 "
        "cc, and straight after that the same was done on the left, which gave 650. Images saved. Both "
        "catheters out.",
        ["32555x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Ultrasound guided right thoracentesis: 900 mL removed, catheter withdrawn. Same on the left: 500 mL."
        " Image saved.",
        ["32555x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right knee injected with 40 mg Kenalog by superolateral approach without imaging. The same on the left.",
        ["20610x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Fluoroscopic right L5 transforaminal epidural, 22 g needle, contrast along the root, 1 cc "
        "dexamethasone. The same was repeated on the left at L5.",
        ["64483x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Medial branch blocks on the right at L3, L4 and L5 (L4-5 and L5-S1 facet joints) under fluoro, 0.5 "
        "cc bupivacaine each. Then the same on the left.",
        ["64493x2", "64494x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left percutaneous nephrostomy: lower pole calyx punctured under ultrasound and fluoro, 8F "
        "nephrostomy tube placed and locked, nephrostogram confirms. The same was done on the right.",
        ["50432x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Routine exchange. Left nephrostomy tube exchanged over a wire for a new 8F, contrast confirmed "
        "position. Right side likewise.",
        ["50435x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "SI joint injection. Fluoro, 22 gauge needle into the left SI joint, contrast outlined the joint, 1 "
        "mL Kenalog and bupivacaine. Procedure repeated on the right.",
        ["27096x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Left greater occipital nerve block, 3 cc bupivacaine with dexamethasone. Same on the right.",
        ["64405x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right GSV ablated with 1470 laser from knee to groin under ultrasound with tumescence. The same "
        "procedure was performed on the left leg.",
        ["36478x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "From the right CFA the left renal artery was selected with a Sos: 40% stenosis. The same on the "
        "right: widely patent.",
        ["36252"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right CFA. The left internal carotid artery was catheterized and a cerebral run filmed: normal. The "
        "same was done on the other side: right internal carotid, normal branches.",
        ["36224x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "R femoral. The right common carotid was used for the head run, then the left common carotid "
        "likewise. Both: no aneurysm. The left vertebral was then selected: posterior circulation normal.",
        ["36223x2", "36226"],
    ),
    (
        dt.date(2025, 5, 5),
        "Day 8 SAH. Left ICA: severe M1 spasm. Verapamil 10 mg infused here over 15 minutes. Right ICA: "
        "moderate; same drug and time there. Femoral 6F.",
        ["61650", "61651"],
    ),
    (
        dt.date(2025, 5, 5),
        "RF ablation right L3, L4, L5 medial branches (L4-5, L5-S1 joints) at 80 C for 90 seconds each, "
        "fluoro. The left side was done the same way.",
        ["64635x2", "64636x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right CFA: right common iliac 80%, Express 8 x 37 deployed. Left CFA: same stent in the left common iliac.",
        ["37221x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Paracentesis right lower quadrant under ultrasound, 4 L, catheter removed. The left side showed no "
        "pocket so the same was not tried there. Image saved.",
        ["49083"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right thoracentesis with ultrasound, 900 mL, catheter out. The left was looked at but the same was "
        "not needed there. Image saved.",
        ["32555"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right L5 transforaminal epidural under fluoro with contrast, dexamethasone 10 mg. The left will be "
        "done the same way in two weeks.",
        ["64483"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right femoral access. Left renal artery stented 6 x 18 for 80%, and the right likewise 40%.",
        ["36245", "37236"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right femoral access. Right common iliac artery 80% stenosis, 8 x 40 mm stent. The left likewise severe, 8 mm "
        "stent.",
        ["37221x2"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right femoral access. Right common iliac 8 mm angioplasty for 80%. Flow was the same on the left.",
        ["37220"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right nephrostomy 8F under ultrasound and fluoroscopy. He asked about the same for the left.",
        ["50432"],
    ),
    (
        dt.date(2025, 5, 5),
        "Right knee injected with 40 mg Kenalog. In the left the same amount of fluid is seen.",
        ["20610"],
    ),
]


@pytest.mark.parametrize(("day", "note", "codes"), NOTES, ids=[note[:40] for _, note, _ in NOTES])
def test_codes_of_a_note(day: dt.date, note: str, codes: list[str]) -> None:
    """The codes of a note with their units, both sides counted."""
    counts: dict[str, int] = {}
    for line in result_of(note, date=day, setting="professional").lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    assert [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())] == codes
