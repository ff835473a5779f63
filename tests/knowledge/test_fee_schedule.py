from __future__ import annotations

import datetime as dt

import pytest

from ircoder.knowledge import fee_schedule, tables
from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.tables import KnowledgeError

FEES = fee_schedule.load_fee_schedule()


def june(year):
    return dt.date(year, 6, 2)


@pytest.mark.parametrize(
    ("code", "year", "pctc", "bilateral", "days"),
    [
        ("75625", 2025, "1", "0", "XXX"),
        ("36247", 2025, "0", "1", "000"),
        ("36593", 2025, "3", "0", "XXX"),
        ("99153", 2025, "3", "9", "ZZZ"),
        ("36558", 2025, "0", "1", "010"),
        ("37236", 2025, "0", "1", "000"),
        ("37236", 2026, "0", "0", "000"),
    ],
    ids=["MOD-04 split", "MOD-06 two sides", "MOD-04 technical", "errata 11", "MOD-10", "MOD-06 2025", "errata 12"],
)
def test_indicators(code, year, pctc, bilateral, days):
    assert (FEES.pctc(code, june(year)), FEES.bilateral(code, june(year))) == (pctc, bilateral)
    assert FEES.global_days(code, june(year)) == days


@pytest.mark.parametrize(
    ("code", "year", "release"),
    [
        ("37226", 2023, "2023a"),
        ("37226", 2024, "2023a"),
        ("37226", 2025, "2025d"),
        ("37226", 2026, "2025d"),
        ("37258", 2026, "2026c"),
        ("37258", 2023, "2026c"),
    ],
)
def test_release_of_a_service_year(code, year, release):
    assert {FEES.row(code, dt.date(year, month, 1)).release for month in range(1, 13)} == {release}


def test_code_of_no_release():
    assert FEES.row("C9765", june(2025)) is None
    assert FEES.pctc("C9765", june(2025)) is None


def test_three_rows_mean_components():
    whole, professional, technical = (FEES.row("75625", june(2025), modifier) for modifier in ("", "26", "TC"))
    assert whole.work == professional.work
    assert technical.work == 0
    assert whole.nonfacility_total == pytest.approx(professional.nonfacility_total + technical.nonfacility_total)


def test_totals_are_the_sum_of_their_parts():
    checked = 0
    for entry in load_knowledge().catalogue:
        row = FEES.row(entry.code, june(2025))
        if row and row.release == "2025d":
            parts = row.work + row.nonfacility_practice + row.malpractice
            assert row.nonfacility_total == pytest.approx(parts, abs=0.011), entry.code
            checked += 1
    assert checked > 700


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"work_rvu": "x"}, "not a number"),
        ({"release": "A26"}, "no such name"),
    ],
)
def test_unreadable_rows_name_file_and_line(monkeypatch, cells, problem):
    row = dict.fromkeys(fee_schedule.COLUMNS, "") | {"code": "36247", "release": "2025d", "status": "A"} | cells
    text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    monkeypatch.setattr(tables, "table_text", lambda name: text)
    with pytest.raises(KnowledgeError, match=rf"fee_schedule.csv, line 2: .*{problem}"):
        fee_schedule._shipped.__wrapped__()


def test_a_code_that_stands_in_a_release_twice_is_an_error(monkeypatch):
    row = dict.fromkeys(fee_schedule.COLUMNS, "") | {"code": "36247", "release": "2025d"}
    text = ",".join(row) + "\n" + 2 * (",".join(row.values()) + "\n")
    monkeypatch.setattr(tables, "table_text", lambda name: text)
    with pytest.raises(KnowledgeError, match="line 3: the code stands in the release twice"):
        fee_schedule._shipped.__wrapped__()
