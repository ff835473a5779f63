"""Figures in words, as workbook, page and terminal show them: shares, dollars, counts, bounds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ircoder.audit.model import Measure, Score

UNKNOWN = "-"
PERCENT_DIGITS = 1
_MOST_DIGITS = 4
_SIGNIFICANT = 15
"""Digits that a spreadsheet knows of a number."""
_OF_DOLLARS = frozenset({"overpayment_rate", "gross_overpayment_rate", "payment_accuracy"})


def shown(value: float | None, measure: Measure) -> str:
    """A figure as people read it: ``93.4%``, ``$1,234.50``, ``12.30``."""
    if value is None:
        return UNKNOWN
    if measure == "share":
        return percent(value)
    if measure == "dollars":
        return dollars(value)
    return f"{rounded(value, 0 if measure == 'count' else 2):,f}"


def rounded(value: float, digits: int) -> Decimal:
    """A number as a spreadsheet shows it: halves go away from zero, and zero has no sign.

    Python's own formatting takes 31.25 down to 31.2, where a cell of the workbook shows 31.3.
    """
    return Decimal(f"{value:.{_SIGNIFICANT}g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def percent(value: float | None, *, digits: int = PERCENT_DIGITS) -> str:
    """A share in percent."""
    return UNKNOWN if value is None else f"{rounded(100 * value, digits):f}%"


def dollars(value: float | None, *, cents: bool = True) -> str:
    """An amount, its sign before the dollar."""
    if value is None:
        return UNKNOWN
    told = rounded(value, 2 if cents else 0)
    return f"{'-' if told < 0 else ''}${abs(told):,f}"


def signed(value: float) -> str:
    """A number with its sign, two decimals; zero has none."""
    told = rounded(value, 2)
    return f"{told:+,f}" if told else f"{told:f}"


def interval(score: Score) -> str:
    """Bounds as ``69.1 to 82.6%``; nothing where a score has none."""
    if score.interval is None:
        return ""
    low, high = score.interval
    return f"{percent(low).removesuffix('%')} to {percent(high)}"


def part(score: Score) -> str:
    """What was divided: ``126 of 165``, or ``$4,760.30 of $32,400.00``."""
    if score.numerator is None or score.denominator is None:
        return ""
    if score.name in _OF_DOLLARS:
        return f"{dollars(score.numerator)} of {dollars(score.denominator)}"
    return f"{score.numerator:,.0f} of {score.denominator:,.0f}"


def told_apart(rate: float, threshold: float) -> tuple[str, str]:
    """Two shares with as many digits as it takes to see which is larger: 4.98% is not told as 5.0%."""
    for digits in range(PERCENT_DIGITS, _MOST_DIGITS):
        told = percent(rate, digits=digits), percent(threshold, digits=digits)
        if told[0] != told[1] or rate == threshold:
            return told
    return percent(rate, digits=_MOST_DIGITS), percent(threshold, digits=_MOST_DIGITS)


def counted(count: int, noun: str) -> str:
    """A number with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
