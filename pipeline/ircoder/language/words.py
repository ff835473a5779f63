"""A report's words as plain lists, and the closed word classes that spans are built from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import IS_SPACE, LENGTH, SPACY
from spacy.tokens import Doc

from ircoder.knowledge.word_classes import word_class
from ircoder.language.reading import Sentence

FUNCTION_WORDS = word_class("function_words")
# Short forms that spell a common word when not in capitals.
UPPER_ONLY = word_class("upper_only")
# Two letters that spell nothing else, however they are written.
ANY_CASE = word_class("any_case")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report without white space.

    ``starts``/``ends`` are the characters of each word; ``breaks[i]`` is true where a sentence starts with word ``i``,
    ``sentences[i]`` is the index of its sentence; ``size`` is how many words there are.
    """

    report: str
    starts: Sequence[int]
    ends: Sequence[int]
    lower: Sequence[str]
    breaks: Sequence[bool]
    sentences: Sequence[int]
    size: int

    def __len__(self) -> int:
        return self.size

    def text(self, first: int, last: int) -> str:
        """Characters from word ``first`` to the one before ``last``."""
        return self.report[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def tight(self, place: int) -> bool:
        """Whether a word stands without white space on at least one side."""
        before = place > 0 and self.ends[place - 1] == self.starts[place]
        after = place + 1 < self.size and self.starts[place + 1] == self.ends[place]
        return before or after


def words_of(doc: Doc, text: str, sentences: Sequence[Sentence]) -> Words:
    """Plain words of a tokenized report whose sentences are known; ``text`` is the Doc's own text."""
    known = _Last.words
    if known is not None and known[0] is doc and known[1] == len(doc) and known[3] is sentences:
        return known[2]
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    first, last, blank = _places(doc)
    starts: list[int] = first[~blank].tolist()
    ends: list[int] = last[~blank].tolist()
    size = len(starts)
    breaks = [False] * size
    indices: list[int] = []
    borders = [bisect_left(starts, sentence.start) for sentence in sentences]
    for place in borders:
        if place < size:
            breaks[place] = True
    # Words before the first sentence count to it.
    for index, (begin, end) in enumerate(pairwise((0, *borders[1:], size) if borders else (0, size))):
        indices.extend([index] * (end - begin))
    lower = [lowered[start:end] for start, end in zip(starts, ends, strict=True)]
    words = Words(text, starts, ends, lower, breaks, indices, size)
    _Last.words = (doc, len(doc), words, sentences)
    return words


class _Last:
    """The Doc that was made last with its text, and the one whose tokens were placed last with their number.

    spaCy joins the text anew from every token, and works out anew where each stands.
    """

    made: tuple[Doc, str] | None = None
    placed: tuple[Doc, int, tuple[Any, Any, Any]] | None = None
    words: tuple[Doc, int, Words, Sequence[Sentence]] | None = None


def note_text(doc: Doc, text: str) -> None:
    """Remember the text from which a Doc was made; tokens may be merged or split later, no character changes."""
    _Last.made = (doc, text)


def text_of(doc: Doc) -> str:
    """Text of a Doc."""
    made = _Last.made
    if made is not None and made[0] is doc:
        return made[1]
    text: str = doc.text
    return text


def token_places(doc: Doc) -> tuple[list[int], list[int]]:
    """First and last characters (exclusive) of all tokens, without a Python object for each."""
    first, last, _ = _places(doc)
    return first.tolist(), last.tolist()


def token_starts(doc: Doc) -> Any:  # noqa: ANN401 - spaCy's arrays carry no types
    """First character of every token, as an array of integers."""
    return _places(doc)[0]


def _places(doc: Doc) -> tuple[Any, Any, Any]:
    """First and last character of every token, and whether it is white space, as arrays that are not to be changed."""
    placed = _Last.placed
    if placed is not None and placed[0] is doc and placed[1] == len(doc):
        return placed[2]
    columns = doc.to_array([LENGTH, SPACY, IS_SPACE]).astype("int64")
    length, space = columns[:, 0], columns[:, 1]
    last = np.cumsum(length + space) - space
    found = (last - length, last, columns[:, 2].astype(bool))
    _Last.placed = (doc, len(doc), found)
    return found
