"""Sessions that join work in vessels of several families, needles at the spine, and ultrasound from inside."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, fact, guidance, imaging, lesion
from tests.coding.cases import Case, check, table

FIRST = (fact("prior_catheter_study", "denied"), fact("decision_from_study"))
SAVED = tuple(fact("image_saved", about=name) for name in ("l",))


def clot(target: str, way: str, role: str = "primary", **fields: Any) -> Any:
    return act("thrombectomy", target, access=way, role=role, **fields)


def lysis(target: str, way: str, kind: str = "thrombolysis", **fields: Any) -> Any:
    return act(kind, target, access=way, **fields)


def inside(*beds: Any) -> Any:
    """Intravascular ultrasound of vessels, read."""
    return imaging(
        None,
        *beds,
        study="imaging:intravascular_ultrasound",
        details={"intravascular_ultrasound": True, "measured": True},
    )


KNEE = access("left popliteal_vein", id="knee")
NECK = access("right internal_jugular_vein", id="neck")
ACROSS = access("right common_femoral_artery", "left superficial_femoral_artery", id="across")
BOTH_GROINS = (
    access("right common_femoral_artery", "left superficial_femoral_artery", id="right-groin"),
    access("left common_femoral_artery", "right superficial_femoral_artery", id="left-groin"),
)
ILIAC_STENT = act("stent", "left common_iliac_vein", access="knee")
FISTULA = access("left arteriovenous_fistula", "superior_vena_cava", id="fistula")
CIRCUIT = (
    FISTULA,
    imaging(FISTULA, "dialysis_circuit", "superior_vena_cava", at=0),
    act("dialysis_circuit_study", access="fistula"),
)
CAROTIDS = access(
    "right common_femoral_artery", "right common_carotid_artery", "left internal_carotid_artery", id="groin"
)


def heated(side: str, *levels: str) -> list[Any]:
    out: list[Any] = []
    for number, level in enumerate(levels):
        name = f"{side}-{number}"
        out += [
            act(
                "radiofrequency_neurotomy",
                levels=(level,),
                side=side,
                nerve="medial_branch",
                destructive_method="heat",
                id=name,
            ),
            guidance("fluoroscopy", name),
        ]
    return out


CASES = [
    # Clot.
    Case(
        "VINT-53",
        "lysis, first day",
        [
            ACROSS,
            imaging(ACROSS, "left lower_extremity", at=0),
            lysis("left superficial_femoral_artery", "across"),
            *FIRST,
        ],
        "36247-LT 37211-LT 75710-59-LT",
    ),
    Case(
        "VINT-53",
        "lysis, a day between",
        [ACROSS, lysis("left superficial_femoral_artery", "across", "thrombolysis_followup")],
        "37213",
    ),
    Case(
        "VINT-53",
        "lysis ends with a stent, 2026",
        [
            lesion("stenosis", "left superficial_femoral_artery", id="n", degree=80),
            access("right common_femoral_artery", id="across", kind="existing"),
            lysis("left superficial_femoral_artery", "across", "thrombolysis_cessation"),
            act("stent", "left superficial_femoral_artery", access="across", lesion="n"),
        ],
        "37214 37267-LT",
        date="2026-03-02",
    ),
    Case(
        "VINT-50 VINT-26 VINT-57",
        "leg vein clot: filter, clot out, stent",
        [
            NECK,
            KNEE,
            act("ivc_filter_placement", "inferior_vena_cava", access="neck"),
            clot("left common_femoral_vein", "knee"),
            ILIAC_STENT,
            imaging(KNEE, "left extremity_vein"),
            *FIRST,
        ],
        "37187-LT 37191 37238-LT 75820-59-LT",
    ),
    Case(
        "VINT-50 VINT-53",
        "the same with lysis begun",
        [KNEE, clot("left common_femoral_vein", "knee"), ILIAC_STENT, lysis("left common_femoral_vein", "knee")],
        "37187-LT 37212-59-LT 37238-LT",
    ),
    Case(
        "VINT-48",
        "stent, then an embolus",
        [
            ACROSS,
            act("stent", "left superficial_femoral_artery", access="across"),
            clot("left peroneal_artery", "across", "secondary"),
        ],
        "37186 37226-LT",
    ),
    Case(
        "VINT-20",
        "both legs stented",
        [
            *BOTH_GROINS,
            *(lesion("stenosis", f"{s} superficial_femoral_artery", id=s, degree=80) for s in ("left", "right")),
            act("stent", "left superficial_femoral_artery", access="right-groin", lesion="left"),
            act("stent", "right superficial_femoral_artery", access="left-groin", lesion="right"),
        ],
        "37226-50",
    ),
    Case(
        "VINT-20",
        "both legs stented, 2026",
        [
            *BOTH_GROINS,
            *(lesion("stenosis", f"{s} superficial_femoral_artery", id=s, degree=80) for s in ("left", "right")),
            act("stent", "left superficial_femoral_artery", access="right-groin", lesion="left"),
            act("stent", "right superficial_femoral_artery", access="left-groin", lesion="right"),
        ],
        "37267-50",
        date="2026-03-02",
    ),
    # Ultrasound from inside.
    Case(
        "VASC-75",
        "beside an iliac vein stent",
        [
            KNEE,
            ILIAC_STENT,
            inside(bed("left pelvic_vein", "common_iliac_vein"), bed("inferior_vena_cava", "inferior_vena_cava")),
        ],
        "37238-LT 37252 37253",
    ),
    Case(
        "VASC-75",
        "beside a leg stent",
        [
            ACROSS,
            act("stent", "left superficial_femoral_artery", access="across"),
            inside(bed("left lower_extremity", "superficial_femoral_artery")),
        ],
        "37226-LT 37252",
    ),
    Case(
        "VINT-57",
        "beside a filter alone",
        [
            NECK,
            act("ivc_filter_placement", "inferior_vena_cava", access="neck"),
            inside(bed("inferior_vena_cava", "inferior_vena_cava")),
        ],
        "37191",
        not_coded="37252",
    ),
    # Circuits.
    Case(
        "VINT-65 VINT-63",
        "declot, balloon, central stent",
        [
            *CIRCUIT,
            act("dialysis_declot", access="fistula"),
            act("dialysis_angioplasty", "left cephalic_arch", access="fistula"),
            act("dialysis_stent", "left brachiocephalic_vein", access="fistula"),
        ],
        "36905 36908",
    ),
    Case(
        "VINT-65 VINT-71",
        "declot, and the neck catheter changed",
        [
            *CIRCUIT,
            act("dialysis_declot", access="fistula"),
            NECK,
            act("central_line_exchange", device="tunneled", entry="central", id="line"),
            guidance("fluoroscopy", "line", id="l", purpose="catheter"),
            *SAVED,
            fact("tip_position", about="l"),
        ],
        "36581 36904 77001-59",
    ),
    Case(
        "VINT-65 VINT-72",
        "declot, and the neck catheter out",
        [*CIRCUIT, act("dialysis_declot", access="fistula"), act("central_line_removal", device="tunneled")],
        "36589 36904",
    ),
    # Head.
    Case(
        "VINT-29 VASC-50",
        "carotid stent, the other side studied",
        [
            CAROTIDS,
            imaging(CAROTIDS, "right cervical_carotid", at=0),
            act("stent", "left internal_carotid_artery", access="groin", embolic_protection=True),
            *FIRST,
        ],
        "36222-59-RT 37215-LT",
    ),
    Case(
        "VINT-29 VASC-50",
        "carotid stent, its own side studied",
        [
            CAROTIDS,
            imaging(CAROTIDS, "left cervical_carotid", at=1),
            act("stent", "left internal_carotid_artery", access="groin", embolic_protection=True),
            *FIRST,
        ],
        "37215-LT",
        not_coded="36222",
    ),
    Case(
        "VINT-52",
        "stroke and a stent of the neck",
        [
            CAROTIDS,
            act("intracranial_thrombectomy", "left middle_cerebral_artery", access="groin"),
            act("stent", "left internal_carotid_artery", access="groin", embolic_protection=True),
        ],
        "37215-LT 61645-59-LT",
    ),
    # Heart.
    Case(
        "CARD-03",
        "full right heart study beside cores of the heart",
        [
            act("right_heart_catheterization", id="r", own_reason=True),
            fact("right_heart_pressures", about="r"),
            act("endomyocardial_biopsy"),
        ],
        "93451-59 93505",
    ),
    Case(
        "CARD-20",
        "two arteries, bare stents",
        [
            act("coronary_stent", "left_anterior_descending_artery", drug_coated=False),
            act("coronary_stent", "right_coronary_artery", drug_coated=False),
        ],
        "92928-LD 92928-RC",
    ),
    Case(
        "CARD-20",
        "two arteries, physician",
        [
            act("coronary_stent", "left_anterior_descending_artery", drug_coated=True),
            act("coronary_stent", "right_coronary_artery", drug_coated=True),
        ],
        "92928-LD 92928-RC",
        setting="professional",
    ),
    # Spine.
    Case(
        "SPIN-22",
        "heat at two joints, both sides",
        [*heated("left", "L4-L5", "L5-S1"), *heated("right", "L4-L5", "L5-S1")],
        "64635-50 64636-50",
    ),
    Case(
        "SPIN-22",
        "heat at one joint left, two right",
        [*heated("left", "L4-L5"), *heated("right", "L4-L5", "L5-S1")],
        "64635-50 64636-RT",
    ),
    Case(
        "SPIN-70",
        "myelogram with its CT",
        [
            act(
                "myelography_injection",
                route="lumbar",
                injected=True,
                read=True,
                regions=("lumbar",),
                ct_regions=("lumbar",),
            )
        ],
        "62304 72132",
    ),
    Case(
        "SPIN-83 MOD-13",
        "facets, and muscles that are named",
        [
            act("facet_injection", levels=("C4-C5",), side="left", substance="steroid", id="f"),
            guidance("fluoroscopy", "f"),
            act("trigger_point", muscles=2),
        ],
        "20552 64490-59-LT",
    ),
    Case(
        "SPIN-83 MOD-13",
        "facets, and muscles without a name",
        [
            act("facet_injection", levels=("C4-C5",), side="left", substance="steroid", id="f"),
            guidance("fluoroscopy", "f"),
            act("trigger_point"),
        ],
        "20552",
        not_coded="64490",
        review="SPIN-83",
    ),
    # Womb.
    Case(
        "MOD-24",
        "both uterine arteries",
        [
            access("right common_femoral_artery", "left uterine_artery", "right uterine_artery", id="groin"),
            *(
                act("embolization", f"{s} uterine_artery", access="groin", reason="fibroids", field="uterus")
                for s in ("left", "right")
            ),
        ],
        "36247-LT 36247-59-RT 37243",
    ),
]


@table(CASES)
def test_rules(case: Case) -> None:
    check(case)
