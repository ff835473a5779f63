from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import access, act, bed, coded, encounter, fact, imaging, lines, run

from ircoder.coding.families import catheter_placement, cervicocerebral, diagnostic_angiography
from ircoder.coding.model import Candidate, Slate

BOOKS = [module.BOOK for module in (catheter_placement, diagnostic_angiography, cervicocerebral)]
GROIN = "right common_femoral_artery"
HEAD = ("cervical_carotid", "intracranial_carotid")


def runs(*shots: tuple[str, str, str], start: str = GROIN) -> list[Any]:
    """One access; every shot is a tip, the side of the beds, and their names."""
    source = access(start, *(tip for tip, _, _ in shots))
    parts: list[Any] = [source]
    for index, (_, side, beds) in enumerate(shots):
        parts.append(imaging(source, *(bed(f"{side} {name}".strip()) for name in beds.split()), at=index))
    return parts


BOTH = "cervical_carotid intracranial_carotid"
CASES = [
    (
        "VASC-34 arch only",
        runs(("aortic_arch", "bilateral", "cervical_carotid vertebral")),
        ["36221"],
    ),
    ("VASC-34 arch study", runs(("aortic_arch", "", "arch")), ["36221"]),
    ("VASC-34 thoracic question", runs(("aortic_arch", "", "thoracic_aorta")), ["36200", "75605"]),
    (
        "VASC-42 from the wrist",
        runs(("right common_carotid_artery", "right", BOTH), start="left radial_artery"),
        ["36223 right"],
    ),
    (
        "VASC-43 arch is inside",
        runs(("aortic_arch", "", "arch"), ("left internal_carotid_artery", "left", "intracranial_carotid")),
        ["36224 left"],
    ),
    (
        "VASC-44 neck and head from the common carotid",
        runs(("right common_carotid_artery", "right", BOTH)),
        ["36223 right"],
    ),
    ("VASC-44 neck only", runs(("left common_carotid_artery", "left", "cervical_carotid")), ["36222 left"]),
    ("VASC-44 innominate", runs(("brachiocephalic_artery", "right", "cervical_carotid")), ["36222 right"]),
    (
        "VASC-44 highest on the side",
        runs(
            ("right common_carotid_artery", "right", BOTH),
            ("right internal_carotid_artery", "right", "intracranial_carotid"),
        ),
        ["36224 right"],
    ),
    (
        "VASC-45 beside the carotid",
        runs(
            ("left internal_carotid_artery", "left", "intracranial_carotid"),
            ("left vertebral_artery", "left", "vertebral"),
        ),
        ["36224 left", "36226 left"],
    ),
    ("VASC-45 from the subclavian", runs(("left subclavian_artery", "left", "vertebral")), ["36225 left"]),
    (
        "VASC-13 left vertebral off the arch",
        runs(("left_vertebral_artery_from_arch", "left", "vertebral")),
        ["36226 left"],
    ),
    (
        "VASC-13 bovine arch",
        runs(("left_common_carotid_artery_from_brachiocephalic", "left", BOTH)),
        ["36223 left"],
    ),
    (
        "VASC-46 equal sides",
        runs(
            ("right common_carotid_artery", "right", "cervical_carotid"),
            ("left common_carotid_artery", "left", "cervical_carotid"),
        ),
        ["36222 left", "36222 right"],
    ),
    (
        "VASC-46 unequal sides",
        runs(
            ("right internal_carotid_artery", "right", "intracranial_carotid"),
            ("left common_carotid_artery", "left", "intracranial_carotid"),
        ),
        ["36223 left *", "36224 right"],
    ),
    (
        "VASC-47 external carotid with a deeper branch",
        runs(
            ("left common_carotid_artery", "left", BOTH),
            ("left external_carotid_artery", "left", "external_carotid"),
            ("left middle_meningeal_artery", "left", "external_carotid"),
        ),
        ["36223 left", "36227 left"],
    ),
    (
        "VASC-47 seen and not entered",
        runs(("left common_carotid_artery", "left", f"{BOTH} external_carotid")),
        ["36223 left"],
    ),
    (
        "VASC-48 two branches",
        runs(
            ("left internal_carotid_artery", "left", "intracranial_carotid"),
            ("left middle_cerebral_artery", "left", "intracranial_branch"),
            ("left anterior_cerebral_artery", "left", "intracranial_branch"),
        ),
        ["36224 left", "36228 x2 left"],
    ),
    (
        "VASC-48 at most two a side",
        runs(
            ("left internal_carotid_artery", "left", "intracranial_carotid"),
            ("left middle_cerebral_artery", "left", "intracranial_branch"),
            ("left anterior_cerebral_artery", "left", "intracranial_branch"),
            ("left ophthalmic_artery", "left", "intracranial_branch"),
        ),
        ["36224 left", "36228 x2 left"],
    ),
    (
        "VASC-48 basilar belongs to the vertebral side studied",
        runs(("left vertebral_artery", "left", "vertebral"), ("basilar_artery", "", "intracranial_branch")),
        ["36226 left", "36228 left"],
    ),
    (
        "VASC-48 other circulation",
        runs(
            ("left vertebral_artery", "left", "vertebral"),
            ("left middle_cerebral_artery", "left", "intracranial_branch"),
        ),
        ["36217 left *", "36226 left"],
    ),
    (
        "VASC-49 arm and vertebral",
        runs(("right subclavian_artery", "right", "vertebral upper_extremity")),
        ["36225 right", "75710 right"],
    ),
]


@pytest.mark.parametrize(("parts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reference_examples(parts: list[Any], expected: list[str]) -> None:
    assert coded(BOOKS, *parts) == expected


def test_an_innominate_run_without_a_side_is_the_right_carotid() -> None:
    assert coded(BOOKS, *runs(("brachiocephalic_artery", "", "cervical_carotid"))) == ["36222 right"]


def test_a_tip_named_without_its_puncture_still_tells_the_level() -> None:
    study = imaging(None, bed("right intracranial_carotid", "internal_carotid_artery"), position="position-x")
    assert coded(BOOKS, study) == ["36224 right"]


def test_external_carotid_without_its_parent_is_asked() -> None:
    slate = run(BOOKS, encounter(*runs(("left external_carotid_artery", "left", "external_carotid"))))
    assert not slate.with_code("36227")
    assert {(query.code, query.rule) for query in slate.queries} == {("36227", "VASC-47")}


def test_the_arch_study_is_noted_as_inside() -> None:
    case = runs(("aortic_arch", "", "arch"), ("left internal_carotid_artery", "left", "intracranial_carotid"))
    slate = run(BOOKS, encounter(*case))
    assert ("36221", "VASC-43", "36224") in {(item.code, item.rule, item.winner) for item in slate.excluded}


def test_embolization_of_a_neck_vessel_without_a_study_counts_on_the_ladder() -> None:
    source = access(GROIN, "left maxillary_artery", "right maxillary_artery")
    acts = [act("embolization", f"{side} maxillary_artery", access=source.id) for side in ("left", "right")]
    start = Slate((Candidate(code="61626", access=source.id, acts=tuple(item.id for item in acts)),))
    assert lines(run(BOOKS, encounter(source, *acts), start)) == ["36217 left", "36217 right *", "61626"]


def stroke(*facts: Any) -> list[str]:
    source = access(
        GROIN, "left internal_carotid_artery", "left middle_cerebral_artery", "right internal_carotid_artery"
    )
    treated = act("intracranial_thrombectomy", "left middle_cerebral_artery", access=source.id)
    parts = [
        source,
        imaging(source, "left intracranial_carotid", at=0),
        imaging(source, "right intracranial_carotid", at=2),
        treated,
        *facts,
    ]
    start = Slate((Candidate(code="61645", side="left", access=source.id, acts=(treated.id,)),))
    return lines(run(BOOKS, encounter(*parts), start))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("prior_catheter_study", "denied")], ["36224 right *", "61645 left"]),
        ([], ["36224 right *", "61645 left"]),
        ([fact("prior_catheter_study")], ["61645 left"]),
    ],
    ids=["VASC-50 other territory, first study", "VASC-50 other territory", "VASC-50 studied before"],
)
def test_thrombectomy_holds_its_territory_only(facts: list[Any], expected: list[str]) -> None:
    assert stroke(*facts) == expected


def test_carotid_stent_holds_the_studies_of_its_side() -> None:
    source = access(
        GROIN,
        "right common_carotid_artery",
        "left common_carotid_artery",
        "left vertebral_artery",
        "right internal_carotid_artery",
    )
    stent = act("stent", "right internal_carotid_artery", access=source.id)
    parts = [
        source,
        imaging(source, *(bed(f"right {name}") for name in HEAD), at=0),
        imaging(source, *(bed(f"left {name}") for name in HEAD), at=1),
        imaging(source, "left vertebral", at=2),
        stent,
        fact("prior_catheter_study", "denied"),
    ]
    start = Slate((Candidate(code="37215", side="right", access=source.id, acts=(stent.id,)),))
    assert lines(run(BOOKS, encounter(*parts), start)) == ["36223 left *", "36226 left *", "37215 right"]
