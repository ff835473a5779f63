"""The plots of the page: reliability, risk and coverage, values, and figures beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ircoder.evaluate.calibration import CalibrationFigures
from ircoder.evaluate.codes import CodeScore
from ircoder.evaluate.paired import PairedFigures
from ircoder.evaluate.presentation.headline import DIFFERENCES, Figure
from ircoder.evaluate.presentation.svg import Area, element, hint, picture, round_ticks, words
from ircoder.evaluate.presentation.table import named, signed
from ircoder.evaluate.probabilities import wilson
from ircoder.evaluate.relative_values import ValueFigures
from ircoder.evaluate.scores import Counts
from ircoder.evaluate.selective import RiskFigures

_ROW = 26.0
_FEWEST_UNITS = 5
_MOST_FAMILIES = 30
_COLOURS = 8


def colour(place: int) -> str:
    """Class of the colour of a system; from the ninth on they come again."""
    return f"s{place % _COLOURS}"


def reliability_plot(figures: CalibrationFigures, what: str) -> str:
    """Share right by probability, with 95 % bounds; the diagonal is perfect calibration, dots grow with the items."""
    area = Area(x_label=f"mean probability of the {what} of a bin", y_label="share right, 95 % interval")
    parts = [*area.axes(), area.line(((0, 0), (1, 1)), "reference")]
    most = max(one.items for one in figures.bins)
    for one in figures.bins:
        x, y = area.x(one.expected), area.y(one.observed)
        low, high = (area.y(bound) for bound in one.bounds)
        radius = 3 + 6 * (one.items / most) ** 0.5
        told = (
            f"{one.items} {what} of {one.lower:g} to {one.upper:g}: mean {one.expected:.3f}, right {one.observed:.3f}"
        )
        dot = element("line", x1=x, y1=low, x2=x, y2=high, cls="bound s0")
        dot += element("circle", cx=x, cy=y, r=radius, cls="dot s0")
        parts.append(element("g", hint(told) + dot))
    return picture(area.width, area.height, f"Reliability of the probabilities of {what}", parts)


def risk_plot(curves: Sequence[tuple[str, RiskFigures]]) -> str:
    """Share of wrong reports among the surest ones, by coverage, a curve a system; a band is that of the first one.

    The band is the 95 % Wilson interval of the risk at each coverage.
    """
    highest = max((point.risk for _, figures in curves for point in figures.points), default=0.0)
    bounds = [high for _, _, high in (_risk_band(curves[0][1]) if curves else ())]
    # Of the first few reports the interval is wide: it may be cut, so that the curves can still be read.
    ticks = round_ticks(0.0, min(1.0, max(highest * 1.5, min(bounds, default=0.0), 0.1)))
    area = Area(
        x_label="coverage: share of reports released",
        y_label="risk: share of these that is wrong",
        y_range=(0.0, ticks[-1]),
        y_ticks=ticks,
    )
    parts = area.axes()
    if curves:
        parts.append(area.band(_risk_band(curves[0][1]), f"band {colour(0)}"))
    for place, (name, figures) in enumerate(curves):
        points = [(point.coverage, point.risk) for point in figures.points]
        told = hint(f"{name}: area {figures.area:.3f}")
        parts.append(element("g", told + area.line(points, f"curve {colour(place)}")))
        if len(points) == 1:
            parts.append(
                element("circle", cx=area.x(points[0][0]), cy=area.y(points[0][1]), r=4.0, cls=f"dot {colour(place)}")
            )
    return picture(area.width, area.height, "Risk and coverage of complete sets", parts)


def _risk_band(figures: RiskFigures) -> list[tuple[float, float, float]]:
    """Coverage with the bounds of the risk, cut at the height of the plot by its caller."""
    out = []
    for point in figures.points:
        released = round(point.coverage * figures.reports)
        low, high = wilson(round(point.risk * released), released) or (0.0, 1.0)
        out.append((point.coverage, low, high))
    return out


def value_plot(figures: ValueFigures) -> str:
    """RVU of the predicted code set by those of gold, a dot a report; on the diagonal both are worth the same."""
    highest = max(max(score.gold, score.predicted) for score in figures.errors)
    ticks = round_ticks(0.0, max(highest, 1.0))
    area = Area(
        x_label="RVU of gold",
        y_label="RVU predicted",
        x_range=(0.0, ticks[-1]),
        y_range=(0.0, ticks[-1]),
        x_ticks=ticks,
        y_ticks=ticks,
    )
    parts = [*area.axes(), area.line(((0, 0), (ticks[-1], ticks[-1])), "reference")]
    for score in sorted(figures.errors, key=lambda one: abs(one.error)):
        told = f"{score.report_id}: gold {score.gold:.2f}, predicted {score.predicted:.2f}"
        wrong = "wrong" if abs(score.error) >= 0.005 else "right"
        spot = element(
            "circle", hint(told), cx=area.x(score.gold), cy=area.y(score.predicted), r=3.5, cls=f"spot {wrong}"
        )
        parts.append(spot)
    return picture(area.width, area.height, "Relative value units, predicted and gold", parts)


def figure_plot(systems: Sequence[Sequence[Figure]]) -> str:
    """Figures between 0 and 1 with their intervals, a row a figure, a colour a system."""
    names = [name for name, value, _ in systems[0] if value is not None and "extra" not in name]
    row = max(_ROW, 9.0 * len(systems) + 14)
    area = _rows(len(names), row, left=236.0, label="value, 95 % interval")
    parts = area.axes()
    for index, name in enumerate(names):
        middle = _middle(index, row, area)
        parts.append(words(area.left - 10, middle + 4, name, "label", "end"))
        for place, figures in enumerate(systems):
            _, value, bounds = next((one for one in figures if one[0] == name), ("", None, None))
            if value is None:
                continue
            y = middle + (place - (len(systems) - 1) / 2) * 9
            dot = hint(f"{name}: {value:.3f}")
            if bounds is not None:
                low, high = (area.x(bound) for bound in bounds)
                dot += element("line", x1=low, y1=y, x2=high, y2=y, cls=f"bound {colour(place)}")
            dot += element("circle", cx=area.x(value), cy=y, r=4.0, cls=f"dot {colour(place)}")
            parts.append(element("g", dot))
    return picture(area.width, area.height, "Figures of all systems with 95 % intervals", parts)


def difference_plot(first: str, second: str, figures: PairedFigures) -> str:
    """Differences with their 95 % intervals; one that meets the line at 0 leaves open which system is better."""
    ends = [bound for one in figures.differences.values() for bound in (one.bounds or (one.value, one.value))]
    ticks = round_ticks(min(*ends, 0.0), max(*ends, 0.05))
    row = _ROW
    area = _rows(
        len(figures.differences),
        row,
        left=236.0,
        x_range=(ticks[0], ticks[-1]),
        ticks=ticks,
        label="difference, 95 % interval",
    )
    parts = area.axes()
    zero = area.x(0.0)
    parts.append(element("line", x1=zero, y1=area.top, x2=zero, y2=area.height - area.bottom, cls="zero"))
    for index, (name, one) in enumerate(figures.differences.items()):
        y = _middle(index, row, area)
        parts.append(words(area.left - 10, y + 4, DIFFERENCES[name], "label", "end"))
        dot = hint(f"{DIFFERENCES[name]}: {signed(one.value)}")
        if one.bounds is not None:
            dot += element("line", x1=area.x(one.bounds[0]), y1=y, x2=area.x(one.bounds[1]), y2=y, cls="bound s0")
        parts.append(element("g", dot + element("circle", cx=area.x(one.value), cy=y, r=4.5, cls="dot s0")))
    return picture(area.width, area.height, f"{first} less {second}", parts)


def family_plot(families: Mapping[str, CodeScore], others: Sequence[Mapping[str, CodeScore]]) -> str:
    """F1 of each family as a bar with its interval, most units first; a mark on it is the F1 of a neighbour."""
    ranked = sorted(families.items(), key=lambda item: (-_gold(item[1].counts), item[0]))
    kept = [(name, score) for name, score in ranked if _gold(score.counts) >= _FEWEST_UNITS][:_MOST_FAMILIES]
    shown = kept or ranked[:_MOST_FAMILIES]
    row = 22.0
    area = _rows(len(shown), row, left=236.0, right=78.0, label="F1")
    parts = area.axes()
    parts.append(words(area.width - 4, area.height - 8, "F1 · n", "tick", "end"))
    for index, (name, score) in enumerate(shown):
        counts = score.counts
        middle = _middle(index, row, area)
        value = counts.f1 or 0.0
        parts.append(words(area.left - 10, middle + 4, named(name), "label", "end"))
        told = hint(f"{named(name)}: {counts.right} right, {counts.extra} extra, {counts.missing} missing")
        width = max(area.x(value) - area.left, 1.0)
        parts.append(element("rect", told, x=area.left, y=middle - 7, width=width, height=14.0, rx=2.0, cls="bar s0"))
        if (bounds := score.intervals.get("f1")) is not None:
            parts.append(element("line", x1=area.x(bounds[0]), y1=middle, x2=area.x(bounds[1]), y2=middle, cls="span"))
        for place, groups in enumerate(others, start=1):
            other = (groups[name].counts.f1 if name in groups else None) or 0.0
            x = area.x(other)
            parts.append(element("line", x1=x, y1=middle - 9, x2=x, y2=middle + 9, cls=f"mark {colour(place)}"))
        parts.append(words(area.width - 4, middle + 4, f"{value:.2f} · {_gold(counts)}", "tick", "end"))
    return picture(area.width, area.height, "F1 by catalogue family of the code", parts)


def legend(names: Sequence[str]) -> str:
    """Names of the systems in their colours; nothing for one alone."""
    if len(names) < 2:
        return ""
    items = "".join(
        element("li", element("span", "&#8203;", cls=f"swatch {colour(place)}") + element("span", _escaped(name)))
        for place, name in enumerate(names)
    )
    return element("ul", items, cls="legend")


def _escaped(name: str) -> str:
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _gold(counts: Counts) -> int:
    return counts.right + counts.missing


def _rows(
    rows: int,
    row: float,
    *,
    left: float,
    right: float = 18.0,
    x_range: tuple[float, float] = (0.0, 1.0),
    ticks: Sequence[float] = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
    label: str = "",
) -> Area:
    """An area of rows, with a horizontal axis only."""
    return Area(
        width=1100.0,
        height=rows * row + 16 + (44 if label else 28),
        left=left,
        right=right,
        top=8.0,
        bottom=44.0 if label else 28.0,
        x_range=x_range,
        x_ticks=ticks,
        y_ticks=(),
        x_label=label,
    )


def _middle(index: int, row: float, area: Area) -> float:
    return area.top + 4 + row * (index + 0.5)
