"""Cue phrases that say whether an act was done, from ``knowledge/assertion_cues.csv``.

A phrase is words; ``a|b`` stands for either word, ``a?`` for an optional one, ``#`` for a number, ``<year>`` for a
year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from ircoder.knowledge.tables import KnowledgeError, read_table
from ircoder.language.clauses import is_number, is_year
from ircoder.memory import without_rounds

TABLE = "assertion_cues.csv"
COLUMNS = ("phrase", "direction", "value", "scope", "priority", "kind", "applies")
DIRECTIONS = frozenset({"before", "after", "both"})
SCOPES = frozenset({"next", "noun", "list", "clause", "sentence"})
KINDS = frozenset({"cue", "pseudo", "terminator"})
VALUES = frozenset({"performed", "attempted", "planned", "historical", "negated", "hypothetical"})
APPLIES = frozenset({"acts", "deeds", "all", "findings"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue phrase.

    ``direction`` says where the cue stands to what it decides: ``before`` it, ``after`` it or either. ``scope`` is
    how far it reaches: ``next`` (the words beside it), ``noun`` (the one it describes), ``list`` (a list of nouns with
    its predicate), ``clause`` or ``sentence``. ``applies``: ``acts`` (acts, imaging, devices), ``deeds`` (acts alone),
    ``all`` (also disease, guidance and sedation), ``findings`` (only these). A ``pseudo`` phrase looks like a cue and
    decides nothing; a ``terminator`` opens a clause.
    """

    phrase: str
    direction: str
    value: str
    scope: str
    priority: int
    kind: str
    applies: str


class CueTable:
    """All cues, found by their words."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self.cues = tuple(cues)
        self._trie: dict[str, Any] = {}
        for cue in cues:
            for words in expand_phrase(cue.phrase):
                node = self._trie
                for word in words:
                    node = node.setdefault(word, {})
                node[""] = (*node.get("", ()), cue)

    def find(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Cue, ...]]]:
        """Start, end and cues of every phrase in the words; the longest at a place wins and uses up its words."""
        out: list[tuple[int, int, tuple[Cue, ...]]] = []
        trie = self._trie
        place, count = 0, len(words)
        while place < count:
            word = words[place]
            if word not in trie and not word[0].isdigit() and not is_number(word):
                place += 1
                continue
            end, cues = self._longest(words, place)
            if cues:
                out.append((place, end, cues))
                place = end
            else:
                place += 1
        return out

    def _longest(self, words: Sequence[str], place: int) -> tuple[int, tuple[Cue, ...]]:
        best: tuple[int, tuple[Cue, ...]] = (place, ())
        nodes = [self._trie]
        at = place
        while nodes and at < len(words):
            word = words[at]
            following = [node[word] for node in nodes if word in node]
            if is_number(word):
                following += [node["#"] for node in nodes if "#" in node]
                if is_year(word):
                    following += [node["<year>"] for node in nodes if "<year>" in node]
            at += 1
            nodes = following
            for node in nodes:
                if "" in node:
                    best = (at, node[""])
        return best


def expand_phrase(phrase: str) -> Iterator[tuple[str, ...]]:
    """All word sequences that a phrase with alternatives and optional words stands for."""
    choices = []
    for part in phrase.split():
        optional = part.endswith("?") and len(part) > 1
        words = tuple((part[:-1] if optional else part).split("|"))
        choices.append((*words, "") if optional else words)
    for chosen in product(*choices):
        kept = tuple(filter(None, chosen)) if "" in chosen else chosen
        if kept:
            yield kept


@cache
@without_rounds()
def load_cues() -> CueTable:
    """Read and validate the cue table.

    Raises
    ------
    KnowledgeError
        For an unknown direction, scope, kind, value, or a phrase that stands in the table twice.
    """
    cues: list[Cue] = []
    seen: dict[tuple[str, ...], set[str]] = {}
    for line, row in read_table(TABLE, COLUMNS):
        _check(line, row)
        for words in expand_phrase(row["phrase"]):
            side = row["direction"] if row["kind"] == "cue" else ""
            rivals = seen.setdefault(words, set())
            if rivals and (not side or side in rivals or "" in rivals):
                raise KnowledgeError(
                    TABLE, line, f"'{' '.join(words)}' stands twice in the table", "Keep one of the two."
                )
            rivals.add(side)
        cues.append(
            Cue(
                phrase=row["phrase"],
                direction=row["direction"],
                value=row["value"],
                scope=row["scope"],
                priority=int(row["priority"] or 0),
                kind=row["kind"],
                applies=row["applies"] or "acts",
            )
        )
    return CueTable(cues)


def _check(line: int, row: dict[str, str]) -> None:
    """Refuse a row whose cells are not of the known vocabulary."""
    allowed = {"kind": KINDS}
    if row["kind"] == "cue":
        allowed |= {"direction": DIRECTIONS, "scope": SCOPES, "value": VALUES}
    for column, values in allowed.items():
        if row[column] not in values:
            raise KnowledgeError(
                TABLE, line, f"{column} is not one of {', '.join(sorted(values))}", "Correct the cell."
            )
    if row["applies"] and row["applies"] not in APPLIES:
        raise KnowledgeError(TABLE, line, f"applies is not one of {', '.join(sorted(APPLIES))}", "Correct the cell.")
    if row["kind"] == "cue" and not row["priority"].isdigit():
        raise KnowledgeError(TABLE, line, "priority is not a number", "Give a number from 1 to 9.")
