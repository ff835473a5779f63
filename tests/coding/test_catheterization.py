from __future__ import annotations

import pytest

from ircoder.coding.catheter_tips import order_from
from ircoder.coding.catheterization import placements
from ircoder.findings.model import Access, Position, Side
from ircoder.knowledge.base import load_knowledge

TREE = load_knowledge().vessels


def puncture(place: str | None, *tips: str, **fields: str) -> Access:
    side, vessel = _place(place) if place else (None, None)
    positions = tuple(
        Position(id=f"p{number}", vessel=_place(tip)[1], side=_place(tip)[0]) for number, tip in enumerate(tips)
    )
    return Access(id="a", vessel=vessel, side=side, positions=positions, **fields)


def _place(place: str) -> tuple[Side | None, str]:
    head, _, tail = place.partition(" ")
    return (head, f"vessel:{tail}") if head in ("left", "right", "bilateral") else (None, f"vessel:{place}")


def codes(access: Access) -> list[str]:
    return sorted(
        " ".join(part for part in (item.code, f"x{item.units}" if item.units > 1 else "", item.side or "") if part)
        for item in placements(access, TREE)
    )


GROIN = "right common_femoral_artery"
WRIST = "left radial_artery"
VEIN = "right common_femoral_vein"
NECK = "right internal_jugular_vein"

ARTERIAL = [
    ("VASC-01 aorta only", GROIN, ["abdominal_aorta"], ["36200"]),
    ("VASC-02 punctured axis", GROIN, ["right common_iliac_artery"], ["36140 right"]),
    ("VASC-02 up and down the aorta", GROIN, ["abdominal_aorta", "aortic_bifurcation"], ["36200"]),
    ("VASC-03 right hepatic", GROIN, ["celiac_artery", "common_hepatic_artery", "right_hepatic_artery"], ["36247"]),
    ("VASC-04 SMA from the wrist", WRIST, ["superior_mesenteric_artery"], ["36245"]),
    ("VASC-05 two families", GROIN, ["celiac_artery", "superior_mesenteric_artery"], ["36245", "36245"]),
    ("VASC-05 both renals", GROIN, ["bilateral renal_artery"], ["36245 left", "36245 right"]),
    ("VASC-06 deepest", GROIN, ["celiac_artery", "common_hepatic_artery", "gastroduodenal_artery"], ["36247"]),
    (
        "VASC-07 further branches",
        GROIN,
        ["celiac_artery", "right_hepatic_artery", "gastroduodenal_artery", "left_gastric_artery"],
        ["36247", "36248 x2"],
    ),
    ("VASC-07 never first order", GROIN, ["right renal_artery", "right accessory_renal_artery"], ["36245 right"]),
    ("VASC-07 second branch of second order", GROIN, ["left_gastric_artery", "splenic_artery"], ["36246", "36248"]),
    ("VASC-08 aorta falls away", GROIN, ["abdominal_aorta", "celiac_artery"], ["36245"]),
    ("VASC-10 contralateral common iliac", GROIN, ["left common_iliac_artery"], ["36245 left"]),
    ("VASC-10 contralateral common femoral", GROIN, ["left common_femoral_artery"], ["36246 left"]),
    ("VASC-10 contralateral internal iliac", GROIN, ["left internal_iliac_artery"], ["36246 left"]),
    ("VASC-10 contralateral popliteal", GROIN, ["abdominal_aorta", "left popliteal_artery"], ["36247 left"]),
    ("VASC-10 inferior epigastric", GROIN, ["left inferior_epigastric_artery"], ["36247 left"]),
    ("VASC-11 ipsilateral axis", GROIN, ["right external_iliac_artery"], ["36140 right"]),
    ("VASC-11 ipsilateral internal iliac", GROIN, ["right internal_iliac_artery"], ["36245 right"]),
    ("VASC-11 ipsilateral uterine", GROIN, ["right uterine_artery"], ["36247 right"]),
    ("VASC-11 antegrade popliteal", GROIN, ["right popliteal_artery"], ["36245 right"]),
    ("VASC-11 antegrade anterior tibial", GROIN, ["right anterior_tibial_artery"], ["36246 right"]),
    ("VASC-11 antegrade posterior tibial", GROIN, ["right posterior_tibial_artery"], ["36247 right"]),
    (
        "VASC-11 trunk and profunda are two first branches",
        GROIN,
        ["right superficial_femoral_artery", "right deep_femoral_artery"],
        ["36245 right", "36245 right"],
    ),
    (
        "VINT-40 geniculars from the antegrade groin",
        "left common_femoral_artery",
        ["left descending_genicular_artery", "left superior_lateral_genicular_artery"],
        ["36247 left", "36248 left"],
    ),
    ("VASC-11 retrograde popliteal", "left popliteal_artery", ["left superficial_femoral_artery"], ["36140 left"]),
    (
        "VASC-12 subclavians",
        GROIN,
        ["left subclavian_artery", "right subclavian_artery"],
        ["36215 left", "36216 right"],
    ),
    ("VASC-12 axillary continues the subclavian", GROIN, ["right axillary_artery"], ["36216 right"]),
    ("VASC-12 mammary", GROIN, ["right internal_mammary_artery"], ["36217 right"]),
    ("VASC-33 left mammary", GROIN, ["left internal_mammary_artery"], ["36216 left"]),
    ("VASC-13 aberrant subclavian", GROIN, ["aberrant_right_subclavian_artery"], ["36215"]),
    (
        "VASC-13 beyond the aberrant subclavian",
        GROIN,
        ["aberrant_right_subclavian_artery", "right brachial_artery"],
        ["36216 right"],
    ),
    (
        "VASC-13 bovine arch is one family",
        GROIN,
        ["left_common_carotid_artery_from_brachiocephalic", "right subclavian_artery"],
        ["36216", "36218 right"],
    ),
    ("VASC-13 left vertebral off the arch", GROIN, ["left_vertebral_artery_from_arch"], ["36215"]),
    ("VASC-13 celiacomesenteric trunk", GROIN, ["celiacomesenteric_trunk", "splenic_artery"], ["36247"]),
    (
        "VASC-13 bronchial branch of the intercostobronchial trunk",
        GROIN,
        ["intercostobronchial_trunk", "right bronchial_artery", "left bronchial_artery"],
        ["36215 left", "36216 right"],
    ),
    (
        "VASC-13 beyond a replaced right hepatic",
        GROIN,
        ["superior_mesenteric_artery", "replaced_right_hepatic_artery", "right_posterior_hepatic_artery"],
        ["36247"],
    ),
    ("VASC-14 arm to aorta", WRIST, ["descending_thoracic_aorta", "abdominal_aorta"], ["36200"]),
    ("VASC-14 iliac from the arm", WRIST, ["right common_iliac_artery"], ["36245 right"]),
    ("VASC-14 leg from the arm", WRIST, ["right superficial_femoral_artery"], ["36247 right"]),
    ("VASC-14 subclavian of the same arm", WRIST, ["left subclavian_artery"], ["36140 left"]),
    ("VASC-14 mammary of the same arm", WRIST, ["left internal_mammary_artery"], ["36215 left"]),
    ("VASC-14 other arm", WRIST, ["right subclavian_artery"], ["36216 right"]),
    ("VASC-28 ileocolic", GROIN, ["superior_mesenteric_artery", "ileocolic_artery"], ["36246"]),
    ("VASC-29 on the way", GROIN, ["celiac_artery", "proper_hepatic_artery", "right_hepatic_artery"], ["36247"]),
    (
        "VASC-32 each level",
        GROIN,
        [
            "right posterior_intercostal_artery",
            "right posterior_intercostal_artery",
            "left posterior_intercostal_artery",
        ],
        ["36215 left", "36215 right", "36215 right"],
    ),
    ("VASC-32 lumbar", GROIN, ["left lumbar_artery"], ["36245 left"]),
    (
        "VINT-45 through the arc of Riolan",
        GROIN,
        ["superior_mesenteric_artery", "arc_of_riolan", "inferior_mesenteric_artery"],
        ["36247"],
    ),
    (
        "VINT-45 through the left colic",
        GROIN,
        ["superior_mesenteric_artery", "left_colic_artery", "inferior_mesenteric_artery"],
        ["36247"],
    ),
    (
        "VINT-45 left colic from its own family",
        GROIN,
        ["superior_mesenteric_artery", "inferior_mesenteric_artery", "left_colic_artery"],
        ["36245", "36246"],
    ),
    (
        "VINT-45 both families from the aorta",
        GROIN,
        ["inferior_mesenteric_artery", "arc_of_riolan"],
        ["36245", "36247"],
    ),
    (
        "VASC-29 a general name on the way",
        GROIN,
        ["hepatic_artery", "right_hepatic_artery", "hepatic_artery_branch"],
        ["36247"],
    ),
    ("VASC-10 iliac without its qualifying word", GROIN, ["left iliac_artery"], ["36245 left"]),
    ("VASC-11 own iliac without its qualifying word", GROIN, ["right iliac_artery"], ["36140 right"]),
    ("VASC-01 side of the leg unknown", GROIN, ["superficial_femoral_artery"], ["36245"]),
    ("VASC-01 puncture unknown", None, ["left superficial_femoral_artery"], ["36245 left"]),
    ("VASC-01 puncture unknown, visceral", None, ["splenic_artery"], ["36246"]),
    ("VASC-68 inflow beyond the anastomosis", "left arteriovenous_fistula", ["left subclavian_artery"], ["36215 left"]),
]

VENOUS = [
    ("VASC-55 cava", VEIN, ["inferior_vena_cava"], ["36010"]),
    ("VASC-55 left renal", VEIN, ["inferior_vena_cava", "left renal_vein"], ["36011 left"]),
    ("VASC-55 limb vein", VEIN, ["right common_femoral_vein"], ["36005 right"]),
    ("VASC-55 own iliac is on the axis", VEIN, ["right common_iliac_vein", "inferior_vena_cava"], ["36010"]),
    ("VASC-55 other iliac", VEIN, ["left common_iliac_vein"], ["36011 left"]),
    ("VASC-55 own internal iliac", VEIN, ["right internal_iliac_vein"], ["36011 right"]),
    (
        "VASC-55 two deep branches",
        VEIN,
        ["left renal_vein", "left gonadal_vein", "left adrenal_vein"],
        ["36012 left", "36012 left"],
    ),
    ("VASC-56 adrenals", VEIN, ["right adrenal_vein", "left adrenal_vein"], ["36011 right", "36012 left"]),
    ("VASC-56 gonadals", VEIN, ["left gonadal_vein", "right gonadal_vein"], ["36011 right", "36012 left"]),
    (
        "VASC-56 innominate and subclavian",
        VEIN,
        ["left brachiocephalic_vein", "right subclavian_vein"],
        ["36011 left", "36012 right"],
    ),
    ("VASC-57 hepatic", NECK, ["right hepatic_vein"], ["36011 right"]),
    ("VASC-57 two hepatic veins", NECK, ["right hepatic_vein", "left hepatic_vein"], ["36011 left", "36011 right"]),
    ("VASC-57 cava", NECK, ["superior_vena_cava", "inferior_vena_cava"], ["36010"]),
    ("VASC-57 veins met on the way", NECK, ["right brachiocephalic_vein", "inferior_vena_cava"], ["36010"]),
    ("VASC-57 other innominate", NECK, ["left brachiocephalic_vein"], ["36011 left"]),
    (
        "VASC-65 dural sinus",
        VEIN,
        ["left internal_jugular_vein", "left sigmoid_sinus", "left transverse_sinus"],
        ["36012 left"],
    ),
    ("VASC-61 transhepatic", "right_portal_vein", ["portal_vein"], ["36481"]),
    ("VASC-61 entered portal branch", "right_portal_vein", ["splenic_vein"], ["36011", "36481"]),
    ("VASC-61 tributary", "right_portal_vein", ["portal_vein", "splenic_vein"], ["36011", "36481"]),
    ("VINT-58 tributary through the liver", NECK, ["left_gastric_vein"], ["36012"]),
    ("VINT-42 gastrorenal shunt", VEIN, ["left renal_vein", "gastrorenal_shunt"], ["36012"]),
    ("VASC-66 main", VEIN, ["main_pulmonary_artery"], ["36013"]),
    ("VASC-66 both lungs", VEIN, ["right_pulmonary_artery", "left_pulmonary_artery"], ["36014 left", "36014 right"]),
    (
        "VASC-66 segment takes the side in",
        VEIN,
        ["right_pulmonary_artery", "right segmental_pulmonary_artery", "left_pulmonary_artery"],
        ["36014 left", "36015 right"],
    ),
    ("VASC-66 lobar", VEIN, ["right_lower_lobe_pulmonary_artery"], ["36015 right"]),
]


@pytest.mark.parametrize(("start", "tips", "expected"), [case[1:] for case in ARTERIAL], ids=[c[0] for c in ARTERIAL])
def test_arterial_placements(start: str | None, tips: list[str], expected: list[str]) -> None:
    assert codes(puncture(start, *tips)) == expected


@pytest.mark.parametrize(("start", "tips", "expected"), [case[1:] for case in VENOUS], ids=[c[0] for c in VENOUS])
def test_venous_and_pulmonary_placements(start: str, tips: list[str], expected: list[str]) -> None:
    assert codes(puncture(start, *tips)) == expected


def test_a_vessel_that_was_only_passed_gives_no_code() -> None:
    passing = Position(id="p", vessel="vessel:celiac_artery", selective=False)
    assert (
        placements(Access(id="a", vessel="vessel:common_femoral_artery", side="right", positions=(passing,)), TREE)
        == ()
    )


def test_a_translumbar_puncture_is_its_own_nonselective_code() -> None:
    assert codes(puncture("abdominal_aorta", "abdominal_aorta", kind="direct")) == ["36160"]


@pytest.mark.parametrize(
    ("start", "tip", "certain"),
    [
        (GROIN, "left superficial_femoral_artery", True),
        (GROIN, "superficial_femoral_artery", False),
        ("common_femoral_artery", "left superficial_femoral_artery", False),
        (None, "left superficial_femoral_artery", False),
        (WRIST, "left superficial_femoral_artery", True),
        (None, "celiac_artery", True),
    ],
)
def test_certainty_of_leg_orders_needs_puncture_and_side(start: str | None, tip: str, certain: bool) -> None:
    assert [item.certain for item in placements(puncture(start, tip), TREE)] == [certain]


def test_every_arterial_vessel_has_an_order_from_the_groin_and_the_wrist() -> None:
    for vessel in TREE:
        if vessel.system in ("systemic_artery", "systemic_vein"):
            for start in (GROIN, WRIST) if vessel.system == "systemic_artery" else (VEIN, NECK):
                order = order_from(puncture(start), vessel.concept, "left", TREE)
                assert order is not None, vessel.concept
                assert 0 <= order <= 3, vessel.concept
