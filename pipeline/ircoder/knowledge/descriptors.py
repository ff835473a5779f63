"""Official descriptors that a licensed user has imported, shown and never written into records; none are shipped."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ircoder.knowledge.imported import StoredTable, read_stored, stored_paths
from ircoder.knowledge.tables import read_rows

COLUMNS = ("code", "text")
LENGTHS = ("long", "medium", "short")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One text of a code, with the year of its release."""

    length: str
    release: str
    text: str


def official_descriptors(code: str, on: dt.date) -> list[Descriptor]:
    """Texts of a code in force on a date, long ones first: of the newest year up to the date, else of the oldest.

    Raises
    ------
    KnowledgeError
        For a stored file that is damaged.
    """
    by_length: dict[str, list[StoredTable]] = {}
    for path in stored_paths("descriptors"):
        if (table := read_stored(path)) is not None:
            by_length.setdefault(table.origin.part, []).append(table)
    return [found for length in LENGTHS if length in by_length for found in _texts(code, on.year, by_length[length])]


def _texts(code: str, year: int, tables: list[StoredTable]) -> list[Descriptor]:
    ordered = sorted(tables, key=lambda table: table.release)
    begun = [table for table in ordered if int(table.release) <= year]
    table = begun[-1] if begun else ordered[0]
    rows = read_rows(table.text, table.name, COLUMNS)
    return [Descriptor(table.origin.part, table.release, row["text"]) for _, row in rows if row["code"] == code]
