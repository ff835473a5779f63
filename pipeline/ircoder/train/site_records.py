"""Marked reports of a site in the words in which they will be read: the parts are trained on what they will see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ircoder.knowledge.site_text import in_known_words
from ircoder.knowledge.site_vocabulary import SiteVocabulary


def as_read(record: Mapping[str, Any], site: SiteVocabulary) -> Mapping[str, Any]:
    """A record with ``text`` and ``entities``, the text in known words and the entities where they then stand.

    An entity within a form that was replaced, or that reaches into one, takes in all of what stands for it. The record
    itself comes back where nothing is replaced.
    """
    told = in_known_words(record["text"], site) if site else None
    if told is None or not told.places.here:
        return record
    moved = told.places.turned()
    entities = []
    for entity in record["entities"]:
        start, end = moved.there_of(entity["start"], entity["end"])
        entities.append({**entity, "start": start, "end": end, "text": told.text[start:end]})
    return {**record, "text": told.text, "entities": entities}
