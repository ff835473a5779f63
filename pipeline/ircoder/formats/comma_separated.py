"""CSV with a header row, one report a row; text may hold line ends where it is quoted."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import FIELDS, MAX_TEXT_BYTES

if TYPE_CHECKING:
    from _csv import Reader

REQUIRED = ("report_id", "text")
FIELD_LIMIT = 64 * MAX_TEXT_BYTES
"""Characters of one cell that are read; a longer one is an error record. The field limit of the csv module is lower."""

_DELIMITERS = (",", ";", "\t")


def check_header(path: Path) -> None:
    """Raise :class:`InputError` where the header row lacks a column that every report needs."""
    with _opened(path) as stream:
        _header(path, csv.reader(stream, delimiter=_delimiter(path), strict=True))


def read_csv(path: Path) -> Iterator[Row | BadRow]:
    """Yield the rows of a CSV file; comma, semicolon or tab may separate the cells.

    Raises
    ------
    InputError
        Where the header row lacks a column that every report needs.
    """
    csv.field_size_limit(FIELD_LIMIT)
    with _opened(path) as stream:
        reader = csv.reader(stream, delimiter=_delimiter(path), strict=True)
        header = _header(path, reader)
        for line, cells in _rows(reader):
            where = f"{path.name}, line {line}"
            if isinstance(cells, _Unread):
                yield BadRow(where, "malformed", cells.problem)
            elif cells:
                yield _row(where, header, cells)


def _row(where: str, header: list[str], cells: list[str]) -> Row | BadRow:
    if len(cells) > len(header):
        return BadRow(
            where,
            "malformed",
            f"the row has {len(cells)} cells and the header {len(header)}. Quote cells that hold the separator.",
            report_id=_clean(cells[header.index("report_id")]),
        )
    return Row(where, dict(zip(header, cells, strict=False)))


def _clean(value: str) -> str | None:
    return value.strip().encode("utf-8", "replace").decode() or None


@dataclass(frozen=True, slots=True)
class _Unread:
    """A row that the csv module gives up on."""

    problem: str


def _rows(reader: Reader) -> Iterator[tuple[int, list[str] | _Unread]]:
    """Yield the line on which each row starts, and its cells or why it cannot be read."""
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, _Unread(_problem(str(error), reader.line_num))


def _problem(error: str, last: int) -> str:
    if error.startswith("unexpected end of data"):
        what = f"a quotation mark is never closed: everything to the end of the file, line {last}, went into this row"
    elif error.startswith("field larger than"):
        what = f"a cell is longer than {FIELD_LIMIT:,} characters, or a quotation mark is never closed"
    else:
        what = "text follows a closing quotation mark, or a mark inside a cell is not doubled"
    return f"the row cannot be read: {what}. Quote cells and double the quotation marks inside."


def _opened(path: Path) -> IO[str]:
    """Open for reading; bytes that are no UTF-8 survive as lone surrogates, so that only their own row fails."""
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _delimiter(path: Path) -> str:
    with _opened(path) as stream:
        first = stream.readline(FIELD_LIMIT)
    return max(_DELIMITERS, key=first.count)


def _listed(missing: list[str]) -> str:
    return f"columns {' and '.join(missing)} are" if missing[1:] else f"column {missing[0]} is"


def _column(name: str) -> str:
    """The name of a field however its column writes it (``Report ID``); other columns keep their names."""
    name = name.strip()
    field = re.sub(r"[\s-]+", "_", name.lower())
    return field if field in FIELDS else name


def _header(path: Path, reader: Reader) -> list[str]:
    try:
        header = [_column(name) for name in next(reader, [])]
    except csv.Error:
        header = []
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        found = ", ".join(name.encode("utf-8", "replace").decode()[:40] for name in header[:20]) or "none"
        msg = (
            f"{path.name}: {_listed(missing)} missing (columns found: {found}). "
            "The first row names the columns; report_id and text are required, service_date is usual."
        )
        raise InputError(msg)
    twice = [name for name, following in pairwise(sorted(header)) if name == following and name]
    if twice:
        msg = f"{path.name}: column {', '.join(sorted(set(twice)))} stands in the header twice. Keep one."
        raise InputError(msg)
    return header
