import dataclasses

import pytest
from tests.coding.claim import claim

from ircoder.explain.worth import line_worth, report_worth
from ircoder.report import CodedReport, LineValues, Totals

LINE = claim("37221 left", "36200", date="2025-06-02").lines[0]
BARE = dataclasses.replace(LINE, values=None, edits={"release": "2024q3", "status": "not_checked"})
HOSPITAL = LineValues(release="2026q1", status="J1", apc="5193", payment=10500.5)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LINE, "checked against 2024q3; status A, work 9.75 of 14.37 RVU, $464.82 (2025d)"),
        (BARE, "not checked: not in 2024q3"),
        (
            dataclasses.replace(LINE, values=HOSPITAL),
            "checked against 2024q3; status J1, APC 5193, $10,500.50 (2026q1)",
        ),
    ],
    ids=["physician", "newer code", "hospital"],
)
def test_a_line(line, words):
    assert line_worth(line) == words


@pytest.mark.parametrize(
    ("setting", "totals", "words"),
    [
        ("professional", Totals(work=9.75, total=14.37, payment=464.82), "14.37 RVU (9.75 work), $464.82."),
        ("professional", Totals(total=2.5, without_value=("37282",)), "2.50 RVU; without 37282."),
        ("professional", Totals(without_value=("37282",)), "not known. Import the fee schedule"),
        ("facility", Totals(), "not known. Import Addendum B"),
    ],
    ids=["physician", "a code is lacking", "nothing known", "hospital without Addendum B"],
)
def test_a_report(setting, totals, words):
    coded = CodedReport(
        report_id="a", service_date="2025-06-02", setting=setting, code_set="2025", lines=(LINE,), totals=totals
    )
    assert report_worth(coded).startswith(words)


def test_a_report_without_lines_is_worth_nothing():
    assert report_worth(CodedReport(report_id="a", service_date=None, setting="office", code_set=None)) is None
