"""Coded records as the spool of a run holds them: every field filled, hardly any, and a failure."""

from __future__ import annotations

import json
from typing import Any

from ircoder.formats.records import record_of
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
OTHER = Evidence(9, 12, "two", "body")
LINE = CodeLine(
    code="37236",
    units=1,
    modifiers=("26", "LT"),
    label="Stent, artery",
    evidence=(QUOTE, OTHER),
    rules=("VINT-18", "VINT-19"),
    why="It was placed.",
    edits={"release": "2024q3", "status": "checked"},
    values=LineValues(
        release="2025d", status="A", work=8.75, practice=2.5, malpractice=1.25, total=12.5, payment=404.33, apc="5193"
    ),
    probability=0.9312,
)
BARE_LINE = CodeLine(
    code="C9764",
    units=3,
    modifiers=(),
    label="Lithotripsy",
    evidence=(),
    rules=(),
    why="It was done.",
    edits={"release": None, "status": "not_checked", "units_release": "2026q1", "add_on_release": None},
    values=LineValues(release="2025d", status="C"),
)
CODED = CodedReport(
    report_id="a-001",
    service_date="2026-03-14",
    setting="professional",
    code_set="2026",
    lines=(LINE, BARE_LINE),
    totals=Totals(work=8.75, practice=2.5, malpractice=1.25, total=12.5, payment=404.33, without_value=("C9764",)),
    not_coded=(
        NotCoded(code="76937", reason="No image.", rule="VASC-70", evidence=(QUOTE,), winner="37236"),
        NotCoded(code="75625", reason="No reading.", rule="VASC-10"),
    ),
    queries=(
        PhysicianQuery(
            code="76937",
            question="Was an image kept?",
            rule="VASC-70",
            elements=("image_saved",),
            missing="an image that was kept",
            if_documented=("76937",),
            if_not=("37236", "75625"),
            evidence=(QUOTE,),
        ),
    ),
    contradictions=(ReportContradiction(kind="side", statement="Two sides.", evidence=(QUOTE, OTHER)),),
    route="auto",
    review_reasons=("one", "two"),
    probability=0.8841,
    entities=(EntityRecord(start=0, end=5, text="stent", label="DEVICE", concept="d", side=None, assertion="planned"),),
    model="m",
    knowledge="k",
    encounter_id="e-1",
    patient_key="p-1",
    provider_id="d-1",
    metadata={"ward": 7, "née": ["é", None]},
)
UNCODED = CodedReport(
    report_id="c", service_date="2026-12-31", setting="office", code_set="2026", model="m", totals=None
)
FAILED = CodedReport(
    report_id="b",
    service_date="2025-02-30",
    setting="facility",
    code_set=None,
    review_reasons=("The report could not be coded.",),
    error=CodingError(type="empty_text", message="line 3: text is empty."),
)


def coded_records() -> list[dict[str, Any]]:
    """Give the three as they are after JSON."""
    return [json.loads(json.dumps(record_of(coded))) for coded in (CODED, UNCODED, FAILED)]


FULL = coded_records()[0]
