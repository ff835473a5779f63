"""One version of a report as one HL7 message has it, and what every kind of message tells of patient and visit."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ircoder.formats.ages import age_on
from ircoder.formats.hl7v2.fields import Message, Segment
from ircoder.formats.hl7v2.problems import MessageError, Problem
from ircoder.formats.hl7v2.text import DictatedText

State = Literal["final", "corrected", "cancelled", "not_final"]

_DATE = re.compile(r"\d{8}")
_TIME = re.compile(r"(\d{14}|\d{12}|\d{10}|\d{8})[.\d]*([+-]\d{4})?")
_TO_THE_MINUTE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVersion:
    """What one message says of one report.

    ``key`` is the same in every message about the report; ``replaces`` is that of the document it takes the place of.
    An addendum has the key of what it is added to, and its ``own_key`` where it has a number of its own. ``content``
    has the input fields, or says why they cannot be had. ``sent`` is the time of the message (MSH-7), as digits.
    """

    key: int
    report_id: str
    state: State
    content: Mapping[str, Any] | Problem
    place: str = ""
    is_addendum: bool = False
    own_key: int | None = None
    replaces: int | None = None
    sent: str = ""


def content_of(
    message: Message,
    facts: Mapping[str, Any],
    metadata: Mapping[str, Any],
    text: DictatedText | Problem,
    dates: Iterable[tuple[str, str]],
) -> Mapping[str, Any] | Problem:
    """Give the input fields of a report.

    Parameters
    ----------
    message
        The message, for patient and visit.
    facts
        Input fields that come from the report's own segments.
    metadata
        What passes through with the record; empty values are left out.
    text
        The text, or why there is none.
    dates
        Values that may be the service date, best first, each with the name of its field.
    """
    date = _service_date(dates)
    if isinstance(text, Problem):
        return text
    if isinstance(date, Problem):
        return date
    record = {**facts, "text": text.text, "service_date": date, **_patient(message, date)}
    record["metadata"] = {name: value for name, value in {**_passing(message), **metadata}.items() if value}
    return {name: value for name, value in record.items() if value is not None}


def key_of(kind: str, message: Message, number: str) -> int:
    """Give eight bytes that stand for a report: its number as its system sent it, within the sending facility."""
    parts = "\0".join((kind, message.header.raw(4), number))
    digest = hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def sent_at(message: Message) -> str:
    """Give the time of a message as digits from the year down to what MSH-7 tells, in UTC where it names its zone."""
    found = _TIME.match(message.header.value(7))
    if found is None:
        return ""
    digits, zone = found.groups()
    if zone is None or len(digits) < _TO_THE_MINUTE:
        return digits
    form = "%Y%m%d%H%M%S"[: len(digits) - 2]
    try:
        return dt.datetime.strptime(f"{digits}{zone}", f"{form}%z").astimezone(dt.UTC).strftime(form)
    except (ValueError, OverflowError):
        return ""


def coded_value(segment: Segment, field: int, repetition: int = 1) -> dict[str, str]:
    """Give code, text and system of a coded field, those that it has."""
    names = ("code", "text", "system")
    values = (segment.value(field, component, repetition=repetition) for component in (1, 2, 3))
    return {name: value for name, value in zip(names, values, strict=True) if value}


def required_id(*candidates: str) -> str:
    """Give the first id that holds something.

    Raises
    ------
    MessageError
        Where none does.
    """
    found = next((candidate for candidate in candidates if candidate), None)
    if found is None:
        raise MessageError("missing_field", "the report has no number, nor has the message one in MSH-10. Send OBR-3.")
    return found


def _service_date(dates: Iterable[tuple[str, str]]) -> str | Problem | None:
    """Give the first date as ``YYYY-MM-DD``; ``None`` where none was sent.

    A time zone is left alone: the day is the one on which the room's clock stood.
    """
    for value, field in dates:
        if value:
            date = _day(value)
            if date is None:
                return Problem("service_date", f"{field} is no date to the day. Send it as YYYYMMDD or with a time.")
            return date.isoformat()
    return None


def _passing(message: Message) -> dict[str, Any]:
    header, visit, patient_id = message.header, message.segment("PV1"), _patient_id(message)
    return {
        "message_control_id": header.value(10),
        "sending_facility": header.value(4),
        "patient_class": visit.value(2),
        "patient_id_authority": patient_id.get("authority"),
        "patient_id_type": patient_id.get("type"),
    }


def _patient(message: Message, date: str | None) -> dict[str, Any]:
    born = _day(message.segment("PID").value(7))
    return {
        "patient_age": None if born is None or date is None else age_on(dt.date.fromisoformat(date), born),
        "encounter_id": message.segment("PV1").value(19) or None,
        "patient_key": _patient_id(message).get("id"),
    }


def _patient_id(message: Message) -> dict[str, str]:
    """Give the medical record number of PID-3, else its first id, else the older field PID-2."""
    patient = message.segment("PID")
    found = [
        {
            "id": number,
            "authority": patient.value(field, 4, repetition=at),
            "type": patient.value(field, 5, repetition=at),
        }
        for field in (3, 2)
        for at in patient.repetitions(field)
        if (number := patient.value(field, repetition=at))
    ]
    return next((item for item in found if item["type"].upper() == "MR"), found[0] if found else {})


def _day(value: str) -> dt.date | None:
    digits = value[:8]
    if not _DATE.fullmatch(digits) or not digits.isascii():
        return None
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
