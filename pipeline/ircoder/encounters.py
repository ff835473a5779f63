"""Reports of one encounter brought together from a stream, and records put back into the order of the stream.

Reports belong to one encounter that share ``encounter_id``, or patient and date of service. They are looked for among
the next :data:`WINDOW` records, so that memory stays flat however long the stream is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ircoder.key_set import KeySet, key_of
from ircoder.report import CodedReport, Report

WINDOW = 2000
"""Records that are looked ahead for further reports of an encounter."""

Item = Report | CodedReport
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record of the stream with its place in it, from 0."""

    place: int
    item: Item


@dataclass(frozen=True, slots=True)
class Group:
    """Records that are coded together, in the order of the stream.

    ``torn`` where an earlier group had a report of the same encounter, too far away to be coded with these.
    """

    members: tuple[Numbered, ...]
    torn: bool = False


@dataclass(slots=True)
class _Ahead:
    """Records that were read ahead, found by place and by encounter."""

    waiting: dict[int, Numbered] = field(default_factory=dict)
    by_key: dict[int, deque[int]] = field(default_factory=dict)

    def add(self, record: Numbered) -> None:
        self.waiting[record.place] = record
        for key in encounter_keys(record.item):
            self.by_key.setdefault(key, deque()).append(record.place)

    def take(self, place: int) -> Numbered:
        record = self.waiting.pop(place)
        for key in encounter_keys(record.item):
            places = self.by_key[key]
            places.remove(place)
            if not places:
                del self.by_key[key]
        return record


def grouped(items: Iterable[Item], window: int = WINDOW) -> Iterator[Group]:
    """Bring together the reports of each encounter; every other record is a group of its own.

    The groups come in the order of their first members. Nothing is read ahead for records that name no encounter.
    """
    source = (Numbered(place, item) for place, item in enumerate(items))
    ahead = _Ahead()
    seen: KeySet | None = None
    while True:
        if not ahead.waiting:
            head = next(source, None)
            if head is None:
                return
            ahead.add(head)
        first = next(iter(ahead.waiting))
        if encounter_keys(ahead.waiting[first].item):
            _fill(ahead, source, window)
        group = _taken(ahead, first)
        keys = {key for member in group for key in encounter_keys(member.item)}
        torn = False
        if keys:
            seen = seen or KeySet()
            new = [seen.add(key) for key in keys]
            torn = not all(new)
        yield Group(group, torn=torn)


def _fill(ahead: _Ahead, source: Iterator[Numbered], window: int) -> None:
    while len(ahead.waiting) < window:
        record = next(source, None)
        if record is None:
            return
        ahead.add(record)


def _taken(ahead: _Ahead, first: int) -> tuple[Numbered, ...]:
    """Take the record at a place and all that share a key with it, or with one of those."""
    out = [ahead.take(first)]
    keys = list(encounter_keys(out[0].item))
    for key in keys:
        while places := ahead.by_key.get(key):
            record = ahead.take(places[0])
            out.append(record)
            keys.extend(other for other in encounter_keys(record.item) if other not in keys)
    return tuple(sorted(out, key=lambda record: record.place))


def encounter_keys(item: Item) -> tuple[int, ...]:
    """Eight bytes each for the encounter and for patient and date, as far as the report names them."""
    if not isinstance(item, Report):
        return ()
    named = []
    if item.encounter_id is not None:
        named.append(f"encounter\0{item.encounter_id}")
    if item.patient_key is not None:
        named.append(f"patient\0{item.patient_key}\0{item.service_date.isoformat()}")
    return tuple(key_of(name) for name in named)


class InOrder(Generic[Result]):
    """Hands on results in the order of the stream, each as soon as all before it are there, from place ``first``."""

    def __init__(self, first: int = 0) -> None:
        self._next = first
        self._waiting: dict[int, Sequence[Result]] = {}

    def put(self, place: int, results: Sequence[Result]) -> Iterator[tuple[int, Sequence[Result]]]:
        """Take the results of one place and yield what is in order now: places and their results."""
        self._waiting[place] = results
        while self._next in self._waiting:
            yield self._next, self._waiting.pop(self._next)
            self._next += 1
