"""Segments of X12 interchanges, read one by one.

A reader of our own, because what there is does not fit: pyx12 4.0 stops without a word at the first empty segment and
takes one set of separators a file; x12sdk 2.2 (like the maps of pyx12) refuses a whole transaction, with up to 5,000
claims, for one bad element, where an audit has to lose that claim alone. What an audit needs is eight kinds of segment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_ISA_ELEMENTS = 16
_MAX_ISA = 512
"""An ISA has 106 bytes. Some senders do not pad its elements, and some break every line of the file."""

MAX_SEGMENT = 64 * 1024
"""Longest segment that is read, in bytes; real ones have under a thousand."""

_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment with its number in the file, from 1. ``elements[0]`` is its name; ``component`` splits composites.

    ``whole`` is false of the last one of a file that ends before the terminator.
    """

    number: int
    elements: tuple[str, ...]
    component: str
    whole: bool = True

    @property
    def name(self) -> str:
        """Name of the segment, like ``CLM`` or ``SV1``."""
        return self.elements[0]

    def __getitem__(self, place: int) -> str:
        """Element at a place, as the standard counts them; empty where the segment ends before."""
        return self.elements[place].strip() if place < len(self.elements) else ""

    def parts(self, place: int) -> tuple[str, ...]:
        """Components of a composite element."""
        return tuple(part.strip() for part in self[place].split(self.component))


class NoInterchangeError(ValueError):
    """What should be an interchange does not begin with a whole ISA segment."""


def segments_of(stream: BinaryIO) -> Iterator[Segment]:
    """Yield the segments of all interchanges of a file; each interchange has separators of its own.

    Empty segments and ends of line between and inside segments are passed over; a segment that is too long is given up
    to its next terminator with no elements but its name.

    Raises
    ------
    NoInterchangeError
        Where the file, or what follows an IEA, does not begin with an ISA.
    """
    pieces = _Pieces(stream)
    number = 0
    terminator = b""
    while pieces.at_interchange(terminator):
        element, component, terminator = pieces.separators()
        while (raw := pieces.until(terminator)) is not None:
            text = raw.decode("utf-8", "replace").replace("\r", "").replace("\n", "").strip()
            if not text:
                continue
            number += 1
            elements = tuple(text.split(element)) if len(raw) <= MAX_SEGMENT else (text.split(element, 1)[0][:3],)
            yield Segment(number, elements, component, whole=not pieces.cut)
            if elements[0] == "IEA":
                break


class _Pieces:
    """Bytes of a stream with a look ahead. ``cut`` tells that it ended inside the segment that was given last."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self.cut = False

    def at_interchange(self, terminator: bytes) -> bool:
        """Whether another ISA begins here, behind empty segments; false at the end of the file."""
        between = b" \t\r\n" + terminator
        self._more()
        self._held = self._held.removeprefix(b"\xef\xbb\xbf").lstrip(between)
        while len(self._held) < _MAX_ISA and self._more():
            self._held = self._held.lstrip(between)
        if not self._held:
            return False
        if not self._held.startswith(b"ISA"):
            raise NoInterchangeError
        return True

    def separators(self) -> tuple[str, str, bytes]:
        """Separator of elements, of components, and the terminator, as the ISA at hand has them.

        Components are separated by what follows the sixteenth separator, and the terminator comes behind that.
        """
        element = self._held[3:4] or b"\0"
        *head, marks = self._held[:_MAX_ISA].split(element, _ISA_ELEMENTS)
        if len(head) < _ISA_ELEMENTS:
            raise NoInterchangeError
        component, terminator = marks[:1], marks[1:2]
        found = (element, component, terminator)
        if len(set(found)) < len(found) or any(not mark or mark.isalnum() or not mark.isascii() for mark in found):
            raise NoInterchangeError
        return element.decode(), component.decode(), terminator

    def until(self, terminator: bytes) -> bytes | None:
        """The bytes before the next terminator; ``None`` at the end. Of an overlong segment only its start is kept."""
        kept = b""
        while True:
            head, found, rest = self._held.partition(terminator)
            kept = (kept + head)[: MAX_SEGMENT + 1]
            if found:
                self._held = rest
                return kept
            self._held = b""
            if not self._more():
                self.cut = bool(kept.strip())
                return kept if self.cut else None

    def _more(self) -> bool:
        piece = self._stream.read(_PIECE)
        self._held += piece
        return bool(piece)
