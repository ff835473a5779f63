"""Charges for the billing system: an HL7 v2.5.1 DFT^P03 message for every coded record, in one batch."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ircoder.formats.hl7v2.escapes import escaped
from ircoder.formats.rows import Unwritten

VERSION = "2.5.1"
_DELIMITERS = "|^~\\&"
_APPLICATION = "IRCODER"
_ID_LENGTH, _TRANSACTION_ID_LENGTH = 20, 12  # what MSH-10 and FT1-2 hold

_LEVEL_TWO = re.compile(r"[A-Z]\d{4}")
_CPT, _HCPCS, _LOCAL = "C4", "HCPCS", "L"
"""Coding systems of HL7 table 0396."""

_PRICED_AS = {"professional": "P", "facility": "F", "office": "O"}
"""FT1-17, which fee schedule prices the charge; its table, 0024, is the site's own."""

_OUTPATIENT, _CLASS_UNKNOWN = "O", "U"
_NO_NAME = "~^^^^^^U"
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
        stream.write(_segments([("FHS", _DELIMITERS[1:], _APPLICATION), ("BHS", _DELIMITERS[1:], _APPLICATION)]))
        for record in records:
            if record.get("error") is not None or not record.get("lines"):
                continue
            if problem := _missing(record):
                unwritten.append(problem)
                continue
            stream.write(_segments(_message(record, chargemaster or {}, posting_date)))
            count += 1
        stream.write(_segments([("BTS", str(count)), ("FTS", "1")]))
    return unwritten


def _missing(record: Mapping[str, Any]) -> Unwritten | None:
    report_id, setting = str(record["report_id"]), str(record["setting"])
    if not record.get("patient_key"):
        problem = "patient_key is missing. A charge is made out to a patient: give patient_key with the report."
        return Unwritten(report_id, setting, "no_patient", problem)
    if not record.get("service_date"):
        problem = "service_date is missing. A charge needs the date of service: give it with the report."
        return Unwritten(report_id, setting, "no_service_date", problem)
    return None


def _message(
    record: Mapping[str, Any], chargemaster: Mapping[str, str], posting_date: dt.date | None
) -> Iterator[Sequence[str]]:
    """Yield the segments of one record's message."""
    served = str(record["service_date"]).replace("-", "")
    posted = served if posting_date is None else posting_date.strftime("%Y%m%d")
    transactions = _transaction_ids(record)
    facility = escaped(_told(record, "sending_facility"))
    control_id = _hashed(_ID_LENGTH, *transactions)
    header = ("MSH", _DELIMITERS[1:], _APPLICATION, facility, "", "", posted, "", "DFT^P03^DFT_P03", control_id, "P")
    yield (*header, VERSION, "", "", "", "", "", "UNICODE UTF-8")
    yield "EVN", "P03", posted
    yield "PID", "1", "", _patient(record), "", _NO_NAME
    yield ("PV1", "1", _patient_class(record), *[""] * 16, escaped(str(record.get("encounter_id") or "")))
    accession = escaped(_told(record, "accession") or str(record["report_id"]))
    for number, (line, transaction) in enumerate(zip(record["lines"], transactions, strict=True), start=1):
        fields = {
            1: str(number),
            2: transaction,
            4: served,
            5: posted,
            6: "CG",
            7: _charge_code(line["code"], chargemaster),
            10: str(line["units"]),
            17: _PRICED_AS.get(str(record["setting"]), ""),
            20: escaped(str(record.get("provider_id") or "")),
            23: accession,
            25: f"{escaped(line['code'])}^^{_system(line['code'])}",
            26: "~".join(escaped(modifier) for modifier in line["modifiers"]),
        }
        yield ("FT1", *(fields.get(position, "") for position in range(1, 27)))


def _patient(record: Mapping[str, Any]) -> str:
    """Give PID-3: the patient's id, with its authority and type where the report came with them."""
    parts = (
        str(record["patient_key"]),
        "",
        "",
        _told(record, "patient_id_authority"),
        _told(record, "patient_id_type"),
    )
    return "^".join(escaped(part) for part in parts).rstrip("^")


def _patient_class(record: Mapping[str, Any]) -> str:
    """Give PV1-2, which is required: as the report told it, else outpatient where the setting means that."""
    told = escaped(_told(record, "patient_class"))
    return told or (_CLASS_UNKNOWN if record["setting"] == "professional" else _OUTPATIENT)


def _charge_code(code: str, chargemaster: Mapping[str, str]) -> str:
    own = chargemaster.get(code)
    return f"{escaped(own)}^^{_LOCAL}" if own else f"{escaped(code)}^^{_system(code)}"


def _system(code: str) -> str:
    """Name the coding system: level II of HCPCS starts with a letter, CPT's categories II and III end in one."""
    return _HCPCS if _LEVEL_TWO.fullmatch(code) else _CPT


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


def _segments(segments: Iterable[Sequence[str]]) -> bytes:
    """Join fields and segments; a segment ends in a carriage return, and empty fields at its end are left out."""
    lines = ("|".join(segment).rstrip("|") + "\r" for segment in segments)
    return "".join(lines).encode("utf-8", "replace")
