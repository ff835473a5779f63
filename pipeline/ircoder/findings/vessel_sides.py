"""The side of a vessel by words: those of its own name, or those right before it and in its sentence."""

from __future__ import annotations

import re

from ircoder.findings import target_words as words
from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Side
from ircoder.language.reading import Mention
from ircoder.language.side_words import names_side

_OF_TWO = re.compile(r"\s+(?:in|of|at|within|along)\b", re.IGNORECASE)
"""Behind a "both" that counts lesions of one vessel ("two tight places, both in the superficial femoral")."""


def own_side(clause: Clause, mention: Mention) -> Side | None:
    """Side that a vessel's own words name, or those right before it."""
    start = mention.start - clause.start
    if mention.side in {"left", "right"} and words.SHORT_WITH_SIDE.fullmatch(mention.text):
        return mention.side
    inside = words.OWN_SIDE.match(mention.text)
    if inside is None:
        near = clause.text[max(0, start - 22) : start]
        inside = next((match for match in words.OWN_SIDE.finditer(near) if names_side(near, match.start())), None)
        between = near[inside.end() :] if inside else ""
        if inside is not None and inside["side"].lower() == "both" and _OF_TWO.match(between):
            inside = None
        if inside is not None and re.search(r"[,.;:]|\b(?:groin|access|to|into|and|from)\b", between, re.IGNORECASE):
            inside = None
    return words.SIDES[inside["side"].lower()] if inside else None


def side_nearby(context: Context, clause: Clause, side: Side) -> bool:
    """Whether the side is written in the sentence, and not for the way in."""
    start = max(context.reading.sentences[clause.sentence].start, clause.start - 160)
    text = context.reading.text[start : clause.end]
    return any(
        words.SIDES[match["side"].lower()] == side and not words.WAY_IN.search(text[match.end() : match.end() + 40])
        for match in words.OWN_SIDE.finditer(text)
        if names_side(text, match.start())
    )
