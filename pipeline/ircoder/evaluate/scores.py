"""Precision, recall and F1 from counts, and bootstrap intervals over reports."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Unit = TypeVar("Unit")

RESAMPLES = 1000
SEED = 20260101
FEWEST_DRAWN = 2
"""Reports from which resamples tell anything."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found rightly (``right``), found wrongly (``extra``) and not found (``missing``)."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.extra + other.extra, self.missing + other.missing)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; ``None`` where nothing was found."""
        return ratio(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of what is right that was found; ``None`` where there was nothing to find."""
        return ratio(self.right, self.right + self.missing)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 2 right / (2 right + extra + missing)."""
        return ratio(2 * self.right, 2 * self.right + self.extra + self.missing)


def ratio(part: int, whole: int) -> float | None:
    """Share between 0 and 1, ``None`` of nothing."""
    return part / whole if whole else None


def total(counts: Iterable[Counts]) -> Counts:
    """Sum of counts."""
    return sum(counts, Counts())


def summed(counts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Sum of counts by name, sorted by name."""
    out: dict[str, Counts] = defaultdict(Counts)
    for one in counts:
        for name, found in one.items():
            out[name] += found
    return dict(sorted(out.items()))


def with_total(counts: Mapping[str, Counts]) -> dict[str, Counts]:
    """Counts by name with their sum, named ``all``."""
    return {**counts, "all": total(counts.values())}


def interval(
    units: Sequence[Unit],
    figure: Callable[[Sequence[Unit]], float | None],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float] | None:
    """95 % percentile bootstrap interval of a figure, resampling whole reports with replacement.

    Parameters
    ----------
    units
        What is resampled, one item a report.
    figure
        Computes the figure from a resample; ``None`` results are left out.

    Returns
    -------
    tuple[float, float] or None
        Lower and upper bound; ``None`` where the figure never has a value, and of one report, of which no resample
        differs.
    """
    if len(units) < FEWEST_DRAWN:
        return None
    generator = random.Random(seed)  # noqa: S311 - a statistic, no secret
    values = sorted(
        value for _ in range(resamples) if (value := figure(generator.choices(units, k=len(units)))) is not None
    )
    if not values:
        return None
    return values[int(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]
