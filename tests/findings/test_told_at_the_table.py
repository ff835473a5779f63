"""Reports told in the present tense while the work goes on: what is done, and what only may be done."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.findings.reports import findings_of, result_of

DAY = dt.date(2025, 4, 2)
ULTRASOUND_ELEMENTS = ("vessel_patent", "real_time_entry", "image_saved")


@pytest.mark.parametrize(
    "text",
    [
        "I image the right common femoral vein; it compresses and is open. I see my needle enter it and I store the image."
        " A Cobra goes to the left renal vein.",
        "I scan both groins and choose the left common femoral artery, which is patent. I watch the needle tip come through"
        " the front wall on the screen and save that picture. A 5 French sheath goes in.",
        "The right common femoral artery was assessed with ultrasound, was patent without plaque, and was punctured in real"
        " time; a print is kept. 6 French sheath.",
        "The left brachial vein showed no clot and was entered under live ultrasound, image stored. It was patent.",
    ],
)
def test_vessel_looked_at_and_entered(text: str) -> None:
    findings = findings_of(text)
    assert len(findings.accesses) == 1
    assert findings.accesses[0].vessel is not None
    assert findings.accesses[0].side is not None
    guidance = next(item for item in findings.guidance if item.purpose == "vascular_access")
    assert guidance.modality == "ultrasound"
    assert {findings.fact(element, guidance.id) for element in ULTRASOUND_ELEMENTS} == {"stated"}


def test_vessel_looked_at_and_not_entered() -> None:
    findings = findings_of(
        "I image the right common femoral artery; it is diseased. I do not puncture it. The left radial artery is punctured"
        " with a micropuncture needle and a 5 French sheath placed."
    )
    assert [(access.vessel, access.side) for access in findings.accesses] == [("vessel:radial_artery", "left")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "A 60-year-old woman. I reopen the scar over the right chest port, I free the capsule and remove the port and"
            " catheter in one piece. Skin closed.",
            {"36590"},
            id="a port removed by the speaker",
        ),
        pytest.param(
            "A 60-year-old woman. Next I numb the right chest, open the old scar and dissect out the chest port with the stump"
            " still attached.",
            {"36590"},
            id="a stump still attached joins nothing",
        ),
        pytest.param(
            "A 60-year-old man. I puncture the right internal jugular vein. I tunnel a 23 cm Palindrome catheter from the"
            " chest and place it through the peel-away sheath, tip in the right atrium.",
            {"36558"},
            id="a tunneled catheter placed by the speaker",
        ),
        pytest.param(
            "A 60-year-old man with a right chest port. I look at the site and it is calm. I may remove the port next month"
            " and we would place a new port then.",
            set(),
            id="what may be done another day",
        ),
        pytest.param(
            "1. PICC. The basilic vein was patent on ultrasound; 21 G needle entry was seen and the image saved. 4 Fr single"
            " lumen line cut to 31 cm and advanced with screening. The tip lies at the cavo-atrial junction.",
            {"36573"},
            id="a line under the name that heads its item",
        ),
        pytest.param(
            "A 44-year-old. Right internal jugular vein punctured. Tunnel made for 9 cm. 14.5 F cuffed catheter (Mahurkar"
            " type) pulled through, tip in the right atrium.",
            {"36558"},
            id="a brand that is only resembled",
        ),
        pytest.param(
            "A 44-year-old. Right internal jugular vein punctured. Mahurkar catheter placed over the wire, tip in the SVC.",
            {"36556"},
            id="the brand itself",
        ),
    ],
)
def test_lines(text: str, codes: set[str]) -> None:
    assert {line.code for line in result_of(text, date=DAY).lines} == codes
