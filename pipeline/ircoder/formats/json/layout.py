"""Tells JSON Lines from one JSON value by the first lines of an input, whatever its name; also where it is a pipe."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, cast

from ircoder.formats.opening import kind_of, opened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Layout = Literal["lines", "list", "object", "other"]
"""JSON Lines; one list; one object; something else: a bare value, nothing, no JSON."""

BOM = b"\xef\xbb\xbf"
_BUFFER_BYTES = 128 * 1024
_OPENS = (b"[", b"{")
_NAMES_OF_LINES = (".jsonl", ".ndjson")


@contextmanager
def opened_json(path: Path, limit: int) -> Iterator[tuple[Layout, BinaryIO]]:
    """Open an input, without its byte order mark, and tell how it is laid out.

    Parameters
    ----------
    limit
        Bytes of the longest line that is looked at whole.

    Raises
    ------
    InputError
        Where the input cannot be opened or unpacked.
    """
    with opened(path) as stream:
        first, second, seen = _first_lines(stream, limit)
        whole = io.BufferedReader(_Again(seen, stream), _BUFFER_BYTES)
        named_lines = kind_of(path) in _NAMES_OF_LINES
        yield _layout(first, second, named_lines, limit), cast(BinaryIO, whole)


def _first_lines(stream: BinaryIO, limit: int) -> tuple[bytes, bytes, bytes]:
    """Read the first two lines that are not blank; also give all that was read."""
    found: list[bytes] = []
    seen: list[bytes] = []
    size = 0
    while len(found) < 2 and size <= limit and (line := stream.readline(limit + 1)):
        if not seen:
            line = line.removeprefix(BOM)
        seen.append(line)
        size += len(line)
        if line.strip():
            found.append(line.strip())
    first, second = (*found, b"", b"")[:2]
    return first, second, b"".join(seen)


def _layout(first: bytes, second: bytes, named_lines: bool, limit: int) -> Layout:
    value: Layout = "list" if first.startswith(b"[") else "object" if first.startswith(b"{") else "other"
    named_lines = named_lines and value == "object"
    if len(first) > limit:
        return "lines" if named_lines else value
    if value == "other" or not second:
        return value
    if _is_complete(first):
        return "lines"
    # A first record that is damaged must not make one value of all of them.
    goes_on = _OPENS if named_lines else (*_OPENS, b",")
    return "lines" if second.startswith(b"{") and not first.endswith(goes_on) else value


def _is_complete(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


class _Again(io.RawIOBase):
    """What was read already, and then the rest."""

    def __init__(self, seen: bytes, rest: BinaryIO) -> None:
        self._seen = memoryview(seen)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        if self._seen:
            piece: bytes | memoryview = self._seen[: len(view)]
            self._seen = self._seen[len(view) :]
        else:
            piece = self._rest.read(len(view))
        view[: len(piece)] = piece
        return len(piece)
