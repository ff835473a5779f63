"""Files as rows of text cells, whatever they are: comma or tab separated text, fixed width text, workbooks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ircoder.official.refusal import RefusedError, UnknownTableError

MAX_BYTES = 512 * 2**20
"""Largest file or archive member: several times the largest official one."""

MAX_UNPACKED = 2**30
MAX_STRINGS = 256 * 2**20
"""Largest table of texts of a workbook, which is read as a whole."""

MAX_RATIO = 250
RATIO_FROM = 8 * 2**20
"""Size from which the ratio of compression counts: small members of real workbooks are packed tighter."""

MAX_COLUMNS = 200
MAX_SHEETS = 20
PEEKED_ROWS = 200
"""Rows in which a header must stand."""

Row = tuple[int, list[str]]
"""Place of a row in its file, counted from 1, and its cells."""

_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 26}
_MAX_CONTROL_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a file that can be read from its top more than once.

    A workbook holds codes as numbers at times, without their leading zeros, and leaves blank cells at the end of a row
    out.
    """

    name: str
    is_workbook: bool = False

    def rows(self) -> Iterator[Row]:
        """All rows."""
        raise NotImplementedError

    def peek(self) -> list[list[str]]:
        """Cells of the first rows."""
        return [cells for _, cells in islice(self.rows(), PEEKED_ROWS)]


@dataclass(frozen=True, slots=True)
class TextSheet(Sheet):
    """Separated text; tab separated files quote nothing. Without delimiter each line is one cell."""

    data: bytes = b""
    delimiter: str = ""

    def rows(self) -> Iterator[Row]:
        """All rows."""
        stream = io.TextIOWrapper(io.BytesIO(self.data), encoding="latin-1", newline="")
        if not self.delimiter:
            for place, line in enumerate(stream, start=1):
                yield place, [line.rstrip("\r\n")]
            return
        tabs = self.delimiter == "\t"
        reader = csv.reader(stream, delimiter=self.delimiter, quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
        try:
            for place, cells in enumerate(reader, start=1):
                yield place, _narrow(cells)
        except csv.Error:
            msg = "it cannot be taken apart into rows and cells. Download it again."
            raise RefusedError(msg) from None


@dataclass(frozen=True, slots=True)
class WorkbookSheet(Sheet):
    """One sheet of a workbook."""

    book: Any = None
    title: str = ""

    def rows(self) -> Iterator[Row]:
        """All rows."""
        try:
            for place, cells in enumerate(self.book[self.title].iter_rows(values_only=True), start=1):
                yield place, _narrow([_cell_text(value) for value in cells])
        except RefusedError:
            raise
        except Exception:  # the library raises whatever its parsers raise on a damaged part
            msg = "the workbook is damaged. Download it again."
            raise RefusedError(msg) from None


def text_sheets(name: str, data: bytes) -> list[Sheet]:
    """Read text as tab separated, comma separated and whole lines; the header tells which of them it is.

    Raises
    ------
    RefusedError
        For what is no text.
    """
    plain = data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        plain = _decoded(data).encode("latin-1", "replace")
    head = plain[: 2**16]
    if not head.strip() or sum(byte in _CONTROL for byte in head) > _MAX_CONTROL_SHARE * len(head):
        msg = "it is empty or not a text." if not head.strip() else "it is neither a text nor a workbook nor a zip."
        raise UnknownTableError(f"{msg} Give the file as it was downloaded.")
    return [TextSheet(name, data=plain, delimiter=delimiter) for delimiter in ("\t", ",", "")]


def workbook_sheets(name: str, data: bytes) -> list[Sheet]:
    """Sheets of a workbook.

    Raises
    ------
    RefusedError
        For a damaged workbook, or one that would unpack to an absurd size.
    """
    with opened_zip(data) as archive:
        members = archive.infolist()
    check_sizes(members)
    if any(member.file_size > MAX_STRINGS for member in members if "/worksheets/" not in member.filename):
        msg = "it would unpack to more than any official file holds. Give the file as it was downloaded."
        raise RefusedError(msg)
    from openpyxl import load_workbook  # a workbook is read by few commands

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        titles = [sheet.title for sheet in book.worksheets[:MAX_SHEETS]]
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its own size may be wrong
    except Exception:  # the library raises whatever its parsers raise on a damaged part
        msg = "the workbook is damaged. Download it again."
        raise RefusedError(msg) from None
    return [WorkbookSheet(name, is_workbook=True, book=book, title=title) for title in titles]


def opened_zip(data: bytes) -> zipfile.ZipFile:
    """Open an archive that is held in memory.

    Raises
    ------
    RefusedError
        For a damaged one.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # damaged archives raise much more than BadZipFile
        msg = "the zip file is damaged or cut off. Download it again."
        raise RefusedError(msg) from None


def check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that unpacks to more than official files hold.

    Raises
    ------
    RefusedError
        For such an archive.
    """
    packed_tight = any(
        member.file_size > max(RATIO_FROM, MAX_RATIO * max(member.compress_size, 1)) for member in members
    )
    if packed_tight or sum(member.file_size for member in members) > MAX_UNPACKED:
        msg = "it would unpack to more than any official file holds. Give the file as it was downloaded."
        raise RefusedError(msg)


def is_zip(data: bytes) -> bool:
    """Whether the content is a zip archive, which workbooks are too."""
    return data.startswith(b"PK\x03\x04")


def _narrow(cells: list[str]) -> list[str]:
    if len(cells) > MAX_COLUMNS:
        msg = f"a row has more than {MAX_COLUMNS} cells. Give the file as it was downloaded."
        raise RefusedError(msg)
    return cells


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeError:
        msg = "its text cannot be decoded. Download it again."
        raise RefusedError(msg) from None


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%Y%m%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
