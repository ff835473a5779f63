"""Patterns of words that say at a glance that a text holds none of them.

Findings ask hundreds of patterns about every clause of a report, and nearly all answers are no. What a match must begin
with is read off the pattern once; a text whose words begin otherwise is not searched at all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

OPENING = 6
"""Letters of a word that are looked up."""

_MOST_STATES = 400
_SHORT = 40
"""Characters of a text up to which a plain search costs less than to find where words begin."""
_END = sys.maxsize
_WORDS = re.compile(r"\w+")
_NOTHING: frozenset[str] = frozenset()
_asked: set[str] = set()
"""Openings of all patterns made so far: other beginnings of words need no looking up."""

T = TypeVar("T")


def ask_for(openings: Iterable[str]) -> None:
    """Have these beginnings of words found by :func:`openings_in`; what was read without them is read again."""
    if not _asked.issuperset(openings):
        _asked.update(openings)
        openings_in.cache_clear()
        _openings_of.cache_clear()


def asked_for() -> int:
    """How many beginnings are looked up: what was read when there were fewer may lack some."""
    return len(_asked)


@lru_cache(maxsize=2048)
def openings_in(text: str) -> frozenset[str]:
    """Beginnings of the words of a text that some pattern asks for.

    They are the first six letters of a word (all of a shorter one), and ``ab*`` for fewer.
    """
    return _NOTHING.union(*map(_openings_of, _WORDS.findall(text.lower())))


@lru_cache(maxsize=20_000)
def _openings_of(word: str) -> frozenset[str]:
    return _NOTHING | _asked.intersection((word[:OPENING], *[f"{word[:length]}*" for length in range(1, OPENING)]))


def starts_of(openings: frozenset[str], text: str) -> list[int]:
    """Where words that begin so stand in a text, in order."""
    low = text.lower()
    if len(low) != len(text):
        return [word.start() for word in _WORDS.finditer(text)]
    return stem_starts(openings & openings_in(text), low)


def stem_starts(openings: Collection[str], low: str) -> list[int]:
    """Where words that begin so stand in a lower-case text, in order."""
    starts: list[int] = []
    for opening in openings:
        stem = opening.rstrip("*")
        start = low.find(stem)
        while start >= 0:
            before = low[start - 1] if start else " "
            if not before.isalnum() and before != "_":
                starts.append(start)
            start = low.find(stem, start + 1)
    return sorted(set(starts)) if len(openings) > 1 else starts


class WordPattern:
    """A regular expression without regard to case, with the calls of :class:`re.Pattern` that builders use."""

    __slots__ = ("_compiled", "_openings", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        self._openings = pattern_openings(pattern)
        ask_for(self._openings or ())

    @property
    def openings(self) -> frozenset[str] | None:
        """Beginnings of words, one of which every match needs; ``None`` where nothing is known of them."""
        return self._openings

    @property
    def _pattern(self) -> re.Pattern[str]:
        """The compiled pattern, made when a text first needs it: to compile them all takes a good part of a second."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, re.IGNORECASE)
        return self._compiled

    def search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """First match in a text."""
        openings = self._openings
        if openings is not None:
            if openings.isdisjoint(openings_in(text)) and (endpos == _END or not _cuts_word(text, endpos)):
                return None
            if not pos and endpos == _END and len(text) > _SHORT:
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
        openings = self._openings
        if openings is not None:
            if openings.isdisjoint(openings_in(text)) and (endpos == _END or not _cuts_word(text, endpos)):
                return ()
            if not pos and endpos == _END:
                return self._matches(text, openings)
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
        return [] if self._stands_not_in(text) else self._pattern.findall(text)

    def split(self, text: str) -> list[str | Any]:
        """The text between matches."""
        return [text] if self._stands_not_in(text) else self._pattern.split(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return text if self._stands_not_in(text) else self._pattern.sub(replacement, text)

    def _stands_not_in(self, text: str) -> bool:
        return self._openings is not None and self._openings.isdisjoint(openings_in(text))

    def match(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """Match at the start of a text."""
        return self._pattern.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        """Match of a whole text."""
        return self._pattern.fullmatch(text, pos, endpos)


def _cuts_word(text: str, endpos: int) -> bool:
    """Whether a text is to be read up to the midst of a word, which then is another word."""
    return endpos < len(text) and _WORDS.match(text, max(0, endpos - 1), endpos + 1) is not None


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


class _UnknownOpeningError(Exception):
    """A pattern that may match at something else than the beginning of a known word."""


_State = tuple[str, bool, bool]
"""Letters of the first word so far, whether more may follow, and whether they stand at the beginning of a word."""

_Atom = tuple[str, object, int, bool]
"""Kind (``letters``, ``end``, ``edge``, ``group``, ``other``), what it holds, least count, whether it may repeat."""

_DIGITS = "0123456789"
_REPEAT = re.compile(r"(?:[*+?]|\{(\d*)(?:,\d*)?\})[?+]?")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_LOOK = re.compile(r"\(\?(?:=|!|<=|<!)")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


def pattern_openings(pattern: str) -> frozenset[str] | None:
    r"""Beginnings of words, one of which every match needs; ``None`` where a match may begin otherwise.

    ``\b(?:stent\w*|ct\b|us guid)`` gives ``stent*``, ``ct`` and ``us``; ``\bpr`` gives ``pr*``.
    """
    try:
        alternatives, end = _alternatives(pattern, 0)
        if end != len(pattern):
            return None
        states = _after(alternatives, {("", True, False)})
    except _UnknownOpeningError:
        return None
    out = {_finished(letters) if is_open else letters for letters, is_open, _ in states}
    return None if "*" in out or "" in out else frozenset(out)


def _finished(letters: str) -> str:
    return letters if len(letters) >= OPENING else f"{letters}*"


def _after(alternatives: Iterable[list[_Atom]], states: set[_State]) -> set[_State]:
    """States after one of several sequences of atoms."""
    out: set[_State] = set()
    for atoms in alternatives:
        current = states
        for atom in atoms:
            current = _step(atom, current)
        out |= current
    if len(out) > _MOST_STATES:
        raise _UnknownOpeningError
    return out


def _step(atom: _Atom, states: set[_State]) -> set[_State]:
    kind, held, least, repeats = atom
    out: set[_State] = {state for state in states if not state[1]}
    going = states - out
    if least == 0:
        out |= going
    for letters, _, begins in going:
        if kind == "edge":
            out.add((letters, not letters, True))
        elif kind == "group":
            inner = _after(held, {(letters, True, begins)})  # type: ignore[arg-type]
            # What stands after a repeated group may be the group again: the word so far is all that is known.
            out |= {_closed(state) for state in inner} if repeats else inner
        elif kind == "letters":
            if not begins:
                raise _UnknownOpeningError
            for letter in str(held):
                longer = letters + letter
                out.add((longer, len(longer) < OPENING and not repeats, True))
                if repeats and len(longer) < OPENING:
                    out.discard((longer, False, True))
                    out.add((f"{longer}*", False, True))
        elif not letters:
            raise _UnknownOpeningError
        else:
            out.add((letters if kind == "end" else _finished(letters), False, True))
    return out


def _closed(state: _State) -> _State:
    letters, is_open, begins = state
    if is_open and not letters:
        raise _UnknownOpeningError
    return (_finished(letters), False, begins) if is_open else state


def _alternatives(pattern: str, place: int) -> tuple[list[list[_Atom]], int]:
    """Alternatives from a place up to the closing bracket or the end."""
    out: list[list[_Atom]] = [[]]
    while place < len(pattern) and pattern[place] != ")":
        if pattern[place] == "|":
            out.append([])
            place += 1
            continue
        kind, held, place = _atom(pattern, place)
        repeat = _REPEAT.match(pattern, place)
        least, repeats = 1, False
        if repeat is not None:
            sign = repeat.group()
            least = 0 if sign[0] in "*?" or repeat[1] in {"", "0"} else 1
            repeats = sign[0] != "?"
            place = repeat.end()
        if kind != "look":
            out[-1].append((kind, held, least, repeats))
    return out, place


def _atom(pattern: str, place: int) -> tuple[str, object, int]:
    """Kind of the atom at a place, what it holds, and where it ends."""
    sign = pattern[place]
    if sign == "\\":
        return _escape(pattern, place)
    if sign == "[":
        found = _SET.match(pattern, place)
        if found is None:
            raise _UnknownOpeningError
        letters = found.group()[1:-1]
        return ("letters", letters.lower(), found.end()) if letters.isalnum() else ("other", None, found.end())
    if sign == "(":
        return _bracket(pattern, place)
    if sign in "^$":
        return ("edge" if sign == "^" else "look"), None, place + 1
    if sign == ".":
        return "other", None, place + 1
    return ("letters" if sign.isalnum() else "end"), sign.lower(), place + 1


def _escape(pattern: str, place: int) -> tuple[str, object, int]:
    sign = pattern[place + 1]
    if sign == "b":
        return "edge", None, place + 2
    if sign == "d":
        return "letters", _DIGITS, place + 2
    if sign == "s":
        return "end", None, place + 2
    return ("other" if sign.isalnum() else "end"), None, place + (6 if sign == "u" else 2)


def _bracket(pattern: str, place: int) -> tuple[str, object, int]:
    look = _LOOK.match(pattern, place)
    opening = look or _GROUP.match(pattern, place)
    if opening is None or pattern[opening.end() : opening.end() + 1] == "?":
        raise _UnknownOpeningError
    alternatives, end = _alternatives(pattern, opening.end())
    if end >= len(pattern):
        raise _UnknownOpeningError
    return ("look" if look else "group"), alternatives, end + 1
