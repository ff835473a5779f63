"""The sheet that sums up a workbook, counted while its records pass by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ircoder.formats.tables.excel_cells import Kind, Styles, lines_of, set_printing, write

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NOTES = (
    "Evidence quotes the reports: treat this workbook as patient data.",
    "The probability of a line is that its code and units are right, that of a report that its complete set of codes "
    "is. Both stay empty, and every report goes to review, until the model is calibrated.",
    "Amounts are for all units of a line at the national rate of the fee schedule named, without any adjustment of "
    "region or payer.",
)


_COUNTED = (
    "Reports",
    "Records, one a report and setting",
    "Records with code lines",
    "Records without any code line",
    "Records that failed",
    "Code lines",
    "Units",
    "Queries to physicians",
    "Codes left out",
)
_WIDTHS = (84, 13, 13, 13)
_GROUPS = (
    ("Records by setting", "Records"),
    ("Records by route", "Records"),
    ("Records by code set", "Records"),
    ("Failed records by type of error", "Records"),
    ("Model", "Records"),
    ("Knowledge", "Records"),
    ("Release of the edits", "Lines"),
    ("Release of the values", "Lines"),
)


class Summary:
    """Counts of what was written; how many there are is bounded by codes, settings, releases and types of error."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._groups: dict[str, Counter[str]] = {name: Counter() for name, _ in _GROUPS}
        self._codes: dict[str, tuple[str, int, int]] = {}
        self._amounts: dict[str, tuple[float | None, ...]] = {}
        self._last_report: str | None = None

    def add(self, record: Mapping[str, Any]) -> None:
        """Count one record. Records of one report follow each other, so that a report is counted once."""
        lines, error = record["lines"], record["error"]
        self._counts["Reports"] += record["report_id"] != self._last_report
        self._last_report = record["report_id"]
        kind = "that failed" if error else "with code lines" if lines else "without any code line"
        self._counts[f"Records {kind}"] += 1
        self._counts["Records, one a report and setting"] += 1
        self._counts["Code lines"] += len(lines)
        self._counts["Queries to physicians"] += len(record["queries"])
        self._counts["Codes left out"] += len(record["not_coded"])
        self._group("Records by setting", record["setting"])
        self._group("Records by code set", record["code_set"])
        self._group("Model", record["model"])
        self._group("Knowledge", record["knowledge"])
        if error:
            self._group("Failed records by type of error", error["type"])
        else:
            self._group("Records by route", record["route"])
        for line in lines:
            self._add_line(line)
        if record["totals"]:
            self._add_totals(record["setting"], record["totals"])

    def _add_line(self, line: Mapping[str, Any]) -> None:
        self._counts["Units"] += line["units"]
        self._group("Release of the edits", line["edits"].get("release") or "none")
        self._group("Release of the values", (line["values"] or {}).get("release") or "none")
        _, lines, units = self._codes.get(line["code"], ("", 0, 0))
        self._codes[line["code"]] = (line["label"], lines + 1, units + line["units"])

    def _add_totals(self, setting: str, totals: Mapping[str, Any]) -> None:
        before = self._amounts.get(setting, (None, None, None))
        added = (totals.get(name) for name in ("work", "total", "payment"))
        self._amounts[setting] = tuple(_sum(*pair) for pair in zip(before, added, strict=True))

    def _group(self, name: str, value: str | None) -> None:
        if value is not None:
            self._groups[name][value] += 1

    def write_to(self, sheet: Worksheet, styles: Styles) -> None:
        """Write the sheet, top to bottom."""
        for index, width in enumerate(_WIDTHS):
            sheet.set_column(index, index, width)
        sheet.hide_gridlines(2)
        set_printing(sheet, "Summary")
        page = _Page(sheet, styles)
        page.title("Coded reports")
        page.block(("What was coded", ""), [(name, self._counts[name]) for name in _COUNTED])
        for name, counted in _GROUPS:
            page.block((name, counted), sorted(self._groups[name].items()))
        amounts = [(setting, *self._amounts[setting]) for setting in sorted(self._amounts)]
        kinds: tuple[Kind, ...] = ("decimal", "decimal", "money")
        page.block(("Sums by setting", "Work RVU", "Total RVU", "Payment"), amounts, kinds)
        often = sorted(self._codes.items(), key=lambda item: (-item[1][1], item[0]))
        codes = [(f"{code}  {label}", lines, units) for code, (label, lines, units) in often]
        page.block(("Code", "Lines", "Units"), codes)
        page.notes(_NOTES)


def _sum(before: float | None, added: float | None) -> float | None:
    """Add where there is something to add, to what the releases give: four decimals."""
    return before if added is None else round((before or 0.0) + added, 4)


class _Page:
    """Blocks of rows, one under the other."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._row = 0

    def title(self, text: str) -> None:
        self._sheet.set_row(self._row, 26)
        write(self._sheet, self._row, 0, text, self._styles.title)
        self._row += 2

    def block(
        self, headings: Sequence[str], rows: Sequence[Sequence[object]], kinds: Sequence[Kind] = ("whole", "whole")
    ) -> None:
        """Write a heading with its rows, a text and numbers each; nothing where there are none."""
        if not rows:
            return
        for index, heading in enumerate(headings):
            write(self._sheet, self._row, index, heading, self._styles.heading(kinds[index - 1] if index else "text"))
        self._row += 1
        for cells in rows:
            for index, (cell, kind) in enumerate(zip(cells, ("text", *kinds), strict=False)):
                write(self._sheet, self._row, index, cell, self._styles.cell(kind))
            self._row += 1
        self._row += 1

    def notes(self, notes: Iterable[str]) -> None:
        for note in notes:
            self._sheet.set_row(self._row, 14.0 * lines_of(note, _WIDTHS[0]))
            write(self._sheet, self._row, 0, note, self._styles.note)
            self._row += 1
