"""Words of the field that speech recognition tore into pieces ("trans for aminal", "for amen", "sub clavian")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import add

from ircoder.knowledge.tables import read_table
from ircoder.knowledge.vocabulary import COLUMNS, FOLDER, LABELS
from ircoder.knowledge.word_classes import word_class
from ircoder.memory import without_rounds

SHORTEST = 7
"""Letters of a word below which its pieces may well be words of their own."""
MOST_PIECES = 3
_WORD = re.compile(r"[a-z]+")
_CHAIN = re.compile(r"(?<![a-z0-9])[a-z]+(?: [a-z]+)+")
_OPENING = 3
_PAIR = 2


def mended(low: str) -> list[tuple[int, int, str]]:
    """Places (start, end) of torn words in lower-case text, with the whole words, in order and without overlaps."""
    words = _field_words()
    every = _WORD.findall(low)
    twos = map(add, every, every[1:])
    threes = map(add, map(add, every, every[1:]), every[2:])
    if words.long.isdisjoint(twos) and words.long.isdisjoint(threes):
        return []
    out: list[tuple[int, int, str]] = []
    for chain in _CHAIN.finditer(low):
        pieces = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(low, *chain.span())]
        place = 0
        while place < len(pieces) - 1:
            found = None
            if pieces[place][0][:_OPENING] in words.openings:
                found = _joined([piece for piece, _, _ in pieces[place : place + MOST_PIECES]], words)
            if found is None:
                place += 1
                continue
            count, word = found
            out.append((pieces[place][1], pieces[place + count - 1][2], word))
            place += count
    return out


@dataclass(frozen=True, slots=True)
class _FieldWords:
    """Words of the vocabulary: the long ones, how they may open, and every word that is one by itself."""

    long: frozenset[str]
    openings: frozenset[str]
    known: frozenset[str]
    apart: frozenset[tuple[str, ...]]


def _joined(pieces: list[str], words: _FieldWords) -> tuple[int, str] | None:
    """How many pieces make one whole word, and the word; the most pieces first.

    Pieces that are all words by themselves ("via sheath", "up right"), or that a form writes so, are not torn.
    """
    for count in range(len(pieces), 1, -1):
        parts = pieces[:count]
        word = "".join(parts)
        if count == _PAIR and len(parts[-1]) == 1:
            # "Perform a" is no torn Performa.
            continue
        if word in words.long and tuple(parts) not in words.apart and not words.known.issuperset(parts):
            return count, word
    return None


@cache
@without_rounds()
def _field_words() -> _FieldWords:
    known: set[str] = set(word_class("function_words"))
    apart: set[tuple[str, ...]] = set()
    for stem in LABELS:
        for _, row in read_table(f"{FOLDER}/{stem}.csv", COLUMNS):
            for form in (row["name"], *row["forms"].split(";")):
                parts = _WORD.findall(form.lower())
                known.update(parts)
                for first in range(len(parts)):
                    for last in range(first + 2, min(len(parts), first + MOST_PIECES) + 1):
                        apart.add(tuple(parts[first:last]))
    long = frozenset(word for word in known if len(word) >= SHORTEST)
    openings = frozenset(word[:size] for word in long for size in range(1, _OPENING + 1))
    return _FieldWords(long, openings, frozenset(known), frozenset(apart))
