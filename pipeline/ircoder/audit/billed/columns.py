"""Headings of tables of billed lines: which field each column holds, however its name is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ircoder.audit.billed.rows import FIELDS

REMEDY = "A row at the top names the columns: report_id or encounter_id, code, modifiers, units."

_ALIASES: Mapping[str, str] = {
    **{name: name for name in FIELDS},
    **dict.fromkeys(("report", "accession", "accession_id", "accession_number", "accession_no", "acc"), "report_id"),
    **dict.fromkeys(
        ("encounter", "encounter_number", "encounter_no", "visit_id", "visit_number", "account_number", "csn"),
        "encounter_id",
    ),
    **dict.fromkeys(
        ("cpt", "cpt_code", "cpt4", "hcpcs", "hcpcs_code", "procedure_code", "proc_code", "cpt/hcpcs", "hcpcs/cpt"),
        "code",
    ),
    **dict.fromkeys(("cpt_hcpcs", "cpt/hcpcs_code", "billed_code"), "code"),
    **dict.fromkeys(("modifier", "mods", "mod", "billed_modifiers"), "modifiers"),
    **dict.fromkeys(("unit", "qty", "quantity", "units_billed", "billed_units"), "units"),
    **dict.fromkeys(("date_of_service", "dos", "svc_date", "service_from_date"), "service_date"),
    **dict.fromkeys(("charges", "charge_amount", "billed_amount"), "charge"),
    **dict.fromkeys(("paid_amount", "payment", "amount_paid"), "paid"),
    **dict.fromkeys(("provider", "npi", "rendering_provider", "rendering_npi"), "provider_id"),
    **dict.fromkeys(("bill_date", "billed_date", "date_billed"), "billed_on"),
}
_NUMBERED = re.compile(r"mod(?:ifier)?_?[1-9]")


def fields_of(names: Sequence[str]) -> list[str | None] | None:
    """Give the field of each column; ``None`` for a column of no field, and for all where this is no heading.

    ``Report ID`` is report_id, ``CPT`` is code, ``Mod 1`` and ``Mod 2`` both are modifiers. Beside a column that has
    the field's own name, one with another name for it is passed over; not so for the code, whose columns may differ.
    """
    folded = [_folded(name) for name in names]
    own = {name for name in folded if name in FIELDS and name not in ("modifiers", "code")}
    fields = [None if (field := _field(name)) in own and name != field else field for name in folded]
    known = set(fields)
    return fields if "code" in known and known & {"report_id", "encounter_id"} else None


def repeated(fields: Sequence[str | None]) -> str | None:
    """The field that several columns hold, of which only modifiers may."""
    held = [field for field in fields if field not in (None, "modifiers")]
    return next((field for field in held if held.count(field) > 1), None)


def row_of(fields: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    """Cells by field; several columns of modifiers are joined."""
    row: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field is not None and cell.strip():
            row[field] = f"{row[field]};{cell}" if field in row else cell
    return row


def _folded(name: str) -> str:
    """A heading in comparable form: ``Accession #`` is ``accession_number``."""
    return re.sub(r"[\s_-]+", "_", name.replace("#", " number").strip().lower())


def _field(folded: str) -> str | None:
    return "modifiers" if _NUMBERED.fullmatch(folded) else _ALIASES.get(folded)
