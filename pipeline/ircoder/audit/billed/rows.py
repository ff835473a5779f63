"""Checks one billed row, whatever file it stands in: it becomes a billed line, or a problem with its remedy."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from typing import cast

from ircoder.audit.model import BilledLine, Problem
from ircoder.intake import FieldError
from ircoder.report import SETTINGS, Setting

FIELDS = (
    "report_id",
    "encounter_id",
    "code",
    "modifiers",
    "units",
    "setting",
    "service_date",
    "charge",
    "paid",
    "provider_id",
    "billed_on",
)

MOST_UNITS = 9999
"""More units than any line of a claim has room for."""

_CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
_NUMERIC_CODE = re.compile(r"(\d{5}|1?\d{3})(?:\.0+)?")
"""A code of digits, also as a workbook makes a number of it; 00100 to 01999 then lose their zeros."""

_MODIFIER = re.compile(r"[0-9A-Z]{2}")
_WHOLE = re.compile(r"(\d{1,9})(?:\.0+)?")
_SEPARATORS = re.compile(r"[;,\s]+")
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,6})?|\.\d{1,6}")
_DATES = (
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"), "2026-03-14"),
    (re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"), "20260314"),
    (re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})"), "3/14/2026"),
)


def billed_line(row: Mapping[str, str], where: str, claim_ids: Iterable[str] = ()) -> BilledLine | Problem:
    """Make a billed line of the texts of a row, by field.

    Parameters
    ----------
    row
        Fields of :data:`FIELDS`, as text; what is blank counts as not given, units then as 1.
    where
        Place of the row for messages.
    claim_ids
        Names of the claim that may be a report's or an encounter's id, where the row itself has neither.

    Returns
    -------
    BilledLine or Problem
        A problem names the field and the remedy, never the value.
    """
    given = {name: value.strip() for name, value in row.items() if value and value.strip()}
    try:
        return _line(given, where, tuple(dict.fromkeys(item.strip() for item in claim_ids if item.strip())))
    except FieldError as error:
        return Problem("billed", error.type, where, str(error))


def _line(given: Mapping[str, str], where: str, claim_ids: tuple[str, ...]) -> BilledLine:
    report_id, encounter_id = given.get("report_id"), given.get("encounter_id")
    if report_id is None and encounter_id is None and not claim_ids:
        raise FieldError("missing_field", "report_id and encounter_id are missing. Give one of them on every row.")
    return BilledLine(
        where=where,
        code=code_of(given.get("code")),
        units=units_of(given.get("units")),
        modifiers=modifiers_of(given.get("modifiers", "")),
        report_id=report_id,
        encounter_id=encounter_id,
        claim_ids=claim_ids,
        setting=_setting(given.get("setting")),
        service_date=date_of(given.get("service_date"), "service_date"),
        charge=amount_of(given.get("charge"), "charge"),
        paid=amount_of(given.get("paid"), "paid"),
        provider_id=given.get("provider_id"),
        billed_on=date_of(given.get("billed_on"), "billed_on"),
    )


def code_of(value: str | None) -> str:
    """Read a code: text of five places, upper case. A workbook's number gets its leading zeros back.

    Raises
    ------
    FieldError
        For anything else.
    """
    if value is None:
        raise FieldError("missing_field", "code is missing. Give the CPT or HCPCS code of the line.")
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
    """Read modifiers separated by semicolon, comma or space, each once.

    Raises
    ------
    FieldError
        For one that has not two places.
    """
    found = [re.sub(r"\.0+$", "", item.upper()) for item in _SEPARATORS.split(value) if item]
    if not all(_MODIFIER.fullmatch(item) for item in found):
        raise FieldError("modifiers", "modifiers has one that is not of two places. Separate them by ; , or a space.")
    return tuple(dict.fromkeys(found))


def amount_of(value: str | None, field: str) -> float | None:
    """Read an amount in dollars; a dollar sign and commas between thousands may stand in it.

    Raises
    ------
    FieldError
        For anything that is no amount from 0 up.
    """
    if value is None:
        return None
    plain = value.replace("$", "").replace(",", "").strip()
    number = float(plain) if _AMOUNT.fullmatch(plain) else math.nan
    if not math.isfinite(number):
        raise FieldError(field, f"{field} is no amount in dollars. Write it like 1234.50, without minus.")
    return number


def date_of(value: str | None, field: str) -> dt.date | None:
    """Read a date: ``2026-03-14``, ``20260314`` or ``3/14/2026``.

    Raises
    ------
    FieldError
        For anything else.
    """
    if value is None:
        return None
    for form, _ in _DATES:
        if found := form.fullmatch(value):
            try:
                return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
    raise FieldError(field, f"{field} is no date. Write it like {', '.join(example for _, example in _DATES)}.")


def _setting(value: str | None) -> Setting | None:
    if value is None:
        return None
    if value.lower() not in SETTINGS:
        raise FieldError("setting", f"setting is not one of {', '.join(SETTINGS)}. Correct it or leave it out.")
    return cast(Setting, value.lower())
