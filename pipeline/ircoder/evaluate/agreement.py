"""Agreement beyond chance: Cohen's kappa and Krippendorff's alpha, also over sets.

Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960); Krippendorff,
Computing Krippendorff's Alpha-Reliability (2011); MASI: Passonneau, Measuring Agreement on Set-valued Items (MASI) for
Semantic and Pragmatic Annotation (LREC 2006). All are exact fractions until the last division.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
Members = frozenset[tuple[str, int]]
"""A code set as members: each unit of a code is one, so that units count."""

Distance = Callable[[Value, Value], Fraction]

SUBSET, CROSSING = Fraction(2, 3), Fraction(1, 3)
"""What MASI makes of two sets of which one holds the other, and of two that only cross."""


def cohen_kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two raters, a pair of values for each item.

    ``None`` without items, and where both always give one and the same value: then chance alone agrees fully.
    """
    items = list(pairs)
    if not items:
        return None
    first, second = Counter(one for one, _ in items), Counter(other for _, other in items)
    observed = Fraction(sum(one == other for one, other in items), len(items))
    expected = Fraction(sum(first[value] * second[value] for value in first), len(items) ** 2)
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def krippendorff_alpha(units: Iterable[Sequence[Value]], distance: Distance[Value]) -> float | None:
    """Krippendorff's alpha: 1 less observed over expected disagreement.

    Parameters
    ----------
    units
        For each item the values of those who rated it, any number of them; an item that only one rated tells nothing.
    distance
        Disagreement of two values, 0 for the same; for interval data the squared difference.

    Returns
    -------
    float or None
        1 is full agreement, 0 what chance gives; ``None`` without items that two have rated, and where no two values
        differ.
    """
    paired = [list(values) for values in units if len(values) > 1]
    totals = Counter(value for values in paired for value in values)
    known: dict[tuple[Value, Value], Fraction] = {}

    def apart(one: Value, other: Value) -> Fraction:
        if (one, other) not in known:
            known[one, other] = known[other, one] = distance(one, other)
        return known[one, other]

    number = sum(totals.values())
    observed = sum(
        (_within(Counter(values), apart) / (len(values) - 1) for values in paired),
        Fraction(0),
    )
    expected = _within(totals, apart)
    return None if not expected else float(1 - (number - 1) * observed / expected)


def nominal_distance(one: Hashable, other: Hashable) -> Fraction:
    """1 for values that differ."""
    return Fraction(one != other)


def jaccard_distance(one: Members, other: Members) -> Fraction:
    """1 less what two sets share of what either has (Jaccard 1912); 0 for two empty sets."""
    either = one | other
    return 1 - Fraction(len(one & other), len(either)) if either else Fraction(0)


def masi_distance(one: Members, other: Members) -> Fraction:
    """1 less Jaccard's share times 1 for equal sets, 2/3 for subset and superset, 1/3 for sets that cross."""
    if one == other:
        return Fraction(0)
    monotony = SUBSET if one <= other or other <= one else CROSSING
    return 1 - (1 - jaccard_distance(one, other)) * monotony


def members(units: Counter[str]) -> Members:
    """A code set as members."""
    return frozenset((code, number) for code, count in units.items() for number in range(count))


def _within(values: Counter[Value], apart: Callable[[Value, Value], Fraction]) -> Fraction:
    """Sum of the distances over all ordered pairs of values."""
    kinds = list(values.items())
    return sum(
        (
            2 * count * other_count * apart(value, other)
            for place, (value, count) in enumerate(kinds)
            for other, other_count in kinds[place + 1 :]
        ),
        Fraction(0),
    )
