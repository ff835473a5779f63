"""A lenient view of one HL7 v2 message as the hl7 library takes it apart: what a message does not have is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import hl7

from ircoder.formats.hl7v2.charset import decoded
from ircoder.formats.hl7v2.escapes import unescaped
from ircoder.formats.hl7v2.problems import MessageError

MAX_PARTS = 400_000
"""Fields and parts of fields that one message may have. The library keeps an object for each: 180 MB for so many."""

_NAME = re.compile(r"[A-Z][A-Z0-9]{2}")


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment. Positions count from 1, as the standard counts them; what is not there is an empty string."""

    name: str
    message: hl7.Message
    codec: str
    fields: hl7.Segment | None = None

    def value(self, field: int, component: int = 1, subcomponent: int = 1, repetition: int = 1) -> str:
        """Give one value with its escapes undone and no blanks around it."""
        node = self._field(field)
        # The library's extract_field would undo the escapes as well, and lose text (see escapes).
        for position in (repetition, component, subcomponent):
            if isinstance(node, str):  # not taken apart further: its own first part
                if position > 1:
                    return ""
            elif position <= len(node):
                node = node[position - 1]
            else:
                return ""
        return "" if node == hl7.NULL else self._unescaped(str(node)).strip()

    def first(self, *fields: int) -> str:
        """Give the value of the first of these fields that holds something."""
        return next((value for field in fields if (value := self.value(field))), "")

    def raw(self, field: int) -> str:
        """Give a whole field as it was sent, delimiters and escapes included."""
        raw = str(self._field(field))
        return "" if raw == hl7.NULL else raw

    def texts(self, field: int) -> list[str]:
        """Give the repetitions of a field, each whole: many systems leave component delimiters in text as they are."""
        if not self.raw(field):
            return [""]
        return [self._unescaped(str(repetition)) for repetition in self._field(field)]

    def repetitions(self, field: int) -> range:
        """Give the numbers of a field's repetitions."""
        found = self._field(field)
        return range(1, 2 if isinstance(found, str) else len(found) + 1)

    def _field(self, field: int) -> hl7.Field | str:
        if self.fields is None or field >= len(self.fields):
            return ""
        return self.fields[field]

    def _unescaped(self, text: str) -> str:
        return unescaped(text, self.message, self.codec)


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
        return next(self.all(name), self.empty_segment(name))

    def empty_segment(self, name: str) -> Segment:
        """Give a segment without fields, for what the message does not have."""
        return Segment(name, self.header.message, self.header.codec)


def parse_message(content: bytes) -> Message:
    """Take a message apart; ``content`` holds its segments joined by carriage returns, MSH first.

    Raises
    ------
    MessageError
        Where the delimiters or the character set of the message cannot be used, or it has too many parts.
    """
    _check(content)
    first, _, _ = content.partition(b"\r")
    # MSH-18, which names the character set, is the same in every one that is read.
    declared = _message(first.decode("latin-1"), "latin-1").header.value(18)
    return _message(*decoded(content, declared))


def _message(text: str, codec: str) -> Message:
    parsed = hl7.parse(text)
    named = ((str(segment[0]), segment) for segment in parsed)
    return Message(tuple(Segment(name, parsed, codec, found) for name, found in named if _NAME.fullmatch(name)))


def _check(content: bytes) -> None:
    """Hold the delimiters against the standard, and the number of parts against the bound: the library has neither."""
    separator = content[3:4].decode("latin-1")
    encoding, ended, _ = content[4:16].decode("latin-1").partition(separator)
    every = separator + encoding
    usable = all(32 < ord(mark) < 127 and not mark.isalnum() for mark in every)
    if not ended or not 1 <= len(encoding) <= 5 or not usable or len(set(every)) != len(every):
        raise MessageError(
            "malformed",
            r"MSH-1 and MSH-2 give no delimiters that can be used. Send them as the standard has them: |^~\&",
        )
    usual = hl7.parse(f"MSH{every}{separator}")
    if len({*usual.separators, usual.esc}) <= len(usual.separators):
        raise MessageError("malformed", r"MSH-2 leaves out delimiters that stand for others. Send all four: ^~\&")
    if sum(content.count(mark.encode()) for mark in usual.separators) > MAX_PARTS:
        raise MessageError("too_large", f"the message has more than {MAX_PARTS:,} fields. Send fewer lines a report.")
