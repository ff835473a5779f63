"""Probabilities against what was right: calibration error, Brier score, and what was released without review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.evaluate.code_sets import CodeSet
from ircoder.evaluate.scores import interval, ratio

BINS = 5
"""Bins of equal mass for the calibration error."""

Outcome = tuple[float, bool]
"""A probability, and whether that of which it speaks was right."""


@dataclass(frozen=True, slots=True)
class ReportChances:
    """Probabilities of one coded report: of its lines by code, of the complete set, and its route."""

    lines: tuple[tuple[str, float], ...]
    whole: float
    released: bool


@dataclass(frozen=True, slots=True)
class ChanceScore:
    """Outcomes of one report: its lines, its complete set (codes, units and modifiers), and whether it was released."""

    lines: tuple[Outcome, ...]
    whole: Outcome
    released: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Items of about the same probability: how many, their mean probability, the share that was right."""

    items: int
    expected: float
    observed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceFigures:
    """Figures of a group of reports; ``intervals`` holds 95 % bounds by name of the figure.

    ``released`` are reports with the route ``auto`` that were entirely right, and all of that route.
    """

    lines: int
    line_error: float
    line_bins: tuple[Bin, ...]
    line_brier: float
    reports: int
    whole_error: float
    whole_brier: float
    released: tuple[int, int]
    intervals: dict[str, tuple[float, float]]


def compare_chances(sets: Sequence[CodeSet], predicted: CodeSet, chances: ReportChances) -> ChanceScore:
    """Outcomes of one report against the code sets that are right; of several the one that fits best counts."""
    best = max(sets, key=lambda one: sum((one.units & predicted.units).values()))
    right = any(one.modified == predicted.modified for one in sets)
    return judge_chances(best, predicted, chances, whole_right=right)


def judge_chances(best: CodeSet, predicted: CodeSet, chances: ReportChances, *, whole_right: bool) -> ChanceScore:
    """Outcomes of one report against one code set: a line is right where its code has as many units as there."""
    return ChanceScore(
        lines=tuple((chance, best.units[code] == predicted.units[code]) for code, chance in chances.lines),
        whole=(chances.whole, whole_right),
        released=chances.released,
    )


def chance_figures(scores: Sequence[ChanceScore]) -> ChanceFigures | None:
    """Figures over reports; ``None`` where no report has a probability."""
    if not scores:
        return None
    figures = {
        "line_error": lambda part: calibration_error(_lines(part)),
        "line_brier": lambda part: brier(_lines(part)),
        "whole_brier": lambda part: brier([score.whole for score in part]),
        "released_right": lambda part: ratio(*_released(part)),
        "coverage": lambda part: ratio(_released(part)[1], len(part)),
    }
    bounds = {name: interval(scores, figure) for name, figure in figures.items()}
    right, released = _released(scores)
    bounds["released_right"] = wilson(right, released)
    lines, wholes = _lines(scores), [score.whole for score in scores]
    return ChanceFigures(
        lines=len(lines),
        line_error=calibration_error(lines) or 0.0,
        line_bins=tuple(bins_of(lines)),
        line_brier=brier(lines) or 0.0,
        reports=len(scores),
        whole_error=calibration_error(wholes) or 0.0,
        whole_brier=brier(wholes) or 0.0,
        released=(right, released),
        intervals={name: bound for name, bound in bounds.items() if bound is not None},
    )


def bins_of(outcomes: Sequence[Outcome], bins: int = BINS) -> list[Bin]:
    """Outcomes in bins of equal mass, by rising probability.

    The order of items of equal probability is not known, and a bound may fall between them: each counts with the share
    of all of them that was right. Sorted by outcome they would make an error where there is none.
    """
    tied: dict[float, tuple[int, int]] = {}
    for chance, right in outcomes:
        items, rights = tied.get(chance, (0, 0))
        tied[chance] = items + 1, rights + right
    ranked = sorted(chance for chance, _ in outcomes)
    out: list[Bin] = []
    for index in range(bins):
        part = Counter(ranked[index * len(ranked) // bins : (index + 1) * len(ranked) // bins])
        if part:
            number = part.total()
            expected = sum(chance * items for chance, items in part.items()) / number
            observed = sum(tied[chance][1] / tied[chance][0] * items for chance, items in part.items()) / number
            out.append(Bin(number, expected, observed))
    return out


def calibration_error(outcomes: Sequence[Outcome], bins: int = BINS) -> float | None:
    """Expected calibration error: mean distance between probability and share right, weighted by the bins' items."""
    if not outcomes:
        return None
    return sum(b.items * abs(b.expected - b.observed) for b in bins_of(outcomes, bins)) / len(outcomes)


def brier(outcomes: Sequence[Outcome]) -> float | None:
    """Brier score: mean squared distance between probability and outcome (0 is best)."""
    return sum((chance - right) ** 2 for chance, right in outcomes) / len(outcomes) if outcomes else None


def wilson(right: int, of: int, z: float = 1.959964) -> tuple[float, float] | None:
    """Score interval of a share by Wilson (1927), ``None`` of nothing; ``z`` is the normal quantile (95 %)."""
    if not of:
        return None
    share, square = right / of, z * z
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * (share * (1 - share) / of + square / (4 * of * of)) ** 0.5
    return max(0.0, centre - half), min(1.0, centre + half)


def _lines(scores: Sequence[ChanceScore]) -> list[Outcome]:
    return [outcome for score in scores for outcome in score.lines]


def _released(scores: Sequence[ChanceScore]) -> tuple[int, int]:
    outcomes = [score.whole[1] for score in scores if score.released]
    return sum(outcomes), len(outcomes)
