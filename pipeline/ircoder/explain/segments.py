"""Cuts a report into stretches that belong to the same entity and the same code lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ircoder.report import CodedReport, EntityRecord

_UNDONE = frozenset({"negated", "hypothetical", "planned"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; ``lines`` are indices of the code lines that it proves, ``first_of`` those it begins to."""

    start: int
    text: str
    entity: EntityRecord | None
    lines: tuple[int, ...]
    first_of: tuple[int, ...]


def segments(text: str, coded: CodedReport) -> Iterator[Segment]:
    """Yield the whole text in order; joined, the segments are the text again."""
    entities = _not_overlapping(coded.entities or ())
    evidence = [(i, item.start, item.end) for i, line in enumerate(coded.lines) for item in line.evidence]
    edges = {0, len(text)}
    edges.update(edge for entity in entities for edge in (entity.start, entity.end))
    edges.update(edge for _, start, end in evidence for edge in (start, end))
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    started: set[int] = set()
    upcoming = iter(entities)
    entity = next(upcoming, None)
    for start, end in pairwise(cuts):
        while entity is not None and entity.end <= start:
            entity = next(upcoming, None)
        lines = tuple(dict.fromkeys(i for i, first, last in evidence if first <= start < last))
        yield Segment(
            start=start,
            text=text[start:end],
            entity=entity if entity is not None and entity.start <= start else None,
            lines=lines,
            first_of=tuple(i for i in lines if i not in started),
        )
        started.update(lines)


def is_undone(entity: EntityRecord) -> bool:
    """Whether the words speak of something that was not done: denied, only planned, or only spoken of."""
    return entity.assertion in _UNDONE


def is_earlier(entity: EntityRecord) -> bool:
    """Whether the words speak of something from before this session.

    A device that was placed earlier and taken out today is one too, so that nothing says it was not done today.
    """
    return entity.assertion == "historical"


def _not_overlapping(entities: Sequence[EntityRecord]) -> list[EntityRecord]:
    """Keep the longer of overlapping entities, in text order."""
    kept: list[EntityRecord] = []
    for entity in sorted(entities, key=lambda item: (item.start - item.end, item.start)):
        if all(entity.end <= other.start or other.end <= entity.start for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda item: item.start)
