"""Contrast runs: from which position, of which beds, for what purpose, with what beside them."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

from ircoder.findings.model import BEDS, Imaging

START = "TECHNIQUE: The right common femoral artery was punctured and a 5F sheath placed. "
VEIN = "TECHNIQUE: The right common femoral vein was punctured and a 5F sheath placed. "


def studies(text: str) -> tuple[Imaging, ...]:
    """Contrast studies of a text."""
    return findings_of(text).imaging


def beds(text: str) -> list[str]:
    """Beds of all diagnostic studies, with their sides."""
    return sorted(
        {
            f"{bed.side} {bed.bed}" if bed.side else bed.bed
            for study in studies(text)
            if study.purpose == "diagnostic"
            for bed in study.beds
        }
    )


SHOWN = [
    ("Celiac artery selected and injected.", ["visceral"]),
    ("Celiac artery selected; DSA.", ["visceral"]),
    ("The SMA was engaged. Arteriography was performed in AP and lateral.", ["visceral"]),
    ("Both renal arteries were selected and injected.", ["left renal", "right renal"]),
    ("Left internal iliac artery selected; arteriogram.", ["left pelvic"]),
    ("Pigtail at L1, aortogram.", ["abdominal_aorta"]),
    ("Pigtail at L1, aortogram. Pigtail pulled to the bifurcation, bilateral runoff.", ["abdominal_aorta", "left lower_extremity", "right lower_extremity"]),
    ("Pigtail at L1, one injection with pelvic and iliofemoral arteries included.", ["abdominal_aorta", "bilateral iliofemoral"]),
    ("Single run from L1 covering down to both common femoral arteries, pigtail catheter.", ["abdominal_aorta", "bilateral iliofemoral"]),
    ("Catheter up and over to the left superficial femoral artery; left leg run.", ["left lower_extremity"]),
    ("Contrast through the sheath: right leg runoff.", ["right lower_extremity"]),
    ("Left subclavian artery selected. Left arm arteriogram.", ["left upper_extremity"]),
    ("Pigtail in the ascending aorta, arch aortogram. Great vessel origins are patent.", ["arch"]),
    ("Pigtail in the descending thoracic aorta; thoracic aortogram.", ["thoracic_aorta"]),
    ("Left internal carotid artery selected and injected.", ["left intracranial_carotid"]),
    ("Left common carotid artery selected, cervical and intracranial runs.", ["left cervical_carotid", "left intracranial_carotid"]),
    ("Left common carotid artery selected, neck run only.", ["left cervical_carotid"]),
    ("Left external carotid artery selected and injected.", ["left external_carotid"]),
    ("Left vertebral artery selected and injected.", ["left vertebral"]),
    ("Left internal mammary artery selected; angiogram.", ["left internal_mammary"]),
    ("Right T9 intercostal artery selected and injected.", ["right spinal"]),
    ("Left bronchial artery engaged and injected.", ["left bronchial"]),
    ("The superior mesenteric artery was selected. CO2 injection was performed.", ["visceral"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHOWN, ids=range(len(SHOWN)))
def test_beds(text: str, expected: list[str]) -> None:
    assert beds(START + text) == expected
    assert {bed.bed for study in studies(START + text) for bed in study.beds} <= set(BEDS)


VENOUS = [
    ("Left renal vein selected, venogram.", ["left renal_vein"]),
    ("Left ovarian vein selected and venogram performed.", ["left gonadal_vein"]),
    ("Right hepatic vein selected, venogram.", ["hepatic_vein"]),
    ("Pigtail in the inferior vena cava, cavogram.", ["inferior_vena_cava"]),
    ("Right pulmonary artery selected, angiogram.", ["right pulmonary"]),
    ("Both pulmonary arteries selected and injected.", ["left pulmonary", "right pulmonary"]),
    ("Microcatheter in the superior sagittal sinus, venogram.", ["dural_sinus"]),
]


@pytest.mark.parametrize(("text", "expected"), VENOUS, ids=range(len(VENOUS)))
def test_venous_beds(text: str, expected: list[str]) -> None:
    assert beds(VEIN + text) == expected


def test_contrast_through_a_small_vein_shows_the_limb() -> None:
    text = "TECHNIQUE: An angiocath was placed in a dorsal foot vein of the right foot. Contrast was injected. No DVT."
    assert beds(text) == ["right extremity_vein"]


PURPOSES = [
    ("Roadmap of the superior mesenteric artery with the catheter in the SMA.", "guiding"),
    ("Completion angiogram with the catheter in the celiac artery.", "completion"),
    ("Catheter in the celiac artery. Follow up angiogram after the second coil.", "follow_up"),
    ("Femoral angiogram through the sheath before closure.", "access_check"),
    ("Catheter in the celiac artery; arteriogram.", "diagnostic"),
]


@pytest.mark.parametrize(("text", "purpose"), PURPOSES, ids=range(len(PURPOSES)))
def test_purpose(text: str, purpose: str) -> None:
    assert {study.purpose for study in studies(START + text)} == {purpose}


@pytest.mark.parametrize(
    "text",
    [
        "Catheter in the celiac artery. 200 mcg of nitroglycerin was injected.",
        "Lidocaine was injected at the right groin.",
        "Catheter in the uterine artery. Particles were injected until stasis.",
        "The celiac artery was not injected.",
        "No arteriogram of the celiac artery was made.",
        "CT angiogram of the aorta was reviewed.",
        "Arteriogram is planned for next week.",
    ],
)
def test_no_run(text: str) -> None:
    assert studies(START + text) == ()


def test_a_run_belongs_to_the_position_before_it() -> None:
    found = findings_of(
        START + "Celiac artery selected; DSA. The microcatheter was advanced into the right hepatic artery. DSA."
    )
    vessels = {p.id: p.vessel for a in found.accesses for p in a.positions}
    assert [vessels[s.position or ""] for s in found.imaging] == ["vessel:celiac_artery", "vessel:right_hepatic_artery"]


def test_a_run_through_the_sheath_has_no_position() -> None:
    text = START + "Left popliteal artery selected, left leg run. Right leg run through the sheath."
    sheath = [s for s in studies(text) if s.position is None]
    assert [(b.bed, b.side) for s in sheath for b in s.beds] == [("lower_extremity", "right")]


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("Left ICA selected. 3D rotational run, reconstructed on a workstation.", {"rotational_3d": True, "workstation": True}),
        ("Celiac selected, cone-beam CT run.", {"cone_beam_ct": True}),
        ("Celiac selected and injected with pressures.", {"pressures": True}),
        ("Celiac selected and injected without pressures.", {}),
    ],
)  # fmt: skip
def test_details(text: str, details: dict[str, bool]) -> None:
    (study,) = studies(START + text)
    assert dict(study.details) == details


@pytest.mark.parametrize(
    ("text", "sides", "region"),
    [
        ("A node in each groin was entered with a 25 gauge needle and Lipiodol injected. FINDINGS: Pelvic lymphatics fill, leak at L3.", {"left", "right"}, None),
        ("Left inguinal node punctured, Lipiodol injected. FINDINGS: left iliac chain and cisterna chyli opacify, no leak.", {"left"}, None),
        ("Right pedal lymphangiogram: lymphatic of the foot cannulated and contrast injected. FINDINGS: lymphatics of the leg fill to the knee.", {"right"}, "limb"),
    ],
)  # fmt: skip
def test_lymphangiography(text: str, sides: set[str], region: str | None) -> None:
    (study,) = [
        s for s in studies(f"PROCEDURE: Lymphangiogram.\nTECHNIQUE: {text}") if s.study == "imaging:lymphangiography"
    ]
    assert {bed.side for bed in study.beds} == sides
    assert study.details.get("region") == region
    assert all(bed.interpreted for bed in study.beds)
