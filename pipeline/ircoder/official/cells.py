"""What the cells of official files hold: codes, numbers, dates, indicators. All are read as text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container
from functools import lru_cache

from ircoder.official.refusal import refuse_row

OPEN = ("", "*")
"""Dates that were not set."""

NONE = ("", "NA", "N/A", ".")
"""Amounts that are not applicable."""

CODE_LENGTH = 5

_CODE = re.compile(r"[0-9A-Z][0-9]{3}[0-9A-Z]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_EARLIEST_YEAR, _LATEST_YEAR = 1960, 2100


def is_code(value: str) -> bool:
    """Whether a cell is a CPT or HCPCS code."""
    return _CODE.fullmatch(value) is not None


def clean_code(value: str, *, was_number: bool = False) -> str:
    """Write a code as it is meant: ASCII only, upper case; a spreadsheet that took it for a number lost its zeros."""
    if is_code(value):
        return value
    code = "".join(c for c in value if c.isascii()).strip().upper()
    return code.zfill(CODE_LENGTH) if was_number and code.isdigit() else code


def number(value: str, place: int, column: str) -> float | None:
    """Read an amount, with or without dollar sign and commas; blank, ``NA`` and a lone dot mean none."""
    text = value.strip().replace("$", "").replace(",", "").strip()
    if text.upper() in NONE:
        return None
    if not _NUMBER.fullmatch(text):
        raise refuse_row(place, column, "not a number")
    return float(text)


def whole_number(value: str, place: int, column: str) -> int:
    """Read a count."""
    text = value.strip()
    if not (text.isascii() and text.isdigit()) or len(text) > CODE_LENGTH:
        raise refuse_row(place, column, "not a whole number")
    return int(text)


def indicator(value: str, allowed: Container[str], place: int, column: str) -> str:
    """Read an indicator that has a fixed set of values."""
    text = value.strip().upper()
    if text not in allowed:
        raise refuse_row(place, column, "not an indicator of this column")
    return text


def calendar_date(value: str, place: int, column: str) -> dt.date | None:
    """Read ``YYYYMMDD``; blank and ``*`` mean none."""
    text = value.strip()
    if text in OPEN:
        return None
    found = _calendar_date(text)
    if found is None:
        raise refuse_row(place, column, "not a date of the form YYYYMMDD")
    return found


def day_of_year(value: str, place: int, column: str) -> dt.date | None:
    """Read ``YYYYDDD`` (2026001 is 1 January 2026); blank means none."""
    text = value.strip()
    if text in OPEN:
        return None
    found = _day_of_year(text)
    if found is None:
        raise refuse_row(place, column, "not a date of the form YYYYDDD")
    return found


def iso(date: dt.date | None) -> str:
    """Write a date for a stored table; none is blank."""
    return date.isoformat() if date else ""


@lru_cache(maxsize=4096)
def _calendar_date(text: str) -> dt.date | None:
    return _dated(text, "%Y%m%d", 8)


@lru_cache(maxsize=4096)
def _day_of_year(text: str) -> dt.date | None:
    return _dated(text, "%Y%j", 7)


def _dated(text: str, form: str, length: int) -> dt.date | None:
    if len(text) != length or not (text.isascii() and text.isdigit()):
        return None
    try:
        found = dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None
    return found if _EARLIEST_YEAR <= found.year <= _LATEST_YEAR else None
