"""A linear-chain tagger in plain arrays: scores of features, scores of neighbouring tags, best path by sentence.

The weights come from a conditional random field that was trained elsewhere (``ircoder.train.recogniser``); applied they
need numpy alone. Scores of a word form are summed once and kept.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
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
Features = Callable[[str], list[list[str]]]
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
        self._forms: dict[str, int] = {}
        self._vocabulary: dict[str, int] = {}
        self._blocks: Floats = np.zeros((2 * REACH + 1, 256, len(self.tags)), dtype=np.float32)

    def tag(self, given: Seen) -> list[str]:
        """Best tag of every word; an ``I-`` tag never stands without its ``B-``."""
        if not given.forms:
            return []
        spans = sentence_spans(given.breaks)
        return self._paths.best(self._emissions(given, spans), spans)

    def _emissions(self, given: Seen, spans: Sequence[tuple[int, int]]) -> Floats:
        """Scores of every tag for every word, words by tags."""
        places = self._spaced(spans)
        columns = (
            self._rows(self._forms, word_features, [*given.forms, EDGE]),
            self._rows(self._vocabulary, vocabulary_features, [*given.vocabulary, EDGE]),
        )
        spaced = [np.full(len(places) + REACH * (len(spans) + 1), rows[-1]) for rows in columns]
        for wide, rows in zip(spaced, columns, strict=True):
            wide[places] = rows[:-1]
        scores = np.zeros((len(places), len(self.tags)), dtype=np.float32)
        for offset in range(-REACH, REACH + 1):
            beside = places + offset
            for wide in spaced:
                scores += self._blocks[offset + REACH].take(wide[beside], axis=0)
        self._pairs.add(scores, given)
        return scores

    @staticmethod
    def _spaced(spans: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
        """Places of all words if room for the words beyond its edges were left around each sentence."""
        lengths = [last - first for first, last in spans]
        room = REACH * np.arange(1, len(spans) + 1)
        return np.arange(sum(lengths)) + np.repeat(room, lengths)

    def _rows(self, known: dict[str, int], features: Features, names: Sequence[str]) -> NDArray[np.int64]:
        """Rows of the kept scores of word forms, or of what the vocabulary says."""
        for name in names:
            if name not in known:
                known[name] = self._new_row(features(name))
        return np.array([known[name] for name in names], dtype=np.int64)

    def _new_row(self, features: Sequence[Sequence[str]]) -> int:
        """Row of newly kept scores of features, which are listed by offset."""
        row = len(self._forms) + len(self._vocabulary)
        if row >= self._blocks.shape[1]:
            self._blocks = np.concatenate([self._blocks, np.zeros_like(self._blocks)], axis=1)
        for column, names in enumerate(features):
            rows = [self._features[name] for name in names if name in self._features]
            self._blocks[column, row] = self._weights[rows].sum(axis=0) if rows else 0.0
        return row

    def forget(self) -> None:
        """Drop kept scores where too many word forms were met; called between reports."""
        if len(self._forms) > _MOST_FORMS:
            self._forms.clear()
            self._vocabulary.clear()

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
