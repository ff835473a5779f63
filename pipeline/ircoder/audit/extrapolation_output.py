"""An extrapolation for people and programs: a text page and JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import ircoder
from ircoder.audit.extrapolation import Extrapolation
from ircoder.audit.extrapolation_estimates import Limits
from ircoder.audit.figures import dollars
from ircoder.audit.inputs import inputs_json
from ircoder.audit.made_with import input_lines

_METHODS = {"difference": "difference (mean per unit)", "ratio": "combined ratio to dollars paid"}


def extrapolation_text(found: Extrapolation) -> str:
    """Show an extrapolation as text; its figures take at most 100 columns."""
    estimate = found.estimate
    relative = f" ({estimate.relative_error:.1%} of the point estimate)" if estimate.relative_error is not None else ""
    lines = [
        f"Estimator            {_METHODS[estimate.method]}, {_design(found)}",
        f"Value                {found.audited.value}",
        f"Found in the sample  {dollars(found.found)}",
        f"Point estimate       {dollars(estimate.point)}",
        f"Standard error       {dollars(estimate.error)}{relative}",
        f"Degrees of freedom   {estimate.degrees:.2f} (Satterthwaite)",
        "",
        f"{'Two-sided':>10}  {'One-sided':>10}  {'t':>8}  {'Lower limit':>18}  {'Upper limit':>18}",
        *(_interval(item) for item in found.intervals),
        "",
        f"Lower limit, one-sided {found.demand.one_sided:.0%}: {dollars(found.demand.lower)}",
    ]
    if found.normal:
        lines += [f"The same by the normal distribution, as RAT-STATS has it: {dollars(found.normal[0].lower)}"]
    lines += [_rate(found)]
    if len(estimate.strata) > 1:
        lines += ["", f"{'Stratum':<20}  {'Units':>9}  {'Audited':>8}  {'Mean':>14}  {'SD':>14}  {'Total':>18}"]
        lines += [
            f"{item.name[:20]:<20}  {item.units:>9,}  {item.sampled:>8,}  {item.mean:>14,.2f}  "
            f"{item.variance**0.5:>14,.2f}  {item.total:>18,.2f}"
            for item in estimate.strata
        ]
    lines += [f"{'' if at else chr(10)}Warning: {sentence}." for at, sentence in enumerate(found.doubts)]
    options = ", ".join(f"{name} {value}" for name, value in _options(found).items() if value is not None)
    made = (*input_lines(found.audited.inputs), ("Options", options), ("Made with", f"ircoder {ircoder.__version__}"))
    lines += ["", *(f"{name:<10} {told}" for name, told in made)]
    return "\n".join(lines) + "\n"


def extrapolation_json(found: Extrapolation) -> dict[str, Any]:
    """Give an extrapolation as JSON; dollars are not rounded."""
    estimate, rate = found.estimate, found.rate
    return {
        "record": "ircoder audit extrapolate",
        "ircoder": ircoder.__version__,
        "estimator": estimate.method,
        "value": found.audited.value,
        "point_estimate": estimate.point,
        "standard_error": estimate.error,
        "relative_error": estimate.relative_error,
        "degrees_of_freedom": estimate.degrees,
        "degrees_method": "Satterthwaite",
        "ratio": estimate.ratio,
        "paid_total": found.audited.paid_total,
        "found_in_sample": found.found,
        "demand": {"one_sided": found.demand.one_sided, "t": found.demand.quantile, "lower_limit": found.demand.lower},
        "intervals": [_limits_json(item, "t") for item in found.intervals],
        "normal_intervals": [_limits_json(item, "z") for item in found.normal[1:]],
        "units_overpaid": {
            "sample": rate.units,
            "of": rate.of,
            "estimated": rate.estimated,
            "confidence": rate.interval.confidence,
            "exact": rate.exact,
            "lower_limit": rate.interval.low,
            "upper_limit": rate.interval.high,
        },
        "strata": [
            {
                "name": item.name,
                "units": item.units,
                "audited": item.sampled,
                "mean": item.mean,
                "variance": item.variance,
                "total": item.total,
            }
            for item in estimate.strata
        ],
        "missing": list(found.audited.missing),
        "set_out": found.audited.out,
        "warnings": list(found.doubts),
        "inputs": inputs_json(found.audited.inputs),
        "options": _options(found),
    }


def _options(found: Extrapolation) -> dict[str, Any]:
    """Options as they were given or stand by default, but for the files."""
    given = {name: value for name, value in asdict(found.asked).items() if name not in ("sample", "frame", "audit")}
    return {"estimator": found.estimate.method, "confidence": found.demand.one_sided, **given}


def _limits_json(item: Limits, quantile: str) -> dict[str, float]:
    return {
        "two_sided": item.confidence,
        "one_sided": item.one_sided,
        quantile: item.quantile,
        "lower_limit": item.lower,
        "upper_limit": item.upper,
        "precision": item.precision,
    }


def _rate(found: Extrapolation) -> str:
    rate, units = found.rate, sum(found.audited.units)
    how = "exact" if rate.exact else "normal"
    return (
        f"Units overpaid: {rate.units:,} of {rate.of:,}; in the frame about {rate.estimated:,.0f} of {units:,}, "
        f"{rate.interval.low:,.0f} to {rate.interval.high:,.0f} ({how}, {rate.interval.confidence:.0%})"
    )


def _design(found: Extrapolation) -> str:
    audited, units = sum(item.sampled for item in found.estimate.strata), sum(found.audited.units)
    strata = len(found.estimate.strata)
    return f"{audited:,} of {units:,} units, {'a simple sample' if strata == 1 else f'{strata} strata'}"


def _interval(item: Limits) -> str:
    lower, upper = dollars(item.lower), dollars(item.upper)
    return f"{item.confidence:>10.0%}  {item.one_sided:>10.1%}  {item.quantile:>8.4f}  {lower:>18}  {upper:>18}"
