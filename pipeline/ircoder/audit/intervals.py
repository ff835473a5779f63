"""Exact intervals of a proportion: Clopper-Pearson for any population, hypergeometric for a finite one."""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.formats.extras import from_extra


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits of a share or a number, with the confidence that both together have (0.95 is 95 %)."""

    low: float
    high: float
    confidence: float


def clopper_pearson(count: int, of: int, confidence: float = 0.95) -> Interval:
    """Give the exact binomial interval of a proportion by quantiles of the beta distribution.

    The limits are those of Clopper and Pearson (Biometrika 26, 1934, 404-413): each tail beyond them has at most
    (1 - confidence) / 2. A one-sided limit at 90 % is that of the two-sided interval at 80 %.

    Parameters
    ----------
    count
        Items that have the property.
    of
        Items looked at; of none nothing is known, so that the interval is 0 to 1.
    confidence
        Two-sided confidence, between 0 and 1.

    Raises
    ------
    ValueError
        For a count that is negative or more than there are, or a confidence that is none.
    InputError
        Where scipy is not installed.
    """
    _check(count, of, confidence)
    beta_quantile = from_extra("scipy.special", "audit", "An exact interval").betaincinv
    tail = (1 - confidence) / 2
    low = float(beta_quantile(count, of - count + 1, tail)) if count else 0.0
    high = float(beta_quantile(count + 1, of - count, 1 - tail)) if count < of else 1.0
    return Interval(low, high, confidence)


def hypergeometric(count: int, of: int, population: int, confidence: float = 0.95) -> Interval:
    """Give the exact interval of how many items of a finite population have a property, drawn without replacement.

    The limits are the smallest and largest number of which the sample is not improbable: given the lower one, the
    probability of ``count`` or more is above (1 - confidence) / 2, given the upper one that of ``count`` or fewer is.
    Divided by ``population`` they are those of the proportion.

    Raises
    ------
    ValueError
        For a count or sample that is negative or more than there are, or a confidence that is none.
    InputError
        Where scipy is not installed.
    """
    _check(count, of, confidence)
    if of > population:
        msg = f"a sample of {of} is more than the population of {population}"
        raise ValueError(msg)
    distribution = from_extra("scipy.stats", "audit", "An exact interval").hypergeom
    tail = (1 - confidence) / 2
    most = population - (of - count)
    low, high = count, most
    start, end = count, most  # the first number whose upper tail is large enough
    while start < end:
        middle = (start + end) // 2
        if distribution.sf(count - 1, population, middle, of) > tail:
            end = middle
        else:
            start = middle + 1
    low = start
    start, end = count, most  # the last number whose lower tail is large enough
    while start < end:
        middle = (start + end + 1) // 2
        if distribution.cdf(count, population, middle, of) > tail:
            start = middle
        else:
            end = middle - 1
    high = start
    return Interval(low, high, confidence)


def _check(count: int, of: int, confidence: float) -> None:
    if not 0 <= count <= of:
        msg = f"{count} of {of} is no proportion"
        raise ValueError(msg)
    if not 0 < confidence < 1:
        msg = f"{confidence} is no confidence: give a share between 0 and 1, such as 0.95"
        raise ValueError(msg)
