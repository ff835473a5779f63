"""The records of a JSON file as bytes with their places: the lines of JSON Lines, or the items of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Literal, NamedTuple

from ircoder.formats.json.splitting import Part, split_json
from ircoder.formats.rows import BadRow


class Piece(NamedTuple):
    """One record: its place, and its bytes, which are ``None`` where it is longer than the limit."""

    where: str
    content: bytes | None


def pieces_of(stream: BinaryIO, layout: Literal["lines", "list"], name: str, limit: int) -> Iterator[Piece | BadRow]:
    """Yield the records of a file one by one, and what is wrong with its list.

    Parameters
    ----------
    stream
        The file from its start.
    layout
        ``lines`` for JSON Lines, of which blank ones are skipped, ``list`` for one list.
    name
        Name of the file, for places.
    limit
        Bytes of the longest record that is held.
    """
    return _lines(stream, name, limit) if layout == "lines" else _items(stream, name, limit)


def broken_list(part: Part, where: str) -> BadRow:
    """Say that a list of records ends too early, or that something stands behind its end."""
    if part.kind == "cut_off":
        what = (
            "the file ends here, before its list does: it was cut off, or a quotation mark or bracket is never closed"
        )
    else:
        what = "something stands behind the end of the list and is not read"
    return BadRow(where, "malformed", f"{what}. Copy or export the file again.")


def _lines(stream: BinaryIO, name: str, limit: int) -> Iterator[Piece]:
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit + 1)
            yield Piece(where, None)
        elif content := line.strip():
            yield Piece(where, content)


def _items(stream: BinaryIO, name: str, limit: int) -> Iterator[Piece | BadRow]:
    for part in split_json(stream, limit):
        where = f"{name}, item {part.number}"
        yield Piece(where, part.content) if part.kind == "item" else broken_list(part, where)
