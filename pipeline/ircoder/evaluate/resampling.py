"""Bootstrap over reports by weights: how often each report is drawn, so that sums over resamples are one product.

Percentile intervals are those of Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. Whole
reports are drawn, because codes of one report stand or fall together.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ircoder.evaluate.scores import RESAMPLES, SEED

Table = NDArray[np.float64]

_LOWEST, _HIGHEST = 0.025, 0.975


@lru_cache(maxsize=4)
def draws(reports: int, resamples: int = RESAMPLES, seed: int = SEED) -> Table:
    """How often each report is drawn in each resample: a row a resample, a column a report.

    The draws are those of :func:`ircoder.evaluate.scores.interval`, so that figures of one evaluation rest on the same
    resamples. The sums of whole numbers that are taken over them are exact, so results do not depend on the machine.
    """
    generator = random.Random(seed)  # noqa: S311 - a statistic, no secret
    places = range(reports)
    table = np.zeros((resamples, reports))
    for row in table:
        np.add.at(row, generator.choices(places, k=reports), 1.0)
    table.setflags(write=False)
    return table


def percentile_bounds(values: Sequence[float] | Table) -> tuple[float, float] | None:
    """Give the 95 % bounds of the values of resamples.

    Those that are no number (NaN, which differs from itself) are left out; ``None`` where none is left.
    """
    found = sorted(float(value) for value in values if value == value)
    if not found:
        return None
    return found[int(_LOWEST * (len(found) - 1))], found[round(_HIGHEST * (len(found) - 1))]


def shares(part: Table, whole: Table) -> Table:
    """Quotients; 0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros(np.broadcast_shapes(part.shape, whole.shape)), where=whole > 0)
