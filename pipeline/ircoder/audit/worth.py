"""What lines are worth on a date and in a setting, by the release in force, and what a correction changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ircoder.audit.model import BilledLine, SuggestedLine
from ircoder.audit.modifiers import BOTH_SIDES
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.coding.values import SHARE_OF_TWO_SIDES, line_values, totals_of
from ircoder.findings.model import Findings
from ircoder.knowledge.base import Knowledge
from ircoder.report import CodeLine, LineValues, Setting

Line = BilledLine | SuggestedLine

TECHNICAL, PROFESSIONAL = "TC", "26"
REDUCED = frozenset({"52", "53", "73", "78"})
"""Modifiers of work that was stopped, cut short or within global days: the payer decides what is left of the value."""

NOT_PAID_APART = frozenset({"N", "B", "C", "E1", "E2", "M"})
"""Status indicators of Addendum B whose lines a hospital's outpatient claim pays nothing for (MOD-49)."""
_CENTS = 2


@dataclass(frozen=True, slots=True)
class Worth:
    """Total and work RVUs, and dollars; ``None`` where it is not known. Of nothing it is zero."""

    total: float | None = 0.0
    work: float | None = 0.0
    payment: float | None = 0.0

    def __add__(self, other: Worth) -> Worth:
        return Worth(_sum(self.total, other.total), _sum(self.work, other.work), _sum(self.payment, other.payment))

    def __sub__(self, other: Worth) -> Worth:
        return self + other.times(-1.0)

    def times(self, factor: float) -> Worth:
        """The worth of so many of it."""
        return Worth(_times(self.total, factor), _times(self.work, factor), _times(self.payment, factor))

    def rounded(self) -> Worth:
        """RVUs to four places, dollars to cents."""
        payment = None if self.payment is None else round(self.payment, _CENTS) + 0.0
        return Worth(_rounded(self.total), _rounded(self.work), payment)


@dataclass(frozen=True, slots=True)
class Prices:
    """Values for the lines of one claim.

    ``conversion_factor`` is the user's, in dollars a RVU; without it that of the date counts. Hospital
    claims are priced by Addendum B, to which no conversion factor applies.
    """

    knowledge: Knowledge
    setting: Setting
    on: dt.date
    conversion_factor: float | None = None

    def lines(self, lines: Iterable[Line]) -> Worth:
        """Worth of lines of one code; a left and a right line are worth what one line with 50 is (MOD-06, MOD-07)."""
        listed = list(lines)
        if self.setting == "facility":
            return Worth(None, None, self.hospital_claim(listed)) if listed else Worth()
        worth = sum((self.line(line.code, line.units, line.modifiers) for line in listed), Worth())
        return worth + self.less_for_two_sides(listed)

    def less_for_two_sides(self, lines: Iterable[Line]) -> Worth:
        """What left and right lines of one code and component are worth less together than each by itself."""
        less = Worth()
        for group in _by_component(lines):
            if pairs := _two_sides(group):
                code = group[0].code
                share = SHARE_OF_TWO_SIDES.get(self.knowledge.fee_schedule.bilateral(code, self.on) or "", 2.0)
                less += self.line(code, 1, _component(group[0])).times((share - 2.0) * pairs)
        return less

    def line(self, code: str, units: int, modifiers: Sequence[str]) -> Worth:
        """Worth of one line; not known where no release has the code or the payer prices it."""
        if self.setting == "facility":
            return Worth(None, None, self.hospital_rate(code, units, modifiers))
        if TECHNICAL in modifiers:  # the technical part is what 26 leaves of the whole
            rest = tuple(modifier for modifier in modifiers if modifier != TECHNICAL)
            return self.line(code, units, rest) - self.line(code, units, (*rest, PROFESSIONAL))
        values = self.values(code, units, modifiers)
        if values is None:
            return Worth(None, None, None)
        return Worth(values.total, values.work, values.payment)

    def values(self, code: str, units: int, modifiers: Sequence[str]) -> LineValues | None:
        """Values of one line as the coder gives them, in dollars of the chosen conversion factor.

        A 26 that was billed on a code without professional part changes nothing of its value. That of work which was
        reduced is not known.
        """
        if REDUCED & {*modifiers}:
            return None
        candidate = Candidate(code=code, units=units, modifiers=tuple(modifiers))
        encounter = Encounter(Findings(), self.on, self.setting, self.knowledge)
        values = line_values(candidate, encounter)
        if values is None and PROFESSIONAL in modifiers:
            return self.values(code, units, tuple(m for m in modifiers if m != PROFESSIONAL))
        if values is None or self.setting == "facility":
            return values
        factor = self.dollars_a_rvu
        known = values.total is not None and factor is not None
        return replace(values, payment=round((values.total or 0.0) * (factor or 0.0), _CENTS) if known else None)

    @property
    def dollars_a_rvu(self) -> float | None:
        """The conversion factor that counts."""
        return self.conversion_factor or self.knowledge.fee_schedule.conversion_factor(self.on)

    def hospital_claim(self, lines: Iterable[Line]) -> float | None:
        """Dollars of a hospital's claim: a comprehensive service pays for all, a second ``T`` half (MOD-49).

        Every unit, and each side of a line with 50, is a service of its own, so that the further ones of a ``T`` code
        count half. Not known where the value of a line is not.
        """
        told: list[CodeLine] = []
        for line in lines:
            rate = self.hospital_rate(line.code, 1, line.modifiers)
            if rate is None:
                return None
            services = line.units * (2 if self._is_of_two_sides(line.code, line.modifiers) else 1)
            told += [_code_line(line, self.values(line.code, 1, line.modifiers))] * services
        return totals_of(told, "facility").payment or 0.0

    def hospital_rate(self, code: str, units: int, modifiers: Sequence[str]) -> float | None:
        """Listed rate of a hospital's line by itself; 0 where it is never paid apart, ``None`` where not known."""
        values = self.values(code, units, modifiers)
        if values is None:
            return None
        return 0.0 if values.payment is None and values.status in NOT_PAID_APART else values.payment

    def _is_of_two_sides(self, code: str, modifiers: Sequence[str]) -> bool:
        paid_twice = self.knowledge.fee_schedule.bilateral(code, self.on) in SHARE_OF_TWO_SIDES
        return BOTH_SIDES in modifiers and paid_twice


def _component(line: Line) -> tuple[str, ...]:
    return tuple(sorted({PROFESSIONAL, TECHNICAL}.intersection(line.modifiers)))


def _by_component(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """Lines by what of the service they are for: the professional part, the technical one, or the whole."""
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        groups.setdefault(_component(line), []).append(line)
    return groups.values()


def _two_sides(lines: Sequence[Line]) -> int:
    """Units that lines of their own count for the left and for the right."""
    units = [sum(line.units for line in lines if side in line.modifiers) for side in ("LT", "RT")]
    return min(units)


def _code_line(line: Line, values: LineValues | None) -> CodeLine:
    return CodeLine(
        code=line.code,
        units=line.units,
        modifiers=line.modifiers,
        label="",
        evidence=(),
        rules=(),
        why="",
        edits={},
        values=values,
    )


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4) + 0.0
