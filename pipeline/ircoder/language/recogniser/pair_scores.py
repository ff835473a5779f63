"""Scores of joined features for a whole report at once: keys are numbers made of those of their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ircoder.language.recogniser.features import EDGE, PAIRS, Seen, plain_form

Keys = NDArray[np.uint64]
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_MOST_KEPT = 100_000
_BUCKETS = 18
"""First bits of a key by which its place among all keys is found."""
_LOW_BITS = np.uint64(64 - _BUCKETS)


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
        # Keys are spread evenly: the first of those that begin with the same bits is nearly always the only one.
        borders = np.arange(1 << _BUCKETS, dtype=np.uint64) << _LOW_BITS
        self._first = np.minimum(np.searchsorted(self._sorted, borders), max(0, len(keys) - 1)).astype(np.int32)

    def add(self, scores: NDArray[np.float32], given: Seen) -> None:
        """Add the scores of the joined features of every place, in place."""
        if not len(self._sorted):
            return
        parts = self._parts(given)
        wanted = np.array([_keys(number, [parts[name] for name in names]) for number, (_, names) in enumerate(PAIRS)])
        rows = self._first.take(wanted >> _LOW_BITS)
        farther = self._sorted.take(rows) < wanted
        rows[farther] = np.minimum(np.searchsorted(self._sorted, wanted[farther]), len(self._sorted) - 1)
        for found, known in zip(rows, self._sorted.take(rows) == wanted, strict=True):
            places = np.flatnonzero(known)
            scores[places] += self._weights.take(found[places], axis=0)

    def _parts(self, given: Seen) -> dict[str, Keys]:
        """What :func:`ircoder.language.recogniser.features.columns` gives, as numbers."""
        words = self._hashed([plain_form(form) for form in given.forms])
        tags = self._hashed(given.vocabulary)
        starts = np.array(given.breaks, dtype=np.bool_)
        ends = np.append(starts[1:], True)
        edge = self._hashed([EDGE])
        return {
            "word": words,
            "before": np.where(starts, edge, np.concatenate([edge, words[:-1]])),
            "after": np.where(ends, edge, np.concatenate([words[1:], edge])),
            "tag": tags,
            "tag before": np.where(starts, edge, np.concatenate([edge, tags[:-1]])),
            "tag after": np.where(ends, edge, np.concatenate([tags[1:], edge])),
            "kind": self._hashed(given.kinds),
            "section": self._hashed(given.sections),
        }

    def _hashed(self, values: Sequence[str]) -> Keys:
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
