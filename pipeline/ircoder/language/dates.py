"""Dates in the forms of reports: numeric, ISO, with month names, spoken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_WORDS = re.findall(
    "[a-z-]+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
)
_CARDINALS = re.findall("[a-z]+", "one two three four five six seven eight nine")
_TEENS = re.findall("[a-z]+", "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_DAY_WORD = "|".join(word.replace("-", "[ -]") for word in sorted(_DAY_WORDS, key=len, reverse=True))
_CARDINAL = "|".join(_CARDINALS)
_YEAR_TAIL = rf"(?:{'|'.join(_TEENS)}|(?:twenty|thirty)(?:[ -](?:{_CARDINAL}))?|oh (?:{_CARDINAL})|{_CARDINAL})"
_YEAR_WORD = rf"(?:two thousand(?: and)? {_YEAR_TAIL}|twenty[ -]{_YEAR_TAIL}|two thousand)"

_NUMERIC = re.compile(
    r"[0-9](?<![0-9./:-][0-9])(?<![a-z][0-9])(?:"
    r"(?:(?P<iy>(?<=[12])[0-9]{3})-(?P<im>[01]?[0-9])-(?P<id>[0-3]?[0-9])"
    r"|(?P<m>[0-9]?)(?P<sep>[/.-])(?P<d>[0-3]?[0-9])(?P=sep)(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|(?P<mm>[0-9]?)/(?P<my>(?:19|20)[0-9]{2}))(?![0-9/]))"
)
_NAMED = re.compile(
    rf"(?:(?P<before>[0-3]?[0-9])(?:st|nd|rd|th)?(?:[ -]+of)?[ -]+)?"
    rf"\b(?P<month>{_MONTH})\b\.?"
    rf"(?:,?[ -]*(?:the )?(?:(?P<after>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9:])|(?P<word>{_DAY_WORD})\b))?"
    rf"(?:,?[ -]*(?:of )?(?P<year>(?:(?:19|20)[0-9]{{2}})(?![0-9])|'[0-9]{{2}}|{_YEAR_WORD}\b))"
)
_MONTH_AT = re.compile(
    "|".join(f"{name[0]}(?<![a-z]{name[0]}){name[1:]}(?![a-z])" for name in sorted(_MONTHS, key=len, reverse=True))
)
_LEAD = re.compile(r"(?:[0-3]?[0-9](?:st|nd|rd|th)?(?:[ -]+of)?[ -]+)$")


def find_dates(low: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and ordinal day of each date of a lower-case text. A month with its year is its first day.

    Two-digit years over 50 belong to the last century. Impossible dates and days without a year are no dates.
    """
    for match in _NUMERIC.finditer(low):
        lead = low[match.start()]
        if match["iy"]:
            parts = (int(lead + match["iy"]), int(match["im"]), int(match["id"]))
        elif match["y"]:
            parts = (_century(match["y"]), int(lead + match["m"]), int(match["d"]))
        else:
            parts = (int(match["my"]), int(lead + match["mm"]), 1)
        day = _ordinal(*parts)
        if day:
            yield match.start(), match.end(), day
    for found in _MONTH_AT.finditer(low):
        lead_in = _LEAD.search(low, max(0, found.start() - 9), found.start())
        named = _NAMED.match(low, lead_in.start() if lead_in and not _glued(low, lead_in.start()) else found.start())
        if named is None:
            continue
        number = named["before"] or named["after"]
        day_of_month = int(number) if number else 1
        if named["word"]:
            day_of_month = _DAY_WORDS.index(named["word"].replace(" ", "-")) + 1
        day = _ordinal(_year(named["year"]), _MONTHS[named["month"]], day_of_month)
        if day:
            yield named.start(), named.end(), day


def _glued(low: str, at: int) -> bool:
    return at > 0 and (low[at - 1].isalnum() or low[at - 1] in "./")


def _century(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year > 50 else 2000)


def _year(words: str) -> int:
    digits = words.lstrip("'")
    if digits.isdigit():
        return _century(digits)
    short = re.fullmatch(rf"twenty[ -]({_CARDINAL})", words)
    if short:
        # "July eighth twenty six" is said of 2026; of 2006 one says "oh six".
        return 2021 + _CARDINALS.index(short[1])
    tail = re.sub(r"^(?:two thousand(?: and)?|twenty)[ -]?", "", words)
    total = 2000
    for word in re.findall("[a-z]+", tail):
        if word in _CARDINALS:
            total += _CARDINALS.index(word) + 1
        elif word in _TEENS:
            total += _TEENS.index(word) + 10
        elif word in ("twenty", "thirty"):
            total += 20 if word == "twenty" else 30
    return total


def _ordinal(year: int, month: int, day: int) -> int:
    """Ordinal day, 0 where there is no such day or the year is no year of a report."""
    if not 1900 <= year <= 2100:
        return 0
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return 0
