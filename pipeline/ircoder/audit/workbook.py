"""The audit as a workbook for compliance officers: summary, scorecards, findings, encounters, lines, method."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ircoder.audit.model import AuditResult
from ircoder.audit.tallies import gravest
from ircoder.audit.wording import period
from ircoder.audit.workbook_columns import (
    DETAIL,
    ENCOUNTERS,
    FINDINGS,
    PRINTED_DETAIL_COLUMNS,
    PRINTED_ENCOUNTER_COLUMNS,
    PRINTED_FINDING_COLUMNS,
    PROBLEMS,
    sides,
)
from ircoder.audit.workbook_method import NAME as METHOD
from ircoder.audit.workbook_method import write_method
from ircoder.audit.workbook_scorecard import write_scorecards
from ircoder.audit.workbook_sheet import MARKS, Looks
from ircoder.audit.workbook_summary import NAME as SUMMARY
from ircoder.audit.workbook_summary import write_summary
from ircoder.formats.extras import from_extra
from ircoder.formats.tables.excel_cells import Styles, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_CREATED = dt.datetime(2020, 1, 1)
"""No clock: the same audit makes the same bytes, whenever it is written."""


def write_workbook(result: AuditResult, path: Path) -> None:
    """Write an audit to a workbook.

    Its sheets are Summary, By provider, By family, Findings (the gravest first, agreed ones last and not printed),
    Encounters, Encounter detail (billed beside supported lines), Not audited where there is anything, and Method.
    Texts never become formulas; rows beyond what a sheet holds go on in another one; the same audit makes the same
    bytes.

    Raises
    ------
    InputError
        Where xlsxwriter is not installed.
    OSError
        Where the file cannot be written.
    """
    xlsxwriter = from_extra("xlsxwriter", "excel", "Excel")
    # The sheets wait on disk until the end: beside the target, since they hold words of reports.
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as waiting:
        options = {"constant_memory": True, "tmpdir": waiting, "use_zip64": True}
        book = xlsxwriter.Workbook(str(path), options)
        book.set_properties({"title": "Coding audit", "author": "ircoder", "created": _CREATED})
        styles, looks = Styles(book), Looks(book)
        write_summary(book, looks, result)
        write_scorecards(book, styles, result)
        _findings(book, styles, result)
        _encounters(book, styles, result)
        _detail(book, styles, result)
        _problems(book, styles, result)
        write_method(book, looks, result)
        _headings_of_pages(book, result)
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from None  # as the system gave it


def _headings_of_pages(book: Workbook, result: AuditResult) -> None:
    """Let every printed page say what it is a page of, and that it is patient data."""
    for sheet in book.worksheets():
        name = sheet.get_name()
        sheet.set_footer(f"&L{name}&CPatient data. Suggestions for a qualified auditor.&RPage &P of &N")
        if name not in (SUMMARY, METHOD):
            sheet.set_header(
                f'&L&"Calibri,Bold"&12Coding audit: {name}&R&"Calibri"&10Dates of service: {period(result)}'
            )
            sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)


def _findings(book: Workbook, styles: Styles, result: AuditResult) -> None:
    colours = {word: styles.mark(*MARKS[word]) for word in ("High", "Medium", "Low")}
    table = Table(
        book, styles, "Findings", FINDINGS, printed=PRINTED_FINDING_COLUMNS, frozen=4, marks={"Severity": colours}
    )
    not_agreed = 0
    for found in gravest(result):
        not_agreed += found.finding.kind != "agreed"
        table.add(found, first=True)
    table.finish(printed_rows=not_agreed)


def _encounters(book: Workbook, styles: Styles, result: AuditResult) -> None:
    marks = {"yes": styles.mark(*MARKS["good"]), "no": styles.mark(*MARKS["High"])}
    columns = {"Codes and units right": marks, "All right": marks}
    table = Table(book, styles, "Encounters", ENCOUNTERS, printed=PRINTED_ENCOUNTER_COLUMNS, marks=columns)
    for encounter in result.encounters:
        table.add(encounter, first=True)
    table.finish()


def _detail(book: Workbook, styles: Styles, result: AuditResult) -> None:
    colours = {word: styles.mark(*MARKS[word]) for word in ("High", "Medium", "Low")}
    table = Table(book, styles, "Encounter detail", DETAIL, printed=PRINTED_DETAIL_COLUMNS, marks={"Severity": colours})
    for encounter in result.encounters:
        for index, side in enumerate(sides(encounter)):
            table.add(side, first=index == 0)
    table.finish()


def _problems(book: Workbook, styles: Styles, result: AuditResult) -> None:
    if not result.problems:
        return
    table = Table(book, styles, "Not audited", PROBLEMS)
    for problem in result.problems:
        table.add(problem, first=False)
    table.finish()
