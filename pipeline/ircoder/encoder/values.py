"""A vector as named numbers, for the linear models that take features by name."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


def named_values(kind: str, vector: NDArray[np.float32]) -> dict[str, float]:
    """The numbers of a vector under the names ``kind[0]``, ``kind[1]`` and so on."""
    return dict(zip(_names(kind, len(vector)), vector.tolist(), strict=True))


@lru_cache(maxsize=16)
def _names(kind: str, size: int) -> tuple[str, ...]:
    return tuple(f"{kind}[{place}]" for place in range(size))
