"""Nerves, plexuses, ganglia and planes that are blocked or destroyed: words and codes (SPIN-28, SPIN-44)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table
from ircoder.knowledge.word_patterns import PatternTable, WordPattern

TABLE = "nerve_targets.csv"
COLUMNS = (
    "target",
    "words",
    "block",
    "catheter",
    "both_sides",
    "both_sides_catheter",
    "destruction",
    "freezing",
    "counted",
    "rule",
)
UNITS = frozenset({"nerve", "side", "level", "session", "plane"})


@dataclass(frozen=True, slots=True)
class NerveTarget:
    """One target of needles at nerves. A code is ``None`` where the work has none.

    ``counted`` is what makes a unit: ``nerve`` and ``side`` (one a side), ``level`` (each level of a side),
    ``session`` (once, midline) or ``plane`` (one side, or both sides, under codes of their own).
    """

    target: str
    words: WordPattern
    block: str
    catheter: str | None
    both_sides: str | None
    both_sides_catheter: str | None
    destruction: str | None
    freezing: str | None
    counted: str
    rule: str

    def injected(self, *, both: bool, catheter: bool) -> str | None:
        """Code of a block of one or both sides, by a single injection or with a catheter left in place."""
        if both and self.both_sides:
            return self.both_sides_catheter if catheter else self.both_sides
        return self.catheter if catheter else self.block


@cache
def load_nerve_targets() -> dict[str, NerveTarget]:
    """All targets by name.

    Raises
    ------
    KnowledgeError
        For words that are no pattern or an unknown way to count.
    """
    out: dict[str, NerveTarget] = {}
    for line, row in read_table(TABLE, COLUMNS):
        try:
            re.compile(row["words"])
        except re.error as problem:
            raise KnowledgeError(TABLE, line, f"the words are no pattern: {problem}", "See the other rows.") from None
        if row["counted"] not in UNITS:
            raise KnowledgeError(TABLE, line, "the way to count is unknown", "See the other rows.")
        out[row["target"]] = NerveTarget(
            target=row["target"],
            words=WordPattern(rf"\b(?:{row['words']})\b"),
            block=row["block"],
            catheter=row["catheter"] or None,
            both_sides=row["both_sides"] or None,
            both_sides_catheter=row["both_sides_catheter"] or None,
            destruction=row["destruction"] or None,
            freezing=row["freezing"] or None,
            counted=row["counted"],
            rule=row["rule"],
        )
    return out


@cache
def load_nerve_words() -> PatternTable[NerveTarget]:
    """Every target with its words."""
    return PatternTable((target, target.words) for target in load_nerve_targets().values())
