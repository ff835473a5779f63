"""What charges are made of in every format: which records have any, what these must have, and whose code one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ircoder.formats.rows import Unwritten

_LEVEL_TWO = re.compile(r"[A-V]\d{4}")


def with_charges(records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the records that have charges: those without an error and with code lines."""
    return (record for record in records if record.get("error") is None and record.get("lines"))


def not_chargeable(record: Mapping[str, Any]) -> Unwritten | None:
    """Say what a charge needs and the record does not have."""
    if not record.get("patient_key"):
        problem = "patient_key is missing: a charge names its patient. Give patient_key with the report."
        return unwritten(record, "no_patient", problem)
    if not record.get("service_date"):
        problem = "service_date is missing: a charge needs the date of service. Give it with the report."
        return unwritten(record, "no_service_date", problem)
    return None


def unwritten(record: Mapping[str, Any], kind: str, problem: str) -> Unwritten:
    """Name a record that a format cannot hold."""
    return Unwritten(str(record["report_id"]), str(record["setting"]), kind, problem)


def is_level_two(code: str) -> bool:
    """Whether a code is one of HCPCS level II: they start with a letter, CPT's categories II and III end in one."""
    return _LEVEL_TWO.fullmatch(code) is not None
