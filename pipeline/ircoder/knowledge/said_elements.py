"""Words by which a report speaks of a documentation element of an act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.documentation import load_elements
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.word_patterns import WordPattern

TABLE = "said_elements.csv"
COLUMNS = ("elements", "kinds", "where", "words")
PLACES = ("body", "anywhere")
ENCOUNTER = "encounter"
"""Stands among the kinds for what is said of the whole encounter."""


@dataclass(frozen=True, slots=True)
class SaidElement:
    """Words of elements for acts of some kinds, or for the encounter.

    ``anywhere``: history and titles count, too; else only the account of the session does.
    """

    elements: tuple[str, ...]
    kinds: frozenset[str]
    anywhere: bool
    words: WordPattern


@cache
def load_said_elements() -> tuple[SaidElement, ...]:
    """Read the table.

    Raises
    ------
    KnowledgeError
        For an element outside the closed list, kinds of act (``biliary_*``) of which there is none, an unknown place,
        or words that are no pattern.
    """
    known = load_elements()
    out: list[SaidElement] = []
    for line, row in read_table(TABLE, COLUMNS):
        elements, kinds = cell_list(row["elements"]), _kinds(row["kinds"])
        if not elements or not known.keys() >= set(elements):
            raise KnowledgeError(TABLE, line, "an element is not known", "Use elements of documentation_elements.csv.")
        if not kinds or row["where"] not in PLACES:
            raise KnowledgeError(
                TABLE, line, "kinds or where is wrong", f"Give kinds that there are, and one of {PLACES}."
            )
        try:
            re.compile(row["words"])
        except re.error:
            raise KnowledgeError(TABLE, line, "the words are no pattern", "Correct the regular expression.") from None
        out.append(SaidElement(elements, kinds, row["where"] == "anywhere", WordPattern(row["words"])))
    return tuple(out)


def _kinds(cell: str) -> frozenset[str]:
    """Kinds that the cell names; empty where one of its names fits none."""
    every = (*load_act_kinds(), ENCOUNTER)
    named = [frozenset(kind for kind in every if fnmatchcase(kind, item)) for item in cell_list(cell)]
    return frozenset().union(*named) if all(named) else frozenset()
