"""The best sequence of tags for each sentence, given scores of words and of neighbouring tags."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)


class Paths:
    """Finds best paths through tags; an ``I-`` tag never stands without its ``B-``.

    Parameters
    ----------
    tags
        Names of the tags (``O``, ``B-VESSEL``, ``I-VESSEL``, …).
    transitions
        Score of a tag (column) right after another (row), tags by tags.
    """

    def __init__(self, tags: Sequence[str], transitions: Floats) -> None:
        self.tags = tuple(tags)
        self.transitions = _legal(self.tags, transitions.astype(np.float32))
        # A tag's predecessors side by side: their best is read off a stretch of memory.
        self._into = np.ascontiguousarray(self.transitions.T)
        self.first = np.array([_NEVER if tag.startswith("I-") else 0.0 for tag in self.tags], dtype=np.float32)

    def best(self, scores: Floats, spans: Sequence[tuple[int, int]]) -> list[str]:
        """Best paths of all sentences at once, step by step; ``scores`` are words by tags."""
        # The longest sentences come first: those that still go on at a step stand in front.
        ordered = sorted(spans, key=lambda span: span[0] - span[1])
        lengths = [last - first for first, last in ordered]
        longest, size = lengths[0], len(self.tags)
        padded = np.zeros((longest, len(ordered), size), dtype=np.float32)
        for index, (first, last) in enumerate(ordered):
            padded[: last - first, index] = scores[first:last]
        best = np.empty_like(padded)
        best[0] = padded[0] + self.first
        going = self._going(lengths)
        paths = np.empty((size, len(ordered), size), dtype=np.float32)
        for step in range(1, longest):
            count = going[step]
            before = best[step - 1, :count]
            np.add(before.T[:, :, None], self.transitions[:, None, :], out=paths[:, :count])
            here = best[step, :count]
            np.maximum.reduce(paths[:, :count], axis=0, out=here)
            here += padded[step, :count]
        return self._followed_back(best, ordered, going, len(scores))

    def _followed_back(
        self, best: Floats, ordered: Sequence[tuple[int, int]], going: Sequence[int], words: int
    ) -> list[str]:
        """Tags of all words from the last of each sentence to its first: each is the best before the one behind it."""
        chosen = np.zeros(best.shape[:2], dtype=np.intp)
        count = 0
        for step in range(len(best) - 1, -1, -1):
            if count:
                into = self._into[chosen[step + 1, :count]]
                chosen[step, :count] = (best[step, :count] + into).argmax(axis=1)
            # Sentences that end here begin with their own best tag.
            ending = slice(count, going[step])
            chosen[step, ending] = best[step, ending].argmax(axis=1)
            count = going[step]
        out = [""] * words
        for place, (first, last) in enumerate(ordered):
            out[first:last] = [self.tags[tag] for tag in chosen[: last - first, place].tolist()]
        return out

    @staticmethod
    def _going(lengths: Sequence[int]) -> list[int]:
        """How many sentences have a word at each step; ``lengths`` begin with the longest."""
        going = [0] * lengths[0]
        for length in lengths:
            going[length - 1] += 1
        return list(accumulate(reversed(going)))[::-1]


def _legal(tags: Sequence[str], transitions: Floats) -> Floats:
    """The transitions without those into the middle of another entity."""
    out = transitions.copy()
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            for row, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    out[row, column] = _NEVER
    return out
