"""Fields of one HL7 v2 message, taken apart where they are asked for and read with their escapes undone.

Most of a report's segments are lines of its text, of which four fields are needed. Splitting just these reads a file
several times as fast as taking every component apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.formats.hl7v2.charset import decoded
from ircoder.formats.hl7v2.escapes import Delimiters, unescaped
from ircoder.formats.hl7v2.problems import MessageError

_NULL = '""'  # the sender's word for: this field is empty now
_NAME = re.compile(r"[A-Z][A-Z0-9]{2}")


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment. Positions count from 1, as the standard counts them; what is not there is an empty string."""

    name: str
    fields: tuple[str, ...]
    delimiters: Delimiters
    codec: str

    def value(self, field: int, component: int = 1, subcomponent: int = 1, repetition: int = 1) -> str:
        """Give one value with its escapes undone and no blanks around it."""
        node = self.raw(field)
        if not node:
            return ""
        _, between_components, between_repetitions, _, between_subcomponents = self.delimiters
        for delimiter, position in (
            (between_repetitions, repetition),
            (between_components, component),
            (between_subcomponents, subcomponent),
        ):
            parts = node.split(delimiter, position)
            node = parts[position - 1] if position <= len(parts) else ""
        return "" if node == _NULL else unescaped(node, self.delimiters, self.codec).strip()

    def first(self, *fields: int) -> str:
        """Give the value of the first of these fields that holds something."""
        return next((value for field in fields if (value := self.value(field))), "")

    def raw(self, field: int) -> str:
        """Give a whole field as it was sent, delimiters and escapes included."""
        raw = self.fields[field] if field < len(self.fields) else ""
        return "" if raw == _NULL else raw

    def repetitions(self, field: int) -> range:
        """Give the numbers of a field's repetitions."""
        return range(1, self.raw(field).count(self.delimiters.repetition) + 2)


@dataclass(frozen=True, slots=True)
class Message:
    """One message, its segments in their order."""

    segments: tuple[Segment, ...]

    @property
    def header(self) -> Segment:
        """The MSH segment."""
        return self.segments[0]

    def all(self, name: str) -> Iterator[Segment]:
        """Yield the segments of one name."""
        return (segment for segment in self.segments if segment.name == name)

    def segment(self, name: str) -> Segment:
        """Give the first segment of a name, or an empty one."""
        return next(self.all(name), empty_segment(name, self.header))


def parse_message(content: bytes) -> Message:
    """Take a message apart; ``content`` holds its segments joined by carriage returns, MSH first.

    Raises
    ------
    MessageError
        Where the delimiters or the character set of the message cannot be used.
    """
    delimiters = _delimiters(content)
    text, codec = decoded(content)
    return Message(tuple(_segments(text, delimiters, codec)))


def empty_segment(name: str, like: Segment) -> Segment:
    """Give a segment without fields, for what a message does not have."""
    return Segment(name, (), like.delimiters, like.codec)


def _delimiters(content: bytes) -> Delimiters:
    separator = content[3:4].decode("latin-1")
    encoding, ended, _ = content[4:16].decode("latin-1").partition(separator)
    every = separator + encoding
    usable = all(32 < ord(mark) < 127 and not mark.isalnum() for mark in every)
    if not ended or not 1 <= len(encoding) <= 5 or not usable or len(set(every)) != len(every):
        raise MessageError(
            "malformed",
            r"MSH-1 and MSH-2 give no delimiters that can be used. Send them as the standard has them: |^~\&",
        )
    delimiters = Delimiters(separator, *encoding[:4], *Delimiters.usual()[1 + len(encoding) :])
    if len(set(delimiters)) != len(delimiters):
        raise MessageError("malformed", r"MSH-2 leaves out delimiters that stand for others. Send all four: ^~\&")
    return delimiters


def _segments(text: str, delimiters: Delimiters, codec: str) -> Iterator[Segment]:
    for line in text.split("\r"):
        fields = line.split(delimiters.field)
        if _NAME.fullmatch(fields[0]):
            # MSH-1 is the delimiter itself.
            named = (fields[0], delimiters.field, *fields[1:]) if fields[0] == "MSH" else tuple(fields)
            yield Segment(fields[0], named, delimiters, codec)
