"""Times of day and spans between two of them (``1005-1046``, ``start 09:12, stop 09:57``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.language.numbers import Number

_COLON = re.compile(
    r"[0-9](?<![0-9.:/][0-9])[0-9]?:[0-5][0-9](?::[0-5][0-9])?(?![0-9]|:[0-9])(?: ?(?P<half>[ap])\.?m\b\.?)?"
)
_HALF = re.compile(r" ?(?P<half>[ap])\.?m\b\.?")
_HOURS = re.compile(r" ?(?:hours|hrs|hr|h)\b")
_CUE = re.compile(
    r"(?:\b(?:at|start(?:ed|ing)?|stop(?:ped)?|beg[aiu]n|end(?:ed)?|time(?: in| out)?|till|until|called|from"
    r"|first dose|last dose|given|bedside|room|suite|finish(?:ed)?"
    r"|done|complete[d]?|off|sedation|present)|@)(?: time| at)?:? ?$"
)
_SPOKEN_CUE = re.compile(r"\b(?:at|start(?:ed|ing)?|stop(?:ped)?|beg[au]n|end(?:ed)?|until|till)(?: time| at)? $")
_TIMED = re.compile(r"time|start|stop|sedat|intraservice|\bmin|hrs|hours|clock")
_BETWEEN = re.compile(
    r"\s*(?:hours|hrs|hr|h)?\s*"
    r"(?:(?:[-–—/]|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s*(?:about\s*)?"
    r"|[,;.]?\s*(?:and\s*)?(?:sedation\s*)?\b(?:stop(?:ped)?|end(?:ed|ing)?|finish(?:ed)?|out)\b(?:\s*(?:time|at))*\s*[:=]?\s*)"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes since midnight. A ``weak`` one counts only as an end of a span."""

    minutes: int
    start: int
    end: int
    weak: bool = False
    half: str | None = None


def find_clocks(low: str, numbers: Sequence[Number]) -> list[Clock]:
    """Times of a lower-case text in order: with a colon, four digits, or spoken (``ten forty six``)."""
    out: list[Clock] = []
    if ":" in low:
        for match in _COLON.finditer(low):
            hour, minute = match.group().split(":")[:2]
            clock = _clock(int(hour), int(minute[:2]), match.start(), match.end(), match["half"])
            if clock:
                out.append(clock)
    for number in numbers:
        clock = _spoken(low, number) if number.words else _military(low, number)
        if clock:
            out.append(clock)
    out.sort(key=lambda clock: clock.start)
    return out


def pair_clocks(low: str, clocks: Sequence[Clock]) -> list[tuple[Clock, Clock | None]]:
    """Join neighbouring times to spans; weak times that stay alone are dropped."""
    out: list[tuple[Clock, Clock | None]] = []
    place = 0
    while place < len(clocks):
        first = clocks[place]
        second = clocks[place + 1] if place + 1 < len(clocks) else None
        if second and _joined(low, first, second):
            out.append((_same_half(first, second), second))
            place += 2
            continue
        if not first.weak:
            out.append((first, None))
        place += 1
    return out


def _joined(low: str, first: Clock, second: Clock) -> bool:
    between = _BETWEEN.fullmatch(low, first.end, second.start)
    if between is None:
        return False
    if first.weak and second.weak and _years(low, first, second):
        return _TIMED.search(low, max(0, first.start - 45), min(len(low), second.end + 12)) is not None
    return True


def _years(low: str, first: Clock, second: Clock) -> bool:
    """Whether both read as years (``2019-2023``)."""
    return all(low[clock.start : clock.end] in _YEARS for clock in (first, second))


_YEARS = frozenset(str(year) for year in range(1960, 2040))


def _same_half(first: Clock, second: Clock) -> Clock:
    """Give the first time the half of the day that only the second names (``2:05 to 2:45 pm``)."""
    if first.half or second.half != "p" or first.minutes + 720 > second.minutes:
        return first
    return Clock(first.minutes + 720, first.start, first.end, first.weak, "p")


def _clock(hour: int, minute: int, start: int, end: int, half: str | None, weak: bool = False) -> Clock | None:
    if hour > 23 or minute > 59:
        return None
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return Clock(hour * 60 + minute, start, end, weak, half)


def _military(low: str, number: Number) -> Clock | None:
    digits = low[number.start : number.end]
    if low[max(0, number.start - 1) : number.start] in ("$", "#", "/", ":"):
        return None
    half = _HALF.match(low, number.end)
    if half and len(digits) <= 2 and digits.isdigit():
        return _clock(int(digits), 0, number.start, half.end(), half["half"])
    if len(digits) not in (3, 4) or not digits.isdigit():
        return None
    strong = bool(half) or (
        len(digits) == 4
        and digits not in _YEARS
        and (_HOURS.match(low, number.end) or _CUE.search(low, max(0, number.start - 16), number.start)) is not None
    )
    if len(digits) == 3 and not half:
        return None
    end = half.end() if half else number.end
    return _clock(int(digits[:-2]), int(digits[-2:]), number.start, end, half["half"] if half else None, not strong)


def _spoken(low: str, number: Number) -> Clock | None:
    """Spoken hour and minutes: ``ten oh five``, ``thirteen twenty``. Alone, and after no cue, they are too weak."""
    values = [int(part.value) for part in number.parts if part.value == int(part.value)]
    if len(values) != len(number.parts):
        return None
    start = number.parts[0].start
    weak = _SPOKEN_CUE.search(low, max(0, start - 16), start) is None
    if len(values) == 3 and values[1] == 0 and 1 <= values[2] <= 9:
        return _clock(values[0], values[2], start, number.end, None, weak)
    if len(values) == 2 and 10 <= values[1] <= 59:
        return _clock(values[0], values[1], start, number.end, None, weak)
    return None
