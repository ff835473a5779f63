"""The side of each mention: from its own words, else from where it stands; none rather than a wrong one.

A side is inherited only where one side is in force: the clause, the sentence, the label of the line, the sentence
before, or the title of a report that never treats the other side. The side of an access is kept apart from the side
of the target: a sheath in the right groin says nothing of the leg that is treated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.language.retouch import with_side
from ircoder.language.side_sources import (
    NOUN_GROUP,
    PAST,
    NamedSide,
    is_unpaired,
    is_way_in,
    leg_side,
    named_sides,
    own_sides,
    regions_fit,
    title_side,
    vessel_of,
)
from ircoder.language.side_words import (
    FIXED_CONCEPTS,
    Side,
    SideWord,
    names_several,
    opposite,
    side_words_in,
)

_CROSSING = WordPattern(
    r"\bup[ -]and[ -]over\b|\bover the (?:horn|bifurcation|top)\b|\bcross(?:ed|"
    r"ing)?\s+(?:over\s+)?the\s+(?:aortic\s+|aortoiliac\s+|iliac\s+)?bifurcation\b|"
    r"\bbifurcation\s+(?:was|is)\s+(?:then\s+)?crossed\b|\bcontralateral\b|\bcrossover\b",
    re.NOFLAG,
)


_RELATIVE = WordPattern(
    r"\b(?:(?P<other>contra[ -]?lateral|opposite|other)|(?P<same>ipsi[ -]?lateral|same))\b(?=\s+(?:\w+\s+){0,3}?)",
    re.NOFLAG,
)


_LABEL = re.compile(r"[\s\-•*·>\d.)(]*(?P<name>[a-z][a-z \t/,-]{0,40}?)\s*(?:[:–—]|\s-\s)(?P<rest>[^\n]*)")


_WAY_LABEL = re.compile(r"(?:from|via|through|access|approach|puncture|entry|by)\b")
"""A label that tells the way in ("From the left: …") is none of what is treated."""


_FRAME = re.compile(
    r"\W*(?:then\s+|next\s+|and\s+)?(?:on|for)\s+the\s+(?P<side>left|right)(?:\s+side)?\s*"
    r"(?:,|(?=(?:the|an?|its|his|her|there|we|i|it|only|no)\b))"
)
"""A sentence that opens with its side ("On the left the ICA was kinked")."""


BILATERAL_REACH = 60
"""Characters over which *both sides* reaches to an act, a device or disease of the same sentence."""

UNTREATED = frozenset({"procedure_title", "diagnosis", "indication", "plan", "consent"})
"""Sections whose sides hold for themselves alone; a title's side is judged against the whole report."""

FADES = 5
"""Sentences after which a side that is not named again is no longer in force."""


INHERITING = frozenset({"VESSEL", "ANATOMY", "LESION", "INTERVENTION", "DEVICE", "IMAGING", "GUIDANCE"})


@dataclass(slots=True)
class _Course:
    """What is known of sides while a report is read from top to bottom."""

    access: Side | None = None
    several_accesses: bool = False
    topic: Side | None = None
    region: str | None = None
    treated: bool = False
    age: int = 0
    label: Side | None = None
    label_end: int = 0
    frame: Side | None = None
    title: Side | None = None
    leg: Side | None = None
    last: Side | None = None
    named: Mapping[str, frozenset[Side]] = field(default_factory=dict)
    """Sides with which the report names each vessel in so many words."""


def _sides_by_vessel(reading: Reading, own: dict[int, Side]) -> dict[str, frozenset[Side]]:
    out: dict[str, set[Side]] = {}
    for mention in reading.mentions:
        if mention.label == "VESSEL" and mention.concept and mention.index in own:
            out.setdefault(mention.concept, set()).add(own[mention.index])
    return {concept: frozenset(sides) for concept, sides in out.items()}


def assign_sides(reading: Reading) -> Reading:
    """Give every mention the side that its words or its surroundings give, ``None`` where that is uncertain.

    Unpaired vessels of the tree (aorta, cava, celiac, …) never inherit one. Side words beside a mention that belong to
    an access count for the access alone.
    """
    low = reading.text.lower()
    words = side_words_in(reading.text)
    own = own_sides(reading, low, words)
    course = _Course(title=title_side(reading, low, words, own), leg=leg_side(reading, low, own))
    course.named = _sides_by_vessel(reading, own)
    starts = [word.start for word in words]
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    sides: dict[int, Side | None] = {}
    for sentence in reading.sentences:
        mentions = by_sentence.get(sentence.index, [])
        inside = words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = named_sides(reading, low, sentence, mentions, inside, own)
        _read_label(low, sentence, inside, course)
        opening = _FRAME.match(low, sentence.start, sentence.end) if len(inside) == 1 else None
        course.frame = cast("Side", opening["side"]) if opening else None
        _cross(low, sentence, course)
        for mention in mentions:
            sides[mention.index] = own.get(mention.index) or _inherited(low, sentence, mention, named, course)
        _follow_vessels(mentions, sides, named)
        if not any(item for item in named if not item.access) and any(is_unpaired(mention) for mention in mentions):
            _unsided(mentions, sides, own)
        _move_on(low, sentence, mentions, named, course)
    return replace(
        reading, mentions=tuple(with_side(mention, sides.get(mention.index)) for mention in reading.mentions)
    )


def _read_label(low: str, sentence: Sentence, words: Sequence[SideWord], course: _Course) -> None:
    """``Left leg: …`` puts the line, and the list under it, on that side."""
    if course.label and sentence.start >= course.label_end:
        course.label = None
    label = _LABEL.match(low, sentence.start, sentence.end + 1)
    if not label:
        return
    sides = {word.side for word in words if word.end <= label.end("name") + 1}
    course.label = None
    if len(sides) == 1 and len(label["name"].split()) <= 5 and not _WAY_LABEL.match(label["name"]):
        course.label = next(iter(sides))
        blank = low.find("\n\n", sentence.start)
        line = low.find("\n", sentence.start)
        stop = line if label["rest"].strip() else blank
        course.label_end = stop if stop >= 0 else len(low)


def _cross(low: str, sentence: Sentence, course: _Course) -> None:
    """Going up and over puts the target on the side opposite to the access."""
    if course.access and not course.several_accesses and _CROSSING.search(low, sentence.start, sentence.end):
        course.topic, course.region = opposite(course.access), "leg"


def _inherited(
    low: str, sentence: Sentence, mention: Mention, named: Sequence[NamedSide], course: _Course
) -> Side | None:
    """Side that a mention without its own takes from its surroundings."""
    if mention.label not in INHERITING or is_unpaired(mention) or sentence.section in PAST:
        return None
    relative = _RELATIVE.search(low, max(sentence.start, mention.start - 24), mention.end)
    if (
        relative
        and relative.end() <= mention.end
        and (relative.end() > mention.start or NOUN_GROUP.fullmatch(low, relative.end(), mention.start))
    ):
        base = course.access if course.access and not course.several_accesses else course.last
        return opposite(base) if relative["other"] else base
    if course.frame is not None and mention.label in ("VESSEL", "LESION", "INTERVENTION", "IMAGING"):
        return course.frame
    vessel = vessel_of(mention)
    region = vessel.region if vessel else None
    targets = [item for item in named if not item.access]
    if mention.label == "GUIDANCE":
        sides = {item.side for item in named if item.access}
        return next(iter(sides)) if len(sides) == 1 and len({item.side for item in named}) == 1 else None
    if is_way_in(low, sentence, mention):
        return _side_of_access(mention, named, targets, course)
    if targets:
        return _side_in_sentence(low, sentence, mention, targets, region)
    if vessel and region == "head_neck" and not _may_inherit(low, mention, course):
        told = course.named.get(mention.concept, frozenset())
        return next(iter(told)) if len(told) == 1 and not names_several(mention.text) else None
    if course.label:
        return course.label
    if course.topic in ("left", "right") and regions_fit(region, course.region):
        if vessel and course.region:
            return course.topic
        if course.treated and mention.label in ("LESION", "INTERVENTION", "DEVICE"):
            return course.topic
    if course.leg and region and regions_fit(region, "leg"):
        return course.leg
    if course.title and (vessel is None or region not in ("thorax", "abdomen")) and mention.label != "ANATOMY":
        return course.title
    return None


def _may_inherit(low: str, mention: Mention, course: _Course) -> bool:
    """Whether an artery of neck or head may take the side in force.

    "ICAs clean" behind the reading of one artery speaks of both, and an artery that is named on the other side alone
    is that one.
    """
    told = course.named.get(mention.concept, frozenset())
    force = course.label or course.topic
    return not names_several(mention.text) and not (told and force and force not in told)


def _side_of_access(
    mention: Mention, named: Sequence[NamedSide], targets: Sequence[NamedSide], course: _Course
) -> Side | None:
    """Side of something at the way in: of the access that the sentence names, else of the only one so far."""
    sides = {item.side for item in named if item.access} or {item.side for item in targets}
    if len(sides) == 1:
        return next(iter(sides))
    return None if sides or course.several_accesses else course.access


def _side_in_sentence(
    low: str, sentence: Sentence, mention: Mention, targets: Sequence[NamedSide], region: str | None
) -> Side | None:
    """Side of the one target that the sentence names, or of the only one in the same stretch of it."""
    sides = {item.side for item in targets}
    if len(sides) > 1:
        return _nearest(low, sentence, mention, targets)
    item = min(targets, key=lambda item: abs(item.start - mention.start))
    if item.side == "bilateral" and (mention.label == "VESSEL" or abs(item.start - mention.start) > BILATERAL_REACH):
        return None
    if not regions_fit(region, item.region):
        return None
    if mention.label in ("IMAGING", "DEVICE", "INTERVENTION") and region is None:
        start, end = min(item.end, mention.end), max(item.start, mention.start)
        if _STOPS.search(low, start, end):
            return None
    return item.side


_STOPS = re.compile(r"[;:]|,\s(?:the|a|and|no|we|it)\s|\b(?:but|then)\b|\.\s")


def _follow_vessels(mentions: Sequence[Mention], sides: dict[int, Side | None], named: Sequence[NamedSide]) -> None:
    """Acts, devices and disease of a sentence take the inherited side that all its vessels agree on."""
    if any(not item.access for item in named):
        return
    agreed = {
        sides[mention.index]
        for mention in mentions
        if mention.label == "VESSEL" and mention.concept not in FIXED_CONCEPTS
    }
    if len(agreed) != 1 or agreed == {None}:
        return
    for mention in mentions:
        if mention.label in ("LESION", "INTERVENTION", "DEVICE") and sides[mention.index] is None:
            sides[mention.index] = next(iter(agreed))


def _unsided(mentions: Sequence[Mention], sides: dict[int, Side | None], own: dict[int, Side]) -> None:
    """An act beside an unpaired vessel (aorta, celiac) takes no side from elsewhere."""
    for mention in mentions:
        if mention.label in ("LESION", "INTERVENTION", "DEVICE", "IMAGING") and mention.index not in own:
            sides[mention.index] = None


def _nearest(low: str, sentence: Sentence, mention: Mention, targets: Sequence[NamedSide]) -> Side | None:
    """Among several sides: the one of the same comma-free stretch, if only one stands there."""
    close = sorted((max(item.start - mention.end, mention.start - item.end, 0), item.side) for item in targets)
    other = next(distance for distance, side in close if side != close[0][1])
    gap = close[0][0]
    if gap <= 30 and other > 3 * gap + 8 and not _STOPS.search(low, mention.start - gap, mention.end + gap):
        return close[0][1]
    start = max(low.rfind(mark, sentence.start, mention.start) for mark in (",", ";", ":", " and ", " but ", " then "))
    stops = [
        at
        for at in (low.find(mark, mention.end, sentence.end) for mark in (",", ";", " and ", " but ", " then "))
        if at >= 0
    ]
    stop = min(stops, default=sentence.end)
    sides = {item.side for item in targets if start <= item.start < stop}
    return next(iter(sides)) if len(sides) == 1 else None


_LOOKED = WordPattern(r"\b(?:patent|open|normal|unremarkable|intact|perfused|preserved)\b", re.NOFLAG)


def _move_on(
    low: str, sentence: Sentence, mentions: Sequence[Mention], named: Sequence[NamedSide], course: _Course
) -> None:
    """Carry what the sentence named to the next ones; a topic fades after a few sentences that do not name it."""
    if sentence.section in PAST | UNTREATED:
        return
    for item in named:
        if item.access:
            course.several_accesses = (
                course.several_accesses or item.side == "bilateral" or course.access not in (None, item.side)
            )
            course.access = item.side
        course.last = item.side
    if course.access and "antegrade" in low[sentence.start : sentence.end]:
        course.topic, course.region, course.treated, course.age = course.access, "leg", True, 0
    course.age += 1
    if course.age > FADES:
        course.topic = None
    said = {mention.assertion for mention in mentions if mention.label != "LESION"} - {None}
    if said and not said & {"performed", "attempted"}:
        return
    past = {mention.start for mention in mentions if mention.assertion in ("historical", "hypothetical", "negated")}
    targets = [item for item in named if not item.access and not item.bare and item.start not in past]
    sides = {item.side for item in targets}
    if len(sides) == 1:
        course.topic, course.age = targets[0].side, 0
        regions = {item.region for item in targets if item.region}
        course.region = next(iter(regions)) if len(regions) == 1 else None
        course.treated = not _LOOKED.search(low, sentence.start, sentence.end) or any(
            mention.label in ("INTERVENTION", "DEVICE", "LESION") for mention in mentions
        )
    elif sides:
        course.topic = course.region = None
