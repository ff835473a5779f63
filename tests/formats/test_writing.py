import csv
import io
import json

import pytest

from ircoder.formats.records import record_of
from ircoder.formats.rows import InputError
from ircoder.formats.writing import CSV_COLUMNS, CsvWriter, JsonLinesWriter, open_writer, output_format
from ircoder.report import (
    CodedReport,
    CodeLine,
    CodingError,
    EntityRecord,
    Evidence,
    LineValues,
    NotCoded,
    PhysicianQuery,
    ReportContradiction,
    Totals,
)

QUOTE = Evidence(0, 5, "stent", "technique")
LINE = CodeLine(
    code="37236",
    units=1,
    modifiers=("26", "LT"),
    label="Stent, artery",
    evidence=(QUOTE, Evidence(9, 12, "two", "body")),
    rules=("VINT-18", "VINT-19"),
    why="It was placed.",
    edits={"release": "2024q3", "status": "checked"},
    values=LineValues(release="2025d", status="A", work=8.75, total=12.5, payment=404.33),
    probability=0.9312,
)
CODED = CodedReport(
    report_id="a-001",
    service_date="2026-03-14",
    setting="professional",
    code_set="2026",
    lines=(LINE, LINE),
    totals=Totals(work=17.5, total=25.0, without_value=("C9764",)),
    not_coded=(NotCoded(code="76937", reason="No image.", rule="VASC-70", winner="37236"),),
    queries=(
        PhysicianQuery(
            code="76937",
            question="Kept?",
            rule="VASC-70",
            elements=("image_saved",),
            missing="an image that was kept",
            if_documented=("76937",),
            evidence=(QUOTE,),
        ),
    ),
    contradictions=(
        ReportContradiction(kind="side", statement="Two sides.", evidence=(QUOTE, Evidence(9, 12, "two", "body"))),
    ),
    review_reasons=("one", "two"),
    probability=0.8841,
    entities=(EntityRecord(start=0, end=5, text="stent", label="DEVICE", concept="d", side=None, assertion="planned"),),
    model="m",
    knowledge="k",
    metadata={"ward": 7},
)
FAILED = CodedReport(
    report_id="b",
    service_date=None,
    setting="office",
    code_set=None,
    error=CodingError(type="empty_text", message="line 3: …"),
)


def written(writer_class, *coded) -> str:
    stream = io.BytesIO()
    writer = writer_class(stream)
    for record in coded:
        writer.write(record)
    return stream.getvalue().decode()


def test_a_record_has_the_promised_shape_and_order():
    line = {
        "code": "37236",
        "units": 1,
        "modifiers": ["26", "LT"],
        "probability": 0.9312,
        "label": "Stent, artery",
        "evidence": [
            {"start": 0, "end": 5, "text": "stent", "section": "technique"},
            {"start": 9, "end": 12, "text": "two", "section": "body"},
        ],
        "rules": ["VINT-18", "VINT-19"],
        "why": "It was placed.",
        "edits": {"release": "2024q3", "status": "checked"},
        "values": {"release": "2025d", "status": "A", "work": 8.75, "total": 12.5, "payment": 404.33},
    }
    expected = {
        "report_id": "a-001",
        "service_date": "2026-03-14",
        "setting": "professional",
        "code_set": "2026",
        "lines": [line, line],
        "totals": {"work": 17.5, "total": 25.0, "without_value": ["C9764"]},
        "not_coded": [
            {"code": "76937", "reason": "No image.", "rule": "VASC-70", "evidence": [], "winner": "37236"},
        ],
        "queries": [
            {
                "code": "76937",
                "question": "Kept?",
                "rule": "VASC-70",
                "elements": ["image_saved"],
                "missing": "an image that was kept",
                "hinges": {"if_documented": ["76937"], "if_not": []},
                "evidence": [{"start": 0, "end": 5, "text": "stent", "section": "technique"}],
            }
        ],
        "contradictions": [
            {
                "kind": "side",
                "statement": "Two sides.",
                "evidence": [
                    {"start": 0, "end": 5, "text": "stent", "section": "technique"},
                    {"start": 9, "end": 12, "text": "two", "section": "body"},
                ],
            }
        ],
        "route": "review",
        "review_reasons": ["one", "two"],
        "probability": 0.8841,
        "entities": [
            {
                "start": 0,
                "end": 5,
                "text": "stent",
                "label": "DEVICE",
                "concept": "d",
                "side": None,
                "assertion": "planned",
            }
        ],
        "model": "m",
        "knowledge": "k",
        "error": None,
        "metadata": {"ward": 7},
    }
    assert json.dumps(record_of(CODED)) == json.dumps(expected)


def test_an_error_record_has_no_lines_and_no_optional_fields():
    record = record_of(FAILED)
    assert record["lines"] == []
    assert record["error"] == {"type": "empty_text", "message": "line 3: …"}
    assert "entities" not in record
    assert "metadata" not in record


def test_json_lines_are_one_line_each_in_utf8():
    text = written(JsonLinesWriter, FAILED, CODED)
    assert [json.loads(line)["report_id"] for line in text.splitlines()] == ["b", "a-001"]
    assert "…" in text


def test_a_lone_surrogate_in_metadata_does_not_stop_the_run():
    odd = CodedReport(report_id="x\ud800", service_date=None, setting="office", code_set=None)
    assert json.loads(written(JsonLinesWriter, odd))["report_id"] == "x\ud800"


def test_csv_has_one_row_a_line_and_one_for_a_report_without_lines():
    rows = list(csv.DictReader(io.StringIO(written(CsvWriter, CODED, FAILED), newline="")))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [(row["report_id"], row["code"]) for row in rows] == [("a-001", "37236"), ("a-001", "37236"), ("b", "")]
    assert rows[0]["modifiers"] == "26;LT"
    assert rows[0]["rules"] == "VINT-18;VINT-19"
    assert rows[0]["evidence"] == "stent | two"
    assert (rows[0]["probability"], rows[0]["report_probability"]) == ("0.9312", "0.8841")
    assert (rows[0]["edits_release"], rows[0]["edits_status"]) == ("2024q3", "checked")
    assert (rows[0]["edits_units_release"], rows[0]["edits_add_on_release"]) == ("", "")
    names = ("status_indicator", "work_rvu", "total_rvu", "payment", "values_release")
    assert [rows[0][name] for name in names] == ["A", "8.75", "12.5", "404.33", "2025d"]
    assert rows[0]["review_reasons"] == "one | two"
    assert (rows[2]["error_type"], rows[2]["error_message"], rows[2]["setting"]) == (
        "empty_text",
        "line 3: …",
        "office",
    )


@pytest.mark.parametrize(
    ("name", "chosen", "kind"),
    [
        ("a.jsonl", None, "jsonl"),
        ("a.csv", None, "csv"),
        ("-", None, "jsonl"),
        ("a.jsonl", "csv", "csv"),
        ("a", None, "jsonl"),
    ],
)
def test_the_format_follows_option_or_ending(tmp_path, name, chosen, kind):
    path = type(tmp_path)(name)
    assert output_format(path, chosen) == kind


@pytest.mark.parametrize(("name", "chosen"), [("a.docx", None), ("a.csv", "xlsx")])
def test_unknown_formats_are_refused(tmp_path, name, chosen):
    with pytest.raises(InputError):
        output_format(tmp_path / name, chosen)


def test_a_run_that_breaks_off_keeps_the_old_file_and_every_finished_record(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(RuntimeError), open_writer(path, "jsonl") as writer:
        writer.write(FAILED)
        raise RuntimeError
    assert path.read_text() == "old"
    assert json.loads((tmp_path / "out.jsonl.part").read_text())["report_id"] == "b"


def test_a_finished_run_leaves_only_the_output(tmp_path):
    path = tmp_path / "out.jsonl"
    with open_writer(path, "jsonl") as writer:
        writer.write(FAILED)
    assert [item.name for item in tmp_path.iterdir()] == ["out.jsonl"]
    assert json.loads(path.read_text())["report_id"] == "b"


def test_an_output_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be written"), open_writer(tmp_path / "no" / "out.jsonl", "jsonl"):
        pass
