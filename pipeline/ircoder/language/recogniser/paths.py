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
        self.first = np.array([_NEVER if tag.startswith("I-") else 0.0 for tag in self.tags], dtype=np.float32)

    def best(self, scores: Floats, spans: Sequence[tuple[int, int]]) -> list[str]:
        """Best paths of all sentences at once, step by step; ``scores`` are words by tags."""
        longest = max(last - first for first, last in spans)
        size = len(self.tags)
        padded = np.zeros((len(spans), longest, size), dtype=np.float32)
        lengths = np.array([last - first for first, last in spans])
        for index, (first, last) in enumerate(spans):
            padded[index, : last - first] = scores[first:last]
        back = np.zeros((longest, len(spans), size), dtype=np.int16)
        best = padded[:, 0] + self.first
        ends = np.where((lengths == 1)[:, None], best, 0.0)
        for step in range(1, longest):
            paths = best[:, :, None] + self.transitions
            back[step] = paths.argmax(axis=1)
            best = paths.max(axis=1) + padded[:, step]
            ends = np.where((lengths == step + 1)[:, None], best, ends)
        out: list[str] = []
        for index, (first, last) in enumerate(spans):
            tag = int(ends[index].argmax())
            path = [tag]
            for step in range(last - first - 1, 0, -1):
                tag = int(back[step, index, tag])
                path.append(tag)
            out.extend(self.tags[tag] for tag in reversed(path))
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
