"""Cuts a stream of HL7 v2 bytes into messages, whatever wraps them: MLLP, a batch, a file of batches, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ircoder.formats.rows import MAX_RECORD_BYTES

MAX_MESSAGE_BYTES = MAX_RECORD_BYTES
"""Longest message that is read; a longer one is an error record and never held."""

_CHUNK = 1 << 16
_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|[\r\n\x0b\x1c]")
_WRAPPER = re.compile(rb"(?:FHS|BHS)[^A-Za-z0-9\s]|(?:FTS|BTS)(?:[^A-Za-z0-9\s]|\s*$)")
_HEADER = re.compile(rb"MSH[^A-Za-z0-9\s]")
_SEGMENT_NAME = re.compile(rb"[A-Z][A-Z0-9]{2}")
_COUNT = re.compile(rb"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Framed:
    """One message: its number in the file, and its segments joined by carriage returns.

    A line end that stood within a segment is a line feed; ``content`` is ``None`` where the message is too long.
    ``cut_off`` where the message is the last of a batch or file whose trailer is missing: more of it may be.
    """

    number: int
    content: bytes | None
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class FrameFault:
    """What is wrong with the wrapping of messages: its place, and the problem with its remedy."""

    place: str
    problem: str


def messages_in(stream: BinaryIO) -> Iterator[Framed | FrameFault]:
    """Yield the messages of a stream, one at a time, and what is wrong with their wrapping.

    Segments may end in CR, LF or CRLF, and MLLP's framing bytes may stand between messages. A line that does not
    start like a segment goes on with the one before: some systems leave line ends in the text.
    """
    growing: _Growing | None = None
    wrapping = _Wrapping()
    stray = False
    for line in _lines(stream):
        start = line.lstrip(b" \t").removeprefix(_BOM)
        if header := _HEADER.match(start):
            if growing is not None:
                yield growing.framed()
            growing = _Growing(wrapping.message(), start, separator=header.group()[-1:])
            stray = False
        elif _WRAPPER.match(start):
            if growing is not None:
                yield growing.framed(cut_off=wrapping.is_open and start[1:2] == b"H")
            growing = None
            yield from wrapping.seen(start)
        elif growing is not None:
            growing.add(line, start)
        elif line.strip() and not stray:
            stray = True
            yield FrameFault(
                f"before message {wrapping.messages + 1}",
                "lines stand outside of any message. Every message starts with an MSH segment.",
            )
    if growing is not None:
        yield growing.framed(cut_off=wrapping.is_open)
    yield from wrapping.end()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines; of one longer than a message may be, only the first part is held."""
    held = b""
    while chunk := stream.read(_CHUNK):
        if chunk.endswith(b"\r"):  # its line feed may be the next byte
            chunk += stream.read(1)
        *lines, held = _LINE_END.split(held + chunk)
        held = held[: MAX_MESSAGE_BYTES + 1]
        yield from lines
    if held:
        yield held


class _Growing:
    """A message as its lines come in."""

    def __init__(self, number: int, header: bytes, separator: bytes) -> None:
        self._number = number
        self._separator = separator
        self._parts = [header]
        self._size = len(header)
        self._blank_lines = 0

    def add(self, line: bytes, start: bytes) -> None:
        """Take one more line: a segment, or more of the last segment's text."""
        if not start.strip():
            self._blank_lines += 1
            return
        if _SEGMENT_NAME.match(start) and start[3:4] == self._separator:
            self._put(b"\r", start)
        else:  # blank lines are text only within text
            self._put(b"\n" * (self._blank_lines + 1), line)
        self._blank_lines = 0

    def framed(self, *, cut_off: bool = False) -> Framed:
        """Give the message as it is now that another begins or the stream ends."""
        content = b"".join(self._parts) if self._size <= MAX_MESSAGE_BYTES else None
        return Framed(self._number, content, cut_off)

    def _put(self, line_end: bytes, line: bytes) -> None:
        self._size += len(line_end) + len(line)
        if self._size > MAX_MESSAGE_BYTES:
            self._parts.clear()
        else:
            self._parts += (line_end, line)


class _Wrapping:
    """Counts messages and batches against what the trailers say: a file that was cut off must not pass as whole."""

    def __init__(self) -> None:
        self.messages = 0
        self._batches = 0
        self._in_batch = self._in_file = False
        self._first_of_batch = 0

    @property
    def is_open(self) -> bool:
        """Whether a trailer is still to come."""
        return self._in_batch or self._in_file

    def message(self) -> int:
        """Count one message and give its number."""
        self.messages += 1
        return self.messages

    def seen(self, line: bytes) -> Iterator[FrameFault]:
        """Take a header or trailer of a batch or file."""
        name = line[:3]
        if name == b"FHS":
            yield from self.end()
            self._in_file = True
        elif name == b"BHS":
            yield from self._end_of_batch()
            self._in_batch = True
            self._batches += 1
            self._first_of_batch = self.messages
        elif name == b"BTS":
            told = _COUNT.fullmatch(line[4:].split(line[3:4] or b"|")[0].strip())
            found = self.messages - self._first_of_batch
            if self._in_batch and told and int(told.group()) != found:
                problem = f"its trailer BTS counts {int(told.group())} messages and {found} are there"
                yield self._fault(problem)
            self._in_batch = False
        else:
            self._in_file = False

    def end(self) -> Iterator[FrameFault]:
        """Say what is still open at the end of the stream."""
        yield from self._end_of_batch()
        if self._in_file:
            self._in_file = False
            yield FrameFault("end of file", "the file's trailer FTS is missing: it was cut off. Export it again.")

    def _end_of_batch(self) -> Iterator[FrameFault]:
        if self._in_batch:
            self._in_batch = False
            yield self._fault("its trailer BTS is missing")

    def _fault(self, what: str) -> FrameFault:
        return FrameFault(f"batch {self._batches}", f"{what}: messages were lost on the way. Export the batch again.")
