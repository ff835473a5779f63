"""Which details a part of the findings may carry: keys with their types and meanings."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "act_details.csv"
PARTS = frozenset({"act", "imaging", "lesion"})
TYPES: dict[str, tuple[type, ...]] = {
    "flag": (bool,),
    "word": (str,),
    "concept": (str,),
    "concepts": (tuple,),
    "count": (int, float),
}


@dataclass(frozen=True, slots=True)
class DetailKey:
    """One key of ``details``: for parts of a kind (``*`` stands for any ending), with the type of its value."""

    part: str
    kind: str
    key: str
    type: str
    meaning: str

    def fits(self, part: str, kind: str, key: str) -> bool:
        """Whether the row describes this key of a part of this kind."""
        return self.part == part and self.key == key and fnmatchcase(kind, self.kind)


@cache
def load_act_details() -> tuple[DetailKey, ...]:
    """All keys in the order of the table.

    Raises
    ------
    KnowledgeError
        For an unknown part or type.
    """
    out: list[DetailKey] = []
    for line, row in read_table(TABLE, ("part", "kind", "key", "type", "meaning")):
        if row["part"] not in PARTS or row["type"] not in TYPES:
            raise KnowledgeError(TABLE, line, "the part or the type is unknown", "See the other rows.")
        out.append(DetailKey(row["part"], row["kind"], row["key"], row["type"], row["meaning"]))
    return tuple(out)


def detail_problem(part: str, kind: str, key: str, value: object) -> str | None:
    """What is wrong with a detail (an unlisted key, a value of another type); ``None`` where nothing is."""
    rows = [row for row in load_act_details() if row.fits(part, kind, key)]
    if not rows:
        return f"{part} {kind} has a detail {key} that {TABLE} does not list"
    if not any(isinstance(value, TYPES[row.type]) and (row.type == "flag") == isinstance(value, bool) for row in rows):
        return f"detail {key} of {part} {kind} is no {rows[0].type}"
    return None
