"""Reports of one encounter: units, edits, repeats and days of lysis are those of one claim."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest
from tests.coding.build import act, encounter, fact
from tests.coding.claim import CLAIM, candidate, shown

from ircoder.coding import encounter_claim
from ircoder.coding.claims import code_together
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBook, RuleBookBuilder

BOOKS = (encounter_claim.BOOK, *CLAIM)


def report(report_id: str, *candidates: Candidate | str, clock: tuple[str, str] | None = None, **fields: Any):
    """A report with candidates, their acts, and the times of its session."""
    made = [item if isinstance(item, Candidate) else candidate(item) for item in candidates]
    parts = [act("drainage", target, id=item) for line in made for item, target in _acts(line)]
    if clock is not None:
        parts.append(fact("session_clock", value=clock))
    named = {name: fields.pop(name) for name in ("provider_id", "report_status") if name in fields}
    own = dataclasses.replace(encounter(*parts, **fields), report_id=report_id, **named)
    return own, made


def _acts(line: Candidate) -> list[tuple[str, str]]:
    """``anatomy:liver`` as the id of an act stands for its target."""
    return [(item, item) for item in line.acts]


def coded(*reports: tuple[Encounter, Sequence[Candidate]]):
    return code_together([own for own, _ in reports], (_proposing(reports), *BOOKS))


def _proposing(reports) -> RuleBook:
    builder = RuleBookBuilder("by_hand", families=(), act_kinds=("drainage",))
    by_id = {own.report_id: tuple(made) for own, made in reports}

    @builder.rule("HAND-01", phase=Phase.PROPOSE, decides="proposes what the test sets down")
    def propose(slate: Slate, own: Encounter) -> Slate:
        return slate.add(*by_id[own.report_id])

    return builder.book()


def lines(*reports):
    return [[shown(line) for line in result.lines] for result in coded(*reports)]


def in_liver(code):
    return candidate(code, acts=("anatomy:liver",))


def in_pelvis(code):
    return candidate(code, acts=("anatomy:pelvis",))


CASES = [
    ("one report alone", [report("a", "47000", "76942")], [["47000", "76942 26"]]),
    ("MOD-13 nothing shows that they were apart", [report("a", "47000", "76942"), report("b", "49406")],
     [["47000"], ["49406"]]),
    ("MOD-14 XS: another organ", [report("a", in_liver("47000"), in_liver("76942")), report("b", in_pelvis("49406"))],
     [["47000", "76942 26 59"], ["49406"]]),
    ("MOD-14 XE: another time", [report("a", "76942", "47000", clock=("490", "520")),
                                 report("b", "49406", clock=("850", "890"))],
     [["47000", "76942 26 59"], ["49406"]]),
    ("times that overlap prove nothing", [report("a", "47000", "76942", clock=("490", "520")),
                                          report("b", "49406", clock=("510", "560"))],
     [["47000"], ["49406"]]),
    ("MOD-48 XP: another practitioner", [report("a", "47000", "76942", provider_id="1"),
                                         report("b", "49406", provider_id="2")],
     [["47000", "76942 26 59"], ["49406"]]),
    ("MOD-19 a hospital's claim is one whoever did the work",
     [report("a", "47000", "76942", provider_id="1", setting="facility"),
      report("b", "49406", provider_id="2", setting="facility")],
     [["47000"], ["49406"]]),
    ("MOD-16 no modifier opens the pair", [report("a", "36558 right", clock=("490", "520"), setting="office"),
                                           report("b", "36591", clock=("850", "890"), setting="office")],
     [["36558 RT"], []]),
    ("MOD-08 sides that differ", [report("a", "50434 right"), report("b", "50431 left")],
     [["50434 RT"], ["50431 LT"]]),
    ("MOD-12 again by the same physician", [report("a", "32557 left"), report("b", "32557 left")],
     [["32557 LT"], ["32557 76 LT"]]),
    ("MOD-12 again by another", [report("a", "32557 left", provider_id="1"), report("b", "32557 left", provider_id="2")],
     [["32557 LT"], ["32557 77 LT"]]),
    ("MOD-12 the clock tells which came first",
     [report("a", "32557 left", clock=("1140", "1150")), report("b", "32557 left", clock=("480", "500"))],
     [["32557 76 LT"], ["32557 LT"]]),
    ("MOD-12 the other side is no repeat", [report("a", "32557 left"), report("b", "32557 right")],
     [["32557 LT"], ["32557 RT"]]),
    ("MOD-22 the parent stands in the other report", [report("a", "36247 left"), report("b", "36248")],
     [["36247 LT"], ["36248"]]),
    ("MOD-22 the parent is another practitioner's",
     [report("a", "36247 left", provider_id="1"), report("b", "36248", provider_id="2")], [["36247 LT"], []]),
    ("MOD-26 guidance once an encounter", [report("a", "47000", "76942"), report("b", "38505 left", "76942")],
     [["47000", "76942 26"], ["38505 LT"]]),
    ("MOD-22 the first lesion of the session stands once",
     [report("a", candidate("10005", site="right")), report("b", candidate("10005", site="left"))],
     [["10005"], ["10006"]]),
    ("MOD-22 two sides are no series", [report("a", "64483 left"), report("b", "64483 right")],
     [["64483 LT"], ["64483 RT"]]),
    ("MOD-22 another session begins anew",
     [report("a", candidate("10005", site="right"), clock=("490", "520")),
      report("b", candidate("10005", site="left"), clock=("850", "890"))],
     [["10005"], ["10005"]]),
    ("MOD-12 sedation of a second session", [report("a", "47000", "99152", clock=("490", "520")),
                                             report("b", "50200 left", "99152", clock=("850", "890"))],
     [["47000", "99152"], ["50200 LT", "99152 59"]]),
    ("MOD-50 the final report replaces the preliminary one",
     [report("a", "49423", report_status="preliminary"), report("b", "49423")], [[], ["49423"]]),
    ("VINT-53 a check on the first day", [report("a", "37211 left"), report("b", "37213")], [["37211 LT"], []]),
    ("VINT-53 the check was dictated first", [report("a", "37213"), report("b", "37211 left")], [[], ["37211 LT"]]),
    ("VINT-53 check and end of one day", [report("a", "37213"), report("b", "37214")], [[], ["37214"]]),
    ("VINT-53 end and check of one day", [report("a", "37214"), report("b", "37213")], [["37214"], []]),
    ("VINT-53 two checks of one day", [report("a", "37213"), report("b", "37213")], [["37213"], []]),
    ("VINT-53 three days", [report("a", "37211 left"), report("b", "37213", date="2025-06-03"),
                            report("c", "37214", date="2025-06-04")],
     [["37211 LT"], ["37213"], ["37214"]]),
    ("another date is another claim", [report("a", "47000", "76942"), report("b", "49406", date="2025-06-03")],
     [["47000", "76942 26"], ["49406"]]),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_reports_of_an_encounter(reports, expected):
    assert lines(*reports) == expected


REVIEWED = [
    ("MOD-20 units of the day", [report("a", "36247 left"), report("b", "36247 right x3")], 0, "36247 has 4 units"),
    ("MOD-16 left out beside another report", [report("a", "47000", "76942"), report("b", "49406")], 0,
     "76942 is left out beside 49406 of report b"),
    ("MOD-12 done twice or told twice", [report("a", "32557 left"), report("b", "32557 left")], 1,
     "check that it was done twice and not told twice"),
    ("VASC-78 sedation in two reports", [report("a", "47000", "99152"), report("b", "38505 left", "99152")], 1,
     "99152 stands in this report and in report a"),
    ("VINT-53 a second first day", [report("a", "37211 left"), report("b", "37211 left", date="2025-06-03")], 1,
     "check whether this is a later day of the same course"),
    ("MOD-10 inside the global days", [report("a", "36558 right"), report("b", "36581 right", date="2025-06-07")], 1,
     "falls 5 days after 36558 of report a"),
    ("MOD-50 preliminary", [report("a", "47000", report_status="preliminary")], 0, "The report is preliminary"),
    ("MOD-50 addendum", [report("a", "47000", report_status="addendum")], 0, "The report is an addendum"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reports", "which", "reason"), [case[1:] for case in REVIEWED], ids=[case[0] for case in REVIEWED]
)
def test_what_a_coder_must_look_at(reports, which, reason):
    results = coded(*reports)
    assert any(reason in told for told in results[which].review_reasons)


SILENT = [
    ("units within the limit", [report("a", "36247 left"), report("b", "36247 right")], "units"),
    ("done twice at two times", [report("a", "32557 left", clock=("480", "490")),
                                 report("b", "32557 left", clock=("900", "910"))], "told twice"),
    ("global days are over", [report("a", "36558 right"), report("b", "36581 right", date="2025-06-20")], "global"),
    ("no global days", [report("a", "47000"), report("b", "47000", date="2025-06-03")], "global"),
    ("a later day of a lysis", [report("a", "37211 left"), report("b", "37213", date="2025-06-03")], "course"),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "word"), [case[1:] for case in SILENT], ids=[case[0] for case in SILENT])
def test_what_needs_no_look(reports, word):
    assert not [told for result in coded(*reports) for told in result.review_reasons if word in told]


def test_the_line_names_the_report_that_proves_it_separate():
    first, _ = coded(report("a", in_liver("47000"), in_liver("76942")), report("b", in_pelvis("49406")))
    line = first.lines[1]
    assert line.why == "Report b is of another organ or region. 59, or XS where the payer takes it."


def test_what_is_left_out_names_the_other_report():
    first, _ = coded(report("a", "47000", "76942"), report("b", "49406"))
    entry = next(item for item in first.not_coded if item.code == "76942")
    assert (entry.rule, entry.winner) == ("MOD-16", "49406")
    assert "49406 (report b)/76942" in entry.reason


def test_a_report_is_coded_as_alone_where_the_others_have_no_lines():
    own = report("a", "47000", "76942")
    assert coded(own, report("b"))[0] == coded(own)[0]
