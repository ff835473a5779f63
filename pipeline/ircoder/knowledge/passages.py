"""Texts of one report that patterns are asked of all at once: where none may stand, no text is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from ircoder.knowledge.word_patterns import WordPattern, openings_in, stem_starts


class Passages:
    """Texts in order. What holds a pattern is found out once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        lows = [text.lower() for text in self._texts]
        self._starts = list(accumulate((len(low) + 1 for low in lows), initial=0))
        self._joined = "\n".join(lows)
        # A letter whose small form has two shifts every place behind it.
        self._shifted = any(len(low) != len(text) for low, text in zip(lows, self._texts, strict=True))
        self._known: dict[WordPattern, tuple[int, ...]] = {}

    def holding(self, pattern: WordPattern) -> tuple[int, ...]:
        """Numbers of the texts in which a pattern matches."""
        found = self._known.get(pattern)
        if found is None:
            found = self._known[pattern] = self._found(pattern)
        return found

    def _found(self, pattern: WordPattern) -> tuple[int, ...]:
        if pattern.openings is None or self._shifted:
            return tuple(number for number, text in enumerate(self._texts) if pattern.search(text) is not None)
        likely = pattern.openings & openings_in(self._joined)
        if not likely:
            return ()
        out: list[int] = []
        for start in stem_starts(likely, self._joined):
            number = bisect_right(self._starts, start) - 1
            at = start - self._starts[number]
            if (not out or out[-1] != number) and pattern.match(self._texts[number], at) is not None:
                out.append(number)
        return tuple(out)
