"""Places of the body that come in pairs, by what a report names there: a ureter, a nephrostomy tube, a renal artery."""

from __future__ import annotations

from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "paired_places.csv"


@cache
def load_paired_places() -> dict[str, str]:
    """Place in plain words by concept, act kind or device kind.

    Raises
    ------
    KnowledgeError
        Where a name stands twice or has no place.
    """
    out: dict[str, str] = {}
    for line, row in read_table(TABLE, ("name", "place")):
        if row["name"] in out or not row["place"]:
            raise KnowledgeError(TABLE, line, f"{row['name']} stands twice or has no place", "Correct the row.")
        out[row["name"]] = row["place"]
    return out
