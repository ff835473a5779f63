"""Texts of one report that patterns are asked of all at once: where none may stand, no text is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ircoder.knowledge.word_patterns import WordPattern, asked_for, opening_starts, openings_in

_NOTHING: frozenset[str] = frozenset()


class Passages:
    """Texts in order. What holds a pattern is found out once.

    Parameters
    ----------
    texts
        The texts.
    whole
        A text with all of their words that is read anyhow, where there is one.
    """

    def __init__(self, texts: Iterable[str], whole: str | None = None) -> None:
        self._texts = tuple(texts)
        self._whole = whole
        self._read, self._read_for = _NOTHING, -1
        lows = [text.lower() for text in self._texts]
        self._starts = list(accumulate((len(low) + 1 for low in lows), initial=0))
        self._joined = "\n".join(lows)
        # A letter whose small form has two shifts every place behind it.
        self._shifted = any(len(low) != len(text) for low, text in zip(lows, self._texts, strict=True))
        self._known: dict[WordPattern, tuple[int, ...]] = {}
        self._places: dict[str, list[int]] = {}

    def holding(self, *patterns: WordPattern) -> Sequence[int]:
        """Numbers of the texts in which one of these patterns matches, in order."""
        if len(patterns) == 1:
            return self._holding(patterns[0])
        return sorted({number for pattern in patterns for number in self._holding(pattern)})

    def _holding(self, pattern: WordPattern) -> tuple[int, ...]:
        found = self._known.get(pattern)
        if found is None:
            found = self._known[pattern] = self._found(pattern)
        return found

    def _found(self, pattern: WordPattern) -> tuple[int, ...]:
        if pattern.openings is None or self._shifted:
            return tuple(number for number, text in enumerate(self._texts) if pattern.search(text) is not None)
        said = self._openings()
        if not pattern.may_match(said):
            return ()
        out: list[int] = []
        for start in self._starts_of(pattern.openings & said):
            number = bisect_right(self._starts, start) - 1
            at = start - self._starts[number]
            if (not out or out[-1] != number) and pattern.match(self._texts[number], at) is not None:
                out.append(number)
        return tuple(out)

    def _starts_of(self, openings: frozenset[str]) -> Sequence[int]:
        """Where words that begin so stand in the joined texts, in order."""
        for opening in openings:
            if opening not in self._places:
                self._places[opening] = opening_starts(opening, self._joined)
        if len(openings) == 1:
            return self._places[next(iter(openings))]
        return sorted({start for opening in openings for start in self._places[opening]})

    def _openings(self) -> frozenset[str]:
        if self._whole is not None:
            return openings_in(self._whole)
        if self._read_for != asked_for():
            self._read, self._read_for = _NOTHING.union(*map(openings_in, self._texts)), asked_for()
        return self._read
