"""Codes the reports of one encounter together: edits, units, repeats and days of lysis look at all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ircoder.coding.across_reports import clock_of, is_preliminary, places_of
from ircoder.coding.beside import OtherLine
from ircoder.coding.edits import add_on_needs_parent, deny_held_codes
from ircoder.coding.encounter import Encounter
from ircoder.coding.engine import code, draft, edited
from ircoder.coding.model import Slate
from ircoder.coding.registry import RuleBook
from ircoder.coding.result import CodingResult, result_of

MOST_ROUNDS = 4
"""Rounds in which the reports of an encounter look at each other's lines; in practice the second changes nothing."""


def code_together(reports: Sequence[Encounter], books: Sequence[RuleBook] | None = None) -> list[CodingResult]:
    """Code the reports of one encounter, in one setting, each with the lines of the others in view.

    Up to its edits every report is coded by itself. Edits, units, repeats and the days of a course of thrombolysis
    then look at all of them.

    Parameters
    ----------
    reports
        One patient's reports in the order of the input, of one date or of several.
    """
    if len(reports) == 1:
        return [code(reports[0], books)]
    drafts = [draft(report, books) for report in reports]
    finished = [edited(draft, report, books) for draft, report in zip(drafts, reports, strict=True)]
    seen = list(reports)
    for _ in range(MOST_ROUNDS):
        before = [slate.candidates for slate in finished]
        for place in range(len(reports)):
            seen[place] = _with_others(place, reports, finished)
            finished[place] = edited(drafts[place], seen[place], books)
        if [slate.candidates for slate in finished] == before:
            break
    else:
        finished = _only_taking_off(reports, finished)
    return [result_of(slate, report) for slate, report in zip(finished, seen, strict=True)]


def _only_taking_off(reports: Sequence[Encounter], slates: Sequence[Slate]) -> list[Slate]:
    """Settle reports whose lines deny each other in a ring: a line that was taken off does not come back."""
    finished = list(slates)
    while True:
        before = [slate.candidates for slate in finished]
        for place in range(len(reports)):
            seen = _with_others(place, reports, finished)
            finished[place] = add_on_needs_parent(deny_held_codes(finished[place], seen), seen)
        if [slate.candidates for slate in finished] == before:
            return finished


def _with_others(place: int, reports: Sequence[Encounter], slates: Sequence[Slate]) -> Encounter:
    """One report with the lines of the others in view."""
    own = reports[place]
    beside: list[OtherLine] = []
    other_days: list[OtherLine] = []
    for number, (report, slate) in enumerate(zip(reports, slates, strict=True)):
        if number == place:
            continue
        if is_preliminary(report) and not is_preliminary(own):
            continue
        same_day = report.service_date == own.service_date
        earlier = _is_earlier((report, number), (own, place))
        lines = (_other_line(slate, report, earlier=earlier)) if slate.candidates else []
        (beside if same_day else other_days).extend(lines)
    return dataclasses.replace(own, beside=tuple(beside), other_days=tuple(other_days))


def _other_line(slate: Slate, report: Encounter, *, earlier: bool) -> list[OtherLine]:
    clock = clock_of(report.findings)
    return [
        OtherLine(
            report_id=report.report_id,
            service_date=report.service_date,
            candidate=candidate,
            places=places_of(candidate, report.findings, report.knowledge.vessels),
            provider_id=report.provider_id,
            clock=clock,
            earlier=earlier,
            final=not is_preliminary(report),
        )
        for candidate in slate.candidates
    ]


def _is_earlier(one: tuple[Encounter, int], other: tuple[Encounter, int]) -> bool:
    """By date, then by clock where both tell one, then by place in the input."""
    clocks = clock_of(one[0].findings), clock_of(other[0].findings)
    first = (one[0].service_date, clocks[0] if None not in clocks else (0, 0), one[1])
    second = (other[0].service_date, clocks[1] if None not in clocks else (0, 0), other[1])
    return first < second
