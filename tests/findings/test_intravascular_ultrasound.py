"""Vessels examined from inside, in many ways of dictating it."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.model import Findings


def seen(findings: Findings) -> list[str]:
    """Vessels of the study as ``"vessel side"``, sorted."""
    return sorted(
        f"{(bed.vessel or bed.bed).removeprefix('vessel:')} {bed.side}"
        for study in findings.imaging
        if study.details.get("intravascular_ultrasound") is True
        for bed in study.beds
    )


SCENES = {
    "one artery in a sentence": (
        "IVUS of the left superficial femoral artery was performed: lumen 5.2 mm, area 18 mm2.",
        ["superficial_femoral_artery left"],
    ),
    "lines after a heading": (
        "IVUS pullback:\nIVC - 19 x 16 mm, no thrombus.\nLeft common iliac vein - compressed to 34 mm2.\nLeft"
        " external iliac"
        " vein - 142 mm2.",
        ["common_iliac_vein left", "external_iliac_vein left", "inferior_vena_cava None"],
    ),
    "crossing artery is no vessel seen": (
        "Intravascular ultrasound: the left common iliac vein measures 38 mm2 under the right common iliac artery.",
        ["common_iliac_vein left"],
    ),
    "label of the paragraph": (
        "Left popliteal: 75% stenosis. IVUS was done: reference lumen 5.1 mm, minimal area 4.6 mm2.",
        ["popliteal_artery left"],
    ),
    "from branch to branch of the aorta": (
        "IVUS of the abdominal aorta from the celiac to the bifurcation, renal artery 20 mm below the clot: 22 mm wide.",
        ["abdominal_aorta None"],
    ),
    "a branch looked at": (
        "IVUS of the abdominal aorta and the left common iliac artery, 22 and 9 mm.",
        ["abdominal_aorta None", "common_iliac_artery left"],
    ),
    "not used": ("The left SFA was treated. IVUS was not used.", []),
    "planned": ("PLAN: IVUS of the left common iliac vein at the next visit.", []),
    "considered": ("The left common iliac vein was patent; intravascular ultrasound was considered unnecessary.", []),
}


@pytest.mark.parametrize("scene", SCENES)
def test_finds_the_vessels(scene: str) -> None:
    text, expected = SCENES[scene]
    assert seen(findings_of(f"TECHNIQUE: Right common femoral access, 8 Fr sheath. {text}")) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("minimal luminal area 3.1 mm2", True), ("recordings were archived", False)]
)
def test_measurements(words: str, expected: bool) -> None:
    findings = findings_of(f"TECHNIQUE: Right femoral access. IVUS of the left SFA was performed; {words}.")
    assert [s.details["measured"] for s in findings.imaging if s.details.get("intravascular_ultrasound")] == [expected]
