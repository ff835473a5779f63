"""What lines and reports are worth, by setting and date (figures of the shipped fee schedules)."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from tests.coding.claim import candidate, claim

from ircoder.coding.values import totals_of
from ircoder.knowledge.base import load_knowledge
from ircoder.report import LineValues


def values(code, modifiers=(), **fields):
    made = candidate(code, modifiers=tuple(modifiers))
    return claim(made, "36247", **fields).lines[0].values


def worth(found):
    return (found.status, found.work, found.practice, found.malpractice, found.total)


CASES = [
    ("facility view of a physician in a hospital", "37221 left", {"date": "2025-06-02"}, ("A", 9.75, 2.41, 2.21, 14.37)),
    ("office", "37221 left", {"date": "2025-06-02", "setting": "office"}, ("A", 9.75, 74.63, 2.21, 86.59)),
    ("by year", "37221 left", {"date": "2023-06-02"}, ("A", 9.75, 2.43, 2.15, 14.33)),
    ("MOD-06 both sides of indicator 1 are 150 percent", "37221 bilateral", {"date": "2025-06-02"},
     ("A", 14.625, 3.615, 3.315, 21.555)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "fields", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_line(code, fields, expected):
    assert worth(values(code, **fields)) == expected


def test_units_count():
    lines = claim("36247 left", "36248 x2", date="2025-06-02").lines
    one, two = (line.values for line in lines)
    single = load_knowledge().fee_schedule.row("36248", dt.date(2025, 6, 2))
    assert two.work == round(2 * single.work, 4)
    assert one.release == two.release == "2025d"


@pytest.mark.parametrize(
    ("setting", "status", "work"),
    [("professional", "A", 1.38), ("office", "C", None)],
    ids=["MOD-05 the part with 26 has a national value", "MOD-05 the contractor prices the whole"],
)
def test_contractor_priced_codes(setting, status, work):
    found = next(
        line.values
        for line in claim("92928", "93571", setting=setting, date="2025-06-02").lines
        if line.code == "93571"
    )
    assert (found.status, found.work) == (status, work)


def test_dollars_are_those_of_the_date():
    found = values("37221 left", date="2025-06-02")
    assert found.payment == round(14.37 * 32.3465, 2)


def test_a_hospital_line_has_no_relative_values():
    result = claim("37221 left", "36247", date="2025-06-02", setting="facility")
    assert all(line.values is None for line in result.lines)
    assert result.totals.total is None
    assert result.totals.without_value == tuple(line.code for line in result.lines)


def test_totals_add_up_and_name_what_they_lack():
    result = claim("36247 left", "36248 x2", "75716", date="2025-06-02")
    assert result.totals.work == round(sum(line.values.work for line in result.lines), 4)
    assert result.totals.total == round(sum(line.values.total for line in result.lines), 4)
    assert result.totals.without_value == ()


def test_a_code_newer_than_every_schedule_is_named():
    result = claim("37282 left", date="2026-02-02")
    assert result.lines[0].values is None
    assert result.totals.without_value == ("37282",)


OUTPATIENT = [
    ("MOD-49 a comprehensive service pays for the claim", [("J1", 9000.0), ("S", 300.0), ("N", None)], 9000.0),
    ("the higher of two", [("J1", 9000.0), ("J1", 5000.0)], 9000.0),
    ("a second T is halved", [("T", 800.0), ("T", 500.0), ("S", 100.0)], 1150.0),
    ("conditionally packaged beside a paid service", [("S", 300.0), ("Q2", 90.0)], 300.0),
    ("conditionally packaged alone", [("Q2", 90.0), ("N", None)], 90.0),
    ("all packaged", [("N", None)], None),
]


@pytest.mark.parametrize(("rows", "payment"), [case[1:] for case in OUTPATIENT], ids=[case[0] for case in OUTPATIENT])
def test_listed_rates_of_a_hospital_claim(rows, payment):
    line = claim("36247").lines[0]
    lines = [
        dataclasses.replace(line, values=LineValues(release="2026q1", status=status, payment=rate, apc="5193"))
        for status, rate in rows
    ]
    assert totals_of(lines, "facility").payment == payment
