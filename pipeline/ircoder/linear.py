"""A linear model over named features in plain arrays: what scikit-learn trained, applied with numpy alone.

Stored as a list of feature names and one archive of arrays, so that nothing is unpickled and every weight can be read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEATURES, ARRAYS = "features.txt", "weights.npz"


def store(folder: Path, name: str, features: Iterable[str], arrays: Mapping[str, Any]) -> None:
    """Write the list of features and one archive of arrays into a folder, the same bytes for the same model."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FEATURES).write_text("\n".join(features) + "\n", encoding="utf-8")
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    (folder / name).write_bytes(buffer.getvalue())


def stored_features(folder: Path) -> list[str]:
    """Names of the features of a stored model, in their order."""
    return (folder / FEATURES).read_text(encoding="utf-8").split("\n")[:-1]


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
    scale
        One factor for each feature, such as its inverse document frequency. With it the values of an item's features
        are multiplied by their factors and then brought to the length 1 together.
    """

    def __init__(
        self,
        classes: Sequence[str],
        features: Sequence[str],
        weights: NDArray[np.floating],
        bias: NDArray[np.floating],
        scale: NDArray[np.floating] | None = None,
    ) -> None:
        self.classes = tuple(classes)
        self._rows = {name: row for row, name in enumerate(features)}
        self._weights = weights.astype(np.float16).astype(np.float32)
        self._bias = bias.astype(np.float32)
        self._scale = None if scale is None else scale.astype(np.float32)

    def scores(self, given: Iterable[str] | Mapping[str, float]) -> Floats:
        """Score of each class for one item: of features that are present, each once, or that have a value."""
        places, amounts = self.placed(given)
        return self.scores_at(places, amounts)

    def scores_at(self, places: Sequence[int], amounts: Floats | None) -> Floats:
        """Score of each class for an item of which :meth:`placed` has told the features."""
        if not places:
            return self._bias.copy()
        weights = self._weights[places]
        total: Floats = (weights.sum(axis=0) if amounts is None else amounts @ weights) + self._bias
        return total

    def placed(self, given: Iterable[str] | Mapping[str, float]) -> tuple[list[int], Floats | None]:
        """Rows of the known features of an item, and what each amounts to; ``None`` where each counts once.

        With ``scale`` the amounts are of the length 1 together.
        """
        rows = self._rows
        if not isinstance(given, Mapping):
            places = [row for row in map(rows.get, given) if row is not None]
            if self._scale is None:
                return places, None
            amounts = self._scale[places]
        else:
            known = [(rows[name], value) for name, value in given.items() if name in rows]
            places = [place for place, _ in known]
            amounts = np.array([value for _, value in known], dtype=np.float32)
            if self._scale is not None:
                amounts = amounts * self._scale[places]
        if self._scale is not None and places:
            amounts = amounts / np.sqrt(amounts @ amounts)
        return places, amounts

    def weights_of(self, name: str) -> Callable[[str], float]:
        """What each feature that is present adds to the score of a class, before an item is brought to length 1."""
        column = self._weights[:, self.classes.index(name)]
        weights = column if self._scale is None else column * self._scale

        def weight(feature: str) -> float:
            row = self._rows.get(feature)
            return 0.0 if row is None else float(weights[row])

        return weight

    def chances(self, given: Iterable[str] | Mapping[str, float]) -> Floats:
        """Probability of each class where exactly one is right; they add up to 1."""
        out: Floats = self.chances_of_each([given])[0]
        return out

    def chances_of_each(self, items: Sequence[Iterable[str] | Mapping[str, float]]) -> Floats:
        """What :meth:`chances` gives for each of several items: items by classes, all worked out at once."""
        scores = np.tile(self._bias, (len(items), 1))
        placed = [self.placed(item) for item in items]
        known = [number for number, (places, _) in enumerate(placed) if places]
        if known:
            sizes = [len(placed[number][0]) for number in known]
            weights = self._weights[np.fromiter(chain.from_iterable(placed[n][0] for n in known), np.intp, sum(sizes))]
            given = [placed[number][1] for number in known]
            if any(amounts is not None for amounts in given):
                ones = (np.ones(size, np.float32) for size in sizes)
                amounts = [one if own is None else own for own, one in zip(given, ones, strict=True)]
                weights = weights * np.concatenate(amounts)[:, None]
            scores[known] += np.add.reduceat(weights, np.cumsum([0, *sizes[:-1]]), axis=0)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        out: Floats = raised / raised.sum(axis=1, keepdims=True)
        return out

    def each_at(self, places: Sequence[int], amounts: Floats | None) -> Floats:
        """Probability of each class by itself, where any number may be right, of features told by :meth:`placed`."""
        return (1.0 / (1.0 + np.exp(-np.clip(self.scores_at(places, amounts), -30.0, 30.0)))).astype(np.float32)

    def to_disk(self, folder: Path) -> None:
        """Write the model into a folder; weights in half precision, as they are used."""
        arrays: dict[str, Any] = {
            "classes": np.array(self.classes),
            "weights": self._weights.astype(np.float16),
            "bias": self._bias,
        }
        if self._scale is not None:
            arrays["scale"] = self._scale
        store(folder, ARRAYS, self._rows, arrays)

    @classmethod
    def from_disk(cls, folder: Path) -> LinearModel:
        """Read what :meth:`to_disk` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            Where the folder holds no such model.
        """
        names = stored_features(folder)
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            scale = arrays.get("scale")
            return cls(arrays["classes"].tolist(), names, arrays["weights"], arrays["bias"], scale)
