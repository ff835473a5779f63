"""Acts as statements of a report name them: what a denial says was not used, and what was not done to a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "act_statements.csv"
COLUMNS = ("act", "name", "kinds", "nouns", "verbs", "plain")


@dataclass(frozen=True, slots=True)
class ActStatement:
    """An act with all its kinds; ``name`` stands in statements.

    ``nouns`` are what is denied ("no coil was placed"), ``verbs`` what is said of a place ("was not embolized"),
    ``plain`` the same in its plain form ("elected not to embolize").
    """

    act: str
    name: str
    kinds: frozenset[str]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    plain: tuple[str, ...]


@cache
def load_act_statements() -> tuple[ActStatement, ...]:
    """All rows, in the order of the table.

    Raises
    ------
    KnowledgeError
        Where an act stands twice, has no nouns, or one of its kinds is none of the act kinds.
    """
    out: dict[str, ActStatement] = {}
    known = load_act_kinds()
    for line, row in read_table(TABLE, COLUMNS):
        kinds, nouns = cell_list(row["kinds"]), cell_list(row["nouns"])
        strange = [kind for kind in kinds if kind not in known]
        if row["act"] in out or not kinds or not nouns or strange:
            problem = f"{row['act']} stands twice, lacks kinds or nouns, or has unknown kinds {', '.join(strange)}"
            raise KnowledgeError(TABLE, line, problem, "Use kinds of act_kinds.csv and give the nouns of a denial.")
        verbs, plain = tuple(cell_list(row["verbs"])), tuple(cell_list(row["plain"]))
        out[row["act"]] = ActStatement(row["act"], row["name"], frozenset(kinds), tuple(nouns), verbs, plain)
    return tuple(out.values())
