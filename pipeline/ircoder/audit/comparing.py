"""Compares one claim with what its reports support."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from ircoder.audit.amounts import amounts_of, has_paid
from ircoder.audit.claims import Claim
from ircoder.audit.drafts import Draft
from ircoder.audit.edits_of_claim import ClaimEdits
from ircoder.audit.effects import findings_of
from ircoder.audit.ended_codes import with_ended_codes
from ircoder.audit.model import BilledLine, Encounter, Problem, SuggestedLine
from ircoder.audit.other_codes import Others, other_codes
from ircoder.audit.same_code import same_code
from ircoder.audit.worth import Prices
from ircoder.knowledge.base import Knowledge

Line = TypeVar("Line", BilledLine, SuggestedLine)


class Reference:
    """What claims are compared by: the tables in force, and the user's conversion factor in dollars a RVU.

    ``catalogue`` holds codes that ended long ago too.
    """

    def __init__(self, knowledge: Knowledge, conversion_factor: float | None = None) -> None:
        self.knowledge = knowledge
        self.catalogue = with_ended_codes(knowledge.catalogue)
        self.conversion_factor = conversion_factor


def compare(claim: Claim, reference: Reference) -> tuple[Encounter, list[Problem]]:
    """Find what agrees and what does not, with its worth; tell billed lines that are not for this program to judge."""
    catalogue = reference.catalogue
    on = claim.service_date
    if on is None:
        msg = "a claim has no date of service"
        raise ValueError(msg)
    suggested = tuple(line for report in claim.reports for line in report.lines)
    known = {line.code for line in suggested}
    billed = tuple(line for line in claim.billed if line.code in catalogue or line.code in known)
    outside = [_outside(line) for line in claim.billed if line not in billed]
    prices = Prices(reference.knowledge, claim.setting, on, reference.conversion_factor)
    drafts = _drafts(billed, suggested, claim, reference)
    findings = findings_of(drafts, prices, catalogue, in_paid=has_paid(billed))
    encounter = Encounter(
        report_id=claim.reports[0].report_id,
        report_ids=tuple(report.report_id for report in claim.reports),
        setting=claim.setting,
        service_date=on,
        findings=findings,
        encounter_id=claim.encounter_id,
        provider_id=claim.provider_id,
        billed=billed,
        suggested=suggested,
        amounts=amounts_of(findings, prices),
        route="auto" if all(report.route == "auto" for report in claim.reports) else "review",
        probability=_probability(claim),
        notes=tuple(_notes(claim, billed)),
    )
    return encounter, outside


def _drafts(
    billed: tuple[BilledLine, ...], suggested: tuple[SuggestedLine, ...], claim: Claim, reference: Reference
) -> Iterator[Draft]:
    if claim.service_date is None:
        return
    supported_codes = {line.code for line in suggested}
    right = tuple(dict.fromkeys(line.code for line in billed if line.code in supported_codes))
    edits = ClaimEdits(reference.knowledge, reference.catalogue, claim.setting, claim.service_date, right)
    questions = tuple(question for report in claim.reports for question in report.questions)
    for code in right:
        yield from same_code(_with(billed, code), _with(suggested, code), edits, questions)
    yield from other_codes(
        Others(
            billed=tuple(line for line in billed if line.code not in right),
            suggested=tuple(line for line in suggested if line.code not in right),
            billed_codes=tuple(dict.fromkeys(line.code for line in billed)),
            supported=suggested,
            left_out=tuple(note for report in claim.reports for note in report.left_out),
            questions=questions,
            edits=edits,
        )
    )


def _with(lines: tuple[Line, ...], code: str) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.code == code)


def _outside(line: BilledLine) -> Problem:
    message = f"{line.code} is outside what ircoder codes and is not audited. Leave it out, or have it seen by a coder."
    return Problem("billed", "out_of_scope", line.where, message)


def _probability(claim: Claim) -> float | None:
    """That of the one report; several have none in common."""
    return claim.reports[0].probability if len(claim.reports) == 1 else None


def _notes(claim: Claim, billed: tuple[BilledLine, ...]) -> Iterator[str]:
    other = (line.service_date for line in billed if not line.is_of(claim.service_date))
    dates = sorted({date for date in other if date is not None})
    if dates:
        yield (
            f"Billed for {', '.join(map(str, dates))}, but the report is of {claim.service_date}: "
            "codes, edits and values are those of the report's date."
        )
    waiting = [report.report_id for report in claim.reports if report.route != "auto"]
    if waiting:
        yield f"The suggestion for {', '.join(waiting)} is to be reviewed by a coder before it is held against a claim."
