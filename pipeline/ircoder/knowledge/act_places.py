"""Places that the kind of an act fixes: a kyphoplasty is done in a vertebral body whether the report says so or not.

Where the kind alone does not settle it, one detail of the act does (the nerve of a block, the chamber of an injection).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "act_places.csv"


@dataclass(frozen=True, slots=True)
class ActPlace:
    """The concept of the place, for acts of the kind whose ``detail`` has this ``value`` (both empty: for all)."""

    detail: str
    value: str
    place: str


@cache
def load_act_places() -> dict[str, tuple[ActPlace, ...]]:
    """Fixed places by act kind.

    Raises
    ------
    KnowledgeError
        Where a kind stands twice with the same detail, or a detail has no value.
    """
    out: dict[str, tuple[ActPlace, ...]] = {}
    for line, row in read_table(TABLE, ("kind", "detail", "value", "place")):
        known = out.get(row["kind"], ())
        told = row["detail"], row["value"]
        if any((place.detail, place.value) == told for place in known) or bool(told[0]) != bool(told[1]):
            raise KnowledgeError(TABLE, line, f"{row['kind']} stands twice or has half a detail", "Correct the row.")
        out[row["kind"]] = (*known, ActPlace(*told, row["place"]))
    return out
