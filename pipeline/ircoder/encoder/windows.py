"""How a long report is cut into windows that an encoder can read, each piece with enough text to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Range = tuple[int, int]


def windows(count: int, size: int, overlap: int) -> list[Range]:
    """First and last piece (exclusive) of each window.

    Parameters
    ----------
    count
        Pieces of the report.
    size
        Most pieces of a window; all windows of a report that is longer have exactly so many.
    overlap
        Least number of pieces that neighbouring windows share.
    """
    if count <= size:
        return [(0, count)] if count else []
    step = max(1, size - overlap)
    firsts = [*range(0, count - size, step), count - size]
    return [(first, first + size) for first in firsts]


def owned(cut: Sequence[Range]) -> list[Range]:
    """The pieces of each window whose vectors are taken from it: of a shared stretch each takes its nearer half."""
    borders = [(after[0] + before[1]) // 2 for before, after in pairwise(cut)]
    firsts = [cut[0][0], *borders] if cut else []
    lasts = [*borders, cut[-1][1]] if cut else []
    return list(zip(firsts, lasts, strict=True))
