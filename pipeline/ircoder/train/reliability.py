"""The reliability plot of probabilities as a small SVG drawing."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from ircoder.evaluate.probabilities import Bin

_SIZE, _EDGE = 320, 44
_SPAN = _SIZE - 2 * _EDGE


def reliability_plot(bins: Sequence[Bin], title: str = "Reliability of the probabilities of lines") -> str:
    """Draw mean probability against the share that was right, a point for each bin, its area by the bin's items."""
    most = max((one.items for one in bins), default=1)
    points = "".join(
        f'<circle cx="{_x(one.expected):.1f}" cy="{_y(one.observed):.1f}" r="{3 + 4 * (one.items / most) ** 0.5:.1f}" '
        f'fill="#1f6fb2"><title>{one.items} lines: {one.expected:.3f} expected, {one.observed:.3f} right</title>'
        "</circle>"
        for one in bins
    )
    marks = "".join(
        f'<text x="{_x(value):.0f}" y="{_SIZE - _EDGE + 16}" text-anchor="middle">{value:.1f}</text>'
        f'<text x="{_EDGE - 8}" y="{_y(value) + 4:.0f}" text-anchor="end">{value:.1f}</text>'
        for value in (0.0, 0.5, 1.0)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} {_SIZE}" role="img" '
        f'aria-label={quoteattr(title)} font-family="sans-serif" font-size="11">'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SPAN}" height="{_SPAN}" fill="none" stroke="#888"/>'
        f'<line x1="{_x(0):.0f}" y1="{_y(0):.0f}" x2="{_x(1):.0f}" y2="{_y(1):.0f}" stroke="#bbb"/>'
        f"{points}{marks}"
        f'<text x="{_SIZE / 2}" y="{_SIZE - 8}" text-anchor="middle">mean probability</text>'
        f'<text x="12" y="{_SIZE / 2}" text-anchor="middle" transform="rotate(-90 12 {_SIZE / 2})">share right</text>'
        f'<text x="{_SIZE / 2}" y="22" text-anchor="middle">{title}</text></svg>\n'
    )


def _x(value: float) -> float:
    return _EDGE + value * _SPAN


def _y(value: float) -> float:
    return _SIZE - _EDGE - value * _SPAN
