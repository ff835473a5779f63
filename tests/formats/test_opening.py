"""Packed inputs: whole ones give their bytes, others an error that names the file, wherever the damage is."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc

import pytest
import zstandard

from ircoder.formats.opening import kind_of, opened, plain_name
from ircoder.formats.rows import InputError

CONTENT = b"".join(b'{"report_id": "a-%d", "text": "stent %d"}\n' % (number, number**5) for number in range(20_000))


def gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def zst(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(content)


PACKERS = {".gz": gz, ".zst": zst}
ENDINGS = pytest.mark.parametrize("ending", PACKERS)
SKIPPABLE = b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"none"


def put(folder, content, ending):
    path = folder / f"reports.jsonl{ending}"
    path.write_bytes(content)
    return path


def read(path) -> bytes:
    with opened(path) as stream:
        return stream.read()


def lines_until_the_error(path) -> int:
    count = 0
    with pytest.raises(InputError, match=r"^reports\.jsonl\.\w+ is damaged or was cut off"), opened(path) as stream:
        for line in stream:
            assert line.endswith(b"\n")
            count += 1
    return count


@pytest.mark.parametrize("ending", ["", *PACKERS, ".GZ", ".Zst"])
def test_the_bytes_of_a_whole_file(tmp_path, ending):
    pack = PACKERS.get(ending.lower(), bytes)
    path = put(tmp_path, pack(CONTENT), ending)
    assert read(path) == CONTENT
    with opened(path) as stream:
        assert list(stream) == CONTENT.splitlines(keepends=True)


@ENDINGS
def test_several_members_or_frames_are_one_file(tmp_path, ending):
    pack = PACKERS[ending]
    parts = [
        CONTENT[:10],
        b"",
        CONTENT[10:50_000],
        *(bytes([byte]) for byte in CONTENT[50_000:50_400]),
        CONTENT[50_400:],
    ]
    assert read(put(tmp_path, b"".join(map(pack, parts)), ending)) == CONTENT


def test_frames_that_hold_nothing_are_skipped(tmp_path):
    assert read(put(tmp_path, SKIPPABLE + zst(CONTENT) + SKIPPABLE, ".zst")) == CONTENT


def test_a_frame_of_unknown_size_as_a_pipe_makes_it(tmp_path):
    target = io.BytesIO()
    with zstandard.ZstdCompressor().stream_writer(target, closefd=False) as stream:
        stream.write(CONTENT)
    packed = target.getvalue()
    assert read(put(tmp_path, packed, ".zst")) == CONTENT
    assert lines_until_the_error(put(tmp_path, packed[:-1], ".zst"))


@ENDINGS
def test_nothing_packed_is_an_empty_input(tmp_path, ending):
    assert read(put(tmp_path, PACKERS[ending](b""), ending)) == b""


@ENDINGS
def test_an_empty_file_is_no_packed_file(tmp_path, ending):
    with pytest.raises(InputError, match=r"is empty, which no packed file is\. Pack or copy it again"):
        read(put(tmp_path, b"", ending))


@ENDINGS
@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_a_file_that_was_cut_anywhere(tmp_path, ending, second):
    pack = PACKERS[ending]
    before = pack(b"one\n") if second else b""
    packed = pack(random.Random(1).randbytes(80))
    for length in range(1, len(packed)):
        with pytest.raises(InputError, match="cut off"):
            read(put(tmp_path, before + packed[:length], ending))


@ENDINGS
def test_the_records_before_the_damage_come(tmp_path, ending):
    packed = PACKERS[ending](CONTENT)
    assert lines_until_the_error(put(tmp_path, packed[: len(packed) // 2], ending)) > 1000


@ENDINGS
def test_a_byte_gone_wrong(tmp_path, ending):
    packed = bytearray(PACKERS[ending](CONTENT))
    packed[len(packed) // 2] ^= 0x55
    lines_until_the_error(put(tmp_path, bytes(packed), ending))


@ENDINGS
@pytest.mark.parametrize("more", [b"garbage", b"\x1f\x8b", b"\x28\xb5"])
def test_something_else_behind_the_end(tmp_path, ending, more):
    lines_until_the_error(put(tmp_path, PACKERS[ending](CONTENT) + more, ending))


@pytest.mark.parametrize(
    ("ending", "content"), [(".gz", CONTENT), (".zst", CONTENT), (".gz", zst(CONTENT)), (".zst", gz(CONTENT))]
)
def test_the_wrong_ending(tmp_path, ending, content):
    assert lines_until_the_error(put(tmp_path, content, ending)) == 0


@ENDINGS
def test_a_packed_file_without_the_ending(tmp_path, ending):
    path = put(tmp_path, PACKERS[ending](CONTENT), "")
    with pytest.raises(InputError, match=rf"Name it reports\.jsonl\{ending}\."):
        read(path)


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.jsonl.gz", "."])
def test_what_cannot_be_opened(tmp_path, name):
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / name)


@ENDINGS
def test_little_is_unpacked_at_a_time(tmp_path, ending):
    """A small file that unpacks to very much is read in pieces."""
    path = put(tmp_path, PACKERS[ending](bytes(80_000_000)), ending)
    tracemalloc.start()
    try:
        with opened(path) as stream:
            assert stream.read(10) == bytes(10)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_an_error_of_the_reader_stays_its_own(tmp_path):
    with pytest.raises(EOFError), opened(put(tmp_path, gz(CONTENT), ".gz")):
        raise EOFError


@pytest.mark.parametrize(
    ("name", "kind", "plain"),
    [
        ("reports.jsonl", ".jsonl", "reports.jsonl"),
        ("Reports.CSV.GZ", ".csv", "Reports.CSV"),
        ("a.b.txt.zst", ".txt", "a.b.txt"),
        ("a.gz", "", "a"),
        ("a", "", "a"),
        (".gz", "", ".gz"),
    ],
)
def test_kinds_and_names(tmp_path, name, kind, plain):
    assert (kind_of(tmp_path / name), plain_name(tmp_path / name)) == (kind, plain)
