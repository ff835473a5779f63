"""What is imported answers from the first day of its quarter, and only what is in force on the date of service."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.official import files

from ircoder.knowledge.base import knowledge_with, load_knowledge
from ircoder.knowledge.imported import pin_imported
from ircoder.official.in_force import releases_in_force

FEES_NAME, UNITS_NAME = "PPRRVU2026_Oct.csv", "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv"


def day(text):
    return dt.date.fromisoformat(text)


def now():
    return knowledge_with(pin_imported())


@pytest.fixture
def pairs(put):
    """Pair edits of a quarter, whole."""

    def do(release, *rows, claim="practitioner"):
        content = files.csv_bytes(files.pair_rows(rows), "\t")
        (outcome,) = put("pairs.txt", content, release=release, claim=claim, part="all")
        assert outcome.refused == ""

    return do


@pytest.fixture
def fees(put):
    def do(year, month, **fields):
        (outcome,) = put(
            f"PPRRVU{year}_{month[:3]}.csv", files.csv_bytes(files.fee_rows(title=str(year), month=month, **fields))
        )
        assert outcome.refused == ""

    return do


def test_nothing_imported_is_what_is_shipped():
    assert now() is load_knowledge()
    assert now().outpatient.status("36247", day("2026-05-01")) is None


@pytest.mark.parametrize(
    ("date", "release"),
    [
        ("2023-02-01", "2024q3"),
        ("2024-09-30", "2024q3"),
        ("2025-03-31", "2024q3"),
        ("2025-04-01", "2025q2"),
        ("2026-09-30", "2025q2"),
        ("2026-10-01", "2026q4"),
    ],
)
def test_the_newest_release_in_force_on_the_date(pairs, date, release):
    for quarter in ("2025q2", "2026q4"):
        pairs(quarter, ("36247", "75710", "20250401", "*", "1"), ("36247", "37242", f"{quarter[:4]}0401", "*", "1"))
    releases = now().edits.releases("professional", day(date))
    assert (releases.pairs, releases.units, releases.add_ons) == (release, "2024q3", "2024q3")
    assert now().edits.releases("facility", day(date)).pairs == "2024q3"


def test_rows_hold_between_their_own_dates(pairs):
    pairs(
        "2026q4",
        ("36247", "36245", "20200101", "20261031", "0"),
        ("36247", "36245", "20261201", "*", "1"),
        ("36247", "75710", "20261001", "20261001", "9"),
    )
    edits = now().edits
    found = {
        date: edits.pair("36247", "36245", day(date), "office") for date in ("2026-10-31", "2026-11-01", "2026-12-01")
    }
    assert {date: row and row.opened for date, row in found.items()} == {
        "2026-10-31": False,
        "2026-11-01": None,
        "2026-12-01": True,
    }
    assert edits.pair("36247", "75710", day("2026-10-01"), "office") is None


def test_a_code_that_the_pairs_do_not_know_is_not_checked(pairs, put):
    on = day("2026-11-01")
    pairs("2026q4", ("37254", "36247", "20260101", "*", "1"))
    assert now().edits.status("37254", "professional", on) == "checked"
    assert now().edits.status("37254", "facility", on) == "not_checked"
    assert now().edits.status("36248", "professional", on) == "checked"  # an older release lists it
    put(UNITS_NAME, files.csv_bytes(files.unit_rows(["37254", "37256"])))
    assert now().edits.status("37256", "professional", on) == "checked"


def test_newer_limits_do_not_make_older_pairs_know_a_code(put):
    put(UNITS_NAME, files.csv_bytes(files.unit_rows(["37254"])))
    on = day("2026-11-01")
    assert now().edits.limit("37254", "professional", on).units == 3
    assert now().edits.status("37254", "professional", on) == "not_checked"


def test_unit_limits_have_no_history(put):
    put(UNITS_NAME, files.csv_bytes(files.unit_rows(units="7")))
    put(UNITS_NAME.replace("10-01", "04-01"), files.csv_bytes(files.unit_rows(units="5")))
    edits = now().edits
    dates = ("2023-02-01", "2026-03-31", "2026-04-01", "2026-09-30", "2026-10-01")
    assert [edits.limit("36247", "office", day(date)).units for date in dates] == [3, 3, 5, 5, 7]
    assert edits.limit("36247", "facility", day("2026-10-01")).units == 2


def test_parents_on_a_date(put):
    shipped = now().edits.parents("36248", day("2026-03-31"))
    put("AOC_V2026Q2-MCR.txt", files.csv_bytes(files.add_on_rows(), "\t"))
    edits = now().edits
    assert edits.parents("36248", day("2026-03-31")) == shipped
    assert edits.parents("36248", day("2026-04-01")) == {"36245", "36246", "36247"}
    assert edits.parents("36248", day("2026-07-01")) == {"36245", "36247"}
    assert edits.parents("76937", day("2026-05-01")) is None


@pytest.mark.parametrize(
    ("date", "work", "release"),
    [
        ("2024-11-30", 6.29, "2023a"),
        ("2025-02-01", 6.04, "2025d"),
        ("2025-04-01", 2.5, "2025b"),
        ("2025-09-30", 2.5, "2025b"),
        ("2025-10-01", 3.5, "2025d"),
        ("2026-02-01", 4.5, "2026a"),
        ("2026-07-01", 4.5, "2026a"),
    ],
)
def test_fee_schedules_govern_from_their_quarter(fees, date, work, release):
    """36247 is in no shipped release of 2026, so 2026a is still the newest that holds it in July."""
    fees(2025, "April", work=2.5)
    fees(2025, "October", work=3.5)
    fees(2026, "January", work=4.5)
    row = now().fee_schedule.row("36247", day(date))
    assert (row.release, row.work) == (release, pytest.approx(work, abs=0.3 if release == "2023a" else 0.001))


def test_the_factor_of_most_physicians_goes_first(put):
    rows = files.csv_bytes(files.fee_rows())
    put("PPRRVU2026_Oct_QPP.csv", rows.replace(b"33.5000", b"33.6000"))
    on = day("2026-11-01")
    assert now().fee_schedule.row("36247", on).conversion_factor == 33.6
    put("PPRRVU2026_Oct_nonQPP.csv", rows)
    assert now().fee_schedule.row("36247", on).conversion_factor == 33.5


def test_hospital_payment(put):
    put("January 2026 Web Addendum B.csv", files.csv_bytes(files.addendum_rows()))
    put("July 2026 Web Addendum B.csv", files.csv_bytes(files.addendum_rows(["36247"], title="July 2026")))
    outpatient = now().outpatient
    row = outpatient.status("36247", day("2026-02-01"))
    assert (row.status_indicator, row.apc, row.payment_rate, row.release) == ("J1", "5193", 10512.34, "2026q1")
    assert outpatient.status("36247", day("2026-09-01")).release == "2026q3"
    assert outpatient.status("36246", day("2026-09-01")) is None
    assert outpatient.status("36246", day("2025-12-31")) is None


def test_the_list_says_what_answers_for_which_dates(fees, pairs, put):
    fees(2026, "October")
    pairs("2026q4", ("36247", "75710", "20261001", "*", "1"))
    put("ccioph-v323r0-f2.txt", files.csv_bytes(files.pair_rows(), "\t"))
    put(UNITS_NAME, files.csv_bytes(files.unit_rows()))
    put("LONGULT.TXT", files.descriptor_lines())
    listed = {(item.kind, item.claim, item.release, bool(item.imported)): item for item in releases_in_force(now())}
    start, end = day("2023-01-01"), day("2026-09-30")
    assert listed["fee-schedule", "", "2026c", False].dates == ((day("2026-01-01"), end),)
    assert listed["fee-schedule", "", "2026d", True].dates == ((day("2026-10-01"), None),)
    assert listed["pairs", "practitioner", "2024q3", False].dates == ((start, end),)
    assert listed["pairs", "practitioner", "2026q4", True].dates == ((day("2026-10-01"), None),)
    assert listed["pairs", "hospital", "2024q3", False].dates == ((start, end),)
    assert listed["pairs", "hospital", "2026q4", True].missing == ("f1", "f3", "f4")
    assert listed["unit-limits", "practitioner", "2024q3", False].dates == ((start, end),)
    assert listed["unit-limits", "practitioner", "2026q4", True].sources == (UNITS_NAME,)
    assert listed["descriptors", "", "2026", True].rows == len(files.CODES)
    assert listed["add-ons", "", "2024q3", False].rows == 1390


def test_an_imported_release_stands_in_place_of_the_shipped_one(pairs, put):
    pairs("2024q3", ("36247", "75710", "20240701", "*", "0"))
    edits = now().edits
    assert edits.pair("36247", "75710", day("2024-08-01"), "professional").opened is False
    assert edits.pair("36247", "75710", day("2024-08-01"), "facility") is None
    listed = [item for item in releases_in_force(now()) if (item.kind, item.claim) == ("pairs", "practitioner")]
    assert [(bool(item.imported), bool(item.dates)) for item in listed] == [(False, False), (True, True)]
