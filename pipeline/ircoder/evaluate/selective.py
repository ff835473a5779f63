"""Risk and coverage: how wrong the released reports are when only the surest ones are released.

The risk-coverage curve and the area under it (AURC) are those of El-Yaniv and Wiener, JMLR 11 (2010), and Geifman and
El-Yaniv, Selective Classification for Deep Neural Networks (NeurIPS 2017); the excess over the best possible order of
the same reports is E-AURC (Geifman, Uziel and El-Yaniv, ICLR 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ircoder.evaluate.probabilities import Outcome
from ircoder.evaluate.scores import interval

TOLERATED_RISKS = (0.05, 0.1)


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """At this least probability so large a share of reports is released, and so large a share of these is wrong."""

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFigures:
    """The curve with its area; ``best_area`` is that of the best order of these reports.

    ``coverage_at`` holds for each tolerated risk the greatest coverage whose risk is no greater.
    """

    reports: int
    points: tuple[RiskPoint, ...]
    area: float
    best_area: float
    coverage_at: dict[float, float]
    intervals: dict[str, tuple[float, float]]


def risk_figures(outcomes: Sequence[Outcome]) -> RiskFigures | None:
    """Risk by coverage over complete sets; ``None`` where no report has a probability."""
    if not outcomes:
        return None
    points = risk_points(outcomes)
    bound = interval(outcomes, area)
    return RiskFigures(
        reports=len(outcomes),
        points=tuple(points),
        area=area(outcomes),
        best_area=area([(float(right), right) for _, right in outcomes]),
        coverage_at={
            risk: max((point.coverage for point in points if point.risk <= risk), default=0.0)
            for risk in TOLERATED_RISKS
        },
        intervals={} if bound is None else {"area": bound},
    )


def risk_points(outcomes: Sequence[Outcome]) -> list[RiskPoint]:
    """One point for each probability that occurs, highest first."""
    out: list[RiskPoint] = []
    released = wrong = 0
    for chance, errors in _by_chance(outcomes):
        released += len(errors)
        wrong += sum(errors)
        out.append(RiskPoint(chance, released / len(outcomes), wrong / released))
    return out


def area(outcomes: Sequence[Outcome]) -> float:
    """Area under the curve: the mean risk of the surest 1, 2, ... n reports.

    Of reports of equal probability the order is not known: they count with their mean, so that it does not matter.
    """
    total, released, wrong = 0.0, 0, 0.0
    for _, errors in _by_chance(outcomes):
        each = sum(errors) / len(errors)
        for _ in errors:
            released += 1
            wrong += each
            total += wrong / released
    return total / released if released else 0.0


def _by_chance(outcomes: Sequence[Outcome]) -> list[tuple[float, list[bool]]]:
    ranked = sorted(outcomes, key=lambda outcome: -outcome[0])
    return [(chance, [not right for _, right in part]) for chance, part in groupby(ranked, key=lambda one: one[0])]
