"""The records of a frame over many partitions are those of one machine, record by record and field by field."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from tests.spark.rows import FIELDS, bad, gold, mixed_rows

from ircoder.formats.reading import TWICE
from ircoder.formats.records import record_of
from ircoder.formats.rows import InputError
from ircoder.formats.tables.parquet_values import column_of
from ircoder.formats.tables.record_rows import record_of_row, record_schema
from ircoder.intake import Defaults, error_record, report_of
from ircoder.report import Report
from ircoder.spark import code_reports
from ircoder.spark.places import WHERE, with_places

pytestmark = pytest.mark.slow

PARTITIONS = 7
SCHEMA = ", ".join(f"{name} string" for name in FIELDS)


def frame_of(spark, rows, schema=SCHEMA, partitions=PARTITIONS):
    """A frame whose partitions have the rows in their order."""
    names = [column.partition(" ")[0] for column in schema.split(", ")]
    cells = [tuple(row.get(name) for name in names) for row in rows]
    return spark.createDataFrame(spark.sparkContext.parallelize(cells, partitions), schema)


def on_one_machine(coder, frame, *, settings=(), entities=False, date=None):
    """The records of the single-machine run over the rows in the order of the frame."""
    taken, seen = [], set()
    for row in with_places(frame).toArrow().to_batches():
        columns = {name: column_of(row.column(name), name) for name in row.schema.names}
        for values in zip(*columns.values(), strict=True):
            record = dict(zip(columns, values, strict=True))
            where = record.pop(WHERE)
            record.pop("_ircoder_place")
            report = report_of(record, where, Defaults(service_date=date))
            if isinstance(report, Report) and report.report_id in seen:
                problem = f"{where}: {TWICE}"
                report = error_record(report.report_id, "duplicate_id", problem, report=report, position=where)
            elif isinstance(report, Report):
                seen.add(report.report_id)
            taken.append(report)
    return [record_of(coded) for coded in coder.code_many(taken, settings=settings, entities=entities)]


def on_spark(frame, **options):
    rows = code_reports(frame, partitions=PARTITIONS, **options).toArrow().to_pylist()
    return [record_of_row(row) for row in rows]


def in_order(records):
    def key(record):
        error = record["error"]
        return record["report_id"], record["setting"], error["message"] if error else ""

    return sorted(records, key=key)


def test_records_are_those_of_one_machine(spark, shipped):
    frame = frame_of(spark, mixed_rows())
    expected = on_one_machine(shipped, frame, entities=True)
    kinds = Counter(record["error"]["type"] for record in expected if record["error"])
    assert len(kinds) > 5
    assert kinds["duplicate_id"] == 2
    found = on_spark(frame, entities=True)
    assert in_order(found) == in_order(expected)


def test_both_settings_and_a_date_for_reports_without(spark, shipped):
    rows = [bad("no-date", service_date=None), bad("no-text", text=None), *gold("claims", 24)]
    frame = frame_of(spark, rows)
    date = dt.date(2025, 3, 4)
    expected = on_one_machine(shipped, frame, settings=("professional", "facility"), date=date)
    found = on_spark(frame, setting="both", service_date="2025-03-04")
    assert in_order(found) == in_order(expected)
    assert Counter(record["setting"] for record in found) == {"professional": 26, "facility": 26}


def test_reports_tied_over_several_encounters_come_together(spark, shipped):
    """One claim by a chain: two reports share an encounter, the next the patient and day, the last an encounter."""
    one = gold("claims", 1)[0]
    chain = [
        one | {"report_id": "c-1", "encounter_id": "E-1", "patient_key": None},
        one | {"report_id": "c-2", "encounter_id": "E-1", "patient_key": "P-1"},
        one | {"report_id": "c-3", "encounter_id": "E-2", "patient_key": "P-1 "},
        one | {"report_id": "c-4", "encounter_id": "\u2003E-2", "patient_key": "P-2"},
        one | {"report_id": "c-5", "encounter_id": None, "patient_key": "P-2"},
    ]
    alone = [bad(f"alone-{number}", encounter_id=f"A-{number}") for number in range(20)]
    frame = frame_of(spark, [*chain[:1], *alone[:7], *chain[1:4], *alone[7:], *chain[4:]])
    expected = on_one_machine(shipped, frame)
    assert in_order(on_spark(frame)) == in_order(expected)
    lines = [record["lines"] for record in in_order(expected) if record["report_id"].startswith("c-")]
    assert any(later != lines[0] for later in lines[1:]), "coded one by one, the five would be alike"


def test_an_order_column_decides_whatever_the_partitions(spark):
    reports = [*gold("claims", 30), bad("twice"), bad("twice", patient_key="P-9"), bad("no-text", text=None)]
    rows = [row | {"number": number} for number, row in enumerate(reports)]
    schema = f"{SCHEMA}, number int"
    frame = frame_of(spark, rows, schema)
    shuffled = frame_of(spark, rows[::-1], schema, 3)

    def told(some):
        """What does not name a place, which is another one."""
        return sorted(
            (record["report_id"], (record["error"] or {}).get("type", ""), str(record["lines"]))
            for record in on_spark(some, order="number")
        )

    assert told(frame) == told(shuffled)


def test_columns_of_any_kind_pass_through(spark, shipped):
    rows = [
        {
            "accession": 17,
            "note": "CT-guided biopsy of the liver, 3 cores.",
            "service_date": dt.date(2025, 3, 4),
            "patient_age": 61.5,
            "cost": Decimal("12.50"),
            "tags": {"site": "north"},
            "seen": [1, 2],
        }
    ]
    schema = (
        "accession bigint, note string, service_date date, patient_age double, cost decimal(8,2), "
        "tags map<string,string>, seen array<int>"
    )
    frame = frame_of(spark, rows, schema, 1)
    (record,) = on_spark(frame, columns={"report_id": "accession", "text": "note"})
    assert (record["report_id"], record["error"]) == ("17", None)
    assert record["metadata"] == {"cost": 12.5, "tags": {"site": "north"}, "seen": [1, 2]}


def test_the_columns_are_those_of_plain_parquet(spark):
    coded = code_reports(frame_of(spark, gold("claims", 2)))
    assert coded.limit(0).toArrow().schema.names == record_schema().names


@pytest.mark.parametrize(
    ("schema", "options", "message"),
    [
        ("report_id string, note string", {}, "column text is missing"),
        ("report_id string, text string", {}, "column service_date is missing"),
        ("report_id string, text int, service_date date", {}, "column text is of type int"),
        ("report_id boolean, text string, service_date date", {}, "column report_id is of type boolean"),
        ("report_id string, text string, service_date double", {}, "column service_date is of type double"),
        (
            "report_id string, text string, service_date date, patient_key array<int>",
            {},
            "patient_key is of type array",
        ),
        ("report_id string, text string, service_date date, `Report ID` string", {}, "report_id stands in the header"),
        ("report_id string, text string, service_date date, _ircoder_place int", {}, "a name that ircoder uses itself"),
        ("report_id string, text string", {"columns": {"service_date": "dos"}}, "there is no column dos"),
        ("report_id string, text string", {"columns": {"day": "text"}}, "day is no input field"),
        ("id string, service_date date", {"columns": {"report_id": "id", "text": "id"}}, "named for two fields"),
        ("report_id string, text string, service_date date", {"setting": "garage"}, "setting is not one of"),
        ("report_id string, text string", {"service_date": "1999-01-01"}, "lies outside"),
        ("report_id string, text string, service_date date", {"order": "number"}, "the frame has no column number"),
    ],
)
def test_a_frame_that_cannot_be_coded_is_an_error_at_once(spark, schema, options, message):
    with pytest.raises(InputError, match=message):
        code_reports(spark.createDataFrame([], schema), **options)


def test_a_stream_is_an_error_at_once(spark):
    with pytest.raises(InputError, match="is a stream"):
        code_reports(spark.readStream.format("rate").load())


def test_an_empty_frame_has_no_records(spark):
    assert on_spark(frame_of(spark, [], partitions=1)) == []


def test_official_files_that_the_driver_imported_reach_the_workers(spark, tmp_path, monkeypatch):
    from tests.official import files

    from ircoder.knowledge.catalogue import load_catalogue
    from ircoder.official.file_names import told_by_options
    from ircoder.official.importing import import_file

    frame = frame_of(spark, gold("claims", 2))
    (before,) = {record["knowledge"] for record in on_spark(frame)}
    monkeypatch.setenv("IRCODER_DATA", str(tmp_path / "data"))  # of this process only: the workers have another
    source = tmp_path / "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv"
    source.write_bytes(files.csv_bytes(files.unit_rows()))
    (outcome,) = import_file(source, load_catalogue(), told_by_options(None, None, None), extract=True)
    assert outcome.refused == ""
    (after,) = {record["knowledge"] for record in on_spark(frame)}
    assert after.startswith(f"{before}+")


def test_a_vocabulary_of_the_driver_reaches_every_partition(spark, tmp_path):
    import ircoder

    site = tmp_path / "site.csv"
    site.write_text("type,form,means\nname,Marlin,device:drain\n")
    text = (
        "CT guided Marlin. Pelvic abscess. Using CT guidance a needle was advanced into the pelvic collection; a 10 Fr Marlin "
        "placed over a wire and left to bulb. 40 mL pus aspirated."
    )
    frame = frame_of(spark, [bad(f"r-{number}", text=text) for number in range(9)])
    expected = on_one_machine(ircoder.load(vocabulary=site), frame)
    coded = code_reports(frame, partitions=PARTITIONS, vocabulary=site)
    site.unlink()
    found = [record_of_row(row) for row in coded.toArrow().to_pylist()]
    assert in_order(found) == in_order(expected)
    assert {record["knowledge"].partition("+")[2][:5] for record in found} == {"site."}
    assert [line["code"] for line in found[0]["lines"]] == ["49406"]
