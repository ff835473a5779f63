import datetime as dt
import random

import pytest

from ircoder.coder import Coder
from ircoder.encounters import Group, InOrder, grouped
from ircoder.formats.records import record_of
from ircoder.report import CodedReport, Report


def report(place, encounter=None, patient=None, day=5):
    return Report(
        report_id=f"r{place}",
        text="words",
        service_date=dt.date(2025, 5, day),
        encounter_id=encounter,
        patient_key=patient,
    )


def places(items, **options):
    return [tuple(member.place for member in group.members) for group in grouped(items, **options)]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([("e1", None), ("e2", None), ("e1", None)], [(0, 2), (1,)]),
        ([(None, None), (None, None)], [(0,), (1,)]),
        ([(None, "p1"), ("e1", "p1"), ("e1", None)], [(0, 1, 2)]),
        ([("e1", "p1"), ("e2", "p2"), ("e3", "p1")], [(0, 2), (1,)]),
        ([(None, None), ("e1", None), (None, None), ("e1", None)], [(0,), (1, 3), (2,)]),
    ],
    ids=["by encounter", "no encounter", "patient and day, then encounter", "patient and day", "strangers between"],
)
def test_reports_of_one_encounter_come_together(named, expected):
    assert places([report(i, *names) for i, names in enumerate(named)]) == expected


def test_another_day_of_a_patient_is_another_encounter_unless_its_id_says_so():
    assert places([report(0, patient="p", day=5), report(1, patient="p", day=6)]) == [(0,), (1,)]
    assert places([report(0, "e", "p", 5), report(1, "e", "p", 6)]) == [(0, 1)]


def test_a_report_beyond_the_window_is_coded_apart_and_told_so():
    items = [report(0, "e"), *(report(i) for i in range(1, 6)), report(6, "e")]
    groups = list(grouped(items, window=4))
    assert [tuple(member.place for member in group.members) for group in groups if group.torn] == [(6,)]
    assert len(groups) == 7


def test_failed_records_stay_alone():
    failed = CodedReport(report_id="x", service_date=None, setting="professional", code_set=None)
    assert places([report(0, "e"), failed, report(2, "e")]) == [(0, 2), (1,)]


def test_nothing_is_read_ahead_for_reports_without_an_encounter():
    taken = []

    def stream():
        for place in range(5):
            taken.append(place)
            yield report(place)

    groups = grouped(stream())
    next(groups)
    assert taken == [0]


@pytest.mark.parametrize("seed", range(20))
def test_every_record_comes_once_whatever_the_mix(seed):
    chance = random.Random(seed)
    items = [report(i, chance.choice([None, "a", "b", f"e{i}"]), chance.choice([None, "p", "q"])) for i in range(40)]
    found = list(grouped(items, window=chance.choice([1, 3, 40])))
    assert all(isinstance(group, Group) for group in found)
    assert sorted(member.place for group in found for member in group.members) == list(range(40))


@pytest.mark.parametrize("seed", range(5))
def test_results_are_handed_on_in_the_order_of_the_stream(seed):
    order = list(range(12))
    random.Random(seed).shuffle(order)
    in_order: InOrder[int] = InOrder()
    out = [placed for place in order for placed in in_order.put(place, [place, place])]
    assert out == [(place, [place, place]) for place in range(12)]


def test_the_first_places_may_be_left_out():
    in_order: InOrder[int] = InOrder(5)
    assert [list(in_order.put(place, [place])) for place in (6, 5)] == [[], [(5, [5]), (6, [6])]]


def records(coder, reports, **options):
    return [record_of(coded) for coded in coder.code_many(reports, **options)]


def some_reports(count):
    words = ("a stent was placed", "nothing was done", "boom Mrs Secretname", "stent stent")
    return [
        {
            "report_id": f"r{i}",
            "text": words[i % 4],
            "service_date": "2025-05-05",
            "encounter_id": f"e{i * 7 % 23}",
            "setting": ("professional", "facility")[i % 2],
        }
        for i in range(count)
    ]


@pytest.mark.parametrize("settings", [(), ("professional", "facility")], ids=["own setting", "both"])
def test_encounters_across_chunks_and_workers_change_nothing(tiny_coder, settings):
    reports = some_reports(200)
    alone = records(tiny_coder, reports, settings=settings)
    assert [record["report_id"] for record in alone] == [f"r{i}" for i in range(200) for _ in settings or (1,)]
    assert records(tiny_coder, reports, settings=settings, workers=2) == alone


def test_a_report_that_fails_does_not_take_its_encounter_with_it(tiny_coder):
    found = records(tiny_coder, [{**report, "encounter_id": "one"} for report in some_reports(4)])
    assert [record["error"] is None for record in found] == [True, True, False, True]


def test_coding_together_that_fails_is_done_one_by_one():
    import spacy
    from tests.conftest import build, code, read

    def together(reports):
        if len(reports) > 1:
            raise ValueError("these two do not go together")
        return [code(own) for own in reports]

    coder = Coder(spacy.blank("en"), read=read, build=build, code=together, model="tiny-1")
    found = records(coder, [{**report, "encounter_id": "one", "setting": "office"} for report in some_reports(2)])
    assert [record["error"] for record in found] == [None, None]


def test_a_torn_encounter_is_told(tiny_coder, monkeypatch):
    monkeypatch.setattr("ircoder.streaming.grouped", lambda items: grouped(items, window=2))
    reports = [{**report, "encounter_id": name} for report, name in zip(some_reports(4), "abca", strict=True)]
    told = [any("sort the input" in reason for reason in r["review_reasons"]) for r in records(tiny_coder, reports)]
    assert told == [False, False, False, True]
