"""Numbers of dictation: digits and number words (``forty one``, ``two point five``), as values with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 16
"""Characters of a number in digits; longer ones are codes that measure nothing."""

_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(re.findall("[a-z]+", _UNDER_TWENTY))}
TENS = {word: value * 10 for value, word in enumerate(re.findall("[a-z]+", _TENS), start=2)} | {
    "fourty": 40,
    "ninty": 90,
}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_SMALL = ONES | TENS | ORDINALS | {"hundred": 100, "thousand": 1000, "oh": 0}
_BY_LENGTH = sorted(_SMALL, key=len, reverse=True)
_WORD = "|".join(_BY_LENGTH)
_TAILS = {
    letter: "|".join(word[1:] for word in _BY_LENGTH if word[0] == letter)
    for letter in sorted({word[0] for word in _SMALL})
}
_STARTS = "|".join(f"{letter}(?<![a-z0-9]{letter})(?:{tails})" for letter, tails in _TAILS.items())
# Grouped by first letter with the look-behind right after it, so that the engine leaves a wrong place at once.
NUMBER = re.compile(
    r"[0-9](?<![a-wyz0-9.][0-9])(?<![a-z]x[0-9])(?:[0-9]{0,2}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]+)?"
    r"|\.(?<![a-z0-9.]\.)[0-9]+"
    rf"|(?:{_STARTS})\b(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and )(?:{_WORD}|point)\b)*"
)
_WORD_OF = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number: ``text[start:end]``; ``words`` is true for number words, ``parts`` the numbers said in a row."""

    value: float
    start: int
    end: int
    words: bool = False
    parts: tuple[Number, ...] = ()


def find_numbers(low: str) -> Iterator[Number]:
    """Numbers of a lower-case text in order. Number words said in a row (``seven forty one``) come as ``parts``."""
    for match in NUMBER.finditer(low):
        start, end = match.span()
        if low[start] in "0123456789.":
            if end - start > LONGEST:
                continue
            yield Number(float(match.group().replace(",", "")), start, end)
            continue
        parts = tuple(_spoken(low, start, end))
        if parts:
            last = parts[-1]
            yield Number(last.value, last.start, last.end, True, parts)


def _spoken(low: str, start: int, end: int) -> Iterator[Number]:
    """Split number words into numbers: a word that cannot continue the number before it starts a new one."""
    value: float | None = None
    begin = stop = start
    room = 0
    decimals = 0
    for match in _WORD_OF.finditer(low, start, end):
        word = match.group()
        if word == "and":
            continue
        if word == "point":
            decimals = 1 if value is not None and not decimals else 0
            continue
        number = _SMALL[word]
        if decimals and value is not None and number < 100:
            value += number / 10 ** (decimals + (number >= 10))
            decimals += 1
        elif word in ("hundred", "thousand") and value is not None and room > 0:
            whole = value % 1000 if word == "hundred" else value
            value = value + whole * (number - 1)
            room = number
        elif value is not None and 0 < number < room and word != "oh":
            value += number
            room = 10 if number >= 20 else 0
        else:
            if value is not None:
                yield Number(value, begin, stop, True)
            value, begin, decimals = float(number), match.start(), 0
            room = 10 if number in (20, 30, 40, 50, 60, 70, 80, 90) and word in TENS else 1
        if word in ORDINALS:
            room = 0
        stop = match.end()
    if value is not None:
        yield Number(value, begin, stop, True)
