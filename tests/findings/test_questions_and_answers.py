"""Forms of questions with their answers: fields under their headings, and answers that deny."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import findings_of, result_of

from ircoder.knowledge.misheard_words import as_said

DAY = dt.date(2025, 4, 2)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "THORACENTESIS REQUEST\n\nAsked for? Therapeutic tap.\n\nTap done? No.\n\nWhy not? Ultrasound of the left chest: only a"
            " sliver of effusion. Pictures stored.\n\nNeedle passed? None.",
            {"76604"},
            id="a tap called off",
        ),
        pytest.param(
            "PARACENTESIS\n\nAsked for? Therapeutic tap, ascites.\n\nDone? Yes.\n\nHow was it done? Under ultrasound a Yueh catheter was"
            " placed in the right lower quadrant and 3 liters were removed. Image stored.\n\nAny trouble? No.",
            {"49083"},
            id="a tap done",
        ),
        pytest.param(
            "KNEE CLINIC\n\nComplaint? Pain of the right knee.\n\nEarlier injections? Left knee injected last year.\n\nWhat was done? Right knee"
            " joint entered and 40 mg triamcinolone injected.\n\nWhat next? Left knee injection in two weeks.",
            {"20610"},
            id="what was asked, done and planned",
        ),
        pytest.param(
            "PORT FORM\n\nWhat was planned? Removal of the right chest port.\n\nWhat was done? Port removed through the old"
            " scar.\n\nNew line placed? No.\n\nUltrasound? Not used.\n",
            {"36590"},
            id="a new line asked for and not placed",
        ),
        pytest.param(
            "FISTULA FORM\n\nWhich access? Left brachiocephalic fistula.\n\nPuncture? One, 6 French.\n\nWhat did contrast show?"
            " 80% cephalic arch stenosis, central veins open.\n\nBalloon? 8 mm Conquest in the arch, 10% left.\n\nStent? No.\n",
            {"36902"},
            id="a field named by the tool",
        ),
    ],
)
def test_codes(text: str, codes: set[str]) -> None:
    assert {line.code for line in result_of(as_said(text), date=DAY).lines} == codes


def test_sections_of_the_answers() -> None:
    findings = findings_of(
        as_said(
            "RENAL FORM\n\nIndication? Right renal stenosis.\n\nEarlier catheter studies? None.\n\nAccess? Left common femoral artery."
            "\n\nSedation? Midazolam 1 mg, fentanyl 50 mcg under my direction, nurse observer, 30 minutes.\n"
        )
    )
    assert [(access.vessel, access.side) for access in findings.accesses] == [("vessel:common_femoral_artery", "left")]
    assert findings.fact("prior_catheter_study") == "denied"
    assert [item.minutes for item in findings.sedation] == [30]
