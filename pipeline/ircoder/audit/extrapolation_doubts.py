"""What speaks against an estimate: samples too small, too skewed or with too few differences for a normal interval."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from ircoder.audit.extrapolation_estimates import Estimate, Limits

SMALL = 30
FEW = 10
"""Units with a difference below which an interval of the difference estimator is not trusted."""

SKEWED = 0.2
"""Skewness of an estimate from which 95 % intervals miss more often than 6 % of the time (Cochran, section 2.15)."""

LOOSE = 0.1
"""Relative standard error of the mean paid above which the bias of a ratio is not negligible (Cochran, chapter 6)."""


def estimate_skewness(estimate: Estimate, values: Sequence[Sequence[float]]) -> float:
    """Give the skewness of an estimated total, without the finite population correction.

    Σ N_h³ m3_h / n_h² over (Σ N_h² m2_h / n_h)^1.5, of the strata that were not audited whole. Of a simple sample it is
    G1 / √n, so that Cochran's rule n > 25 G1² (3rd ed., section 2.15) says that it is below 0.2.
    """
    third = second = 0.0
    for stratum, inside in zip(estimate.strata, values, strict=True):
        if stratum.sampled < stratum.units:
            mean = fmean(inside)
            second += stratum.units**2 * fmean([(value - mean) ** 2 for value in inside]) / stratum.sampled
            third += stratum.units**3 * fmean([(value - mean) ** 3 for value in inside]) / stratum.sampled**2
    return third / second**1.5 if second > 0 else 0.0


def doubts(
    estimate: Estimate, lower: Limits, values: Sequence[Sequence[float]], missing: tuple[int, str], found: float
) -> list[str]:
    """Say in sentences what speaks against an estimate.

    Parameters
    ----------
    estimate
        The estimate.
    lower
        The interval with the lower limit that is demanded.
    values
        Differences of the audited units, by stratum.
    missing
        How many units without an audited value were counted in, and as what: ``overpaid`` or ``zero``.
    found
        Sum of the differences in the sample, in dollars.
    """
    every = [value for stratum in values for value in stratum]
    drawn = [stratum for stratum in estimate.strata if stratum.sampled < stratum.units]
    sentences = []
    if missing[0]:
        one = missing[0] == 1
        units = "1 sampled unit has" if one else f"{missing[0]} sampled units have"
        meaning = "wholly overpaid" if missing[1] == "overpaid" else "paid right"
        sentences.append(f"{units} no audited value and {'counts' if one else 'count'} as {meaning}")
    if not drawn:
        return [*sentences, "every unit was audited: the total is known and has no error"]
    if len(every) < SMALL:
        sentences.append(f"{len(every)} units were audited, fewer than {SMALL}: too few for a normal interval")
    small = [stratum.name for stratum in drawn if stratum.sampled < SMALL]
    if len(estimate.strata) > 1 and small:
        sentences.append(f"fewer than {SMALL} units were audited in strata {', '.join(small)}")
    differing = sum(value != 0 for value in every)
    if differing < FEW:
        sentences.append(
            f"units with a difference are {differing}, fewer than {FEW}: they say little about the size of errors"
        )
    skew = estimate_skewness(estimate, values)
    if abs(skew) >= SKEWED:
        sentences.append(
            f"the estimate is skewed ({skew:.2f}; a normal interval wants less than {SKEWED}): about "
            f"{(skew / SKEWED) ** 2:.1f} times the units would be needed"
        )
    if estimate.error == 0:
        sentences.append("no unit differs from another, so the interval has no width: the sample cannot show its error")
    if estimate.point < 0:
        sentences.append("the total is below 0: more was underpaid than overpaid")
    if lower.lower <= 0 < estimate.point:
        sentences.append("the lower limit is not above 0: the sample does not show that anything was overpaid in total")
    elif lower.lower < found and estimate.point > 0:
        sentences.append("the lower limit is below what was found in the sample itself")
    return sentences


def ratio_doubts(estimate: Estimate, paid: Estimate, difference: Estimate) -> list[str]:
    """Say what speaks against the ratio estimator.

    Parameters
    ----------
    estimate
        That of the ratio.
    paid
        Of the dollars paid, from the sample alone: its relative standard error bounds the bias of the ratio over its
        standard error (Cochran, 3rd ed., section 6.8).
    difference
        That of the difference estimator from the same sample.
    """
    sentences = []
    if sum(stratum.sampled for stratum in estimate.strata) < SMALL or (paid.relative_error or 0.0) > LOOSE:
        sentences.append(
            "the sample is too small, or the dollars paid too spread, for the bias of a ratio to be negligible"
        )
    if difference.error <= estimate.error:
        sentences.append(
            "overpayments hardly follow the dollars paid: the difference estimator is as precise or more so"
        )
    return sentences
