"""The medically unlikely edits of one kind of claim: most units of a code that are paid in a day."""

from __future__ import annotations

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.edit_tables import LIMIT_COLUMNS
from ircoder.official.cells import indicator, whole_number
from ircoder.official.content import Content, Identity, rows_by_code
from ircoder.official.recognise import Table
from ircoder.official.refusal import RefusedError

ADJUDICATION = frozenset("123")


def claim_of_header(table: Table) -> str:
    """Tell from the header whose limits these are.

    Raises
    ------
    RefusedError
        For suppliers' limits, which apply to no procedure.
    """
    title = table.titles[table.columns["MUE Values"]].upper()
    if "SUPPLIER" in title or "DME" in title:
        msg = "it holds the limits of equipment suppliers, which do not apply to procedures. Nothing of it is needed."
        raise RefusedError(msg)
    return "practitioner" if "PRACTITIONER" in title else "hospital" if "HOSPITAL" in title else ""


def read_unit_limits(table: Table, _: Identity, catalogue: Catalogue) -> Content:
    """Read the codes of the catalogue; every row is checked.

    Raises
    ------
    RefusedError
        For a value that is none, or a code that stands there twice.
    """
    at = table.columns
    rows: list[tuple[str, ...]] = []
    count = 0
    for place, cells, code in rows_by_code(table, "HCPCS/CPT Code"):
        count += 1
        units = whole_number(cells[at["MUE Values"]], place, "MUE Values")
        column = "MUE Adjudication Indicator"
        adjudication = indicator(cells[at[column]].strip()[:1], ADJUDICATION, place, column)
        if code in catalogue:
            rows.append((code, str(units), adjudication))
    return Content(LIMIT_COLUMNS, sorted(rows), count, len(rows), frozenset(row[0] for row in rows))
