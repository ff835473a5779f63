"""Charts of the page: shares with their intervals, dollars, and kinds by severity; colours come from the style.

A chart is a row of words, bar and figure for each value, so that it fits a phone as well as a sheet of paper, is read
out as text, and only its bars are pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ircoder.audit.figures import dollars, interval, percent
from ircoder.audit.model import KIND_LABELS, AuditResult, Score
from ircoder.audit.tallies import severities
from ircoder.audit.terms import GRAVEST_FIRST, SEVERITY_LABELS
from ircoder.evaluate.presentation.svg import element, hint, round_ticks

_HALVES = (0.0, 0.25, 0.5, 0.75, 1.0)
_TOP, _HIGH = "24%", "52%"
"""Upper edge and height of a bar in its row."""
_LABELLED = 0.05
"""Share of the width from which a part of a bar holds its number."""


def share_chart(scores: Sequence[Score], label: str) -> str:
    """A bar for each share between 0 and 1, with a whisker for its 95% interval."""
    rows = []
    for score in scores:
        if score.value is None:
            rows.append(_row(score.label, "", "not known", _HALVES))
            continue
        bounds = interval(score)
        told = f"{score.label}: {percent(score.value)}{f', 95% interval {bounds}' if bounds else ''}"
        bar = hint(told) + _bar(0.0, min(max(score.value, 0.0), 1.0), "bar")
        if score.interval is not None:
            low, high = score.interval
            bar += _line(low, high, "50%", "50%", "whisker")
            bar += "".join(_line(bound, bound, "34%", "66%", "whisker") for bound in (low, high))
        rows.append(_row(score.label, element("g", bar), percent(score.value), _HALVES))
    return _chart(label, rows, [(tick, f"{100 * tick:.0f}%") for tick in _HALVES])


def money_chart(amounts: Sequence[tuple[str, float | None, str]], label: str) -> str:
    """A bar for each amount (name, dollars, style of its bar); those below zero go to the left of the line."""
    values = [amount or 0.0 for _, amount, _ in amounts]
    ticks = round_ticks(min(0.0, *values), max(0.0, *values) or 1.0, about=4)
    low, high = ticks[0], ticks[-1]

    def place(value: float) -> float:
        return (value - low) / (high - low)

    grid = [place(tick) for tick in ticks]
    rows = []
    for name, amount, style in amounts:
        start, end = sorted((place(0.0), place(amount or 0.0)))
        bar = element("g", hint(f"{name}: {dollars(amount)}") + _bar(start, end - start, style))
        rows.append(_row(name, bar, dollars(amount), grid, zero=place(0.0)))
    return _chart(label, rows, [(place(tick), dollars(tick, cents=False)) for tick in ticks])


def kind_chart(result: AuditResult, label: str) -> str:
    """Findings that are not agreed, by kind; the parts of a bar are its severities, each with its number."""
    counts = severities(result)
    shown = GRAVEST_FIRST[:-1]
    kinds = [kind for kind in KIND_LABELS if kind != "agreed"]
    sums = {kind: sum(counts.get((kind, severity), 0) for severity in shown) for kind in kinds}
    ticks = [tick for tick in round_ticks(0.0, float(max(*sums.values(), 4)), about=4) if tick == int(tick)]
    most = ticks[-1]
    rows = []
    for kind in kinds:
        parts, start = [], 0.0
        for severity in shown:
            if count := counts.get((kind, severity), 0):
                told = f"{KIND_LABELS[kind]}, {SEVERITY_LABELS[severity].lower()}: {count:,}"
                wide = count / most
                inside = _number(start + wide / 2, f"{count:,}", severity) if wide >= _LABELLED else ""
                parts.append(element("g", hint(told) + _bar(start, wide, severity) + inside))
                start += wide
        rows.append(_row(KIND_LABELS[kind], "".join(parts), f"{sums[kind]:,}", [tick / most for tick in ticks]))
    legend = "".join(f'<li><span class="swatch {name}"></span>{SEVERITY_LABELS[name]}</li>' for name in shown)
    told = f'<ul class="legend" aria-label="Severity">{legend}</ul>'
    return _chart(label, rows, [(tick / most, f"{tick:,.0f}") for tick in ticks], told)


def small_bar(value: float | None) -> str:
    """A bar as wide as a cell, for a share; decoration beside the figure, which is told in words."""
    if value is None:
        return ""
    inside = _rect(0.0, 1.0, "0", "100%", "track") + _rect(0.0, min(max(value, 0.0), 1.0), "0", "100%", "bar")
    return element("svg", inside, cls="small", aria_hidden="true")


def _chart(label: str, rows: Sequence[str], ticks: Sequence[tuple[float, str]], legend: str = "") -> str:
    places = "".join(element("text", told, x=_percent(place), y="80%", cls="tick") for place, told in ticks)
    axis = f'<div class="row axis-row" aria-hidden="true">{_picture(places)}</div>'
    return f'<figure class="chart"><figcaption>{escape(label)}</figcaption>{legend}{"".join(rows)}{axis}</figure>'


def _row(name: str, bar: str, figure: str, grid: Sequence[float], zero: float = 0.0) -> str:
    """A row of a chart; its piece of the grid is drawn behind the bar."""
    lines = "".join(_line(place, place, "0", "100%", "axis" if place == zero else "grid") for place in grid)
    words = f'<span class="name">{escape(name)}</span>'
    return f'<div class="row">{words}{_picture(lines + bar)}<span class="figure">{escape(figure)}</span></div>'


def _picture(inside: str) -> str:
    return element("svg", inside, cls="plot", aria_hidden="true")


def _bar(start: float, wide: float, style: str) -> str:
    return _rect(start, wide, _TOP, _HIGH, style)


def _rect(start: float, wide: float, top: str, high: str, style: str) -> str:
    return element("rect", x=_percent(start), y=top, width=_percent(max(wide, 0.0)), height=high, cls=style)


def _line(start: float, end: float, top: str, bottom: str, style: str) -> str:
    return element("line", x1=_percent(start), y1=top, x2=_percent(end), y2=bottom, cls=style)


def _number(middle: float, told: str, style: str) -> str:
    return element("text", told, x=_percent(middle), y="50%", cls=f"inside {style}")


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"
