"""Codes that an act would have had if it had been done, by the act and where it would have been done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "told_codes.csv"


@dataclass(frozen=True, slots=True)
class ToldCode:
    """``place`` is ``None`` where the place does not matter; of ``codes`` the first in force counts."""

    place: str | None
    codes: tuple[str, ...]


@cache
def load_told_codes() -> dict[str, tuple[ToldCode, ...]]:
    """Codes by act, in the order of the table: the first row whose place fits decides.

    Raises
    ------
    KnowledgeError
        For a row without act or code, or an act that stands twice with one place.
    """
    out: dict[str, list[ToldCode]] = {}
    for line, row in read_table(TABLE, ("act", "place", "code")):
        acts, codes = cell_list(row["act"]), cell_list(row["code"])
        if not acts or not codes:
            raise KnowledgeError(TABLE, line, "act or code is empty", "Fill both.")
        for act in acts:
            rows = out.setdefault(act, [])
            place = row["place"] or None
            if any(other.place == place for other in rows):
                raise KnowledgeError(TABLE, line, f"{act} stands twice with one place", "Keep one row.")
            rows.append(ToldCode(place, codes))
    return {act: tuple(rows) for act, rows in out.items()}
