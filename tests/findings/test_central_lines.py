"""Acts on central venous devices: kind, device, way in, tip and number of catheters, from sentences of many styles."""

from __future__ import annotations

import pytest
from tests.findings.reports import acts_of, findings_of, told

FAMILY = "central_venous_access"

CASES = [
    (
        "Right chest port. Vein punctured with ultrasound. Port placed in the pocket, catheter "
        "tunneled. Tip in the SVC.",
        ["central_line_insertion port"],
    ),
    (
        "The old PICC was exchanged over a wire for a new 5 Fr PICC. Tip at the cavoatrial junction.",
        ["central_line_exchange picc"],
    ),
    (
        "The right IJ tunneled catheter was removed after freeing the cuff.",
        ["central_line_removal tunneled"],
    ),
    (
        "The tunneled catheter was not removed and no new catheter was placed.",
        [],
    ),
    ("A tunneled dialysis catheter will be placed tomorrow.", []),
    ("He had a chest port placed in 2019. The port pocket is clean.", []),
    (
        "Laparoscopic cholecystectomy. A 12 mm port was placed at the umbilicus and a 5 mm trocar in the flank.",
        [],
    ),
    ("A 10 French locking drain was exchanged over a wire.", []),
    (
        "Port study. Contrast was injected through the chest port; no leak.",
        ["line_contrast_check port"],
    ),
    ("2 mg alteplase was instilled into the clotted PICC for two hours.", ["line_declotting picc"]),
    (
        "Two alteplase dwells at the dialysis unit last week did not help the tunneled dialysis catheter.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_acts(text: str, expected: list[str]) -> None:
    assert told(acts_of(findings_of(text), FAMILY)) == expected


TIPS = [
    ("tip in the mid right atrium", "vessel:right_atrium"),
    ("tip at the SVC/RA junction", "vessel:cavoatrial_junction"),
    ("tip at the cavo-atrial junction", "vessel:cavoatrial_junction"),
    ("tip in the lower superior vena cava", "vessel:superior_vena_cava"),
    ("tip in the IVC", "vessel:inferior_vena_cava"),
    ("the catheter ends in the right innominate vein", "vessel:brachiocephalic_vein"),
]


@pytest.mark.parametrize(("words", "vessel"), TIPS, ids=[words for words, _ in TIPS])
def test_tip(words: str, vessel: str) -> None:
    text = (
        f"Tunneled dialysis catheter. Right IJ punctured. Catheter placed through the tunnel, {words} on fluoroscopy."
    )
    (act,) = acts_of(findings_of(text), FAMILY)
    assert act.details["tip"] == vessel


def test_each_line_has_its_own_puncture() -> None:
    findings = findings_of(
        "1. Temporary dialysis catheter: the right internal jugular vein was punctured with a needle "
        "under ultrasound. The Mahurkar catheter "
        "was placed, tip in the right atrium. 2. PICC: the left basilic vein was punctured with a "
        "needle under ultrasound. The PICC was "
        "placed, tip in the SVC."
    )
    vessels = {
        act.details["device"]: findings.access(act.access).vessel  # type: ignore[union-attr]
        for act in acts_of(findings, FAMILY)
    }
    assert vessels == {"nontunneled": "vessel:internal_jugular_vein", "picc": "vessel:basilic_vein"}


def test_conversion_of_a_temporary_line_is_marked() -> None:
    findings = findings_of(
        "The existing temporary dialysis catheter was removed over a wire. A new cuffed catheter was "
        "tunneled and placed over the wire "
        "through the same venotomy."
    )
    assert [act.details.get("converted") for act in acts_of(findings, FAMILY) if "insertion" in act.kind] == [True]
