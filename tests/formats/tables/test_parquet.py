"""Parquet in, with the types and names that other programs write, and out, whole and back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
import sys
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.formats.coded import FULL, coded_records

from ircoder.formats.rows import InputError, Row
from ircoder.formats.tables import parquet_out
from ircoder.formats.tables.parquet_in import check_parquet, parquet_files_in, read_parquet
from ircoder.formats.tables.parquet_out import write_parquet
from ircoder.formats.tables.record_rows import record_of_row, record_schema, row_of
from ircoder.intake import report_of
from ircoder.report import (
    CodedReport,
    CodeLine,
    EntityRecord,
    Evidence,
    LineValues,
    NotCoded,
    PhysicianQuery,
    Report,
    ReportContradiction,
    Totals,
)

NAME = "Secretname"
UTC = dt.UTC


def put(folder, name="reports.parquet", **columns):
    path = folder / name
    pq.write_table(pa.table(columns), path)
    return path


def one(folder, **columns):
    """The one record of a table, as the reader gives it."""
    table = {"report_id": pa.array(["a"]), "text": pa.array(["stent"]), **columns}
    (row,) = read_parquet(put(folder, **table))
    assert row.where == "reports.parquet, row 1"
    json.dumps(row.record, allow_nan=False)
    return row.record


def test_rows_come_in_order_across_row_groups(tmp_path):
    path = tmp_path / "reports.parquet"
    count = 1000
    table = pa.table({"report_id": [f"a-{number}" for number in range(count)], "text": ["stent"] * count})
    pq.write_table(table, path, row_group_size=300)
    rows = list(read_parquet(path))
    assert rows[-1] == Row("reports.parquet, row 1000", {"report_id": "a-999", "text": "stent"})
    assert [row.record["report_id"] for row in rows] == table["report_id"].to_pylist()


def test_every_input_field_becomes_a_report(tmp_path):
    record = one(
        tmp_path,
        service_date=pa.array([dt.date(2026, 3, 14)]),
        setting=pa.array(["office"]),
        patient_age=pa.array([Decimal("0.50")]),
        payer=pa.array([None], pa.null()),
        encounter_id=pa.array([17]),
        patient_key=pa.array(["p"], pa.large_string()),
        provider_id=pa.array(["d"]).dictionary_encode(),
        report_status=pa.array([None], pa.string()),
        ward=pa.array([{"bed": 3}]),
    )
    assert report_of(record, "row 1") == Report(
        report_id="a",
        text="stent",
        service_date=dt.date(2026, 3, 14),
        setting="office",
        patient_age=0.5,
        encounter_id="17",
        patient_key="p",
        provider_id="d",
        metadata={"ward": {"bed": 3}},
    )


NEW_YORK = pa.timestamp("us", "America/New_York")
LATE = dt.datetime(2026, 3, 15, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "column", "value"),
    [
        ("service_date", pa.array([dt.date(2026, 3, 14)], pa.date64()), "2026-03-14"),
        ("service_date", pa.array([dt.datetime(2026, 3, 14, 23, 59)], pa.timestamp("ns")), "2026-03-14"),
        ("service_date", pa.array([LATE], NEW_YORK), "2026-03-14"),
        ("service_date", pa.array([LATE], pa.timestamp("ms", "UTC")), "2026-03-15"),
        ("service_date", pa.array([2**58], pa.timestamp("us")), "11103-08-29 17:22:31.711744"),
        ("service_date", pa.array(["2026-03-14"], pa.large_string()), "2026-03-14"),
        ("service_date", pa.array([None], pa.date32()), None),
        ("report_id", pa.array([2**63], pa.uint64()), 2**63),
        ("report_id", pa.array([17.0]), 17),
        ("report_id", pa.array([17.5]), 17.5),
        ("report_id", pa.array([2.0**60]), 2.0**60),
        ("report_id", pa.array([float("nan")]), None),
        ("report_id", pa.array([Decimal("12345678901234567890")], pa.decimal128(20, 0)), 12345678901234567890),
        ("report_id", pa.array([b"a-1"]), "a-1"),
        ("text", pa.array(["zwei"]).dictionary_encode(), "zwei"),
        ("text", pa.array(["zwei", "zwei"], pa.large_string()).slice(1), "zwei"),
        ("text", pa.array([b"caf\xc3\xa9"]), "café"),
        ("text", pa.array([b"caf\xe9"]), "caf\udce9"),
        ("text", pa.array([["one", "two"]]), ["one", "two"]),
        ("patient_age", pa.array([7], pa.uint8()), 7),
        ("patient_age", pa.array([float("nan")]), None),
        ("patient_age", pa.array([float("inf")]), float("inf")),
        ("patient_age", pa.array(["7"]), "7"),
        ("setting", pa.array(["office"]).dictionary_encode(), "office"),
    ],
)
def test_types_of_input_fields(tmp_path, field, column, value):
    (row,) = read_parquet(put(tmp_path, **{"report_id": pa.array(["a"]), "text": pa.array(["x"]), field: column}))
    assert row.record[field] == value
    assert type(row.record[field]) is type(value)


def test_text_that_is_no_utf8_fails_only_its_own_row(tmp_path):
    texts = pa.Array.from_buffers(pa.string(), 2, pa.array([b"caf\xe9", b"fine"]).buffers())
    bad, good = read_parquet(put(tmp_path, report_id=pa.array(["a", "b"]), text=texts, service_date=["2025-05-05"] * 2))
    failed = report_of(bad.record, bad.where)
    assert (failed.report_id, failed.error.type) == ("a", "encoding")
    assert isinstance(report_of(good.record, good.where), Report)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (pa.array([None], pa.null()), None),
        (pa.array([True]), True),
        (pa.array([float("nan")]), "nan"),
        (pa.array([Decimal("2.50")]), 2.5),
        (pa.array([Decimal("12345678901234567890.123456789")]), "12345678901234567890.123456789"),
        (pa.array([Decimal("12")]), 12),
        (pa.array([dt.datetime(2026, 3, 14, 1, 2, tzinfo=UTC)]), "2026-03-14T01:02:00+00:00"),
        (pa.array([1_234_567_890_123_456_789], pa.timestamp("ns")), "2009-02-13T23:31:30.123456"),
        (pa.array([2**58], pa.timestamp("us")), "11103-08-29 17:22:31.711744"),
        (pa.array([dt.time(1, 2)]), "01:02:00"),
        (pa.array([dt.timedelta(minutes=90)]), "1:30:00"),
        (pa.array([b"plain"]), "plain"),
        (pa.array([b"\xff\xfe"]), "//4="),
        (pa.array([[("k", [1]), ("l", [])]], pa.map_(pa.string(), pa.list_(pa.int64()))), {"k": [1], "l": []}),
        (pa.array([[(dt.date(2026, 3, 14), 1)]], pa.map_(pa.date32(), pa.int8())), {"2026-03-14": 1}),
        (pa.array([[{"at": dt.date(2026, 3, 14), "raw": b"\xff", "how": None}]]), [{"at": "2026-03-14", "raw": "/w==", "how": None}]),
    ],
)  # fmt: skip
def test_other_columns_become_values_of_json(tmp_path, column, value):
    record = one(tmp_path, **{"Ward Note": column})
    assert record["Ward Note"] == value
    assert type(record["Ward Note"]) is type(value)


def test_nested_values_that_cannot_be_read_are_null(tmp_path):
    words = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff"]).buffers())
    assert one(tmp_path, ward=pa.StructArray.from_arrays([words], ["bed"]))["ward"] is None


def test_columns_may_be_written_as_people_write_them(tmp_path):
    path = put(tmp_path, **{" Report ID": ["a"], "TEXT": ["x"], "service-date": ["2025-05-05"], "Ward Name": ["7"]})
    (row,) = read_parquet(path)
    assert row.record == {"report_id": "a", "text": "x", "service_date": "2025-05-05", "Ward Name": "7"}


@pytest.mark.parametrize(
    ("columns", "named"),
    [
        (("id", "text"), "column report_id is missing (columns found: id, text). Name the columns"),
        ((NAME, "ward"), "columns report_id and text are missing (columns found: 2 of other names)"),
        (("report_id", "text", "Text"), "column text stands in the header twice"),
        ((), "columns report_id and text are missing (columns found: none)"),
    ],
)
def test_columns_are_checked(tmp_path, columns, named):
    path = put(tmp_path, **{name: ["x"] for name in columns})
    for check in (check_parquet, lambda path: next(read_parquet(path))):
        with pytest.raises(InputError) as caught:
            check(path)
        assert named in str(caught.value)
        assert NAME not in str(caught.value)


def test_a_table_without_rows(tmp_path):
    path = put(tmp_path, report_id=pa.array([], pa.string()), text=pa.array([], pa.string()))
    check_parquet(path)
    assert list(read_parquet(path)) == []


@pytest.mark.parametrize("name", ["reports.parquet.gz", "reports.parquet.zst"])
def test_parquet_is_not_read_packed(tmp_path, name):
    with pytest.raises(InputError, match=rf"^{name}: Parquet is compressed inside and is not read packed\. Unpack it"):
        check_parquet(tmp_path / name)


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"PAR1PAR1", b"PAR1" + bytes(8) + b"PAR1", b"report_id,text\n", b"PARE" * 9]
)
def test_what_is_no_parquet(tmp_path, content):
    path = tmp_path / "reports.parquet"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"^reports\.parquet is no Parquet file that can be read"):
        check_parquet(path)


@pytest.mark.parametrize("name", ["missing.parquet", "."])
def test_what_cannot_be_opened(tmp_path, name):
    with pytest.raises(InputError, match="cannot be read"):
        check_parquet(tmp_path / name)


def test_damage_in_the_middle_comes_after_the_rows_before_it(tmp_path):
    path = tmp_path / "reports.parquet"
    table = pa.table({"report_id": [f"a-{i}" for i in range(1000)], "text": [f"{NAME} {i**9}" for i in range(1000)]})
    pq.write_table(table, path, row_group_size=500, compression="snappy")
    content = bytearray(path.read_bytes())
    start = pq.ParquetFile(path).metadata.row_group(1).column(1).dictionary_page_offset
    content[start : start + 500] = b"\xff" * 500
    path.write_bytes(content)
    check_parquet(path)
    rows = read_parquet(path)
    assert len(list(itertools.islice(rows, 256))) == 256
    with pytest.raises(
        InputError, match=r"^reports\.parquet is damaged: it cannot be read from row \d+ or a little later\."
    ):
        list(rows)


def test_parquet_without_its_library(tmp_path, monkeypatch):
    path = put(tmp_path, report_id=["a"], text=["x"])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"^Parquet needs .* pip install 'ircoder\[tables\]'"):
        check_parquet(path)


def test_the_parts_that_spark_writes(tmp_path):
    for name in ("_SUCCESS", "._SUCCESS.crc", ".part-0.parquet.crc", "_hidden.parquet", "note.txt"):
        (tmp_path / name).write_bytes(b"")
    assert parquet_files_in(tmp_path) == []
    for name in ("part-00001-x.snappy.parquet", "part-00000-x.snappy.parquet", "other.PARQUET"):
        put(tmp_path, name, report_id=["a"], text=["x"])
    names = [path.name for path in parquet_files_in(tmp_path)]
    assert names == ["other.PARQUET", "part-00000-x.snappy.parquet", "part-00001-x.snappy.parquet"]


@pytest.mark.parametrize(
    ("folder", "problem"),
    [
        ("_temporary", "still being written"),
        ("_delta_log", "Delta Lake"),
        (".hoodie", "Hudi"),
        ("year=2026", "split into subfolders"),
    ],
)
def test_folders_that_are_more_than_their_files(tmp_path, folder, problem):
    (tmp_path / folder).mkdir()
    put(tmp_path, "part-0.parquet", report_id=["a"], text=["x"])
    with pytest.raises(InputError, match=problem):
        parquet_files_in(tmp_path)


def test_a_folder_of_nothing_but_partitions(tmp_path):
    (tmp_path / "year=2026").mkdir()
    with pytest.raises(InputError, match="Write it without partitions"):
        parquet_files_in(tmp_path)


def test_every_record_comes_back_whole(tmp_path):
    records = coded_records()
    path = tmp_path / "out.parquet"
    assert write_parquet(records, path) == []
    rows = pq.read_table(path).to_pylist()
    assert [json.dumps(record_of_row(row)) for row in rows] == [json.dumps(record) for record in records]


def fields_of(part) -> set[str]:
    return {field.name for field in dataclasses.fields(part)}


def names_of(kind) -> set[str]:
    return {field.name for field in (kind.value_type if pa.types.is_list(kind) else kind)}


def test_the_schema_holds_every_field_of_the_record():
    schema = record_schema()
    assert set(schema.names) == fields_of(CodedReport)
    parts = {"lines": CodeLine, "totals": Totals, "not_coded": NotCoded, "entities": EntityRecord}
    assert {name: names_of(schema.field(name).type) for name in parts} == {
        name: fields_of(part) for name, part in parts.items()
    }
    line = schema.field("lines").type.value_type
    assert names_of(line.field("values").type) == fields_of(LineValues)
    assert names_of(line.field("evidence").type) == fields_of(Evidence)
    assert names_of(schema.field("contradictions").type) == fields_of(ReportContradiction)
    assert names_of(schema.field("error").type) == {"type", "message"}
    hinges = {"if_documented", "if_not"}
    assert names_of(schema.field("queries").type) - {"hinges"} == fields_of(PhysicianQuery) - hinges


def test_the_schema_of_a_file_is_the_promised_one(tmp_path):
    path = tmp_path / "out.parquet"
    write_parquet([], path)
    file = pq.ParquetFile(path)
    assert file.schema_arrow.equals(record_schema())
    assert file.metadata.num_rows == 0


def test_a_row_fits_the_schema_without_help():
    batch = pa.RecordBatch.from_pylist([row_of(record) for record in coded_records()], schema=record_schema())
    batch.validate(full=True)
    (line, _) = batch.to_pylist()[0]["lines"]
    assert line["edits"] == {
        "release": "2024q3",
        "status": "checked",
        "units_release": "2024q3",
        "add_on_release": "2024q3",
    }
    assert batch.to_pylist()[0]["metadata"] == '{"ward": 7, "née": ["é", null]}'


def test_lone_surrogates_do_not_stop_the_run(tmp_path):
    path = tmp_path / "out.parquet"
    odd = {**FULL, "report_id": "x\ud800é", "metadata": {"ward": "\udce9é"}}
    write_parquet([odd], path)
    (row,) = pq.read_table(path).to_pylist()
    assert row["report_id"] == "x\\ud800é"
    assert record_of_row(row)["metadata"] == odd["metadata"]


def test_row_groups_are_bounded_and_the_bytes_the_same_again(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_out, "ROW_GROUP_ROWS", 450)
    records = [{**FULL, "report_id": f"a-{number}"} for number in range(1500)]
    first, second = tmp_path / "first.parquet", tmp_path / "second.parquet"
    write_parquet(iter(records), first)
    write_parquet(iter(records), second)
    assert first.read_bytes() == second.read_bytes()
    metadata = pq.ParquetFile(first).metadata
    assert [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)] == [450, 150, 450, 150, 300]
    assert metadata.row_group(0).column(0).compression == "ZSTD"
