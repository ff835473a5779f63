"""JSON Lines, one object a line, and JSON files that hold one object or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ircoder.formats.json.layout import opened_json
from ircoder.formats.json.splitting import Part, split_json
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import MAX_TEXT_BYTES

MAX_LINE_BYTES = 8 * MAX_TEXT_BYTES
"""A report of the greatest length with every character escaped still fits into a line, or an item of a list."""

_ONE_OBJECT = "Write every report as one JSON object on one line."
_REMEDIES = {"line": _ONE_OBJECT, "item": "Write a list of JSON objects, one object a report."}


def read_json_lines(path: Path) -> Iterator[Row | BadRow]:
    """Yield the objects of a JSON Lines file; blank lines are skipped. A list under the wrong name is read as JSON.

    Raises
    ------
    InputError
        Where the file cannot be unpacked.
    """
    with opened_json(path, MAX_LINE_BYTES) as (layout, stream):
        yield from _list_items(stream, path.name) if layout == "list" else _json_lines(stream, path.name)


def read_json(path: Path) -> Iterator[Row | BadRow]:
    """Yield the reports of a JSON file: one object, a list of objects, or JSON Lines under the wrong name.

    A list is read item by item: however long it is, one report of it is in memory.

    Raises
    ------
    InputError
        Where the file holds neither, or cannot be unpacked.
    """
    with opened_json(path, MAX_LINE_BYTES) as (layout, stream):
        if layout == "list":
            yield from _list_items(stream, path.name)
        elif layout == "lines":
            yield from _json_lines(stream, path.name)
        else:
            yield from _one_value(stream, path.name)


def _one_value(stream: BinaryIO, name: str) -> Iterator[Row | BadRow]:
    content = stream.read(MAX_LINE_BYTES + 1)
    if len(content) > MAX_LINE_BYTES:
        yield _too_large(f"{name}, item 1", "item")
        return
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        yield from _json_lines(io.BytesIO(content), name)
        return
    if not isinstance(value, dict):
        msg = f"{name} holds no JSON object. Write one object a report, or a list of them."
        raise InputError(msg)
    yield Row(f"{name}, item 1", value)


def _json_lines(stream: BinaryIO, name: str) -> Iterator[Row | BadRow]:
    for number, line in enumerate(_lines(stream), start=1):
        where = f"{name}, line {number}"
        if len(line) > MAX_LINE_BYTES:
            yield _too_large(where, "line")
        elif content := line.strip():
            yield _row(content, where, "line")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, each cut one byte past the limit, without ever holding a longer one."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        part = line
        while len(part) > MAX_LINE_BYTES and not part.endswith(b"\n"):
            part = stream.readline(MAX_LINE_BYTES + 1)
        yield line


def _list_items(stream: BinaryIO, name: str) -> Iterator[Row | BadRow]:
    for part in split_json(stream, MAX_LINE_BYTES):
        where = f"{name}, item {part.number}"
        if part.kind != "item":
            yield broken_list(part, where)
        elif part.content is None:
            yield _too_large(where, "item")
        else:
            yield _row(part.content, where, "item")


def broken_list(part: Part, where: str) -> BadRow:
    """Say that a list of records ends too early, or that something stands behind its end."""
    if part.kind == "cut_off":
        what = (
            "the file ends here, before its list does: it was cut off, or a quotation mark or bracket is never closed"
        )
    else:
        what = "something stands behind the end of the list and is not read"
    return BadRow(where, "malformed", f"{what}. Copy or export the file again.")


def _too_large(where: str, noun: str) -> BadRow:
    return BadRow(where, "too_large", f"the {noun} is longer than {MAX_LINE_BYTES:,} bytes. {_REMEDIES[noun]}")


def _row(content: bytes, where: str, noun: str) -> Row | BadRow:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return BadRow(where, "encoding", f"the {noun} is no UTF-8. Export the reports as UTF-8.")
    try:
        value: Any = json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"the {noun} is no complete JSON object (column {error.colno}). {_REMEDIES[noun]}"
        return BadRow(where, "malformed", problem)
    except (ValueError, RecursionError):
        return BadRow(where, "malformed", f"the {noun} is no JSON that can be read. {_REMEDIES[noun]}")
    if not isinstance(value, dict):
        return BadRow(where, "malformed", f"the value is not a JSON object. {_REMEDIES[noun]}")
    return Row(where, value)
