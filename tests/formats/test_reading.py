import datetime as dt
import gzip
import json

import pytest
import zstandard

from ircoder.formats.json import lines as json_lines
from ircoder.formats.reading import read_reports
from ircoder.formats.rows import InputError, Row
from ircoder.formats.tables import csv_in
from ircoder.formats.tables.csv_in import read_csv
from ircoder.formats.text_files import read_text_file, text_files_in
from ircoder.intake import MAX_TEXT_BYTES, Defaults
from ircoder.report import CodedReport, Report

NAME = "Secretname"
GOOD = {"report_id": "a", "text": f"stent {NAME}", "service_date": "2025-05-05"}


def read(path, **defaults):
    return list(read_reports([path], Defaults(**defaults)))


def lines_file(tmp_path, *lines):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return path


def test_every_field_arrives_and_unknown_ones_pass_through(tmp_path):
    record = {
        **GOOD,
        "setting": "Facility",
        "patient_age": "0.5",
        "payer": "aetna",
        "encounter_id": 17,
        "patient_key": "p",
        "provider_id": "d",
        "report_status": "addendum",
        "ward": {"bed": 3},
        "metadata": {"older": True},
    }
    (report,) = read(lines_file(tmp_path, record))
    assert report == Report(
        report_id="a",
        text=GOOD["text"],
        service_date=dt.date(2025, 5, 5),
        setting="facility",
        patient_age=0.5,
        payer="aetna",
        encounter_id="17",
        patient_key="p",
        provider_id="d",
        report_status="addendum",
        metadata={"ward": {"bed": 3}, "older": True},
    )


def test_defaults(tmp_path):
    (report,) = read(lines_file(tmp_path, GOOD))
    assert (report.setting, report.payer, report.report_status, report.patient_age) == (
        "professional",
        "medicare",
        "final",
        None,
    )


def test_the_runs_date_stands_in_where_a_record_has_none(tmp_path):
    dateless = {"report_id": "b", "text": "x"}
    path = lines_file(tmp_path, GOOD, dateless, {**dateless, "report_id": "c", "service_date": " "})
    found = read(path, service_date=dt.date(2024, 1, 2))
    assert [report.service_date.isoformat() for report in found] == ["2025-05-05", "2024-01-02", "2024-01-02"]


BAD_RECORDS = [
    ({**GOOD, "text": ""}, "empty_text", "text"),
    ({**GOOD, "text": " \r\n\t"}, "empty_text", "text"),
    ({"report_id": "a", "service_date": "2025-05-05"}, "missing_field", "text"),
    ({**GOOD, "text": None}, "missing_field", "text"),
    ({**GOOD, "text": [NAME]}, "wrong_type", "text"),
    ({**GOOD, "text": 5}, "wrong_type", "text"),
    ({**GOOD, "text": f"{NAME}\0"}, "encoding", "text"),
    ({**GOOD, "text": "\ud800 lone"}, "encoding", "text"),
    ({**GOOD, "text": "x" * (MAX_TEXT_BYTES + 1)}, "too_large", "text"),
    ({"text": "x", "service_date": "2025-05-05"}, "missing_field", "report_id"),
    ({**GOOD, "report_id": ""}, "missing_field", "report_id"),
    ({**GOOD, "report_id": ["a"]}, "wrong_type", "report_id"),
    ({**GOOD, "report_id": True}, "wrong_type", "report_id"),
    ({"report_id": "a", "text": "x"}, "service_date", "--service-date"),
    ({**GOOD, "service_date": "05/05/2025"}, "service_date", "YYYY-MM-DD"),
    ({**GOOD, "service_date": "20250505"}, "service_date", "YYYY-MM-DD"),
    ({**GOOD, "service_date": "2025-02-30"}, "service_date", "YYYY-MM-DD"),
    ({**GOOD, "service_date": 20250505}, "service_date", "YYYY-MM-DD"),
    ({**GOOD, "service_date": "2022-12-31"}, "service_date", "2023-01-01"),
    ({**GOOD, "service_date": "2027-01-01"}, "service_date", "2026-12-31"),
    ({**GOOD, "setting": "hospital"}, "setting", "professional, facility, office"),
    ({**GOOD, "setting": 1.5}, "wrong_type", "setting"),
    ({**GOOD, "patient_age": "old"}, "patient_age", "years"),
    ({**GOOD, "patient_age": -1}, "patient_age", "years"),
    ({**GOOD, "patient_age": float("nan")}, "patient_age", "years"),
    ({**GOOD, "patient_age": True}, "patient_age", "years"),
    ({**GOOD, "patient_age": 10**400}, "patient_age", "years"),
    ({**GOOD, "report_status": "draft"}, "report_status", "final, preliminary, addendum"),
    ({**GOOD, "payer": {}}, "wrong_type", "payer"),
    (b'{"report_id": "a", "text": "Secretname', "malformed", "one line"),
    (b'["Secretname"]', "malformed", "one line"),
    (b'"Secretname"', "malformed", "one line"),
    (b"null", "malformed", "one line"),
    (b"Secretname", "malformed", "one line"),
    (b"[" * 100_000, "malformed", "one line"),
    (b'{"report_id": ' + b"9" * 10_000 + b"}", "malformed", "one line"),
    (b'{"report_id": "a", "text": "Secretname \xff\xfe"}', "encoding", "UTF-8"),
]


@pytest.mark.parametrize(
    ("bad", "kind", "remedy"), BAD_RECORDS, ids=[f"{i}-{case[1]}" for i, case in enumerate(BAD_RECORDS)]
)
def test_a_bad_record_becomes_an_error_record_and_the_rest_is_read(tmp_path, bad, kind, remedy):
    before, after = {**GOOD, "report_id": "before"}, {**GOOD, "report_id": "after"}
    first, failed, last = read(lines_file(tmp_path, before, bad, after))
    assert (first.report_id, last.report_id) == ("before", "after")
    assert failed.error.type == kind
    assert failed.error.message.startswith("reports.jsonl, line 2: ")
    assert remedy in failed.error.message
    assert NAME not in failed.error.message
    assert failed.lines == ()
    assert failed.report_id == ("a" if isinstance(bad, dict) and bad.get("report_id") == "a" else failed.report_id)


def test_a_record_without_an_id_is_named_by_its_place(tmp_path):
    (failed,) = read(lines_file(tmp_path, {"text": "x"}))
    assert failed.report_id == "reports.jsonl, line 1"


def test_the_second_of_two_equal_ids_is_the_error_across_files(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    path = lines_file(tmp_path, GOOD, {**GOOD, "text": "again"}, {**GOOD, "report_id": "b"})
    found = list(read_reports([path, folder], Defaults(service_date=dt.date(2025, 1, 1))))
    assert [isinstance(item, Report) for item in found] == [True, False, True, False]
    assert {item.error.type for item in found if not isinstance(item, Report)} == {"duplicate_id"}
    assert (found[1].report_id, found[1].service_date) == ("a", "2025-05-05")


def test_an_id_of_a_failed_record_is_free_again(tmp_path):
    found = read(lines_file(tmp_path, {**GOOD, "text": ""}, GOOD))
    assert isinstance(found[1], Report)


def test_byte_order_mark_carriage_returns_and_blank_lines(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n\r\n  \n" + b'{"report_id": "b", "text": 1}\r\n'
    )
    first, second = read(path)
    assert isinstance(first, Report)
    assert second.error.message.startswith("reports.jsonl, line 4: ")


def test_a_line_without_end_is_passed_over_without_holding_it(tmp_path, monkeypatch):
    monkeypatch.setattr(json_lines, "MAX_LINE_BYTES", 200)
    path = lines_file(tmp_path, GOOD, b'{"text": "' + b"x" * 5000 + b'"}', {**GOOD, "report_id": "b"})
    first, failed, last = read(path)
    assert failed.error.type == "too_large"
    assert (first.report_id, last.report_id) == ("a", "b")


@pytest.mark.parametrize(
    "content",
    [json.dumps(GOOD, indent=1), json.dumps([GOOD]), json.dumps(GOOD) + "\n"],
    ids=["object", "list", "lines"],
)
def test_json_files(tmp_path, content):
    path = tmp_path / "report.json"
    path.write_text(content)
    assert [report.report_id for report in read(path)] == ["a"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("mark", ["", "\ufeff", "\n "])
def test_a_list_under_the_name_of_json_lines(tmp_path, indent, mark):
    path = tmp_path / "reports.jsonl"
    path.write_text(mark + json.dumps([GOOD, {**GOOD, "report_id": "b"}], indent=indent))
    assert [report.report_id for report in read(path)] == ["a", "b"]


def test_json_lines_whose_first_record_is_a_list(tmp_path):
    failed, good = read(lines_file(tmp_path, b"[1, 2]", GOOD))
    assert failed.error.type == "malformed"
    assert good.report_id == "a"


@pytest.mark.parametrize("name", ["reports.csv", "reports.jsonl", "reports.json"])
def test_utf_16_is_told_from_a_missing_column(tmp_path, name):
    path = tmp_path / name
    path.write_text("report_id,text\na,one\n", encoding="utf-16")
    with pytest.raises(InputError, match=r"is UTF-16, not UTF-8\. Save it again"):
        read_reports([path])


def test_a_json_list_with_something_else_inside(tmp_path):
    path = tmp_path / "report.json"
    path.write_text(json.dumps([NAME, GOOD]))
    failed, report = read(path)
    assert failed.error.type == "malformed"
    assert NAME not in failed.error.message
    assert report.report_id == "a"


def csv_file(tmp_path, content, name="reports.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_csv_with_quoted_line_ends_marks_and_extra_columns(tmp_path):
    content = (
        '\ufeffreport_id,service_date,ward,text\r\na,2025-05-05,7,"one, ""two""\r\nthree"\r\nb,2025-05-06,,four\r\n'
    )
    first, second = read(csv_file(tmp_path, content))
    assert first.text == 'one, "two"\r\nthree'
    assert (second.text, second.metadata) == ("four", {"ward": ""})


@pytest.mark.parametrize(("separator", "name"), [(";", "r.csv"), ("\t", "r.csv"), ("\t", "r.tsv"), (",", "R.CSV")])
def test_csv_separators(tmp_path, separator, name):
    content = f"report_id{separator}text{separator}service_date\na{separator}words{separator}2025-05-05\n"
    (report,) = read(csv_file(tmp_path, content, name))
    assert (report.report_id, report.text) == ("a", "words")


def test_csv_columns_may_be_written_as_people_write_them(tmp_path):
    (report,) = read(csv_file(tmp_path, " Report ID,TEXT,Service Date,Ward Name\na,one,2025-05-05,7\n"))
    assert (report.report_id, report.text, report.service_date) == ("a", "one", dt.date(2025, 5, 5))
    assert report.metadata == {"Ward Name": "7"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('b,"open,2025-05-05\nc,y,2025-05-05', "everything to the end of the file, line 4, went into this row"),
        ('b,"a "quoted" word",2025-05-05', "a mark inside a cell is not doubled"),
    ],
)
def test_csv_quotation_marks_gone_wrong_are_named(tmp_path, row, problem):
    good, failed = read(csv_file(tmp_path, f"report_id,text,service_date\na,x,2025-05-05\n{row}\n"))
    assert good.report_id == "a"
    assert problem in failed.error.message


def test_csv_errors_name_the_line_on_which_the_row_starts(tmp_path):
    content = (
        f'report_id,text,service_date\na,"one\ntwo",2025-05-05\nb,{NAME},2025-05-05,{NAME}\nc\n\nd,fine,2025-05-05\n'
    )
    good, wide, short, last = read(csv_file(tmp_path, content))
    assert isinstance(good, Report)
    assert (wide.report_id, wide.error.type) == ("b", "malformed")
    assert wide.error.message.startswith("reports.csv, line 4: ")
    assert (short.report_id, short.error.type) == ("c", "missing_field")
    assert last.report_id == "d"
    assert NAME not in wide.error.message


def test_csv_bytes_that_are_no_utf8_cost_only_their_row(tmp_path):
    content = b"report_id,text,service_date\na,caf\xe9 Secretname,2025-05-05\nb,x\0y,2025-05-05\nc,fine,2025-05-05\n"
    failed, nul, good = read(csv_file(tmp_path, content))
    assert (failed.error.type, nul.error.type) == ("encoding", "encoding")
    assert (failed.report_id, good.report_id) == ("a", "c")


def test_csv_cells_longer_than_the_modules_own_limit_are_read(tmp_path):
    (report,) = read(csv_file(tmp_path, f"report_id,text,service_date\na,{'x' * 200_000},2025-05-05\n"))
    assert len(report.text) == 200_000


def test_a_csv_cell_beyond_every_measure_is_an_error_record(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_in, "FIELD_LIMIT", 1000)
    failed, good = read(csv_file(tmp_path, f"report_id,text,service_date\na,{'x' * 2000},2025-05-05\nb,y,2025-05-05\n"))
    assert failed.error.type == "malformed"
    assert good.report_id == "b"


def test_a_csv_quotation_mark_that_is_never_closed_swallows_no_report_silently(tmp_path):
    content = 'report_id,text,service_date\na,x,2025-05-05\nb,"open,2025-05-05\nc,y,2025-05-05\n'
    found = read(csv_file(tmp_path, content))
    assert [item.report_id for item in found if isinstance(item, Report)] == ["a"]
    assert [item.error.type for item in found if not isinstance(item, Report)] == ["malformed"]


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("id,text", "column report_id is missing (columns found: id, text)"),
        ("report_id,body", "column text is missing"),
        ("", "columns report_id and text are missing (columns found: none)"),
        ("report_id,text,text", "column text stands in the header twice"),
        ("report_id,text,Text", "column text stands in the header twice"),
        ("report_id,ward,text,ward", "column 4 stands in the header twice"),
        (f"a-001,2025-05-05,{NAME} had a stent", "are missing (columns found: 3 of other names). The first row names"),
        (f"Report ID,{NAME},dos", "column text is missing (columns found: report_id, dos, 1 other)"),
    ],
)
def test_csv_headers_are_checked_before_anything_is_read(tmp_path, header, named):
    with pytest.raises(InputError) as caught:
        read_reports([csv_file(tmp_path, f"{header}\n1,2\n")])
    assert named in str(caught.value)
    assert NAME not in str(caught.value)


@pytest.mark.parametrize("name", ["reports.csv.gz", "reports.tsv.zst", "Reports.CSV.GZ"])
def test_packed_csv(tmp_path, name):
    content = b"report_id\ttext\tservice_date\na\t'one\t2025-05-05\n"
    pack = gzip.compress if name.lower().endswith(".gz") else zstandard.compress
    (report,) = read_csv(csv_file(tmp_path, pack(content), name))
    assert report == Row(f"{name}, line 2", {"report_id": "a", "text": "'one", "service_date": "2025-05-05"})


def test_a_csv_line_beyond_every_measure_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_in, "FIELD_LIMIT", 100)
    rows = [f"a,x,{'1,' * 500}", 'b,"one', "x" * 1000, 'two"', "c,y,2025-05-05"]
    content = "\n".join(["report_id,text,service_date", *rows])
    wide, cut, rest, good = read_csv(csv_file(tmp_path, content))
    assert [row.where for row in (wide, cut, rest, good)] == [f"reports.csv, line {line}" for line in (2, 3, 5, 6)]
    assert (wide.type, cut.type) == ("malformed", "malformed")
    assert (rest.record, good.record["report_id"]) == ({"report_id": 'two"'}, "c")


def test_the_id_of_a_row_that_fell_apart_is_no_piece_of_its_text(tmp_path):
    (failed,) = read_csv(csv_file(tmp_path, f"text,report_id\nstent, {NAME},a\n"))
    assert failed.report_id is None


@pytest.mark.parametrize(("name", "pack"), [("b.txt.gz", gzip.compress), ("b.TXT.zst", zstandard.compress)])
def test_packed_texts_in_a_folder(tmp_path, name, pack):
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / name).write_bytes(pack(b"\xef\xbb\xbftwo\r\n"))
    (tmp_path / "c.v2.txt.gz").write_bytes(gzip.compress(b"three")[:-3])
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(bytes(MAX_TEXT_BYTES + 10)))
    (tmp_path / "e.gz").write_bytes(b"x")
    first, second, cut, long = [row for path in text_files_in(tmp_path) for row in read_text_file(path)]
    assert [first.record["report_id"], second.record["report_id"]] == ["a", "b"]
    assert second.record["text"] == "two\r\n"
    assert (cut.report_id, cut.type) == ("c.v2", "unreadable")
    assert "cut off" in cut.problem
    assert (long.report_id, long.type) == ("d", "too_large")


def test_a_folder_of_texts_is_read_by_name_and_keeps_line_ends(tmp_path):
    for name, content in {
        "b.txt": b"\xef\xbb\xbfone\r\ntwo",
        "a.TXT": b"alpha",
        "c.txt": b"\xff\xfe",
        "d.txt": b"",
        "note.md": b"x",
    }.items():
        (tmp_path / name).write_bytes(content)
    found = read(tmp_path, service_date=dt.date(2025, 1, 1))
    assert [item.report_id for item in found] == ["a", "b", "c", "d"]
    assert found[1].text == "one\r\ntwo"
    assert [item.error.type for item in found[2:]] == ["encoding", "empty_text"]
    assert found[2].error.message.startswith("c.txt: ")


def test_a_text_file_that_is_too_long(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (MAX_TEXT_BYTES + 10))
    (failed,) = read(path, service_date=dt.date(2025, 1, 1))
    assert (failed.report_id, failed.error.type) == ("a", "too_large")


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.jsonl", "does not exist"), ("report.docx", "of no known kind"), ("empty", "holds no .txt files")],
)
def test_inputs_that_cannot_be_used_at_all(tmp_path, name, message):
    (tmp_path / "report.docx").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=message):
        read_reports([tmp_path / name])


@pytest.mark.parametrize("ending", ["jsonl", "hl7"])
@pytest.mark.parametrize("change", ["grows", "shrinks", "goes", None])
def test_a_file_that_changes_while_it_is_read(tmp_path, ending, change):
    path = tmp_path / f"reports.{ending}"
    record = {
        "jsonl": '{"report_id": "r%d", "text": "a stent", "service_date": "2025-05-05"}\n',
        "hl7": "MSH|^~\\&|||||20250505||ORU^R01|1|P|2.5\rPID|1||p\rOBR|1||r%d|1^CT|||20250505||||||||||||||||||F\r"
        "OBX|1|TX|1||a stent||||||F\r",
    }[ending]
    content = "".join(record % number for number in range(3000))
    path.write_text(content)
    reports = read_reports([path])
    next(reports)
    if change == "goes":
        path.unlink()
    elif change:
        path.write_text(content + record % 3000 if change == "grows" else content[: len(content) // 2])
    errors = [item.error.type for item in reports if isinstance(item, CodedReport)]
    assert errors[-1:] == (["changed"] if change in ("grows", "shrinks") else [])


def test_messages_of_one_run_correct_each_other_whatever_stands_between_their_files(tmp_path):
    first, between, last = tmp_path / "first.hl7", tmp_path / "between.jsonl", tmp_path / "last.hl7"
    report = "MSH|^~\\&|||||20250505||ORU^R01|1|P|2.5\rOBR|1||%s|1^CT|||20250505||||||||||||||||||%s\rOBX|1|TX|1||%s\r"
    first.write_text(report % ("a", "F", "as it was") + report % ("b", "F", "a stent"), newline="")
    between.write_text('{"report_id": "c", "text": "a stent", "service_date": "2025-05-05"}\n')
    last.write_text(report % ("a", "C", "as it is"), newline="")
    reports = list(read_reports([first, between, last]))
    assert [(item.report_id, item.text) for item in reports] == [("b", "a stent"), ("c", "a stent"), ("a", "as it is")]
    assert reports[-1].metadata["replaced_versions"] == 1
