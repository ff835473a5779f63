"""Strata of a frame: those of a column, or of dollars with boundaries by the cumulative root frequency rule."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ircoder.audit.sampling_frame import Frame
from ircoder.formats.rows import InputError

CLASSES_A_STRATUM = 15
"""Classes of the frequency table for each stratum, where their number is not given."""

WHOLE = "all"
CERTAINTY = "certainty"


@dataclass(frozen=True, slots=True)
class StrataRule:
    """How units fall into strata; it is all that is needed to stratify the same frame again.

    ``boundaries`` ascend; a unit belongs to the first stratum whose boundary is not below its dollars, else to the last
    one. From ``certainty`` dollars on every unit is taken.
    """

    kind: Literal["none", "column", "dollars"] = "none"
    column: str | None = None
    boundaries: tuple[float, ...] = ()
    certainty: float | None = None

    def names(self, frame: Frame) -> list[str]:
        """Give the stratum of every unit of a frame, in its order.

        Raises
        ------
        InputError
            Where the column is not there or empty in a row.
        """
        if self.kind == "none":
            return [WHOLE] * len(frame.units)
        if self.kind == "column":
            return frame.texts(str(self.column), "--strata-column")
        return [self.of_dollars(amount) for amount in frame.amounts(str(self.column), "--dollars")]

    def of_dollars(self, amount: float) -> str:
        """Give the stratum of an amount: ``1`` for the lowest, or ``certainty``."""
        if self.certainty is not None and amount >= self.certainty:
            return CERTAINTY
        return str(bisect_left(self.boundaries, amount) + 1)

    def is_certain(self, name: str) -> bool:
        """Whether every unit of a stratum is taken."""
        return self.kind == "dollars" and self.certainty is not None and name == CERTAINTY

    def edges(self, name: str) -> tuple[float | None, float | None]:
        """Give the dollars above which a stratum begins and those with which it ends; None where it is open."""
        if self.kind != "dollars":
            return None, None
        if name == CERTAINTY:
            return self.certainty, None
        at = int(name) - 1
        low = self.boundaries[at - 1] if at else None
        return low, (self.boundaries[at] if at < len(self.boundaries) else None)


def in_order(names: Sequence[str]) -> list[str]:
    """Give the different names of strata: dollars from low to high, others by code points, certainty last."""
    return sorted(set(names), key=lambda name: (name == CERTAINTY, len(name) if name.isdecimal() else 0, name))


def dollar_boundaries(amounts: Sequence[float], strata: int, classes: int | None = None) -> tuple[float, ...]:
    """Compute boundaries of dollar strata by the cumulative root frequency rule.

    Amounts are counted in classes of equal width; the square roots of the counts are added up; a boundary is the upper
    end of the class whose sum is nearest to one of the equal parts of the whole sum, the lower one where two are as
    near. Dalenius and Hodges, J. Am. Stat. Assoc. 54 (1959), 88-101; Cochran, Sampling Techniques, 3rd ed., chapter 5A.

    Parameters
    ----------
    amounts
        Dollars of the units that are to be stratified, in any order.
    strata
        How many are wanted. Where amounts lie so close that two boundaries fall together there are fewer.
    classes
        Classes of the frequency table; by default 15 for each stratum.

    Raises
    ------
    InputError
        For fewer than two strata, or fewer different amounts than strata.
    """
    if strata < 2 or len(set(amounts)) < strata:
        different = len(set(amounts))
        msg = f"{strata} strata of {different:,} different amounts cannot be made. Change --dollar-strata, 2 at least."
        raise InputError(msg)
    count = classes or strata * CLASSES_A_STRATUM
    low, high = min(amounts), max(amounts)
    ends = [low + (high - low) * step / count for step in range(1, count)] + [high]
    frequencies = [0] * count
    for amount in amounts:
        frequencies[bisect_left(ends, amount)] += 1
    return boundaries_of(ends, frequencies, strata)


def boundaries_of(ends: Sequence[float], frequencies: Sequence[int], strata: int) -> tuple[float, ...]:
    """Choose boundaries from a frequency table with classes of equal width that end at ``ends``."""
    sums: list[float] = []
    for frequency in frequencies:
        sums.append((sums[-1] if sums else 0.0) + math.sqrt(frequency))
    chosen: list[float] = []
    for part in range(1, strata):
        aim = sums[-1] * part / strata
        at = min(range(len(sums)), key=lambda index: (abs(sums[index] - aim), index))
        if ends[at] < ends[-1] and ends[at] not in chosen:
            chosen.append(ends[at])
    return tuple(chosen)
