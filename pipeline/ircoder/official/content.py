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

    ``kept`` counts rows of the file; several of them may be one row here.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    rows_read: int
    kept: int
    named: frozenset[str]
    first_effective: dt.date | None = None
    last_effective: dt.date | None = None

    def table(self) -> bytes:
        """Write the rows as a stored table."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return stream.getvalue().encode()


def data_rows(table: Table, column: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield place, cells and code of each row that has a code in ``column``.

    Blank rows, the rest of a header spread over rows, and notes that fill one cell are passed over.

    Raises
    ------
    RefusedError
        For a row that is cut off, or has something else in the place of its code.
    """
    at, needed = table.columns[column], max(table.columns.values()) + 1
    was_number, started, width, before, place = table.sheet.numbers_lose_zeros, False, 0, 0, 0
    for place, cells in table.rows():
        filled = sum(not cell.isspace() and cell not in ("", "\x1a") for cell in cells)
        code = clean_code(cells[at], was_number=was_number) if at < len(cells) else ""
        if not filled or (not started and not code):
            continue
        if not is_code(code):
            if filled == 1 and started and not code.isalnum():
                continue
            raise refuse_row(place, column, "not a code")
        if len(cells) < needed:
            msg = f"row {place} is cut off: it has {len(cells)} cells of {needed}. Download the file again."
            raise RefusedError(msg)
        started, before, width = True, width or len(cells), len(cells)
        yield place, cells, code
    if width < before:
        msg = f"the last row, {place}, is cut off. Download the file again."
        raise RefusedError(msg)
