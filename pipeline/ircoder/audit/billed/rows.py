"""Checks one billed row, whatever file it stands in: it becomes a billed line, or a problem with its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from ircoder.audit.billed.cells import BLANK, amount_of, code_of, date_of, modifiers_of, units_of
from ircoder.audit.model import BilledLine, Problem, UnusableRow
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


def billed_line(row: Mapping[str, str], where: str, claim_ids: Iterable[str] = ()) -> BilledLine | Problem:
    """Make a billed line of the texts of a row, by field.

    Parameters
    ----------
    row
        Fields of :data:`FIELDS` and ``service_to``, as text; what is blank counts as not given, units then as 1.
    where
        Place of the row for messages.
    claim_ids
        Names of the claim that may be a report's or an encounter's id, where the row itself has neither.

    Returns
    -------
    BilledLine or Problem
        A problem names the field and the remedy, never the value; it is an :class:`UnusableRow` where the row billed
        something.
    """
    given, names = _given(row), _names(claim_ids)
    try:
        return _line(given, where, names)
    except FieldError as error:
        if given.get("code") is None:  # no procedure was billed by it, so that its claim lacks nothing
            return Problem("billed", error.type, where, str(error))
        return unusable(row, where, names, error)


def unusable(row: Mapping[str, str], where: str, claim_ids: Iterable[str], error: FieldError) -> UnusableRow:
    """Tell a row that cannot be used, with what it says of its claim, as far as that can be read."""
    given = _given(row)
    try:
        code = code_of(given.get("code"))
    except FieldError:
        code = None
    try:
        setting = _setting(given.get("setting"))
    except FieldError:
        setting = None
    return UnusableRow(
        "billed",
        error.type,
        where,
        str(error),
        report_id=given.get("report_id"),
        encounter_id=given.get("encounter_id"),
        claim_ids=_names(claim_ids),
        code=code,
        setting=setting,
    )


def _given(row: Mapping[str, str]) -> dict[str, str]:
    stripped = {name: value.strip() for name, value in row.items() if value}
    return {name: value for name, value in stripped.items() if value.lower() not in BLANK}


def _names(claim_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.strip() for item in claim_ids if item.strip()))


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
        service_to=date_of(given.get("service_to"), "service_date"),
        charge=amount_of(given.get("charge"), "charge"),
        paid=amount_of(given.get("paid"), "paid"),
        provider_id=given.get("provider_id"),
        billed_on=date_of(given.get("billed_on"), "billed_on"),
    )


def _setting(value: str | None) -> Setting | None:
    if value is None:
        return None
    if value.lower() not in SETTINGS:
        raise FieldError("setting", f"setting is not one of {', '.join(SETTINGS)}. Correct it or leave it out.")
    return cast(Setting, value.lower())
