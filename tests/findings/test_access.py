"""Ways in, told in every style: which vessel, which side, which direction, what kind."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of

CFA, CFV, RADIAL = "common_femoral_artery", "common_femoral_vein", "radial_artery"
IJV, BRACHIAL = "internal_jugular_vein", "brachial_artery"
RUN = " A pigtail catheter was advanced into the abdominal aorta and an aortogram was performed."

ONE_ACCESS = [
    ("The right common femoral artery was accessed with a micropuncture needle.", "right", CFA),
    ("The left common femoral artery was punctured in retrograde fashion.", "left", CFA),
    ("Right CFA access, 5F sheath.", "right", CFA),
    ("R CFA stick, 5 Fr.", "right", CFA),
    ("LEFT CFA ACCESS WITH MICROPUNCTURE, 5F SHEATH.", "left", CFA),
    ("Access was gained to the left common femoral artery using a micropuncture kit.", "left", CFA),
    ("Via a right common femoral arterial puncture a 5-French sheath was introduced.", "right", CFA),
    ("The left groin was stuck and a sheath placed.", "left", CFA),
    ("Right radial sheath; arm prepped.", "right", RADIAL),
    ("Left radial artery entered with a 21 gauge needle, 5F slender sheath.", "left", RADIAL),
    ("Access: right brachial artery, 4F.", "right", BRACHIAL),
    ("Via the left wrist a 5F sheath was placed.", "left", RADIAL),
    ("Ultrasound showed a patent right common femoral artery. It was punctured with a 21 gauge needle.", "right", CFA),
    ("the right common femoral artery was stuck with a micro puncture set", "right", CFA),
    (
        "Left radial artery surveyed with ultrasound. It was compressible and was punctured in real time.",
        "left",
        RADIAL,
    ),
    ("Percutaneous left common femoral artery; 6F sheath.", "left", CFA),
    ("Right internal jugular vein punctured under ultrasound.", "right", IJV),
    ("The right IJ was accessed under US.", "right", IJV),
    ("Left common femoral vein access, 7 French sheath.", "left", CFV),
]


def _tell(text: str) -> list[tuple[str | None, str | None]]:
    accesses = findings_of(f"TECHNIQUE: {text}").accesses
    return [(a.side, a.vessel.removeprefix("vessel:") if a.vessel else None) for a in accesses]


@pytest.mark.parametrize(("text", "side", "vessel"), ONE_ACCESS, ids=range(len(ONE_ACCESS)))
def test_one_puncture(text: str, side: str, vessel: str) -> None:
    assert _tell(text + RUN) == [(side, vessel)]


@pytest.mark.parametrize(
    ("text", "accesses"),
    [
        (
            "Right common femoral artery was punctured, 5F sheath. Left brachial artery was then accessed, 4F sheath.",
            [("right", CFA), ("left", BRACHIAL)],
        ),
        ("Access: RFV 7F, RFA 5F.", [("right", "femoral_vein"), ("right", CFA)]),
        (
            "Left common femoral artery access, 6F 55 cm sheath advanced to the right common femoral artery.",
            [("left", CFA)],
        ),
        (
            "Left groin access under ultrasound and a 7 French sheath was taken over to the right common femoral.",
            [("left", CFA)],
        ),
        (
            "The right common femoral artery was accessed. Wire access across the left popliteal artery was gained.",
            [("right", CFA)],
        ),
        ("Access right radial, 6 French, then right femoral 5 French.", [("right", RADIAL), ("right", CFA)]),
        ("Both common femoral veins were punctured.", [("left", CFV), ("right", CFV)]),
        ("A 22-gauge cannula was placed in a dorsal hand vein on each hand.", [("left", "dorsal_hand_vein"), ("right", "dorsal_hand_vein")]),
        ("The radial artery was not accessed. The right common femoral artery was accessed.", [("right", CFA)]),
        ("Right common femoral artery puncture. The right femoral sheath was upsized to 7F.", [("right", CFA)]),
        ("Left radial access was considered. Right common femoral artery was punctured.", [("right", CFA)]),
        ("The right popliteal vein was entered with a needle.", [("right", "popliteal_vein")]),
        ("Basilic vein access on the right. Contrast through the sheath: axillary vein normal.", [("right", "basilic_vein")]),
        ("Under ultrasound a 21 gauge needle was advanced through the liver into the right portal vein.", [("right", "right_portal_vein")]),
        ("The brachiocephalic fistula was punctured with a micropuncture needle.", [(None, "brachiocephalic_fistula")]),
        ("Right groin access, left and right subclavian each selected.", [("right", CFA)]),
    ],
)  # fmt: skip
def test_several_and_unusual_ways_in(text: str, accesses: list[tuple[str | None, str]]) -> None:
    assert sorted(_tell(text), key=str) == sorted(accesses, key=str)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Antegrade puncture of the right common femoral artery.", "antegrade"),
        ("The right common femoral artery was accessed retrograde.", "retrograde"),
        ("The right common femoral artery was accessed.", None),
    ],
)
def test_direction(text: str, direction: str | None) -> None:
    (access,) = findings_of(f"TECHNIQUE: {text}").accesses
    assert access.direction == direction


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The existing sheath in the right common femoral artery was used for access.", "existing"),
        ("Right common femoral artery exposed by cutdown and punctured.", "open"),
        ("Right common femoral artery punctured.", "puncture"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    (access,) = findings_of(f"TECHNIQUE: {text}").accesses
    assert access.kind == kind


@pytest.mark.parametrize(
    ("text", "vessel"),
    [
        ("From the left wrist the catheter is passed down the aorta into the superior mesenteric artery.", RADIAL),
        ("Right femoral vein: catheter in the left renal vein, venogram: patent.", "femoral_vein"),
        ("Left gonadal vein selected from the right groin.", CFV),
        ("Right groin, aorta, celiac, common hepatic, right hepatic artery.", CFA),
        ("Transradial approach. Celiac artery selected.", RADIAL),
    ],
)
def test_way_in_without_a_puncture_word(text: str, vessel: str) -> None:
    (access,) = findings_of(f"TECHNIQUE: {text}").accesses
    assert access.vessel == f"vessel:{vessel}"


def test_positions_without_a_told_puncture_hang_on_an_access_whose_vessel_is_not_known() -> None:
    (access,) = findings_of("TECHNIQUE: The celiac artery was selected with a Cobra catheter.").accesses
    assert access.vessel is None
    assert [p.vessel for p in access.positions] == ["vessel:celiac_artery"]


def test_a_groin_that_led_to_veins_alone_is_the_vein() -> None:
    text = "TECHNIQUE: Right groin access. The left renal vein was selected with a Cobra catheter."
    (access,) = findings_of(text).accesses
    assert access.vessel == "vessel:common_femoral_vein"


def test_a_procedure_told_under_a_history_heading_is_no_history() -> None:
    text = (
        "Hx: ischemic fingers.\nThe right groin was prepped and the right common femoral artery was entered. "
        "A JB1 catheter was advanced into the left subclavian artery."
    )
    (access,) = findings_of(text).accesses
    assert (access.side, access.vessel) == ("right", "vessel:common_femoral_artery")
    assert [(p.vessel, p.side) for p in access.positions] == [("vessel:subclavian_artery", "left")]


def test_a_needle_of_a_shunt_is_no_second_puncture() -> None:
    text = (
        "TECHNIQUE: TIPS. The right internal jugular vein was punctured. From the right hepatic vein a Colapinto needle "
        "was passed and the right portal vein was entered."
    )
    assert [a.vessel for a in findings_of(text).accesses] == ["vessel:internal_jugular_vein"]


def test_history_tells_no_access() -> None:
    assert findings_of("HISTORY: The right common femoral artery was punctured in 2019.").accesses == ()
