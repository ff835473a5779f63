"""Reading the CSV tables of the knowledge folder, with errors that name file, line, field and remedy."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from importlib.resources import files


class KnowledgeError(ValueError):
    """A knowledge table that cannot be used; the message names file, line, field and remedy."""

    def __init__(self, table: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(table, line, problem, remedy)  # by which it comes whole out of a worker process
        self.table = table
        self.line = line

    def __str__(self) -> str:
        table, line, problem, remedy = self.args
        return f"{table}, line {line}: {problem}. {remedy}"


def table_text(name: str) -> str:
    """Text of a knowledge table, by its path below the knowledge folder (``vocabulary/devices.csv``)."""
    return (files("ircoder.knowledge") / name).read_text(encoding="utf-8")


def read_table(name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row of a table; every row has exactly ``columns`` (more columns in the file are allowed).

    Raises
    ------
    KnowledgeError
        Where a column is missing or a row has too few or too many cells.
    """
    yield from read_rows(table_text(name), name, columns)


def read_rows(text: str, name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row of a table's text, as :func:`read_table` does."""
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise KnowledgeError(name, 1, f"column {', '.join(missing)} is missing", "Restore the header row.")
    for row in reader:
        if None in row or None in row.values():
            raise KnowledgeError(
                name, reader.line_num, "the row has not as many cells as the header", "Quote cells that hold commas."
            )
        yield reader.line_num, row


def cell_list(value: str) -> tuple[str, ...]:
    """Split a list cell at semicolons."""
    return tuple(item.strip() for item in value.split(";") if item.strip())


def cell_date(value: str, table: str, line: int) -> dt.date | None:
    """Parse an ISO date cell; blank is ``None``."""
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise KnowledgeError(table, line, "a date is not of the form YYYY-MM-DD", "Correct the date.") from None


def slug(name: str) -> str:
    """The part of a concept id after the colon: lower case, words joined by underscores."""
    return "_".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
