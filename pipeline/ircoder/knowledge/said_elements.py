"""Words by which a report speaks of a documentation element of an act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property

from ircoder.knowledge.documentation import load_elements
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.word_patterns import WordPattern

TABLE = "said_elements.csv"
COLUMNS = ("elements", "kinds", "where", "words")
PLACES = ("body", "anywhere")


@dataclass(frozen=True)
class SaidElement:
    """Words of elements for acts of some kinds (``biliary_*``).

    ``anywhere``: history and titles count, too; else only the account of the session does.
    """

    elements: tuple[str, ...]
    kinds: tuple[str, ...]
    anywhere: bool
    pattern: str

    @cached_property
    def words(self) -> WordPattern:
        """The words as a pattern without regard to case."""
        return WordPattern(self.pattern)

    def is_about(self, kind: str) -> bool:
        """Whether the row speaks of acts of this kind."""
        return any(fnmatchcase(kind, item) for item in self.kinds)


@cache
def load_said_elements() -> tuple[SaidElement, ...]:
    """Read the table.

    Raises
    ------
    KnowledgeError
        For an element outside the closed list, no kind, an unknown place, or words that are no pattern.
    """
    known = load_elements()
    out: list[SaidElement] = []
    for line, row in read_table(TABLE, COLUMNS):
        elements, kinds = cell_list(row["elements"]), cell_list(row["kinds"])
        if not elements or not known.keys() >= set(elements):
            raise KnowledgeError(TABLE, line, "an element is not known", "Use elements of documentation_elements.csv.")
        if not kinds or row["where"] not in PLACES:
            raise KnowledgeError(TABLE, line, "kinds or where is wrong", f"Give act kinds, and one of {PLACES}.")
        try:
            re.compile(row["words"])
        except re.error:
            raise KnowledgeError(TABLE, line, "the words are no pattern", "Correct the regular expression.") from None
        out.append(SaidElement(elements, kinds, row["where"] == "anywhere", row["words"]))
    return tuple(out)
