"""Takes a long JSON value apart into the bytes of its records, which are then parsed one at a time.

Only brackets, commas and the ends of strings are looked at; what stands between them is for the JSON parser. So the
damage of one record stays with that record, its numbers and characters are read as those of any other JSON, and no more
than one record is in memory. (The library ijson, which would do the same, takes memory without limit for nested
brackets: five million of them end the process.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

_CHUNK_BYTES = 128 * 1024
_QUOTE, _COMMA, _OPEN_LIST, _CLOSE_LIST, _OPEN_OBJECT, _CLOSE_OBJECT = b'",[]{}'

# Everything up to the next bracket (and comma, between records) or to a string that goes on in the next chunk.
_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_TO_BRACKET = re.compile(rb'(?:[^"{}\[\]]+|' + _STRING + rb")*", re.DOTALL)
_TO_COMMA = re.compile(rb'(?:[^",{}\[\]]+|' + _STRING + rb")*", re.DOTALL)
_IN_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a JSON value.

    ``kind`` is ``item`` (of the list), ``member`` (of the object: name, colon, value), ``cut_off`` (the input ends
    before the value does) or ``trailing`` (something stands after the value). ``number`` counts the items from 1 and is
    that of the last one begun; ``content`` is ``None`` where a part is longer than the limit, and what there is of one
    that is cut off.
    """

    kind: Literal["item", "member", "cut_off", "trailing"]
    number: int
    content: bytes | None


def split_json(stream: BinaryIO, limit: int, inner: str = "") -> Iterator[Part]:
    """Yield the items of a JSON list, or the members of an object.

    Parameters
    ----------
    stream
        Starts with ``[`` or ``{``, perhaps after white space.
    limit
        Bytes of the longest part that is held.
    inner
        Name of a member of the object whose value, where it is a list, is taken apart as well, into items; that
        member itself is not yielded.
    """
    return _Splitter(limit, inner.encode()).parts(stream)


class _Splitter:
    """Where in the value the input has come to; ``base`` is the depth at which a comma ends a part."""

    def __init__(self, limit: int, inner: bytes) -> None:
        self._limit = limit
        self._inner = re.compile(rb'\s*"' + re.escape(inner) + rb'"\s*:\s*') if inner else None
        self._depth = 0
        self._base = 1
        self._is_list = False
        self._done = False
        self._trailing = False
        self._in_string = False
        self._escaped = False
        self._number = 0
        self._held: list[bytes] = []
        self._size = 0
        self._skip = False  # the list that just ended was the value of a member

    def parts(self, stream: BinaryIO) -> Iterator[Part]:
        while chunk := stream.read(_CHUNK_BYTES):
            if not self._done:
                yield from self._of_chunk(chunk)
            elif chunk.strip():
                self._trailing = True
            if self._trailing:
                yield Part("trailing", self._number, b"")
                return
        if not self._done:
            if self._depth == self._base and not self._in_string:
                yield from self._finish(b"", last=True)
            torn = self._depth > self._base or self._in_string
            yield Part("cut_off", self._number + (torn and self._in_items), b"".join(self._held))

    @property
    def _in_items(self) -> bool:
        return self._is_list or self._base > 1

    def _of_chunk(self, chunk: bytes) -> Iterator[Part]:
        start = 0
        position = self._past_string(chunk) if self._in_string else 0
        while (position := self._to_next(chunk, position)) < len(chunk):
            byte = chunk[position]
            position += 1
            if byte == _COMMA:
                yield from self._finish(chunk[start : position - 1])
                start = position
            elif byte in (_OPEN_LIST, _OPEN_OBJECT):
                start = self._open(chunk, start, position, byte)
            elif self._depth > self._base:
                self._depth -= 1
            elif self._depth and byte == (_CLOSE_LIST if self._in_items else _CLOSE_OBJECT):
                yield from self._finish(chunk[start : position - 1], last=True)
                start = position
                if self._close():
                    self._trailing = bool(chunk[position:].strip())
                    return
        self._hold(chunk[start:])

    def _to_next(self, chunk: bytes, position: int) -> int:
        """Go to the next byte that matters; the end of the chunk where none is left."""
        pattern = _TO_COMMA if self._depth == self._base else _TO_BRACKET
        found = pattern.match(chunk, position)
        position = found.end() if found else position
        if position < len(chunk) and chunk[position] == _QUOTE:
            self._in_string = True
            self._past_string(chunk, position + 1)
            return len(chunk)
        return position

    def _past_string(self, chunk: bytes, position: int = 0) -> int:
        """Go past the end of a string that began earlier, or to the end of the chunk."""
        if self._escaped:
            self._escaped = False
            position += 1
        found = _IN_STRING.match(chunk, position)
        position = found.end() if found else position
        if position < len(chunk):
            if chunk[position] == _QUOTE:
                self._in_string = False
                return position + 1
            self._escaped = True
        return len(chunk)

    def _open(self, chunk: bytes, start: int, position: int, byte: int) -> int:
        """Enter a bracket that ends before ``position``; give the place where the part that is under way starts."""
        self._depth += 1
        if self._depth == 1:
            self._is_list = byte == _OPEN_LIST
            self._drop()
            return position
        if self._inner and byte == _OPEN_LIST and self._depth == 2 and not self._in_items:
            name = b"".join(self._held) + chunk[start : position - 1]
            if self._inner.fullmatch(name):
                self._drop()
                self._base = 2
                return position
        return start

    def _close(self) -> bool:
        """Leave the list of items, or the whole value: then it is done."""
        self._depth -= 1
        self._done = self._depth == 0
        self._skip = not self._done
        self._base = 1
        return self._done

    def _hold(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            self._held.clear()
        else:
            self._held.append(piece)

    def _drop(self) -> None:
        self._held.clear()
        self._size = 0

    def _finish(self, piece: bytes, *, last: bool = False) -> Iterator[Part]:
        """Yield the part that ends here. Only an empty list or object has a blank one at its end."""
        self._hold(piece)
        content = b"".join(self._held).strip() if self._size <= self._limit else None
        self._drop()
        if self._skip and not self._in_items and content == b"":
            self._skip = False
            return
        if self._in_items:
            if content == b"" and last and self._number == 0:
                return
            self._number += 1
            yield Part("item", self._number, content)
        elif content != b"" or not last:
            yield Part("member", self._number, content)
