"""Rows of billed lines: what is read of each field, and what is said of a bad one."""

import datetime as dt

import pytest

from ircoder.audit.billed.rows import billed_line
from ircoder.audit.model import BilledLine, Problem, UnusableRow

ROW = {"report_id": "r1", "code": "36247"}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("code", "36247", "36247"),
        ("code", " 0075t ", "0075T"),
        ("code", "c9600", "C9600"),
        ("code", "36247.0", "36247"),
        ("code", "1996", "01996"),  # a workbook took the code for a number
        ("units", "3", 3),
        ("units", "2.0", 2),
        ("units", "", 1),
        ("modifiers", "26;59", ("26", "59")),
        ("modifiers", "26, 59", ("26", "59")),
        ("modifiers", "rt 59", ("RT", "59")),
        ("modifiers", "26 ; 26", ("26",)),
        ("modifiers", "26.0", ("26",)),
        ("modifiers", " ", ()),
        ("modifiers", "59LT", ("59", "LT")),
        ("modifiers", "2659.0", ("26", "59")),
        ("modifiers", "['26', 'XS']", ("26", "XS")),
        ("modifiers", "26-59/LT|RT", ("26", "59", "LT", "RT")),
        ("modifiers", "NULL", ()),
        ("code", "'36247", "36247"),
        ("code", '="00100"', "00100"),
        ("service_date", "3/14/26", dt.date(2026, 3, 14)),
        ("service_date", "03-14-2026", dt.date(2026, 3, 14)),
        ("service_date", "2026/03/14", dt.date(2026, 3, 14)),
        ("service_date", "3/14/2026 12:00:00 AM", dt.date(2026, 3, 14)),
        ("service_date", "2026-03-14 00:00:00", dt.date(2026, 3, 14)),
        ("service_date", "14-MAR-26", dt.date(2026, 3, 14)),
        ("service_date", "14Mar2026", dt.date(2026, 3, 14)),
        ("service_date", "46095", dt.date(2026, 3, 14)),  # a date whose cell has no date format
        ("paid", "nan", None),
        ("paid", "0.30000000000000004", 0.30000000000000004),
        ("paid", "1,234,567", 1234567.0),
        ("setting", "Facility", "facility"),
        ("service_date", "2026-03-14", dt.date(2026, 3, 14)),
        ("service_date", "2026-03-14T08:00:00", dt.date(2026, 3, 14)),
        ("service_date", "20260314", dt.date(2026, 3, 14)),
        ("service_date", "3/14/2026", dt.date(2026, 3, 14)),
        ("charge", "$1,234.50", 1234.5),
        ("paid", "0", 0.0),
        ("paid", "", None),
        ("provider_id", " P1 ", "P1"),
        ("billed_on", "2026-04-01", dt.date(2026, 4, 1)),
    ],
)
def test_what_is_read(field, value, expected):
    line = billed_line({**ROW, field: value}, "line 2")
    assert getattr(line, field) == expected


@pytest.mark.parametrize(
    ("row", "kind", "message"),
    [
        ({"code": "36247"}, "missing_field", "report_id and encounter_id are missing."),
        ({"report_id": "r1"}, "missing_field", "code is missing."),
        ({**ROW, "code": "36247-59"}, "code", "code is no CPT or HCPCS code of five places."),
        ({**ROW, "code": "I25.10"}, "code", "code is no CPT or HCPCS code of five places."),
        ({**ROW, "units": "0"}, "units", "units is no whole number from 1 up."),
        ({**ROW, "units": "-1"}, "units", "units is no whole number from 1 up."),
        ({**ROW, "units": "1.5"}, "units", "units is no whole number from 1 up."),
        ({**ROW, "units": "10000"}, "units", "units is no whole number from 1 up."),
        ({**ROW, "modifiers": "265"}, "modifiers", "modifiers has one that is not of two places."),
        ({**ROW, "setting": "ward"}, "setting", "setting is not one of professional, facility, office."),
        ({**ROW, "service_date": "14.3.2026"}, "service_date", "service_date is no date."),
        ({**ROW, "service_date": "2026-02-30"}, "service_date", "service_date is no date."),
        ({**ROW, "charge": "-5"}, "charge", "charge is no amount in dollars."),
        ({**ROW, "paid": "inf"}, "paid", "paid is no amount in dollars."),
        ({**ROW, "paid": "1234,56"}, "paid", "paid is no amount in dollars."),  # not 123,456 dollars
        ({**ROW, "paid": "1.234,56"}, "paid", "paid is no amount in dollars."),
        ({**ROW, "paid": "(12.00)"}, "paid", "paid is no amount in dollars."),
        ({**ROW, "paid": "."}, "paid", "paid is no amount in dollars."),
        ({**ROW, "service_date": "0226-03-14"}, "service_date", "service_date is no date."),
        ({**ROW, "service_date": "14-Mrz-2026"}, "service_date", "service_date is no date."),
        ({**ROW, "paid": "1e999"}, "paid", "paid is no amount in dollars."),
    ],
)
def test_a_bad_row_is_a_problem_that_names_field_and_remedy(row, kind, message):
    problem = billed_line(row, "billed.csv, line 7")
    assert (problem.of, problem.type, problem.where) == ("billed", kind, "billed.csv, line 7")
    assert problem.message.startswith(message)
    assert problem.message.count(".") >= 2  # the problem and the remedy


def test_a_claims_names_stand_in_for_ids():
    line = billed_line({"code": "36247"}, "segment 9", ("A1", " A1 ", "", "B2"))
    assert line == BilledLine(where="segment 9", code="36247", claim_ids=("A1", "B2"))
    assert isinstance(billed_line({"code": "36247"}, "segment 9", ("", " ")), Problem)


def test_a_bad_row_keeps_what_it_tells_of_its_claim():
    row = {"report_id": "r1", "encounter_id": "e1", "code": "36247", "setting": "facility", "units": "-1"}
    found = billed_line(row, "line 2", ("x",))
    assert isinstance(found, UnusableRow)
    assert (found.report_id, found.encounter_id, found.claim_ids) == ("r1", "e1", ("x",))
    assert (found.code, found.setting) == ("36247", "facility")
    bad = billed_line({"report_id": "r1", "code": "x", "setting": "x"}, "line 2")
    assert (bad.code, bad.setting) == (None, None)
