"""A contradiction on its way out: into the record with the words on both hands, to review, and onto the page."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.findings.reports import findings_of, result_of

import ircoder
from ircoder.bulk.outcomes import outcome_of
from ircoder.coder import Coder
from ircoder.explain.page import page
from ircoder.explain.story import story_of
from ircoder.findings.serial import findings_from_json, findings_to_json
from ircoder.formats.tables.csv_out import write_csv
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


def test_it_is_written_to_json_lines_behind_the_queries_and_to_csv_among_the_reasons(
    coder: Coder, tmp_path: Path
) -> None:
    coded = coder.code(TEXT, service_date="2025-03-04")
    record = json.loads(outcome_of(coded).line)
    write_csv([record], tmp_path / "out.csv")
    assert list(record)[list(record).index("queries") + 1] == "contradictions"
    assert [spot["section"] for spot in record["contradictions"][0]["evidence"]] == ["procedure_title", "technique"]
    assert STATEMENT in (tmp_path / "out.csv").read_text(encoding="utf-8")


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
    "text",
    [
        (
            "PROCEDURE: Kyphoplasty, one level.\nTECHNIQUE: Cannulas were advanced through both pedicles of L1. Balloons were inflated and "
            "5 mL of cement was injected.\nIMPRESSION: Successful kyphoplasty of L2."
        ),
        (
            "Right L4-L5 transforaminal epidural steroid injection. Consent signed, time-out done. A 22 gauge needle was advanced under "
            "fluoroscopy into the right L5-S1 foramen. Contrast in the epidural space. 10 mg dexamethasone was injected. No complication."
        ),
        (
            "PROCEDURE: PCI with drug eluting stent to the circumflex\nTECHNIQUE: Right radial access. The mid LAD lesion was dilated and a "
            "3.0 x 23 mm drug eluting stent was deployed in the mid LAD."
        ),
        (
            "PROCEDURE: Left superficial femoral artery stent\nTECHNIQUE: Right groin access. A stenosis was crossed. A 7 x 60 mm stent was "
            "deployed in the left external iliac artery."
        ),
    ],
    ids=["vertebra", "foramen", "coronary artery", "leg artery"],
)
def test_a_contradicted_level_or_vessel_gives_no_second_code(text: str) -> None:
    result = result_of(text)
    assert {item.kind for item in result.contradictions} <= {"level", "place"}
    assert result.contradictions
    assert [line.units for line in result.lines] == [1]


@pytest.mark.parametrize(
    ("stated", "differs"),
    [
        ("Date of service: 03/04/2025", False),
        ("DATE OF PROCEDURE: March 4, 2025", False),
        ("Date of service: 03/05/2025", True),
        ("DOS: 2024-12-30", True),
        ("Performed 28 February 2025 in room 2.", True),
        ("Bedside. Done on March 3, 2025.", True),
        ("On 03/01/2025 the patient was brought to the angiography suite.", True),
        ("The procedure was performed on March 4, 2025.", False),
        ("Prior CT 03/01/2025", False),
        ("DOB: 03/05/1955", False),
        ("Biopsy of March 2024 was benign.", False),
        ("Port placed on 01/12/2025 elsewhere.", False),
        ("Date of service: 03/05/2025. Date of procedure: 03/04/2025", False),
    ],
)
def test_a_stated_date_of_service_is_held_against_that_of_the_record(stated: str, differs: bool) -> None:
    text = (
        f"PROCEDURE: Paracentesis.\n{stated}\nTECHNIQUE: A catheter was advanced into the ascites and 3 L were drained."
    )
    result = result_of(text)
    assert [item.kind for item in result.contradictions] == ["date"] * differs
    assert [reason for reason in result.review_reasons if "date of service" in reason.lower()] == [
        item.statement for item in result.contradictions
    ]


def test_a_date_of_another_year_says_that_the_code_set_is_another() -> None:
    text = "Date of service: 12/30/2024\nDate of procedure: 12/31/2024\nTECHNIQUE: A catheter was advanced into the ascites and 3 L were drained."
    (item,) = result_of(text).contradictions
    assert item.statement == (
        "The date of service in the text is 2024-12-30 and 2024-12-31, that of the record is 2025-03-04. "
        "The code sets of the two years differ."
    )
    assert [spot.text for spot in item.evidence] == ["12/30/2024", "12/31/2024"]


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


@pytest.mark.parametrize(
    ("day", "clash"),
    [
        (dt.date(2025, 3, 4), True),
        (dt.date(2025, 3, 11), False),
        (dt.date(2025, 3, 20), False),
        (dt.date(2024, 3, 4), False),
    ],
)
def test_work_told_as_done_on_a_day_to_come_is_a_slip(day: dt.date, clash: bool) -> None:
    text = "The patient had her vein ablation on 11 March 2025. The right great saphenous vein was closed with a laser fiber."
    assert ("told as done on 2025-03-11" in " ".join(result_of(text, date=day).review_reasons)) is clash
