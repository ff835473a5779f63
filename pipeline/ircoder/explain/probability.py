"""A probability in words: with two decimals, and never as a certainty."""

from __future__ import annotations

_LEAST, _MOST = 0.01, 0.99


def told_probability(probability: float) -> str:
    """Write a probability with two decimals; what would round to 0 or 1 as below or above the last step.

    Nothing that a model says of a report is certain, and ``1.00`` would read as if it were.
    """
    if probability > _MOST:
        return f"over {_MOST:.2f}"
    return f"{probability:.2f}" if probability >= _LEAST else f"under {_LEAST:.2f}"
