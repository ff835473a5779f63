"""How far the codes of a report agree with those of the written reports that are most like it, as named numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ircoder.confidence.classifier import log_odds
from ircoder.confidence.neighbors import Neighbor

SCALE = 3.0
"""Log odds are divided by this, so that one penalty suits them and the features that are present or not."""
_PRIOR = 0.02
"""Added to the share of either side, so that its log odds have bounds."""
_CLOSE = 5
"""Nearest reports among which an equal code set is looked for."""


def set_agreement(nearest: Sequence[Neighbor], codes: Collection[str]) -> dict[str, float]:
    """Features of a whole code set: overlaps are the share that two sets have in common of all codes of either."""
    overlaps = [_overlap(frozenset(codes), neighbor.codes) for neighbor in nearest]
    total = sum(neighbor.likeness for neighbor in nearest)
    both = [neighbor.likeness * overlap for neighbor, overlap in zip(nearest, overlaps, strict=True)]
    return {
        "nearest": max((neighbor.likeness for neighbor in nearest), default=0.0) * SCALE,
        "agreement of the nearest": sum(both) / total if total > 0 else 0.0,
        "best agreement": max(overlaps, default=0.0),
        "likeness of what agrees": max(both, default=0.0) * SCALE,
        "a near one has the same codes": float(any(overlap == 1.0 for overlap in overlaps[:_CLOSE])),
    }


def code_agreement(nearest: Sequence[Neighbor], code: str) -> dict[str, float]:
    """Features of one code; the likest reports count most in the share that has it."""
    total = sum(neighbor.likeness**2 for neighbor in nearest)
    having = [neighbor.likeness for neighbor in nearest if code in neighbor.codes]
    share = sum(likeness**2 for likeness in having) / total if total > 0 else 0.0
    held = (share + _PRIOR) / (1 + 2 * _PRIOR)
    return {
        "share of the nearest": log_odds(held) / SCALE,
        "likeness of the nearest with it": max(having, default=0.0) * SCALE,
    }


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0
