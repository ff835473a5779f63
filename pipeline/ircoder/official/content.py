"""What is kept of a table, and the rows it is read from."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ircoder.knowledge.imported import Kind
from ircoder.official.cells import clean_code, is_code
from ircoder.official.recognise import Table
from ircoder.official.refusal import RefusedError, refuse_row


@dataclass(frozen=True, slots=True)
class Identity:
    """Which table of which release a file holds."""

    kind: Kind
    release: str
    claim: str = ""
    part: str = ""
    revision: int = 0

    def __str__(self) -> str:
        issue = f"r{self.revision}" if self.revision else ""
        return " ".join(filter(None, (self.kind, self.claim, self.release, self.part, issue)))


@dataclass(frozen=True, slots=True)
class Content:
    """Rows to keep, with counts; ``named`` are the codes of the catalogue that the file names.

    ``kept`` counts rows of the file; several of them may be one row here. ``codes_from`` and ``codes_to`` are the first
    and last column 1 code of a part of pair edits, of the catalogue or not.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    rows_read: int
    kept: int
    named: frozenset[str]
    first_effective: dt.date | None = None
    last_effective: dt.date | None = None
    codes_from: str = ""
    codes_to: str = ""

    def table(self) -> bytes:
        """Write the rows as a stored table."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return stream.getvalue().encode()


def rows_by_code(table: Table, column: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield :func:`data_rows` of a table in which each code has one row.

    Raises
    ------
    RefusedError
        For a code that stands there twice too.
    """
    seen: set[str] = set()
    for place, cells, code in data_rows(table, column):
        if code in seen:
            msg = f"row {place} repeats a code. Download the file again."
            raise RefusedError(msg)
        seen.add(code)
        yield place, cells, code


def data_rows(table: Table, column: str, *, last_may_lack: str = "") -> Iterator[tuple[int, list[str], str]]:
    """Yield place, cells and code of each row that has a code in ``column``.

    Blank rows, the rest of a header spread over rows, and notes below the table are passed over. A workbook, and a
    text in which the column ``last_may_lack`` is mostly blank, may leave blank cells at the end of a row out.

    Raises
    ------
    RefusedError
        For a row that is cut off, or has something else in the place of its code.
    """
    at, width, in_book = table.columns[column], max(table.columns.values()) + 1, table.sheet.is_workbook
    needed = 0 if in_book else 1 + max(index for name, index in table.columns.items() if name != last_may_lack)
    started, last, before, place, note = False, 0, 0, 0, 0
    for place, cells in table.rows():
        filled = sum(not cell.isspace() and cell not in ("", "\x1a") for cell in cells)
        code = clean_code(cells[at], was_number=in_book) if at < len(cells) else ""
        if not filled or (not started and not code):
            continue
        if not is_code(code):
            if filled == 1 and started and not code.isalnum():
                note = place
                continue
            raise refuse_row(place, column, "not a code")
        if note:
            raise refuse_row(note, column, "not a code")
        if len(cells) < needed:
            msg = f"row {place} is cut off: it has {len(cells)} cells of {needed}. Download the file again."
            raise RefusedError(msg)
        started, before, last = True, last, len(cells)
        yield place, cells if last >= width else [*cells, *[""] * (width - last)], code
    if last < before and not in_book and not last_may_lack:
        msg = f"the last row, {place}, is cut off. Download the file again."
        raise RefusedError(msg)
