"""A linear model over named features in plain arrays: what scikit-learn trained, applied with numpy alone.

Stored as a list of feature names and one archive of arrays, so that nothing is unpickled and every weight can be read.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEATURES, ARRAYS = "features.txt", "weights.npz"


class LinearModel:
    """Scores of classes as weighted sums of features.

    Parameters
    ----------
    classes
        Names of the classes.
    features
        Names of the features, in the order of the rows of ``weights``.
    weights
        Features by classes.
    bias
        One value for each class.
    """

    def __init__(
        self, classes: Sequence[str], features: Sequence[str], weights: NDArray[np.floating], bias: NDArray[np.floating]
    ) -> None:
        self.classes = tuple(classes)
        self._rows = {name: row for row, name in enumerate(features)}
        self._weights = weights.astype(np.float16).astype(np.float32)
        self._bias = bias.astype(np.float32)

    def scores(self, given: Iterable[str] | Mapping[str, float]) -> Floats:
        """Score of each class for one item: of features that are present, each once, or that have a value."""
        rows = self._rows
        if not isinstance(given, Mapping):
            present = [rows[name] for name in given if name in rows]
            return self._weights[present].sum(axis=0) + self._bias if present else self._bias.copy()
        known = [(rows[name], value) for name, value in given.items() if name in rows]
        if not known:
            return self._bias.copy()
        places, amounts = zip(*known, strict=True)
        total: Floats = np.asarray(amounts, dtype=np.float32) @ self._weights[list(places)] + self._bias
        return total

    def chances(self, given: Iterable[str] | Mapping[str, float]) -> Floats:
        """Probability of each class where exactly one is right; they add up to 1."""
        scores = self.scores(given)
        raised = np.exp(scores - scores.max())
        out: Floats = raised / raised.sum()
        return out

    def each(self, given: Iterable[str] | Mapping[str, float]) -> Floats:
        """Probability of each class by itself where any number may be right."""
        return (1.0 / (1.0 + np.exp(-np.clip(self.scores(given), -30.0, 30.0)))).astype(np.float32)

    def to_disk(self, folder: Path) -> None:
        """Write the model into a folder; weights in half precision, as they are used."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FEATURES).write_text("\n".join(self._rows) + "\n", encoding="utf-8")
        buffer = io.BytesIO()
        np.savez(buffer, classes=np.array(self.classes), weights=self._weights.astype(np.float16), bias=self._bias)
        (folder / ARRAYS).write_bytes(buffer.getvalue())

    @classmethod
    def from_disk(cls, folder: Path) -> LinearModel:
        """Read what :meth:`to_disk` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            Where the folder holds no such model.
        """
        names = (folder / FEATURES).read_text(encoding="utf-8").split("\n")[:-1]
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            return cls(arrays["classes"].tolist(), names, arrays["weights"], arrays["bias"])
