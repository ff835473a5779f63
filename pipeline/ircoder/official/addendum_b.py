"""Addendum B of the hospital outpatient payment system: how the hospital's payment of each code is made up."""

from __future__ import annotations

import re

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.outpatient import COLUMNS
from ircoder.official.cells import number
from ircoder.official.content import Content, Identity, rows_by_code
from ircoder.official.recognise import Table
from ircoder.official.refusal import refuse_row

_STATUS = re.compile(r"[A-Z][0-9]?")
_GROUP = re.compile(r"\d{1,4}")


def read_addendum_b(table: Table, _: Identity, catalogue: Catalogue) -> Content:
    """Read the codes of the catalogue; every row is checked.

    Raises
    ------
    RefusedError
        For a value that is none, or a code that stands there twice.
    """
    at = table.columns
    rows: list[tuple[str, ...]] = []
    count = 0
    for place, cells, code in rows_by_code(table, "HCPCS Code"):
        count += 1
        status, group = cells[at["SI"]].strip().upper(), cells[at["APC"]].strip()
        if not _STATUS.fullmatch(status) and (status or code in catalogue):
            raise refuse_row(place, "SI", "not a status indicator")
        if group and not _GROUP.fullmatch(group):
            raise refuse_row(place, "APC", "not a payment group")
        rate = number(cells[at["Payment Rate"]], place, "Payment Rate")
        if code in catalogue:
            rows.append((code, status, group.zfill(4) if group else "", "" if rate is None else f"{rate:.3f}"))
    return Content(COLUMNS, sorted(rows), count, len(rows), frozenset(row[0] for row in rows))
