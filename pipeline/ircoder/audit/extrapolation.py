"""From a sample with audited values to the total of its frame, with limits and with what speaks against them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.audit.extrapolation_doubts import doubts, ratio_doubts
from ircoder.audit.extrapolation_estimates import (
    Estimate,
    Limits,
    Method,
    Stratum,
    difference_estimate,
    limits,
    normal_limits,
    ratio_estimate,
    stratum_of,
)
from ircoder.audit.extrapolation_reading import Asked, Audited, read_audited
from ircoder.audit.figures import counted
from ircoder.audit.intervals import Interval, hypergeometric
from ircoder.formats.rows import InputError

DEMAND = 0.9
"""One-sided confidence of the lower limit that CMS demands as a rule (Medicare Program Integrity Manual, 8.4)."""

CONFIDENCES = (0.8, 0.9, 0.95)
"""Two-sided confidences of the intervals that are always given."""


RATE = 0.9
"""Two-sided confidence of the number of overpaid units."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Overpaid units of a sample, and how many the frame is estimated to have, with the interval of that number.

    It is exact (hypergeometric) of a simple sample, and by the normal distribution of several strata, as in the
    attribute appraisals of RAT-STATS (Companion Manual 2010, 2-2 to 2-10).
    """

    units: int
    of: int
    estimated: float
    interval: Interval
    exact: bool


@dataclass(frozen=True, slots=True)
class Extrapolation:
    """An estimated total.

    Parameters
    ----------
    asked
        The call.
    audited
        What was read.
    estimate
        Point estimate, standard error, degrees of freedom, strata.
    demand
        Interval whose lower limit is the amount to demand.
    intervals
        Two-sided ones, by rising confidence.
    normal
        The same by the normal distribution, for the demand and for ``intervals``; of the difference estimator over
        several strata only, else empty.
    found
        Sum of the differences in the sample, in dollars.
    rate
        Of a simple sample only.
    doubts
        Sentences.
    """

    asked: Asked
    audited: Audited
    estimate: Estimate
    demand: Limits
    intervals: tuple[Limits, ...]
    normal: tuple[Limits, ...]
    found: float
    rate: ErrorRate
    doubts: tuple[str, ...]


def extrapolate(asked: Asked, method: Method = "difference", one_sided: float = DEMAND) -> Extrapolation:
    """Estimate the total difference of a frame from a sample.

    Parameters
    ----------
    asked
        Where the sample is and how it is read.
    method
        Difference estimator, or ratio to the dollars paid.
    one_sided
        Confidence of the lower limit to demand, above 0.5 and below 1.

    Raises
    ------
    InputError
        Where the sample cannot be read or does not carry an estimate.
    """
    if not 0.5 < one_sided < 1:
        msg = f"--confidence is {one_sided:g}. Give that of the one-sided lower limit, above 0.5, such as 0.9."
        raise InputError(msg)
    audited = read_audited(asked)
    estimate = _estimate(audited, method)
    demand = limits(estimate, 2 * one_sided - 1)
    every = [value for inside in audited.differences for value in inside]
    found = math.fsum(every)
    against = doubts(estimate, demand, audited.differences, (len(audited.missing), asked.missing), found)
    if audited.out:
        units, were = counted(audited.out, "drawn unit"), "was" if audited.out == 1 else "were"
        against.append(
            f"{units} {were} set out as not of the frame, which still counts them: where spares stand for them the "
            "estimate is too high; a unit that owes nothing counts 0"
        )
    if method == "ratio" and audited.paid is not None:
        paid = difference_estimate(_strata(audited, audited.paid))
        against += ratio_doubts(estimate, paid, difference_estimate(_strata(audited, audited.differences)))
    intervals = tuple(limits(estimate, confidence) for confidence in CONFIDENCES)
    stratified = len(audited.names) > 1 and method == "difference"
    normal = [normal_limits(estimate, confidence) for confidence in (demand.confidence, *CONFIDENCES) if stratified]
    return Extrapolation(
        asked, audited, estimate, demand, intervals, tuple(normal), found, _rate(audited), tuple(against)
    )


def _estimate(audited: Audited, method: Method) -> Estimate:
    if method == "difference":
        return difference_estimate(_strata(audited, audited.differences))
    if audited.paid is None or audited.paid_total is None:
        msg = "a ratio needs what was paid of every unit. Give the frame with --frame and its column with --paid."
        raise InputError(msg)
    return ratio_estimate(audited.differences, audited.paid, audited.names, audited.units, audited.paid_total)


def _strata(audited: Audited, values: Sequence[Sequence[float]]) -> list[Stratum]:
    return [stratum_of(*item) for item in zip(audited.names, audited.units, values, strict=True)]


def _rate(audited: Audited) -> ErrorRate:
    wrong = [[float(value > 0) for value in inside] for inside in audited.differences]
    units, of = sum(map(sum, wrong)), sum(map(len, wrong))
    estimated = difference_estimate(_strata(audited, wrong))
    if len(audited.names) == 1:
        interval = hypergeometric(int(units), of, audited.units[0], RATE)
        return ErrorRate(int(units), of, estimated.point, interval, exact=True)
    normal = normal_limits(estimated, RATE)
    low, high = max(units, normal.lower), min(sum(audited.units) - (of - units), normal.upper)
    return ErrorRate(int(units), of, estimated.point, Interval(low, high, RATE), exact=False)
