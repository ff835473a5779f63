from __future__ import annotations

import pytest
from tests.coding.build import act, bed, coded, device, encounter, imaging, lesion, lines, run

from ircoder.coding.embolization_fields import embolizations
from ircoder.coding.families import embolization
from ircoder.coding.model import Candidate, Slate
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.embolization_reasons import load_embolization_reasons

BOOKS = (embolization.BOOK,)


def emb(target: str | None, reason: str | None = None, field: str | None = None, **details):
    named = {name: value for name, value in (("reason", reason), ("field", field)) if value}
    return act("embolization", target, **named, **details)


def excluded(slate: Slate) -> list[tuple[str, str, str | None]]:
    return [(item.code, item.rule, item.winner) for item in slate.excluded]


def test_every_reason_of_the_table_has_a_code_of_the_catalogue() -> None:
    catalogue = load_knowledge().catalogue
    assert {item.code for item in load_embolization_reasons().values()} <= {entry.code for entry in catalogue}


BY_REASON = [
    ("VINT-32 emergency bleeding of a tumor", emb("left renal_artery", "bleeding", "kidney_left"), "37244"),
    ("VINT-32 the same tumor electively", emb("left renal_artery", "tumor", "kidney_left"), "37243"),
    ("VINT-32 pulmonary malformation", emb("right segmental_pulmonary_artery", "malformation", "lung_right"), "37242"),
    ("VINT-32 venous malformation", emb(None, "venous_malformation", "leg_left"), "37241"),
    ("VINT-39 fibroids", emb("left uterine_artery", "fibroids", "uterus"), "37243"),
    ("VINT-39 postpartum bleeding", emb("left uterine_artery", "bleeding", "uterus"), "37244"),
    ("VINT-39 prostate", emb("left prostatic_artery", "prostate", "prostate"), "37243"),
    ("VINT-40 genicular", emb("left descending_genicular_artery", "arthritis", "knee_left"), "37242"),
    ("VINT-41 pelvic congestion", emb("left gonadal_vein", "pelvic_congestion"), "37241"),
    ("VINT-42 varices not bleeding", emb("gastrorenal_shunt", "varices"), "37241"),
    ("VINT-42 varices that bled", emb("gastrorenal_shunt", "bleeding"), "37244"),
    ("VINT-43 portal vein before hepatectomy", emb("right_portal_vein", "portal_flow", "liver"), "37243"),
    ("VINT-43 spleen for low platelets", emb("splenic_artery", "hypersplenism", "spleen"), "37243"),
    ("VINT-43 splenic aneurysm", emb("splenic_artery", "aneurysm", "spleen"), "37242"),
    ("VINT-43 splenic bleeding", emb("splenic_artery", "bleeding", "spleen"), "37244"),
    ("VINT-44 chyle leak", emb("thoracic_duct", "lymphatic_leak"), "37244"),
    ("VINT-44 lymphatic malformation", emb(None, "lymphatic_malformation", "neck"), "37241"),
    ("VINT-45 endoleak", emb("inferior_mesenteric_artery", "endoleak"), "37242"),
    ("VINT-89 obesity", emb("left_gastric_artery", "obesity"), "37243"),
]


@pytest.mark.parametrize(("piece", "code"), [case[1:] for case in BY_REASON], ids=[case[0] for case in BY_REASON])
def test_reason_chooses_the_code(piece, code: str) -> None:
    assert coded(BOOKS, piece) == [code]


FIELDS = [
    (
        "VINT-33 spleen and pelvis are two",
        [emb("splenic_artery", "bleeding", "spleen"), emb("right internal_iliac_artery", "bleeding", "pelvis")],
        ["37244 *", "37244 *"],
    ),
    (
        "VINT-33 feeders of one liver",
        [
            emb("right_hepatic_artery", "tumor", "liver"),
            emb("left_hepatic_artery", "tumor", "liver"),
            emb("right inferior_phrenic_artery", "tumor", "abdomen_right"),
            emb("left_gastric_artery", "tumor", "stomach"),
        ],
        ["37243"],
    ),
    (
        "VINT-33 both uterine arteries and an iliac feeder",
        [
            emb("left uterine_artery", "bleeding", "uterus"),
            emb("right uterine_artery", "bleeding", "uterus"),
            emb("right internal_iliac_anterior_division", "bleeding", "pelvis"),
        ],
        ["37244"],
    ),
    (
        "VINT-39 both uterine arteries",
        [emb("left uterine_artery", "fibroids"), emb("right uterine_artery", "fibroids")],
        ["37243"],
    ),
    (
        "VINT-33 two kidneys",
        [emb("left renal_artery", "tumor", "kidney_left"), emb("right renal_artery", "tumor", "kidney_right")],
        ["37243 *", "37243 *"],
    ),
    (
        "VINT-33 bronchial and other feeders of bleeding lungs",
        [
            emb("right bronchial_artery", "bleeding", "lung_right"),
            emb("left bronchial_artery", "bleeding", "lung_left"),
            emb("right inferior_phrenic_artery", "bleeding", "abdomen_right"),
            emb("right thyrocervical_trunk", "bleeding", "head_neck", region="head_neck"),
        ],
        ["37244"],
    ),
    (
        "VINT-33 two reasons in two fields",
        [emb("splenic_artery", "aneurysm", "spleen"), emb("left renal_artery", "bleeding", "kidney_left")],
        ["37242 *", "37244 *"],
    ),
    (
        "VINT-32 two reasons in one field, the immediate cause",
        [emb("splenic_artery", "aneurysm", "spleen"), emb("splenic_superior_polar_artery", "bleeding", "spleen")],
        ["37244"],
    ),
    (
        "VINT-40 both knees",
        [
            emb("left descending_genicular_artery", "arthritis", "knee_left"),
            emb("left superior_lateral_genicular_artery", "arthritis", "knee_left"),
            emb("right descending_genicular_artery", "arthritis", "knee_right"),
        ],
        ["37242 *", "37242 *"],
    ),
    (
        "VINT-41 pelvic congestion in several veins",
        [
            emb("left gonadal_vein", "pelvic_congestion", "gonad_left"),
            emb("left internal_iliac_vein", "pelvic_congestion", "pelvis"),
            emb("right internal_iliac_vein", "pelvic_congestion", "pelvis"),
        ],
        ["37241"],
    ),
    (
        "VINT-41 two spermatic veins",
        [emb("left gonadal_vein", "varicocele"), emb("right gonadal_vein", "varicocele")],
        ["37241 *", "37241 *"],
    ),
    (
        "VINT-41 a vein without side is one of those with a side",
        [emb("left gonadal_vein", "varicocele"), emb("gonadal_vein", "varicocele")],
        ["37241"],
    ),
    (
        "VINT-42 several varices",
        [emb("left_gastric_vein", "bleeding", "stomach"), emb("short_gastric_vein", "bleeding", "spleen")],
        ["37244"],
    ),
    (
        "VINT-42 varices and the stomach they bleed into",
        [emb("left_gastric_vein", "bleeding", "stomach"), emb("left_gastric_artery", "bleeding", "stomach")],
        ["37244"],
    ),
    (
        "VINT-33 two sessions of a day",
        [emb("splenic_artery", "bleeding", "spleen"), emb("splenic_artery", "bleeding", "spleen", session=2)],
        ["37244 *", "37244 *"],
    ),
    ("VINT-33 nothing embolized", [emb("splenic_artery", "bleeding", status="planned")], []),
]


@pytest.mark.parametrize(("pieces", "expected"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS])
def test_one_code_a_field(pieces, expected: list[str]) -> None:
    assert coded(BOOKS, *pieces) == expected


def test_fields_have_sites_of_their_own() -> None:
    slate = run(BOOKS, encounter(emb("left gonadal_vein", "varicocele"), emb("right gonadal_vein", "varicocele")))
    assert {item.site for item in slate.candidates} == {"field:spermatic_veins_left", "field:spermatic_veins_right"}


@pytest.mark.parametrize(
    ("kind", "details", "expected"),
    [
        ("bleeding", {}, ["37244"]),
        ("trauma", {}, ["37244"]),
        ("pseudoaneurysm", {}, ["37242"]),
        ("aneurysm", {"ruptured": True}, ["37244"]),
        ("tumor", {}, ["37243"]),
        ("stenosis", {}, []),
    ],
)
def test_vint_32_lesion_tells_the_reason(kind, details, expected) -> None:
    sick = lesion(kind, "splenic_artery", details=details)
    assert coded(BOOKS, emb("splenic_artery", lesion=sick.id), sick) == expected


@pytest.mark.parametrize(
    ("target", "code"), [("splenic_artery", "37242"), ("left gonadal_vein", "37241")], ids=["artery", "vein"]
)
def test_vint_32_no_reason_is_asked_and_not_guessed(target: str, code: str) -> None:
    slate = run(BOOKS, encounter(emb(target, "unstated")))
    assert not slate.candidates
    assert [(item.code, item.rule) for item in slate.queries] == [(code, "VINT-32")]
    assert slate.review


@pytest.mark.parametrize(
    ("piece", "reviewed"),
    [
        (emb("left_gastric_artery", "obesity"), True),
        (emb("left renal_vein", "malformation", "kidney_left"), True),
        (emb("left renal_artery", "malformation", "kidney_left"), False),
    ],
    ids=["VINT-89", "VINT-32 malformation by its vein", "VINT-32 malformation by its artery"],
)
def test_what_no_advice_settles_is_reviewed(piece, reviewed: bool) -> None:
    assert bool(run(BOOKS, encounter(piece)).review) == reviewed


def test_vint_34_imaging_is_inside() -> None:
    after = imaging(None, bed("visceral", "splenic_artery"), purpose="completion")
    cone = imaging(None, bed("visceral", "splenic_artery"), purpose="guiding", details={"cone_beam_ct": True})
    slate = run(BOOKS, encounter(emb("splenic_artery", "bleeding"), after, cone))
    assert lines(slate) == ["37244"]
    assert excluded(slate) == [
        ("75898", "VASC-23", "37244"),
        ("76380", "VASC-40", "37244"),
    ]


def test_vint_34_scaffold_stent_is_inside_and_other_stents_stay() -> None:
    start = Slate().add(
        Candidate(code="37236", vessel="vessel:splenic_artery"),
        Candidate(code="37236", vessel="vessel:renal_artery", side="left"),
    )
    case = encounter(emb("splenic_artery", "aneurysm", scaffold_stent=True))
    assert lines(run(BOOKS, case, start)) == ["37236 left", "37242"]
    left = encounter(emb("left renal_artery", "aneurysm", scaffold_stent=True))
    both = Slate().add(
        *(Candidate(code="37236", vessel="vessel:renal_artery", side=side) for side in ("left", "right"))
    )
    assert lines(run(BOOKS, left, both)) == ["37236 right", "37242"]
    plain = encounter(emb("splenic_artery", "aneurysm"))
    assert lines(run(BOOKS, plain, start)) == ["37236", "37236 left", "37242"]


COIL = device("pushable_coil", "coil")
SPHERES = device("yttrium_microspheres", "radioactive_microsphere")
TACE = emb("segment_7_hepatic_artery", "tumor", "liver", chemotherapy=True)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [("professional", ["37243"]), ("office", ["37243", "96420"]), ("facility", ["37243", "96420"])],
)
def test_vint_35_chemotherapy(setting: str, expected: list[str]) -> None:
    slate = run(BOOKS, encounter(TACE, setting=setting))
    assert lines(slate) == expected
    assert (("96420", "VINT-35", None) in excluded(slate)) == (setting == "professional")


def test_vint_35_the_drug_tells_the_reason() -> None:
    bled = emb("right_hepatic_artery", "bleeding", "liver", chemotherapy=True)
    assert coded(BOOKS, bled, setting="facility") == ["37243", "96420"]
    slate = run(BOOKS, encounter(emb("right_hepatic_artery", "bleeding", devices=(SPHERES.id,)), SPHERES))
    assert lines(slate) == ["37243"]


def y90(target: str = "right_hepatic_artery", **details):
    return emb(target, "tumor", "liver", radioembolization=True, devices=(SPHERES.id,), **details)


def mapping(target: str, reason: str = "tumor", **details):
    return emb(target, reason, "stomach", mapping=True, devices=(COIL.id,), **details)


def test_vint_36_mapping_session_is_37242_once() -> None:
    branches = [mapping("gastroduodenal_artery"), mapping("right_gastric_artery", "protective")]
    slate = run(BOOKS, encounter(*branches, COIL))
    assert lines(slate) == ["37242"]
    assert slate.candidates[0].rules[0] == "VINT-36"
    radio = [mapping("gastroduodenal_artery", radioembolization=True)]
    assert coded(BOOKS, *radio, COIL) == ["37242"]


def test_vint_37_earlier_mapping_does_not_make_the_treatment_a_mapping() -> None:
    assert coded(BOOKS, y90(mapping=True), SPHERES) == ["37243"]
    unlinked = emb("right_hepatic_artery", "tumor", "liver", radioembolization=True, mapping=True)
    assert coded(BOOKS, unlinked) == ["37243"]


@pytest.mark.parametrize("reason", ["protective", "tumor"])
def test_vint_37_coils_in_the_treatment_session_are_inside(reason: str) -> None:
    coil = emb("gastroduodenal_artery", reason, "stomach", radioembolization=True, devices=(COIL.id,))
    slate = run(BOOKS, encounter(y90(), coil, COIL, SPHERES))
    assert lines(slate) == ["37243"]
    assert ("37242", "VINT-37", "37243") in excluded(slate)


@pytest.mark.parametrize(
    ("details", "expected", "asked"),
    [
        ({"authorized_user": True}, ["37243", "79445"], False),
        ({"authorized_user": False}, ["37243"], False),
        ({}, ["37243"], True),
    ],
)
def test_vint_37_authorized_user(details, expected: list[str], asked: bool) -> None:
    slate = run(BOOKS, encounter(y90(**details), SPHERES))
    assert lines(slate) == expected
    assert bool(slate.queries) == asked


TRINAV = device("trinav_infusion_system", "microcatheter")


@pytest.mark.parametrize(
    ("setting", "date", "expected"),
    [
        ("facility", "2024-01-01", ["79445", "C9797"]),
        ("facility", "2023-12-31", ["37243", "79445"]),
        ("professional", "2024-01-01", ["37243", "79445"]),
    ],
)
def test_vint_38_pressure_catheter_at_treatment(setting: str, date: str, expected: list[str]) -> None:
    parts = (y90(authorized_user=True), SPHERES, TRINAV)
    assert coded(BOOKS, *parts, setting=setting, date=date) == expected


@pytest.mark.parametrize(
    ("setting", "date", "expected"),
    [
        ("facility", "2025-04-01", ["37242", "C8004"]),
        ("facility", "2025-03-31", ["37242"]),
        ("professional", "2025-04-01", ["37242"]),
    ],
)
def test_vint_38_pressure_catheter_at_mapping(setting: str, date: str, expected: list[str]) -> None:
    parts = (mapping("gastroduodenal_artery"), COIL, TRINAV)
    assert coded(BOOKS, *parts, setting=setting, date=date) == expected


HEAD = [
    (
        "VINT-46 epistaxis from both maxillary arteries",
        [emb("left maxillary_artery", "bleeding"), emb("right maxillary_artery", "bleeding")],
        ["61626", "75894"],
    ),
    ("VINT-31 flow diverter", [emb("left internal_carotid_artery", "aneurysm")], ["61624", "75894"]),
    ("VINT-46 region said by the act", [emb("left facial_artery", "tumor", region="head_neck")], ["61626", "75894"]),
    ("VINT-46 subdural", [emb("left middle_meningeal_artery", "subdural_hematoma")], ["61624", "75894"]),
    (
        "VINT-46 meningeal artery read as neck",
        [emb("left middle_meningeal_artery", "tumor", region="head_neck")],
        ["61624", "75894"],
    ),
    ("VINT-46 cord", [emb("artery_of_adamkiewicz", "malformation", region="body")], ["61624", "75894"]),
    (
        "VINT-46 brain and face",
        [emb("left middle_cerebral_artery", "malformation"), emb("left facial_artery", "bleeding")],
        ["61624 *", "61626 *", "75894 *", "75894 *"],
    ),
    (
        "VINT-46 neck trunk alone",
        [emb("right thyrocervical_trunk", "bleeding", region="head_neck")],
        ["61626", "75894"],
    ),
]


@pytest.mark.parametrize("date", ["2025-12-31", "2026-03-02"])
@pytest.mark.parametrize(("pieces", "expected"), [case[1:] for case in HEAD], ids=[case[0] for case in HEAD])
def test_head_and_neck(pieces, expected: list[str], date: str) -> None:
    assert coded(BOOKS, *pieces, date=date) == expected


@pytest.mark.parametrize(
    ("runs", "added"),
    [
        ([{"purpose": "follow_up"}], True),
        ([{"purpose": "follow_up"}, {"purpose": "completion"}], True),
        ([{"purpose": "completion"}], True),
        ([{"purpose": "guiding"}], False),
        ([{"purpose": "diagnostic"}], False),
        ([{"purpose": "follow_up", "status": "planned"}], False),
        ([], False),
    ],
)
def test_vasc_37_follow_up_run(runs, added: bool) -> None:
    piece = emb("left internal_carotid_artery", "aneurysm")
    studies = [imaging(None, "left intracranial_carotid", **fields) for fields in runs]
    slate = run(BOOKS, encounter(piece, *studies))
    assert lines(slate) == (["61624", "75894", "75898"] if added else ["61624", "75894"])


def test_vasc_37_run_without_findings_or_elsewhere_is_no_follow_up() -> None:
    piece = emb("left internal_carotid_artery", "aneurysm")
    blank = imaging(None, bed("left intracranial_carotid", interpreted=False), purpose="follow_up")
    groin = imaging(None, "right access_site", purpose="follow_up")
    assert coded(BOOKS, piece, blank, groin) == ["61624", "75894"]


def test_vint_34_head_imaging_is_not_noted_as_inside() -> None:
    assert not run(BOOKS, encounter(emb("left internal_carotid_artery", "aneurysm"))).excluded


THROMBIN = [
    (
        "VINT-47 thrombin",
        [act("thrombin_injection", "right common_femoral_artery")],
        ["36002 right"],
    ),
    (
        "VINT-47 both sides",
        [act("thrombin_injection", "bilateral common_femoral_artery")],
        ["36002 left", "36002 right"],
    ),
    ("VINT-47 vessel not named", [act("thrombin_injection", None, side="left")], ["36002 left"]),
    (
        "VINT-47 compression",
        [act("ultrasound_compression", "right common_femoral_artery", family="embolization")],
        ["76936 right"],
    ),
    (
        "VINT-47 never both for one lesion",
        [
            act("ultrasound_compression", "right common_femoral_artery", family="embolization"),
            act("thrombin_injection", "right common_femoral_artery"),
        ],
        ["36002 right"],
    ),
    (
        "VINT-47 both for two lesions",
        [
            act("ultrasound_compression", "left common_femoral_artery", family="embolization"),
            act("thrombin_injection", "right common_femoral_artery"),
        ],
        ["36002 right", "76936 left"],
    ),
    ("VINT-47 a visceral lesion is another matter", [act("thrombin_injection", "splenic_artery")], []),
]


@pytest.mark.parametrize(("acts", "expected"), [case[1:] for case in THROMBIN], ids=[case[0] for case in THROMBIN])
def test_pseudoaneurysms(acts, expected: list[str]) -> None:
    assert coded(BOOKS, *acts) == expected


def test_vint_47_lesions_have_sites_of_their_own() -> None:
    slate = run(BOOKS, encounter(act("thrombin_injection", "bilateral common_femoral_artery")))
    vessel = "vessel:common_femoral_artery"
    assert [item.site for item in slate.candidates] == [f"lesion:left:{vessel}", f"lesion:right:{vessel}"]


def test_vint_47_visceral_needle_is_reviewed() -> None:
    assert run(BOOKS, encounter(act("thrombin_injection", "splenic_artery"))).review


def test_vint_87_attempt_is_told_and_not_coded() -> None:
    slate = run(BOOKS, encounter(emb("splenic_artery", "bleeding", status="attempted")))
    assert not slate.candidates
    assert excluded(slate) == [("37244", "VINT-87", None)]
    done = [emb("splenic_artery", "bleeding"), emb("splenic_artery", "bleeding", status="attempted")]
    assert ("37244", "VINT-87", None) not in excluded(run(BOOKS, encounter(*done)))


def test_side_branch_of_a_dialysis_circuit_has_its_own_codes() -> None:
    study = act("dialysis_circuit_study", "arteriovenous_fistula")
    branch = emb("left cephalic_vein", "fistula")
    assert coded(BOOKS, study, branch) == []
    assert len(embolizations(encounter(branch))) == 1
