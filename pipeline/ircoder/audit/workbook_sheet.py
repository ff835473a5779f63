"""A sheet that is read from top to bottom: title, tiles, and tables whose cells may span columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ircoder.formats.tables.excel_cells import lines_of, set_printing, text_of_cell, write

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INK, DARK, SOFT, LINE = "#1D2129", "#1F3A5F", "#5C6470", "#C9D3DF"
MARKS = {
    "High": ("#F8D7D4", "#8C1D18"),
    "Medium": ("#FFEBC2", "#6B4700"),
    "Low": ("#E3ECF7", "#1F3A5F"),
    "good": ("#E2EFDA", "#375623"),
}
"""Background and ink, of severities and of what is well."""

LINE_HEIGHT = 13.5
Look = Literal["text", "soft", "bold", "number", "decimal", "money", "effect", "share", "count"]

_NUMBERS: dict[Look, str] = {
    "number": "#,##0",
    "count": "@",
    "decimal": "#,##0.00",
    "money": "$#,##0.00;-$#,##0.00",
    "effect": "$#,##0.00;-$#,##0.00",
    "share": "0.0%",
}


class Looks:
    """Formats of free sheets, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def make(self, **options: object) -> Format:
        """Give the format with these options."""
        base: dict[str, object] = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter"}
        key = tuple(sorted({**base, **options}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def cell(self, look: Look, *, last: bool = False, lower: bool = False) -> Format:
        """Give the format of a cell of a table: ``last`` in the last row, ``lower`` for an effect below zero."""
        options: dict[str, object] = {"bottom": 1, "bottom_color": SOFT if last else LINE}
        if look in _NUMBERS:
            options |= {"num_format": _NUMBERS[look], "align": "right", "indent": 1}
        else:
            options |= {"align": "left", "text_wrap": True, "indent": 1}
        if look in ("soft", "count"):
            options |= {"font_color": SOFT, "font_size": 9}
        if look == "effect" and lower:
            options["font_color"] = MARKS["High"][1]
        if look == "bold":
            options["bold"] = True
        return self.make(**options)

    def heading(self, look: Look) -> Format:
        """Give the format of the first row of a table, over cells of a look."""
        side = "right" if look in _NUMBERS else "left"
        return self.make(bold=True, font_color="#FFFFFF", bg_color=DARK, align=side, text_wrap=True, indent=1)


class FreeSheet:
    """Blocks, one under the other, on a grid of columns of one width.

    Parameters
    ----------
    columns
        How many columns the sheet has.
    width
        Width of each, in characters.
    """

    def __init__(self, book: Workbook, looks: Looks, name: str, columns: int, width: float) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.row = 0
        self._looks = looks
        self._columns = columns
        self._width = width
        self.sheet.set_column(0, columns - 1, width)
        self.sheet.hide_gridlines(2)
        self.sheet.center_horizontally()
        set_printing(self.sheet, f"Coding audit, {name.lower()}")

    def put(self, column: int, span: int, value: object, style: Format) -> None:
        """Write one cell over so many columns of the current row."""
        if span > 1:
            self.sheet.merge_range(self.row, column, self.row, column + span - 1, "", style)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        write(self.sheet, self.row, column, value, style)

    def whole(self, text: str, style: Format, *, height: float | None = None) -> None:
        """Write a row over all columns, as high as its text needs."""
        width = self._columns * self._width
        self.sheet.set_row(self.row, height or LINE_HEIGHT * lines_of(text_of_cell(text), 1.2 * width) + 3)
        self.put(0, self._columns, text, style)
        self.row += 1

    def title(self, text: str, *under: str) -> None:
        """Write the title with lines under it."""
        self.whole(text, self._looks.make(bold=True, font_size=20, font_color=DARK), height=30)
        for line in under:
            self.whole(line, self._looks.make(font_color=SOFT, font_size=11, text_wrap=True))
        self.space(6)

    def section(self, text: str) -> None:
        """Write a heading of a section."""
        self.space(8)
        style = self._looks.make(bold=True, font_size=13, font_color=DARK, valign="bottom")
        self.whole(text, style, height=21)

    def note(self, text: str) -> None:
        """Write a remark."""
        self.whole(text, self._looks.make(font_color=SOFT, font_size=9, text_wrap=True, valign="top"))

    def space(self, height: float) -> None:
        """Leave a gap."""
        self.sheet.set_row(self.row, height)
        self.row += 1

    def table(
        self,
        headings: Sequence[str],
        spans: Sequence[int],
        looks: Sequence[Look],
        rows: Sequence[Sequence[object]],
    ) -> None:
        """Write rows under a heading; ``spans`` are the columns of the grid that each cell takes."""
        self.sheet.set_row(self.row, LINE_HEIGHT * self._lines(headings, spans, looks) + 5)
        self._cells(headings, spans, [self._looks.heading(look) for look in looks])
        for index, row in enumerate(rows):
            self.sheet.set_row(self.row, LINE_HEIGHT * self._lines(row, spans, looks) + 3)
            last = index == len(rows) - 1
            styles = [
                self._looks.cell(look, last=last, lower=isinstance(value, float) and value < 0)
                for look, value in zip(looks, row, strict=True)
            ]
            self._cells(row, spans, styles)

    def _cells(self, values: Sequence[object], spans: Sequence[int], styles: Sequence[Format]) -> None:
        column = 0
        for value, span, style in zip(values, spans, styles, strict=True):
            self.put(column, span, value, style)
            column += span
        self.row += 1

    def _lines(self, values: Sequence[object], spans: Sequence[int], looks: Sequence[Look]) -> int:
        """How many lines the longest text of a row takes; soft text is smaller."""
        return max(
            lines_of(value, span * self._width * (1.2 if look == "soft" else 1.0)) if isinstance(value, str) else 1
            for value, span, look in zip(values, spans, looks, strict=True)
        )
