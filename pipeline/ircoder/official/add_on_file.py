"""The add-on code edits: which codes an add-on may stand beside, between which dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.edit_tables import ADD_ON_COLUMNS
from ircoder.official.cells import clean_code, day_of_year, indicator, is_code, iso
from ircoder.official.content import Content, Identity, data_rows
from ircoder.official.recognise import Table
from ircoder.official.refusal import RefusedError, refuse_row
from ircoder.report import FIRST_SERVICE_DATE

EDIT_TYPES = frozenset("123")
CONTRACTOR_DECIDES = "CCCCC"

_Group = tuple[str, str, dt.date | None, dt.date | None]


def read_add_ons(table: Table, _: Identity, catalogue: Catalogue) -> Content:
    """Read the add-ons of the catalogue with their parents in it; every row is checked.

    Raises
    ------
    RefusedError
        For a value that is none, or a row that stands there twice.
    """
    at, was_number = table.columns, table.sheet.is_workbook
    groups: dict[_Group, set[str]] = defaultdict(set)
    seen: set[tuple[_Group, str]] = set()
    first: dt.date | None = None
    last: dt.date | None = None
    count = kept = 0
    for place, cells, code in data_rows(table, "Add-On_Code", last_may_lack="AOC_Edit_DelDT"):
        count += 1
        parent = clean_code(cells[at["Primary_Code"]], was_number=was_number)
        if not is_code(parent) and parent != CONTRACTOR_DECIDES:
            raise refuse_row(place, "Primary_Code", "not a code")
        edit_type = indicator(cells[at["AOC_Edit_Type"]], EDIT_TYPES, place, "AOC_Edit_Type")
        begun = day_of_year(cells[at["AOC_Edit_EffDT"]], place, "AOC_Edit_EffDT")
        ended = day_of_year(cells[at["AOC_Edit_DelDT"]], place, "AOC_Edit_DelDT")
        if begun is not None:
            first, last = min(first or begun, begun), max(last or begun, begun)
        group = (code, edit_type, begun, ended)
        if (group, parent) in seen:
            msg = f"row {place} repeats an add-on with the same parent and dates. Download the file again."
            raise RefusedError(msg)
        seen.add((group, parent))
        never = ended is not None and (ended < FIRST_SERVICE_DATE or (begun is not None and ended <= begun))
        if code in catalogue and not never:
            kept += 1
            groups[group].update({parent} if parent in catalogue or parent == CONTRACTOR_DECIDES else ())
    rows = sorted(
        (code, edit_type, iso(begun), iso(ended), " ".join(sorted(parents)))
        for (code, edit_type, begun, ended), parents in groups.items()
    )
    return Content(ADD_ON_COLUMNS, rows, count, kept, frozenset(row[0] for row in rows), first, last)
