"""Reads the cells of a billed row: code, modifiers, units, amounts and dates, however files write them."""

from __future__ import annotations

import datetime as dt
import math
import re

from ircoder.intake import FieldError

MOST_UNITS = 9999
"""More units than any line of a claim has room for."""

BLANK = frozenset({"", "null", "none", "nan", "n/a", "#n/a"})
"""What exports write into a cell that holds nothing, in lower case."""

_CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
_NUMERIC_CODE = re.compile(r"(\d{5}|1?\d{3})(?:\.0+)?")
"""A code of digits, also as a workbook makes a number of it; 00100 to 01999 then lose their zeros."""

_GUARDED = re.compile(r"'(.*)|=\"(.*)\"")
"""A cell that is kept from becoming a number: ``'36247`` or ``="36247"``."""

_MODIFIERS = re.compile(r"(?:[0-9A-Z]{2})+")
_SEPARATORS = re.compile(r"[;,/|:+\[\]()'\"\s-]+")
_WHOLE = re.compile(r"(\d{1,9})(?:\.0+)?")
_AMOUNT = re.compile(r"(?:\d{1,12}|\d{1,3}(?:,\d{3})+)?(?:\.\d{1,20})?")
"""Commas stand between thousands only: ``1234,56`` is refused, because it may be 1,234.56."""

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DATES = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})(?P<s>[-/]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})",
        r"(?P<m>\d{1,2})(?P<s>[-/])(?P<d>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{1,2})-?(?P<name>[A-Z]{3})-?(?P<y>\d{4}|\d{2})",
    )
)
_EXAMPLES = "2026-03-14, 20260314, 3/14/2026 or 14-Mar-2026"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_START = dt.date(1899, 12, 30)
"""A workbook counts days from here; a date whose cell has no date format comes as such a number."""


def code_of(value: str | None) -> str:
    """Read a code: text of five places, upper case. A workbook's number gets its leading zeros back.

    Raises
    ------
    FieldError
        For anything else.
    """
    if value is None:
        raise FieldError("missing_field", "code is missing. Give the CPT or HCPCS code of the line.")
    if guarded := _GUARDED.fullmatch(value):
        value = (guarded[1] or guarded[2] or "").strip()
    if number := _NUMERIC_CODE.fullmatch(value):
        return number[1].zfill(5)
    code = value.upper()
    if not _CODE.fullmatch(code):
        raise FieldError("code", "code is no CPT or HCPCS code of five places. Put modifiers into their own column.")
    return code


def units_of(value: str | None) -> int:
    """Read units: a whole number from 1 up; what is not given is 1.

    Raises
    ------
    FieldError
        For anything else.
    """
    if value is None:
        return 1
    number = _WHOLE.fullmatch(value)
    if number is None or not 1 <= int(number[1]) <= MOST_UNITS:
        raise FieldError(
            "units",
            "units is no whole number from 1 up. Correct it, or leave out a reversal with the line that it reverses.",
        )
    return int(number[1])


def modifiers_of(value: str) -> tuple[str, ...]:
    """Read modifiers, each once: separated by semicolon, comma, space, bar or hyphen, or written together (``59LT``).

    Raises
    ------
    FieldError
        For one that has not two places.
    """
    found = [re.sub(r"\.0+$", "", item) for item in _SEPARATORS.split(value.upper()) if item]
    if not all(_MODIFIERS.fullmatch(item) for item in found):
        raise FieldError("modifiers", "modifiers has one that is not of two places. Separate them by ; , or a space.")
    return tuple(dict.fromkeys(item[place : place + 2] for item in found for place in range(0, len(item), 2)))


def amount_of(value: str | None, field: str) -> float | None:
    """Read an amount in dollars; a dollar sign and commas between thousands may stand in it.

    Raises
    ------
    FieldError
        For anything that is no amount from 0 up.
    """
    if value is None:
        return None
    plain = value.removeprefix("$").strip()
    number = float(plain.replace(",", "")) if plain and _AMOUNT.fullmatch(plain) else math.nan
    if not math.isfinite(number):
        raise FieldError(field, f"{field} is no amount in dollars. Write it like 1234.50, without minus.")
    return number


def date_of(value: str | None, field: str) -> dt.date | None:
    """Read a date, with or without a time of day: year first, month first, with the name of the month, or a serial.

    Raises
    ------
    FieldError
        For anything else, and for a year that no claim to be audited has.
    """
    if value is None:
        return None
    found = _written(value)
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise FieldError(field, f"{field} is no date. Write it like {_EXAMPLES}.")
    return found


def _written(value: str) -> dt.date | None:
    if serial := _SERIAL.fullmatch(value):
        return _SERIAL_START + dt.timedelta(days=int(serial[1]))
    for form in _DATES:
        if parts := form.fullmatch(value):
            named = parts.groupdict()
            year = int(named["y"]) + (_CENTURY if len(named["y"]) == len("26") else 0)
            month = named["name"].lower() if named.get("name") else ""
            if month and month not in _MONTHS:
                return None
            try:
                return dt.date(year, _MONTHS.index(month) + 1 if month else int(named["m"]), int(named["d"]))
            except ValueError:
                return None
    return None
