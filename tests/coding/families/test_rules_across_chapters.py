"""Rules that cut across families, by hand-built findings and the whole engine."""

from __future__ import annotations

from typing import Any

from tests.coding.build import access, act, bed, device, fact, guidance, imaging, lesion
from tests.coding.cases import Case, TextCase, check, table

FIRST = [fact("prior_catheter_study", "denied"), fact("decision_from_study")]


def leg(target: str, kind: str, lesion_kind: str = "stenosis", **details: Any) -> list[Any]:
    """Leg artery treated for an obstruction from the other groin."""
    found = lesion(lesion_kind, target)
    return [found, act(kind, target, lesion=found.id, **details)]


def sonar(way: Any) -> list[Any]:
    """Ultrasound of a puncture with everything that is asked for."""
    look = guidance("ultrasound", way.id, purpose="vascular_access")
    asked = ("site_evaluated", "vessel_patent", "real_time_entry", "image_saved")
    return [look, *(fact(element, about=look.id) for element in asked)]


GROIN = access("right common_femoral_artery", "abdominal_aorta", "left superficial_femoral_artery", id="access-groin")
CAROTID = access("right common_femoral_artery", "left internal_carotid_artery", id="access-carotid")
ARM = access("left brachial_artery", "left axillary_artery", id="access-arm")
RENAL = access(
    "right common_femoral_artery", "abdominal_aorta", "left renal_artery", "right renal_artery", id="access-renal"
)
UTERINE = access("right common_femoral_artery", "left uterine_artery", id="access-uterine")


def aneurysm() -> list[Any]:
    coil = device("coil", "coil")
    coiled = act(
        "embolization",
        "left internal_carotid_artery",
        access=CAROTID.id,
        reason="aneurysm",
        region="cns",
        devices=(coil.id,),
    )
    return [CAROTID, coil, coiled]


CASES = [
    Case(
        "VASC-37 MOD-32",
        "aneurysm coiled, follow-up run with a finding",
        [*aneurysm(), imaging(CAROTID, bed("left intracranial_carotid"), at=0, purpose="follow_up")],
        "36216 61624 75894 75898",
    ),
    Case(
        "VASC-38",
        "head artery embolized in 2026",
        [CAROTID, act("embolization", "left facial_artery", access=CAROTID.id, reason="bleeding", region="head_neck")],
        "36216 61626 75894",
        date="2026-03-02",
    ),
    Case(
        "VASC-54",
        "aortogram with its own question beside both kidneys",
        [
            RENAL,
            fact("separate_aortic_question"),
            imaging(RENAL, bed("abdominal_aorta"), at=0),
            imaging(RENAL, bed("left renal"), at=1),
            imaging(RENAL, bed("right renal"), at=2),
        ],
        "36252",
    ),
    Case(
        "VASC-72",
        "two punctures, each documented",
        [
            GROIN,
            ARM,
            *sonar(GROIN),
            *sonar(ARM),
            imaging(GROIN, bed("left lower_extremity"), at=1),
            imaging(ARM, bed("left upper_extremity"), at=0),
        ],
        "36140-59-LT 36247-LT 75710x2-LT 76937x2",
    ),
    Case(
        "VASC-74 MOD-25",
        "fluoroscopy of the femoral head before the puncture",
        [
            GROIN,
            guidance("fluoroscopy", GROIN.id, purpose="vascular_access"),
            imaging(GROIN, bed("abdominal_aorta"), at=0),
        ],
        "36247-LT 75625",
    ),
    Case(
        "VINT-09 MOD-29",
        "balloon with filter wire and closure, 2024",
        [GROIN, *leg("left superficial_femoral_artery", "angioplasty")],
        "37224-LT",
        date="2024-05-02",
    ),
    Case(
        "MOD-29",
        "balloon then stent in one iliac artery, 2025",
        [GROIN, *leg("left common_iliac_artery", "angioplasty"), *leg("left common_iliac_artery", "stent")],
        "37221-LT",
        date="2025-05-02",
    ),
    Case(
        "MOD-29",
        "balloon then stent in one iliac artery, 2026",
        [GROIN, *leg("left common_iliac_artery", "angioplasty"), *leg("left common_iliac_artery", "stent")],
        "37258-LT",
        date="2026-05-02",
    ),
    Case(
        "VINT-22",
        "first runoff of both legs, then a stent, 2026",
        [
            GROIN,
            *FIRST,
            *leg("left superficial_femoral_artery", "stent", "occlusion"),
            imaging(GROIN, bed("left lower_extremity"), bed("right lower_extremity"), at=0),
        ],
        "37269-LT 75716-59",
        date="2026-05-02",
    ),
    Case(
        "VINT-38",
        "pressure catheter at a tumor, hospital and physician",
        [
            (way := access("right common_femoral_artery", "right_hepatic_artery", id="access-liver")),
            (tool := device("trinav_catheter", "microcatheter")),
            act(
                "embolization", "right_hepatic_artery", access=way.id, reason="tumor", field="liver", devices=(tool.id,)
            ),
        ],
        "36247 C9797",
    ),
    Case(
        "MOD-31",
        "venogram through the access of the treatment",
        [
            (vein := access("right common_femoral_vein", "inferior_vena_cava", id="access-vein")),
            act("ivc_filter_placement", "inferior_vena_cava", access=vein.id),
            imaging(vein, bed("inferior_vena_cava"), at=0),
        ],
        "37191",
    ),
    Case(
        "MOD-33 VASC-24",
        "a run without a reading",
        [GROIN, imaging(GROIN, bed("left lower_extremity", interpreted=False), at=1)],
        "36247-LT",
        not_coded="75710",
    ),
    Case("CAT-0338T", "denervation, one side", [act("renal_denervation", side="left")], "0338T"),
    Case("CAT-0339T", "denervation, both sides", [act("renal_denervation", side="bilateral")], "0339T"),
    Case("CAT-36600", "blood gas", [act("arterial_puncture")], "36600", review="36600"),
    Case("CAT-36620", "pressure line", [act("arterial_line")], "36620", review="36620"),
    Case("CAT-36625", "line by cutdown", [act("arterial_line", open=True)], "36625"),
    Case("CAT-36640", "infusion line by cutdown", [act("arterial_line", open=True, infusion=True)], "36640"),
    Case("CAT-61623", "test occlusion", [act("balloon_test_occlusion")], "61623"),
    Case("CAT-19030 CAT-77053", "ductogram", [act("ductography", side="left")], "19030-LT 77053"),
    Case("CAT-58345 CAT-74742", "tube opened", [act("fallopian_recanalization", side="left")], "58345-LT 74742"),
    Case("CAT-58340 CAT-74740", "hysterosalpingogram", [act("hysterosalpingography")], "58340 74740"),
    Case("CAT-55874", "spacer", [act("prostate_spacer")], "55874", review="55874"),
    Case("CAT-55875 CAT-76965", "seeds", [act("seed_implantation")], "55875 76965", review="55875"),
    Case("CAT-38794", "thoracic duct", [act("thoracic_duct_catheterization")], "38794"),
    Case("CAT-36510", "umbilical vein", [act("umbilical_vein_catheter")], "36510"),
    Case("CAT-62350", "tunneled intrathecal catheter", [act("intrathecal_pump", tunneled_catheter=True)], "62350"),
    Case("CAT-62350", "pump refill", [act("intrathecal_pump")], "", review="pump"),
    Case("CAT-36410 VASC-18", "venipuncture by a physician", [act("venipuncture", physician_skill=True)], "36410"),
    Case("VASC-18", "plain venous needle", [act("venipuncture")], "", not_coded="36000"),
]

TEXTS = [
    TextCase(
        "CAT-58340",
        "hysterosalpingogram",
        """HYSTEROSALPINGOGRAM. A catheter was placed through the cervix and contrast was injected. The uterine cavity is normal and
both tubes fill with free spill.""",
        "58340 74740",
    ),
    TextCase(
        "CAT-0339T",
        "denervation of both sides",
        """PROCEDURE: Bilateral renal denervation.
TECHNIQUE: Right common femoral access. The catheter was placed in the right and then in the left renal artery and renal
denervation was performed on both sides.""",
        "0339T",
    ),
]


@table(CASES)
def test_rules(case):
    check(case)


@table(TEXTS)
def test_words_to_lines(case):
    check(case)
