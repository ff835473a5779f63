"""Two systems on the same reports: McNemar's exact test on complete sets, and paired bootstrap of differences.

The exact test is binomial on the reports that just one of the two has right (McNemar, Psychometrika 12, 1947; exact
form in Armitage and Berry, Statistical Methods in Medical Research, 1994, chapter 4). The paired bootstrap draws the
same reports for both (Efron and Tibshirani, An Introduction to the Bootstrap, 1993; Koehn, Statistical Significance
Tests for Machine Translation Evaluation, EMNLP 2004).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

import numpy as np

from ircoder.evaluate.codes import ReportScore
from ircoder.evaluate.macro import CountTable, count_table, groups_of, macro_values
from ircoder.evaluate.resampling import Table, draws, percentile_bounds
from ircoder.evaluate.scores import FEWEST_DRAWN

_DECIMALS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Discordance:
    """Reports by which of two systems has them right, and the two-sided P value of McNemar's exact test."""

    both: int
    only_first: int
    only_second: int
    neither: int
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure of the first system less that of the second, with its 95 % interval and two-sided bootstrap P value.

    Of one report there is neither interval nor P value.
    """

    first: float
    second: float
    value: float
    bounds: tuple[float, float] | None
    p_value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedFigures:
    """Comparison of two systems over the same reports."""

    reports: int
    exact_set: Discordance
    exact_set_with_modifiers: Discordance
    differences: dict[str, Difference]


def compare_systems(first: Sequence[ReportScore], second: Sequence[ReportScore]) -> PairedFigures | None:
    """Compare two systems; the scores of both are of the same reports in the same order.

    Raises
    ------
    ValueError
        Where they are not.
    """
    if [score.report_id for score in first] != [score.report_id for score in second]:
        msg = "the scores of the two systems are not of the same reports"
        raise ValueError(msg)
    if not first:
        return None
    pairs = list(zip(first, second, strict=True))
    return PairedFigures(
        reports=len(pairs),
        exact_set=discordance([(one.exact, other.exact) for one, other in pairs]),
        exact_set_with_modifiers=discordance(
            [(one.exact_with_modifiers, other.exact_with_modifiers) for one, other in pairs]
        ),
        differences=_differences(first, second),
    )


def discordance(pairs: Sequence[tuple[bool, bool]]) -> Discordance:
    """Count the four outcomes of pairs and test the discordant ones."""
    only_first = sum(one and not other for one, other in pairs)
    only_second = sum(other and not one for one, other in pairs)
    both = sum(one and other for one, other in pairs)
    return Discordance(
        both=both,
        only_first=only_first,
        only_second=only_second,
        neither=len(pairs) - both - only_first - only_second,
        p_value=mcnemar_exact(only_first, only_second),
    )


def mcnemar_exact(only_first: int, only_second: int) -> float:
    """Two-sided P value: twice the chance of so few of the discordant pairs on one side at even odds, at most 1."""
    discordant, fewer = only_first + only_second, min(only_first, only_second)
    tail = sum(comb(discordant, count) for count in range(fewer + 1))
    return min(1.0, float(Fraction(2 * tail, 2**discordant)))


def bootstrap_p(differences: Sequence[float] | Table) -> float | None:
    """Two-sided P value: twice the share of resamples on the far side of 0, each side with one more (never 0)."""
    found = [float(value) for value in differences if value == value]
    if not found:
        return None
    below, above = sum(value <= 0 for value in found), sum(value >= 0 for value in found)
    return min(1.0, 2 * (min(below, above) + 1) / (len(found) + 1))


def _differences(first: Sequence[ReportScore], second: Sequence[ReportScore]) -> dict[str, Difference]:
    codes = groups_of([*first, *second], _itself)
    weights, whole = draws(len(first)), np.ones((1, len(first)))
    figures = _figures(first, codes), _figures(second, codes)
    enough = len(first) >= FEWEST_DRAWN
    out: dict[str, Difference] = {}
    for name in figures[0]:
        one, other = (float(system[name](whole)[0]) for system in figures)
        # Rounded, so that what the order of a sum leaves behind the last digit is no difference from 0.
        drawn = np.round(figures[0][name](weights) - figures[1][name](weights), _DECIMALS)
        if one == one and other == other:
            out[name] = Difference(
                first=one,
                second=other,
                value=one - other,
                bounds=percentile_bounds(drawn) if enough else None,
                p_value=bootstrap_p(drawn) if enough else None,
            )
    return out


def _figures(scores: Sequence[ReportScore], codes: Sequence[str]) -> dict[str, Callable[[Table], Table]]:
    """Figures of one system as functions of the weights of reports (row: resample)."""
    counts = count_table(scores, _itself, codes)

    def mean_of(values: Sequence[float]) -> Callable[[Table], Table]:
        column = np.array(values)
        return lambda weights: weights @ column / len(scores)

    return {
        "precision": lambda weights: _micro(counts.drawn(weights))[0],
        "recall": lambda weights: _micro(counts.drawn(weights))[1],
        "f1": lambda weights: _micro(counts.drawn(weights))[2],
        "macro_f1": lambda weights: macro_values(counts.drawn(weights))["f1"],
        "exact_set": mean_of([float(score.exact) for score in scores]),
        "exact_set_with_modifiers": mean_of([float(score.exact_with_modifiers) for score in scores]),
        "jaccard": mean_of([score.jaccard for score in scores]),
    }


def _micro(counts: CountTable) -> tuple[Table, Table, Table]:
    """Precision, recall and F1 of each row; no number where there is nothing to divide by."""
    right, extra, missing = (table.sum(axis=1) for table in (counts.right, counts.extra, counts.missing))
    with np.errstate(invalid="ignore", divide="ignore"):
        return right / (right + extra), right / (right + missing), 2 * right / (2 * right + extra + missing)


def _itself(code: str) -> str:
    return code
