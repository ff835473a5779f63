"""Billed lines of CSV files and workbooks."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest
from openpyxl import Workbook

from ircoder.audit.billed.reading import read_billed
from ircoder.formats.rows import InputError


def _file(tmp_path, content, name="billed.csv"):
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _shown(lines):
    return [(line.report_id or line.encounter_id, line.shown) for line in lines]


@pytest.mark.parametrize(
    "heading",
    [
        "report_id,code,modifiers,units",
        "Report ID,Code,Modifiers,Units",
        "Accession Number,CPT,Mods,Qty",
        "report-id,Procedure Code,MODIFIER,Quantity",
        "\ufeffREPORT_ID,HCPCS,modifiers,units",
        "Accession #,Proc Code,Mod,Units Billed",
        'Billing of March\n\n"report_id",code,modifiers,units',
        "report_id,code,modifiers,units,accession",
    ],
)
def test_headings_in_any_writing(tmp_path, heading):
    lines, problems = read_billed(_file(tmp_path, f"{heading}\nr1,36247,26;59,2\n"))
    assert (_shown(lines), problems) == ([("r1", "36247-26-59 x2")], [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path, delimiter):
    rows = [["encounter_id", "code", "modifiers"], ["e1", "36247", "26 59"]]
    lines, _ = read_billed(_file(tmp_path, "\r\n".join(delimiter.join(row) for row in rows)))
    assert _shown(lines) == [("e1", "36247-26-59")]


def test_modifiers_in_columns_of_their_own(tmp_path):
    lines, _ = read_billed(_file(tmp_path, "report_id,code,Mod 1,Mod 2,modifier_3\nr1,36247,59,,RT\n"))
    assert _shown(lines) == [("r1", "36247-59-RT")]


def test_bad_rows_are_told_with_their_line_and_lose_no_good_one(tmp_path):
    content = (
        "report_id,code,units,note\n"
        'r1,36247,1,"two\nlines"\n'
        "r2,abc,1,\n"
        'r3,"36247,1,\n'
        "r4,36246,0,\n"
        "\n"
        ",,,\n"
        "r5,36246\n"
        "r6,36245,1,x,y,z\n"
    )
    lines, problems = read_billed(_file(tmp_path, content))
    assert _shown(lines) == [("r1", "36247"), ("r5", "36246"), ("r6", "36245")]
    assert [(p.where, p.type) for p in problems] == [
        ("billed.csv, line 4", "code"),
        ("billed.csv, line 5", "malformed"),
        ("billed.csv, line 6", "units"),
    ]


def test_bytes_that_are_no_text_cost_their_row_alone(tmp_path):
    lines, problems = read_billed(_file(tmp_path, b"report_id,code\nr\xff,36247\nr2,36246\n"))
    assert (_shown(lines), [p.type for p in problems]) == ([("r2", "36246")], ["encoding"])


def test_packed(tmp_path):
    path = _file(tmp_path, gzip.compress(b"report_id,code\nr1,36247\n"), "billed.csv.gz")
    assert _shown(read_billed(path)[0]) == [("r1", "36247")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "columns code and report_id or encounter_id are missing"),
        ("report_id,units\nr1,2\n", "columns code and report_id or encounter_id are missing"),
        ("report_id,code,CPT\nr1,36247,36247\n", "two columns hold code"),
        ("report_id,code\n", "holds no billed line"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, content, message):
    with pytest.raises(InputError, match=message):
        read_billed(_file(tmp_path, content))


def test_files_that_are_not_there_or_of_no_kind(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read_billed(tmp_path / "none.csv")
    with pytest.raises(InputError, match="of no known kind"):
        read_billed(_file(tmp_path, "x", "billed.pdf"))


def _book(tmp_path, rows, sheet="Sheet", first=()):
    book = Workbook()
    if first:
        book.active.title = "Notes"
        for row in first:
            book.active.append(row)
        page = book.create_sheet(sheet)
    else:
        page = book.active
    for row in rows:
        page.append(row)
    path = tmp_path / "billed.xlsx"
    book.save(path)
    return path


def test_a_workbook_with_numbers_and_dates(tmp_path):
    rows = [
        ["Billing of March"],
        [],
        ["Report ID", "CPT", "Modifiers", "Units", "DOS", "Paid"],
        ["r1", 36247, "59 RT", 2, dt.datetime(2026, 3, 14), 120.5],
        ["r2", "0075T", 26, 1.0, "2026-03-15", None],
        [1003, 1996, None, None, None, "$1,000"],
        ["r4", "abc", None, None, None, None],
    ]
    lines, problems = read_billed(_book(tmp_path, rows))
    assert _shown(lines) == [("r1", "36247-59-RT x2"), ("r2", "0075T-26"), ("1003", "01996")]
    assert [line.service_date for line in lines] == [dt.date(2026, 3, 14), dt.date(2026, 3, 15), None]
    assert [line.paid for line in lines] == [120.5, None, 1000.0]
    assert [(p.where, p.type) for p in problems] == [("billed.xlsx, row 7", "code")]


def test_the_first_sheet_with_the_headings_is_read(tmp_path):
    path = _book(tmp_path, [["encounter_id", "code"], ["e1", "36247"]], "Lines", [["read me"]])
    assert _shown(read_billed(path)[0]) == [("e1", "36247")]


def test_a_workbook_without_the_headings(tmp_path):
    with pytest.raises(InputError, match="no sheet has the columns"):
        read_billed(_book(tmp_path, [["a", "b"]]))


def test_a_damaged_workbook(tmp_path):
    with pytest.raises(InputError, match="damaged"):
        read_billed(_file(tmp_path, b"PK\x03\x04 no workbook", "billed.xlsx"))


def _sheets(tmp_path, **sheets):
    book = Workbook()
    book.remove(book.active)
    for title, (state, rows) in sheets.items():
        page = book.create_sheet(title)
        page.sheet_state = state
        for row in rows:
            page.append(row)
    path = tmp_path / "billed.xlsx"
    book.save(path)
    return path


HEADING = ["report_id", "code"]


def test_hidden_sheets_are_passed_over(tmp_path):
    last = [HEADING, ["r9", "36246"]]
    path = _sheets(
        tmp_path, old=("hidden", last), older=("veryHidden", last), now=("visible", [HEADING, ["r1", "36247"]])
    )
    assert _shown(read_billed(path)[0]) == [("r1", "36247")]


def test_two_sheets_of_billed_lines_are_not_chosen_between(tmp_path):
    rows = [HEADING, ["r1", "36247"]]
    with pytest.raises(InputError, match="2 sheets hold billed lines"):
        read_billed(_sheets(tmp_path, march=("visible", rows), april=("visible", rows)))


def test_numbers_in_a_workbook_are_codes_modifiers_and_dates(tmp_path):
    rows = [
        ["report_id", "code", "modifiers", "units", "DOS"],
        [1003, 36415.0, "59, LT", 1.0, 46095],
        [1004, 36247.0, 5926, None, dt.datetime(2026, 3, 14, 8, 30)],
        [1005.0, "36247", 50.0, 2, dt.date(2026, 3, 14)],
    ]
    lines, problems = read_billed(_book(tmp_path, rows))
    assert problems == []
    assert _shown(lines) == [("1003", "36415-59-LT"), ("1004", "36247-59-26"), ("1005", "36247-50 x2")]
    assert {line.service_date for line in lines} == {dt.date(2026, 3, 14)}


def test_rows_that_cannot_be_read_tell_whose_they_are(tmp_path):
    content = b'report_id,code,note,units\nr1,36247,"open,1\nr2,\xff,,1\nr3,36246,\xff,1\n'
    lines, problems = read_billed(_file(tmp_path, content))
    assert _shown(lines) == [("r3", "36246")]  # what no column of ours holds may be damaged
    assert [(p.type, p.report_id, p.code) for p in problems] == [
        ("malformed", "r1", "36247"),
        ("encoding", "r2", None),
    ]
