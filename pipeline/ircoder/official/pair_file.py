"""One part of a release of procedure-to-procedure edits: which code is not paid beside which, between which dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.edit_tables import PAIR_COLUMNS
from ircoder.official.cells import calendar_date, clean_code, indicator, is_code, iso
from ircoder.official.content import Content, Identity, data_rows
from ircoder.official.recognise import Table
from ircoder.official.refusal import RefusedError, refuse_row
from ircoder.report import FIRST_SERVICE_DATE

INDICATORS = frozenset("019")
NEVER = "9"
"""Indicator of rows that were deleted on the day they began (MOD-16)."""

_Group = tuple[str, str, dt.date, dt.date | None]


def read_pairs(table: Table, _: Identity, catalogue: Catalogue) -> Content:
    """Read the pairs that matter: both codes in the catalogue, and not over before the first date of service.

    Every row is checked.

    Raises
    ------
    RefusedError
        For a value that is none, or a pair that begins twice on one date.
    """
    at, was_number = table.columns, table.sheet.is_workbook
    groups: dict[_Group, list[str]] = defaultdict(list)
    seen: set[tuple[str, str, dt.date]] = set()
    first: dt.date | None = None
    last: dt.date | None = None
    codes: list[str] = []
    count = kept = 0
    for place, cells, column1 in data_rows(table, "Column 1"):
        count += 1
        codes = [min(*codes, column1), max(*codes, column1)] if codes else [column1, column1]
        column2 = clean_code(cells[at["Column 2"]], was_number=was_number)
        if not is_code(column2):
            raise refuse_row(place, "Column 2", "not a code")
        begun = calendar_date(cells[at["Effective date"]], place, "Effective date")
        ended = calendar_date(cells[at["Deletion date"]], place, "Deletion date")
        opened = indicator(cells[at["Modifier"]], INDICATORS, place, "Modifier")
        if begun is None:
            raise refuse_row(place, "Effective date", "no date")
        first, last = min(first or begun, begun), max(last or begun, begun)
        never = opened == NEVER or (ended is not None and (ended <= begun or ended < FIRST_SERVICE_DATE))
        if never or column1 not in catalogue or column2 not in catalogue:
            continue
        if (column1, column2, begun) in seen:
            msg = f"row {place} repeats a pair with the same effective date. Download the file again."
            raise RefusedError(msg)
        seen.add((column1, column2, begun))
        groups[column1, opened, begun, ended].append(column2)
        kept += 1
    rows = sorted(
        (column1, opened, iso(begun), iso(ended), " ".join(sorted(codes)))
        for (column1, opened, begun, ended), codes in groups.items()
    )
    named = frozenset(code for pair in seen for code in pair[:2])
    low, high = codes or ("", "")
    return Content(PAIR_COLUMNS, rows, count, kept, named, first, last, low, high)
