"""95 % bootstrap bounds of precision, recall, F1 and shares, of many groups of counts at once.

Reports are drawn as in :mod:`ircoder.evaluate.resampling`, and sums over resamples are products of matrices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ircoder.evaluate.resampling import Table, draws, percentile_bounds
from ircoder.evaluate.scores import FEWEST_DRAWN, Counts

Bounds = tuple[float, float]
Intervals = dict[str, Bounds]
"""Bounds by name of the figure."""

NOT_COUNTED = Counts()
_DECIMALS = 12


def intervals_by_name(reports: Sequence[Mapping[str, Counts]]) -> dict[str, Intervals]:
    """Bounds of precision, recall and F1 of every name.

    Parameters
    ----------
    reports
        For each report its counts by name; a name that is not there has none.

    Returns
    -------
    dict[str, dict[str, tuple[float, float]]]
        By name and figure, for names of which two reports or more count something: of one alone every resample has the
        same figures. A resample in which a figure has no value is left out.
    """
    names = sorted({name for counts in reports for name in counts})
    values = _figures(*(draws(len(reports)) @ table for table in _tables(reports, names)))
    out: dict[str, Intervals] = {}
    for column, name in enumerate(names):
        if sum(counts.get(name, NOT_COUNTED) != NOT_COUNTED for counts in reports) < FEWEST_DRAWN:
            continue
        bounds = {figure: percentile_bounds(table[:, column]) for figure, table in values.items()}
        out[name] = {figure: found for figure, found in bounds.items() if found is not None}
    return out


def count_intervals(reports: Sequence[Counts]) -> Intervals:
    """Bounds of precision, recall and F1 of the counts of reports, where two or more count something."""
    return intervals_by_name([{"all": counts} for counts in reports]).get("all", {})


def mean_f1_bounds(reports: Sequence[Mapping[str, Counts]]) -> Bounds | None:
    """Bounds of the mean F1 of the names that gold has in a resample, where two reports or more have any."""
    if sum(any(one.right or one.missing for one in counts.values()) for counts in reports) < FEWEST_DRAWN:
        return None
    names = sorted({name for counts in reports for name in counts})
    right, extra, missing = (draws(len(reports)) @ table for table in _tables(reports, names))
    there = right + missing > 0
    f1 = np.where(there, np.nan_to_num(_figures(right, extra, missing)["f1"]), 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return percentile_bounds(np.round(f1.sum(axis=1) / there.sum(axis=1), _DECIMALS))


def share_bounds(reports: Sequence[tuple[float, float]]) -> Bounds | None:
    """Bounds of a share: the sum of the parts of reports over the sum of what was compared.

    With 1 as what is compared in each report these are the bounds of a mean. ``None`` where fewer than two reports have
    anything to compare.
    """
    if sum(whole > 0 for _, whole in reports) < FEWEST_DRAWN:
        return None
    part, whole = (draws(len(reports)) @ np.array(reports, dtype=float)).T
    with np.errstate(invalid="ignore", divide="ignore"):
        return percentile_bounds(np.round(part / whole, _DECIMALS))


def _tables(reports: Sequence[Mapping[str, Counts]], names: Sequence[str]) -> tuple[Table, Table, Table]:
    """Right, extra and missing by report (row) and name (column)."""
    table = np.array(
        [
            [(one.right, one.extra, one.missing) for one in (counts.get(name, NOT_COUNTED) for name in names)]
            for counts in reports
        ],
        dtype=float,
    ).reshape(len(reports), len(names), 3)
    return table[:, :, 0], table[:, :, 1], table[:, :, 2]


def _figures(right: Table, extra: Table, missing: Table) -> dict[str, Table]:
    """Precision, recall and F1; no number where there is nothing to divide by."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return {
            "precision": right / (right + extra),
            "recall": right / (right + missing),
            "f1": 2 * right / (2 * right + extra + missing),
        }
