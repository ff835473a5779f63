"""Every policy of the documentation table: what stated, silent and denied lead to, and what hinges on the answer."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from pathlib import Path

import pytest
from tests.coding.build import access, act, encounter, fact, span
from tests.coding.claim import candidate, proposing

from ircoder.coding import documented, engine, queries
from ircoder.coding.elements import READERS
from ircoder.coding.model import Slate
from ircoder.coding.questions import hinges_on, query
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.documentation import load_choices, load_elements
from ircoder.knowledge.said_elements import load_said_elements

KNOWLEDGE = load_knowledge()
POLICIES = tuple(KNOWLEDGE.documentation)
IN_PROPOSALS = tuple(
    policy for policy in POLICIES if KNOWLEDGE.catalogue[policy.code].family in queries.ASKED_WHEN_PROPOSED
)
OF_LINES = tuple(
    {(item.element, item.question, item.when_silent): item for item in POLICIES if item not in IN_PROPOSALS}.values()
)
"""One of each row of the table: the codes of a row share everything."""
NO_PLACE = access(None, id="way")
BARE = act("service", id="act")
"""An act of no known kind, without target, side or details: nothing of it tells an element."""


def date_of(code):
    """A day of service on which a code is in force."""
    entry = KNOWLEDGE.catalogue[code]
    day = min(entry.effective_to or dt.date(2025, 6, 2), dt.date(2025, 6, 2))
    return max(entry.effective_from or day, day).isoformat()


def coded(policy, *parts):
    made = candidate(policy.code, acts=("act",), access="way", spans=(span("an act"),))
    case = encounter(BARE, NO_PLACE, *parts, date=date_of(policy.code))
    return engine.code(case, (proposing(made), queries.BOOK)), case


def about(result, policy):
    return [found for found in result.queries if found.code == policy.code and policy.element in found.elements]


def shown(policy):
    return f"{policy.code} {policy.element}"


@pytest.mark.parametrize("policy", OF_LINES, ids=shown)
def test_what_is_stated_is_not_asked(policy):
    result, _ = coded(policy, fact(policy.element, about="act"))
    assert not about(result, policy)


@pytest.mark.parametrize("policy", OF_LINES, ids=shown)
def test_what_is_denied_is_not_asked(policy):
    """Where the code needs it, the code steps down or goes, on record."""
    everything_else = [
        fact(other.element, about="act") for other in KNOWLEDGE.documentation.of(policy.code) if other != policy
    ]
    result, _ = coded(policy, fact(policy.element, "denied", about="act"), *everything_else)
    assert not about(result, policy)
    lines = [line.code for line in result.lines]
    if policy.when_silent == "code_and_query":
        assert lines == [policy.code]
    else:
        assert lines == ([policy.lower_code] if policy.lower_code else [])
        assert policy.code in [item.code for item in result.not_coded]


@pytest.mark.parametrize("policy", OF_LINES, ids=shown)
def test_silence_is_asked_with_what_hinges_on_it(policy):
    everything_else = [
        fact(other.element, about="act") for other in KNOWLEDGE.documentation.of(policy.code) if other != policy
    ]
    result, case = coded(policy, *everything_else)
    lines = [line.code for line in result.lines]
    if not hinges_on(policy, case):
        assert not about(result, policy)
        return
    (found,) = about(result, policy)
    assert (found.question, found.rule) == (policy.question, policy.rule)
    assert found.missing == load_elements()[policy.element]
    assert found.evidence
    assert policy.code in {code.partition("-")[0] for code in found.if_documented}
    if policy.when_silent == "lower_code":
        assert found.if_not == (policy.lower_code,)
        assert lines == [policy.lower_code]
    elif policy.when_silent == "omit_and_query":
        assert found.if_not == ()
        assert lines == []
    else:
        assert set(found.if_not) <= {policy.code}
        assert lines == [policy.code]


@pytest.mark.parametrize("policy", IN_PROPOSALS, ids=shown)
@pytest.mark.parametrize("state", ["stated", "silent", "denied"])
def test_guidance_and_sedation_ask_when_they_are_proposed(policy, state):
    others = [fact(other.element, about="look") for other in KNOWLEDGE.documentation.of(policy.code) if other != policy]
    own = [] if state == "silent" else [fact(policy.element, state, about="look")]
    case = encounter(*others, *own)
    slate, supported = documented.documented(Slate(), case, policy.code, ["look"], (span("a look"),))
    asked = [found.elements for found in slate.queries]
    assert asked == ([(policy.element,)] if state == "silent" else [])
    assert supported is (state == "stated" or (state == "silent" and policy.when_silent == "code_and_query"))


def hinges(text, *parts, date="2025-06-02", **fields):
    made = candidate(text, acts=("act",), spans=(span("an act"),), **fields)
    result = engine.code(encounter(*parts, date=date), (proposing(made), queries.BOOK))
    return [(found.elements, found.if_documented, found.if_not) for found in result.queries]


TUBE = {"id": "act", "tip": "vessel:superior_vena_cava"}


@pytest.mark.parametrize(
    ("text", "parts", "asked"),
    [
        ("36558", (act("central_line_insertion", **TUBE),), [(("side",), ("36558-LT", "36558-RT"), ("36558",))]),
        ("36573", (act("central_line_insertion", **TUBE),), []),
        (
            "37215 left",
            (act("stent", "left internal_carotid_artery", id="act", lesion="l"),),
            [(("embolic_protection",), ("37215",), ("37216",))],
        ),
        (
            "33881",
            (act("thoracic_endograft", id="act"), fact("component_ends", about="act")),
            [(("subclavian_origin",), ("33880", "33881"), ("33881",))],
        ),
        (
            "62322",
            (act("epidural_injection", id="act", substance="steroid"),),
            [(("level",), ("62320", "62322"), ("62322",))],
        ),
        (
            "49083",
            (act("paracentesis", id="act"), fact("volume", about="act")),
            [(("image_saved",), ("49083",), ("49082",))],
        ),
        (
            "93451",
            (act("right_heart_catheterization", id="act"),),
            [(("right_heart_pressures",), ("93451",), ())],
        ),
        ("47490", (act("cholecystostomy", id="act"),), []),
        (
            "62304",
            (act("myelography_injection", id="act"),),
            [(("region",), ("62302", "62303", "62304", "62305"), ("62304",)), (("findings",), ("62304",), ())],
        ),
        ("62304", (act("myelography_injection", id="act", read=True, regions=("lumbar",)),), []),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_hinges_go_in_either_direction(text, parts, asked):
    assert hinges(text, *parts) == asked


def test_one_act_is_asked_once_about_all_that_it_lacks():
    """Elements on which the same codes hinge are one query; the same element for another code joins it."""
    words = (span("one act"),)
    tube = act("central_line_insertion", id="act", spans=words)
    lines = [candidate(code, acts=("act",), spans=words) for code in ("36568", "36569")]
    result = engine.code(encounter(tube), (proposing(*lines), queries.BOOK))
    (found,) = result.queries
    assert found.elements == ("tip_position",)
    assert found.if_documented == ("36568", "36569")


def test_what_is_asked_of_several_elements_stays_readable():
    look = (span("a look"),)
    slate, supported = documented.documented(Slate(), encounter(), "76937", ["look"], look)
    (found,) = slate.queries
    assert not supported
    assert found.elements == ("vessel_patent", "real_time_entry", "image_saved")
    assert (found.if_documented, found.if_not) == (("76937",), ())
    assert found.question.count("?") == 3
    assert found.missing.count(";") == 2


@pytest.mark.parametrize(
    ("element", "code", "vessel", "family", "asked"),
    [
        ("access_vessel", "36245", "vessel:celiac_artery", None, False),
        ("access_vessel", "36247", "vessel:popliteal_artery", None, True),
        ("access_vessel", "36217", "vessel:internal_carotid_artery", None, True),
        ("planned_or_rescue", "37184", None, None, False),
        ("planned_or_rescue", "37184", None, "stent", True),
        ("planned_or_rescue", "37186", None, None, True),
    ],
)
def test_nothing_is_asked_on_which_nothing_hinges(element, code, vessel, family, asked):
    """An organ's vessel lies as deep from every puncture; clot alone in the session was what one came for."""
    policy = KNOWLEDGE.documentation.policy(code, element)
    parts = [act(family, "popliteal_artery")] if family else []
    assert hinges_on(policy, encounter(*parts), vessel) is asked


def test_what_was_only_tried_is_not_asked_about():
    tried = act("lumbar_puncture", id="act", status="attempted")
    assert hinges("62328", tried, fact("imaging_guidance", about="act")) == []


FINDINGS_SOURCE = "".join(
    path.read_text(encoding="utf-8") for path in Path(str(files("ircoder.findings"))).rglob("*.py")
)
SAID = {element for row in load_said_elements() for element in row.elements}


@pytest.mark.parametrize("element", sorted({policy.element for policy in POLICIES}))
def test_the_findings_can_tell_every_element(element):
    """An element that nothing tells would be asked in every report of its codes."""
    assert element in READERS or element in SAID or f'"{element}"' in FINDINGS_SOURCE


def test_what_an_add_on_and_its_code_lack_is_asked_once():
    needle = act("epidural_injection", id="act", spans=(span("a needle"),))
    made = [candidate(code, acts=("act",), spans=needle.spans) for code in ("64484", "64483")]
    slate = queries.ask_for_missing_elements(Slate().add(*made), encounter(needle))
    asked = [found for found in slate.queries if "imaging_guidance" in found.elements]
    assert [found.if_documented for found in asked] == [("64484", "64483")]


def test_the_tip_is_asked_once_for_the_guidance():
    tube = act("central_line_insertion", id="act", spans=(span("a line"),))
    look = candidate("77001", acts=("act",), spans=(span("a look"),))
    asking, _ = documented.documented(Slate(), encounter(tube), "77001", ["look"], look.spans)
    made = candidate("36561 left", acts=("act",), spans=tube.spans)
    (found,) = queries.ask_for_missing_elements(asking.add(made), encounter(tube)).queries
    assert found.elements == ("tip_position", "image_saved")
    assert found.if_documented == ("77001",)


@pytest.mark.parametrize(
    ("line", "code", "kept"),
    [("37193", "75825", False), ("61645", "36223", False), ("37213", "75710", False), ("37226", "75710", True)],
)
def test_a_study_that_a_treatment_holds_is_not_asked_about(line, code, kept):
    slate = Slate().add(candidate(line)).ask(query("earlier_study", code, "VASC-19", (span("a run"),)))
    asked = queries.no_question_about_held_studies(slate, encounter()).queries
    assert bool(asked) is kept


@pytest.mark.parametrize(("element", "code"), load_choices())
def test_choices_are_between_codes_of_the_catalogue(element, code):
    codes = load_choices()[element, code]
    assert code in KNOWLEDGE.catalogue
    assert any(KNOWLEDGE.documentation.policy(item, element) for item in codes)
