"""Words by which a device stays in the patient or comes out, by device: ``device_outcomes.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.word_patterns import WordPattern

TABLE = "device_outcomes.csv"
COLUMNS = ("device", "stems", "single", "noun", "stays", "goes")


@dataclass(frozen=True, slots=True)
class DeviceOutcome:
    """A device with its noun and the words of both outcomes; of a ``single`` one a report has no second."""

    name: str
    stems: tuple[str, ...]
    single: bool
    noun: str
    stays: WordPattern
    goes: WordPattern


@cache
def load_device_outcomes() -> tuple[DeviceOutcome, ...]:
    """Read the table.

    Raises
    ------
    KnowledgeError
        Where a row has no stem, ``single`` is neither yes nor no, or words are no pattern.
    """
    out: list[DeviceOutcome] = []
    for line, row in read_table(TABLE, COLUMNS):
        stems = cell_list(row["stems"])
        if not stems or row["single"] not in {"yes", "no"}:
            raise KnowledgeError(TABLE, line, f"{row['device']} has no stem, or single is unclear", "Give yes or no.")
        try:
            for column in COLUMNS[3:]:
                re.compile(row[column])
        except re.error:
            raise KnowledgeError(TABLE, line, "the words are no pattern", "Correct the regular expression.") from None
        out.append(
            DeviceOutcome(
                row["device"],
                stems,
                row["single"] == "yes",
                row["noun"],
                WordPattern(row["stays"]),
                WordPattern(row["goes"]),
            )
        )
    return tuple(out)
