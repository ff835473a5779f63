"""Tables without a header row: each line follows one layout, after some lines of notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ircoder.knowledge.imported import Kind
from ircoder.official.refusal import RefusedError
from ircoder.official.sheets import Row, Sheet

_ENOUGH = 5
"""Lines that must follow the layout, without one between them that does not, for a table to be recognised."""


@dataclass(frozen=True, slots=True)
class FixedLayout:
    """A layout: its pattern, with one group a column."""

    kind: Kind
    columns: tuple[str, ...]
    pattern: re.Pattern[str]

    def first_line(self, lines: Sequence[str]) -> int | None:
        """Index of the first line of the table, ``None`` where the lines do not follow the layout to their end."""
        fits = [self.pattern.fullmatch(line) is not None for line in lines]
        first = fits.index(True) if True in fits else len(fits)
        table = [fit for fit, line in zip(fits[first:], lines[first:], strict=True) if line.strip()]
        return first if len(table) >= _ENOUGH and all(table[:-1]) else None

    def cut(self, sheet: Sheet) -> Sheet:
        """Cut each line of a sheet into cells."""
        return _CutSheet(sheet.name, layout=self, lines=sheet)


@dataclass(frozen=True, slots=True)
class _CutSheet(Sheet):
    """A sheet of lines, cut by a layout."""

    layout: FixedLayout | None = None
    lines: Sheet | None = None

    def rows(self) -> Iterator[Row]:
        """All rows; the lines of the notice are not cut.

        Raises
        ------
        RefusedError
            For a line after the notice that does not follow the layout.
        """
        assert self.layout is not None
        assert self.lines is not None
        started = False
        for place, cells in self.lines.rows():
            line = cells[0] if cells else ""
            found = self.layout.pattern.fullmatch(line)
            if found is None and started and line.strip(" \t\x1a"):
                msg = f"line {place} is cut off or does not follow the layout of the others. Download the file again."
                raise RefusedError(msg)
            started = started or found is not None
            yield place, [group.strip() for group in found.groups()] if found else [""]


_FEE_SCHEDULE = FixedLayout(
    "fee-schedule",
    (
        "HCPCS",
        "MOD",
        "STATUS CODE",
        "WORK RVU",
        "NON-FAC PE RVU",
        "FACILITY PE RVU",
        "MP RVU",
        "NON-FACILITY TOTAL",
        "FACILITY TOTAL",
        "PCTC IND",
        "GLOB DAYS",
        "MULT PROC",
        "BILAT SURG",
        "CO-SURG",
        "CONV FACTOR",
    ),
    re.compile(
        r"([0-9A-Z]{5})(  |[0-9A-Z]{2}).{50}([A-Z])[ +](.{6})(.{7})..(.{7})..(.{6})(.{7})(.{6})"
        r"(.)(.{3}).{9}(.)(.).(.).[ \w]*? (\d\d\.\d{4})(?: .*)?"
    ),
)
_ADD_ONS = FixedLayout(
    "add-ons",
    ("AOC_Edit_Type", "Add-On_Code", "Primary_Code", "AOC_Edit_EffDT", "AOC_Edit_DelDT"),
    re.compile(r"([1-3])([0-9A-Z]{5})(?:\d{7}| {7})([0-9A-Z]{5})(?:\d{7}| {7})(\d{7})(\d{7}| {0,7})(?:.*)"),
)
_DESCRIPTORS = FixedLayout("descriptors", ("code", "text"), re.compile(r"(\d{4}[0-9A-Z])[\t ]+(\S.*)"))
_DESCRIPTOR_LINES = FixedLayout(
    "descriptors", ("code", "line", "text"), re.compile(r"(\d{4}[0-9A-Z])(\d\d)[\t ]*(\S.*)")
)

FIXED_LAYOUTS = (_FEE_SCHEDULE, _ADD_ONS, _DESCRIPTORS, _DESCRIPTOR_LINES)
