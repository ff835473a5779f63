"""CSV with a header row, one report a row; text may hold line ends where it is quoted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ircoder.formats.opening import opened
from ircoder.formats.rows import MAX_RECORD_BYTES, BadRow, Row
from ircoder.formats.tables.columns import fields_of

if TYPE_CHECKING:
    from _csv import Reader

FIELD_LIMIT = MAX_RECORD_BYTES
"""Characters of one cell or line that are read; more are an error record. The csv module's own limit is lower."""

_DELIMITERS = (",", ";", "\t")
_TOO_LONG = "field larger than"  # as the csv module says it
_REMEDY = "The first row names the columns; report_id and text are required, service_date is usual."


def check_header(path: Path) -> None:
    """Raise :class:`InputError` where the header row lacks a column that every report needs."""
    with _opened(path) as table:
        table.header()


def read_csv(path: Path) -> Iterator[Row | BadRow]:
    """Yield the rows of a CSV file, packed or plain; comma, semicolon or tab may separate the cells.

    Raises
    ------
    InputError
        Where the header row lacks a column that every report needs, or a packed file is damaged.
    """
    with _opened(path) as table:
        header = table.header()
        for line, cells in table.rows():
            where = f"{path.name}, line {line}"
            if isinstance(cells, _Unread):
                yield BadRow(where, "malformed", cells.problem)
            elif cells:
                yield _row(where, header, cells)


def _row(where: str, header: list[str], cells: list[str]) -> Row | BadRow:
    if len(cells) > len(header):
        # A text that fell apart pushes what stands behind it aside, so that an id there may be words of the text.
        at = header.index("report_id")
        return BadRow(
            where,
            "malformed",
            f"the row has {len(cells)} cells and the header {len(header)}. Quote cells that hold the separator.",
            report_id=_clean(cells[at]) if at < header.index("text") else None,
        )
    return Row(where, dict(zip(header, cells, strict=False)))


def _clean(value: str) -> str | None:
    return value.strip().encode("utf-8", "replace").decode() or None


@dataclass(frozen=True, slots=True)
class _Unread:
    """A row that the csv module gives up on."""

    problem: str


class _Lines:
    """Lines of a stream with their count; one beyond the limit is passed over without ever being held."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.first = stream.readline(FIELD_LIMIT + 1)
        self._ahead = chain([self.first], iter(lambda: stream.readline(FIELD_LIMIT + 1), ""))
        self.count = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._ahead)
        if not line:
            raise StopIteration
        self.count += 1
        if len(line) > FIELD_LIMIT:
            while line and not line.endswith(("\n", "\r")):
                line = self._stream.readline(FIELD_LIMIT + 1)
            raise csv.Error(_TOO_LONG)
        return line


class _Table:
    """The rows of one CSV file, read once and in order."""

    def __init__(self, name: str, stream: IO[str]) -> None:
        csv.field_size_limit(FIELD_LIMIT)
        self._name = name
        self._lines = _Lines(stream)
        delimiter = max(_DELIMITERS, key=self._lines.first.count)
        self._reader: Reader = csv.reader(self._lines, delimiter=delimiter, strict=True)

    def header(self) -> list[str]:
        """Give the field that each column holds."""
        try:
            names = next(self._reader, [])
        except csv.Error:
            names = []
        return fields_of(self._name, names, _REMEDY)

    def rows(self) -> Iterator[tuple[int, list[str] | _Unread]]:
        """Yield the line on which each row starts, and its cells or why it cannot be read."""
        while True:
            line = self._lines.count + 1
            try:
                yield line, next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, _Unread(_problem(str(error), self._lines.count))


def _problem(error: str, last: int) -> str:
    if error.startswith("unexpected end of data"):
        what = f"a quotation mark is never closed: everything to the end of the file, line {last}, went into this row"
    elif error.startswith(_TOO_LONG):
        what = f"a cell is longer than {FIELD_LIMIT:,} characters, or a quotation mark is never closed"
    else:
        what = "text follows a closing quotation mark, or a mark inside a cell is not doubled"
    return f"the row cannot be read: {what}. Quote cells and double the quotation marks inside."


@contextmanager
def _opened(path: Path) -> Iterator[_Table]:
    """Open for reading; bytes that are no UTF-8 survive as lone surrogates, so that only their own row fails."""
    with (
        opened(path) as stream,
        io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="") as text,
    ):
        yield _Table(path.name, text)
