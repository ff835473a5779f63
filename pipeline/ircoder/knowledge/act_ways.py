"""Through which circulation acts go that no target vessel places: arteries, veins, or a dialysis circuit."""

from __future__ import annotations

from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "act_ways.csv"
CIRCULATIONS = ("artery", "vein", "circuit")


@cache
def load_act_ways() -> dict[str, str]:
    """Circulation (one of :data:`CIRCULATIONS`) by act kind.

    Raises
    ------
    KnowledgeError
        Where a kind stands twice, or its circulation is not known.
    """
    out: dict[str, str] = {}
    for line, row in read_table(TABLE, ("kind", "circulation")):
        if row["kind"] in out or row["circulation"] not in CIRCULATIONS:
            problem = f"{row['kind']} stands twice or has an unknown circulation"
            raise KnowledgeError(TABLE, line, problem, f"Use one of {', '.join(CIRCULATIONS)}.")
        out[row["kind"]] = row["circulation"]
    return out
