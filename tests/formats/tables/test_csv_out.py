"""CSV of coded records, byte by byte."""

import csv

from tests.formats.coded import FULL, coded_records

from ircoder.formats.tables.csv_out import CSV_COLUMNS, write_csv


def test_the_bytes(tmp_path):
    path = tmp_path / "out.csv"
    assert write_csv(coded_records(), path) == []
    assert path.read_bytes().decode().split("\r\n") == [
        ",".join(CSV_COLUMNS),
        'a-001,2026-03-14,professional,2026,37236,1,26;LT,0.9312,"Stent, artery",VINT-18;VINT-19,It was placed.,'
        "2024q3,checked,,,A,8.75,12.5,404.33,2025d,stent | two,auto,one | two,0.8841,m,k,,",
        "a-001,2026-03-14,professional,2026,C9764,3,,,Lithotripsy,,It was done.,"
        ",not_checked,2026q1,,C,,,,2025d,,auto,one | two,0.8841,m,k,,",
        "c,2026-12-31,office,2026,,,,,,,,,,,,,,,,,,review,,,m,,,",
        "b,2025-02-30,facility,,,,,,,,,,,,,,,,,,,review,The report could not be coded.,,,,empty_text,"
        "line 3: text is empty.",
        "",
    ]


def test_no_record_is_a_header(tmp_path):
    path = tmp_path / "out.csv"
    write_csv([], path)
    assert path.read_bytes().decode() == ",".join(CSV_COLUMNS) + "\r\n"


def test_marks_line_ends_and_lone_surrogates(tmp_path):
    path = tmp_path / "out.csv"
    write_csv([{**FULL, "report_id": '=x\ud800,"\r\n'}], path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["report_id"] for row in rows] == ['=x\\ud800,"\r\n'] * 2
