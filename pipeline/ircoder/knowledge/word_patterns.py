"""Patterns of words that say at a glance that a text holds none of them.

Findings ask hundreds of patterns about every clause of a report, and nearly all answers are no. What a match must begin
with, and what it must hold, is read off the pattern once; a text without such words is not searched at all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

from ircoder.knowledge.pattern_words import OPENING, pattern_words

_SHORT = 40
"""Characters of a text up to which a plain search costs less than to find where words begin."""
_TINY = 2
"""Letters of a beginning up to which a pattern finds it sooner than a search for its letters."""
_MOST_WORDS = 20_000
"""Words whose beginnings are kept."""
_END = sys.maxsize
_WORDS = re.compile(r"\w+")
_ODD = re.compile(r"[\u0130\u0131\u017f]|(?![0-9])\d")
"""Letters that a pattern takes for i or s though their small forms are others, and digits of other scripts."""
_NOTHING: frozenset[str] = frozenset()
_asked: set[str] = set()
"""Openings of all patterns made so far: other beginnings of words need no looking up."""

T = TypeVar("T")


def ask_for(openings: Iterable[str]) -> None:
    """Have these beginnings of words found by :func:`openings_in`; what was read without them is read again."""
    if not _asked.issuperset(openings):
        _asked.update(openings)
        openings_in.cache_clear()
        _WORDS_KNOWN.clear()


def asked_for() -> int:
    """How many beginnings are looked up: what was read when there were fewer may lack some."""
    return len(_asked)


@lru_cache(maxsize=2048)
def openings_in(text: str) -> frozenset[str]:
    """Beginnings of the words of a text that some pattern asks for.

    They are the first six letters of a word (all of a shorter one), and ``ab*`` for fewer. A text with letters that
    stand for others may hold any.
    """
    if not text.isascii() and _ODD.search(text) is not None:
        return frozenset(_asked)
    return _NOTHING.union(*map(_WORDS_KNOWN.__getitem__, _WORDS.findall(text.lower())))


class _Openings(dict[str, frozenset[str]]):
    """Beginnings of words that are asked for, by word."""

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        beginnings = (word[:OPENING], *[f"{word[:length]}*" for length in range(1, OPENING)])
        self[word] = found = _NOTHING | _asked.intersection(beginnings)
        return found


_WORDS_KNOWN = _Openings()


def starts_of(openings: frozenset[str], text: str) -> list[int]:
    """Where words that begin so stand in a text, in order."""
    low = text.lower()
    if not text.isascii() and (len(low) != len(text) or _ODD.search(text) is not None):
        return [word.start() for word in _WORDS.finditer(text)]
    return stem_starts(openings & openings_in(text), low)


def stem_starts(openings: Collection[str], low: str) -> list[int]:
    """Where words that begin so stand in a lower-case text, in order."""
    if len(openings) == 1:
        (opening,) = openings
        return opening_starts(opening, low)
    # Words of two openings begin at one place only where one opening is a stem of the other.
    return sorted({start for opening in openings for start in opening_starts(opening, low)})


def opening_starts(opening: str, low: str) -> list[int]:
    """Where words with one beginning stand in a lower-case text, in order."""
    stem = opening.rstrip("*")
    size = len(stem)
    whole = size < OPENING and size == len(opening)
    if size <= _TINY:
        return [word.start() for word in _tiny_words(stem, whole=whole).finditer(low)]
    starts: list[int] = []
    start = low.find(stem)
    while start >= 0:
        end = start + size
        before = low[start - 1 : start]
        if not (before.isalnum() or before == "_"):
            after = low[end : end + 1] if whole else ""
            if not (after.isalnum() or after == "_"):
                starts.append(start)
        start = low.find(stem, end)
    return starts


@lru_cache(maxsize=4096)
def _tiny_words(stem: str, *, whole: bool) -> re.Pattern[str]:
    """Pattern of words that begin with very few letters, which stand within most other words."""
    first, rest = re.escape(stem[0]), re.escape(stem[1:])
    end = r"(?!\w)" if whole else ""
    return re.compile(rf"{first}(?<!\w{first}){rest}{end}")


def _is_letter(sign: str) -> bool:
    """Whether a sign is part of a word."""
    return sign.isalnum() or sign == "_"


class WordPattern:
    """A regular expression with the calls of :class:`re.Pattern` that builders use, by default without regard to case.

    Parameters
    ----------
    pattern
        The expression, without flags in it.
    flags
        Flags to compile it with.
    """

    __slots__ = ("_compiled", "_flags", "_gate", "_needed", "_openings", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None
        self._openings, self._needed = pattern_words(pattern)
        self._gate = self._openings if self._openings is not None else self._needed
        ask_for(self._openings or ())
        ask_for(self._needed or ())

    @property
    def openings(self) -> frozenset[str] | None:
        """Beginnings of words, at one of which every match begins; ``None`` where nothing is known of them."""
        return self._openings

    @property
    def _pattern(self) -> re.Pattern[str]:
        """The compiled pattern, made when a text first needs it: to compile them all takes a good part of a second."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def may_match(self, said: frozenset[str]) -> bool:
        """Whether a text with these beginnings of words, all that are asked for, may hold a match."""
        if self._gate is None:
            return True
        return not (self._gate.isdisjoint(said) or (self._needed is not None and self._needed.isdisjoint(said)))

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """First match in a text."""
        gate = self._gate
        if gate is not None:
            said = openings_in(text)
            if (gate.isdisjoint(said) or (self._needed is not None and self._needed.isdisjoint(said))) and (
                endpos == _END or not _cuts_word(text, endpos)
            ):
                return None
            openings = self._openings
            if openings is not None and not pos and endpos == _END and len(text) > _SHORT:
                # A match begins where a word of one of the openings does: nowhere else is looked.
                match = (self._compiled or self._pattern).match
                for start in starts_of(openings, text):
                    found = match(text, start)
                    if found is not None:
                        return found
                return None
        return (self._compiled or self._pattern).search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterable[re.Match[str]]:
        """Matches in a text, in order."""
        if self._gate is not None:
            if not self.may_match(openings_in(text)) and (endpos == _END or not _cuts_word(text, endpos)):
                return ()
            if self._openings is not None and not pos and endpos == _END:
                return self._matches(text, self._openings)
        return (self._compiled or self._pattern).finditer(text, pos, endpos)

    def _matches(self, text: str, openings: frozenset[str]) -> Iterator[re.Match[str]]:
        match = (self._compiled or self._pattern).match
        end = 0
        for start in starts_of(openings, text):
            if start >= end:
                found = match(text, start)
                if found is not None:
                    end = found.end()
                    yield found

    def findall(self, text: str) -> list[Any]:
        """Matches in a text as strings, or as groups where the pattern has any."""
        return self._pattern.findall(text) if self.may_match(openings_in(text)) else []

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """The text between matches."""
        return self._pattern.split(text, maxsplit) if self.may_match(openings_in(text)) else [text]

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with each match replaced."""
        return self._pattern.sub(replacement, text, count) if self.may_match(openings_in(text)) else text

    def match(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """Match at the start of a text."""
        return (self._compiled or self._pattern).match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """Match of a whole text."""
        return (self._compiled or self._pattern).fullmatch(text, pos, endpos)


def _cuts_word(text: str, endpos: int) -> bool:
    """Whether a text is to be read up to the midst of a word, which then is another word."""
    if not 0 < endpos < len(text):
        return False
    return _is_letter(text[endpos - 1]) and _is_letter(text[endpos])


class PatternTable(Generic[T]):
    """Many patterns, each with what it stands for: a text is searched for those only that its words may begin."""

    def __init__(self, rows: Iterable[tuple[T, WordPattern]]) -> None:
        self._rows = tuple(rows)
        self._always: set[int] = set()
        self._by_opening: dict[str, list[int]] = {}
        for number, (_, pattern) in enumerate(self._rows):
            if pattern.openings is None:
                self._always.add(number)
            for opening in pattern.openings or ():
                self._by_opening.setdefault(opening, []).append(number)
        self._openings = frozenset(self._by_opening)

    def likely(self, text: str) -> list[tuple[T, WordPattern]]:
        """Rows whose pattern may stand in a text, in the order of the table."""
        numbers = set(self._always)
        for opening in self._openings & openings_in(text):
            numbers.update(self._by_opening[opening])
        return [self._rows[number] for number in sorted(numbers)]
