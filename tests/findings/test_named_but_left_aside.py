"""What a report names and leaves aside, beside the same words where the work was done."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of, lines_of

CASES = {
    "retrievers in their boxes": (
        "CEREBRAL ANGIOGRAM\nRight femoral puncture, 8F sheath. The guide catheter went into the left internal carotid artery, runs "
        "of the head in two planes: the left middle cerebral artery is open, no occlusion. The stent retriever and the Zoom 71 "
        "stayed in their boxes.",
        ["36224"],
    ),
    "a retriever that was used": (
        "STROKE THROMBECTOMY\nRight femoral puncture, 8F sheath. The guide catheter went into the left internal carotid artery, runs "
        "of the head: the left middle cerebral artery is occluded. The stent retriever was deployed in it and the clot came out.",
        ["61645"],
    ),
    "a title that denies its own work": (
        "Ultrasound guided biopsy of the liver, left lobe: not done.\nThe mass is gone on the scan of today. No needle was used.",
        [],
    ),
    "a title with work and what was not left": (
        "Ultrasound guided biopsy of the liver, drain: not placed.\nUnder ultrasound three 18 gauge cores were taken. Image saved.",
        ["47000", "76942"],
    ),
    "what a patient was ordered for": (
        "CT NOTE\nShe was ordered for biopsy of the right lung nodule. The scan shows that it is gone, so she went home.",
        [],
    ),
    "fluid until there was room, in 2025": (
        "CT-GUIDED MICROWAVE ABLATION OF THE LIVER\nUnder CT 200 mL of saline was given until 12 mm of separation from the colon was "
        "seen. The antenna was placed and the tumor of the liver was ablated.",
        ["47382", "77013"],
    ),
    "a purse string at the skin": (
        "TUNNELED PERITONEAL CATHETER\nUltrasound. The peritoneum was entered with a micropuncture needle, a wire coiled in the pelvis "
        "under fluoroscopy and a cuffed PleurX peritoneal catheter was tunneled and placed through a peel-away sheath. Purse-string "
        "at the skin and glue.",
        ["49418"],
    ),
    "a purse string of the peritoneum": (
        "TUNNELED PERITONEAL CATHETER\nThe peritoneum was grasped and a purse-string was laid around the opening in the peritoneum. A "
        "cuffed peritoneal catheter was placed and tunneled.",
        ["49421"],
    ),
    "a scan of the day before": (
        "LIVER BIOPSY\nThe needle guide was prepared. Three 18 gauge cores of the liver mass that CT of yesterday shows on two slices "
        "were taken under ultrasound. Image saved.",
        ["47000", "76942"],
    ),
    "a scan of this session": (
        "LIVER BIOPSY\nThe needle guide was prepared. Three 18 gauge cores of the liver mass that CT of today shows on two slices were "
        "taken. Image saved.",
        ["47000", "77012"],
    ),
    "a pullback that ended below the main stem": (
        "CORONARY INTERVENTION\nLAD 80 percent. IVUS run of the LAD: MLA 2.9 mm2. Xience 3.0 x 28 in the LAD.\nLeft main: smooth, the "
        "IVUS pullback stopped at its distal end.",
        ["92978", "C9600"],
    ),
    "a pullback through the main stem": (
        "CORONARY INTERVENTION\nLAD 80 percent. IVUS run of the LAD: MLA 2.9 mm2. Xience 3.0 x 28 in the LAD.\nLeft main: IVUS area "
        "9.8 mm2, smooth.",
        ["92978", "92979", "C9600"],
    ),
    "an ultrasound catheter that did not pass": (
        "CORONARY INTERVENTION\nLAD 80 percent. Xience 3.0 x 28 in the LAD.\nLAD  IVUS    -    probe would not go before the "
        "stent, not repeated",
        ["C9600"],
    ),
    "an ultrasound catheter that passed": (
        "CORONARY INTERVENTION\nLAD 80 percent. LAD IVUS after a 2.0 balloon: MLA 2.4 mm2. Xience 3.0 x 28 in the LAD.",
        ["92978", "C9600"],
    ),
    "a heading above the rows of its measure": (
        "CORONARY ANGIOGRAPHY\nRight radial artery 6F.\nA. DIAGNOSTIC\n  LM 10 | LAD 40 | LCX 30 | OM1 20 | RCA mid 60\nB. PHYSIOLOGY\n"
        "  RCA   FFR (adenosine)   0.88\n",
        ["93454", "93571"],
    ),
    "an aneurysm that was coiled on an earlier day": (
        "CEREBRAL ANGIOGRAM\nSpasm, coiled left PCOM aneurysm (day 1).\nRight femoral artery 5F. Left vertebral artery: catheter at V2, "
        "complete runs. Basilar normal.",
        ["36226"],
    ),
    "a vein named in full before": (
        "DIALYSIS GRAFT DECLOT\nThe thrombosed left arm graft was punctured, tPA laced, clot macerated. 75 percent stenosis of the "
        "left innominate vein. A 7 x 40 Conquest balloon at the venous anastomosis. Then the innominate was ballooned to 14 mm, the "
        "inflow artery is clean.",
        ["36905", "36907"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES)
def test_codes(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Nurse Mrs. Abiola sat with her from 09:02 (first dose) to 09:41 (last look), only to observe.", True),
        ("The nurse, Mr. Quist, stood beside the table from 09:02 on and was there solely for monitoring.", True),
        ("Nurse Mrs. Abiola gave the drugs and then went only to fetch the next patient.", False),
    ],
)
def test_a_nurse_who_only_watched(words: str, told: bool) -> None:
    found = findings_of(
        f"PORT REMOVAL\nThe right chest port was removed. Midazolam 2 mg, fentanyl 50 by my order. {words}"
    )
    assert any(f.element == "independent_observer" and f.state == "stated" for f in found.facts) is told
