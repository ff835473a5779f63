"""A linear-chain tagger in plain arrays: scores of features, scores of neighbouring tags, best path by sentence.

The weights come from a conditional random field that was trained elsewhere (``ircoder.train.recogniser``); applied they
need numpy alone. Scores of a word form are summed once and kept.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ircoder.language.recogniser.features import (
    EDGE,
    REACH,
    Seen,
    sentence_spans,
    vocabulary_features,
    word_features,
)
from ircoder.language.recogniser.pair_scores import PairScores

Floats = NDArray[np.float32]
WEIGHTS, FEATURES = "weights.npz", "features.txt"
_MOST_FORMS = 60_000
"""Word forms of which scores are kept; then all are dropped and summed anew."""
_NEVER = np.float32(-1e4)


class Tagger:
    """Tags the words of a report.

    Parameters
    ----------
    tags
        Names of the tags (``O``, ``B-VESSEL``, ``I-VESSEL``, …).
    features
        Row of the weights for each feature.
    weights
        Scores, features by tags.
    transitions
        Score of a tag (column) right after another (row), tags by tags.
    """

    def __init__(self, tags: Sequence[str], features: Mapping[str, int], weights: Floats, transitions: Floats) -> None:
        self.tags = tuple(tags)
        self._features = features
        self._weights = weights.astype(np.float32)
        self._transitions = _legal(self.tags, transitions.astype(np.float32))
        self._first = np.array([_NEVER if tag.startswith("I-") else 0.0 for tag in self.tags], dtype=np.float32)
        self._pairs = PairScores(features, self._weights)
        self._width = 2 * REACH + 1
        self._forms: dict[str, int] = {}
        self._blocks: Floats = np.zeros((256, self._width, len(self.tags)), dtype=np.float32)

    def tag(self, given: Seen) -> list[str]:
        """Best tag of every word; an ``I-`` tag never stands without its ``B-``."""
        if not given.forms:
            return []
        spans = sentence_spans(given.breaks)
        return self._decoded(self._emissions(given, spans), spans)

    def _emissions(self, given: Seen, spans: Sequence[tuple[int, int]]) -> Floats:
        """Scores of every tag for every word, words by tags."""
        words = np.array([self._row(f"w\0{form}") for form in given.forms], dtype=np.int64)
        vocabulary = np.array([self._row(f"v\0{tag}") for tag in given.vocabulary], dtype=np.int64)
        edges = self._row(f"w\0{EDGE}"), self._row(f"v\0{EDGE}")
        scores = np.zeros((len(words), len(self.tags)), dtype=np.float32)
        number = np.empty(len(words), dtype=np.int64)
        for index, (first, last) in enumerate(spans):
            number[first:last] = index
        for offset in range(-REACH, REACH + 1):
            for rows, edge in ((words, edges[0]), (vocabulary, edges[1])):
                shifted = np.full(len(rows), edge, dtype=np.int64)
                low, high = max(0, -offset), len(rows) - max(0, offset)
                if high > low:
                    same = number[low:high] == number[low + offset : high + offset]
                    shifted[low:high] = np.where(same, rows[low + offset : high + offset], edge)
                scores += self._blocks[shifted, offset + REACH]
        self._pairs.add(scores, given)
        return scores

    def _row(self, key: str) -> int:
        """Row of the kept scores of a word form (``w``) or of what the vocabulary says (``v``)."""
        found = self._forms.get(key)
        if found is not None:
            return found
        row = len(self._forms)
        if row >= len(self._blocks):
            self._blocks = np.concatenate([self._blocks, np.zeros_like(self._blocks)])
        of = word_features if key[0] == "w" else vocabulary_features
        for column, names in enumerate(of(key[2:])):
            rows = [self._features[name] for name in names if name in self._features]
            self._blocks[row, column] = self._weights[rows].sum(axis=0) if rows else 0.0
        self._forms[key] = row
        return row

    def forget(self) -> None:
        """Drop kept scores where too many word forms were met; called between reports."""
        if len(self._forms) > _MOST_FORMS:
            self._forms.clear()

    def _decoded(self, scores: Floats, spans: Sequence[tuple[int, int]]) -> list[str]:
        """Best paths of all sentences at once, step by step."""
        longest = max(last - first for first, last in spans)
        size = len(self.tags)
        padded = np.zeros((len(spans), longest, size), dtype=np.float32)
        lengths = np.array([last - first for first, last in spans])
        for index, (first, last) in enumerate(spans):
            padded[index, : last - first] = scores[first:last]
        back = np.zeros((longest, len(spans), size), dtype=np.int16)
        best = padded[:, 0] + self._first
        ends = np.where((lengths == 1)[:, None], best, 0.0)
        for step in range(1, longest):
            paths = best[:, :, None] + self._transitions
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

    def to_disk(self, folder: Path) -> None:
        """Write the weights (half precision) and the names of the features into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        names = sorted(self._features, key=self._features.__getitem__)
        (folder / FEATURES).write_text("\n".join(names) + "\n", encoding="utf-8")
        buffer = io.BytesIO()
        np.savez(
            buffer,
            tags=np.array(self.tags),
            weights=self._weights.astype(np.float16),
            transitions=self._transitions.astype(np.float32),
        )
        (folder / WEIGHTS).write_bytes(buffer.getvalue())

    @classmethod
    def from_disk(cls, folder: Path) -> Tagger:
        """Read what :meth:`to_disk` wrote; arrays only, never pickled objects.

        Raises
        ------
        OSError, ValueError, KeyError
            Where the folder holds no tagger.
        """
        names = (folder / FEATURES).read_text(encoding="utf-8").split("\n")[:-1]
        with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
            tags: Any = arrays["tags"].tolist()
            return cls(tags, {name: row for row, name in enumerate(names)}, arrays["weights"], arrays["transitions"])


def _legal(tags: Sequence[str], transitions: Floats) -> Floats:
    """The transitions without those into the middle of another entity."""
    out = transitions.copy()
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            for row, before in enumerate(tags):
                if before[2:] != tag[2:] or before == "O":
                    out[row, column] = _NEVER
    return out
