"""Charges for the billing system: an HL7 v2.5.1 DFT^P03 message for every coded record, in one batch."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import hl7

from ircoder.formats.charging import is_level_two, not_chargeable, with_charges
from ircoder.formats.hl7v2.escapes import USUAL, escaped
from ircoder.formats.rows import Unwritten

VERSION = "2.5.1"
_DELIMITERS = "|^~\\&"
_APPLICATION = "IRCODER"
_ID_LENGTH, _TRANSACTION_ID_LENGTH = 20, 12  # what MSH-10 and FT1-2 hold

_CPT, _HCPCS, _LOCAL = "C4", "HCPCS", "L"
"""Coding systems of HL7 table 0396."""

_PRICED_AS = {"professional": "P", "facility": "F", "office": "O"}
"""FT1-17, which fee schedule prices the charge; its table, 0024, is the site's own."""

_Value = str | Sequence[Sequence[str]]
"""Of a field: one plain value, or repetitions of components. Not yet escaped."""

_OUTPATIENT, _CLASS_UNKNOWN = "O", "U"
_NO_NAME = [(), (*[""] * 6, "U")]
"""PID-5 of a patient whose name is not told (2.5.1, 3.4.2.5): the field is required, the record has no names."""


def write_hl7_charges(
    records: Iterable[Mapping[str, Any]],
    target: Path,
    *,
    chargemaster: Mapping[str, str] | None = None,
    posting_date: dt.date | None = None,
) -> list[Unwritten]:
    """Write the charges of coded records; give the records that have charges and cannot be written.

    A record with an error or without lines has no charges, and no message. Whether a record may be billed before
    somebody has reviewed it (``route``) is decided by who calls this.

    Parameters
    ----------
    records
        Output records, one a report and setting.
    target
        File to write.
    chargemaster
        The site's charge code for a CPT or HCPCS code; a code that is not in it stands for itself.
    posting_date
        Date of the messages and of posting; without it the date of service.
    """
    unwritten: list[Unwritten] = []
    count = 0
    with target.open("wb") as stream:
        for wrapper in (hl7.File(), hl7.Batch()):
            header = wrapper.create_header()
            header.assign_field(_APPLICATION, 3)
            stream.write(_bytes_of(header))
        for record in with_charges(records):
            if problem := not_chargeable(record):
                unwritten.append(problem)
                continue
            for segment in _segments(record, chargemaster or {}, posting_date):
                stream.write(_bytes_of(segment))
            count += 1
        stream.write(_bytes_of(_segment("BTS", {1: str(count)})))
        stream.write(_bytes_of(_segment("FTS", {1: "1"})))
    return unwritten


def _segments(
    record: Mapping[str, Any], chargemaster: Mapping[str, str], posting_date: dt.date | None
) -> Iterator[hl7.Segment]:
    """Yield the segments of one record's message."""
    served = str(record["service_date"]).replace("-", "")
    posted = served if posting_date is None else posting_date.strftime("%Y%m%d")
    transactions = _transaction_ids(record)
    yield _header(record, posted, control_id=_hashed(_ID_LENGTH, *transactions))
    yield _segment("EVN", {1: "P03", 2: posted})
    yield _segment("PID", {1: "1", 3: _patient(record), 5: _NO_NAME})
    yield _segment("PV1", {1: "1", 2: _patient_class(record), 19: str(record.get("encounter_id") or "")})
    accession = _told(record, "accession") or str(record["report_id"])
    for number, (line, transaction) in enumerate(zip(record["lines"], transactions, strict=True), start=1):
        fields: dict[int, _Value] = {
            1: str(number),
            2: transaction,
            4: served,
            5: posted,
            6: "CG",
            7: _charge_code(line["code"], chargemaster),
            10: str(line["units"]),
            17: _PRICED_AS.get(str(record["setting"]), ""),
            20: str(record.get("provider_id") or ""),
            23: accession,
            25: _coded(line["code"]),
            26: [(modifier,) for modifier in line["modifiers"]],
        }
        yield _segment("FT1", fields)


def _header(record: Mapping[str, Any], posted: str, control_id: str) -> hl7.Segment:
    fields: dict[int, _Value] = {
        3: _APPLICATION,
        4: _told(record, "sending_facility"),
        7: posted,
        9: [("DFT", "P03", "DFT_P03")],
        10: control_id,
        11: "P",
        12: VERSION,
        18: "UNICODE UTF-8",
    }
    header = _segment("MSH", fields)
    header.assign_field(_DELIMITERS[0], 1)
    header.assign_field(_DELIMITERS[1:], 2)
    return header


def _patient(record: Mapping[str, Any]) -> _Value:
    """Give PID-3: the patient's id, with its authority and type where the report came with them."""
    told = (_told(record, "patient_id_authority"), _told(record, "patient_id_type"))
    return [(str(record["patient_key"]), "", "", *told)]


def _patient_class(record: Mapping[str, Any]) -> str:
    """Give PV1-2, which is required: as the report told it, else outpatient where the setting means that."""
    unknown = _CLASS_UNKNOWN if record["setting"] == "professional" else _OUTPATIENT
    return _told(record, "patient_class") or unknown


def _charge_code(code: str, chargemaster: Mapping[str, str]) -> _Value:
    own = chargemaster.get(code)
    return [(own, "", _LOCAL)] if own else _coded(code)


def _coded(code: str) -> _Value:
    """Give a code with its system."""
    return [(code, "", _HCPCS if is_level_two(code) else _CPT)]


def _transaction_ids(record: Mapping[str, Any]) -> list[str]:
    """Give an id for every line, by which billing can find and reverse it.

    The same charge has the same id in every run; a charge of other units is another one.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    ids = []
    for line in record["lines"]:
        what = (str(line["code"]), str(line["units"]), *map(str, line["modifiers"]))
        seen[what] += 1
        whose = (str(record["report_id"]), str(record["setting"]), str(record["service_date"]))
        ids.append(_hashed(_TRANSACTION_ID_LENGTH, *whose, str(seen[what]), *what))
    return ids


def _hashed(length: int, *parts: str) -> str:
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return base64.b32encode(digest).decode()[:length]


def _told(record: Mapping[str, Any], name: str) -> str:
    """Give what the report's metadata tells under a name, where that is a plain value."""
    metadata = record.get("metadata")
    value = metadata.get(name) if isinstance(metadata, Mapping) else None
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _segment(name: str, fields: Mapping[int, _Value]) -> hl7.Segment:
    """Make a segment of values by position; what is empty at the end of a field or segment is left out."""
    segment = USUAL.create_segment([USUAL.create_field([name])])
    for position, value in fields.items():
        for repetition, components in enumerate([(value,)] if isinstance(value, str) else value, start=1):
            for component, part in enumerate(components, start=1):
                if part:
                    segment.assign_field(escaped(part), position, repetition, component)
    return segment


def _bytes_of(segment: hl7.Segment) -> bytes:
    return f"{segment}\r".encode("utf-8", "replace")
