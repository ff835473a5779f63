"""The relative value file of the physician fee schedule (PPRRVU): values and indicators of each code and component."""

from __future__ import annotations

from ircoder.knowledge.catalogue import Catalogue
from ircoder.knowledge.fee_schedule import COLUMNS
from ircoder.official.cells import indicator, number
from ircoder.official.content import Content, Identity, data_rows
from ircoder.official.recognise import Table
from ircoder.official.refusal import RefusedError, refuse_row

MODIFIERS = ("", "26", "TC", "53")
STATUSES = frozenset("ABCDEFGHIJMNPQRTX")
PCTC = frozenset("0123456789")
GLOBAL_DAYS = frozenset({"000", "010", "090", "MMM", "XXX", "YYY", "ZZZ"})
MULTIPLE = frozenset("012345679")
BILATERAL = frozenset("01239")
CO_SURGEONS = frozenset("0129")

_ROUNDING = 0.025
_VALUES = ("WORK RVU", "NON-FAC PE RVU", "FACILITY PE RVU", "MP RVU", "NON-FACILITY TOTAL", "FACILITY TOTAL")
_FACTOR = "CONV FACTOR"


def read_fee_schedule(table: Table, found: Identity, catalogue: Catalogue) -> Content:
    """Read the codes of the catalogue; every row is checked.

    Raises
    ------
    RefusedError
        For a value that is none, totals that are not the sum of their parts, or a code that stands there twice.
    """
    at = table.columns
    rows: list[tuple[str, ...]] = []
    seen: set[tuple[str, str]] = set()
    count = 0
    for place, cells, code in data_rows(table, "HCPCS"):
        count += 1
        modifier = indicator(cells[at["MOD"]], MODIFIERS, place, "MOD")
        if (code, modifier) in seen:
            msg = f"row {place} repeats a code and modifier. Download the file again."
            raise RefusedError(msg)
        seen.add((code, modifier))
        values = [number(cells[at[column]], place, column) for column in _VALUES]
        _check_totals(values, place)
        factor = number(cells[at[_FACTOR]], place, _FACTOR)
        row = (
            code,
            found.release,
            modifier,
            indicator(cells[at["STATUS CODE"]], STATUSES, place, "STATUS CODE"),
            *("" if value is None else f"{value:.2f}" for value in values),
            "" if factor is None else f"{factor:.4f}",
            indicator(cells[at["PCTC IND"]], PCTC, place, "PCTC IND"),
            indicator(_three(cells[at["GLOB DAYS"]]), GLOBAL_DAYS, place, "GLOB DAYS"),
            indicator(cells[at["MULT PROC"]], MULTIPLE, place, "MULT PROC"),
            indicator(cells[at["BILAT SURG"]], BILATERAL, place, "BILAT SURG"),
            indicator(cells[at["CO-SURG"]], CO_SURGEONS, place, "CO-SURG"),
        )
        if code in catalogue:
            rows.append(row)
    return Content(COLUMNS, rows, count, len(rows), frozenset(row[0] for row in rows))


def _check_totals(values: list[float | None], place: int) -> None:
    work, nonfacility, facility, malpractice, *totals = values
    for practice, total, column in zip((nonfacility, facility), totals, _VALUES[4:], strict=True):
        parts = (work, practice, malpractice)
        if total is None or None in parts:
            continue
        if abs(sum(part or 0.0 for part in parts) - total) > _ROUNDING:
            raise refuse_row(place, column, "not the sum of work, practice expense and malpractice")


def _three(days: str) -> str:
    """Global days as a spreadsheet that took them for numbers would have lost their zeros."""
    text = days.strip()
    return text.zfill(3) if text.isdigit() else text
