"""The probability that a code is right: the mean of a linear model and of boosted trees over the same features.

Trees see that what speaks for a code depends on what else is known of it, and are the better judge of reports like
those that they learned from; of reports unlike them they are too sure, and the linear model holds them back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ircoder.linear import Floats, LinearModel
from ircoder.trees import TreeModel


@dataclass(frozen=True, slots=True)
class LineModel:
    """Both models, with the same classes and features."""

    linear: LinearModel
    trees: TreeModel

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of the classes."""
        return self.linear.classes

    def chances_of_each(self, items: Sequence[Mapping[str, float]]) -> Floats:
        """Probabilities of the classes for each of several items: items by classes."""
        total = self.linear.chances_of_each(items) + self.trees.chances_of_each(items)
        return (total / 2).astype(np.float32)

    def to_disk(self, folder: Path) -> None:
        """Write both models into a folder; they share the list of features."""
        self.linear.to_disk(folder)
        self.trees.to_disk(folder)

    @classmethod
    def from_disk(cls, folder: Path) -> LineModel:
        """Read what :meth:`to_disk` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            Where the folder holds no such models.
        """
        return cls(LinearModel.from_disk(folder), TreeModel.from_disk(folder))
