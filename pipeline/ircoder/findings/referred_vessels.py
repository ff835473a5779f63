"""Vessels meant by a word that stands for them: "into it", and "the shunt" of a report that names which one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading
from ircoder.language.retouch import renumbered

_INTO_IT = WordPattern(r"\b(?:into|inside|up|down)\s+(?P<it>it|this\s+(?:one|vessel|vein|artery))\b")
_CATHETERS = frozenset({"catheter", "microcatheter", "guide_catheter", "support_catheter", "sheath"})
_FROM = re.compile(r"\b(?:from|via|through|off|out of|past|along)\s+(?:the\s+|a\s+)?$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:\W|the|a|an|this|that|now|then|here|but|and|still)*", re.IGNORECASE)
GROWN_SHUNTS = frozenset({"vessel:gastrorenal_shunt", "vessel:splenorenal_shunt", "vessel:mesocaval_shunt"})
"""Shunts between veins that grew by themselves."""
_BARE_SHUNT = "lesion:shunt"
_MADE = WordPattern(
    r"\b(?:viatorr|colapinto|r(?:o|ö)sch|transjugular intrahepatic|tips (?:creat|placement|revis|check)\w*)\b"
)


def with_referred_vessels(reading: Reading) -> Reading:
    """The reading with a vessel mention at each word that stands for one; the same object where there is none."""
    shunt = _named_shunt(reading)
    made = list(_pronouns(reading))
    bare = [m for m in reading.mentions if m.concept == _BARE_SHUNT] if shunt is not None else []
    if not made and not bare:
        return reading
    meant = {id(mention): _as_vessel(mention, shunt) for mention in bare if shunt is not None}
    mentions = [meant.get(id(mention), mention) for mention in reading.mentions]
    ordered = sorted((*mentions, *made), key=lambda mention: mention.start)
    return replace(reading, mentions=renumbered(ordered))


def _named_shunt(reading: Reading) -> Mention | None:
    """The one shunt between veins that grew by itself and that the report names, where none is made by a needle."""
    named = [m for m in reading.mentions if m.concept in GROWN_SHUNTS and m.assertion != "negated"]
    if len({m.concept for m in named}) != 1 or _MADE.search(reading.text) is not None:
        return None
    return named[0]


def _as_vessel(mention: Mention, vessel: Mention) -> Mention:
    return replace(
        mention, label="VESSEL", concept=vessel.concept, kind=vessel.kind, side=None, assertion=None, attributes={}
    )


def _pronouns(reading: Reading) -> Iterator[Mention]:
    """Vessels that a catheter was led "into": the subject of the statement before, where no other was named since."""
    for match in _INTO_IT.finditer(reading.text):
        here = next((s for s in reading.sentences if s.start <= match.start() < s.end), None)
        if here is None or here.index == 0:
            continue
        own = [m for m in reading.mentions if here.start <= m.start < match.start()]
        if not any(m.label == "DEVICE" and m.kind in _CATHETERS for m in own):
            continue
        if any(m.label == "VESSEL" and not _FROM.search(reading.text[here.start : m.start]) for m in own):
            continue
        subject = _subject(reading, here.index - 1)
        if subject is None:
            continue
        start, end = match.span("it")
        yield replace(
            subject,
            index=len(reading.mentions),
            start=start,
            end=end,
            text=match["it"],
            sentence=here.index,
            section=here.section,
        )


def _subject(reading: Reading, sentence: int) -> Mention | None:
    """The vessel with which a statement opens."""
    start = reading.sentences[sentence].start
    for mention in reading.mentions:
        if mention.sentence == sentence and mention.label == "VESSEL":
            return mention if _SUBJECT.fullmatch(reading.text[start : mention.start]) else None
    return None
