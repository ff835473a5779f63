"""Writes coded records as a workbook for people who code: lines, queries, codes left out, errors and a summary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from ircoder.formats.extras import from_extra
from ircoder.formats.rows import Unwritten
from ircoder.formats.tables.excel_cells import Column, Styles, Table, date_of_cell, quoted
from ircoder.formats.tables.excel_summary import Summary

_CREATED = dt.datetime(2020, 1, 1)
"""No clock: the same records make the same bytes, whenever they are written."""


class _Part(NamedTuple):
    """A part of a record that has a row, in its record; ``part`` is empty for a record without lines."""

    record: Mapping[str, Any]
    part: Mapping[str, Any]


_REPORT = (
    Column("Report ID", 18, "text", lambda row: row.record["report_id"]),
    Column("Service date", 12, "date", lambda row: date_of_cell(row.record["service_date"])),
    Column("Setting", 13, "text", lambda row: row.record["setting"]),
)
_LINES = (
    *_REPORT,
    Column("Code set", 9, "text", lambda row: row.record["code_set"]),
    Column("Code", 9, "text", lambda row: row.part.get("code")),
    Column("Units", 7, "whole", lambda row: row.part.get("units")),
    Column("Modifiers", 11, "text", lambda row: ", ".join(row.part.get("modifiers", ()))),
    Column("Probability", 11, "share", lambda row: row.part.get("probability")),
    Column("Description", 36, "long", lambda row: row.part.get("label")),
    Column("Evidence", 60, "long", lambda row: quoted(row.part.get("evidence", ()))),
    Column("Why", 50, "long", lambda row: row.part.get("why")),
    Column("Rules", 18, "long", lambda row: ", ".join(row.part.get("rules", ()))),
    Column("Route", 9, "text", lambda row: row.record["route"]),
    Column("Report probability", 12, "share", lambda row: row.record["probability"]),
    Column("Review reasons", 50, "long", lambda row: "\n".join(row.record["review_reasons"])),
    Column("Work RVU", 10, "decimal", lambda row: _value(row.part, "work")),
    Column("Total RVU", 10, "decimal", lambda row: _value(row.part, "total")),
    Column("Payment", 12, "money", lambda row: _value(row.part, "payment")),
    Column("Status indicator", 10, "text", lambda row: _value(row.part, "status")),
    Column("APC", 8, "text", lambda row: _value(row.part, "apc")),
    Column("Values release", 10, "text", lambda row: _value(row.part, "release")),
    Column("Edits status", 12, "text", lambda row: row.part.get("edits", {}).get("status")),
    Column("Edits release", 10, "text", lambda row: row.part.get("edits", {}).get("release")),
    Column("Units release", 10, "text", lambda row: row.part.get("edits", {}).get("units_release")),
    Column("Add-on release", 10, "text", lambda row: row.part.get("edits", {}).get("add_on_release")),
    Column("Encounter ID", 16, "text", lambda row: row.record.get("encounter_id")),
    Column("Patient key", 16, "text", lambda row: row.record.get("patient_key")),
    Column("Provider ID", 16, "text", lambda row: row.record.get("provider_id")),
    Column("Error type", 16, "text", lambda row: (row.record["error"] or {}).get("type")),
    Column("Error message", 50, "long", lambda row: (row.record["error"] or {}).get("message")),
)
_PRINTED_LINE_COLUMNS = 12
"""Up to the rules; the others are for filters and would make a printed page too small to read."""

_QUERIES = (
    *_REPORT,
    Column("Code", 9, "text", lambda row: row.part["code"]),
    Column("Question", 70, "long", lambda row: row.part["question"]),
    Column("Missing", 40, "long", lambda row: row.part.get("missing")),
    Column("If documented", 22, "long", lambda row: ", ".join(row.part.get("hinges", {}).get("if_documented", ()))),
    Column("If not", 22, "long", lambda row: ", ".join(row.part.get("hinges", {}).get("if_not", ()))),
    Column("Evidence", 60, "long", lambda row: quoted(row.part.get("evidence", ()))),
    Column("Rule", 14, "text", lambda row: row.part["rule"]),
)
_LEFT_OUT = (
    *_REPORT,
    Column("Code", 9, "text", lambda row: row.part["code"]),
    Column("Reason", 70, "long", lambda row: row.part["reason"]),
    Column("In favour of", 12, "text", lambda row: row.part.get("winner")),
    Column("Rule", 14, "text", lambda row: row.part["rule"]),
    Column("Evidence", 60, "long", lambda row: quoted(row.part.get("evidence", ()))),
)
_ERRORS = (
    *_REPORT,
    Column("Error type", 18, "text", lambda row: row.part["type"]),
    Column("Error message", 100, "long", lambda row: row.part["message"]),
)


def write_excel(records: Iterable[Mapping[str, Any]], target: Path) -> list[Unwritten]:
    """Write records to a workbook with the sheets Lines, Queries, Left out, Errors and Summary.

    Lines has one row a code line, and one for a record without lines. Rows beyond what a sheet holds go on in another
    one (``Lines 2``), a text beyond what a cell holds is cut with a mark; texts never become formulas. Memory is
    constant; the same records make the same bytes. Every record has a row, so nothing is left unwritten.

    Raises
    ------
    InputError
        Where xlsxwriter is not installed.
    OSError
        Where the file cannot be written.
    """
    xlsxwriter = from_extra("xlsxwriter", "excel", "Excel")
    # The sheets wait on disk until the end: beside the target, since they hold words of reports.
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as waiting:
        options = {"constant_memory": True, "tmpdir": waiting, "use_zip64": True}
        book = xlsxwriter.Workbook(str(target), options)
        book.set_properties({"title": "Coded reports", "author": "ircoder", "created": _CREATED})
        styles, summary = Styles(book), Summary()
        routes = {"Route": {"review": styles.review, "auto": styles.auto}}
        tables = {
            "Lines": Table(book, styles, "Lines", _LINES, printed=_PRINTED_LINE_COLUMNS, marks=routes),
            "Queries": Table(book, styles, "Queries", _QUERIES),
            "Left out": Table(book, styles, "Left out", _LEFT_OUT),
            "Errors": Table(book, styles, "Errors", _ERRORS),
        }
        sheet = book.add_worksheet("Summary")
        for record in records:
            summary.add(record)
            _add(tables, record)
        for table in tables.values():
            table.finish()
        summary.write_to(sheet, styles)
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from None  # as the system gave it
    return []


def _add(tables: Mapping[str, Table], record: Mapping[str, Any]) -> None:
    rows: tuple[tuple[str, Sequence[Mapping[str, Any]]], ...] = (
        ("Lines", record["lines"] or ({},)),
        ("Queries", record["queries"]),
        ("Left out", record["not_coded"]),
        ("Errors", (record["error"],) if record["error"] else ()),
    )
    for name, parts in rows:
        for index, part in enumerate(parts):
            tables[name].add(_Part(record, part), first=index == 0)


def _value(line: Mapping[str, Any], name: str) -> object:
    return (line.get("values") or {}).get(name)
