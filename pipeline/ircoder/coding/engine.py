"""Runs the coding rules, phase by phase, over the findings of one report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBook, RuleFunction
from ircoder.coding.result import CodingResult, result_of
from ircoder.coding.rulebooks import rule_books
from ircoder.coding.second_look import follow_opinion
from ircoder.coding.silent_gaps import review_silent_gaps
from ircoder.coding.stated_dates import date_contradictions
from ircoder.coding.uncovered import review_uncovered


def code(encounter: Encounter, books: Sequence[RuleBook] | None = None) -> CodingResult:
    """Code one report.

    Parameters
    ----------
    encounter
        Findings, service date, setting and knowledge.
    books
        Rule books to run; all of them by default.

    Returns
    -------
    CodingResult
        Lines in force on the service date, codes left out with the rule that excludes them, queries, and the
        reasons for which a coder must look.
    """
    return result_of(edited(draft(encounter, books), encounter, books), encounter)


def draft(encounter: Encounter, books: Sequence[RuleBook] | None) -> Slate:
    """What one report by itself supports, before the edits of the claim."""
    chosen = rule_books() if books is None else tuple(books)
    slate = _unresolved(review_uncovered(Slate(), encounter, chosen), encounter)
    chosen_ones = _run(slate, encounter, books, [phase for phase in Phase if phase < Phase.BUNDLE])
    followed = follow_opinion(chosen_ones, encounter)
    return _run(followed, encounter, books, [phase for phase in Phase if Phase.BUNDLE <= phase < Phase.EDITS])


def edited(slate: Slate, encounter: Encounter, books: Sequence[RuleBook] | None) -> Slate:
    """The draft after the edits of the claim, with its queries."""
    slate = _run(slate, encounter, books, [phase for phase in Phase if phase >= Phase.EDITS])
    return review_silent_gaps(slate, encounter)


def _run(slate: Slate, encounter: Encounter, books: Sequence[RuleBook] | None, phases: Sequence[Phase]) -> Slate:
    in_phases = _all_in_phases() if books is None else _in_phases(tuple(books))
    for phase in phases:
        for function in in_phases[phase]:
            slate = function(slate, encounter)
        slate = _in_force_only(slate, encounter)
    return slate


@cache
def _all_in_phases() -> dict[Phase, tuple[RuleFunction, ...]]:
    return _in_phases(rule_books())


def _in_phases(books: tuple[RuleBook, ...]) -> dict[Phase, tuple[RuleFunction, ...]]:
    """Rules of the books phase by phase, each in the order of its book."""
    return {
        phase: tuple(rule.function for book in books for rule in book.rules if rule.phase is phase) for phase in Phase
    }


def _in_force_only(slate: Slate, encounter: Encounter) -> Slate:
    """Take off codes that the catalogue does not hold on the service date (VASC-82): no later rule may see them."""
    for candidate in slate.candidates:
        if not encounter.in_force(candidate.code):
            reason = f"The code is not in force on {encounter.service_date.isoformat()}."
            slate = slate.exclude(candidate, "VASC-82", reason)
            slate = slate.send_to_review(f"{candidate.code} is not in force on the date of service.")
    return slate


def _unresolved(slate: Slate, encounter: Encounter) -> Slate:
    if encounter.findings.fact("no_procedure") == "stated":
        slate = slate.send_to_review("The report tells of no procedure in this session (cancelled, or a consultation).")
    for item in encounter.findings.unresolved:
        slate = slate.send_to_review(item.reason)
    for contradiction in (*encounter.findings.contradictions, *date_contradictions(encounter)):
        slate = slate.send_to_review(contradiction.statement)
    return slate
