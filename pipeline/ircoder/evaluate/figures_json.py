"""Figures that every part of an evaluation has, as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ircoder.evaluate.calibration import CalibrationFigures
from ircoder.evaluate.codes import CodeScore
from ircoder.evaluate.evidence import EvidenceFigures
from ircoder.evaluate.macro import MacroFigures
from ircoder.evaluate.relative_values import ValueFigures
from ircoder.evaluate.scores import Counts, ratio
from ircoder.evaluate.selective import RiskFigures

DIGITS = 4


def rounded(value: float | None) -> float | None:
    """Round a share or a value; what has none stays so."""
    return None if value is None else round(value, DIGITS)


def significant(p_value: float | None) -> float | None:
    """Round a P value to four significant digits, so that a small one is not 0."""
    return None if p_value is None else float(f"{p_value:.4g}")


def counts_json(counts: Counts) -> dict[str, Any]:
    """Counts with precision, recall and F1."""
    return {
        "right": counts.right,
        "extra": counts.extra,
        "missing": counts.missing,
        "precision": rounded(counts.precision),
        "recall": rounded(counts.recall),
        "f1": rounded(counts.f1),
    }


def scored_json(score: CodeScore) -> dict[str, Any]:
    """Counts with their figures and intervals."""
    return counts_json(score.counts) | bounded_json(score.intervals)


def bounded_json(intervals: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    """Intervals under their name; nothing where there are none."""
    return {"intervals_95": intervals_json(intervals)} if intervals else {}


def intervals_json(intervals: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    """95 % bounds by name of the figure."""
    return {name: [rounded(low), rounded(high)] for name, (low, high) in intervals.items()}


def share_json(pair: tuple[int, int], part: str = "right") -> dict[str, Any]:
    """A part of what was compared."""
    return {part: pair[0], "compared": pair[1], "share": rounded(ratio(*pair))}


def macro_json(figures: MacroFigures) -> dict[str, Any]:
    """Macro figures, with the number of codes or families that they are means of."""
    return {
        "of": figures.groups,
        "precision": rounded(figures.precision),
        "recall": rounded(figures.recall),
        "f1": rounded(figures.f1),
        "intervals_95": intervals_json(figures.intervals),
    }


def evidence_json(figures: EvidenceFigures) -> dict[str, Any]:
    """Overlap of evidence, over codes that gold and prediction both have."""
    return {
        "reports": figures.reports,
        "characters": {**counts_json(figures.characters), **_interval_json("f1", figures, "characters_f1")},
        "passages": {**counts_json(figures.passages), **_interval_json("f1", figures, "passages_f1")},
        "touched": {**share_json(figures.touched, "touched"), **_interval_json("share", figures, "touched")},
    }


def _interval_json(name: str, figures: EvidenceFigures, key: str) -> dict[str, Any]:
    bounds = figures.intervals.get(key)
    return {"intervals_95": {} if bounds is None else intervals_json({name: bounds})}


def calibration_json(figures: CalibrationFigures) -> dict[str, Any]:
    """Calibration errors with the bins of the reliability plot."""
    return {
        "items": figures.items,
        "expected_calibration_error": rounded(figures.error),
        "expected_calibration_error_equal_mass": rounded(figures.error_equal_mass),
        "brier": rounded(figures.brier),
        "bins": [
            {
                "lower": one.lower,
                "upper": one.upper,
                "items": one.items,
                "expected": rounded(one.expected),
                "observed": rounded(one.observed),
                "interval_95": [rounded(bound) for bound in one.bounds],
            }
            for one in figures.bins
        ],
        "intervals_95": intervals_json(figures.intervals),
    }


def risk_json(figures: RiskFigures) -> dict[str, Any]:
    """Risk-coverage curve, its area and that of the best order."""
    return {
        "reports": figures.reports,
        "area": rounded(figures.area),
        "best_area": rounded(figures.best_area),
        "excess_area": rounded(figures.area - figures.best_area),
        "coverage_at_risk": {f"{risk:g}": rounded(coverage) for risk, coverage in figures.coverage_at.items()},
        "curve": [
            {"threshold": point.threshold, "coverage": rounded(point.coverage), "risk": rounded(point.risk)}
            for point in figures.points
        ],
        "intervals_95": intervals_json(figures.intervals),
    }


def values_json(figures: ValueFigures) -> dict[str, Any]:
    """Errors in total relative value units, a report and in sum."""
    return {
        "reports": figures.reports,
        "hospital_reports_left_out": figures.left_out,
        "releases": list(figures.releases),
        "gold_total": rounded(figures.gold_total),
        "predicted_total": rounded(figures.predicted_total),
        "signed_error": rounded(figures.signed),
        "absolute_error": rounded(figures.absolute),
        "median_absolute_error": rounded(figures.absolute_median),
        "net_share": rounded(figures.net_share),
        "absolute_share": rounded(figures.absolute_share),
        "reports_without_error": figures.without_error,
        "codes_without_value": list(figures.unvalued),
        "by_report": {score.report_id: [rounded(score.gold), rounded(score.predicted)] for score in figures.errors},
        "intervals_95": intervals_json(figures.intervals),
    }
