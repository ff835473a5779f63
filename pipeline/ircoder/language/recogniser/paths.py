"""The best sequence of tags for each sentence, given scores of words and of neighbouring tags."""

from __future__ import annotations

from collections.abc import Sequence

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
        back = np.zeros((longest, len(ordered), size), dtype=np.int16)
        best = padded[0] + self.first
        going = len(ordered)
        for step in range(1, longest):
            while lengths[going - 1] <= step:
                going -= 1
            paths = best[:going, None, :] + self._into
            back[step, :going] = paths.argmax(axis=2)
            np.add(np.maximum.reduce(paths, axis=2), padded[step, :going], out=best[:going])
        out = [""] * len(scores)
        for index, ((first, last), end) in enumerate(zip(ordered, best.argmax(axis=1).tolist(), strict=True)):
            tag = end
            for step in range(last - first - 1, -1, -1):
                out[first + step] = self.tags[tag]
                tag = int(back[step, index, tag])
        return out


def _legal(tags: Sequence[str], transitions: Floats) -> Floats:
    """The transitions without those into the middle of another entity."""
    out = transitions.copy()
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            for row, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    out[row, column] = _NEVER
    return out
