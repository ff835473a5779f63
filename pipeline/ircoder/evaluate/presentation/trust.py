"""Tables of how far probabilities can be trusted, what errors are worth, and how far coders agree."""

from __future__ import annotations

from ircoder.evaluate.calibration import CalibrationFigures
from ircoder.evaluate.coders import AgreementFigures, Beyond
from ircoder.evaluate.measure import Evaluation
from ircoder.evaluate.presentation.breakdown import COUNT_HEAD
from ircoder.evaluate.presentation.table import (
    Table,
    bounded,
    counted,
    listed,
    part_of,
    share,
    signed,
    signed_bounds,
)
from ircoder.evaluate.relative_values import ValueFigures
from ircoder.evaluate.selective import RiskFigures

_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_MOST_ERRORS = 15
_MOST_CODES = 40


def probabilities(one: Evaluation) -> list[Table]:
    """Tables of calibration and of risk and coverage."""
    out: list[Table] = []
    for key, what, figures in (("lines", "code lines", one.line_calibration), ("sets", "sets", one.set_calibration)):
        if figures is not None:
            out.append(_calibration(key, what, figures))
    if one.risk is not None:
        out.append(_risk(one.risk))
    return out


def _calibration(key: str, what: str, figures: CalibrationFigures) -> Table:
    rows = tuple(
        (
            f"{one.lower:.1f} to {one.upper:.1f}",
            str(one.items),
            share(one.expected),
            bounded(one.observed, one.bounds),
        )
        for one in figures.bins
    )
    bounds = figures.intervals
    error = bounded(figures.error, bounds.get("expected_calibration_error"))
    equal_mass = bounded(figures.error_equal_mass, bounds.get("expected_calibration_error_equal_mass"))
    note = (
        f"{figures.items} {what}. Expected calibration error {error}, over bins of equal mass {equal_mass}; "
        f"Brier score {bounded(figures.brier, bounds.get('brier'))}."
    )
    title = "Probabilities of code lines" if key == "lines" else "Probabilities of complete sets"
    head = ("probability", "items", "mean", "share right")
    return Table(key=f"calibration_{key}", title=title, head=head, rows=rows, note=note)


def _risk(figures: RiskFigures) -> Table:
    rows = []
    for step in _STEPS:
        point = next((point for point in figures.points if point.coverage >= step - 1e-9), None)
        if point is not None:
            rows.append((share(point.coverage), share(point.threshold), share(point.risk)))
    best = ", ".join(f"{share(covered)} at risk {risk:g}" for risk, covered in figures.coverage_at.items())
    note = (
        f"Area {bounded(figures.area, figures.intervals.get('area'))}, of the best order of these reports "
        f"{share(figures.best_area)}. Greatest coverage: {best}."
    )
    head = ("coverage", "least probability", "risk")
    rows = list(dict.fromkeys(rows))
    return Table(key="risk", title="Risk and coverage of complete sets", head=head, rows=tuple(rows), note=note)


def values(figures: ValueFigures) -> list[Table]:
    """Errors in relative value units, in all and the greatest."""
    bounds = figures.intervals
    rows = (
        ("gold, all reports", f"{figures.gold_total:.2f}", ""),
        ("predicted, all reports", f"{figures.predicted_total:.2f}", ""),
        ("signed error a report", signed(figures.signed, 2), signed_bounds(bounds.get("signed_error"), 2)),
        ("absolute error a report", f"{figures.absolute:.2f}", _plain(bounds.get("absolute_error"), 2)),
        ("median absolute error", f"{figures.absolute_median:.2f}", ""),
        ("signed error of gold's total", signed(figures.net_share), signed_bounds(bounds.get("net_share"))),
        ("absolute error of gold's total", share(figures.absolute_share), _plain(bounds.get("absolute_share"), 3)),
        ("reports without error", part_of((figures.without_error, figures.reports)), ""),
    )
    note = f"{figures.reports} report{'' if figures.reports == 1 else 's'}, fee schedule {', '.join(figures.releases)}."
    if figures.left_out:
        claims = "1 hospital claim is" if figures.left_out == 1 else f"{figures.left_out} hospital claims are"
        note += f" {claims} left out: relative values do not decide what is paid."
    if figures.unvalued:
        note += f" Without a value, counted as nothing: {listed(figures.unvalued, 20)}."
    ranked = sorted(figures.errors, key=lambda score: (-abs(score.error), score.report_id))
    greatest = tuple(
        (score.report_id, f"{score.gold:.2f}", f"{score.predicted:.2f}", signed(score.error, 2))
        for score in ranked[:_MOST_ERRORS]
        if abs(score.error) >= 0.005
    )
    out = [Table(key="values", title="Relative value units", head=("", "RVU", "95 % interval"), rows=rows, note=note)]
    if greatest:
        head = ("report", "gold", "predicted", "error")
        out.append(Table(key="value_errors", title="Greatest errors in RVU", head=head, rows=greatest))
    return out


def agreement(figures: AgreementFigures) -> list[Table]:
    """Agreement of coders: all together, two by two, by code, and each against gold."""
    out = [
        Table(
            key="alpha",
            title="Agreement of all coders",
            head=("", "alpha"),
            rows=(
                ("codes, given or not", _beyond(figures.alpha_codes)),
                ("code sets, MASI", _beyond(figures.alpha_masi)),
                ("code sets, Jaccard", _beyond(figures.alpha_jaccard)),
            ),
            note=f"Krippendorff's alpha of {len(figures.coders)} coders over {figures.reports} reports that two or "
            f"more coded: 1 is full agreement, 0 what chance gives. {figures.decisions:,} decisions: each of these "
            "reports by each code that any coder gave one of them.",
        ),
        Table(
            key="kappa",
            title="Coders two by two",
            head=("", "reports", "kappa", "same codes and units"),
            rows=tuple(
                (f"{pair.first} and {pair.second}", str(pair.reports), _beyond(pair.kappa), part_of(pair.same_sets))
                for pair in figures.pairs
            ),
            note="Cohen's kappa over all decisions: is a code, that either of the two gave any report, given or not.",
        ),
        Table(
            key="coders",
            title="Coders against gold",
            head=("coder", "reports", *COUNT_HEAD, "complete set"),
            rows=tuple(
                (name, str(reports), *counted(counts), share(exact))
                for name, (reports, counts, exact) in figures.against_gold.items()
            ),
        ),
    ]
    rows = tuple(
        (item.code, *(str(number) for number in item.given), share(item.kappa), share(item.alpha))
        for item in figures.codes[:_MOST_CODES]
    )
    if rows:
        head = ("code", *(f"given by {name}" for name in figures.coders), "kappa", "alpha")
        note = "Kappa is that of the first two coders." if len(figures.coders) > 2 else ""
        out.append(Table(key="kappa_codes", title="Agreement by code", head=head, rows=rows, note=note))
    return out


def _beyond(found: Beyond) -> str:
    return bounded(found.value, found.bounds)


def _plain(bounds: tuple[float, float] | None, decimals: int) -> str:
    return "" if bounds is None else f"{bounds[0]:.{decimals}f} to {bounds[1]:.{decimals}f}"
