"""A report's words as plain lists, and the closed word classes that spans are built from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.attrs import LENGTH, SPACY
from spacy.tokens import Doc

from ircoder.knowledge.word_classes import word_class
from ircoder.language.reading import Sentence

FUNCTION_WORDS = word_class("function_words")
# Short forms that spell a common word when not in capitals.
UPPER_ONLY = word_class("upper_only")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report without white space.

    ``tokens[i]`` is the index of word ``i`` in the Doc, ``starts``/``ends`` its characters; ``breaks[i]`` is true where
    a sentence starts with it, ``sentences[i]`` is the index of its sentence; ``size`` is how many words there are.
    """

    report: str
    tokens: Sequence[int]
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
        after = place + 1 < len(self.tokens) and self.starts[place + 1] == self.ends[place]
        return before or after


def words_of(doc: Doc, text: str, sentences: Sequence[Sentence]) -> Words:
    """Plain words of a tokenized report whose sentences are known; ``text`` is the Doc's own text."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    tokens: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    breaks: list[bool] = []
    indices: list[int] = []
    borders = [sentence.start for sentence in sentences] + [len(text) + 1]
    upcoming = 0
    for index, (start, end) in enumerate(token_places(doc)):
        word = lowered[start:end]
        if word.isspace():
            continue
        broken = start >= borders[upcoming]
        while start >= borders[upcoming]:
            upcoming += 1
        tokens.append(index)
        starts.append(start)
        ends.append(end)
        lower.append(word)
        breaks.append(broken)
        indices.append(max(0, upcoming - 1))
    return Words(text, tokens, starts, ends, lower, breaks, indices, len(tokens))


def token_places(doc: Doc) -> list[tuple[int, int]]:
    """First and last character (exclusive) of every token, without a Python object for each."""
    places: list[tuple[int, int]] = []
    start = 0
    for length, space in doc.to_array([LENGTH, SPACY]).tolist():
        places.append((start, start + length))
        start += length + space
    return places
