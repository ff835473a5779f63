"""Whatever bytes a file holds, a reader gives rows, bad rows or an error of the whole input, and no word of a text."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ircoder.formats.json.lines import read_json, read_json_lines
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.formats.tables.csv_in import check_header, read_csv
from ircoder.formats.tables.parquet_in import check_parquet, read_parquet
from ircoder.formats.text_files import read_text_file
from ircoder.intake import report_of
from ircoder.report import CodedReport

MARK = "Zyxw"
TEXT = f'{MARK}, "{MARK}";\r\n{MARK}\t{MARK} é 😀: ' * 3
ROWS = [
    {"report_id": f"a-{number}", "service_date": "2025-05-05", "text": f"{number} {TEXT}", "patient_age": str(number)}
    for number in range(6)
]

Reader = Callable[[Path], Iterator[Row | BadRow]]


def comma_separated(delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return stream.getvalue().encode()


def parquet(**options: object) -> bytes:
    columns = {name: [row[name] for row in ROWS] for name in ROWS[0]}
    dates = pa.array([dt.date(2025, 5, 5)] * len(ROWS))
    maps = pa.array([[(MARK, [1, None])]] * len(ROWS), pa.map_(pa.string(), pa.list_(pa.int64())))
    nested = [{"bed": {"name": MARK, "since": dt.datetime(2025, 5, 5)}}] * len(ROWS)
    words = pa.array([MARK, None] * (len(ROWS) // 2)).dictionary_encode()
    table = pa.table({**columns, "service_date": dates, "seen": maps, "ward": nested, "word": words})
    stream = io.BytesIO()
    pq.write_table(table, stream, row_group_size=4, **options)
    return stream.getvalue()


JSON_LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()
FILES: dict[str, tuple[Reader, bytes]] = {
    "reports.csv": (read_csv, comma_separated(",")),
    "reports.tsv": (read_csv, comma_separated("\t")),
    "reports.jsonl": (read_json_lines, JSON_LINES),
    "listed.jsonl": (read_json_lines, json.dumps(ROWS).encode()),
    "reports.json": (read_json, json.dumps(ROWS, ensure_ascii=False, indent=1).encode()),
    "report.json": (read_json, json.dumps(ROWS[0]).encode()),
    "a.txt": (read_text_file, TEXT.encode()),
    "plain.parquet": (read_parquet, parquet(compression="none", use_dictionary=False)),
    "packed.parquet": (read_parquet, parquet(compression="zstd", data_page_version="2.0", write_page_checksum=True)),
    "reports.csv.gz": (read_csv, gzip.compress(comma_separated(","), mtime=0)),
    "reports.csv.zst": (read_csv, zstandard.compress(comma_separated(";"))),
    "reports.jsonl.gz": (read_json_lines, gzip.compress(JSON_LINES, 0, mtime=0)),
    "reports.json.zst": (read_json, zstandard.compress(json.dumps(ROWS).encode())),
    "a.txt.gz": (read_text_file, gzip.compress(TEXT.encode(), mtime=0)),
}
CHECKS = {read_csv: check_header, read_parquet: check_parquet}
FEW = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("any")


def rows_of(folder: Path, name: str, content: bytes) -> list[Row | BadRow | InputError]:
    """Everything that a reader says of a file, each part of it seen to."""
    path = folder / name
    path.write_bytes(content)
    reader = FILES[name][0]
    found: list[Row | BadRow | InputError] = []
    try:
        if reader in CHECKS:
            CHECKS[reader](path)
        found.extend(map(checked_row, reader(path)))
    except InputError as error:
        assert str(error).startswith(name)
        assert MARK not in str(error)
        found.append(error)
    assert all(isinstance(row, InputError) or row.where.startswith(name) for row in found)
    return found


def checked_row(row: Row | BadRow) -> Row | BadRow:
    if isinstance(row, BadRow):
        assert row.type
        assert row.problem.endswith((".", "it."))
        assert MARK not in row.problem
        return row
    assert isinstance(row, Row)
    assert isinstance(row.record, Mapping)
    json.dumps(row.record)
    coded = report_of(row.record, row.where)
    if isinstance(coded, CodedReport):
        assert MARK not in coded.error.message
    return row


@st.composite
def damaged(draw) -> tuple[str, bytes]:
    """A true file with a piece taken out, put in, or repeated, once or more."""
    name = draw(st.sampled_from(list(FILES)))
    content = FILES[name][1]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        stop = draw(st.integers(start, min(len(content), start + 200)))
        piece = draw(st.one_of(st.binary(max_size=8), st.sampled_from([b"", b'"', b"\0", b"\xff", b"\n", b"[", b"{}"])))
        content = content[:start] + piece + content[draw(st.sampled_from([start, stop])) :]
    return name, content


@pytest.mark.parametrize("name", FILES)
def test_whole_files(folder, name):
    count = 1 if name in ("report.json", "a.txt", "a.txt.gz") else len(ROWS)
    found = rows_of(folder, name, FILES[name][1])
    assert [type(row) for row in found] == [Row] * count
    assert [MARK in row.record["text"] for row in found] == [True] * count


@FEW
@given(damaged())
def test_damaged_files(folder, file):
    rows_of(folder, *file)


@FEW
@given(st.sampled_from(list(FILES)), st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes(folder, name, content):
    rows_of(folder, name, content)


@FEW
@given(st.sampled_from(["reports.csv.gz", "reports.csv.zst", "a.txt.gz", "reports.json.zst"]), st.binary(max_size=300))
def test_any_bytes_packed_as_they_should_be(folder, name, content):
    pack = gzip.compress if name.endswith(".gz") else zstandard.compress
    for row in rows_of(folder, name, pack(content)):
        assert isinstance(row, (Row, BadRow)) or "cut off" not in str(row)


@FEW
@given(st.sampled_from([name for name in FILES if "csv" in name or "tsv" in name]), st.text(max_size=200))
def test_any_text_under_a_true_header(folder, name, text):
    content = f"report_id\t,text,service_date\n{text}".encode("utf-8", "surrogatepass")
    packs = {".gz": gzip.compress, ".zst": zstandard.compress}
    rows_of(folder, name, packs.get(Path(name).suffix, bytes)(content))


@pytest.mark.parametrize("name", FILES)
def test_every_cut(folder, name):
    content = FILES[name][1]
    packed = name.endswith((".gz", ".zst"))
    for length in range(0, len(content), max(1, len(content) // 60)):
        found = rows_of(folder, name, content[:length])
        if packed or name.endswith(".parquet"):
            assert isinstance(found[-1], InputError) or found[-1].type == "unreadable"
