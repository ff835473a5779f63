"""What a line is worth: relative values of the fee schedule, or the hospital's outpatient status and rate.

A physician in a hospital has the facility values of the fee schedule, and of a code that splits the part that ``26``
names; an office has the non-facility values. On a hospital outpatient claim relative values do not pay: there the line
has the status indicator, the payment class and the listed rate, where Addendum B of the date was imported (MOD-49).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.knowledge.fee_schedule import FeeRow
from ircoder.report import CodeLine, LineValues, Totals

SHARE_OF_TWO_SIDES = {"1": 1.5, "3": 2.0}
"""What 50 makes of a line, by bilateral indicator (MOD-06); other indicators pay one side."""
COMPREHENSIVE, REDUCED = "J1", "T"
PAID_ALONE = ("Q1", "Q2", "Q3", "Q4")
PAID = ("J1", "J2", "S", "T", "V")
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class _Part:
    work: float | None
    practice: float | None
    malpractice: float | None
    total: float | None


def line_values(candidate: Candidate, encounter: Encounter) -> LineValues | None:
    """Value of all units of a line; ``None`` where no release at hand has the code.

    Units and both sides are counted. Reductions for several procedures, for 52 and for 53 are the payer's and are not.
    """
    if encounter.setting == "facility":
        return _outpatient(candidate, encounter)
    modifier = "26" if "26" in candidate.modifiers else ""
    schedule = encounter.knowledge.fee_schedule
    row = schedule.row(candidate.code, encounter.service_date, modifier)
    if row is None:
        return None
    part = _part(row, office=encounter.setting == "office")
    dollars = schedule.conversion_factor(encounter.service_date)
    factor = candidate.units * (SHARE_OF_TWO_SIDES.get(row.bilateral, 1.0) if "50" in candidate.modifiers else 1.0)
    return LineValues(
        release=row.release,
        status=row.status,
        work=_times(part.work, factor),
        practice=_times(part.practice, factor),
        malpractice=_times(part.malpractice, factor),
        total=_times(part.total, factor),
        payment=_times(part.total, factor * dollars, 2) if dollars else None,
    )


def totals_of(lines: Iterable[CodeLine], setting: str) -> Totals:
    """Sums over the lines of a report, and the codes whose value is not known."""
    told = list(lines)
    lacking = tuple(dict.fromkeys(line.code for line in told if _lacks(line, setting)))
    known = [line.values for line in told if line.values is not None and not _lacks(line, setting)]
    if setting == "facility":
        return Totals(payment=_outpatient_payment(known), without_value=lacking)
    return Totals(
        work=_sum(values.work for values in known),
        practice=_sum(values.practice for values in known),
        malpractice=_sum(values.malpractice for values in known),
        total=_sum(values.total for values in known),
        payment=_sum((values.payment for values in known), 2),
        without_value=lacking,
    )


def _lacks(line: CodeLine, setting: str) -> bool:
    """Whether nothing is known of a line; a hospital's packaged service is known to pay nothing of its own."""
    return line.values is None or (setting != "facility" and line.values.total is None)


def _part(row: FeeRow, *, office: bool) -> _Part:
    """Facility or non-facility view. Rows without practice expense of their own give it as the rest of the total."""
    practice = row.nonfacility_practice if office else row.facility_practice
    total = row.nonfacility_total if office else row.facility_total
    if row.status == "C":
        return _Part(None, None, None, None)  # the contractor prices it (MOD-05): its zeros are no values
    return _Part(row.work, practice, row.malpractice, total)


def _outpatient(candidate: Candidate, encounter: Encounter) -> LineValues | None:
    row = encounter.knowledge.outpatient.status(candidate.code, encounter.service_date)
    if row is None:
        return None
    return LineValues(
        release=row.release,
        status=row.status_indicator,
        apc=row.apc or None,
        payment=_times(row.payment_rate, candidate.units, 2),
    )


def _outpatient_payment(values: list[LineValues]) -> float | None:
    """Listed rates of what is paid apart: a comprehensive service pays for all, a second ``T`` half (MOD-49)."""
    rates = [(item.status, item.payment) for item in values if item.payment is not None]
    comprehensive = [rate for status, rate in rates if status == COMPREHENSIVE]
    if comprehensive:
        return max(comprehensive)
    paid = [(status, rate) for status, rate in rates if status in PAID]
    if not paid:
        alone = [rate for status, rate in rates if status in PAID_ALONE]
        return max(alone) if alone else None
    halved = sorted((rate for status, rate in paid if status == REDUCED), reverse=True)
    whole = sum(rate for status, rate in paid if status != REDUCED)
    return round(whole + sum(halved[:1]) + sum(halved[1:]) / 2, 2)


def _times(value: float | None, factor: float, decimals: int = DECIMALS) -> float | None:
    return None if value is None else round(value * factor, decimals)


def _sum(values: Iterable[float | None], decimals: int = DECIMALS) -> float | None:
    """Sum of a part; ``None`` where a line that has a total lacks the part, because a part of a sum is none."""
    found = list(values)
    return round(sum(value for value in found if value is not None), decimals) if found and None not in found else None
