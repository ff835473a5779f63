"""Cue phrases as data: groups of plain phrases, each group found by one pattern."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ircoder.knowledge.pattern_words import OPENING
from ircoder.knowledge.tables import KnowledgeError, read_table
from ircoder.knowledge.word_patterns import ask_for, openings_in, starts_of

TABLE = "findings_cues.csv"
_FIRST_WORD = re.compile(r"(\w*)(\*?)")


class CuePattern:
    """The phrases of one group, read without regard to case.

    Nearly every stretch of a report holds none of them. A look at the words' first letters says so at a fraction of
    what the pattern costs.
    """

    __slots__ = ("_openings", "_pattern", "_signs")

    def __init__(self, phrases: Sequence[str]) -> None:
        # Longer phrases first, so that the most telling wording is the one that is found.
        self._pattern = _compiled(sorted(phrases, key=len, reverse=True))
        self._openings = frozenset(_opening(phrase) for phrase in phrases if phrase[0].isalnum())
        ask_for(self._openings)
        self._signs = tuple({phrase[0] for phrase in phrases if not phrase[0].isalnum()})

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text, of several at one place the longest."""
        if self._openings.isdisjoint(openings_in(text)):
            return self._pattern.search(text) if self._signs and self.may_stand_in(text) else None
        if self._signs:
            return self._pattern.search(text)
        match = self._pattern.match
        for start in starts_of(self._openings, text):
            found = match(text, start)
            if found is not None:
                return found
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All phrases in a text, in order and without overlaps."""
        return self._pattern.finditer(text) if self.may_stand_in(text) else iter(())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that a text is."""
        return self._pattern.fullmatch(text) if self.may_stand_in(text) else None

    def may_stand_in(self, text: str) -> bool:
        """Whether a text holds what a phrase begins with."""
        if not self._openings.isdisjoint(openings_in(text)):
            return True
        return any(sign in text for sign in self._signs) if self._signs else False


def _opening(phrase: str) -> str:
    """First letters of a phrase's first word."""
    first = _FIRST_WORD.match(phrase.lower())
    word, is_stem = first.groups() if first else ("", "*")
    return word[:OPENING] if len(word) >= OPENING or not is_stem else f"{word}*"


def phrase_pattern(phrase: str) -> str:
    """Regular expression of a phrase: ``*`` is any word ending, a blank is white space or a hyphen."""
    words = [re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()]
    body = r"[\s-]+".join(words)
    head = r"\b" if phrase[0].isalnum() else ""
    tail = r"\b" if phrase[-1].isalnum() else ""
    return f"{head}{body}{tail}"


def _compiled(phrases: Sequence[str]) -> re.Pattern[str]:
    """One pattern of several phrases, which leaves a place at once where no phrase begins with its letter.

    A plain alternation tries every phrase at every word. Here the engine skips ahead on a set of first letters, and
    each letter has its own alternatives.
    """
    words: dict[str, list[str]] = defaultdict(list)
    signs: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        pattern = phrase_pattern(phrase)
        if phrase[0].isalnum():
            words[phrase[0].lower()].append(pattern.removeprefix(rf"\b{phrase[0]}"))
        else:
            signs[re.escape(phrase[0])].append(pattern.removeprefix(re.escape(phrase[0])))
    letters = "".join(sorted({case for letter in words for case in (letter, letter.upper())}))
    by_letter = (f"(?<=[{letter}{letter.upper()}])(?:{'|'.join(tails)})" for letter, tails in sorted(words.items()))
    branches = [rf"(?<!\w[{letters}])(?:{'|'.join(by_letter)})"] if words else []
    branches.extend(f"(?<={sign})(?:{'|'.join(tails)})" for sign, tails in sorted(signs.items()))
    return re.compile(rf"[{letters}{''.join(signs)}](?i:{'|'.join(branches)})")


@cache
def cue_patterns(table: str = TABLE) -> dict[str, CuePattern]:
    """Patterns of the groups of a cue table (columns ``group,phrase``).

    Raises
    ------
    KnowledgeError
        Where a phrase is empty or stands twice in its group.
    """
    phrases: dict[str, list[str]] = defaultdict(list)
    for line, row in read_table(table, ("group", "phrase")):
        phrase = row["phrase"]
        if not phrase.strip() or phrase in phrases[row["group"]]:
            raise KnowledgeError(table, line, f"the phrase of group {row['group']} is empty or repeated", "Remove it.")
        phrases[row["group"]].append(phrase)
    return {group: CuePattern(items) for group, items in phrases.items()}
