"""An evaluation as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ircoder.evaluate.calibration import CalibrationFigures
from ircoder.evaluate.codes import GroupScore, ReportScore
from ircoder.evaluate.count_intervals import Bounds, Intervals
from ircoder.evaluate.entities import EntityScore
from ircoder.evaluate.facts import FindingsScore
from ircoder.evaluate.figures_json import (
    bounded_json,
    calibration_json,
    counts_json,
    evidence_json,
    intervals_json,
    macro_json,
    risk_json,
    rounded,
    scored_json,
    share_json,
    values_json,
)
from ircoder.evaluate.measure import Evaluation, Ranked
from ircoder.evaluate.modifiers import ModifierFigures
from ircoder.evaluate.not_coded import LeftOutFigures
from ircoder.evaluate.probabilities import ChanceFigures
from ircoder.evaluate.queries import QueryFigures
from ircoder.evaluate.scores import Counts, ratio, with_total


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """Every figure as plain JSON values, shares rounded to four decimals."""
    return {
        "version": evaluation.version,
        "model": evaluation.model,
        "knowledge": evaluation.knowledge,
        "failed": evaluation.failures.total(),
        "failures": dict(evaluation.failures.most_common()),
        "without_rows": evaluation.unlisted,
        "codes": _group_json(evaluation.overall),
        "by_gold_family": {name: _group_json(score) for name, score in evaluation.families.items()},
        "by_code_family": {name: scored_json(score) for name, score in evaluation.code_families.items()},
        "by_style": {name: _group_json(score) for name, score in evaluation.styles.items()},
        "by_year": {name: _group_json(score) for name, score in evaluation.years.items()},
        "by_code": {code: scored_json(score) for code, score in evaluation.codes.items()},
        "macro_codes": None if evaluation.macro_codes is None else macro_json(evaluation.macro_codes),
        "macro_families": None if evaluation.macro_families is None else macro_json(evaluation.macro_families),
        "missing_codes": _ranked_json("code", evaluation.missing),
        "extra_codes": _ranked_json("code", evaluation.extra),
        "modifiers": None if evaluation.modifiers is None else _modifiers_json(evaluation.modifiers),
        "queries": None if evaluation.queries is None else _queries_json(evaluation.queries),
        "not_coded": None if evaluation.left_out is None else _left_out_json(evaluation.left_out),
        "entities": None if evaluation.entities is None else _entities_json(evaluation.entities),
        "findings": None if evaluation.findings is None else _findings_json(evaluation.findings),
        "probabilities": None if evaluation.chances is None else _chances_json(evaluation.chances),
        "evidence": None if evaluation.evidence is None else evidence_json(evaluation.evidence),
        "line_calibration": _calibration_json(evaluation.line_calibration),
        "report_calibration": _calibration_json(evaluation.set_calibration),
        "risk_coverage": None if evaluation.risk is None else risk_json(evaluation.risk),
        "relative_values": None if evaluation.values is None else values_json(evaluation.values),
        "reports": [_report_json(score) for score in evaluation.reports],
    }


def _calibration_json(figures: CalibrationFigures | None) -> dict[str, Any] | None:
    return None if figures is None else calibration_json(figures)


def _chances_json(figures: ChanceFigures) -> dict[str, Any]:
    right, released = figures.released
    return {
        "lines": figures.lines,
        "line_calibration_error": rounded(figures.line_error),
        "line_brier": rounded(figures.line_brier),
        "line_bins": [
            {"items": one.items, "expected": rounded(one.expected), "observed": rounded(one.observed)}
            for one in figures.line_bins
        ],
        "reports": figures.reports,
        "report_calibration_error": rounded(figures.whole_error),
        "report_brier": rounded(figures.whole_brier),
        "released": released,
        "released_right": right,
        "released_accuracy": rounded(ratio(right, released)),
        "coverage": rounded(ratio(released, figures.reports)),
        "intervals_95": intervals_json({_TOLD[name]: found for name, found in figures.intervals.items()}),
    }


_TOLD = {
    "line_error": "line_calibration_error",
    "line_brier": "line_brier",
    "whole_brier": "report_brier",
    "released_right": "released_accuracy",
    "coverage": "coverage",
}
"""Figures of probabilities as they are called in the JSON."""


def _group_json(score: GroupScore) -> dict[str, Any]:
    out: dict[str, Any] = {
        "reports": score.reports,
        **counts_json(score.counts),
        "exact_set": rounded(score.exact_set),
        "exact_set_with_modifiers": rounded(score.exact_set_with_modifiers),
        "extra_per_report": rounded(score.extra_per_report),
        "jaccard": rounded(score.jaccard),
    }
    if score.intervals:
        out["intervals_95"] = intervals_json(score.intervals)
    return out


def _report_json(score: ReportScore) -> dict[str, Any]:
    return {
        "report_id": score.report_id,
        "exact": score.exact,
        "exact_with_modifiers": score.exact_with_modifiers,
        "missing": dict(sorted(score.missing.items())),
        "extra": dict(sorted(score.extra.items())),
        "wrong_modifiers": [
            {"code": line.code, "gold": sorted(line.gold), "predicted": sorted(line.predicted)}
            for line in score.modifiers.lines
            if line.gold != line.predicted
        ],
    }


def _ranked_json(name: str, ranked: Ranked) -> list[dict[str, Any]]:
    return [{name: item, "count": count, "reports": list(reports)} for item, count, reports in ranked]


def _modifiers_json(figures: ModifierFigures) -> dict[str, Any]:
    return {
        **counts_json(figures.counts),
        "codes_all_right": share_json(figures.codes),
        "by_modifier": {modifier: counts_json(counts) for modifier, counts in figures.by_modifier.items()},
        "confusions": _ranked_json("confusion", figures.confusions),
        "intervals_95": intervals_json(figures.intervals),
    }


def _queries_json(figures: QueryFigures) -> dict[str, Any]:
    """Precision is a lower bound: gold asks only where its author thought of it."""
    return {
        "reports": figures.reports,
        "asks": counts_json(figures.asks),
        "codes": counts_json(figures.codes),
        "queries_per_report": rounded(figures.queries_per_report),
        "gold_queries_per_report": rounded(figures.gold_queries_per_report),
        "unasked_reports": list(figures.unasked),
    }


def _left_out_json(figures: LeftOutFigures) -> dict[str, Any]:
    """Precision is a lower bound: gold names only the codes that tempted its author."""
    return {
        "reports": figures.reports,
        **counts_json(figures.counts),
        "recall_without_queries": rounded(figures.without_queries.recall),
        "entries_per_report": rounded(figures.entries_per_report),
        "denied_but_in_gold": share_json(figures.denied_share, "wrong"),
        "on_a_line": share_json(figures.on_a_line_share, "wrong"),
        "unnamed_codes": _ranked_json("code", figures.unnamed),
        "denied_codes": _ranked_json("code", figures.denied),
    }


def _entities_json(score: EntityScore) -> dict[str, Any]:
    intervals = score.intervals
    return {
        "reports": score.reports,
        "exact": _named_json(with_total(score.exact), score.exact_intervals),
        "overlap": _named_json(with_total(score.overlap), score.overlap_intervals),
        "assertion": share_json(score.assertion) | _share_bounds(intervals.get("assertion")),
        "assertions": _named_json(score.assertions, score.assertion_intervals),
        "assertion_macro_f1": rounded(score.assertion_macro_f1),
        "side": share_json(score.side) | _share_bounds(intervals.get("side")),
        **bounded_json({name: found for name, found in intervals.items() if name == "assertion_macro_f1"}),
    }


def _findings_json(score: FindingsScore) -> dict[str, Any]:
    bounds = score.act_intervals
    return {
        "reports": score.reports,
        "acts": counts_json(score.acts) | bounded_json(bounds.get("all", {})),
        "acts_by_kind": _named_json(score.acts_by_kind, bounds),
        "links": {
            name: share_json(pair) | _share_bounds(score.link_intervals.get(name)) for name, pair in score.links.items()
        },
        "furthest_positions": counts_json(score.positions) | bounded_json(score.position_intervals),
    }


def _named_json(counts: Mapping[str, Counts], intervals: Mapping[str, Intervals]) -> dict[str, Any]:
    return {name: counts_json(one) | bounded_json(intervals.get(name, {})) for name, one in counts.items()}


def _share_bounds(bounds: Bounds | None) -> dict[str, Any]:
    return {} if bounds is None else bounded_json({"share": bounds})
