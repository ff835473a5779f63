"""Numbers with their meaning: sizes, French, minutes, times, percents, counts, ages, dates, volumes, doses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ircoder.language.ages import find_ages
from ircoder.language.clock import find_clocks, pair_clocks
from ircoder.language.dates import find_dates
from ircoder.language.numbers import Number, find_numbers
from ircoder.language.reading import Quantity, Sentence

_UNITS: dict[str, tuple[str, float]] = {
    spelling: (kind, factor)
    for kind, factor, spellings in (
        ("length_mm", 1, "mm millimeter millimeters millimetre millimetres mil"),
        ("length_mm", 10, "cm centimeter centimeters centimetre centimetres cms"),
        ("french", 1, "f fr french frenche fr."),
        ("gauge", 1, "g ga gauge gage gauges"),
        ("minutes", 1, "min mins minute minutes min. mins."),
        ("minutes", 60, "hour hours hr hrs h"),
        ("percent", 1, "% percent pct per_cent"),
        ("volume_ml", 1, "ml cc ccs mls milliliter milliliters millilitre millilitres cubic_centimeters"),
        ("volume_ml", 1000, "l liter liters litre litres"),
        ("dose_mg", 1, "mg mgs milligram milligrams"),
        ("dose_mg", 0.001, "mcg mcgs ug microgram micrograms µg"),
        ("dose_mg", 1000, "gm gms gram grams"),
        ("pressure_mmhg", 1, "mmhg mm_hg mm_of_mercury millimeters_of_mercury"),
        ("pressure_mmhg", 0.7356, "cmh2o cm_h2o cm_of_water centimeters_of_water"),
    )
    for spelling in spellings.split()
}
_SPELLED = "|".join(
    re.escape(unit).replace("_", r"\s+") + ("" if unit[-1] in "%." else r"(?![a-z0-9])")
    for unit in sorted(_UNITS, key=len, reverse=True)
)
_UNIT = re.compile(rf"\s?-?\s?({_SPELLED})")
_TIMES = re.compile(r"\s*(?:x|×|by)\s*(?=[0-9.a-z])")
_RANGE = re.compile(r"\s?(?:-|–|to)\s?$")
_TRAIL = re.compile(
    r"\s*(?:in\s+|of\s+)?(?:diameter|calib(?:er|re)|(?:[a-z]+[ -]){0,2}(?:balloon|stent|coil|plug|snare|wide)s?\b)"
)
_LED = re.compile(r"(?:diameter|calib(?:er|re))(?:\s+(?:of|is|was|measures|about))*[:\s]*$")
_REPEAT = re.compile(r"(?:\bx|×|\btimes)\s?$")
_NO_THING = "days|weeks|months|years|hours|hrs|wks|yrs|mos|seconds|minutes|units|degrees"
_PLURAL = re.compile(
    rf"(?:\s|-)(?!(?:minus|plus|was|is|has|{_NO_THING})\b)"
    r"(?:(?:[0-9.]+\s?(?:mm|cm|f|fr|french|g|gauge)?[ -])?(?:[a-z][a-z-]*[ -]){0,2}?)"
    rf"(?!(?:was|is|has|this|as|us|previous|various|{_NO_THING})\b)[a-z-]{{2,}}(?<![su])(?:s|ies)\b"
    r"|\s(?:times|passes|cores)\b"
)
_SINGLE = re.compile(
    r"\s(?:single\s|more\s)?(?:[a-z]+\s){0,2}?(?:core|coil|pass|stent|plug|balloon|needle|drain|catheter|probe|sample|specimen|vial|injection|lesion|fragment|stone|tube|biopsy)\b"
)
_LISTED = re.compile(r"[ \t]*(?:$|[.;,\n](?!\d))")
_NAMED = re.compile(
    r"(?:\b[ctls]\d{1,2}\s?[-/]\s?|\b(?:type|grade|stage|class|segments?|zones?|levels?|rutherford|fontaine|timi|tici|tasc|phase|score|number|no\.|"
    r"category|rads|asa|mallampati|kellgren|division|part|figure|series|image|room|bed|gy|version|tr|lr|ckd|group|block)\s?-?\s?|#\s?|[a-z]\d?[-/]|\d[-/.:]\s?)$"
)
_HOURS = re.compile(r" ?(?:hours|hrs|hr|h)\b")
"""Behind four digits no length but a time of the day ("0712 hours")."""
_COUNTED = re.compile(r"[a-z)] ?[:=] ?$")


def find_quantities(text: str, sentences: Sequence[Sentence]) -> tuple[Quantity, ...]:
    """Quantities of a report in text order, without overlaps (dates, ages and times win over bare numbers)."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if char.isascii() else char for char in text)
    numbers = list(find_numbers(low))
    found: list[tuple[int, int, str, float, float | None]] = []
    found.extend((start, end, "date", float(day), None) for start, end, day in find_dates(low))
    taken = _Taken(found)
    for start, end, years in find_ages(text, low, numbers):
        if taken.add(start, end):
            found.append((start, end, "age_years", years, None))
    clocks = [
        clock
        for clock in find_clocks(low, numbers)
        if taken.free(clock.start, clock.end)
        and (not _UNIT.match(low, clock.end) or (clock.end - clock.start == 4 and _HOURS.match(low, clock.end)))
    ]
    for first, second in pair_clocks(low, clocks):
        end = second.end if second else first.end
        if taken.add(first.start, end):
            kind = "clock_range" if second else "clock"
            found.append((first.start, end, kind, float(first.minutes), float(second.minutes) if second else None))
    found.extend(_measured(low, numbers, taken))
    found.sort()
    starts = [sentence.start for sentence in sentences]
    return tuple(
        Quantity(kind, value, start, end, max(0, bisect_right(starts, start) - 1), second)
        for start, end, kind, value, second in found
    )


class _Taken:
    """Stretches of the text that already have a meaning."""

    def __init__(self, found: Sequence[tuple[int, int, str, float, float | None]]) -> None:
        self._spans = sorted((start, end) for start, end, *_ in found)

    def free(self, start: int, end: int) -> bool:
        place = bisect_right(self._spans, (start, end))
        before = place == 0 or self._spans[place - 1][1] <= start
        return before and (place == len(self._spans) or self._spans[place][0] >= end)

    def add(self, start: int, end: int) -> bool:
        """Take a stretch; false where it overlaps another."""
        if not self.free(start, end):
            return False
        self._spans.insert(bisect_right(self._spans, (start, end)), (start, end))
        return True


def _measured(low: str, numbers: Sequence[Number], taken: _Taken) -> list[tuple[int, int, str, float, float | None]]:
    """Sizes, numbers with a unit, and counts."""
    out: list[tuple[int, int, str, float, float | None]] = []
    place = 0
    while place < len(numbers):
        number = numbers[place]
        place += 1
        if not taken.free(number.start, number.end):
            continue
        unit = _UNIT.match(low, number.end)
        end = unit.end() if unit else number.end
        following = numbers[place] if place < len(numbers) else None
        times = _TIMES.match(low, end)
        if times and following and _first(following).start == times.end():
            size = _size(low, number, unit, following)
            if size:
                out.append(size)
                place += 1
                place += _third(low, size[1], numbers, place)
                continue
        if unit:
            item = _with_unit(low, number, unit)
            if item:
                out.append(item)
                while place < len(numbers) and numbers[place].start < item[1]:
                    place += 1
        elif following and (joined := _range(low, number, following)):
            out.append(joined)
            place += 1
        elif count := _count(low, number):
            out.append(count)
    return out


def _first(number: Number) -> Number:
    return number.parts[0] if number.parts else number


def _size(
    low: str, number: Number, unit: re.Match[str] | None, following: Number
) -> tuple[int, int, str, float, float | None] | None:
    """``a x b``; a small bare number after a unit is a count (``8 mm x 2``)."""
    second = _first(following)
    tail = _UNIT.match(low, second.end)
    kinds = [_UNITS[_spelling(match)] if match else None for match in (unit, tail)]
    if any(kind and kind[0] != "length_mm" for kind in kinds):
        return None
    if unit and not tail and second.value <= 6 and second.value == int(second.value):
        return None
    if not unit and not tail and (number.value < 1 or second.value < 2):
        return None
    scale = kinds[0] or kinds[1] or ("", 1.0)
    scale_second = kinds[1] or kinds[0] or ("", 1.0)
    end = tail.end() if tail else second.end
    return number.start, end, "size", number.value * scale[1], second.value * scale_second[1]


def _third(low: str, end: int, numbers: Sequence[Number], place: int) -> int:
    """1 where a third dimension follows (``8 x 60 x 130 mm``), which is not kept."""
    times = _TIMES.match(low, end)
    return int(bool(times) and place < len(numbers) and _first(numbers[place]).start == (times.end() if times else -1))


def _spelling(unit: re.Match[str]) -> str:
    return "_".join(unit[1].split())


def _with_unit(low: str, number: Number, unit: re.Match[str]) -> tuple[int, int, str, float, float | None] | None:
    spelling = _spelling(unit)
    kind, factor = _UNITS[spelling]
    value = number.value
    if spelling == "g" and value < 7:
        kind, factor = "dose_mg", 1000
    if (kind == "french" and not 1 <= value <= 36) or (kind == "gauge" and not 7 <= value <= 34):
        return None
    if kind == "minutes" and factor == 60 and value > 8:
        return None
    end = unit.end()
    if kind == "minutes" and factor == 60 and (rest := _MINUTES_AFTER.match(low, end)):
        inner = next(iter(find_numbers(rest[1])))
        return number.start, rest.end(), kind, value * 60 + inner.value, None
    if kind == "length_mm" and (_TRAIL.match(low, end) or _LED.search(low, max(0, number.start - 24), number.start)):
        kind = "diameter_mm"
    return number.start, end, kind, value * factor, None


_MINUTES_AFTER = re.compile(r",?\s(?:and\s)?([0-9]{1,2}|[a-z]+(?:[ -][a-z]+)?)\s?(?:min|minute)s?\b")


def _range(low: str, number: Number, following: Number) -> tuple[int, int, str, float, float | None] | None:
    """``80-90%``, ``4 to 5 mm``: value and upper end."""
    second = _first(following)
    if not _RANGE.fullmatch(low, number.end, second.start) or _NAMED.search(
        low, max(0, number.start - 12), number.start
    ):
        return None
    unit = _UNIT.match(low, second.end)
    if unit is None:
        return None
    item = _with_unit(low, Number(number.value, number.start, number.end), unit)
    if item is None or second.value < number.value:
        return None
    factor = _UNITS[_spelling(unit)][1]
    return number.start, unit.end(), item[2], item[3], second.value * factor


def _count(low: str, number: Number) -> tuple[int, int, str, float, float | None] | None:
    """A whole number of things: before a plural, after ``x`` or ``times``, or alone after a colon."""
    if number.value != int(number.value) or not 1 <= number.value <= 60 or low[number.start] == ".":
        return None
    start, end = number.start, number.end
    before = low[max(0, start - 24) : start]
    repeat = _REPEAT.search(before)
    if repeat:
        return start, end, "count", number.value, None
    if _NAMED.search(before) or low[end : end + 1] in ("/", ":", "°"):
        return None
    named = _SINGLE.match(low, end) if number.value == 1 else _PLURAL.match(low, end)
    if named or (_COUNTED.search(before) and _LISTED.match(low, end)):
        return start, end, "count", number.value, None
    return None
