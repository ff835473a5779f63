"""A contradiction on its way out: into the record with the words on both hands, to review, and onto the page."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from tests.findings.reports import findings_of, result_of

import ircoder
from ircoder.coder import Coder
from ircoder.explain.page import page
from ircoder.explain.story import story_of
from ircoder.findings.serial import findings_from_json, findings_to_json
from ircoder.formats.writing import CsvWriter, JsonLinesWriter
from ircoder.report import Report

TEXT = (
    "PROCEDURE: Right nephrostomy tube placement.\r\n"
    "TECHNIQUE:" + " " * 300 + "Under ultrasound a needle was advanced into a lower pole calyx of the left kidney.\r\n"
    "An 8 French nephrostomy tube was placed in the left renal pelvis.\r\n"
    "IMPRESSION: Nephrostomy tube placed.\r\n"
)
STATEMENT = "The title says right, the technique says left (kidney)."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return ircoder.load()


def test_the_record_quotes_both_hands_in_the_words_of_the_report_and_goes_to_review(coder: Coder) -> None:
    coded = coder.code(TEXT, service_date="2025-03-04")
    (item,) = coded.contradictions
    assert (item.kind, item.statement) == ("side", STATEMENT)
    assert [spot.section for spot in item.evidence] == ["procedure_title", "technique"]
    for spot in item.evidence:
        assert TEXT[spot.start : spot.end] == spot.text
    assert "Right nephrostomy" in item.evidence[0].text
    assert "left kidney" in item.evidence[1].text
    assert coded.route == "review"
    assert STATEMENT in coded.review_reasons


def test_it_is_written_to_json_lines_behind_the_queries_and_to_csv_among_the_reasons(coder: Coder) -> None:
    coded = coder.code(TEXT, service_date="2025-03-04")
    lines, rows = io.BytesIO(), io.BytesIO()
    JsonLinesWriter(lines).write(coded)
    CsvWriter(rows).write(coded)
    record = json.loads(lines.getvalue())
    assert list(record)[list(record).index("queries") + 1] == "contradictions"
    assert [spot["section"] for spot in record["contradictions"][0]["evidence"]] == ["procedure_title", "technique"]
    assert STATEMENT in rows.getvalue().decode()


def test_the_page_quotes_it(coder: Coder) -> None:
    analysis = coder.analyse(Report(report_id="a", text=TEXT, service_date=dt.date(2025, 3, 4)))
    html = page(TEXT, analysis.coded, story_of(analysis.findings, coder.knowledge.vessels))
    assert "Contradictions in the report" in html
    assert STATEMENT in html


def test_codes_stay_what_they_are_without_the_contradiction() -> None:
    clash = result_of(TEXT.replace("\r", ""))
    agreed = result_of(TEXT.replace("\r", "").replace("Right", "Left"))
    assert [line.code for line in clash.lines] == [line.code for line in agreed.lines]
    assert agreed.contradictions == ()


@pytest.mark.parametrize(
    "text",
    [
        (
            "PROCEDURE: Right nephrostomy tube placement.\nTECHNIQUE: A needle was advanced into a calyx of the left kidney. An 8 "
            "French nephrostomy tube was placed in the left renal pelvis.\nIMPRESSION: Successful placement of a nephrostomy tube."
        ),
        (
            "TECHNIQUE: The left kidney was punctured and an 8 French nephrostomy tube was placed in the left renal pelvis.\n"
            "IMPRESSION: Right nephrostomy placed."
        ),
        (
            "EXAM: Biopsy.\nTECHNIQUE: Under CT a 19 gauge needle was advanced into the left upper lobe nodule and three cores were "
            "taken.\nIMPRESSION: CT guided core needle biopsy of the right upper lobe nodule."
        ),
    ],
)
def test_what_only_the_contradicting_part_tells_is_not_coded_beside_the_course(text: str) -> None:
    result = result_of(text)
    assert [item.kind for item in result.contradictions] == ["side"]
    assert [line.units for line in result.lines] == [1]


@pytest.mark.parametrize(
    ("stated", "differs"),
    [
        ("Date of service: 03/04/2025", False),
        ("DATE OF PROCEDURE: March 4, 2025", False),
        ("Date of service: 03/05/2025", True),
        ("DOS: 2024-12-30", True),
        ("Prior CT 03/01/2025", False),
        ("Date of service: 03/05/2025. Date of procedure: 03/04/2025", False),
    ],
)
def test_a_stated_date_of_service_is_held_against_that_of_the_record(stated: str, differs: bool) -> None:
    text = (
        f"PROCEDURE: Paracentesis.\n{stated}\nTECHNIQUE: A catheter was advanced into the ascites and 3 L were drained."
    )
    found = [reason for reason in result_of(text).review_reasons if "date of service" in reason.lower()]
    assert bool(found) is differs


def test_a_second_session_of_the_day_is_not_held_against_the_title_of_the_first() -> None:
    text = (
        "PROCEDURE: Right thoracentesis.\nTECHNIQUE: A catheter was advanced into the right pleural space and 900 mL were drained.\n"
        "Later the same day the patient returned to the angiography suite. A needle was advanced into the left kidney and a "
        "nephrostomy tube was placed."
    )
    assert findings_of(text).contradictions == ()


def test_findings_with_contradictions_are_written_as_json_and_read_again() -> None:
    found = findings_of(TEXT.replace("\r", ""))
    value = findings_to_json(found)
    assert value["contradictions"][0]["first"][0]["section"] == "procedure_title"
    assert findings_from_json(json.loads(json.dumps(value))).contradictions == found.contradictions
