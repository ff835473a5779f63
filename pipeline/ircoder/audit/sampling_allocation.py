"""How a sample is shared out among strata: in proportion to their units, or by Neyman to units and spread."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ircoder.formats.rows import InputError

LEAST = 2
"""Units of a stratum without which its variance cannot be estimated."""

_STEPS = 200


def proportional_weights(units: Sequence[int]) -> list[float]:
    """Give the weights of proportional allocation: units of each stratum."""
    return [float(count) for count in units]


def neyman_weights(units: Sequence[int], deviations: Sequence[float]) -> list[float]:
    """Give the weights of Neyman allocation: units times standard deviation (Cochran, 3rd ed., section 5.5)."""
    return [count * deviation for count, deviation in zip(units, deviations, strict=True)]


def allocate(size: int, units: Sequence[int], weights: Sequence[float], least: int = LEAST) -> list[int]:
    """Share out a sample among strata in proportion to weights.

    No stratum gets fewer than ``least`` units (or all that it has) nor more than it has; the rest is shared out in
    proportion among the others. Fractions are rounded by largest remainder, among equal ones the earlier stratum first,
    so that the parts add up to ``size``.

    Parameters
    ----------
    size
        Units to share out.
    units
        Units of each stratum.
    weights
        Not negative; where all are 0 the sample is shared out in proportion to units.
    least
        Fewest units of a stratum.

    Raises
    ------
    InputError
        Where the size is less than all strata need or more than there are units.
    """
    floors = [min(least, count) for count in units]
    if not sum(floors) <= size <= sum(units):
        msg = (
            f"a sample of {size:,} cannot be shared out: {len(units)} strata need at least {sum(floors):,} and "
            f"have {sum(units):,} units. Change --size or the precision, or make fewer strata."
        )
        raise InputError(msg)
    return _rounded(size, _within_bounds(size, floors, units, _positive(units, weights)), units)


def _positive(units: Sequence[int], weights: Sequence[float]) -> list[float]:
    """Weights above 0: a stratum without spread comes last but can still take what others cannot."""
    most = max(weights, default=0.0)
    if most <= 0:
        return [float(count) for count in units]
    return [max(weight / most, 1e-9) for weight in weights]


def _within_bounds(size: int, floors: Sequence[int], units: Sequence[int], weights: Sequence[float]) -> list[float]:
    """Find the factor by which weights, held between floor and units, add up to the size; the sum rises with it."""

    def shares(factor: float) -> list[float]:
        return [
            min(max(factor * weight, floor), count) for weight, floor, count in zip(weights, floors, units, strict=True)
        ]

    low, high = 0.0, max(count / weight for count, weight in zip(units, weights, strict=True))
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if math.fsum(shares(middle)) < size:
            low = middle
        else:
            high = middle
    return shares(high)


def _rounded(size: int, shares: Sequence[float], units: Sequence[int]) -> list[int]:
    parts = [math.floor(share + 1e-9) for share in shares]
    left = size - sum(parts)
    order = sorted(range(len(parts)), key=lambda at: (-round(shares[at] - parts[at], 9), at))
    for at in order:
        if left and parts[at] < units[at]:
            parts[at] += 1
            left -= 1
    return parts
