"""Items with named features as one sparse table: features are present, each once, or have a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

Item = Collection[str] | Mapping[str, float]


def frequent_names(items: Sequence[Item], least: int) -> list[str]:
    """Names of the features that at least so many items have, sorted."""
    counts = Counter(name for item in items for name in set(item))
    return sorted(name for name, count in counts.items() if count >= least)


def table_of(items: Sequence[Item], names: Sequence[str]) -> csr_matrix:
    """Items by names; features that are not among the names are left out."""
    column = {name: index for index, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, item in enumerate(items):
        given = item if isinstance(item, Mapping) else dict.fromkeys(item, 1.0)
        known = sorted((column[name], value) for name, value in given.items() if name in column)
        rows += [row] * len(known)
        columns += [place for place, _ in known]
        values += [value for _, value in known]
    return csr_matrix((np.array(values, dtype=float), (rows, columns)), shape=(len(items), len(names)))
