"""The sample as a table, CSV or Excel: columns of the draw before those of the frame."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

from ircoder.audit.sampling import Sample
from ircoder.audit.sampling_table import text_of
from ircoder.formats.extras import from_extra
from ircoder.formats.rows import InputError

COLUMNS = (
    "sample_role",
    "sample_stratum",
    "sample_order",
    "sample_random_number",
    "sample_stratum_drawn",
    "sample_stratum_units",
    "sample_frame_units",
)
"""Of the draw: ``sample`` or ``spare``, stratum, order of selection in it, random number, units drawn from it, units of
the frame in it, and units of the whole frame. The last three tell whether every drawn unit is still in the file."""

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,6})?")
"""Text of a CSV cell that a sheet may hold as a number: a leading zero makes an identifier."""

_CREATED = dt.datetime(2020, 1, 1)
"""No clock: the same draw makes the same bytes."""


def write_sample(sample: Sample, target: Path) -> None:
    """Write the units that were drawn, by stratum and order of selection, spares after the sample of a stratum.

    Raises
    ------
    InputError
        For an ending that is neither .csv nor .xlsx, a column of the frame with the name of one of the draw, or a file
        that cannot be written.
    """
    columns = sample.frame.table.columns
    taken = [name for name in COLUMNS if sample.frame.table.index(name) is not None]
    if taken:
        msg = f"{sample.frame.table.name}: it has a column {taken[0]}, which the sample gets. Rename it in the frame."
        raise InputError(msg)
    ending = target.suffix.lower()
    try:
        if ending == ".csv":
            _write_csv((*COLUMNS, *columns), sample, target)
        elif ending == ".xlsx":
            _write_excel((*COLUMNS, *columns), sample, target)
        else:
            msg = f"{target.name}: a sample is written as .csv or .xlsx. Name it so with -o."
            raise InputError(msg)
    except OSError as error:
        msg = f"{target} cannot be written ({error.strerror}). Choose another file with -o, or close it in Excel."
        raise InputError(msg) from None


def _rows(sample: Sample) -> Iterator[tuple[object, ...]]:
    rows = {unit.key: unit.row.cells for unit in sample.frame.units}
    sizes, units = sample.design.sizes, len(rows)
    for item in sample.drawn:
        draw = (item.role, item.stratum, item.order, item.number, sizes[item.stratum], item.stratum_units, units)
        yield (*draw, *rows[item.key])


def _write_csv(header: tuple[str, ...], sample: Sample, target: Path) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_shown(cell) for cell in row] for row in _rows(sample))
    target.write_bytes(text.getvalue().encode("utf-8", "backslashreplace"))


def _shown(cell: object) -> str:
    return repr(cell) if isinstance(cell, float) and not cell.is_integer() else text_of(cell)


def _write_excel(header: tuple[str, ...], sample: Sample, target: Path) -> None:
    xlsxwriter = from_extra("xlsxwriter", "audit", "A sample as Excel")
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Audit sample", "author": "ircoder", "created": _CREATED})
    sheet = book.add_worksheet("Sample")
    bold = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "text_wrap": True})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    last = 0
    for last, row in enumerate(_rows(sample), start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, dt.datetime):
                sheet.write_datetime(last, at, cell.replace(tzinfo=None), date)
            elif isinstance(cell, int | float) and not isinstance(cell, bool):
                sheet.write_number(last, at, cell)
            elif header[at] != sample.frame.key_column and _NUMBER.fullmatch(text_of(cell)):
                sheet.write_number(last, at, float(text_of(cell)))
            elif text_of(cell):
                sheet.write_string(last, at, text_of(cell))
    for at, name in enumerate(header):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, max(12, min(30, len(name) + 2)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(header) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise error.args[0] from None  # as the system gave it
