from __future__ import annotations

from typing import Any

import pytest
from tests.coding.build import access, act, bed, coded, encounter, fact, imaging, lines, position, run

from ircoder.coding.families import (
    catheter_placement,
    cervicocerebral,
    ct_angiography,
    diagnostic_angiography,
    renal_angiography,
    venography,
)
from ircoder.coding.model import Candidate, Slate

BOOKS = [
    module.BOOK
    for module in (catheter_placement, diagnostic_angiography, cervicocerebral, renal_angiography, venography)
]
GROIN = "right common_femoral_artery"


def selective(*tips: str, kind: str = "visceral", start: str = GROIN) -> list[Any]:
    """One access with an imaging run of ``kind`` from every tip."""
    source = access(start, *tips)
    runs = []
    for index, tip in enumerate(source.positions):
        side = f"{tip.side} " if tip.side else ""
        runs.append(imaging(source, bed(f"{side}{kind}", tip.vessel), at=index))
    return [source, *runs]


def flush_and_runoff() -> list[Any]:
    source = access(GROIN, "abdominal_aorta", "aortic_bifurcation")
    return [source, imaging(source, "abdominal_aorta", at=0), imaging(source, "bilateral lower_extremity", at=1)]


def aorta_and_iliacs() -> list[Any]:
    source = access(GROIN, "abdominal_aorta")
    return [source, imaging(source, "abdominal_aorta", "bilateral iliofemoral", at=0)]


def runoff_then(*tips: str, start: str = GROIN, side: str = "left") -> list[Any]:
    source = access(start, *tips)
    return [source, imaging(source, f"{side} lower_extremity", at=len(tips) - 1)]


def three_limbs() -> list[Any]:
    groin = access(GROIN, "abdominal_aorta", "left subclavian_artery")
    return [
        groin,
        imaging(groin, "bilateral lower_extremity", at=0),
        imaging(groin, "left upper_extremity", at=1),
    ]


def two_accesses() -> list[Any]:
    right = access(GROIN)
    left = access("left brachial_artery", "abdominal_aorta", "aortic_bifurcation")
    return [
        right,
        left,
        imaging(right, "right lower_extremity"),
        imaging(left, "abdominal_aorta", at=0),
        imaging(left, "left lower_extremity", at=1),
    ]


def celiac_with_passing_flush() -> list[Any]:
    source = access(GROIN, "abdominal_aorta", "celiac_artery")
    return [source, imaging(source, "abdominal_aorta", at=0), imaging(source, bed("visceral", "celiac_artery"), at=1)]


def opacified_only() -> list[Any]:
    source = access(GROIN, "abdominal_aorta")
    return [source, imaging(source, "abdominal_aorta", bed("visceral", "celiac_artery"), at=0)]


def antegrade_with_peroneal() -> list[Any]:
    source = access(
        "left common_femoral_artery", "left popliteal_artery", "left peroneal_artery", direction="antegrade"
    )
    return [
        source,
        imaging(source, "left lower_extremity"),
        imaging(source, bed("left lower_extremity", "peroneal_artery"), at=1),
    ]


def two_stations_of_one_leg() -> list[Any]:
    source = access("left common_femoral_artery", "left popliteal_artery", "left posterior_tibial_artery")
    stations = ("popliteal_artery", "posterior_tibial_artery")
    shots = [imaging(source, bed("left lower_extremity", name), at=index) for index, name in enumerate(stations)]
    return [source, *shots]


def ileocolic() -> list[Any]:
    return selective("celiac_artery", "superior_mesenteric_artery", "inferior_mesenteric_artery", "ileocolic_artery")


def pelvis() -> list[Any]:
    return selective("left internal_iliac_artery", "right internal_iliac_artery", "right uterine_artery", kind="pelvic")


def thyrocervical() -> list[Any]:
    source = access(GROIN, "right subclavian_artery", "right vertebral_artery", "right thyrocervical_trunk")
    return [
        source,
        imaging(source, "right vertebral", at=0),
        imaging(source, bed("right other", "thyrocervical_trunk"), at=2),
    ]


def levels() -> list[Any]:
    tips = (
        "right posterior_intercostal_artery",
        "right posterior_intercostal_artery",
        "left posterior_intercostal_artery",
    )
    return selective(*tips, kind="spinal")


def sheath_arm() -> list[Any]:
    source = access("left radial_artery")
    return [source, imaging(source, "left upper_extremity")]


def repeated_view() -> list[Any]:
    source = access(GROIN, "celiac_artery")
    return [source, imaging(source, bed("visceral", "celiac_artery"), at=0), imaging(source, "visceral", at=0)]


CASES = [
    ("VASC-02 arm through the sheath", sheath_arm(), ["36140 left", "75710 left"]),
    (
        "VASC-05 celiac and SMA",
        selective("celiac_artery", "superior_mesenteric_artery"),
        ["36245", "36245 *", "75726", "75726"],
    ),
    (
        "VASC-07 celiac tree",
        selective("celiac_artery", "right_hepatic_artery", "gastroduodenal_artery", "left_gastric_artery"),
        ["36247", "36248 x2", "75726", "75774 x3"],
    ),
    ("VASC-10 up and over", runoff_then("left popliteal_artery"), ["36247 left", "75710 left"]),
    (
        "VASC-11 antegrade",
        runoff_then("right posterior_tibial_artery", side="right"),
        ["36247 right", "75710 right"],
    ),
    (
        "VASC-12 both subclavians",
        selective("left subclavian_artery", "right subclavian_artery", kind="upper_extremity"),
        ["36215 left *", "36216 right", "75716"],
    ),
    (
        "VASC-14 iliac from the wrist",
        runoff_then("right common_iliac_artery", start="left radial_artery", side="right"),
        ["36245 right", "75710 right"],
    ),
    ("VASC-15 opacified", opacified_only(), ["36200", "75625"]),
    ("VASC-26 two positions", flush_and_runoff(), ["36200", "75625", "75716"]),
    ("VASC-26 one position", aorta_and_iliacs(), ["36200", "75630"]),
    ("VASC-27 three limbs", three_limbs(), ["36215 left", "75710 left *", "75716"]),
    ("VASC-09 two accesses", two_accesses(), ["36140 right *", "36200", "75625", "75716"]),
    (
        "VASC-28 three arteries and ileocolic",
        ileocolic(),
        ["36245 *", "36245 *", "36246", "75726", "75726", "75726", "75774"],
    ),
    ("VASC-28 scout", celiac_with_passing_flush(), ["36245", "75726"]),
    (
        "VASC-29 on the way",
        selective("celiac_artery", "proper_hepatic_artery", "right_hepatic_artery"),
        ["36247", "75726", "75774 x2"],
    ),
    ("VASC-29 repeat run", repeated_view(), ["36245", "75726"]),
    ("VASC-29 leg vessel beyond the basic study", antegrade_with_peroneal(), ["36247 left", "75710 left", "75774"]),
    ("VASC-29 stations of one leg", two_stations_of_one_leg(), ["36247 left", "75710 left"]),
    ("VASC-30 thyrocervical", thyrocervical(), ["36218 right", "36225 right", "75774 *"]),
    ("VASC-31 both internal iliacs", pelvis(), ["36246 left *", "36247 right", "75736 left", "75736 right", "75774"]),
    ("VASC-32 three feeders", levels(), ["36215 left *", "36215 right", "36215 right *", "75705 x3"]),
    (
        "VASC-33 left mammary",
        selective("left internal_mammary_artery", kind="internal_mammary"),
        ["36216 left", "75756 left"],
    ),
    ("VASC-28 bronchial", selective("right bronchial_artery", kind="bronchial"), ["36215 right", "75726"]),
]


@pytest.mark.parametrize(("parts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reference_examples(parts: list[Any], expected: list[str]) -> None:
    assert coded(BOOKS, *parts) == expected


def excluded(parts: list[Any], **fields: Any) -> set[tuple[str, str]]:
    slate = run(BOOKS, encounter(*parts, **fields))
    return {(item.code, item.rule) for item in slate.excluded}


def test_a_vessel_that_was_only_opacified_is_noted() -> None:
    assert ("75726", "VASC-28") in excluded(opacified_only())


def test_a_scout_aortogram_is_noted_with_its_winner() -> None:
    slate = run(BOOKS, encounter(*celiac_with_passing_flush()))
    assert [(item.code, item.rule, item.winner) for item in slate.excluded] == [("75625", "VASC-28", "75726")]


def test_an_unread_study_is_asked_for_and_not_coded() -> None:
    source = access(GROIN, "superior_mesenteric_artery")
    run_ = imaging(source, bed("visceral", "superior_mesenteric_artery", interpreted=False), at=0)
    slate = run(BOOKS, encounter(source, run_))
    assert lines(slate) == ["36245"]
    assert [(query.code, query.rule) for query in slate.queries] == [("75726", "VASC-24")]


def test_cone_beam_ct_adds_no_code() -> None:
    source = access(GROIN, "celiac_artery")
    run_ = imaging(source, bed("visceral", "celiac_artery"), at=0, details={"cone_beam_ct": True})
    slate = run(BOOKS, encounter(source, run_))
    assert lines(slate) == ["36245", "75726"]
    assert [(item.code, item.rule) for item in slate.excluded] == [("76380", "VASC-40")]


def test_rotational_study_follows_its_angiogram() -> None:
    source = access(GROIN, "celiac_artery")
    run_ = imaging(source, bed("visceral", "celiac_artery"), at=0, details={"rotational_3d": True, "workstation": True})
    assert "76377" in coded(BOOKS, source, run_)


@pytest.mark.parametrize(
    ("interpreted", "expected", "declined"), [(True, ["75635"], ["76376"]), (False, [], ["75635"])]
)
def test_ct_angiogram_holds_its_3d_and_needs_the_knees(
    interpreted: bool, expected: list[str], declined: list[str]
) -> None:
    legs = bed("bilateral lower_extremity", interpreted=interpreted)
    study = imaging(None, legs, study="imaging:ct_angiography", details={"reconstruction_3d": True})
    slate = run((ct_angiography.BOOK, *BOOKS), encounter(study))
    assert lines(slate) == expected
    assert [item.code for item in slate.excluded] == declined
    assert bool(slate.queries) is not interpreted


def leg_treatment(*facts: Any, purpose: str = "diagnostic", date: str = "2025-06-02") -> Slate:
    source = access(GROIN, "abdominal_aorta", "aortic_bifurcation", "left superficial_femoral_artery")
    stent = act("stent", "left superficial_femoral_artery", access=source.id)
    parts = [
        source,
        imaging(source, "abdominal_aorta", at=0, purpose=purpose),
        imaging(source, "bilateral lower_extremity", at=1, purpose=purpose),
        stent,
        *facts,
    ]
    code = "37226" if date < "2026" else "37267"
    start = Slate((Candidate(code=code, side="left", access=source.id, acts=(stent.id,)),))
    return run(BOOKS, encounter(*parts, date=date), start)


FIRST = fact("prior_catheter_study", "denied")
PRIOR = fact("prior_catheter_study")
CT = fact("prior_ct_angiography")
CRITERIA = [
    ("VASC-19 first study", [FIRST], True),
    ("VASC-19 decision from the study", [fact("decision_from_study")], True),
    ("VASC-19 earlier study", [PRIOR], False),
    ("VASC-19 earlier study inadequate", [PRIOR, fact("prior_study_inadequate")], True),
    ("VASC-19 condition changed", [PRIOR, fact("condition_changed")], True),
    ("VASC-19 nothing said", [], False),
    ("VASC-19 earlier study, and no reason for this one", [PRIOR, fact("decision_from_study")], False),
    ("VASC-21 CT showed it", [CT, FIRST], False),
    ("VASC-21 CT was not enough", [CT, fact("prior_study_inadequate")], True),
    ("VASC-21 CT, but the decision came from this study", [CT, FIRST, fact("decision_from_study")], True),
    ("VINT-02 planned", [fact("planned_treatment"), FIRST], False),
]


@pytest.mark.parametrize(("facts", "stands"), [case[1:] for case in CRITERIA], ids=[case[0] for case in CRITERIA])
def test_diagnostic_study_beside_a_leg_treatment(facts: list[Any], stands: bool) -> None:
    expected = ["37226 left", *(["75625 *", "75716 *"] if stands else [])]
    assert lines(leg_treatment(*facts)) == expected


def test_ct_and_a_decision_from_the_catheter_study_go_to_review() -> None:
    assert leg_treatment(CT, fact("decision_from_study")).review
    assert not leg_treatment(FIRST, fact("decision_from_study")).review


def test_the_reason_for_a_second_catheter_study_is_asked() -> None:
    assert {query.rule for query in leg_treatment(PRIOR, fact("decision_from_study")).queries} == {"VASC-19"}


def test_iliac_pictures_beside_a_heart_catheterization_have_their_own_medicare_code() -> None:
    source = access("right radial_artery", "aortic_bifurcation")
    heart = act("coronary_angiography", family="diagnostic_cardiac_cath", access=source.id)
    iliacs = imaging(source, "bilateral iliofemoral", at=0)
    start = Slate((Candidate(code="93454", access=source.id, acts=(heart.id,)),))
    assert lines(run(BOOKS, encounter(source, iliacs, heart), start)) == ["93454", "G0278"]
    runoff = imaging(source, "bilateral lower_extremity", at=0)
    assert lines(run(BOOKS, encounter(source, runoff, heart), start)) == ["75716 *", "93454"]


def test_other_payers_count_no_ct_as_an_earlier_study() -> None:
    source = access(GROIN, "celiac_artery")
    treatment = act("embolization", "celiac_artery", access=source.id, reason="bleeding")
    parts = [source, imaging(source, bed("visceral", "celiac_artery"), at=0), treatment, CT]
    assert "75726 *" not in lines(run(BOOKS, encounter(*parts)))
    assert "75726 *" in lines(run(BOOKS, encounter(*parts, payer="commercial")))


@pytest.mark.parametrize(
    ("kind", "more", "asked"),
    [("angioplasty", [], True), ("angioplasty", [fact("prior_scan")], False), ("embolization", [], False)],
)
def test_an_earlier_study_is_asked_for_where_the_run_may_have_decided(kind, more, asked) -> None:
    source = access(GROIN, "celiac_artery")
    treatment = act(kind, "celiac_artery", access=source.id, reason="tumor")
    run_of_it = imaging(source, bed("visceral", "celiac_artery"), at=0)
    slate = run(BOOKS, encounter(source, run_of_it, treatment, *more))
    assert bool([found for found in slate.queries if "earlier_study" in found.elements]) is asked


SEARCHES = [
    ("bleeding, nothing told before", "embolization", {"reason": "bleeding"}, [], True),
    ("bleeding that a scan showed", "embolization", {"reason": "bleeding"}, [fact("prior_scan")], False),
    ("bleeding, earlier catheter study", "embolization", {"reason": "bleeding"}, [PRIOR], False),
    ("tumor, nothing told before", "embolization", {"reason": "tumor"}, [], False),
    ("clot, lysis begun", "thrombolysis", {}, [], True),
    ("clot, aspiration as the main treatment", "thrombectomy", {"role": "primary"}, [], True),
    ("clot, aspiration of an embolus of the treatment", "thrombectomy", {"role": "secondary"}, [], False),
]


@pytest.mark.parametrize(
    ("kind", "details", "facts", "stands"), [case[1:] for case in SEARCHES], ids=[case[0] for case in SEARCHES]
)
def test_what_an_emergency_looked_for_and_treated_was_studied(
    kind: str, details: dict[str, Any], facts: list[Any], stands: bool
) -> None:
    source = access(GROIN, "superior_mesenteric_artery")
    treatment = act(kind, "superior_mesenteric_artery", access=source.id, details=details)
    study = imaging(source, bed("visceral", "superior_mesenteric_artery"), at=0)
    slate = run(BOOKS, encounter(source, study, treatment, *facts))
    assert ("75726 *" in lines(slate)) is stands
    assert bool(slate.review) is stands


def test_a_run_in_a_further_leg_branch_beside_its_treatment_is_not_counted() -> None:
    source = access("left common_femoral_artery", "left peroneal_artery", direction="antegrade")
    balloon = act("angioplasty", "left peroneal_artery", access=source.id)
    runs = [
        imaging(source, "left lower_extremity"),
        imaging(source, bed("left lower_extremity", "peroneal_artery"), at=0),
    ]
    start = Slate((Candidate(code="37228", side="left", access=source.id, acts=(balloon.id,)),))
    assert lines(run(BOOKS, encounter(source, *runs, balloon, FIRST), start)) == ["37228 left", "75710 left *"]


def test_criteria_hold_in_2026_too() -> None:
    assert lines(leg_treatment(FIRST, date="2026-06-02")) == ["37267 left", "75625 *", "75716 *"]


def test_silence_on_earlier_studies_is_asked() -> None:
    assert {query.rule for query in leg_treatment().queries} == {"VASC-19"}


@pytest.mark.parametrize(
    ("purpose", "rule"), [("guiding", "VASC-22"), ("completion", "VASC-23")], ids=["VASC-22", "VASC-23"]
)
def test_guiding_and_completion_runs_belong_to_the_treatment(purpose: str, rule: str) -> None:
    slate = leg_treatment(FIRST, purpose=purpose)
    assert lines(slate) == ["37226 left"]
    assert ("75716", rule) in {(item.code, item.rule) for item in slate.excluded}


def test_an_access_check_leaves_no_trace() -> None:
    source = access(GROIN, "abdominal_aorta")
    check = imaging(source, "right lower_extremity", purpose="access_check")
    slate = run(BOOKS, encounter(source, imaging(source, "abdominal_aorta", at=0), check))
    assert lines(slate) == ["36200", "75625"]
    assert not slate.excluded


def test_another_territory_than_the_treated_one_stands_apart() -> None:
    source = access(GROIN, "left superficial_femoral_artery", "celiac_artery")
    stent = act("stent", "left superficial_femoral_artery", access=source.id)
    start = Slate((Candidate(code="37226", side="left", access=source.id, acts=(stent.id,)),))
    parts = [source, imaging(source, bed("visceral", "celiac_artery"), at=1), stent]
    assert lines(run(BOOKS, encounter(*parts), start)) == ["36245", "37226 left", "75726 *"]


def test_embolization_keeps_its_catheterization_and_a_first_study() -> None:
    source = access(GROIN, "celiac_artery", "splenic_artery")
    study = imaging(source, bed("visceral", "celiac_artery"), at=0)
    treatment = act("embolization", "splenic_artery", access=source.id, reason="bleeding")
    facts = [FIRST, fact("decision_from_study")]
    start = Slate((Candidate(code="37244", access=source.id, acts=(treatment.id,)),))
    assert lines(run(BOOKS, encounter(source, study, treatment, *facts), start)) == ["36246", "37244", "75726 *"]


def test_heart_catheterization_leaves_an_aortogram_and_takes_the_aortic_catheter() -> None:
    source = access("right radial_artery", "abdominal_aorta")
    heart = act("left_heart_catheterization", family="diagnostic_cardiac_cath", access=source.id)
    start = Slate((Candidate(code="93458", access=source.id, acts=(heart.id,)),))
    slate = run(BOOKS, encounter(source, imaging(source, "abdominal_aorta", at=0), heart), start)
    assert lines(slate) == ["75625 *", "93458"]


def test_a_renal_flush_with_leg_findings_keeps_its_own_line() -> None:
    source = access(GROIN, "abdominal_aorta", "right renal_artery", "left renal_artery")
    parts = [
        source,
        imaging(source, "abdominal_aorta", "right iliofemoral", at=0),
        imaging(source, "right renal", at=1),
        imaging(source, "left renal", at=2),
    ]
    assert coded(BOOKS, *parts) == ["36252", "75625 *"]


def test_a_position_named_in_passing_gives_no_code() -> None:
    source = access(GROIN, "abdominal_aorta", position("celiac_artery", selective=False))
    assert coded(BOOKS, source, imaging(source, "abdominal_aorta", at=0)) == ["36200", "75625"]
