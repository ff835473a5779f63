from __future__ import annotations

import datetime as dt

import pytest
from tests.coding.build import access, act, encounter, findings, imaging, span
from tests.coding.claim import candidate, claim, proposing

from ircoder.coding import engine
from ircoder.coding.model import Candidate, Phase
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.rulebooks import rule_books
from ircoder.findings.model import Unresolved
from ircoder.report import Evidence


def coded(*books, parts=(), **fields):
    return engine.code(encounter(*parts, **fields), books)


def test_rules_run_phase_by_phase_whatever_their_order_of_registration():
    ran = []
    books = []
    for name, phases in (("one", (Phase.QUERIES, Phase.PROPOSE)), ("two", (Phase.BUNDLE, Phase.PROPOSE))):
        builder = RuleBookBuilder(name, families=(), act_kinds=())
        for phase in phases:

            def function(slate, _, name=name, phase=phase):
                ran.append((name, phase))
                return slate

            builder.rule("X-1", phase=phase, decides="keeps a log")(function)
        books.append(builder.book())
    coded(*books)
    assert ran == [("one", Phase.PROPOSE), ("two", Phase.PROPOSE), ("two", Phase.BUNDLE), ("one", Phase.QUERIES)]


def test_lines_stand_in_a_fixed_order():
    mixed = ["99152", "76937", "75710 left", "36247 left", "36248", "37211 left", "99153"]
    result = coded(proposing(*mixed))
    assert [line.code for line in result.lines] == [
        "37211", "36247", "36248", "75710", "76937", "99152", "99153",
    ]  # fmt: skip


def test_a_line_holds_label_rules_reason_and_evidence_in_text_order():
    late, early = span("late"), span("early")
    late, early = (late, early) if late.start > early.start else (early, late)
    made = Candidate(code="36247", rules=("VASC-06",), why="Third order.", spans=(late, early, late))
    line = coded(proposing(made)).lines[0]
    assert (line.label, line.rules, line.why) == (
        encounter().knowledge.catalogue["36247"].label,
        ("VASC-06",),
        "Third order.",
    )
    assert line.evidence == tuple(Evidence(s.start, s.end, s.text, s.section) for s in (early, late))
    assert line.probability is None


def test_evidence_falls_back_on_the_findings_behind_the_candidate():
    route = access("right common_femoral_artery")
    study = imaging(route, "left lower_extremity")
    work = act("embolization")
    made = candidate("75710 left", imaging=(study.id,), access=route.id, acts=(work.id,))
    line = coded(proposing(made), parts=(route, study, work)).lines[0]
    assert {item.text for item in line.evidence} == {"run", "right common_femoral_artery", "embolization"}


@pytest.mark.parametrize(
    ("code", "date", "kept"),
    [
        ("37221 left", "2025-12-31", True),
        ("37221 left", "2026-01-01", False),
        ("37258 left", "2025-12-31", False),
        ("37258 left", "2026-01-01", True),
    ],
    ids=lambda value: str(value),
)
def test_a_code_not_in_force_is_never_a_line(code, date, kept):
    result = coded(proposing(code), date=date)
    assert [line.code for line in result.lines] == [code[:5]] * kept
    assert bool(result.not_coded) is not kept
    assert (f"{code[:5]} is not in force on the date of service." in result.review_reasons) is not kept


def test_a_code_not_in_force_wins_over_nothing():
    result = claim("37221 left", "75710 left", date="2026-01-01")
    assert [line.code for line in result.lines] == ["75710"]


def test_acts_without_rules_are_counted_and_reviewed():
    parts = (act("biopsy"), act("biopsy"), act("drainage"), act("drainage", status="planned"))
    result = coded(parts=parts)
    assert result.lines == ()
    assert result.review_reasons == (
        "The report tells of tissue sampling, way not said (2 times), for which this tool has no rules.",
        "The report tells of catheter drain of a collection, for which this tool has no rules.",
    )


def test_acts_with_rules_are_not_reviewed():
    builder = RuleBookBuilder("biopsies", families=("biopsy",), act_kinds=("biopsy",))
    assert not any("no rules" in reason for reason in coded(builder.book(), parts=(act("biopsy"),)).review_reasons)


def test_what_could_not_be_read_is_reviewed_once():
    doubt = Unresolved(kind="short_form", reason="A short form has two readings.")
    case = encounter()
    case = type(case)(findings(unresolved=(doubt, doubt)), dt.date(2025, 6, 2), "professional", case.knowledge)
    assert engine.code(case, ()).review_reasons == ("A short form has two readings.",)


def test_every_rule_book_is_found_and_named_once():
    names = [book.name for book in rule_books()]
    assert len(names) == len(set(names))
    assert names[-10:] == [
        "encounter_claim",
        "edits",
        "modifiers",
        "separate_services",
        "claim_lines",
        "unit_limits",
        "queries",
        "unsettled_codes",
        "told_codes",
        "neighboring_codes",
    ]


def test_rules_have_ids_and_say_what_they_decide():
    for book in rule_books():
        for rule in book.rules:
            assert rule.ids, rule.function
            assert rule.decides, rule.function


def test_coding_is_repeatable():
    route = access("right common_femoral_artery", "left popliteal_artery")
    case = encounter(route, imaging(route, "left lower_extremity"))
    assert engine.code(case) == engine.code(case)
