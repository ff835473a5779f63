"""What wrong codes are worth: relative value units of the predicted code set less those of gold, by report.

Both sides are valued by the fee schedule release that governs the date, with the part that the setting pays, for all
units and both sides (:func:`ircoder.coding.values.line_values`). Hospital claims are not paid by relative values and
are left out, and so is the value of a code that no release has: it counts as nothing on either side and is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.coding.values import line_values
from ircoder.evaluate.code_sets import CodeSet, Modifiers
from ircoder.evaluate.codes import ReportScore
from ircoder.evaluate.scores import interval
from ircoder.findings.model import Findings
from ircoder.knowledge.base import Knowledge
from ircoder.report import Report

SIDES = ("LT", "RT")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueScore:
    """Total relative value units of one report. ``unvalued`` are codes of either side without a value."""

    report_id: str
    gold: float
    predicted: float
    unvalued: frozenset[str]

    @property
    def error(self) -> float:
        """Predicted less gold: above 0 is too much."""
        return self.predicted - self.gold


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFigures:
    """Errors over reports, in relative value units a report; ``net_share`` is the sum of errors over gold's sum.

    ``left_out`` counts hospital reports, ``releases`` names the fee schedule releases used.
    """

    reports: int
    left_out: int
    gold_total: float
    predicted_total: float
    signed: float
    absolute: float
    absolute_median: float
    net_share: float | None
    absolute_share: float | None
    without_error: int
    errors: tuple[ValueScore, ...]
    unvalued: tuple[str, ...]
    releases: tuple[str, ...]
    intervals: dict[str, tuple[float, float]]


def compare_values(score: ReportScore, report: Report, knowledge: Knowledge) -> ValueScore | None:
    """Value both code sets of a report; ``None`` for a hospital claim."""
    if report.setting == "facility":
        return None
    encounter = Encounter(Findings(), report.service_date, report.setting, knowledge)
    gold, lacking = _value(score.gold, encounter)
    predicted, lacking_too = _value(score.predicted, encounter)
    return ValueScore(
        report_id=score.report_id, gold=gold, predicted=predicted, unvalued=frozenset((*lacking, *lacking_too))
    )


def value_figures(scores: Sequence[ValueScore | None], releases: Sequence[str]) -> ValueFigures | None:
    """Put the values of reports together; ``None`` where none can be valued."""
    found = [score for score in scores if score is not None]
    if not found:
        return None
    bounds = {
        "signed_error": interval(found, _signed),
        "absolute_error": interval(found, _absolute),
        "net_share": interval(found, lambda group: _share(group, signed=True)),
        "absolute_share": interval(found, lambda group: _share(group, signed=False)),
    }
    return ValueFigures(
        reports=len(found),
        left_out=len(scores) - len(found),
        gold_total=sum(score.gold for score in found),
        predicted_total=sum(score.predicted for score in found),
        signed=_signed(found),
        absolute=_absolute(found),
        absolute_median=median(abs(score.error) for score in found),
        net_share=_share(found, signed=True),
        absolute_share=_share(found, signed=False),
        without_error=sum(abs(score.error) < 0.00005 for score in found),
        errors=tuple(found),
        unvalued=tuple(sorted(frozenset[str]().union(*(score.unvalued for score in found)))),
        releases=tuple(sorted(set(releases))),
        intervals={name: bound for name, bound in bounds.items() if bound is not None},
    )


def _signed(scores: Sequence[ValueScore]) -> float:
    return sum(score.error for score in scores) / len(scores)


def _absolute(scores: Sequence[ValueScore]) -> float:
    return sum(abs(score.error) for score in scores) / len(scores)


def _share(scores: Sequence[ValueScore], *, signed: bool) -> float | None:
    gold = sum(score.gold for score in scores)
    return sum(score.error if signed else abs(score.error) for score in scores) / gold if gold else None


def _value(codes: CodeSet, encounter: Encounter) -> tuple[float, list[str]]:
    """Total value of a code set, and its codes without one, with a 26 that may be why: many codes have no such part."""
    total, lacking = 0.0, []
    for code, modifiers, units in _lines(codes):
        values = line_values(Candidate(code=code, units=units, modifiers=tuple(sorted(modifiers))), encounter)
        if values is None or values.total is None:
            lacking.append(f"{code}-26" if "26" in modifiers else code)
        else:
            total += values.total
    return total, lacking


def _lines(codes: CodeSet) -> list[tuple[str, Modifiers, int]]:
    """Lines of a code set in fixed order; left and right of one code are one line with 50, as they are paid."""
    rest: Counter[tuple[str, Modifiers]] = Counter(codes.modified)
    out: list[tuple[str, Modifiers, int]] = []
    for code, modifiers in sorted(codes.modified, key=lambda key: (key[0], sorted(key[1]))):
        other = (code, (modifiers - {"LT"}) | {"RT"})
        if "LT" in modifiers and (both := min(rest[code, modifiers], rest[other])):
            out.append((code, (modifiers - set(SIDES)) | {"50"}, both))
            rest[code, modifiers] -= both
            rest[other] -= both
    for key in sorted(rest, key=lambda key: (key[0], sorted(key[1]))):
        if rest[key]:
            out.append((*key, rest[key]))
    return out
