"""JSON lists, read item by item: plain, packed, long, damaged, from a pipe, or under the name of JSON Lines."""

import gzip
import json
import os
import threading
import tracemalloc

import pytest
import zstandard

from ircoder.formats.json import lines as json_lines
from ircoder.formats.json.layout import opened_json
from ircoder.formats.json.lines import read_json, read_json_lines
from ircoder.formats.rows import BadRow, InputError, Row

NAME = "Secretname"
ONE, TWO = {"report_id": "a", "text": NAME}, {"report_id": "b", "text": NAME}


@pytest.fixture
def read(tmp_path):
    def read(content, name="in.json"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return list((read_json_lines if name.endswith("l") else read_json)(path))

    return read


def told(rows):
    rows = list(rows)
    for row in rows:
        assert not isinstance(row, BadRow) or NAME not in row.problem
    return [row.record["report_id"] if isinstance(row, Row) else f"{row.where}: {row.type}" for row in rows]


def listed(*items):
    return "[" + ",\n".join(item if isinstance(item, str) else json.dumps(item) for item in items) + "]"


A, B = json.dumps(ONE), json.dumps(TWO)
LAYOUTS = [
    (listed(ONE, TWO), ["a", "b"]),
    (json.dumps([ONE, TWO], indent=2), ["a", "b"]),
    (f"[{A},{B}]", ["a", "b"]),
    (f"\n\n[\n{A}\n,{B}\n]\n\n", ["a", "b"]),
    (f"\ufeff[{A}]", ["a"]),
    ("[]", []),
    ("", []),
    (f"{A}\n{B}\n", ["a", "b"]),
    (f"[1]\n{A}", ["in, line 1: malformed", "a"]),
    (f"[1, 2\n{A}", ["in, line 1: malformed", "a"]),
    (f'{{"a": \n{A}', ["in, line 1: malformed", "a"]),
    (f'{{"a": 1,\n{A}', ["in, line 1: malformed", "a"]),
    (f"[{A}]\n{B}", ["in, line 1: malformed", "b"]),
    (f"[{A}\n{B}\n]", ["in, line 1: malformed", "b", "in, line 3: malformed"]),
    (f"[{A},\n{B}", ["a", "b", "in, item 2: malformed"]),
    (f"[{A},\n{B}] x", ["a", "b", "in, item 2: malformed"]),
    (f"[{A},\n{A[:-3]}", ["a", "in, item 2: malformed"]),
    (f"[{A},\n {NAME}, {B}]", ["a", "in, item 2: malformed", "b"]),
    (f"[{A},\n, {B},\n]", ["a", "in, item 2: malformed", "b", "in, item 4: malformed"]),
    (f"[{A},\n[1], null, {B}]", ["a", "in, item 2: malformed", "in, item 3: malformed", "b"]),
    (listed("[" * 50_000 + "]" * 50_000, TWO), ["in, item 1: malformed", "b"]),
    (listed('{"report_id": ' + "9" * 10_000 + "}", TWO), ["in, item 1: malformed", "b"]),
]


@pytest.mark.parametrize("name", ["in.json", "in.jsonl"])
@pytest.mark.parametrize(("content", "expected"), LAYOUTS, ids=range(len(LAYOUTS)))
def test_layouts(read, content, expected, name):
    assert told(read(content, name)) == [line.replace("in,", f"{name},") for line in expected]


def test_one_object_over_many_lines(read):
    assert told(read(json.dumps(ONE, indent=1))) == ["a"]
    assert told(read(json.dumps(ONE, indent=1).replace("}", "")))[0] == "in.json, line 1: malformed"


@pytest.mark.parametrize("content", ["5", '"Secretname"', "null"])
def test_a_file_without_any_object(read, content):
    with pytest.raises(InputError, match="holds no JSON object"):
        read(content)


def test_bytes_that_are_no_utf8_cost_only_their_item(read):
    rows = read(f"[{A},\n".encode() + b'{"report_id": "\xff"},\n' + f"{B}]".encode())
    assert told(rows) == ["a", "in.json, item 2: encoding", "b"]
    assert rows[1].problem == "the item is no UTF-8. Export the reports as UTF-8."


def test_values_are_those_that_the_json_module_reads(read):
    record = '{"surrogate": "\\ud800", "big": 123456789012345678901234567890, "float": 0.1, "huge": 1e400, "nan": NaN}'
    (row,) = read(f"[{record}]")
    assert repr(row.record) == repr(json.loads(record))


@pytest.mark.parametrize("name", ["in.json", "in.jsonl"])
@pytest.mark.parametrize("content", [f"{A}\n{B}", listed(ONE, TWO)], ids=["lines", "list"])
def test_packed_files(tmp_path, content, name):
    for ending, pack in {".gz": gzip.compress, ".zst": zstandard.compress}.items():
        path = tmp_path / f"{name}{ending}"
        path.write_bytes(pack(content.encode()))
        reader = read_json_lines if name.endswith("l") else read_json
        assert told(reader(path)) == ["a", "b"]
        path.write_bytes(path.read_bytes()[:-9])
        with pytest.raises(InputError, match="cut off"):
            list(reader(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("content", [f"{A}\n{B}", listed(ONE, TWO), f"[1]\n{A}"], ids=["lines", "list", "mixed"])
@pytest.mark.parametrize("reader", [read_json, read_json_lines])
def test_a_pipe_is_read_once(tmp_path, content, reader):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    feeder = threading.Thread(target=path.write_text, args=(content,))
    feeder.start()
    found = told(reader(path))
    feeder.join()
    assert found[-1] in ("a", "b")
    assert len(found) == 2


def test_an_item_beyond_the_limit_is_passed_over(read, monkeypatch):
    monkeypatch.setattr(json_lines, "MAX_LINE_BYTES", 200)
    long = json.dumps({"report_id": "x", "text": NAME * 1000})
    assert told(read(f"[{A},\n{long},\n{B}]")) == ["a", "in.json, item 2: too_large", "b"]
    assert told(read(long)) == ["in.json, item 1: too_large"]
    assert told(read(f"{A}\n{long}\n{B}")) == ["a", "in.json, line 2: too_large", "b"]


def test_memory_stays_flat_whatever_the_length(tmp_path):
    path = tmp_path / "long.json"
    text = json.dumps({"report_id": "a", "text": "word " * 4000})
    with path.open("w") as stream:
        stream.write("[" + text)
        for _ in range(600):
            stream.write(",\n" + text)
        stream.write("]")
    assert path.stat().st_size > 12_000_000
    tracemalloc.start()
    count = sum(isinstance(row, Row) for row in read_json(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 601
    assert peak < 3_000_000


@pytest.mark.parametrize("sizes", [[1] * 40, [3, 100], [100]])
def test_what_was_looked_at_is_read_again(tmp_path, sizes):
    path = tmp_path / "in.json"
    path.write_bytes(b"\xef\xbb\xbf\n{ab\n\ncd}\nef\n")
    with opened_json(path, 100) as (_, stream):
        assert b"".join(stream.read(size) for size in sizes) == b"\n{ab\n\ncd}\nef\n"
