"""Work told under the heading of consent, history or sedation, in reports that give it no heading of its own."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

CASES = {
    "heart study under the sedation": (
        "Left heart catheterization with coronary angiography\nSedation: RN observer, no other duties, 40 min of moderate "
        "sedation under my direction.\n- right radial artery patent on US, real time needle entry, picture archived\n"
        "- JL4 and JR4, coronary angiography left and right\n- pigtail to LV, LVEDP 18\nFindings: Left main normal. LAD "
        "mild disease. LCx mild disease. RCA dominant, normal.",
        ["76937", "93458", "99152", "99153x2"],
    ),
    "line removal under the consent": (
        "Removal of right tunneled dialysis catheter\nConsent\n- signed by patient\n- tract numbed with lidocaine\n"
        "- cuff freed, Hickman catheter out intact\nPost procedure\n- home after 2 h",
        ["36589"],
    ),
    "tube change under the consent": (
        "Exchange of a gastrostomy tube\nConsent and time out\n- consent on chart\n- G-tube replaced over wire, 20F "
        "gastrostomy tube, fluoro\n- contrast in stomach, no leak",
        ["49450"],
    ),
    "drain check under the history": (
        "Contrast study through a drain\nClinical information\n- 48 yo lady, drain in abdominal abscess, low output\n"
        "- contrast via drain under fluoro: cavity collapsed, no fistula",
        ["49424", "76080"],
    ),
}


@pytest.mark.parametrize(("text", "codes"), CASES.values(), ids=CASES.keys())
def test_work_under_other_headings(text: str, codes: list[str]) -> None:
    assert lines_of(text) == codes


def test_what_was_done_before_admission_stays_history() -> None:
    text = (
        "DISCHARGE NOTE\nHospital course: an 8 French biliary drain was left on the right on 5/20, exchanged over a wire "
        "on 5/24 under fluoroscopy. Follow-up in clinic."
    )
    assert lines_of(text) == []
