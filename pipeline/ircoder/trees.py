"""Boosted decision trees over named features in plain arrays: what scikit-learn trained, applied with numpy alone.

Stored as a list of feature names and one archive of arrays, so that nothing is unpickled and every split can be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ircoder.linear import Floats, store, stored_features

Ints = NDArray[np.int32]
ARRAYS = "trees.npz"


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of all trees, one behind the other.

    ``roots`` are the first nodes of the trees. At a node an item whose value of ``feature`` is at most ``threshold``
    goes to ``left``, else to ``right``; a leaf is its own child on both sides and adds ``value`` to the log odds.
    Thresholds lie between two values of the training, so that they need twice the digits of a value.
    """

    roots: Ints
    feature: Ints
    threshold: NDArray[np.float64]
    left: Ints
    right: Ints
    value: Floats


class TreeModel:
    """Probability of one of two classes by the sum of many small trees.

    Parameters
    ----------
    classes
        Names of the two classes; the log odds are those of the second.
    features
        Names of the features; one that an item does not name has the value 0.
    nodes
        The trees.
    bias
        Log odds before any tree.
    """

    def __init__(self, classes: Sequence[str], features: Sequence[str], nodes: Nodes, bias: float) -> None:
        self.classes = tuple(classes)
        self._columns = {name: column for column, name in enumerate(features)}
        self._nodes = nodes
        self._bias = float(np.float32(bias))
        self._depth = _depth(nodes)

    def chances_of_each(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Probabilities of the two classes for each of several items: items by classes."""
        nodes, table = self._nodes, self._table(items)
        rows = np.arange(len(items))[:, None]
        at = np.broadcast_to(nodes.roots, (len(items), len(nodes.roots)))
        for _ in range(self._depth):
            low = table[rows, nodes.feature[at]] <= nodes.threshold[at]
            at = np.where(low, nodes.left[at], nodes.right[at])
        scores = nodes.value[at].sum(axis=1, dtype=np.float64) + self._bias
        chances = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
        return np.stack([1.0 - chances, chances], axis=1).astype(np.float32)

    def _table(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Values of the known features: items by features."""
        table = np.zeros((len(items), len(self._columns)), np.float32)
        for row, item in enumerate(items):
            for name, value in item.items():
                column = self._columns.get(name)
                if column is not None:
                    table[row, column] = value
        return table

    def to_disk(self, folder: Path) -> None:
        """Write the model into a folder."""
        arrays = {"classes": np.array(self.classes), "bias": np.float32(self._bias)}
        arrays |= {name: getattr(self._nodes, name) for name in Nodes.__slots__}
        store(folder, ARRAYS, self._columns, arrays)

    @classmethod
    def from_disk(cls, folder: Path) -> TreeModel:
        """Read what :meth:`to_disk` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            Where the folder holds no such model.
        """
        names = stored_features(folder)
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            nodes = Nodes(
                roots=arrays["roots"].astype(np.int32),
                feature=arrays["feature"].astype(np.int32),
                threshold=arrays["threshold"].astype(np.float64),
                left=arrays["left"].astype(np.int32),
                right=arrays["right"].astype(np.int32),
                value=arrays["value"].astype(np.float32),
            )
            _check(nodes, len(names))
            return cls(arrays["classes"].tolist(), names, nodes, float(arrays["bias"]))


def _depth(nodes: Nodes) -> int:
    """Steps after which every item is at a leaf.

    Children stand behind their parents, so that no tree goes round in a circle.
    """
    depths = np.zeros(len(nodes.left), np.int32)
    for node in range(len(nodes.left) - 1, -1, -1):
        if nodes.left[node] != node:
            depths[node] = 1 + max(depths[nodes.left[node]], depths[nodes.right[node]])
    return int(depths[nodes.roots].max(initial=0))


def _check(nodes: Nodes, features: int) -> None:
    """Check that arrays from a file are trees.

    Raises
    ------
    ValueError
        Where they are not.
    """
    count = len(nodes.left)
    places = np.arange(count)
    leaf = nodes.left == places
    fits = all(len(array) == count for array in (nodes.feature, nodes.threshold, nodes.right, nodes.value))
    if not fits or not all(
        (
            np.array_equal(leaf, nodes.right == places),
            (nodes.left[~leaf] > places[~leaf]).all(),
            (nodes.right[~leaf] > places[~leaf]).all(),
            (np.concatenate([nodes.left, nodes.right, nodes.roots]) < count).all(),
            (nodes.roots >= 0).all(),
            ((nodes.feature >= 0) & (nodes.feature < max(features, 1))).all(),
        )
    ):
        msg = "the arrays are no trees"
        raise ValueError(msg)
