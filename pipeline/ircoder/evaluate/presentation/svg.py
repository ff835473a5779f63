"""A plot area in SVG: scales, grid and axes; colours and type come from the page's style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

Ticks = Sequence[float]

WIDE = 800.0
"""Width from which a picture takes the whole page."""


def number(value: float) -> str:
    """A coordinate with one decimal, without a trailing zero."""
    shown = f"{value:.1f}"
    return shown.removesuffix(".0")


def element(name: str, content: str = "", **attributes: object) -> str:
    """One element; underscores in names of attributes stand for hyphens, ``cls`` for class."""
    told = "".join(
        f' {"class" if key == "cls" else key.replace("_", "-")}="{escape(_shown(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def words(x: float, y: float, text: str, cls: str = "", anchor: str | None = None) -> str:
    """Words at a place."""
    return element("text", escape(text), x=x, y=y, cls=cls or None, text_anchor=anchor)


def hint(text: str) -> str:
    """What is shown where the pointer rests."""
    return element("title", escape(text))


def picture(width: float, height: float, label: str, parts: Iterable[str]) -> str:
    """An SVG image that scales with the page and has a name for those who do not see it; a wide one can be scrolled."""
    wide = width > WIDE
    image = element(
        "svg",
        "".join(parts),
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_label=label,
        cls="plot wide" if wide else "plot",
        preserveAspectRatio="xMidYMid meet",
    )
    return element("div", image, cls="scroll") if wide else image


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A plot area with margins, and the ranges of both axes (``y`` runs upwards)."""

    width: float = 420.0
    height: float = 340.0
    left: float = 52.0
    right: float = 14.0
    top: float = 14.0
    bottom: float = 46.0
    x_range: tuple[float, float] = (0.0, 1.0)
    y_range: tuple[float, float] = (0.0, 1.0)
    x_label: str = ""
    y_label: str = ""
    x_ticks: Ticks = field(default=(0.0, 0.2, 0.4, 0.6, 0.8, 1.0))
    y_ticks: Ticks = field(default=(0.0, 0.2, 0.4, 0.6, 0.8, 1.0))
    shown: Callable[[float], str] = field(default=lambda value: f"{value:g}")

    def x(self, value: float) -> float:
        """Place of a value on the horizontal axis."""
        low, high = self.x_range
        return self.left + (value - low) / (high - low) * (self.width - self.left - self.right)

    def y(self, value: float) -> float:
        """Place of a value on the vertical axis."""
        low, high = self.y_range
        return self.height - self.bottom - (value - low) / (high - low) * (self.height - self.top - self.bottom)

    def axes(self) -> list[str]:
        """Grid, tick labels and names of the axes."""
        (x0, x1), (y0, y1) = self.x_range, self.y_range
        out: list[str] = []
        for tick in self.x_ticks:
            x = self.x(tick)
            out.append(element("line", x1=x, y1=self.y(y0), x2=x, y2=self.y(y1), cls="grid"))
            out.append(words(x, self.y(y0) + 16, self.shown(tick), "tick", "middle"))
        for tick in self.y_ticks:
            y = self.y(tick)
            out.append(element("line", x1=self.x(x0), y1=y, x2=self.x(x1), y2=y, cls="grid"))
            out.append(words(self.x(x0) - 7, y + 4, self.shown(tick), "tick", "end"))
        out.append(element("line", x1=self.x(x0), y1=self.y(y0), x2=self.x(x1), y2=self.y(y0), cls="axis"))
        out.append(words((self.x(x0) + self.x(x1)) / 2, self.height - 8, self.x_label, "name", "middle"))
        middle = (self.y(y0) + self.y(y1)) / 2
        turned = f"rotate(-90 14 {number(middle)})"
        out.append(
            element("text", escape(self.y_label), x=14.0, y=middle, cls="name", text_anchor="middle", transform=turned)
        )
        return out

    def line(self, points: Iterable[tuple[float, float]], cls: str) -> str:
        """A line through points given as values."""
        path = "L".join(f"{number(self.x(x))} {number(self.y(y))}" for x, y in points)
        return element("path", d=f"M{path}", cls=cls)

    def band(self, points: Iterable[tuple[float, float, float]], cls: str) -> str:
        """What lies between two lines over the same places, given as place, lower and upper value; cut at the top."""
        found = list(points)
        top = self.y_range[1]
        outline = [(x, min(low, top)) for x, low, _ in found] + [(x, min(high, top)) for x, _, high in reversed(found)]
        path = "L".join(f"{number(self.x(x))} {number(self.y(y))}" for x, y in outline)
        return element("path", d=f"M{path}Z", cls=cls) if outline else ""


def round_ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round steps that cover a range: multiples of 1, 2 or 5 times a power of ten."""
    span = max(high - low, 1e-9)
    power = 10.0 ** _floor_log(span / about)
    step = next(factor * power for factor in (1, 2, 5, 10) if span / (factor * power) <= about)
    first = int(low // step)
    ticks = []
    while (tick := round(first * step, 10)) < high + step:
        ticks.append(tick)
        first += 1
        if tick >= high:
            break
    return ticks


def _floor_log(value: float) -> int:
    power = 0
    while value >= 10:
        value, power = value / 10, power + 1
    while value < 1:
        value, power = value * 10, power - 1
    return power


def _shown(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
