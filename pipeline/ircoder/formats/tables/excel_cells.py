"""Cells and sheets of a workbook: typed cells under a header, as many sheets as the rows need, constant memory."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS = 1_048_576
"""Rows of one sheet, the header among them."""

MAX_CELL = 32_767
"""UTF-16 units that a cell holds."""

CUT = " … [cut: longer than a cell]"

Kind = Literal["text", "long", "whole", "decimal", "money", "effect", "share", "date"]

_NUMBER_FORMATS: dict[Kind, str] = {
    "whole": "#,##0",
    "decimal": "#,##0.00",
    "money": "$#,##0.00",
    "effect": "$#,##0.00;-$#,##0.00",
    "share": "0.0%",
    "date": "yyyy-mm-dd",
}
_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_LINE = "#C9D3DF"
_LINE_HEIGHT = 13.0
_BUTTON_HEIGHT = 15.0
"""Points at the bottom of the header that Excel covers with the button of a filter."""
_MOST_LINES = 14
_LETTERS_PER_DIGIT = 1.2
"""Letters of prose that take the room of the digits by which a column's width is counted, less its indent."""
_DARK = "#1F3A5F"
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, width in characters, kind of its cells, and how a cell is got out of a row's source."""

    heading: str
    width: float
    kind: Kind
    value: Callable[[Any], object]


class Styles:
    """Formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Kind, bool], Format] = {}
        self.title = self._format(bold=True, font_size=16, font_color=_DARK, indent=1)
        self.note = self._format(italic=True, font_color="#5F6B7A", text_wrap=True, indent=1)
        self.review = self.mark("#FFF2CC", "#7F6000")
        self.auto = self.mark("#E2EFDA", "#375623")
        self.lower = book.add_format({"font_color": "#8C1D18"})
        white = {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, "border": 1, "border_color": _LINE}
        white |= {"text_wrap": True, "valign": "top"}
        plain = {"bold": True, "font_color": _DARK, "bottom": 1, "bottom_color": _DARK}
        self._headers = {number: self._format(**white, **_side(number=number)) for number in (False, True)}
        self._headings = {number: self._format(**plain, **_side(number=number)) for number in (False, True)}

    def mark(self, background: str, ink: str) -> Format:
        """Make the format that a condition lays over a cell."""
        return self._book.add_format({"bg_color": background, "font_color": ink})

    def header(self, kind: Kind) -> Format:
        """Give the format of the first row of a table, over cells of a kind."""
        return self._headers[_is_number(kind)]

    def heading(self, kind: Kind) -> Format:
        """Give the format of a heading within a sheet, over cells of a kind."""
        return self._headings[_is_number(kind)]

    def cell(self, kind: Kind, *, first: bool = False) -> Format:
        """Give the format of a kind of cell; the first row of a report has a line above."""
        if (kind, first) not in self._made:
            options: dict[str, object] = {"text_wrap": kind == "long", **_side(number=_is_number(kind))}
            if kind in _NUMBER_FORMATS:
                options["num_format"] = _NUMBER_FORMATS[kind]
            if first:
                options |= {"top": 1, "top_color": _LINE}
            self._made[kind, first] = self._format(**options)
        return self._made[kind, first]

    def _format(self, **options: object) -> Format:
        return self._book.add_format({**_FONT, **options})


def _is_number(kind: Kind) -> bool:
    return kind in ("whole", "decimal", "money", "effect", "share")


def _side(*, number: bool) -> dict[str, object]:
    return {"align": "right" if number else "left", "indent": 1}


class Table:
    """Rows under a header; where a sheet is full they go on in another one (``Lines 2``)."""

    def __init__(
        self,
        book: Workbook,
        styles: Styles,
        name: str,
        columns: Sequence[Column],
        *,
        printed: int | None = None,
        frozen: int = 1,
        marks: Mapping[str, Mapping[str, Format]] | None = None,
    ) -> None:
        """Open the first sheet.

        Parameters
        ----------
        printed
            How many columns a printed page has, where not all.
        frozen
            How many columns stay in sight.
        marks
            Colours of the words of a column, by its heading.
        """
        self._book = book
        self._frozen = frozen
        self._marks = marks or {}
        self._styles = styles
        self._name = name
        self._columns = columns
        self._printed = printed or len(columns)
        self._sheets = 0
        self._open()

    def add(self, source: object, *, first: bool) -> None:
        """Write one row. ``first`` is whether it begins another report."""
        if self._row == MAX_ROWS:
            self.finish()
            self._open()
        values = [column.value(source) for column in self._columns]
        self._sheet.set_row(self._row, height_of(values, self._columns))
        _forget_row(self._sheet, self._row - 2)
        for index, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            write(self._sheet, self._row, index, value, self._styles.cell(column.kind, first=first))
        self._row += 1

    def finish(self, *, printed_rows: int | None = None, filtered: int | None = None) -> None:
        """Give the sheet its filter, its printed part, and colours to words.

        Parameters
        ----------
        printed_rows, filtered
            How many rows are printed, and how many the filter works on, where not all.
        """
        last = max(self._row - 1, 1)
        self._sheet.autofilter(0, 0, last if filtered is None else max(1, filtered), len(self._columns) - 1)
        self._sheet.print_area(0, 0, last if printed_rows is None else max(1, printed_rows), self._printed - 1)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{last + 1}"})
        for index, column in enumerate(self._columns):
            if column.kind == "effect":
                lower = {"type": "cell", "criteria": "<", "value": 0, "format": self._styles.lower}
                self._sheet.conditional_format(1, index, last, index, lower)
            for word, style in self._marks.get(column.heading, {}).items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
                self._sheet.conditional_format(1, index, last, index, rule)

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        self._sheet: Worksheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, self._frozen)
        self._sheet.set_row(0, 2 * _LINE_HEIGHT + _BUTTON_HEIGHT)
        for index, column in enumerate(self._columns):
            self._sheet.set_column(index, index, column.width)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)
        set_printing(self._sheet, name)
        for index, column in enumerate(self._columns):
            self._sheet.write_string(0, index, column.heading, self._styles.header(column.kind))
        self._row = 1


def _forget_row(sheet: Worksheet, row: int) -> None:
    """Drop what the library keeps of a row that is written, so that memory stays constant."""
    for name in ("row_info", "row_sizes", "set_rows"):
        getattr(sheet, name, {}).pop(row, None)


def height_of(values: Sequence[object], columns: Sequence[Column]) -> float:
    """Reckon the height in points that shows the wrapped texts of a row, up to a bound that keeps rows at hand."""
    lines = 1
    for value, column in zip(values, columns, strict=True):
        if column.kind == "long" and isinstance(value, str):
            lines = max(lines, lines_of(value, column.width))
    return min(lines, _MOST_LINES) * _LINE_HEIGHT + 3


def lines_of(text: str, width: float) -> int:
    """Reckon how many lines a text takes in a column so many characters wide, broken between words."""
    room = max(1, int(_LETTERS_PER_DIGIT * width))
    return sum(_wrapped(part, room) for part in text.split("\n"))


def _wrapped(text: str, room: int) -> int:
    if len(text) <= room:
        return 1
    lines, used = 1, 0
    for word in text.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
        if used > room:  # a word longer than a line is broken within
            lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines


def set_printing(sheet: Worksheet, name: str) -> None:
    """Fit a sheet to the width of a page, with pages counted."""
    sheet.set_paper(1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{name}&RPage &P of &N")


def write(sheet: Worksheet, row: int, column: int, value: object, style: Format) -> None:
    """Write one cell by the type of its value; text stays text, whatever it begins with, and can be no formula."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, text_of_cell(value), style)
            return
        value = None
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def text_of_cell(text: str) -> str:
    """Give a text as a cell can hold it: without what XML forbids, with plain line ends, cut where it is too long."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > MAX_CELL // 2:
        units = text.encode("utf-16-le")
        if len(units) > 2 * MAX_CELL:
            text = units[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f" {text}"  # the library takes such a text for its own markup
    return text


def date_of_cell(value: str | None) -> object:
    """Give a date for ``YYYY-MM-DD``; what is no date that Excel has stays as it is."""
    if value is None or not _ISO_DATE.fullmatch(value):
        return value
    try:
        date = dt.date.fromisoformat(value)
    except ValueError:
        return value
    return date if date.year >= 1900 else value


def quoted(evidence: Sequence[Mapping[str, Any]]) -> str:
    """Give the words of evidence, one quotation a line."""
    return "\n".join(item["text"] for item in evidence)
