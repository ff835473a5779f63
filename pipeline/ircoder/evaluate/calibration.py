"""Calibration: what probabilities promise beside what was right.

The expected calibration error over bins of equal width is that of Guo et al., On Calibration of Modern Neural Networks
(ICML 2017), after Naeini et al. (AAAI 2015); over bins of equal mass it does not hang on empty bins (Nixon et al.,
Measuring Calibration in Deep Learning, 2019). The Brier score is Brier, Monthly Weather Review 78 (1950).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.evaluate.probabilities import Outcome, brier, calibration_error, wilson
from ircoder.evaluate.scores import FEWEST_DRAWN, interval

WIDTH_BINS = 10
"""Bins of equal width of the reliability plot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """Items whose probability lies in a bin (``lower`` exclusive but for 0, ``upper`` inclusive).

    ``expected`` is their mean probability, ``observed`` the share that was right, ``bounds`` its 95 % Wilson interval.
    """

    lower: float
    upper: float
    items: int
    expected: float
    observed: float
    bounds: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationFigures:
    """Calibration of lines or of complete sets; ``intervals`` holds 95 % bounds by name of the figure."""

    items: int
    error: float
    error_equal_mass: float
    brier: float
    bins: tuple[ReliabilityBin, ...]
    intervals: dict[str, tuple[float, float]]


def calibration_figures(reports: Sequence[Sequence[Outcome]]) -> CalibrationFigures | None:
    """Calibration of the outcomes of reports, which are drawn as a whole for the intervals; ``None`` where none is."""
    outcomes = _together(reports)
    if not outcomes:
        return None
    drawn = reports if sum(map(bool, reports)) >= FEWEST_DRAWN else ()
    bounds = {
        "expected_calibration_error": interval(drawn, lambda group: width_error(_together(group))),
        "expected_calibration_error_equal_mass": interval(drawn, lambda group: calibration_error(_together(group))),
        "brier": interval(drawn, lambda group: brier(_together(group))),
    }
    return CalibrationFigures(
        items=len(outcomes),
        error=width_error(outcomes) or 0.0,
        error_equal_mass=calibration_error(outcomes) or 0.0,
        brier=brier(outcomes) or 0.0,
        bins=tuple(width_bins(outcomes)),
        intervals={name: bound for name, bound in bounds.items() if bound is not None},
    )


def width_bins(outcomes: Sequence[Outcome], bins: int = WIDTH_BINS) -> list[ReliabilityBin]:
    """Outcomes in bins of equal width; empty bins are left out."""
    parts: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        parts.setdefault(_bin(outcome[0], bins), []).append(outcome)
    out: list[ReliabilityBin] = []
    for index in sorted(parts):
        part = parts[index]
        right = sum(outcome for _, outcome in part)
        out.append(
            ReliabilityBin(
                lower=index / bins,
                upper=(index + 1) / bins,
                items=len(part),
                expected=sum(chance for chance, _ in part) / len(part),
                observed=right / len(part),
                bounds=wilson(right, len(part)) or (0.0, 1.0),
            )
        )
    return out


def width_error(outcomes: Sequence[Outcome], bins: int = WIDTH_BINS) -> float | None:
    """Expected calibration error: distance of probability and share right, weighted by the items of each bin."""
    if not outcomes:
        return None
    promised, right = [0.0] * bins, [0] * bins
    for chance, outcome in outcomes:
        index = _bin(chance, bins)
        promised[index] += chance
        right[index] += outcome
    return sum(abs(p - r) for p, r in zip(promised, right, strict=True)) / len(outcomes)


def _bin(chance: float, bins: int) -> int:
    """Bin of a probability: upper bounds belong to the bin below, as in the source."""
    index = min(int(chance * bins), bins - 1)
    return index - 1 if index and chance <= index / bins else index


def _together(reports: Sequence[Sequence[Outcome]]) -> list[Outcome]:
    return [outcome for report in reports for outcome in report]
