"""What the other reports of an encounter settle for one of them: lysis days, guidance, sedation, global days."""

from __future__ import annotations

import dataclasses

from ircoder.coding.across_reports import (
    LYSIS_COURSE,
    another_practitioner,
    another_time,
    is_preliminary,
    sides_differ,
)
from ircoder.coding.beside import OtherLine
from ircoder.coding.circumstances import GLOBAL_DAYS, LATER
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, once
from ircoder.coding.registry import RuleBookBuilder

rules = RuleBookBuilder("encounter_claim", families=(), act_kinds=())

FIRST_DAY, BETWEEN, LAST = ("37211", "37212"), "37213", "37214"
ONCE_AN_ENCOUNTER = ("76942", "77002", "77003", "77012", "77021")
SEDATION = ("99151", "99152", "99155", "99156")
SERIES = frozenset({"lesion", "level", "vessel"})
FURTHER = frozenset(f"additional_{unit}" for unit in SERIES)
"""Units of codes for the first one of a session, and of those for each further one."""
REPEATS = ("76", "77")


@rules.rule("VINT-53", phase=Phase.EDITS, decides="one lysis code a calendar day over all reports of the encounter")
def lysis_days(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out what the lysis code of another report of the day holds; name a first day that is not the first."""
    for candidate in slate.with_code(*LYSIS_COURSE):
        holder = next((other for other in encounter.beside if _holds_day(other, candidate)), None)
        if holder is not None:
            reason = (
                f"Lysis is reported once a calendar day, and report {holder.report_id} has "
                f"{holder.candidate.code} for it."
            )
            slate = slate.exclude(candidate, "VINT-53", reason, holder.candidate.code)
            continue
        begun = [
            other
            for other in encounter.other_days
            if other.candidate.code in FIRST_DAY and other.service_date < encounter.service_date
        ]
        if candidate.code in FIRST_DAY and begun:
            slate = slate.send_to_review(
                f"{candidate.code} is the first day of a lysis, but report {begun[-1].report_id} began one on "
                f"{begun[-1].service_date}: check whether this is a later day of the same course (VINT-53)."
            )
    return slate


def _holds_day(other: OtherLine, candidate: Candidate) -> bool:
    """A first day holds its whole date, an end holds a check, and of two equal codes the earlier report keeps it."""
    if other.candidate.code not in LYSIS_COURSE:
        return False
    ranks = [_rank(other.candidate.code), _rank(candidate.code)]
    if ranks[0] == ranks[1]:
        return other.earlier and other.candidate.code == candidate.code
    return ranks[0] < ranks[1]


def _rank(code: str) -> int:
    return 0 if code in FIRST_DAY else 1 if code == LAST else 2


@rules.rule("MOD-22", phase=Phase.EDITS, decides="the first of a series stands once in one session")
def first_of_a_series(slate: Slate, encounter: Encounter) -> Slate:
    """Report a first lesion, level or vessel as a further one where an earlier report of the session has the first.

    Only where nothing shows another session or another side.
    """
    for candidate in slate.candidates:
        further = further_code(candidate.code, encounter)
        if further is None or slate.with_code(further):
            continue
        first = next((other for other in encounter.beside if _begins_series(other, candidate, encounter)), None)
        if first is not None:
            why = f"{candidate.why} The first one of the session stands in report {first.report_id}.".strip()
            line = dataclasses.replace(candidate, code=further, why=why, rules=once(("MOD-22",), candidate.rules))
            slate = slate.swap(candidate, line).send_to_review(
                f"{further} continues {candidate.code} of report {first.report_id}: check that both were one session."
            )
    return slate


def _begins_series(other: OtherLine, candidate: Candidate, encounter: Encounter) -> bool:
    if other.candidate.code != candidate.code or not other.earlier or _apart(other, encounter):
        return False
    return not sides_differ(other.candidate, candidate)


def further_code(code: str, encounter: Encounter) -> str | None:
    """Add-on for each further lesion, level or vessel whose only parent is this code; ``None`` where there is none."""
    catalogue = encounter.knowledge.catalogue
    if catalogue[code].addon or catalogue[code].unit not in SERIES:
        return None
    further = [
        entry.code
        for entry in catalogue.added_only_to(code)
        if entry.unit in FURTHER and entry.in_force(encounter.service_date)
    ]
    return further[0] if len(further) == 1 else None


@rules.rule("MOD-26", phase=Phase.EDITS, decides="guidance once an encounter over all reports of the day")
def guidance_once(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out guidance that an earlier report of the session has, unless that session was another one."""
    for candidate in slate.with_code(*ONCE_AN_ENCOUNTER):
        holder = next(
            (
                other
                for other in encounter.beside
                if other.candidate.code == candidate.code and other.earlier and not _apart(other, encounter)
            ),
            None,
        )
        if holder is not None:
            reason = f"Guidance is counted once an encounter, and report {holder.report_id} has it."
            slate = slate.exclude(candidate, "MOD-26", reason, candidate.code)
    return slate


def _apart(other: OtherLine, encounter: Encounter) -> bool:
    return another_practitioner(other, encounter) or another_time(other, encounter)


@rules.rule("VASC-78", "MOD-12", phase=Phase.QUERIES, decides="work in two reports of a day: done twice, or told twice")
def told_twice(slate: Slate, encounter: Encounter) -> Slate:
    """Send sedation and repeats that two reports of one day tell to a coder, unless their times differ."""
    for candidate in slate.candidates:
        twins = [other for other in encounter.beside if other.candidate.code == candidate.code]
        repeated = any(modifier in candidate.modifiers for modifier in REPEATS) or candidate.code in SEDATION
        unclear = [other for other in twins if other.earlier and not _apart(other, encounter)]
        if repeated and unclear:
            slate = slate.send_to_review(
                f"{candidate.code} stands in this report and in report {unclear[0].report_id} of the same day: check "
                "that it was done twice and not told twice (MOD-12)."
            )
    return slate


@rules.rule("MOD-10", "MOD-11", phase=Phase.QUERIES, decides="work inside another report's global days")
def inside_global_days(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for 58, 78 or 79 where an earlier report of the encounter opened a global period that still runs."""
    marked = {*LATER.values()}
    for other in encounter.other_days:
        days = (encounter.service_date - other.service_date).days
        period = encounter.knowledge.fee_schedule.global_days(other.candidate.code, other.service_date)
        if not 0 < days <= GLOBAL_DAYS.get(period or "", 0) or another_practitioner(other, encounter):
            continue
        for candidate in slate.candidates:
            entry = encounter.knowledge.catalogue[candidate.code]
            if entry.kind == "procedure" and not entry.addon and not marked & {*candidate.modifiers}:
                slate = slate.send_to_review(
                    f"{candidate.code} falls {days} days after {other.candidate.code} of report {other.report_id}, "
                    "whose global period still runs: planned, complication or unrelated (58, 78, 79; MOD-11)."
                )
    return slate


@rules.rule("MOD-50", phase=Phase.EDITS, decides="a preliminary report gives way to the final one of its day")
def superseded(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out what a preliminary report tells where the final report of the same day is there."""
    final = next((other for other in encounter.beside if other.final), None)
    if not is_preliminary(encounter) or final is None:
        return slate
    for candidate in slate.candidates:
        reason = f"The preliminary report is replaced by report {final.report_id}."
        slate = slate.exclude(candidate, "MOD-50", reason)
    return slate


@rules.rule("MOD-50", phase=Phase.QUERIES, decides="a preliminary report is held, an addendum read with its report")
def unfinished_reports(slate: Slate, encounter: Encounter) -> Slate:
    """Hold what is not final."""
    if is_preliminary(encounter):
        return slate.send_to_review("The report is preliminary: its codes wait until it is final and signed (MOD-50).")
    if encounter.report_status == "addendum":
        return slate.send_to_review("The report is an addendum: it is coded with the report that it amends (MOD-50).")
    return slate


BOOK = rules.book()
