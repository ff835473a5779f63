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
from ircoder.language.recogniser.paths import Paths

Floats = NDArray[np.float32]
WEIGHTS, FEATURES = "weights.npz", "features.txt"
_MOST_FORMS = 60_000
"""Word forms of which scores are kept; then all are dropped and summed anew."""


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
        self._paths = Paths(self.tags, transitions)
        self._pairs = PairScores(features, self._weights)
        self._width = 2 * REACH + 1
        self._forms: dict[str, int] = {}
        self._blocks: Floats = np.zeros((256, self._width, len(self.tags)), dtype=np.float32)

    def tag(self, given: Seen) -> list[str]:
        """Best tag of every word; an ``I-`` tag never stands without its ``B-``."""
        if not given.forms:
            return []
        spans = sentence_spans(given.breaks)
        return self._paths.best(self._emissions(given, spans), spans)

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
            transitions=self._paths.transitions,
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
