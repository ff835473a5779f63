"""Act kinds with the catalogue family that each belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "act_kinds.csv"


@dataclass(frozen=True, slots=True)
class ActKind:
    """One kind of act: its family in the catalogue and its name in plain words."""

    kind: str
    family: str
    name: str


@cache
def load_act_kinds() -> dict[str, ActKind]:
    """All act kinds by their id.

    Raises
    ------
    KnowledgeError
        Where a kind stands in the table twice.
    """
    out: dict[str, ActKind] = {}
    for line, row in read_table(TABLE, ("kind", "family", "name")):
        if row["kind"] in out:
            raise KnowledgeError(TABLE, line, f"act kind {row['kind']} stands in the table twice", "Keep one row.")
        out[row["kind"]] = ActKind(row["kind"], row["family"], row["name"])
    return out
