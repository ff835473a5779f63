"""Heart work in a few sentences: judged in one breath, read off a monitor, told by its tool, called off in part."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

STUDIES = {
    "JL4 left: LM ok, LAD 30% mid, LCX 50%. JR4 right: dominant, 60% distal. Mech AVR -- NOT crossed.\nLV gram: not done, "
    "see echo.": ["93454"],
    "RHC and coronaries. RA 8 RV 44/9 PA 44/20/28 W 18. LCA and RCA no disease. LV not crossed.": ["93456"],
    "RHC plus coronaries and grafts, LV not entered. RA 9, PA 40/18, PCW 16. LIMA patent, both vein grafts patent, natives "
    "severe.": ["93457"],
    "Post CABG. LIMA-LAD open. SVG-OM open. SVG-RCA down. Native LAD 100, circ 90, RCA 100. LV not entered.": ["93455"],
    "Post CABG. What I injected: left main, right coronary, and the LIMA, patent. LVEDP 9.": ["93459"],
    "Coronary arteriography through the right wrist: no obstructive disease in any vessel. LVEDP 20, mean gradient 46.": [
        "93458"
    ],
    "Swan first: RA 17, RV 40/15, PA 38/18, wedge 14. Then a Berman in the RV, 30 cc of dye in RAO, severe TR, RV dilated. "
    "Coronaries taken last with a Tiger: nothing above 30%.": ["93456", "93566"],
    "RHC: RA 11, RV 82/12, PA 80/31, wedge 12. A pigtail was positioned selectively in the right pulmonary artery and "
    "angiography done: webs. It was then turned into the left main PA and the study repeated: abrupt narrowing.": [
        "93451",
        "93573",
    ],
    "Coronary angio, LAD 60% mid, FFR 0.83 with adenosine, deferred. RCA normal.": ["93454", "93571"],
    "Cath, plus claudication. LCA and RCA engaged: nonobstructive. LV 130/12. Pigtail at the bifurcation and iliofemoral "
    "injection: right external iliac 80%, left common iliac 50%.": ["93458", "G0278"],
    "D-TGA, Mustard baffle. Systemic venous side: baffle 11, subpulmonic LV 34/8, PA 32/14. Systemic RV reached from the "
    "aorta: 118/12. Thermodilution output 4.4. RV angiogram deferred.": ["93597", "93598"],
    "R basilic vein. Swan: RA 8, RV 36/9, PA 35/16, PCW 14. No coronaries (CTA clean in March).": ["93451"],
}
TREATMENTS = {
    "We planned to stent the distal RCA. It would take a 2.0 balloon, inflated, but no stent would pass the bend. Anatomy "
    "known from October.": ["92920"],
    "CTO mid LAD. Antegrade wires, tip in the distal true lumen. Ballooned. Synergy 2.5x38. RCA injected from the other "
    "wrist for collaterals.": ["C9607"],
    "Inferior STEMI, prior cath last month. RCA occluded, 4.0 x 22 Onyx.": ["C9606"],
    "IVUS pullback LAD: calcium arc. Stent 3.5 x 28 Megatron. IVUS again: MSA 8.9. Left main seen on the same pullback, no "
    "measurement needed. Known from prior cath.": ["92978", "C9600"],
    "Unstable angina. SVG to the right PDA thrombosed, known from the March cath. The Indigo CAT RX was run on suction "
    "through the graft, clot in the canister. The culprit 80% took a 4.0 x 20 Onyx stent.": ["C9604"],
    "Complete heart block. A balloon tipped lead was taken to the RV apex, captured at 0.6 mA, set at 70.": ["33210"],
    "Echo guided pericardiocentesis for a malignant effusion, 900 mL aspirated through a sheath, then removed.": [
        "33016"
    ],
}
NOTHING = {
    "CCU rounds. Impella CP day 2. Swan numbers read off the monitor: CVP 9, PA 34/18, CI 2.4. Wean tonight.": [],
    "Echo report. Estimated PA pressure 30 mmHg. IVC 16 mm, collapses.": [],
}


@pytest.mark.parametrize(("text", "expected"), {**STUDIES, **TREATMENTS, **NOTHING}.items())
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
