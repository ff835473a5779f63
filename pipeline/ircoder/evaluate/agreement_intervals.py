"""Bootstrap intervals of kappa and alpha: whole reports are drawn, with all decisions on them.

The decisions on the codes of one report hang together, so they are drawn together. The figures themselves are computed
exactly by :mod:`ircoder.evaluate.agreement`; here the same sums are taken over resamples.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ircoder.evaluate.agreement import Distance, Value
from ircoder.evaluate.resampling import Table, draws, percentile_bounds
from ircoder.evaluate.scores import FEWEST_DRAWN

Bounds = tuple[float, float]


def kappa_bounds(reports: Sequence[Sequence[tuple[bool, bool]]]) -> Bounds | None:
    """95 % bounds of Cohen's kappa.

    Parameters
    ----------
    reports
        For each report its decisions, a pair of values each.

    Returns
    -------
    tuple[float, float] or None
        ``None`` for fewer than two reports, and where kappa never has a value.
    """
    if len(reports) < FEWEST_DRAWN:
        return None
    outcomes = [(True, True), (True, False), (False, True), (False, False)]
    counts = np.array([[sum(pair == outcome for pair in report) for outcome in outcomes] for report in reports], float)
    both, first, second, neither = (draws(len(reports)) @ counts).T
    number = both + first + second + neither
    with np.errstate(invalid="ignore", divide="ignore"):
        chance = ((both + first) * (both + second) + (neither + second) * (neither + first)) / number**2
        values = np.where(chance < 1, ((both + neither) / number - chance) / (1 - chance), np.nan)
    return percentile_bounds(values)


def alpha_bounds(reports: Sequence[Sequence[Sequence[Value]]], distance: Distance[Value]) -> Bounds | None:
    """95 % bounds of Krippendorff's alpha.

    Parameters
    ----------
    reports
        For each report its units, each the values of those who rated it, two or more.
    distance
        Disagreement of two values, 0 for the same.

    Returns
    -------
    tuple[float, float] or None
        ``None`` for fewer than two reports, and where alpha never has a value.
    """
    if len(reports) < FEWEST_DRAWN:
        return None
    kinds = list(dict.fromkeys(value for report in reports for unit in report for value in unit))
    place = {value: column for column, value in enumerate(kinds)}
    apart = np.array([[float(distance(one, other)) for other in kinds] for one in kinds])
    counts, observed = np.zeros((len(reports), len(kinds))), np.zeros(len(reports))
    for row, report in enumerate(reports):
        for unit in report:
            own = np.bincount([place[value] for value in unit], minlength=len(kinds)).astype(float)
            counts[row] += own
            observed[row] += own @ apart @ own / (len(unit) - 1)
    weights = draws(len(reports))
    drawn: Table = weights @ counts
    expected = ((drawn @ apart) * drawn).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = np.where(expected > 0, 1 - (drawn.sum(axis=1) - 1) * (weights @ observed) / expected, np.nan)
    return percentile_bounds(values)
