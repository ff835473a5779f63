"""Things whose number decides codes or units, with the nouns by which reports count them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "counted_things.csv"
COLUMNS = ("thing", "many", "one", "implant")


@dataclass(frozen=True, slots=True)
class CountedThing:
    """What is counted: nouns of ``many`` and of ``one``, which mean the same thing and nothing else.

    A single ``implant`` that the course puts in is a count too: nobody leaves one in without telling it.
    """

    name: str
    many: tuple[str, ...]
    one: tuple[str, ...]
    implant: bool


@cache
def load_counted_things() -> tuple[CountedThing, ...]:
    """All rows, in the order of the table.

    Raises
    ------
    KnowledgeError
        Where a thing stands twice, lacks nouns, shares one with another, or ``implant`` is neither yes nor no.
    """
    out: list[CountedThing] = []
    seen: set[str] = set()
    for line, row in read_table(TABLE, COLUMNS):
        many, one = cell_list(row["many"]), cell_list(row["one"])
        names = {row["thing"], *many, *one}
        if not many or not one or not seen.isdisjoint(names) or row["implant"] not in {"yes", "no"}:
            problem = f"{row['thing']} lacks nouns, shares one with another row, or says neither yes nor no of implants"
            raise KnowledgeError(TABLE, line, problem, "Give each noun once, and yes or no.")
        seen |= names
        out.append(CountedThing(row["thing"], many, one, row["implant"] == "yes"))
    return tuple(out)
