from __future__ import annotations

import pytest
from tests.coding.build import access, act, encounter, fact, guidance
from tests.coding.claim import CLAIM, candidate, proposing, shown

from ircoder.coding import engine
from ircoder.coding.families import imaging_guidance

PUNCTURE = ("vessel_patent", "real_time_entry", "image_saved")


def code(*candidates, parts=(), **fields):
    by_hand = proposing(*candidates, act_kinds=("central_line_insertion", "blood_patch"))
    return engine.code(encounter(*parts, **fields), (by_hand, imaging_guidance.BOOK, *CLAIM))


def guided(result):
    return [shown(line) for line in result.lines if line.code[:3] in ("769", "770", "760")]


def look(about="a", name="u", **fields):
    return guidance("ultrasound", about, id=name, purpose="vascular_access", **fields)


def states(name="u", **given):
    return [fact(element, given.get(element, "stated"), about=name) for element in PUNCTURE]


FEMORAL = access("right common_femoral_artery", id="a")


def one_puncture(primary, *facts, date="2025-06-02", setting="professional", **fields):
    return code(candidate(primary, access="a"), parts=(FEMORAL, look(**fields), *facts), date=date, setting=setting)


@pytest.mark.parametrize(
    ("setting", "line"), [("professional", "76937 26"), ("facility", "76937"), ("office", "76937")]
)
def test_documented_puncture(setting, line):
    assert guided(one_puncture("36247 left", *states(), setting=setting)) == [line]


@pytest.mark.parametrize("element", PUNCTURE, ids=lambda value: f"VASC-70 {value}")
@pytest.mark.parametrize(("state", "asked"), [("silent", True), ("denied", False), ("contradicted", True)])
def test_missing_element_of_a_puncture(element, state, asked):
    facts = [item for item in states(**{element: state}) if item.state != "silent"]
    result = one_puncture("36247 left", *facts)
    assert guided(result) == []
    assert [item.rule for item in result.not_coded if item.code == "76937"] == ["VASC-70"]
    assert bool(result.queries) is asked


def test_two_looks_that_disagree_contradict_each_other():
    facts = [*states(), fact("image_saved", "denied", about="v")]
    result = code(candidate("36247 left", access="a"), parts=(FEMORAL, look(), look(name="v"), *facts))
    assert guided(result) == []
    assert len(result.queries) == 1


HOLDERS = ["36573", "36572", "36569", "36584", "37191", "37193", "36475 left", "37765 left", "36836 left", "37182"]


@pytest.mark.parametrize("primary", HOLDERS, ids=lambda value: f"VASC-71 {value}")
def test_procedures_that_hold_it(primary):
    result = one_puncture(primary, *states())
    assert guided(result) == []
    entry = next(item for item in result.not_coded if item.code == "76937")
    assert (entry.rule, entry.winner) == ("VASC-71", primary[:5])
    assert result.queries == ()


ALLOWED = ["36558 right", "36561 right", "37244", "37211 left", "36902", "36556"]


@pytest.mark.parametrize("primary", ALLOWED, ids=lambda value: f"VASC-71 {value}")
def test_procedures_that_leave_it(primary):
    assert guided(one_puncture(primary, *states())) == ["76937 26"]


@pytest.mark.parametrize(
    ("primary", "date", "reviewed"),
    [("37226 left", "2025-12-31", False), ("37267 left", "2026-01-01", True)],
    ids=["VASC-71 2025", "VASC-71 2026"],
)
def test_leg_revascularization(primary, date, reviewed):
    result = one_puncture(primary, *states(), date=date)
    assert guided(result) == ["76937 26"]
    assert any("76937" in reason for reason in result.review_reasons) is reviewed


def test_each_guided_puncture_counts():
    second = access("left brachial_artery", id="b")
    parts = (FEMORAL, second, look(), look("b", "v"), *states(), *states("v"))
    result = code(candidate("36247 left", access="a"), candidate("36140 left *", access="b"), parts=parts)
    assert guided(result) == ["76937 x2 26"]


def test_puncture_by_feel_does_not_count():
    second = access("left brachial_artery", id="b")
    result = code(
        candidate("36247 left", access="a"),
        candidate("36140 left *", access="b"),
        parts=(FEMORAL, second, look("b", "v"), *states("v")),
    )
    assert guided(result) == ["76937 26"]


def test_another_puncture_than_the_one_that_holds_it():
    jugular = access("right internal_jugular_vein", id="b")
    parts = (access("left basilic_vein", id="a"), jugular, look("a"), look("b", "v"), *states(), *states("v"))
    result = code(candidate("36572", access="a"), candidate("36555 *", access="b"), parts=parts)
    assert guided(result) == ["76937 26 59"]


def test_look_about_the_act_through_the_puncture():
    line = act("central_line_insertion", id="act", access="a")
    parts = (access("right internal_jugular_vein", id="a"), line, look("act"), *states())
    assert guided(code(candidate("36558 right", acts=("act",)), parts=parts)) == ["76937 26"]


def test_nothing_to_add_it_to():
    assert guided(code(parts=(FEMORAL, look(), *states()))) == []


@pytest.mark.parametrize("status", ["planned", "negated", "historical"])
def test_only_ultrasound_that_was_done(status):
    result = one_puncture("36247 left", *states(), status=status)
    assert (guided(result), result.queries) == ([], ())


def line_case(primary, *facts, details=None, more=(), setting="professional"):
    work = act("central_line_insertion", id="act", details=details or {})
    fluoroscopy = guidance("fluoroscopy", "act", id="f", purpose="catheter")
    return code(candidate(primary, acts=("act",)), *more, parts=(work, fluoroscopy, *facts), setting=setting)


TIP = fact("tip_position", about="act")
IMAGE = fact("image_saved", about="f")


@pytest.mark.parametrize("primary", ["36556", "36558 right", "36561 right", "36571 left", "36581", "36582", "36578"])
def test_fluoroscopy_of_a_central_line(primary):
    result = line_case(primary, TIP, IMAGE)
    assert guided(result) == ["77001 26"]
    assert result.queries == ()


def test_tip_given_as_a_detail_of_the_act():
    assert guided(line_case("36558 right", IMAGE, details={"tip": "vessel:superior_vena_cava"})) == ["77001 26"]


def test_silent_image_is_asked_and_coded():
    result = line_case("36558 right", TIP)
    assert guided(result) == ["77001 26"]
    assert [(query.code, query.rule) for query in result.queries] == [("77001", "VASC-73")]


def test_silent_tip_is_asked_and_not_coded():
    result = line_case("36558 right", IMAGE)
    assert guided(result) == []
    assert [query.rule for query in result.queries] == ["VASC-73"]


@pytest.mark.parametrize("primary", ["36568", "36569", "36572", "36573", "36584", "36595", "36597", "36598 right"])
def test_central_line_codes_that_hold_fluoroscopy(primary):
    result = line_case(primary, TIP, IMAGE)
    assert guided(result) == []
    assert [item.winner for item in result.not_coded if item.code == "77001"] == [primary[:5]]


def test_removal_alone_takes_no_fluoroscopy():
    assert guided(line_case("36589", TIP, IMAGE)) == []


@pytest.mark.parametrize(
    "other", ["37248 left", "37197", "36014 right"], ids=["errata 24", "VINT-69 retrieval", "VINT-69 catheter"]
)
def test_separately_placed_line_beside_other_work(other):
    assert guided(line_case("36581", TIP, IMAGE, more=[other])) == ["77001 26 59"]


def test_one_unit_for_one_session():
    first, second = (act("central_line_insertion", id=name) for name in ("act", "b"))
    looks = [guidance("fluoroscopy", item, id=f"f{item}", purpose="catheter") for item in ("act", "b")]
    facts = [fact(element, about=name) for name in ("act", "b") for element in ("tip_position", "image_saved")]
    lines = [candidate("36558 right", acts=("act",)), candidate("36558 left", acts=("b",))]
    assert guided(code(*lines, parts=(first, second, *looks, *facts))) == ["77001 26"]


def needle_case(primary, modality, *facts, setting="professional"):
    work = act("blood_patch", id="act", family="epidural_injection")
    parts = (work, guidance(modality, "act", id="n"), *facts)
    return code(candidate(primary, acts=("act",)), parts=parts, setting=setting)


@pytest.mark.parametrize(
    ("primary", "modality", "line"),
    [
        ("62273", "fluoroscopy", ["77003 26"]),
        ("62273", "ct", ["77012 26"]),
        ("62281", "fluoroscopy", ["77003 26"]),
        ("62321", "fluoroscopy", []),
        ("62322", "fluoroscopy", []),
        ("64483 left", "fluoroscopy", []),
        ("64483 left", "ct", []),
        ("62264", "fluoroscopy", []),
    ],
    ids=lambda value: f"SPIN-86 {value}" if isinstance(value, str) else None,
)
def test_needle_guidance(primary, modality, line):
    result = needle_case(primary, modality)
    assert guided(result) == line
    assert bool(result.not_coded) is not bool(line)


def test_needle_guidance_of_a_facility_has_no_component():
    assert guided(needle_case("62273", "fluoroscopy", setting="facility")) == ["77003"]


@pytest.mark.parametrize(("facts", "lines"), [((), []), ((fact("image_saved", about="n"),), ["76942 26"])])
def test_ultrasound_of_a_needle_needs_its_image(facts, lines):
    result = needle_case("36002 right", "ultrasound", *facts)
    assert guided(result) == lines
    assert [query.rule for query in result.queries] == ["NONV-40"] * (not lines)


def test_needle_guidance_is_counted_once():
    patch, block = act("blood_patch", id="p"), act("blood_patch", id="q")
    looks = [guidance("fluoroscopy", name) for name in ("p", "q")]
    result = code(candidate("62273", acts=("p",)), candidate("62281", acts=("q",)), parts=(patch, block, *looks))
    assert guided(result).count("77003 26") == 1


def test_fluoroscopy_alone_is_never_added():
    result = code("36247 left", "76000")
    assert guided(result) == []
    assert [(item.code, item.rule) for item in result.not_coded] == [("76000", "MOD-25")]
