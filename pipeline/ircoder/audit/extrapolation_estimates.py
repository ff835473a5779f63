"""Estimates of a total from audited units: difference (mean per unit) and combined ratio, simple and stratified."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean
from typing import Literal

from ircoder.formats.extras import from_extra
from ircoder.formats.rows import InputError

Method = Literal["difference", "ratio"]


@dataclass(frozen=True, slots=True)
class Stratum:
    """What was found in one stratum; a simple sample has one.

    Parameters
    ----------
    units, sampled
        Units of the frame and of the sample in it.
    mean, variance
        Of a sampled unit, in dollars and square dollars; the variance is that with ``sampled - 1``.
    """

    name: str
    units: int
    sampled: int
    mean: float
    variance: float

    @property
    def total(self) -> float:
        """Estimated total of the stratum in dollars."""
        return self.units * self.mean

    @property
    def weight(self) -> float:
        """Factor of its variance in that of the total: N (N - n) / n; 0 where every unit was audited."""
        return self.units * (self.units - self.sampled) / self.sampled


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated total in dollars with its standard error and the degrees of freedom of its t quantiles.

    ``ratio`` is the overpayment for each dollar paid, of the ratio estimator only.
    """

    method: Method
    point: float
    error: float
    degrees: float
    strata: tuple[Stratum, ...]
    ratio: float | None = None

    @property
    def relative_error(self) -> float | None:
        """Standard error over the point estimate (coefficient of variation); None of a point of 0."""
        return self.error / abs(self.point) if self.point else None


@dataclass(frozen=True, slots=True)
class Limits:
    """A two-sided interval; each limit alone is one-sided with the confidence ``one_sided``."""

    confidence: float
    one_sided: float
    quantile: float
    lower: float
    upper: float

    @property
    def precision(self) -> float:
        """Half the width, in dollars."""
        return (self.upper - self.lower) / 2


def stratum_of(name: str, units: int, values: Sequence[float]) -> Stratum:
    """Summarize the audited values of a stratum.

    Raises
    ------
    InputError
        Where one unit of several was audited, or more than there are: nothing is known of the spread then.
    """
    sampled = len(values)
    if not sampled or sampled > units:
        msg = f"stratum {name}: {sampled} audited of {units} units. Check the sample and the frame that it is from."
        raise InputError(msg)
    if sampled == 1 < units:
        msg = f"stratum {name}: one audited unit of {units} shows no spread. Audit another, or join strata by hand."
        raise InputError(msg)
    mean = fmean(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (sampled - 1) if sampled > 1 else 0.0
    return Stratum(name, units, sampled, mean, variance)


def difference_estimate(strata: Sequence[Stratum]) -> Estimate:
    """Estimate a total by N times the mean difference of a unit, added up over strata.

    Variance Σ N_h (N_h - n_h) s_h² / n_h, which has the finite population correction (Cochran, Sampling Techniques, 3rd
    ed., sections 2.6 and 5.4); degrees of freedom by :func:`satterthwaite`.
    """
    point = math.fsum(stratum.total for stratum in strata)
    variance = math.fsum(stratum.weight * stratum.variance for stratum in strata)
    return Estimate("difference", point, math.sqrt(variance), satterthwaite(strata), tuple(strata))


def ratio_estimate(
    differences: Sequence[Sequence[float]],
    paid: Sequence[Sequence[float]],
    names: Sequence[str],
    units: Sequence[int],
    paid_total: float,
) -> Estimate:
    """Estimate a total by the overpayment for each dollar paid, times the dollars paid of the whole frame.

    The ratio is the combined one R = Σ N_h ȳ_h / Σ N_h x̄_h; the variance is that of the residuals y - R x, with the
    finite population correction, times (X / Σ N_h x̄_h)² (Cochran, 3rd ed., section 6.11; Lohr, Sampling: Design and
    Analysis, chapter 4); degrees of freedom by :func:`satterthwaite` over the residuals.

    Parameters
    ----------
    differences, paid
        Of the audited units, by stratum, in dollars.
    names, units
        Of the strata.
    paid_total
        Dollars paid of all units of the frame.

    Raises
    ------
    InputError
        Where nothing was paid of the sample or the frame, or a stratum shows no spread.
    """
    expected = math.fsum(count * fmean(values) for count, values in zip(units, paid, strict=True))
    if expected <= 0 or paid_total <= 0:
        msg = "nothing was paid of the sample or the frame, so there is no ratio. Use --estimator difference."
        raise InputError(msg)
    ratio = math.fsum(count * fmean(values) for count, values in zip(units, differences, strict=True)) / expected
    residuals = [
        stratum_of(name, count, [y - ratio * x for y, x in zip(ys, xs, strict=True)])
        for name, count, ys, xs in zip(names, units, differences, paid, strict=True)
    ]
    variance = math.fsum(stratum.weight * stratum.variance for stratum in residuals)
    error = paid_total / expected * math.sqrt(variance)
    strata = tuple(stratum_of(*item) for item in zip(names, units, differences, strict=True))
    return Estimate("ratio", ratio * paid_total, error, satterthwaite(residuals), strata, ratio)


def satterthwaite(strata: Sequence[Stratum]) -> float:
    """Give the effective degrees of freedom of a total.

    (Σ g_h s_h²)² / Σ (g_h² s_h⁴ / (n_h - 1)) with g_h = N_h (N_h - n_h) / n_h (Satterthwaite, Biometrics Bulletin 2,
    1946, 110-114; Cochran, 3rd ed., section 5.4). It lies between the smallest n_h - 1 and Σ (n_h - 1), and of a simple
    sample it is n - 1. Strata that were audited whole have no part in it; where nothing varies it is Σ (n_h - 1).
    """
    parts = [(stratum.weight * stratum.variance, stratum.sampled - 1) for stratum in strata]
    below = math.fsum(part**2 / degrees for part, degrees in parts if part)
    if not below:
        return float(max(1, sum(degrees for _, degrees in parts)))
    return math.fsum(part for part, _ in parts) ** 2 / below


def limits(estimate: Estimate, confidence: float) -> Limits:
    """Give the two-sided interval of a confidence: point ± t · standard error.

    The lower limit of the two-sided interval at 80 % is the lower limit of the one-sided one at 90 %.

    Raises
    ------
    InputError
        For a confidence that is none, or where scipy is not installed.
    """
    one_sided = _one_sided(confidence)
    quantile = float(from_extra("scipy.special", "audit", "An interval").stdtrit(estimate.degrees, one_sided))
    return _around(estimate, confidence, quantile)


def normal_limits(estimate: Estimate, confidence: float) -> Limits:
    """Give the two-sided interval of a confidence by the normal distribution: point ± z · standard error.

    RAT-STATS has it so for the total of several strata, however few units they have (Companion Manual 2010, 3-14 to
    3-16). With few units it is narrower than its confidence warrants; that of :func:`limits` is not.

    Raises
    ------
    InputError
        For a confidence that is none.
    """
    return _around(estimate, confidence, NormalDist().inv_cdf(_one_sided(confidence)))


def _one_sided(confidence: float) -> float:
    if not 0 < confidence < 1:
        msg = f"{confidence:g} is no confidence. Give a share between 0 and 1, such as 0.9."
        raise InputError(msg)
    return (1 + confidence) / 2


def _around(estimate: Estimate, confidence: float, quantile: float) -> Limits:
    half = quantile * estimate.error
    return Limits(confidence, (1 + confidence) / 2, quantile, estimate.point - half, estimate.point + half)
