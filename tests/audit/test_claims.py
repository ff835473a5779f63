"""Which billed lines and which reports are one claim."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from tests.audit.build import ON, billed, supported

from ircoder.audit.claims import BilledIndex, claims_of
from ircoder.audit.model import UnusableRow

NEXT = ON + dt.timedelta(days=1)


def _claims(lines, reports, setting=None):
    claims, problems = claims_of(BilledIndex(lines, setting), reports)
    shown = [
        ("+".join(r.report_id for r in claim.reports), claim.setting, [line.code for line in claim.billed])
        for claim in claims
    ]
    return shown, [(problem.of, problem.type) for problem in problems]


def test_a_report_is_a_claim_in_the_order_of_the_reports():
    lines = [billed("36247", report_id="r2"), billed("36246", report_id="r1"), billed("75625", report_id="r2")]
    found = _claims(lines, [supported(report_id="r1"), supported(report_id="r2")])
    assert found == ([("r1", "professional", ["36246"]), ("r2", "professional", ["36247", "75625"])], [])


def test_reports_of_an_encounter_are_one_claim_where_lines_name_only_that():
    reports = [supported(report_id=one, encounter_id="e1") for one in ("r1", "r2")]
    lines = [billed("36247", encounter_id="e1"), billed("36246", report_id="r2")]
    assert _claims(lines, reports) == ([("r1+r2", "professional", ["36247", "36246"])], [])


def test_reports_of_an_encounter_are_claims_of_their_own_where_every_line_names_its_report():
    reports = [supported(report_id=one, encounter_id="e1") for one in ("r1", "r2")]
    lines = [billed(code, report_id=one, encounter_id="e1") for code, one in (("36247", "r1"), ("36246", "r2"))]
    found = [("r1", "professional", ["36247"]), ("r2", "professional", ["36246"])]
    assert _claims(lines, reports) == (found, [])


def test_a_line_with_an_unknown_report_goes_by_its_encounter():
    lines = [billed("36247", report_id="other", encounter_id="e1")]
    assert _claims(lines, [supported(encounter_id="e1")]) == ([("r1", "professional", ["36247"])], [])


@pytest.mark.parametrize("names", [("r1",), ("e1",), ("x", "e1", "r1")])
def test_names_of_a_claim_are_tried_in_turn(names):
    lines = [billed("36247", claim_ids=names)]
    assert _claims(lines, [supported(encounter_id="e1")]) == ([("r1", "professional", ["36247"])], [])


def test_a_line_without_report_is_told():
    found = _claims([billed("36247", report_id="r9")], [supported()])
    assert found == ([("r1", "professional", [])], [("billed", "no_report")])


def test_settings_are_claims_of_their_own():
    reports = [supported(setting=setting) for setting in ("professional", "facility")]
    lines = [billed("36247", report_id="r1", setting="facility"), billed("36246", report_id="r1")]
    found = [("r1", "facility", ["36247"]), ("r1", "professional", ["36246"])]
    assert _claims(lines, reports) == (found, [])


def test_a_setting_that_was_not_billed_is_no_claim():
    reports = [supported(setting=setting) for setting in ("professional", "facility")]
    lines = [billed("36247", report_id="r1", setting="facility")]
    assert _claims(lines, reports) == ([("r1", "facility", ["36247"])], [])


def test_a_setting_without_suggestion_is_told():
    lines = [billed("36247", report_id="r1", setting="facility")]
    assert _claims(lines, [supported()]) == ([], [("billed", "not_coded")])


def test_the_setting_of_the_call_stands_for_that_of_lines_without_one():
    lines = [billed("36247", report_id="r1")]
    found = _claims(lines, [supported(setting="professional"), supported(setting="facility")], "facility")
    assert found == ([("r1", "facility", ["36247"])], [])


@pytest.mark.parametrize(
    ("lines", "encounter", "chosen", "expected"),
    [
        ([], None, None, ("professional",)),
        ([], None, "facility", ("facility",)),
        ([billed("1", report_id="r1")], None, None, ("professional",)),
        ([billed("1", report_id="r1", setting="facility")], None, None, ("facility",)),
        (
            [billed("1", report_id="r1", setting="facility"), billed("1", encounter_id="e1")],
            "e1",
            None,
            ("professional", "facility"),
        ),
        ([billed("1", claim_ids=("x", "r1"), setting="office")], None, None, ("office",)),
    ],
)
def test_settings_that_a_report_has_to_be_coded_for(lines, encounter, chosen, expected):
    assert BilledIndex(lines, chosen).settings_of("r1", encounter, "professional") == expected


def test_dates_of_an_encounter_are_claims_of_their_own():
    reports = [
        supported("36247", report_id="r1", encounter_id="e1"),
        supported("36246", report_id="r2", encounter_id="e1", service_date=NEXT),
    ]
    lines = [
        billed("75625", encounter_id="e1", service_date=NEXT),
        billed("36246", encounter_id="e1"),  # no date: where the code is supported
        billed("47000", encounter_id="e1"),  # no date and not supported: the first
        billed("36247", encounter_id="e1", service_date=dt.date(2024, 1, 1)),  # a date of no report
    ]
    found = [("r1", "professional", ["47000", "36247"]), ("r2", "professional", ["75625", "36246"])]
    assert _claims(lines, reports) == (found, [])


def test_reports_that_could_not_be_coded_take_their_lines_with_them():
    failed = supported(report_id="r1", failure=("empty_text", "text is empty."))
    found = _claims([billed("36247", report_id="r1")], [failed, supported(report_id="r2")])
    assert found == ([("r2", "professional", [])], [("report", "empty_text"), ("billed", "not_coded")])


def test_a_second_report_of_an_id_is_told_and_the_first_stands():
    twice = supported(failure=("duplicate_id", "report_id stands in this run a second time."))
    found = _claims([billed("36247", report_id="r1")], [supported("36247"), twice])
    assert found == ([("r1", "professional", ["36247"])], [("report", "duplicate_id")])


def test_who_did_the_work_is_told_by_the_report_else_by_all_lines():
    lines = [billed("36247", report_id="r1", provider_id="P1"), billed("36246", report_id="r1", provider_id="P1")]
    (claim,), _ = claims_of(BilledIndex(lines), [supported()])
    assert claim.provider_id == "P1"
    (claim,), _ = claims_of(BilledIndex(lines), [supported(provider_id="P2")])
    assert claim.provider_id == "P2"
    lines[1] = dataclasses.replace(lines[1], provider_id="P3")
    (claim,), _ = claims_of(BilledIndex(lines), [supported()])
    assert claim.provider_id is None


def _bad(where="billed.csv, line 9", **fields):
    return UnusableRow("billed", "units", where, "units is no number.", **fields)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (_bad(report_id="r1"), (["r2 professional 36246"], "incomplete")),
        (_bad(claim_ids=("x", "r1")), (["r2 professional 36246"], "incomplete")),
        (_bad(encounter_id="e1"), ([], "incomplete")),  # whose report it is nobody knows
        (_bad(report_id="r1", setting="facility"), (["r1 professional 36247", "r2 professional 36246"], None)),
        (_bad(report_id="other"), (["r1 professional 36247", "r2 professional 36246"], None)),
    ],
)
def test_a_claim_of_which_a_row_is_unusable_is_told_and_not_made(row, expected):
    reports = [supported("36247", report_id=one, encounter_id="e1") for one in ("r1", "r2")]
    lines = [billed("36247", report_id="r1"), billed("36246", report_id="r2")]
    claims, problems = claims_of(BilledIndex(lines), reports, [row])
    shown = [f"{c.reports[0].report_id} {c.setting} {c.billed[0].code}" for c in claims]
    assert (shown, problems[0].type if problems else None) == expected


def test_a_report_whose_only_row_is_unusable_has_no_missed_charges():
    claims, (problem,) = claims_of(BilledIndex([]), [supported("36247")], [_bad(report_id="r1")])
    assert (claims, problem.type, problem.where) == ([], "incomplete", "report r1")
    assert "billed.csv, line 9" in problem.message


def test_a_line_of_several_days_is_of_the_report_of_one_of_them():
    reports = [
        supported("36247", report_id="r1", encounter_id="e1"),
        supported("36246", report_id="r2", encounter_id="e1", service_date=NEXT),
    ]
    days = {"service_date": ON - dt.timedelta(days=1), "service_to": ON + dt.timedelta(days=2)}
    lines = [billed("36247", encounter_id="e1", **days)]
    assert _claims(lines, reports)[0] == [("r1", "professional", ["36247"]), ("r2", "professional", [])]
