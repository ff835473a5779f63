"""JSON Lines, one object a line, and JSON files that hold one object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import MAX_TEXT_BYTES

MAX_LINE_BYTES = 8 * MAX_TEXT_BYTES
"""A report of the greatest length with every character escaped still fits into a line."""

_BOM = b"\xef\xbb\xbf"
_PEEK = 64
_ONE_OBJECT = "Write every report as one JSON object on one line."


def read_json_lines(path: Path) -> Iterator[Row | BadRow]:
    """Yield the objects of a JSON Lines file; blank lines are skipped. A list under the wrong name is read as JSON."""
    if _is_list(path):
        yield from read_json(path)
        return
    yield from _json_lines(path)


def _is_list(path: Path) -> bool:
    """Whether the file starts like a JSON list, so that its lines are no records."""
    if not path.is_file():  # what is read from a pipe does not come again
        return False
    with path.open("rb") as stream:
        return stream.read(_PEEK).removeprefix(_BOM).lstrip().startswith(b"[")


def _json_lines(path: Path) -> Iterator[Row | BadRow]:
    with path.open("rb") as stream:
        for number, line in enumerate(_lines(stream), start=1):
            where = f"{path.name}, line {number}"
            if len(line) > MAX_LINE_BYTES:
                yield BadRow(where, "too_large", f"the line is longer than {MAX_LINE_BYTES:,} bytes. {_ONE_OBJECT}")
            elif content := (line.removeprefix(_BOM) if number == 1 else line).strip():
                yield _row(content, where)


def read_json(path: Path) -> Iterator[Row | BadRow]:
    """Yield the reports of a JSON file: one object, a list of objects, or JSON Lines under the wrong name.

    Raises
    ------
    InputError
        Where the file holds neither.
    """
    try:
        value = json.loads(path.read_bytes().removeprefix(_BOM))
    except (ValueError, RecursionError):
        yield from _json_lines(path)
        return
    if not isinstance(value, (dict, list)):
        msg = f"{path.name} holds no JSON object. Write one object a report, or a list of them."
        raise InputError(msg)
    for index, item in enumerate(value if isinstance(value, list) else [value], start=1):
        where = f"{path.name}, item {index}"
        yield Row(where, item) if isinstance(item, dict) else _no_object(where)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield lines, each cut one byte past the limit, without ever holding a longer one."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        part = line
        while len(part) > MAX_LINE_BYTES and not part.endswith(b"\n"):
            part = stream.readline(MAX_LINE_BYTES + 1)
        yield line


def _row(content: bytes, where: str) -> Row | BadRow:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return BadRow(where, "encoding", "the line is no UTF-8. Export the reports as UTF-8.")
    try:
        value: Any = json.loads(text)
    except json.JSONDecodeError as error:
        return BadRow(where, "malformed", f"the line is no complete JSON object (column {error.colno}). {_ONE_OBJECT}")
    except (ValueError, RecursionError):
        return BadRow(where, "malformed", f"the line is no JSON that can be read. {_ONE_OBJECT}")
    return Row(where, value) if isinstance(value, dict) else _no_object(where)


def _no_object(where: str) -> BadRow:
    return BadRow(where, "malformed", f"the value is not a JSON object. {_ONE_OBJECT}")
