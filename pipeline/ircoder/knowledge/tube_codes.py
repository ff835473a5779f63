"""Codes of tubes, stents and studies of kidney, bile ducts and gut, by the four questions of every tube (NONV-113).

A row names an act kind and what must be known of the act (``entry=existing;left=external``); the first row that fits
an act names its code. A row without a code says that the work has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "tube_codes.csv"


@dataclass(frozen=True, slots=True)
class TubeCode:
    """One row: ``code`` is ``None`` where this work has no code; ``rule`` decides it."""

    kind: str
    known: Mapping[str, str]
    code: str | None
    rule: str

    def fits(self, kind: str, known: Mapping[str, object]) -> bool:
        """Whether the row speaks of an act of this kind, of which this is known."""
        return self.kind == kind and all(_word(known.get(key)) == value for key, value in self.known.items())


def _word(value: object) -> str:
    return {True: "yes", False: "no", None: ""}.get(value, str(value)) if isinstance(value, bool | None) else str(value)


@cache
def load_tube_codes() -> tuple[TubeCode, ...]:
    """All rows in the order of the table.

    Raises
    ------
    KnowledgeError
        For a condition that is no ``key=value``.
    """
    out: list[TubeCode] = []
    for line, row in read_table(TABLE, ("kind", "detail", "code", "rule")):
        parts = [item.partition("=") for item in row["detail"].split(";") if item]
        if any(not sign for _, sign, _ in parts):
            raise KnowledgeError(TABLE, line, "a condition is no key=value", "Write it as entry=existing.")
        known = {key: value for key, _, value in parts}
        out.append(TubeCode(row["kind"], known, row["code"] or None, row["rule"]))
    return tuple(out)


def tube_code(kind: str, known: Mapping[str, object]) -> TubeCode | None:
    """First row that fits; ``None`` where the table does not know the work."""
    return next((row for row in load_tube_codes() if row.fits(kind, known)), None)
