"""Scores of joined features for a whole report at once: keys are numbers made of those of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ircoder.language.recogniser.features import PAIRS, Seen, columns

Keys = NDArray[np.uint64]
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_MOST_KEPT = 100_000


class PairScores:
    """Looks up the joined features of a tagger.

    Parameters
    ----------
    features
        Row of the weights for each feature; only those named in ``PAIRS`` are used.
    weights
        Scores, features by tags.
    """

    def __init__(self, features: Mapping[str, int], weights: NDArray[np.float32]) -> None:
        self._numbers: dict[str, int] = {}
        keys: list[int] = []
        rows: list[int] = []
        for number, (name, parts) in enumerate(PAIRS):
            named = [(feature, row) for feature, row in features.items() if feature.startswith(f"{name}=")]
            split = [feature[len(name) + 1 :].split(" ") for feature, _ in named]
            whole = [(values, row) for values, (_, row) in zip(split, named, strict=True) if len(values) == len(parts)]
            if not whole:
                continue
            made = _keys(number, [self._hashed([values[i] for values, _ in whole]) for i in range(len(parts))])
            keys.extend(made.tolist())
            rows.extend(row for _, row in whole)
        order = np.argsort(np.array(keys, dtype=np.uint64), kind="stable")
        self._sorted: Keys = np.array(keys, dtype=np.uint64)[order]
        self._weights = weights[np.array(rows, dtype=np.int64)[order]]

    def add(self, scores: NDArray[np.float32], given: Seen) -> None:
        """Add the scores of the joined features of every place, in place."""
        if not len(self._sorted):
            return
        parts = {name: self._hashed(values) for name, values in columns(given).items()}
        wanted = np.array([_keys(number, [parts[name] for name in names]) for number, (_, names) in enumerate(PAIRS)])
        rows = np.minimum(np.searchsorted(self._sorted, wanted), len(self._sorted) - 1)
        for found, known in zip(rows, self._sorted[rows] == wanted, strict=True):
            scores[known] += self._weights[found[known]]

    def _hashed(self, values: list[str]) -> Keys:
        known = self._numbers
        if len(known) > _MOST_KEPT:
            known.clear()
        for value in set(values).difference(known):
            data = value.encode()
            known[value] = crc32(data) | crc32(data[::-1], 0x5BD1E995) << 32
        return np.array([known[value] for value in values], dtype=np.uint64)


def _keys(number: int, parts: list[Keys]) -> Keys:
    """One key for each place of the feature with this number and these parts."""
    out: Keys = np.full(len(parts[0]), number + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for values in parts:
            out = (out ^ values) * _PRIME
            out ^= out >> _SHIFT
    return out
