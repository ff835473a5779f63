"""Which words govern a vessel when several share them: the preposition before, and the verb behind, a coordination."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context
from ircoder.findings.way_words import BY_WAY_OF
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_FILLER = (
    r"(?:(?:the|a|an|its|his|her|this|each|both|main|distal|mid|proximal|origin|ostium|orifice|takeoff"
    r"|take-off|trunk|lumen|terminal|first|second|third|part|portion|segment|half|aspect|mouth|beginning|horizontal|vertical"
    r"|transverse|descending|ascending|anterior|posterior|upper|lower|middle|end|thirds?|of|and|then)\s+){0,8}"
)
_LAST_PREPOSITION = re.compile(
    rf"\b(?P<prep>proximal to|distal to|adjacent to|next to|close to|short of|just to|as far as|into|in|to|within|at"
    rf"|inside|toward|towards|through|thru|via|past|across|beyond|over|along|around|from|off|of|for|near|above|below"
    rf"|by way of|out of|up|down)\s+{_FILLER}$|(?P<arrow>->|=>|>|\u2192)\s*{_FILLER}$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[\]{}]")
"""Marks of a voice template around what was filled in."""

_CORRECTED = WordPattern(
    r"(?:\b(?:left|right)\W+)?(?:\bsorry\W+)?\b(?:correction|i mean|scratch that|strike that|make that|excuse me|sorry)"
    r"\W+(?:(?:that(?:'s| is| was)|make that)\W+)?(?:the\s+)?$"
)
"""A side taken back right before the vessel ("to the left, correction, right vertebral")."""

_COORDINATED = re.compile(
    r"^(?:\s|,|and|or|the|then|next|finally|&|/|both|each|bilateral|[()\[\]{}]|\b(?:left|right|lt|rt|l|r)\b"
    r"|\b[TL]\d{1,2}(?:\s?(?:-|\u2013|to|through|thru)\s?[TL]?\d{1,2})?\b"
    r"|\bon\s+(?:both\s+sides|each\s+side|the\s+right|the\s+left)\b|\bbilaterally\b)*$",
    re.IGNORECASE,
)


def preposition(before: str) -> str | None:
    """Preposition that ends a text, articles and the like aside; an arrow is "to"."""
    match = _LAST_PREPOSITION.search(_CORRECTED.sub("", _BRACKETS.sub(" ", before)))
    if match is None:
        return None
    return "to" if match["arrow"] else match["prep"].lower()


def beyond_coordinated(context: Context, clause: Clause, mention: Mention) -> str:
    """Text behind a vessel and behind those coordinated with it, over the clauses of its sentence.

    "The celiac and the superior mesenteric arteries were each catheterized": the verb is shared.
    """
    text, start = context.reading.text, mention.end
    stop = clause.end
    for other_clause in context.clauses[clause.index : clause.index + 6]:
        if other_clause.sentence != clause.sentence:
            break
        for other in other_clause.of("VESSEL"):
            if other.start < start:
                continue
            if not _COORDINATED.match(text[start : other.start]):
                return text[start:stop]
            start, stop = other.end, other_clause.end
    return text[start:stop]


def before_coordinated(context: Context, clause: Clause, mention: Mention) -> str:
    """Text in front of a vessel and of those coordinated with it in its clause."""
    start = mention.start
    for other in reversed([m for m in clause.of("VESSEL") if m.end <= mention.start]):
        if not _COORDINATED.match(context.reading.text[other.end : start]) or _way_in(clause, other):
            break
        start = other.start
    return context.reading.text[clause.start : start]


def _way_in(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel is told as the way in ("via the right radial, the left carotid …")."""
    site = load_entry_sites().get(mention.concept)
    return site is not None and not site.by_puncture and BY_WAY_OF.search(clause.before(mention)) is not None


def undone(clause: Clause, at: int) -> bool:
    """Whether the act named at a place is told as planned, denied or past."""
    return any(
        m.start <= at < m.end and m.assertion not in {None, "performed"} for m in clause.of("INTERVENTION", "IMAGING")
    )
