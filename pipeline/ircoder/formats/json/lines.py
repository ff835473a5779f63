"""JSON Lines, one object a line, and JSON files that hold one object or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal

from ircoder.formats.json.layout import opened_json
from ircoder.formats.json.pieces import pieces_of
from ircoder.formats.rows import MAX_RECORD_BYTES, BadRow, InputError, Row

MAX_LINE_BYTES = MAX_RECORD_BYTES
"""Longest line, or item of a list, that is read."""

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
        yield from _rows(stream, "list" if layout == "list" else "lines", path.name)


def read_json(path: Path) -> Iterator[Row | BadRow]:
    """Yield the reports of a JSON file: one object, a list of objects, or JSON Lines under the wrong name.

    A list is read item by item: however long it is, one report of it is in memory.

    Raises
    ------
    InputError
        Where the file holds neither, or cannot be unpacked.
    """
    with opened_json(path, MAX_LINE_BYTES) as (layout, stream):
        if layout == "list" or layout == "lines":
            yield from _rows(stream, layout, path.name)
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
        yield from _rows(io.BytesIO(content), "lines", name)
        return
    if not isinstance(value, dict):
        msg = f"{name} holds no JSON object. Write one object a report, or a list of them."
        raise InputError(msg)
    yield Row(f"{name}, item 1", value)


def _rows(stream: BinaryIO, layout: Literal["lines", "list"], name: str) -> Iterator[Row | BadRow]:
    noun = "line" if layout == "lines" else "item"
    for piece in pieces_of(stream, layout, name, MAX_LINE_BYTES):
        if isinstance(piece, BadRow):
            yield piece
        elif piece.content is None:
            yield _too_large(piece.where, noun)
        else:
            yield _row(piece.content, piece.where, noun)


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
