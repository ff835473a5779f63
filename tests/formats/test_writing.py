import json

import pytest

from ircoder.bulk.outcomes import outcome_of
from ircoder.formats.records import record_of
from ircoder.formats.rows import InputError
from ircoder.formats.writing import OUTPUT_FORMATS, output_format, writer_of
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


def written(*coded) -> str:
    return b"".join(outcome_of(record).line for record in coded).decode()


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
    text = written(FAILED, CODED)
    assert [json.loads(line)["report_id"] for line in text.splitlines()] == ["b", "a-001"]
    assert "…" in text


def test_a_lone_surrogate_in_metadata_does_not_stop_the_run():
    odd = CodedReport(report_id="x\ud800", service_date=None, setting="office", code_set=None)
    assert json.loads(written(odd))["report_id"] == "x\ud800"


@pytest.mark.parametrize(
    ("name", "chosen", "kind"),
    [
        ("a.jsonl", None, "jsonl"),
        ("a.csv", None, "csv"),
        ("-", None, "jsonl"),
        ("a.jsonl", "csv", "csv"),
        ("a.parquet", None, "parquet"),
        ("a.xlsx", None, "xlsx"),
        ("a.HL7", None, "hl7"),
        ("a.jsonl", "fhir", "fhir"),
        ("a", None, "jsonl"),
    ],
)
def test_the_format_follows_option_or_ending(tmp_path, name, chosen, kind):
    path = type(tmp_path)(name)
    assert output_format(path, chosen) == kind


@pytest.mark.parametrize(("name", "chosen"), [("a.docx", None), ("a.csv", "docx")])
def test_unknown_formats_are_refused(tmp_path, name, chosen):
    with pytest.raises(InputError):
        output_format(tmp_path / name, chosen)


@pytest.mark.parametrize("kind", [kind for kind in OUTPUT_FORMATS if kind != "jsonl"])
def test_every_format_has_its_writer(kind):
    assert callable(writer_of(kind))


@pytest.mark.parametrize(
    ("message", "reason", "remedy"),
    [
        ("line 3: text is empty. Supply it.", "text is empty.", "Supply it."),
        ("text is empty. Supply it. Or leave it out.", "text is empty.", "Supply it. Or leave it out."),
        ("nothing is known", "nothing is known.", ""),
    ],
)
def test_a_failure_tells_reason_and_remedy_apart(message, reason, remedy):
    error = CodingError(type="empty_text", message=message, position="line 3")
    coded = CodedReport(report_id="b", service_date=None, setting="office", code_set=None, error=error)
    failure = outcome_of(coded).failure
    assert (failure.position, failure.reason, failure.remedy) == ("line 3", reason, remedy)
