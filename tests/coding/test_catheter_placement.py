from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import access, act, bed, encounter, fact, imaging, lines, position, run

from ircoder.coding.families import catheter_placement, diagnostic_angiography
from ircoder.coding.model import Candidate, Slate
from ircoder.findings.model import Access, Act
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.catheter_inclusion import load_inclusions

BOOKS = [catheter_placement.BOOK, diagnostic_angiography.BOOK]
GROIN = "right common_femoral_artery"
OTHER_GROIN = "left common_femoral_artery"


def treated(code: str, source: Access | None, *acts: Act, side: Any = None) -> Candidate:
    return Candidate(code=code, side=side, access=source.id if source else None, acts=tuple(item.id for item in acts))


def coded(slate: tuple[Candidate, ...], *parts: Any, date: str = "2025-06-02") -> list[str]:
    return lines(run(BOOKS, encounter(*parts, date=date), Slate(slate)))


def one_treatment(
    code: str, kind: str, target: str, *tips: str, start: str = GROIN, side: Any = None, date: str = "2025-06-02"
) -> list[str]:
    source = access(start, *tips)
    done = act(kind, target, access=source.id)
    return coded((treated(code, source, done, side=side),), source, done, date=date)


LEFT_SFA = "left superficial_femoral_artery"
TREATMENTS = [
    (
        "VASC-16 leg stent 2025",
        one_treatment("37226", "stent", LEFT_SFA, "abdominal_aorta", LEFT_SFA, side="left"),
        ["37226 left"],
    ),
    (
        "VASC-16 leg stent 2026",
        one_treatment("37267", "stent", LEFT_SFA, LEFT_SFA, side="left", date="2026-01-05"),
        ["37267 left"],
    ),
    (
        "VASC-16 lithotripsy",
        one_treatment("C9764", "lithotripsy", LEFT_SFA, LEFT_SFA, side="left"),
        ["C9764 left"],
    ),
    (
        "VASC-16 uterine embolization",
        one_treatment("37243", "embolization", "left uterine_artery", "left uterine_artery"),
        ["36247 left", "37243"],
    ),
    (
        "VASC-16 lysis",
        one_treatment("37211", "thrombolysis", LEFT_SFA, LEFT_SFA, side="left"),
        ["36247 left", "37211 left"],
    ),
    (
        "VINT-25 visceral stent",
        one_treatment("37236", "stent", "superior_mesenteric_artery", "superior_mesenteric_artery"),
        ["36245", "37236"],
    ),
    (
        "VASC-17 renal stent",
        one_treatment("37236", "stent", "right renal_artery", "right renal_artery", side="right"),
        ["36245 right", "37236 right"],
    ),
    (
        "VINT-49 leg thrombectomy",
        one_treatment("37184", "thrombectomy", "left popliteal_artery", "left popliteal_artery", side="left"),
        ["36247 left", "37184 left"],
    ),
    (
        "VINT-50 vein thrombectomy from the popliteal vein",
        one_treatment(
            "37187",
            "thrombectomy",
            "left common_iliac_vein",
            "left common_iliac_vein",
            "inferior_vena_cava",
            start="left popliteal_vein",
            side="left",
        ),
        ["36010", "37187 left"],
    ),
    (
        "VINT-45 through the arc of Riolan",
        one_treatment(
            "37242",
            "embolization",
            "inferior_mesenteric_artery",
            "superior_mesenteric_artery",
            "arc_of_riolan",
            "inferior_mesenteric_artery",
        ),
        ["36247", "37242"],
    ),
    (
        "VINT-34 target of a treatment stands for a position that was not written down",
        one_treatment("37244", "embolization", "splenic_artery"),
        ["36246", "37244"],
    ),
    (
        "VASC-59 central line",
        one_treatment(
            "36558",
            "central_line_insertion",
            "right internal_jugular_vein",
            "superior_vena_cava",
            start="right internal_jugular_vein",
        ),
        ["36558"],
    ),
]


@pytest.mark.parametrize(("found", "expected"), [case[1:] for case in TREATMENTS], ids=[case[0] for case in TREATMENTS])
def test_catheterization_beside_treatments(found: list[str], expected: list[str]) -> None:
    assert found == expected


def test_fibroid_embolization_codes_each_side() -> None:
    source = access(GROIN, "left uterine_artery", "right uterine_artery")
    acts = [act("embolization", f"{side} uterine_artery", access=source.id) for side in ("left", "right")]
    expected = ["36247 left", "36247 right *", "37243"]
    assert coded((treated("37243", source, *acts),), source, *acts) == expected


def test_an_act_without_its_side_implies_no_further_side() -> None:
    source = access("left radial_artery", "left uterine_artery", "right uterine_artery")
    treated_ = act("embolization", "uterine_artery", access=source.id, reason="fibroids")
    assert coded((), source, treated_) == ["36247 left", "36247 right *"]


def test_a_coronary_graft_is_inside_the_coronary_code() -> None:
    source = access("left radial_artery", "left internal_mammary_artery")
    assert coded((), source, act("stent", "left_anterior_descending_artery", access=source.id)) == []


def test_a_family_that_the_leg_code_does_not_hold_stays() -> None:
    source = access(GROIN, LEFT_SFA, "celiac_artery")
    stent = act("stent", LEFT_SFA, access=source.id)
    assert coded((treated("37226", source, stent, side="left"),), source, stent) == ["36245", "37226 left"]


def test_the_untreated_leg_keeps_its_catheter() -> None:
    source = access("left radial_artery", "left common_iliac_artery", "right superficial_femoral_artery")
    stent = act("stent", "left common_iliac_artery", access=source.id)
    study = imaging(source, "right lower_extremity", at=1)
    first = fact("prior_catheter_study", "denied")
    found = coded((treated("37221", source, stent, side="left"),), source, stent, study, first)
    assert found == ["36247 right", "37221 left", "75710 right *"]


def test_a_second_puncture_with_its_own_purpose_is_separate() -> None:
    first, second = access(GROIN, LEFT_SFA), access(OTHER_GROIN)
    study = imaging(second, "left lower_extremity")
    assert coded((), first, second, imaging(first, "left lower_extremity", at=0), study) == [
        "36140 left *",
        "36247 left",
        "75710 left",
    ]


def test_a_second_puncture_without_a_purpose_gives_nothing() -> None:
    first, second = access(GROIN, LEFT_SFA), access(OTHER_GROIN)
    assert coded((), first, second, imaging(first, "left lower_extremity", at=0)) == ["36247 left", "75710 left"]


def test_two_accesses_count_apart() -> None:
    groin, arm = access(GROIN, "celiac_artery"), access("left brachial_artery", "superior_mesenteric_artery")
    slate = run(BOOKS, encounter(groin, arm))
    assert lines(slate) == ["36245", "36245 *"]
    assert {candidate.access for candidate in slate.candidates} == {groin.id, arm.id}


def test_thoracic_and_abdominal_families_need_no_proof_against_each_other() -> None:
    source = access(GROIN, "intercostobronchial_trunk", "left bronchial_artery", "right inferior_phrenic_artery")
    assert coded((), source) == ["36215", "36215 left *", "36245 right"]


def test_an_attempted_access_gives_nothing() -> None:
    failed = access(OTHER_GROIN, "abdominal_aorta", status="attempted")
    assert coded((), failed) == []


def test_a_direct_carotid_puncture_with_a_study_of_the_arm_of_nothing_else() -> None:
    source = access("right common_carotid_artery", kind="direct")
    assert coded((), source, imaging(source, "other")) == ["36100 right"]


def test_aortography_implies_its_tip() -> None:
    source = access(GROIN)
    assert coded((), source, imaging(source, "abdominal_aorta")) == ["36200", "75625"]


def test_a_treatment_through_another_access_leaves_the_cava_alone() -> None:
    leg = access("left popliteal_vein", "inferior_vena_cava")
    neck = access("right internal_jugular_vein", "inferior_vena_cava")
    lysis = act("thrombolysis", "left common_iliac_vein", access=leg.id)
    caval = act("ivc_filter_placement", access=neck.id)
    start = (treated("37212", leg, lysis, side="left"), treated("37191", neck, caval))
    assert coded(start, leg, neck, lysis, caval) == ["36010", "37191", "37212 left"]


@pytest.mark.parametrize(
    ("kind", "target", "start", "tips", "kept"),
    [
        ("left_heart_catheterization", None, GROIN, ["ascending_aorta"], []),
        ("right_heart_catheterization", None, "right common_femoral_vein", ["right_pulmonary_artery"], []),
        ("coronary_stent", None, "right radial_artery", ["ascending_aorta"], []),
        ("tips_creation", None, "right internal_jugular_vein", ["right hepatic_vein", "portal_vein"], []),
        ("foreign_body_retrieval", None, "right common_femoral_vein", ["right_pulmonary_artery"], []),
        ("stent", "left subclavian_artery", GROIN, ["left subclavian_artery"], ["36215 left"]),
    ],
    ids=[
        "VASC-41 left heart",
        "VASC-41 right heart",
        "VASC-16 coronary",
        "VASC-60 TIPS",
        "VINT-60",
        "VINT-25",
    ],
)
def test_acts_hold_their_catheters_before_their_code_is_known(
    kind: str, target: str | None, start: str, tips: list[str], kept: list[str]
) -> None:
    source = access(start, *tips)
    family = "diagnostic_cardiac_cath" if "heart" in kind else None
    assert coded((), source, act(kind, target, family=family, access=source.id)) == kept


def test_an_artery_is_out_of_reach_of_a_vein() -> None:
    source = access("left popliteal_vein", "left popliteal_artery")
    assert coded((), source, imaging(source, "left lower_extremity", at=0)) == []


def test_a_study_without_a_puncture_goes_to_review_and_is_not_coded() -> None:
    slate = run(BOOKS, encounter(imaging(None, "bilateral lower_extremity")))
    assert lines(slate) == []
    assert slate.review


def test_a_tip_without_study_or_treatment_goes_to_review() -> None:
    source = access(GROIN, "celiac_artery")
    aimless = run(BOOKS, encounter(source))
    studied = run(BOOKS, encounter(source, imaging(source, bed("visceral", "celiac_artery"), at=0)))
    assert aimless.review
    assert not studied.review


def test_a_leg_treatment_implies_no_tip() -> None:
    source = access(GROIN)
    assert coded((), source, act("angioplasty", LEFT_SFA, access=source.id)) == []


def test_what_a_treatment_holds_is_noted_with_its_rule_and_winner() -> None:
    source = access(GROIN, LEFT_SFA)
    stent = act("stent", LEFT_SFA, access=source.id)
    slate = run(BOOKS, encounter(source, stent), Slate((treated("37226", source, stent, side="left"),)))
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("36247", "VASC-16", "37226")]
    assert slate.excluded[0].spans


def test_every_line_names_its_rule_and_its_words() -> None:
    source = access(GROIN, "celiac_artery", "right_hepatic_artery", "gastroduodenal_artery")
    for candidate in run(BOOKS, encounter(source)).candidates:
        assert candidate.rules
        assert candidate.why
        assert candidate.spans
        assert candidate.access == source.id


def test_missing_puncture_side_is_asked_for() -> None:
    source = access("common_femoral_artery", LEFT_SFA)
    slate = run(BOOKS, encounter(source))
    assert lines(slate) == ["36245 left"]
    assert {(query.code, query.rule) for query in slate.queries} == {("36245", "VASC-81")}


def test_passing_positions_give_nothing_selective() -> None:
    source = access(GROIN, "abdominal_aorta", position("celiac_artery", selective=False))
    assert coded((), source, imaging(source, bed("abdominal_aorta"), at=0)) == ["36200", "75625"]


def test_the_inclusion_table_speaks_of_catalogue_codes_only() -> None:
    catalogue = load_knowledge().catalogue
    for inclusion in load_inclusions():
        assert any(code in catalogue for code in inclusion.codes)
        assert all(code in catalogue for code in inclusion.imaging)
