"""A table of an evaluation, and how its figures are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.evaluate.scores import Counts, ratio

NOTHING = "–"
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: ``key`` names it for those who place it, ``note`` stands below. The first column holds words.

    ``words`` are further columns of words, by place; all others hold figures.
    """

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    words: frozenset[int] = frozenset()


def share(value: float | None) -> str:
    """A share with three decimals."""
    return NOTHING if value is None else f"{value:.3f}"


def signed(value: float | None, decimals: int = 3) -> str:
    """A difference with its sign; what rounds to nothing has none."""
    if value is None:
        return NOTHING
    shown = f"{value:+.{decimals}f}"
    return shown[1:] if float(shown) == 0 else shown.replace("-", "−")


def bounded(value: float | None, bounds: Bounds | None) -> str:
    """A share with its 95 % interval."""
    return share(value) if value is None or bounds is None else f"{value:.3f} ({bounds[0]:.3f} to {bounds[1]:.3f})"


def signed_bounds(bounds: Bounds | None, decimals: int = 3) -> str:
    """An interval of a difference."""
    return NOTHING if bounds is None else f"{signed(bounds[0], decimals)} to {signed(bounds[1], decimals)}"


def chance(p_value: float | None) -> str:
    """A P value."""
    if p_value is None:
        return NOTHING
    return "< 0.0001" if p_value < 0.0001 else f"{p_value:.4f}"


def part_of(pair: tuple[int, int]) -> str:
    """A part of what was compared, with its share."""
    return f"{pair[0]} of {pair[1]}, {share(ratio(*pair))}" if pair[1] else NOTHING


def counted(counts: Counts) -> tuple[str, ...]:
    """Right, extra, missing, precision, recall and F1 as cells."""
    return (
        *(str(number) for number in (counts.right, counts.extra, counts.missing)),
        *(share(value) for value in (counts.precision, counts.recall, counts.f1)),
    )


def named(name: str) -> str:
    """A family or label as words."""
    return name.replace("_", " ")


def listed(ids: Sequence[str], most: int = 6) -> str:
    """Ids of reports, the first few of many."""
    return ", ".join(ids[:most]) + (", …" if len(ids) > most else "")
