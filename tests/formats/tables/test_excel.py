"""The workbook of a run: what stands in its cells, and that no text of a report can harm it."""

from __future__ import annotations

import datetime as dt
import sys
import time

import openpyxl
import pytest
from tests.formats.coded import FULL, coded_records

from ircoder.formats.rows import InputError
from ircoder.formats.tables import excel_cells
from ircoder.formats.tables.excel_cells import CUT, MAX_CELL, text_of_cell
from ircoder.formats.tables.excel_out import write_excel

LINE = FULL["lines"][0]


def written(folder, records):
    path = folder / "out.xlsx"
    assert write_excel(iter(records), path) == []
    assert [item.name for item in folder.iterdir()] == ["out.xlsx"]
    return openpyxl.load_workbook(path)


def rows_of(sheet) -> list[dict[str, object]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def with_line(**changed):
    return {**FULL, "lines": [{**LINE, **changed}]}


def test_the_sheets_and_their_rows(tmp_path):
    book = written(tmp_path, coded_records())
    assert book.sheetnames == ["Lines", "Queries", "Left out", "Errors", "Summary"]
    assert book.active.title == "Lines"
    lines = rows_of(book["Lines"])
    assert [(row["Report ID"], row["Code"], row["Error type"]) for row in lines] == [
        ("a-001", "37236", None),
        ("a-001", "C9764", None),
        ("c", None, None),
        ("b", None, "empty_text"),
    ]
    assert {name: lines[0][name] for name in lines[0] if lines[0][name] is not None} == {
        "Report ID": "a-001",
        "Service date": dt.datetime(2026, 3, 14),
        "Setting": "professional",
        "Code set": "2026",
        "Code": "37236",
        "Units": 1,
        "Modifiers": "26, LT",
        "Probability": 0.9312,
        "Description": "Stent, artery",
        "Evidence": "stent\ntwo",
        "Why": "It was placed.",
        "Rules": "VINT-18, VINT-19",
        "Route": "auto",
        "Report probability": 0.8841,
        "Review reasons": "one\ntwo",
        "Work RVU": 8.75,
        "Total RVU": 12.5,
        "Payment": 404.33,
        "Status indicator": "A",
        "APC": "5193",
        "Values release": "2025d",
        "Edits status": "checked",
        "Edits release": "2024q3",
        "Encounter ID": "e-1",
        "Patient key": "p-1",
        "Provider ID": "d-1",
    }
    assert [tuple(row.values()) for row in rows_of(book["Queries"])] == [
        (
            "a-001",
            dt.datetime(2026, 3, 14),
            "professional",
            "76937",
            "Was an image kept?",
            "an image that was kept",
            "76937",
            "37236, 75625",
            "stent",
            "VASC-70",
        )
    ]
    assert [(row["Code"], row["In favour of"], row["Evidence"]) for row in rows_of(book["Left out"])] == [
        ("76937", "37236", "stent"),
        ("75625", None, None),
    ]
    assert [tuple(row.values()) for row in rows_of(book["Errors"])] == [
        ("b", "2025-02-30", "facility", "empty_text", "line 3: text is empty.")
    ]


def test_the_summary(tmp_path):
    again = {**FULL, "setting": "facility", "totals": {"work": 1.25, "without_value": ["C9764"]}}
    book = written(tmp_path, [FULL, again, *coded_records()[1:]])
    cells = [tuple(cell for cell in row if cell is not None) for row in book["Summary"].iter_rows(values_only=True)]
    for expected in (
        ("Coded reports",),
        ("Reports", 3),
        ("Records, one a report and setting", 4),
        ("Records with code lines", 2),
        ("Records without any code line", 1),
        ("Records that failed", 1),
        ("Code lines", 4),
        ("Units", 8),
        ("Queries to physicians", 2),
        ("Codes left out", 4),
        ("auto", 2),
        ("review", 1),
        ("empty_text", 1),
        ("m", 3),
        ("2024q3", 2),
        ("none", 2),
        ("professional", 8.75, 12.5, 404.33),
        ("facility", 1.25),
        ("37236  Stent, artery", 2, 2),
        ("C9764  Lithotripsy", 2, 6),
    ):
        assert expected in cells


def test_a_run_without_records(tmp_path):
    book = written(tmp_path, [])
    assert [sheet.max_row for sheet in book][:4] == [1, 1, 1, 1]
    assert book["Summary"]["B4"].value == 0


def test_the_look(tmp_path):
    sheet = written(tmp_path, coded_records())["Lines"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:AD5"
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.font.bold and cell.fill.fgColor.rgb == "FF1F3A5F" for cell in sheet[1])
    formats = {"Service date": "yyyy-mm-dd", "Probability": "0.0%", "Work RVU": "#,##0.00", "Payment": "$#,##0.00"}
    for name, form in formats.items():
        assert sheet.cell(2, heads[name].column).number_format == form
    evidence = sheet.cell(2, heads["Evidence"].column)
    assert evidence.alignment.wrap_text
    assert evidence.alignment.vertical == "top"
    assert sheet.column_dimensions[heads["Evidence"].column_letter].width == pytest.approx(60, abs=1)
    assert sheet.row_dimensions[2].height > sheet.row_dimensions[4].height
    assert len(sheet.conditional_formatting) == 1


@pytest.mark.parametrize("start", "=+-@\t\r")
def test_text_never_becomes_a_formula(tmp_path, start):
    text = f'{start}HYPERLINK("http://example.org","x")'
    book = written(tmp_path, [{**with_line(why=text), "report_id": text}])
    for column in ("A", "K"):
        cell = book["Lines"][f"{column}2"]
        assert cell.value == text.replace("\r", "\n")
        assert cell.data_type in ("s", "inlineStr")


def test_links_numbers_and_markup_stay_text(tmp_path):
    texts = ["http://example.org", "00100", "<r><t>x</t></r>", "{=1}", "a & b < c", " blanks  "]
    lines = [{**LINE, "why": text} for text in texts]
    sheet = written(tmp_path, [{**FULL, "lines": lines}])["Lines"]
    found = [row["Why"] for row in rows_of(sheet)]
    assert found == [text if not text.startswith("<r>") else f" {text}" for text in texts]
    assert all(sheet.cell(row, 11).hyperlink is None for row in range(2, 8))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a\0b\x0bc\x1fd\x7fe\ud800f\uffffg", "abcdefg"),
        ("a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        ("x" * MAX_CELL, "x" * MAX_CELL),
        ("x" * (MAX_CELL + 1), "x" * (MAX_CELL - len(CUT)) + CUT),
        ("😀" * 20_000, "😀" * ((MAX_CELL - len(CUT)) // 2) + CUT),
        ("😀" * 16_383, "😀" * 16_383),
    ],
)
def test_what_a_cell_cannot_hold(tmp_path, text, cell):
    assert text_of_cell(text) == cell
    (row,) = rows_of(written(tmp_path, [with_line(evidence=[{"text": text}])])["Lines"])
    assert row["Evidence"] == cell


@pytest.mark.parametrize(
    ("date", "cell"),
    [
        ("2026-03-14", dt.datetime(2026, 3, 14)),
        ("2025-02-30", "2025-02-30"),
        ("1899-12-31", "1899-12-31"),
        (None, None),
    ],
)
def test_dates(tmp_path, date, cell):
    (row, _) = rows_of(written(tmp_path, [{**FULL, "service_date": date}])["Lines"])
    assert row["Service date"] == cell


def test_rows_beyond_a_sheet_go_on_in_another(tmp_path, monkeypatch):
    monkeypatch.setattr(excel_cells, "MAX_ROWS", 4)
    book = written(tmp_path, [{**FULL, "report_id": f"a-{number}"} for number in range(4)])
    assert book.sheetnames[:5] == ["Lines", "Queries", "Left out", "Errors", "Summary"]
    assert sorted(book.sheetnames[5:]) == ["Left out 2", "Left out 3", "Lines 2", "Lines 3", "Queries 2"]
    found = [row["Report ID"] for name in ("Lines", "Lines 2", "Lines 3") for row in rows_of(book[name])]
    assert found == [f"a-{number}" for number in range(4) for _ in range(2)]
    assert book["Lines"].auto_filter.ref == "A1:AD4"
    assert book["Lines 3"].auto_filter.ref == "A1:AD3"


def test_the_same_records_make_the_same_bytes(tmp_path, monkeypatch):
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write_excel(coded_records(), first)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    write_excel(coded_records(), second)
    assert first.read_bytes() == second.read_bytes()


def test_what_breaks_off_leaves_nothing_of_the_reports_behind(tmp_path):
    def records():
        yield FULL
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_excel(records(), tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written(tmp_path):
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(IsADirectoryError):
        write_excel([FULL], tmp_path / "out.xlsx")


def test_excel_without_its_library(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(InputError, match=r"^Excel needs .* pip install 'ircoder\[excel\]'"):
        write_excel([], tmp_path / "out.xlsx")
