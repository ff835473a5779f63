"""Charts of the page: shares with their intervals, dollars, and kinds by severity; colours come from the style."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ircoder.audit.model import KIND_LABELS, AuditResult, Score
from ircoder.audit.wording import GRAVEST_FIRST, SEVERITY_LABELS, dollars, interval, percent, severities
from ircoder.evaluate.presentation.svg import element, hint, picture, round_ticks, words

_WIDTH = 720.0
_LEFT, _RIGHT = 228.0, 92.0
_ROW, _BAR = 26.0, 13.0
_FOOT = 22.0


def share_chart(scores: Sequence[Score], label: str) -> str:
    """A bar for each share between 0 and 1, with a whisker for its 95% interval."""
    parts = _grid((0.0, 0.25, 0.5, 0.75, 1.0), 1.0, len(scores), lambda tick: f"{100 * tick:.0f}%")
    for index, score in enumerate(scores):
        y = _middle(index)
        parts.append(words(_LEFT - 10, y + 4, score.label, "label", "end"))
        if score.value is None:
            parts.append(words(_WIDTH - _RIGHT + 12, y + 4, "not known", "figure"))
            continue
        bounds = interval(score)
        told = f"{score.label}: {percent(score.value)}{f', 95% interval {bounds}' if bounds else ''}"
        value = min(max(score.value, 0.0), 1.0)
        bar = hint(told) + _bar(_LEFT, y, _x(value, 1.0) - _LEFT, "bar")
        if score.interval is not None:
            low, high = (_x(bound, 1.0) for bound in score.interval)
            bar += element("line", x1=low, y1=y, x2=high, y2=y, cls="whisker")
            bar += "".join(element("line", x1=x, y1=y - 4, x2=x, y2=y + 4, cls="whisker") for x in (low, high))
        parts.append(element("g", bar))
        parts.append(words(_WIDTH - _RIGHT + 12, y + 4, percent(score.value), "figure"))
    return picture(_WIDTH, len(scores) * _ROW + _FOOT, label, parts)


def money_chart(amounts: Sequence[tuple[str, float, str]], label: str) -> str:
    """A bar for each amount (name, dollars, style of its bar); those below zero go to the left of the line."""
    values = [amount for _, amount, _ in amounts]
    ticks = round_ticks(min(0.0, *values), max(0.0, *values) or 1.0, about=4)
    low, high = ticks[0], ticks[-1]

    def x(value: float) -> float:
        return _LEFT + (value - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    parts: list[str] = []
    bottom = len(amounts) * _ROW
    for tick in ticks:
        parts.append(element("line", x1=x(tick), y1=0.0, x2=x(tick), y2=bottom, cls="axis" if tick == 0 else "grid"))
        parts.append(words(x(tick), bottom + 16, dollars(tick, cents=False), "tick", "middle"))
    for index, (name, value, style) in enumerate(amounts):
        y = _middle(index)
        start, end = sorted((x(0.0), x(value)))
        bar = hint(f"{name}: {dollars(value)}") + _bar(start, y, end - start, style)
        parts += [words(_LEFT - 10, y + 4, name, "label", "end"), element("g", bar)]
        parts.append(words(_WIDTH - _RIGHT + 12, y + 4, dollars(value), "figure"))
    return picture(_WIDTH, bottom + _FOOT, label, parts)


def kind_chart(result: AuditResult, label: str) -> str:
    """Findings that are not agreed, by kind; the parts of a bar are its severities."""
    counts = severities(result)
    shown = GRAVEST_FIRST[:-1]
    kinds = [kind for kind in KIND_LABELS if kind != "agreed"]
    sums = {kind: sum(counts.get((kind, severity), 0) for severity in shown) for kind in kinds}
    ticks = [tick for tick in round_ticks(0.0, float(max(*sums.values(), 4)), about=4) if tick == int(tick)]
    most = ticks[-1]
    parts = _grid(ticks, most, len(kinds), lambda tick: f"{tick:,.0f}")
    for index, kind in enumerate(kinds):
        y, x = _middle(index), _LEFT
        parts.append(words(_LEFT - 10, y + 4, KIND_LABELS[kind], "label", "end"))
        for severity in shown:
            if count := counts.get((kind, severity), 0):
                wide = count / most * (_WIDTH - _LEFT - _RIGHT)
                told = f"{KIND_LABELS[kind]}, {SEVERITY_LABELS[severity].lower()}: {count:,}"
                parts.append(element("g", hint(told) + _bar(x, y, wide, severity)))
                x += wide
        parts.append(words(_WIDTH - _RIGHT + 12, y + 4, f"{sums[kind]:,}", "figure"))
    return picture(_WIDTH, len(kinds) * _ROW + _FOOT, label, parts)


def small_bar(value: float | None) -> str:
    """A bar as wide as a cell, for a share; decoration beside the figure, which is told in words."""
    if value is None:
        return ""
    wide = 60.0 * min(max(value, 0.0), 1.0)
    inside = _rect(0.0, 0.0, 60.0, 6.0, "track") + _rect(0.0, 0.0, wide, 6.0, "bar")
    return element("svg", inside, viewBox="0 0 60 6", cls="small", preserveAspectRatio="none", aria_hidden="true")


def _grid(ticks: Sequence[float], most: float, rows: int, shown: Callable[[float], str]) -> list[str]:
    parts: list[str] = []
    bottom = rows * _ROW
    for tick in ticks:
        x = _x(tick, most)
        parts.append(element("line", x1=x, y1=0.0, x2=x, y2=bottom, cls="axis" if tick == 0 else "grid"))
        parts.append(words(x, bottom + 16, shown(tick), "tick", "middle"))
    return parts


def _x(value: float, most: float) -> float:
    return _LEFT + value / most * (_WIDTH - _LEFT - _RIGHT)


def _middle(index: int) -> float:
    return index * _ROW + _ROW / 2


def _bar(x: float, middle: float, wide: float, style: str) -> str:
    return _rect(x, middle - _BAR / 2, wide, _BAR, style)


def _rect(x: float, y: float, wide: float, high: float, style: str) -> str:
    return element("rect", x=x, y=y, width=max(wide, 0.0), height=high, cls=style)
