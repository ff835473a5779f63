"""Reports that set an earlier session beside this one: "Then: ... Today: ...", "April: ... May: ...".

The label of a day opens a stretch of a line, which the next label or the end of the line closes. What stands under the
earlier day was done then. One label proves nothing ("Then: sheath out"); two lines that go from the one day to the
other do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

Stretch = tuple[int, int]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s{_MONTH}|{_MONTH}\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?(?!\s?[\w.%]))?"
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2})\b(?:,?\s(?:19|20)\d\d\b|/(?:\d\d)?\d\d\b)?"
)
_EARLIER = (
    r"(?:then|before(?:hand)?|previously|(?:last|first|earlier|previous|mapping)\s(?:time|session|visit|procedure))"
    r"(?=\s?:)"
)
_LABEL = re.compile(
    rf"(?:(?P<now>today|now|this\s(?:time|session|visit)|tonight)|{_EARLIER}|(?P<date>{_DATE}))"
    r"(?P<colon>\s?:|\s[-\u2013\u2014])?(?=\s)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:^[ \t]*(?:[-\u2022*][ \t]*)?|(?<=[.:;])\s+)(?=[a-z0-9])", re.IGNORECASE | re.MULTILINE)
"""Where a label can stand: at the beginning of a line or behind a stop, colon or semicolon."""
_LINE = re.compile(r"[^\n]+(?:(?<=[^\n]{60})\n[ \t]*(?=[a-z])[^\n]*)*")
"""A line, with what an editor wrapped."""
_STOP = re.compile(r"\.\s+(?=[A-Z])")
_PAIRS = 2
"""Lines that must go from the earlier day to this one."""
_HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    now: bool
    month: int | None
    """Number of the month that a label names."""
    marked: bool
    """Whether a colon or dash follows."""


def earlier_stretches(text: str) -> tuple[Stretch, ...]:
    """Stretches of a report that tell of the earlier of two sessions which it sets side by side, in order."""
    lines = [(line.span(), list(_labels(text, *line.span()))) for line in _LINE.finditer(text)]
    lines = _with_month_of_today([(span, labels) for span, labels in lines if labels])
    if sum(_goes_on_to_now(labels) for _, labels in lines) < _PAIRS:
        return ()
    return tuple(stretch for span, labels in lines for stretch in _of_line(text, span[1], labels))


def lies_in(stretches: Sequence[Stretch], place: int) -> bool:
    """Whether a place of the text lies in one of the stretches."""
    at = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and place < stretches[at][1]


def _labels(text: str, start: int, end: int) -> Iterator[_Label]:
    for place in _PLACE.finditer(text, start, end):
        match = _LABEL.match(text, place.end(), end)
        if match is not None:
            date = (match["date"] or "").lower()
            month = next((number for number, name in enumerate(_MONTHS) if name in date), None)
            marked = match["colon"] is not None
            if marked or date != "may":
                yield _Label(match.start(), match.end(), match["now"] is not None, month, marked)


def _with_month_of_today(lines: list[tuple[Stretch, list[_Label]]]) -> list[tuple[Stretch, list[_Label]]]:
    """Lines without "today" whose labels name two months: the later month is this session's."""
    labels = [label for _, found in lines for label in found]
    months = {label.month for label in labels if label.month is not None and label.marked}
    if any(label.now for label in labels) or len(months) != _PAIRS:
        return lines
    first, last = sorted(months)
    later = last if last - first <= _HALF_A_YEAR else first
    return [(span, [replace(label, now=label.month == later) for label in found]) for span, found in lines]


def _goes_on_to_now(labels: Sequence[_Label]) -> bool:
    first = next((at for at, label in enumerate(labels) if not label.now), len(labels))
    return any(label.now for label in labels[first:])


def _of_line(text: str, end: int, labels: Sequence[_Label]) -> Iterator[Stretch]:
    """From each label of the earlier day to the next; without a next one only as far as its sentence."""
    for at, label in enumerate(labels):
        if label.now or not text[label.end : end].strip(" .,"):
            continue
        after = next((other.start for other in labels[at + 1 :]), None)
        if after is None:
            stop = _STOP.search(text, label.end, end)
            after = stop.end() if stop is not None else end
        yield label.start, after
