"""Checks one input record and makes a report of it, or the error record that says what is wrong and how to mend it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from ircoder.report import (
    FIRST_SERVICE_DATE,
    LAST_SERVICE_DATE,
    SETTINGS,
    CodedReport,
    CodingError,
    Report,
    Setting,
)

MAX_TEXT_BYTES = 1024 * 1024
"""Longest report accepted, in bytes of UTF-8."""

REPORT_STATUSES = ("final", "preliminary", "addendum")
FIELDS = (
    "report_id",
    "text",
    "service_date",
    "setting",
    "patient_age",
    "payer",
    "encounter_id",
    "patient_key",
    "provider_id",
    "report_status",
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_OLDEST_PATIENT = 130.0
_DEEPEST = 100
"""Levels of lists and objects in metadata; many more could be neither sent to a worker nor written."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the run supplies: ``service_date`` where a record has none, ``setting`` instead of the record's."""

    service_date: dt.date | None = None
    setting: Setting | None = None


class FieldError(ValueError):
    """One field of a record that cannot be used: a stable ``type``, the field and the remedy, never its value."""

    def __init__(self, error_type: str, message: str) -> None:
        super().__init__(message)
        self.type = error_type


def report_of(record: Mapping[str, Any], where: str, defaults: Defaults | None = None) -> Report | CodedReport:
    """Make a report of a record with the input fields; a record that cannot be coded becomes its error record.

    Parameters
    ----------
    record
        Input fields by name. Fields that ircoder does not know go to ``metadata``, together with a ``metadata``
        mapping of the record itself.
    where
        Place of the record for messages (``line 12``); it stands in for a missing ``report_id``.
    defaults
        What the run supplies.
    """
    defaults = defaults or Defaults()
    try:
        return _checked(record, defaults)
    except FieldError as error:
        message = f"{where}: {error}"
        return error_record(_shown_id(record) or where, error.type, message, record=record, position=where)


def error_record(
    report_id: str,
    error_type: str,
    message: str,
    *,
    record: Mapping[str, Any] | None = None,
    report: Report | None = None,
    position: str | None = None,
) -> CodedReport:
    """Build the record of a report that could not be coded; ``message`` must hold nothing of the report's text.

    A message is the position where there is one, what is wrong as one sentence, and the remedy.
    """
    if report is not None:
        date: str | None = report.service_date.isoformat()
        setting: str = report.setting
    else:
        date_value = (record or {}).get("service_date")
        date = date_value if isinstance(date_value, str) and _ISO_DATE.fullmatch(date_value) else None
        setting_value = (record or {}).get("setting")
        setting = setting_value if setting_value in SETTINGS else "professional"
    return CodedReport(
        report_id=report_id,
        service_date=date,
        setting=setting,
        code_set=None,
        review_reasons=("The report could not be coded.",),
        error=CodingError(type=error_type, message=message, position=position),
        encounter_id=report.encounter_id if report is not None else None,
        patient_key=report.patient_key if report is not None else None,
        provider_id=report.provider_id if report is not None else None,
    )


def service_date_of(value: object, remedy: str = "Write it like 2026-03-14.") -> dt.date:
    """Parse a service date and check that a code set exists for it.

    Raises
    ------
    FieldError
        Where the value is no ISO date or lies outside the years that the knowledge tables cover.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, str):
        value = value.strip()
        try:
            date = dt.date.fromisoformat(value) if _ISO_DATE.fullmatch(value) else None
        except ValueError:
            date = None
    else:
        date = value if isinstance(value, dt.date) else None
    if date is None:
        raise FieldError("service_date", f"service_date is no date of the form YYYY-MM-DD. {remedy}")
    if not FIRST_SERVICE_DATE <= date <= LAST_SERVICE_DATE:
        raise FieldError(
            "service_date",
            f"service_date lies outside {FIRST_SERVICE_DATE} to {LAST_SERVICE_DATE}, the dates with a code set. "
            "Correct the date or leave the report out.",
        )
    return date


def _checked(record: Mapping[str, Any], defaults: Defaults) -> Report:
    report_id = _report_id(record)
    text = _text(record)
    extra = {name: value for name, value in record.items() if name not in FIELDS and name != "metadata"}
    metadata = record.get("metadata")
    if isinstance(metadata, Mapping):
        extra = {**metadata, **extra}
    elif not _blank(metadata):
        extra["metadata"] = metadata
    if _is_deeper(extra, _DEEPEST):
        raise FieldError("wrong_type", f"the metadata is nested deeper than {_DEEPEST} levels. Leave that field out.")
    return Report(
        report_id=report_id,
        text=text,
        service_date=_service_date(record, defaults),
        setting=defaults.setting or _setting(record),
        patient_age=_patient_age(record),
        payer=_string(record, "payer") or "medicare",
        encounter_id=_string(record, "encounter_id"),
        patient_key=_string(record, "patient_key"),
        provider_id=_string(record, "provider_id"),
        report_status=_report_status(record),
        metadata=extra,
    )


def _is_deeper(value: object, levels: int) -> bool:
    """Whether lists and objects hold each other over more levels; found without a call for each of them."""
    found: list[Any] = [value]
    for _ in range(levels):
        holders = (item.values() if isinstance(item, Mapping) else item for item in found)
        found = [item for holder in holders for item in holder if isinstance(item, (Mapping, list, tuple))]
        if not found:
            return False
    return True


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _shown_id(record: Mapping[str, Any]) -> str | None:
    try:
        return _string(record, "report_id")
    except FieldError:
        return None


def _report_id(record: Mapping[str, Any]) -> str:
    report_id = _string(record, "report_id")
    if report_id is None:
        raise FieldError("missing_field", "report_id is missing. Give every report an id that is unique in the run.")
    return report_id


def _text(record: Mapping[str, Any]) -> str:
    text = record.get("text")
    if text is None:
        raise FieldError("missing_field", "text is missing. Put the dictated report in the field text.")
    if not isinstance(text, str):
        raise FieldError("wrong_type", "text is not a string. Write the report as one plain string.")
    if not text.strip():
        raise FieldError("empty_text", "text is empty. Supply the dictated report or leave the record out.")
    if "\0" in text:
        raise FieldError("encoding", "text holds NUL characters. Export the report again as UTF-8 plain text.")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise FieldError(
            "encoding", "text holds bytes that are no UTF-8. Export the report again as UTF-8 plain text."
        ) from None
    if size > MAX_TEXT_BYTES:
        raise FieldError("too_large", f"text is longer than {MAX_TEXT_BYTES:,} bytes. Give one report a record.")
    return text


def _service_date(record: Mapping[str, Any], defaults: Defaults) -> dt.date:
    value = record.get("service_date")
    if _blank(value):
        if defaults.service_date is None:
            raise FieldError(
                "service_date", "service_date is missing. Add it as YYYY-MM-DD or run with --service-date."
            )
        return defaults.service_date
    return service_date_of(value)


def _setting(record: Mapping[str, Any]) -> Setting:
    value = _string(record, "setting")
    if value is None:
        return "professional"
    setting = value.lower()
    if setting not in SETTINGS:
        raise FieldError("setting", f"setting is not one of {', '.join(SETTINGS)}. Correct it or leave it out.")
    return cast(Setting, setting)


def _report_status(record: Mapping[str, Any]) -> str:
    value = _string(record, "report_status")
    if value is None:
        return "final"
    status = value.lower()
    if status not in REPORT_STATUSES:
        raise FieldError(
            "report_status", f"report_status is not one of {', '.join(REPORT_STATUSES)}. Correct it or leave it out."
        )
    return status


def _patient_age(record: Mapping[str, Any]) -> float | None:
    value = record.get("patient_age")
    if _blank(value):
        return None
    try:
        age = float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        age = math.nan
    if not 0 <= age <= _OLDEST_PATIENT:
        raise FieldError("patient_age", "patient_age is no number of years. Write years, with a fraction for infants.")
    return age


def _string(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise FieldError("wrong_type", f"{name} is not a string. Write it in quotes.")
    return None if _blank(value) else cast(str, value).strip()
