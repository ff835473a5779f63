"""Clot removal, lysis by its days, and infusions of other drugs."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, fact, imaging
from tests.coding.cases import Case, check, table

FIRST = fact("prior_catheter_study", "denied")
OVER = access("right common_femoral_artery", "left popliteal_artery", id="groin")
MESENTERIC = access("right common_femoral_artery", "superior_mesenteric_artery", id="groin")
KNEE = access("left popliteal_vein", "inferior_vena_cava", id="knee")
LUNGS = access("right common_femoral_vein", "right_pulmonary_artery", "left_pulmonary_artery", id="groin")
SHEATH = access("left popliteal_vein", "inferior_vena_cava", id="knee", kind="existing")
NECK = access(
    "right common_femoral_artery",
    "right internal_carotid_artery",
    "left internal_carotid_artery",
    "left vertebral_artery",
    id="groin",
)


def clot(target: str, way: str = "groin", **details: Any) -> Any:
    """Clot removed by a device."""
    return act("thrombectomy", target, access=way, **details)


def lysis(target: str, way: str = "groin", kind: str = "thrombolysis", **details: Any) -> Any:
    """Lysis of a day."""
    return act(kind, target, access=way, **details)


CASES = [
    Case(
        rules="VINT-48 VINT-49",
        name="clot of one leg artery",
        parts=[OVER, clot("left popliteal_artery", role="primary")],
        lines="37184-LT 36247-LT",
    ),
    Case(
        rules="VINT-49 VINT-02",
        name="first study of the leg beside the thrombectomy; lytic during the runs is inside",
        parts=[
            OVER,
            FIRST,
            imaging(OVER, bed("left lower_extremity"), at=0),
            clot("left popliteal_artery"),
            lysis("left popliteal_artery", infusion=False),
        ],
        lines="37184-LT 36247-LT 75710-59-LT",
        not_coded="37211",
    ),
    Case(
        rules="VINT-48",
        name="further vessels of one family once",
        parts=[
            OVER,
            clot("left popliteal_artery"),
            clot("left posterior_tibial_artery"),
            clot("left peroneal_artery"),
        ],
        lines="37184-LT 37185 36247-LT",
    ),
    Case(
        rules="VINT-48",
        name="a second family takes 59",
        parts=[
            access("left brachial_artery", "superior_mesenteric_artery", "right renal_artery", id="groin"),
            clot("superior_mesenteric_artery"),
            clot("right renal_artery"),
        ],
        lines="37184 37184-59-RT 36245 36245-59-RT",
    ),
    Case(
        rules="VINT-48",
        name="acute clot, then the narrowing behind it stented",
        parts=[
            OVER,
            clot("left superficial_femoral_artery", role="primary"),
            act("stent", "left superficial_femoral_artery", access="groin"),
        ],
        lines="37184-LT 37226-LT",
    ),
    Case(
        rules="VINT-48",
        name="an embolus after the stent",
        parts=[
            OVER,
            act("stent", "left superficial_femoral_artery", access="groin"),
            clot("left posterior_tibial_artery", role="secondary"),
        ],
        lines="37186 37226-LT",
    ),
    Case(
        rules="VINT-49",
        name="an embolus in another vessel than the atherectomy",
        parts=[
            OVER,
            act("atherectomy", "left superficial_femoral_artery", access="groin"),
            clot("left posterior_tibial_artery", role="secondary"),
        ],
        lines="37186-59 37225-LT",
    ),
    Case(
        rules="VINT-49 VINT-25",
        name="clot of the mesenteric artery, then its stent",
        parts=[
            MESENTERIC,
            clot("superior_mesenteric_artery", role="primary"),
            act("stent", "superior_mesenteric_artery", access="groin"),
        ],
        lines="37184-59 37236 36245",
    ),
    Case(
        rules="VINT-50",
        name="veins of one leg through one access, then a stent",
        parts=[
            KNEE,
            clot("left femoral_vein", "knee"),
            clot("left common_iliac_vein", "knee"),
            act("stent", "left common_iliac_vein", access="knee"),
        ],
        lines="37187-LT 37238-LT 36010",
    ),
    Case(
        rules="VINT-50",
        name="both legs through two accesses",
        parts=[
            access("left popliteal_vein", "left common_iliac_vein", id="left"),
            access("right popliteal_vein", "right common_iliac_vein", id="right"),
            clot("left common_iliac_vein", "left"),
            clot("right common_iliac_vein", "right"),
        ],
        lines="37187-50",
    ),
    Case(
        rules="VINT-50 VINT-53",
        name="a device again on a later day of the lysis, which ends",
        parts=[
            SHEATH,
            clot("left common_iliac_vein", "knee"),
            lysis("left common_iliac_vein", "knee", "thrombolysis_cessation"),
        ],
        lines="37188-LT 37214-59",
        not_coded="36010",
    ),
    Case(
        rules="VINT-51",
        name="both lungs",
        parts=[LUNGS, clot("right_pulmonary_artery"), clot("left_pulmonary_artery")],
        lines="37184-50 36014-RT 36014-59-LT",
        review="VINT-51",
    ),
    Case(
        rules="VINT-51 VINT-53",
        name="lysis catheters in both lungs",
        parts=[
            LUNGS,
            lysis("right_pulmonary_artery", side="right"),
            lysis("left_pulmonary_artery", side="left"),
        ],
        lines="37211-50 36014-RT 36014-59-LT",
    ),
    Case(
        rules="CAT-0644T",
        name="a mass sucked out of the right atrium",
        parts=[
            access("right internal_jugular_vein", "right_atrium", id="neck"),
            act("intracardiac_mass_removal", "right_atrium", access="neck"),
        ],
        lines="0644T",
    ),
    Case(
        rules="VINT-48",
        name="a vessel that is not named",
        parts=[act("thrombectomy", None)],
        lines="",
        asked="37184",
        review="not named",
    ),
    Case(
        rules="VINT-53 VINT-54",
        name="first day in an artery",
        parts=[OVER, lysis("left popliteal_artery")],
        lines="37211-LT 36247-LT",
    ),
    Case(
        rules="VINT-53",
        name="begun and ended on one day",
        parts=[
            OVER,
            lysis("left popliteal_artery"),
            lysis("left popliteal_artery", kind="thrombolysis_cessation"),
        ],
        lines="37211-LT 36247-LT",
        not_coded="37214",
    ),
    Case(
        rules="VINT-53 VINT-54",
        name="a day between with a new catheter position",
        parts=[
            SHEATH,
            imaging(SHEATH, "left extremity_vein", purpose="follow_up"),
            lysis("left common_iliac_vein", "knee", "thrombolysis_followup"),
        ],
        lines="37213",
        not_coded="36010 75898",
    ),
    Case(
        rules="VINT-53",
        name="last day with a stent",
        parts=[
            SHEATH,
            lysis("left common_iliac_vein", "knee", "thrombolysis_followup"),
            lysis("left common_iliac_vein", "knee", "thrombolysis_cessation"),
            act("stent", "left common_iliac_vein", access="knee"),
        ],
        lines="37214 37238-LT 36010",
        review="sheath of a running lysis",
    ),
    Case(
        rules="VINT-54",
        name="both legs by separate catheters",
        parts=[
            access("left popliteal_vein", "left common_iliac_vein", id="left"),
            access("right popliteal_vein", "right common_iliac_vein", id="right"),
            lysis("left common_iliac_vein", "left"),
            lysis("right common_iliac_vein", "right"),
        ],
        lines="37212-50",
    ),
    Case(
        rules="VINT-54",
        name="an infusion that goes on after the device",
        parts=[KNEE, clot("left femoral_vein", "knee"), lysis("left femoral_vein", "knee")],
        lines="37187-LT 37212-59-LT 36010",
    ),
    Case(
        rules="VINT-54",
        name="a lytic pushed and no infusion",
        parts=[OVER, lysis("left popliteal_artery", infusion=False)],
        lines="36247-LT",
        review="without an infusion",
    ),
    Case(
        rules="VINT-55",
        name="lysis of a stroke through a vein",
        parts=[act("intravenous_thrombolysis", None)],
        lines="37195",
    ),
    Case(
        rules="VINT-56",
        name="three territories infused",
        parts=[
            NECK,
            act("intracranial_infusion", "right internal_carotid_artery", access="groin", minutes=20),
            act("intracranial_infusion", "left internal_carotid_artery", access="groin", minutes=20),
            act("intracranial_infusion", "left vertebral_artery", access="groin", minutes=20),
        ],
        lines="61650 61651x2",
        not_coded="36217 36216",
    ),
    Case(
        rules="VINT-56",
        name="a push is no infusion",
        parts=[act("intracranial_infusion", "left vertebral_artery", minutes=3)],
        lines="",
        not_coded="61650",
    ),
    Case(
        rules="VINT-56",
        name="no duration: asked, not coded",
        parts=[act("intracranial_infusion", "left internal_carotid_artery")],
        lines="",
        not_coded="61650",
        asked="61650",
    ),
    Case(
        rules="VINT-56",
        name="a mesenteric infusion has no code",
        parts=[MESENTERIC, act("infusion", "superior_mesenteric_artery", access="groin")],
        lines="36245",
        not_coded="37799",
        review="VINT-56",
    ),
    Case(
        rules="VINT-35",
        name="chemotherapy into the hepatic artery, hospital claim",
        parts=[
            access("right common_femoral_artery", "proper_hepatic_artery", id="groin"),
            act("chemotherapy_infusion", "proper_hepatic_artery", access="groin"),
        ],
        lines="96420 36247",
    ),
    Case(
        rules="VINT-35",
        name="chemotherapy into the hepatic artery, physician's claim",
        parts=[
            access("right common_femoral_artery", "proper_hepatic_artery", id="groin"),
            act("chemotherapy_infusion", "proper_hepatic_artery", access="groin"),
        ],
        lines="36247",
        setting="professional",
        not_coded="96420",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
