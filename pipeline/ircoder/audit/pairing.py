"""Pairs wrong billed lines with the supported lines that they most plausibly stand for.

The pairing is the best of all: as many pairs as can be made, of those the smallest sum of distances (compared place by
place), and of equal ones the first in the order of the lines, so that the same claim always gives the same pairs. A
claim has few lines that are left over, so all pairings are compared, by the set of supported lines that are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.audit.kinship import Distance

MOST = 14
"""Supported lines of which all subsets are compared; beyond them the nearest pairs are taken first."""

Pairs = tuple[tuple[int, int], ...]
_Best = tuple[int, Distance, Pairs]
_ZERO: Distance = (0, 0, 0, 0, 0, 0)


def best_pairs(distances: Sequence[Sequence[Distance | None]]) -> Pairs:
    """Choose the pairs.

    Parameters
    ----------
    distances
        For each billed line its distance from each supported line, ``None`` where they are no pair.

    Returns
    -------
    tuple
        Pairs of places (billed, supported), in the order of the billed lines.
    """
    if not distances or not distances[0]:
        return ()
    if len(distances[0]) > MOST:
        return _nearest_first(distances)
    best: dict[int, _Best] = {0: (0, _ZERO, ())}
    for row, found in enumerate(distances):
        following = dict(best)  # the billed line stands for nothing
        for taken, (count, total, pairs) in best.items():
            for column, distance in enumerate(found):
                if distance is None or taken >> column & 1:
                    continue
                entry = (count - 1, _added(total, distance), (*pairs, (row, column)))
                state = taken | 1 << column
                if state not in following or entry < following[state]:
                    following[state] = entry
        best = following
    return min(best.values())[2]


def _nearest_first(distances: Sequence[Sequence[Distance | None]]) -> Pairs:
    ranked = sorted(
        (distance, row, column)
        for row, found in enumerate(distances)
        for column, distance in enumerate(found)
        if distance is not None
    )
    rows: set[int] = set()
    columns: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, row, column in ranked:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return tuple(sorted(pairs))


def _added(one: Distance, other: Distance) -> Distance:
    a, b, c, d, e, f = (x + y for x, y in zip(one, other, strict=True))
    return a, b, c, d, e, f
