"""Macro figures: the mean over codes (or families), so that a rare code weighs as much as a frequent one.

Macro F1 is the mean of the F1 of the codes, not the F1 of mean precision and recall (Opitz and Burst, Macro F1 and
Macro F1, 2019). Every code counts that gold or prediction has; what cannot be computed for a code is 0 (a code that is
never predicted has precision 0), as in Sokolova and Lapalme, A systematic analysis of performance measures for
classification tasks, Information Processing and Management 45 (2009).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ircoder.evaluate.codes import ReportScore
from ircoder.evaluate.resampling import Table, draws, percentile_bounds, shares
from ircoder.evaluate.scores import FEWEST_DRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroFigures:
    """Means over ``groups`` codes or families; ``intervals`` holds 95 % bounds by name of the figure."""

    groups: int
    precision: float
    recall: float
    f1: float
    intervals: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Units by report (row) and group (column): right, extra and missing."""

    right: Table
    extra: Table
    missing: Table

    def drawn(self, weights: Table) -> CountTable:
        """Sums of each resample (row) by group (column)."""
        return CountTable(weights @ self.right, weights @ self.extra, weights @ self.missing)


def count_table(scores: Sequence[ReportScore], group_of: Callable[[str], str], groups: Sequence[str]) -> CountTable:
    """Units of every report by group; codes of other groups are left out."""
    place = {group: column for column, group in enumerate(groups)}
    out = CountTable(*(np.zeros((len(scores), len(groups))) for _ in range(3)))
    for row, score in enumerate(scores):
        for table, codes in ((out.right, score.right), (out.extra, score.extra), (out.missing, score.missing)):
            for code, units in codes.items():
                column = place.get(group_of(code))
                if column is not None:
                    table[row, column] += units
    return out


def groups_of(scores: Sequence[ReportScore], group_of: Callable[[str], str]) -> list[str]:
    """Names of the groups that gold or prediction has, sorted."""
    return sorted({group_of(code) for score in scores for code in (*score.right, *score.extra, *score.missing)})


def macro_values(counts: CountTable) -> dict[str, Table]:
    """Macro precision, recall and F1 of each row of counts; a group without any count in a row is no part of its mean.

    A row without any group has no value (NaN).
    """
    there = (counts.right + counts.extra + counts.missing) > 0
    of = there.sum(axis=1)
    values = {
        "precision": shares(counts.right, counts.right + counts.extra),
        "recall": shares(counts.right, counts.right + counts.missing),
        "f1": shares(2 * counts.right, 2 * counts.right + counts.extra + counts.missing),
    }
    with np.errstate(invalid="ignore"):
        number = np.where(of, of, np.nan)
        return {name: np.where(there, table, 0.0).sum(axis=1) / number for name, table in values.items()}


def macro_figures(scores: Sequence[ReportScore], group_of: Callable[[str], str]) -> MacroFigures | None:
    """Macro figures over the groups that ``group_of`` makes of codes; ``None`` where there is no code."""
    groups = groups_of(scores, group_of)
    if not groups:
        return None
    counts = count_table(scores, group_of, groups)
    whole = macro_values(counts.drawn(np.ones((1, len(scores)))))
    bounds: dict[str, tuple[float, float] | None] = {}
    if len(scores) >= FEWEST_DRAWN:
        drawn = macro_values(counts.drawn(draws(len(scores))))
        bounds = {name: percentile_bounds(values) for name, values in drawn.items()}
    return MacroFigures(
        groups=len(groups),
        precision=float(whole["precision"][0]),
        recall=float(whole["recall"][0]),
        f1=float(whole["f1"][0]),
        intervals={name: bound for name, bound in bounds.items() if bound is not None},
    )
