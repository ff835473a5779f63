"""Marked entities: they align with the text, have a known label, an assertion where one is due, and a known side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

from ircoder.corpora.model import Problem, Record
from ircoder.evaluate.entities import ASSERTED
from ircoder.language.reading import CORE_LABELS, Assertion, Label, Side

LABELS, ASSERTIONS, SIDES = get_args(Label), get_args(Assertion), get_args(Side)


def check_entities(record: Record, *, asserted: bool = True) -> Iterator[Problem]:
    """Find marks that are out of place or incomplete; ``asserted`` is false where only places and labels are marked."""
    sound: list[tuple[int, int, str, str]] = []
    given = record.values.get("entities")
    if isinstance(given, list) and len(record.objects("entities")) != len(given):
        yield record.problem("entities", "holds something that is no object", "Write every entity as an object.")
    for name, entity in record.objects("entities"):
        place = _place(entity, record.text)
        if place is None:
            yield record.problem(name, "start and end are no places of the text", "Count characters, end exclusive.")
            continue
        marked = record.text[place[0] : place[1]]
        if "text" in entity and entity["text"] != marked:
            yield record.problem(name, "text differs from what stands there", "Set start and end anew.")
        if marked != marked.strip():
            yield record.problem(name, "begins or ends in blank space", "Mark the words alone.")
        sound.append((*place, str(entity.get("label")), name))
        yield from _words(record, name, entity, asserted=asserted)
    yield from _overlaps(record, sorted(sound))


def _place(entity: Mapping[str, Any], text: str) -> tuple[int, int] | None:
    start, end = entity.get("start"), entity.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return None
    return start, end


def _words(record: Record, name: str, entity: Mapping[str, Any], *, asserted: bool) -> Iterator[Problem]:
    label, assertion, side = entity.get("label"), entity.get("assertion"), entity.get("side")
    if label not in LABELS:
        yield record.problem(f"{name}.label", "is not known", f"Use one of {', '.join(LABELS)}.")
    elif label in ASSERTED and asserted and assertion not in ASSERTIONS:
        yield record.problem(f"{name}.assertion", f"is due on {label}", f"Use one of {', '.join(ASSERTIONS)}.")
    elif label not in ASSERTED and assertion is not None:
        yield record.problem(f"{name}.assertion", f"does not belong on {label}", "Write null.")
    if side is not None and side not in SIDES:
        yield record.problem(f"{name}.side", "is not known", f"Use one of {', '.join(SIDES)}, or null.")


def _overlaps(record: Record, spans: list[tuple[int, int, str, str]]) -> Iterator[Problem]:
    """Spans of the core types share no character, whatever the label; others do not stand twice."""
    core = [span for span in spans if span[2] in CORE_LABELS]
    last = (0, 0, "", "")
    for span in core:
        if span[0] < last[1]:
            yield record.problem(span[3], f"overlaps {last[3]}", "Leave one, or set their borders anew.")
        last = max(last, span, key=lambda item: item[1])
    for first, second in pairwise(span for span in spans if span[2] not in CORE_LABELS):
        if first[:3] == second[:3]:
            yield record.problem(second[3], f"is the same as {first[3]}", "Leave one.")
