"""A report's words as plain lists, and the closed word classes that spans are built from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ircoder.language.reading import Sentence

FUNCTION_WORDS = frozenset(
    "a an the and or of to in on at by for from with without into onto over under via was were is are be been as it its "
    "this that these those no not then next we i he she they his her their our my so but if than there here".split()
)
# Short forms that spell a common word when not in capitals.
UPPER_ONLY = frozenset("tips hero spa aia cat mac us or it am pet mr mra cs ads pal sit pin sad lap ash".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one report without white space.

    ``tokens[i]`` is the index of word ``i`` in the Doc, ``starts``/``ends`` its characters; ``breaks[i]`` is true where
    a sentence starts with it.
    """

    report: str
    tokens: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    lower: Sequence[str]
    breaks: Sequence[bool]

    def __len__(self) -> int:
        return len(self.tokens)

    def text(self, first: int, last: int) -> str:
        """Characters from word ``first`` to the one before ``last``."""
        return self.report[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def tight(self, place: int) -> bool:
        """Whether a word stands without white space on at least one side."""
        before = place > 0 and self.ends[place - 1] == self.starts[place]
        after = place + 1 < len(self.tokens) and self.starts[place + 1] == self.ends[place]
        return before or after


def words_of(doc: Doc, sentences: Sequence[Sentence]) -> Words:
    """Plain words of a tokenized report whose sentences are known."""
    text = doc.text
    tokens: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    breaks: list[bool] = []
    borders = iter([sentence.start for sentence in sentences] + [len(text) + 1])
    border = next(borders)
    for token in doc:
        if token.is_space:
            continue
        start = token.idx
        form = token.lower_
        tokens.append(token.i)
        starts.append(start)
        ends.append(start + len(form))
        lower.append(form)
        broken = start >= border
        while start >= border:
            border = next(borders)
        breaks.append(broken)
    return Words(text, tokens, starts, ends, lower, breaks)
