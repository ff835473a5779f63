"""The written reports of the training that are most like a report, with the codes that coders gave them.

A code set that reports told in like words have too is likelier right than one that none of them has.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

STORED = "neighbors.npz"
NEAREST = 20
"""How many reports are looked at."""
Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A report of the training: its likeness from 0 to 1 (the cosine of the two reports' features) and its codes."""

    likeness: float
    codes: frozenset[str]


class Neighbors:
    """The reports of a training by their features.

    Parameters
    ----------
    starts
        For each feature, and once behind the last, where its entries in the two lists that follow begin.
    reports
        Feature by feature the numbers of the reports that have it.
    amounts
        What the feature weighs in each of them; those of one report have the length 1 together.
    codes
        The codes of each report.
    """

    def __init__(self, starts: Ints, reports: Ints, amounts: Floats, codes: Sequence[frozenset[str]]) -> None:
        self._starts = starts.astype(np.int32)
        self._reports = reports.astype(np.int32)
        self._amounts = amounts.astype(np.float16).astype(np.float32)
        self._codes = tuple(codes)

    def nearest(self, features: Sequence[int], amounts: Floats) -> tuple[Neighbor, ...]:
        """The likest reports, the likest first.

        Parameters
        ----------
        features
            Numbers of the features that the report has.
        amounts
            What each weighs; of the length 1 together.
        """
        if not features:
            return ()
        numbers = np.asarray(features)
        starts, ends = self._starts[numbers], self._starts[numbers + 1]
        sizes = ends - starts
        # Every entry of every feature by one look-up: entry n of a feature stands n behind where the feature starts.
        before = np.cumsum(sizes) - sizes
        entries = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
        weighed = self._amounts[entries] * np.repeat(amounts, sizes)
        likeness = np.bincount(self._reports[entries], weights=weighed, minlength=len(self._codes))
        return tuple(Neighbor(float(likeness[place]), self._codes[place]) for place in _highest(likeness, NEAREST))

    def to_disk(self, folder: Path) -> None:
        """Write the reports into a folder; amounts in half precision, as they are used."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            starts=self._starts,
            reports=self._reports,
            amounts=self._amounts.astype(np.float16),
            codes=np.array([" ".join(sorted(codes)) for codes in self._codes]),
        )
        (folder / STORED).write_bytes(buffer.getvalue())

    @classmethod
    def from_disk(cls, folder: Path) -> Neighbors:
        """Read what :meth:`to_disk` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            Where the folder holds no such file.
        """
        with np.load(folder / STORED, allow_pickle=False) as arrays:
            codes = [frozenset(line.split()) for line in arrays["codes"].tolist()]
            return cls(arrays["starts"], arrays["reports"], arrays["amounts"], codes)


def _highest(values: NDArray[np.number], count: int) -> list[int]:
    """Places of the highest values, the highest first and equal ones in their order."""
    likely = np.arange(len(values))
    if len(values) > count:
        likely = np.flatnonzero(values >= np.partition(values, len(values) - count)[len(values) - count])
    return [int(place) for place in likely[np.argsort(-values[likely], kind="stable")][:count]]
