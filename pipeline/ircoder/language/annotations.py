"""Writing a reading onto a spaCy ``Doc`` and taking it off again.

What stands in ``doc.user_data["ircoder"]`` is JSON-like (mentions keyed by their span), so that ``Doc.to_bytes`` and
``DocBin`` carry it; ``doc.ents`` holds the core types and ``doc.spans["ircoder"]`` every entity.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc, Span

from ircoder.language.reading import CORE_LABELS, Attribute, Mention, Quantity, Reading, Section, Sentence
from ircoder.language.words import token_places

KEY = "ircoder"


class _Last:
    """The reading that was written last with its payload, so that a chain of components decodes nothing twice."""

    payload: Mapping[str, Any] | None = None
    reading: Reading | None = None


def write(doc: Doc, reading: Reading) -> None:
    """Store a reading on its Doc; spans are set anew where the mentions' places changed."""
    before = doc.user_data.get(KEY)
    payload = _encode(reading)
    doc.user_data[KEY] = payload
    known = list(before["mentions"]) if before is not None else []
    if known != list(payload["mentions"]):
        _set_spans(doc, reading)
    elif KEY not in doc.spans:
        doc.spans[KEY] = []
    _Last.payload, _Last.reading = payload, reading


def reading_of(doc: Doc) -> Reading:
    """Everything the pipeline found, free of spaCy objects; an unread Doc gives a reading with its text alone."""
    payload = doc.user_data.get(KEY)
    if payload is None:
        return Reading(doc.text)
    if payload is _Last.payload and _Last.reading is not None:
        return _Last.reading
    return _decode(doc.text, payload)


def mention_key(start: int, end: int, label: str) -> str:
    """Key of an entity: its characters and label."""
    return f"{start}-{end}-{label}"


def _key(mention: Mention) -> str:
    """Key of a mention: that of the entity that it is shown as, or its own where it is none."""
    entity = mention.entity
    return f"~{mention.start}-{mention.end}-{mention.label}" if entity is None else mention_key(*entity)


def _set_spans(doc: Doc, reading: Reading) -> None:
    starts, ends = token_places(doc)
    spans: list[Span] = []
    for mention in reading.mentions:
        entity = mention.entity
        if entity is None:
            continue
        # A place within a token counts as the whole token.
        first = bisect_right(starts, entity[0]) - 1
        last = bisect_left(ends, entity[1]) + 1
        spans.append(Span(doc, first, last, label=entity[2], kb_id=mention.concept))
    doc.spans[KEY] = spans
    doc.set_ents([span for span in spans if span.label_ in CORE_LABELS])


def _encode(reading: Reading) -> dict[str, Any]:
    last, done = _Last.reading, _Last.payload
    same = last is not None and done is not None and last.sentences is reading.sentences and bool(reading.sentences)
    if same and done is not None:
        outline = {"sections": done["sections"], "sentences": done["sentences"]}
    else:
        outline = _outline(reading)
    return {**outline, "mentions": _mentions(reading), "quantities": _quantities(reading)}


def _mentions(reading: Reading) -> dict[str, dict[str, Any]]:
    """Records of the mentions by key; a mention that is the same as in the reading before keeps its record."""
    last, done = _Last.reading, _Last.payload
    before = done["mentions"] if done is not None else {}
    if last is None or not len(last.mentions) == len(before) == len(reading.mentions):
        return {_key(item): _mention(item) for item in reading.mentions}
    out: dict[str, dict[str, Any]] = {}
    for item, old, (key, record) in zip(reading.mentions, last.mentions, before.items(), strict=True):
        if item is old:
            out[key] = record
        else:
            out[_key(item)] = _mention(item)
    return out


def _quantities(reading: Reading) -> list[list[Any]]:
    last, done = _Last.reading, _Last.payload
    if last is not None and done is not None and reading.quantities and last.quantities is reading.quantities:
        known: list[list[Any]] = done["quantities"]
        return known
    return [[item.kind, item.value, item.start, item.end, item.sentence, item.second] for item in reading.quantities]


def _outline(reading: Reading) -> dict[str, Any]:
    return {
        "sections": [[item.kind, item.start, item.body, item.end] for item in reading.sections],
        "sentences": [[item.start, item.end, item.section, item.heading] for item in reading.sentences],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    record: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "label": mention.label,
        "concept": mention.concept,
        "kind": mention.kind,
        "sentence": mention.sentence,
        "section": mention.section,
        "assertion": mention.assertion,
        "side": mention.side,
    }
    if mention.options:
        record["options"] = list(mention.options)
    if mention.attributes:
        record["attributes"] = {
            key: list(value) if isinstance(value, tuple) else value for key, value in mention.attributes.items()
        }
    return record


def _decode(text: str, payload: Mapping[str, Any]) -> Reading:
    return Reading(
        text=text,
        sections=tuple(Section(*item) for item in payload["sections"]),
        sentences=tuple(Sentence(index, *item) for index, item in enumerate(payload["sentences"])),
        mentions=tuple(_from_record(text, index, item) for index, item in enumerate(payload["mentions"].values())),
        quantities=tuple(Quantity(*item) for item in payload["quantities"]),
    )


def _from_record(text: str, index: int, record: Mapping[str, Any]) -> Mention:
    attributes: dict[str, Attribute] = {
        key: tuple(value) if isinstance(value, (list, tuple)) else value
        for key, value in record.get("attributes", {}).items()
    }
    return Mention(
        index=index,
        start=record["start"],
        end=record["end"],
        text=text[record["start"] : record["end"]],
        label=record["label"],
        concept=record["concept"],
        kind=record["kind"],
        sentence=record["sentence"],
        section=record["section"],
        assertion=record["assertion"],
        side=record["side"],
        options=tuple(record.get("options", ())),
        attributes=attributes,
    )


def _mention_field(name: str) -> Any:  # noqa: ANN401 - spaCy takes any callable as a getter
    def getter(span: Span) -> Any:  # noqa: ANN401 - the type differs by field
        payload = span.doc.user_data.get(KEY)
        key = mention_key(span.start_char, span.end_char, span.label_)
        return payload["mentions"].get(key, {}).get(name) if payload is not None else None

    return getter


def register_extensions() -> None:
    """Define ``doc._.reading`` and ``span._.concept|kind|assertion|side|section`` unless they exist."""
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", getter=reading_of)
    for name in ("concept", "kind", "assertion", "side", "section"):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_mention_field(name))
