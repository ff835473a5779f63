"""Billed lines of CSV files and Excel workbooks, one row a line."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ircoder.audit.billed.columns import REMEDY, fields_of, repeated, row_of
from ircoder.audit.billed.rows import billed_line, unusable
from ircoder.audit.model import BilledLine, Problem
from ircoder.formats.opening import opened
from ircoder.formats.rows import InputError
from ircoder.intake import FieldError
from ircoder.official.refusal import RefusedError
from ircoder.official.sheets import MAX_BYTES, Sheet, WorkbookSheet, workbook_sheets

LINE_LIMIT = 64 * 1024
"""Characters of a line that are read at once; no row of billed lines is longer."""

_MOST_LINES_OF_A_ROW = 10
"""Lines over which a quoted cell may reach."""

_HEADING_ROWS = 20
"""Rows in which the headings must stand: titles may stand above them."""
_DELIMITERS = (",", ";", "\t", "|")
_VISIBLE = "visible"


def read_csv_lines(path: Path) -> Iterator[BilledLine | Problem]:
    """Yield the billed lines of a CSV file; comma, semicolon, tab or bar may separate the cells.

    Raises
    ------
    InputError
        Where the headings lack what every line needs, or a packed file is damaged.
    """
    with opened(path) as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="") as text:
        physical = iter(lambda: text.readline(LINE_LIMIT), "")
        delimiter, fields, heading = _csv_heading(path.name, physical)
        for number, cells, whole in _rows(physical, delimiter, heading + 1):
            where = f"{path.name}, line {number}"
            if whole:
                yield from _lines(fields, cells, where)
            else:
                message = "the row cannot be read. Close every quotation mark and double those inside a cell."
                yield unusable(row_of(fields, cells), where, (), FieldError("malformed", message))


def _csv_heading(file: str, physical: Iterator[str]) -> tuple[str, list[str | None], int]:
    """Separator and fields of the columns, and the line of the headings: the first one that names what is needed."""
    for number, line in enumerate(islice(physical, _HEADING_ROWS), start=1):
        delimiter = max(_DELIMITERS, key=line.count)
        names = _cells([line], delimiter) or []
        if fields_of(names) is not None:
            return delimiter, _heading(file, names), number
    msg = f"{file}: the columns code and report_id or encounter_id are missing. {REMEDY}"
    raise InputError(msg)


def _rows(physical: Iterator[str], delimiter: str, number: int) -> Iterator[tuple[int, list[str], bool]]:
    """Rows below the headings with the line on which each starts, and whether it could be read whole.

    A cell may hold ends of line, but where its quotation mark is not closed soon, only the first line is given up; what
    stands before the mark is given.
    """
    waiting: deque[str] = deque()
    while waiting or (line := next(physical, "")):
        if not waiting:
            waiting.append(line)
        for size in range(1, _MOST_LINES_OF_A_ROW + 1):
            if size > len(waiting):
                if not (line := next(physical, "")):
                    break
                waiting.append(line)
            if (cells := _cells(list(islice(waiting, size)), delimiter)) is not None or '"' not in waiting[0]:
                break
        taken = size if cells is not None else 1
        whole = cells is not None
        yield number, cells if cells is not None else waiting[0].partition('"')[0].split(delimiter)[:-1], whole
        for _ in range(taken):
            waiting.popleft()
        number += taken


def _cells(lines: list[str], delimiter: str) -> list[str] | None:
    """Cells of one row that stands on these lines; ``None`` where it goes on or is damaged."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def read_workbook_lines(path: Path) -> Iterator[BilledLine | Problem]:
    """Yield the billed lines of a workbook: of its one sheet that has the headings; hidden sheets are passed over.

    Raises
    ------
    InputError
        Where no sheet or more than one has the headings, or the workbook is damaged.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            msg = f"{path.name} is larger than {MAX_BYTES // 2**20} MB. Save the sheet as CSV."
            raise InputError(msg)
        sheets = [sheet for sheet in workbook_sheets(path.name, path.read_bytes()) if _shown(sheet)]
        found = [pair for sheet in sheets if (pair := _heading_of(sheet)) is not None]
        if not found:
            missing = "no sheet has the columns code and report_id or encounter_id"
            msg = f"{path.name}: {missing}. {REMEDY} Hidden sheets are not read."
            raise InputError(msg)
        if len(found) > 1:
            msg = f"{path.name}: {len(found)} sheets hold billed lines. Put them into one sheet, or hide the others."
            raise InputError(msg)
        yield from _sheet_lines(path.name, *found[0])
    except RefusedError as error:
        msg = f"{path.name}: {error}"
        raise InputError(msg) from None
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Check its rights."
        raise InputError(msg) from None


def _heading(file: str, names: Sequence[str]) -> list[str | None]:
    fields = fields_of(names)
    if fields is None:
        msg = f"{file}: the columns code and report_id or encounter_id are missing. {REMEDY}"
        raise InputError(msg)
    if (twice := repeated(fields)) is not None:
        msg = f"{file}: two columns hold {twice}. Keep one."
        raise InputError(msg)
    return fields


def _shown(sheet: Sheet) -> bool:
    """Whether a person who opens the workbook sees the sheet: hidden ones hold last month or what a macro needs."""
    return not isinstance(sheet, WorkbookSheet) or sheet.book[sheet.title].sheet_state == _VISIBLE


def _heading_of(sheet: Sheet) -> tuple[Sheet, int, list[str]] | None:
    """A sheet with the place of its headings, and these."""
    for place, cells in sheet.rows():
        if place > _HEADING_ROWS:
            return None
        if fields_of(cells) is not None:
            return sheet, place, cells
    return None


def _sheet_lines(file: str, sheet: Sheet, heading: int, names: list[str]) -> Iterator[BilledLine | Problem]:
    fields = _heading(file, names)
    for place, cells in sheet.rows():
        if place > heading:
            yield from _lines(fields, cells, f"{file}, row {place}")


def _lines(fields: Sequence[str | None], cells: Sequence[str], where: str) -> Iterator[BilledLine | Problem]:
    """The line of a row; blank rows are none."""
    if not any(cell.strip() for cell in cells):
        return
    row = row_of(fields, cells)
    if damaged := {name for name, cell in row.items() if "\ufffd" in cell}:
        message = "the row holds bytes that are no UTF-8. Save the file as UTF-8 (Excel: CSV UTF-8)."
        kept = {name: cell for name, cell in row.items() if name not in damaged}
        yield unusable(kept, where, (), FieldError("encoding", message))
        return
    yield billed_line(row, where)
