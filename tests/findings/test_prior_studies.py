"""Earlier studies, their adequacy, change since, and the decision to treat."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

TREATED = "\nTECHNIQUE: The right common femoral artery was punctured. The left superficial femoral artery was stented."

STATES = [
    ("HISTORY: No prior angiogram.", "prior_catheter_study", "denied"),
    ("HISTORY: There is no prior catheter angiogram.", "prior_catheter_study", "denied"),
    ("HISTORY: No arteriogram before.", "prior_catheter_study", "denied"),
    ("HISTORY: She has never had an angiogram.", "prior_catheter_study", "denied"),
    ("HISTORY: Diagnostic arteriogram last month showed an SFA occlusion.", "prior_catheter_study", "stated"),
    ("HISTORY: Arteriogram of 3/4/2024 showed a popliteal stenosis.", "prior_catheter_study", "stated"),
    ("COMPARISON: Catheter angiogram performed on January 6.", "prior_catheter_study", "stated"),
    ("HISTORY: CTA last week showed the iliac occlusion well.", "prior_ct_angiography", "stated"),
    ("HISTORY: CT angiogram of 2/1/2024 shows a stenosis.", "prior_ct_angiography", "stated"),
    ("HISTORY: No prior CTA.", "prior_ct_angiography", "denied"),
    ("HISTORY: Prior arteriogram was limited by motion.", "prior_study_inadequate", "stated"),
    (
        "HISTORY: CTA last month was nondiagnostic below the knee because of calcium.",
        "prior_study_inadequate",
        "stated",
    ),
    ("HISTORY: Prior arteriogram in 2022. Symptoms have worsened.", "condition_changed", "stated"),
    ("HISTORY: Prior arteriogram in May. No change in symptoms since.", "condition_changed", "denied"),
    ("HISTORY: The patient is here for planned stenting of the left SFA.", "planned_treatment", "stated"),
    (
        "FINDINGS: SFA stenosis. Based on these findings the decision was made to treat.",
        "decision_from_study",
        "stated",
    ),
    ("FINDINGS: SFA stenosis. In view of these findings we proceeded to stenting.", "decision_from_study", "stated"),
    ("FINDINGS: SFA stenosis. We decided against treatment.", "decision_from_study", "silent"),
    ("COMPARISON: no prior CTA/angio; decided on today's angiogram.", "prior_catheter_study", "denied"),
    ("COMPARISON: no prior CTA/angio; decided on today's angiogram.", "decision_from_study", "stated"),
    ("HISTORY: Claudication.", "prior_catheter_study", "silent"),
    ("HISTORY: Angiogram was requested.", "prior_catheter_study", "silent"),
    ("HISTORY: Coronary angiogram last year was normal.", "prior_catheter_study", "silent"),
    ("PLAN: Repeat CTA in one year.", "prior_ct_angiography", "silent"),
    ("HISTORY: Toe ulcer, never studied.", "prior_catheter_study", "denied"),
    ("HISTORY: Only a duplex beforehand.", "prior_catheter_study", "denied"),
    ("HISTORY: Rest pain. Nobody ever did an angiogram.", "prior_catheter_study", "denied"),
    ("HISTORY: Ulcer. This is the first look at her arteries.", "prior_catheter_study", "denied"),
    ("HISTORY: No earlier catheter work.", "prior_catheter_study", "denied"),
    ("HISTORY: No prior vascular imaging except Doppler.", "prior_catheter_study", "denied"),
    ("HISTORY: The leg was never studied by us. Arteriogram of 3/4/2024 at Mercy.", "prior_catheter_study", "stated"),
    ("NOTE: The transferring hospital did the leg arteriogram overnight.", "prior_catheter_study", "stated"),
    ("NOTE: Leg study, last one was 2020 before the bypass.", "condition_changed", "stated"),
    ("FINDINGS: SFA occluded. On that basis I went up and over.", "decision_from_study", "stated"),
    ("HISTORY: CT this morning shows a splenic blush.", "prior_scan", "stated"),
    ("HISTORY: Too unstable, no time for CT.", "prior_scan", "silent"),
    ("PLAN: CT of the abdomen in three months.", "prior_scan", "silent"),
]


@pytest.mark.parametrize(("text", "element", "state"), STATES, ids=range(len(STATES)))
def test_states(text: str, element: str, state: str) -> None:
    assert findings_of(text + TREATED).fact(element) == state


def test_a_dated_study_outweighs_a_denial_of_another() -> None:
    text = "HISTORY: Arteriogram of 3/4/2024 showed an occlusion. There is no prior venogram."
    assert findings_of(text + TREATED).fact("prior_catheter_study") == "stated"


def test_facts_quote_their_words() -> None:
    findings = findings_of("HISTORY: No prior angiogram." + TREATED)
    assert [span.text for span in findings.fact_spans("prior_catheter_study")] == ["HISTORY: No prior angiogram."]
