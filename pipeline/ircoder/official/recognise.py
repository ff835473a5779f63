"""What a table is, by the text of its header and never by a line number or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from ircoder.knowledge.imported import Kind
from ircoder.official.fixed_width import FIXED_LAYOUTS
from ircoder.official.refusal import RefusedError, UnknownTableError
from ircoder.official.sheets import Row, Sheet, TextSheet

_STACKED = 5
"""Rows over which the names of the fee schedule's columns are spread."""

NAMES: Mapping[Kind, str] = {
    "fee-schedule": "fee schedule values",
    "pairs": "pair edits",
    "unit-limits": "unit limits",
    "add-ons": "add-on edits",
    "addendum-b": "Addendum B",
    "descriptors": "descriptors",
}


@dataclass(frozen=True, slots=True)
class _Header:
    """Names that make up a header row, and the columns that must then be there (patterns of normalised names)."""

    kind: Kind
    signature: tuple[str, ...]
    columns: Mapping[str, str]


_HEADERS = (
    _Header(
        "fee-schedule",
        ("HCPCS", "MOD", "DESCRIPTION"),
        {
            "HCPCS": "HCPCS",
            "MOD": "MOD",
            "STATUS CODE": "STATUS(CODE)?",
            "WORK RVU": "WORKRVU",
            "NON-FAC PE RVU": "(NONFAC)+(ILITY)?PERVU",
            "FACILITY PE RVU": "FAC(ILITY)?PERVU",
            "MP RVU": "MPRVU",
            "NON-FACILITY TOTAL": "NONFAC(ILITY)?TOTAL",
            "FACILITY TOTAL": "FAC(ILITY)?TOTAL",
            "PCTC IND": "PCTCIND(ICATOR)?",
            "GLOB DAYS": "GLOB(AL)?DAYS",
            "MULT PROC": "MULT(IPLE)?PROC",
            "BILAT SURG": "BILAT(ERAL)?SURG",
            "CO-SURG": "COSURG",
            "CONV FACTOR": "CONV(ERSION)?FACTOR",
        },
    ),
    _Header(
        "pairs",
        ("COLUMN1(CODE)?", "COLUMN2(CODE)?"),
        {
            "Column 1": "COLUMN1(CODE)?",
            "Column 2": "COLUMN2(CODE)?",
            "Effective date": "EFFECTIVE.*",
            "Deletion date": "DELETION.*",
            "Modifier": "MODIFIER.*",
        },
    ),
    _Header(
        "unit-limits",
        ("HCPCS(CPT)?CODE", ".*MUEVALUES?"),
        {
            "HCPCS/CPT Code": "HCPCS(CPT)?CODE",
            "MUE Values": ".*MUEVALUES?",
            "MUE Adjudication Indicator": ".*ADJUDICATIONINDICATOR",
        },
    ),
    _Header(
        "add-ons",
        ("ADDONCODE", "PRIMARYCODE"),
        {
            "AOC_Edit_Type": "AOCEDITTYPE",
            "Add-On_Code": "ADDONCODE",
            "Primary_Code": "PRIMARYCODE",
            "AOC_Edit_EffDT": "AOCEDITEFFDT.*",
            "AOC_Edit_DelDT": "AOCEDITDELDT.*",
        },
    ),
    _Header(
        "addendum-b",
        ("HCPCSCODE", "SI", "APC"),
        {"HCPCS Code": "HCPCSCODE", "SI": "SI", "APC": "APC", "Payment Rate": "PAYMENTRATE"},
    ),
)

_OTHERS = (
    (("APC", "GROUPTITLE"), "it is Addendum A, which lists payment groups. Import Addendum B of the same quarter."),
    (("HCPCS", "MOD", "PROCSTAT"), "it is the table of capped imaging payments, which is not used."),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A recognised table: its columns by name, what stands above them, and its rows."""

    kind: Kind
    sheet: Sheet
    columns: Mapping[str, int]
    titles: tuple[str, ...]
    preamble: str
    header_place: int

    def rows(self) -> Iterator[Row]:
        """Rows below the header."""
        return islice(self.sheet.rows(), self.header_place, None)


def recognise(sheets: list[Sheet]) -> Table:
    """Find the table among the ways to read a file.

    Raises
    ------
    UnknownTableError
        Where no header is known, or the table is one that is not used.
    RefusedError
        Where a column is missing.
    """
    for sheet in sheets:
        try:
            rows = sheet.peek()
        except RefusedError:  # not the way to read it
            continue
        found = _by_header(sheet, rows) or _by_layout(sheet, rows)
        if found is not None:
            return found
    msg = "no header of an official file was found. `ircoder reference import --help` lists the files that are read."
    raise UnknownTableError(msg)


def normalised(cell: str) -> str:
    """Upper case letters and digits of a header cell."""
    return re.sub(r"[^A-Z0-9]", "", cell.upper())


def _by_header(sheet: Sheet, rows: list[list[str]]) -> Table | None:
    for index, cells in enumerate(rows):
        names = [normalised(cell) for cell in cells]
        for signature, reason in _OTHERS:
            if all(_position(pattern, names) is not None for pattern in signature):
                raise UnknownTableError(reason)
        for header in _HEADERS:
            if all(_position(pattern, names) is not None for pattern in header.signature):
                return _table(header, sheet, rows, index)
    return None


def _table(header: _Header, sheet: Sheet, rows: list[list[str]], index: int) -> Table:
    stacked = rows[max(0, index - _STACKED) : index + 1] if header.kind == "fee-schedule" else [rows[index]]
    names = [_spellings(stacked, column) for column in range(len(rows[index]))]
    columns: dict[str, int] = {}
    for name, pattern in header.columns.items():
        for column, spellings in enumerate(names):
            if name not in columns and any(re.fullmatch(pattern, spelling) for spelling in spellings):
                columns[name] = column
    missing = [name for name in header.columns if name not in columns]
    if missing:
        raise RefusedError(
            f"a header of {NAMES[header.kind]} without the column {', '.join(missing)}. Download it again."
        )
    preamble = "\n".join(" ".join(filter(None, row)) for row in rows[:index])
    return Table(header.kind, sheet, columns, tuple(rows[index]), preamble, index + 1)


def _spellings(stacked: list[list[str]], column: int) -> list[str]:
    """Names that a column may have: its lowest header cell, and this with more and more of those above it."""
    cells = [normalised(row[column]) if column < len(row) else "" for row in stacked]
    return ["".join(cells[-height:]) for height in range(1, len(cells) + 1)]


def _position(pattern: str, names: list[str]) -> int | None:
    return next((index for index, name in enumerate(names) if re.fullmatch(pattern, name)), None)


def _by_layout(sheet: Sheet, rows: list[list[str]]) -> Table | None:
    """Recognise a table without header: its lines all follow one layout after the notice."""
    if not isinstance(sheet, TextSheet) or sheet.delimiter:
        return None
    lines = [row[0] for row in rows]
    for layout in FIXED_LAYOUTS:
        first = layout.first_line(lines)
        if first is not None:
            names = tuple(layout.columns)
            columns = {name: index for index, name in enumerate(names)}
            return Table(layout.kind, layout.cut(sheet), columns, names, "\n".join(lines[:first]), first)
    return None
