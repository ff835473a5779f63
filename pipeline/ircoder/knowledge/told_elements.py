"""Phrases that state an element of documentation and phrases that deny it: ``told_elements.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.word_patterns import WordPattern

TABLE = "told_elements.csv"
COLUMNS = ("element", "kind", "stems", "said", "denied", "excused")


@dataclass(frozen=True, slots=True)
class ToldElement:
    """An element; a statement with ``excused`` words is about something else or another time."""

    name: str
    kind: Literal["documentation", "guidance"]
    stems: tuple[str, ...]
    said: WordPattern
    denied: WordPattern
    excused: WordPattern


@cache
def load_told_elements() -> tuple[ToldElement, ...]:
    """Read the table.

    Raises
    ------
    KnowledgeError
        Where a row has no stem, an unknown kind, or words that are no pattern.
    """
    out: list[ToldElement] = []
    for line, row in read_table(TABLE, COLUMNS):
        stems = cell_list(row["stems"])
        if not stems:
            raise KnowledgeError(
                TABLE, line, f"{row['element']} has no stem", "Give strings that every statement holds."
            )
        if row["kind"] not in {"documentation", "guidance"}:
            raise KnowledgeError(TABLE, line, f"the kind {row['kind']} is not known", "Use documentation or guidance.")
        try:
            for column in COLUMNS[3:]:
                re.compile(row[column])
        except re.error:
            raise KnowledgeError(TABLE, line, "the words are no pattern", "Correct the regular expression.") from None
        words = [WordPattern(row[column]) for column in COLUMNS[3:]]
        kind: Literal["documentation", "guidance"] = "guidance" if row["kind"] == "guidance" else "documentation"
        out.append(ToldElement(row["element"], kind, stems, *words))
    return tuple(out)
