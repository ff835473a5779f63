"""Tables of sampling units, CSV, Excel or Parquet: rows with their place in the file, columns however written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ircoder.formats.extras import from_extra
from ircoder.formats.opening import kind_of, opened
from ircoder.formats.rows import InputError
from ircoder.formats.tables.csv_in import FIELD_LIMIT

EXCEL = (".xlsx", ".xlsm")
PARQUET = ".parquet"
_DELIMITERS = (",", ";", "\t", "|")

_AMOUNT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}([ ,\u00a0\u202f])\d{3}(\1\d{3})*(\.\d*)?")
"""An amount with its thousands set apart: ``1,234.50``. A comma anywhere else may be a decimal one."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its place for messages (``frame.csv, row 12``) and the cells under the columns."""

    where: str
    cells: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read whole, without its empty rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def index(self, column: str) -> int | None:
        """Give the place of a column; ``Report ID`` is ``report_id``."""
        wanted = _folded(column)
        return next((at for at, name in enumerate(self.columns) if _folded(name) == wanted), None)

    def needed(self, column: str, option: str) -> int:
        """Give the place of a column that an option names.

        Raises
        ------
        InputError
            Where the table does not have it.
        """
        at = self.index(column)
        if at is None:
            msg = f"{self.name}: there is no column {column}. Name one of {', '.join(self.columns)} with {option}."
            raise InputError(msg)
        return at

    def first_of(self, columns: Sequence[str]) -> str | None:
        """Give the first of some columns that the table has."""
        return next((column for column in columns if self.index(column) is not None), None)


def read_table(path: Path) -> Table:
    """Read a CSV file (packed or plain; comma, semicolon, tab or bar), a workbook's first sheet, or a Parquet file.

    Raises
    ------
    InputError
        For a file that cannot be read, has no rows, names a column twice, or has a row longer than its header.
    """
    if not path.is_file():
        msg = f"{path} is no file. Name a CSV, Excel or Parquet table with one row a sampling unit."
        raise InputError(msg)
    kind = kind_of(path)
    rows = list(_excel_rows(path) if kind in EXCEL else _parquet_rows(path) if kind == PARQUET else _csv_rows(path))
    if len(rows) < 2:
        msg = f"{path.name}: no row is under the header. The first row names the columns, each other one is a unit."
        raise InputError(msg)
    columns = tuple(text_of(cell) for cell in rows[0].cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    _check_columns(path.name, columns)
    return Table(path.name, columns, tuple(_fitted(row, len(columns)) for row in rows[1:]))


def text_of(cell: object) -> str:
    """Give a cell as text: whole numbers without a point, dates as YYYY-MM-DD, nothing around it."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return (cell.date() if cell.time() == dt.time() else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def amount_of(cell: object, where: str, column: str) -> float | None:
    """Give a cell as an amount: ``1,234.50``, ``$80``, ``(12.00)`` for a negative one; None for an empty cell.

    Raises
    ------
    InputError
        For what is no number, and for a comma that does not set thousands apart: ``1,5`` is no fifteen.
    """
    text = text_of(cell)
    if not text:
        return None
    plain = text.replace("$", "").strip()
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1].strip()}"
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[ ,\u00a0\u202f]", "", plain)
    if _AMOUNT.fullmatch(plain):
        return float(plain)
    comma = " with a decimal point" if "," in plain else " as a number"
    msg = f"{where}: {column} is no amount. Write it{comma}, such as 1234.50."
    raise InputError(msg)


def _csv_rows(path: Path) -> Iterator[TableRow]:
    with opened(path) as stream:
        data = stream.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{path.name}: it is not in UTF-8. Save it as CSV UTF-8, or as an Excel workbook."
        raise InputError(msg) from None
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    csv.field_size_limit(FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield TableRow(f"{path.name}, row {number}", tuple(cells))
    except csv.Error:
        msg = f"{path.name}, near line {reader.line_num}: a quotation mark is not closed or not doubled. Mend that row."
        raise InputError(msg) from None


def _excel_rows(path: Path) -> Iterator[TableRow]:
    from openpyxl import load_workbook  # slow to import

    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        rows = [tuple(cells) for cells in sheet.iter_rows(values_only=True)]
    except Exception:  # the library raises whatever its parsers raise on a damaged part
        msg = f"{path.name} cannot be read as a workbook. Open it in Excel and save it again as .xlsx."
        raise InputError(msg) from None
    for number, cells in enumerate(rows, start=1):
        if any(text_of(cell) for cell in cells):
            yield TableRow(f"{path.name}, row {number}", cells)


def _parquet_rows(path: Path) -> Iterator[TableRow]:
    parquet = from_extra("pyarrow.parquet", "tables", "Parquet")
    try:
        table = parquet.ParquetFile(path).read()
        columns = [[_without_nan(cell) for cell in column.to_pylist()] for column in table.columns]
    except Exception:  # the library raises whatever its readers raise on a damaged part
        msg = f"{path.name} cannot be read as Parquet. Write it again, unpacked, or as CSV."
        raise InputError(msg) from None
    yield TableRow(f"{path.name}, columns", tuple(table.column_names))
    for number, cells in enumerate(zip(*columns, strict=True), start=1):
        if any(text_of(cell) for cell in cells):
            yield TableRow(f"{path.name}, row {number}", cells)


def _without_nan(cell: object) -> object:
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def _check_columns(name: str, columns: tuple[str, ...]) -> None:
    folded = [_folded(column) for column in columns]
    for at, column in enumerate(columns):
        if not column:
            msg = f"{name}: column {at + 1} has no name. Name it in the first row, or take it away."
            raise InputError(msg)
        if folded[at] in folded[:at]:
            msg = f"{name}: column {column} stands in the header twice. Keep one."
            raise InputError(msg)


def _fitted(row: TableRow, width: int) -> TableRow:
    if any(text_of(cell) for cell in row.cells[width:]):
        msg = f"{row.where}: it has more cells than the header. Quote cells that hold the separator."
        raise InputError(msg)
    missing = width - len(row.cells)
    return TableRow(row.where, row.cells[:width] + (None,) * missing)


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().lower())
