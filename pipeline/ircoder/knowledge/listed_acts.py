"""What a title may list, and the words of which at least one stands in a report that goes on to tell it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ircoder.knowledge.cues import CuePattern
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "listed_acts.csv"
COLUMNS = ("act", "kind", "name", "title", "told", "part")
KINDS = ("act", "guidance")


@dataclass(frozen=True, slots=True)
class ListedAct:
    """An act or a guidance: ``title`` finds it in a title, ``told`` any word with which a text may tell it.

    ``name`` stands in statements ("a stent"). ``part`` are kinds of acts of which a text that tells one leaves open
    whether it was this act: cement may have followed a balloon, coronary pictures a pressure of the ventricle.
    """

    act: str
    kind: Literal["act", "guidance"]
    name: str
    title: CuePattern
    told: CuePattern
    part: frozenset[str]


@cache
def load_listed_acts() -> tuple[ListedAct, ...]:
    """All rows, in the order of the table.

    Raises
    ------
    KnowledgeError
        Where an act stands twice, has no phrases or an unknown kind.
    """
    out: dict[str, ListedAct] = {}
    for line, row in read_table(TABLE, COLUMNS):
        title, told = cell_list(row["title"]), cell_list(row["told"])
        if row["act"] in out or not title or not told or row["kind"] not in KINDS:
            problem = f"{row['act']} stands twice, lacks phrases or is of an unknown kind"
            raise KnowledgeError(TABLE, line, problem, f"Use one of {', '.join(KINDS)} and give phrases.")
        kind = cast(Literal["act", "guidance"], row["kind"])
        part = frozenset(cell_list(row["part"]))
        out[row["act"]] = ListedAct(row["act"], kind, row["name"], CuePattern(title), CuePattern(told), part)
    return tuple(out.values())
