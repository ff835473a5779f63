"""Sample sizes for a wanted precision, with the finite population correction.

The quantile is that of the normal distribution; the interval that is computed later has that of Student's t, so that
a small sample turns out a little less precise than was planned.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from ircoder.audit.intervals import hypergeometric
from ircoder.formats.rows import InputError

Allocation = Literal["proportional", "neyman"]


@dataclass(frozen=True, slots=True)
class Spread:
    """What is known or expected of a stratum: its units, and mean and standard deviation of a unit in dollars.

    Of a ``certain`` one every unit is taken: it adds to the total and not to its error.
    """

    units: int
    mean: float
    deviation: float
    certain: bool = False


def normal_quantile(confidence: float) -> float:
    """Give the quantile of a two-sided interval (1.645 for 0.9)."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def attribute_size(units: int, margin: float, confidence: float, expected: float = 0.5) -> int:
    """Compute how many units show a proportion within a margin.

    n0 = z² p (1 - p) / e², n = n0 / (1 + (n0 - 1) / N), rounded up (Cochran, 3rd ed., section 4.4), for an interval by
    the normal distribution.

    Parameters
    ----------
    units
        Units of the frame.
    margin
        Half the width of the interval, as a share (0.05).
    confidence
        Two-sided (0.9).
    expected
        Proportion that is expected; 0.5 needs the most units.

    Raises
    ------
    InputError
        For a margin, confidence or proportion that is none.
    """
    check_share(margin, "--margin", 0.05)
    check_share(confidence, "--confidence", 0.9)
    check_share(expected, "--expected-rate", 0.5)
    first = normal_quantile(confidence) ** 2 * expected * (1 - expected) / margin**2
    return min(units, _up(first / (1 + (first - 1) / units)))


def exact_attribute_size(units: int, margin: float, confidence: float, expected: float = 0.5) -> int:
    """Compute how many units of a simple sample show a proportion by an exact interval of a wanted width.

    It begins with :func:`attribute_size` and adds units until the hypergeometric interval of a sample in which the
    expected share of units is wrong is no wider than twice the margin. RAT-STATS (Companion Manual 2010, 4-22 to 4-31)
    searches for it in the same way; the normal formula alone leaves the exact interval a little too wide, and far too
    wide for rare errors.

    Raises
    ------
    InputError
        For a margin, confidence or proportion that is none, or where scipy is not installed.
    """
    size = attribute_size(units, margin, confidence, expected)
    while size < units:
        found = hypergeometric(math.floor(size * expected + 0.5), size, units, confidence)
        if found.high - found.low <= 2 * margin * units * (1 + 1e-9):
            return size
        size += max(1, size // 1000)
    return units


def spread_of_rate(paid: Spread, rate: float) -> Spread:
    """Give the spread of overpayments where a share of the units is wholly overpaid and the others are right.

    Mean p m and standard deviation √(p (s² + (1 - p) m²)) of the mean m and standard deviation s of what was paid
    (RAT-STATS Companion Manual 2010, 4-7 to 4-10).
    """
    deviation = math.sqrt(rate * (paid.deviation**2 + (1 - rate) * paid.mean**2))
    return Spread(paid.units, rate * paid.mean, deviation, paid.certain)


def variable_size(strata: Sequence[Spread], precision: float, confidence: float, allocation: Allocation) -> int:
    """Compute how many units estimate a total of dollars with a relative precision, those of certainty included.

    With V = (precision · total / z)², the sums over strata that are not certain: proportional n = N Σ N_h S_h² /
    (V + Σ N_h S_h²), Neyman n = (Σ N_h S_h)² / (V + Σ N_h S_h²), rounded up (Cochran, 3rd ed., section 5.9). With one
    stratum both are n0 / (1 + n0 / N), n0 = (z S / (precision · mean))² (section 4.6).

    Parameters
    ----------
    strata
        One for a simple sample.
    precision
        Half the width of the interval over the total (0.25).
    confidence
        Two-sided (0.9).

    Raises
    ------
    InputError
        For a precision or confidence that is none, or a total of 0, to which nothing is relative.
    """
    check_share(precision, "--precision", 0.25)
    check_share(confidence, "--confidence", 0.9)
    total = math.fsum(stratum.units * stratum.mean for stratum in strata)
    if not total:
        msg = "the expected total is 0, so that no precision is relative to it. Give --size, or other expected values."
        raise InputError(msg)
    drawn = [stratum for stratum in strata if not stratum.certain]
    wanted = (precision * total / normal_quantile(confidence)) ** 2
    squares = math.fsum(stratum.units * stratum.deviation**2 for stratum in drawn)
    units = sum(stratum.units for stratum in drawn)
    if allocation == "neyman":
        above = math.fsum(stratum.units * stratum.deviation for stratum in drawn) ** 2
    else:
        above = units * squares
    certain = sum(stratum.units for stratum in strata if stratum.certain)
    return certain + min(units, _up(above / (wanted + squares)))


def expected_precision(strata: Sequence[Spread], sizes: Sequence[int], confidence: float) -> float | None:
    """Give the relative precision that sizes are expected to reach; None where the expected total is 0."""
    total = math.fsum(stratum.units * stratum.mean for stratum in strata)
    if not total or any(not size for size in sizes):
        return None
    variance = math.fsum(
        stratum.units * (stratum.units - size) * stratum.deviation**2 / size
        for stratum, size in zip(strata, sizes, strict=True)
    )
    return normal_quantile(confidence) * math.sqrt(variance) / abs(total)


def _up(size: float) -> int:
    """Round up; a fraction that only rounding of floats made does not count."""
    return max(1, math.ceil(round(size, 9)))


def check_share(value: float, option: str, example: float) -> None:
    """Refuse what is no share between 0 and 1.

    Raises
    ------
    InputError
        With the option and an example.
    """
    if not 0 < value < 1:
        msg = f"{option} is {value:g}. Give a share between 0 and 1, such as {example:g}."
        raise InputError(msg)
