"""The side of each mention: from its own words, else from where it stands; none rather than a wrong one.

A side is inherited only where one side is in force: the clause, the sentence, the label of the line, the sentence
before, or the title of a report that never treats the other side. The side of an access is kept apart from the side
of the target: a sheath in the right groin says nothing of the leg that is treated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.vessels import Vessel
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.language.retouch import with_side
from ircoder.language.side_words import (
    FIXED,
    FIXED_CONCEPTS,
    Side,
    SideWord,
    agreed_side,
    find_side_words,
    opposite,
    side_of_initials,
)

_ACCESS = re.compile(
    r"\b(?:groins?|access\w*|punctur\w*|stick|stuck|approach|sheath|micropuncture|cannulat\w*|retrograde|"
    r"antegrade|closure|perclose|"
    r"proglide|angio-?seal|mynx\w*|starclose|exoseal|manta|tr[ -]band|hemostasis|haemostasis|manual (?:pressure|"
    r"compression)|"
    r"wrist|seldinger|introducer)\b"
)
_ACCESS_VESSEL = re.compile(
    r"femoral|cfa|cfv|radial|brachial|ulnar|axillary|jugular|\bij\b|groin|pedal|wrist|arm\b|basilic|cephalic|"
    r"\b[rl]fv\b|popliteal|subclavian"
)
_LANDMARK = re.compile(
    r"\b(?:distal|proximal|close|adjacent|next|medial|cephalad|caudal|superior|inferior|lateral)\s+to\s+(?:the\s+)?$|"
    r"\b(?:above|below|beyond|near|past|off|short\s+of|up\s+to|from)\s+(?:the\s+)?$"
)
_CROSSING = re.compile(
    r"\bup[ -]and[ -]over\b|\bover the (?:horn|bifurcation|top)\b|\bcross(?:ed|"
    r"ing)?\s+(?:over\s+)?the\s+(?:aortic\s+|aortoiliac\s+|iliac\s+)?bifurcation\b|"
    r"\bbifurcation\s+(?:was|is)\s+(?:then\s+)?crossed\b|\bcontralateral\b|\bcrossover\b"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<other>contra[ -]?lateral|opposite|other)|(?P<same>ipsi[ -]?lateral|same))\b(?=\s+(?:\w+\s+){0,3}?)"
)
_LABEL = re.compile(r"[\s\-•*·>\d.)(]*(?P<name>[a-z][a-z \t/,-]{0,40}?)\s*(?:[:–—]|\s-\s)(?P<rest>[^\n]*)")
_NOUNS = re.compile(
    r"(?:[\s-]+(?!(?:and|or|the|a|an|of|in|on|to|from|for|with|was|were|is|are|at|by|via|through|over|into|"
    r"then)\b)[a-z]+){0,3}[\s-]+"
)
_AFTER = re.compile(r"[\s,(]*(?:(?:on|to|in|at|for|from)\s+(?:the\s+)?|)$")
_LOBED = re.compile(
    r"\s*(?:hepatic|lobe|colic|gastr\w*|portal|ventric\w*|atri\w*|heart|coronary|main|anterior descending|"
    r"circumflex|upper lobe|lower lobe|middle lobe)\b"
)

PAST = frozenset({"history", "comparison"})
LIMB = frozenset({"leg", "pelvis"})
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
    title: Side | None = None
    leg: Side | None = None
    last: Side | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """A side that a sentence names: where, whether of an access, and the region of its vessel."""

    side: Side
    start: int
    end: int
    access: bool
    region: str | None
    bare: bool = False


def assign_sides(reading: Reading) -> Reading:
    """Give every mention the side that its words or its surroundings give, ``None`` where that is uncertain.

    Unpaired vessels of the tree (aorta, cava, celiac, …) never inherit one. Side words beside a mention that belong to
    an access count for the access alone.
    """
    low = reading.text.lower()
    words = [word for word in find_side_words(low) if _is_word(reading.text, word)]
    own = _own_sides(reading, low, words)
    course = _Course(title=_title_side(reading, low, words, own), leg=_leg_side(reading, low, own))
    starts = [word.start for word in words]
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    sides: dict[int, Side | None] = {}
    for sentence in reading.sentences:
        mentions = by_sentence.get(sentence.index, [])
        inside = words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = _named(reading, low, sentence, mentions, inside, own)
        _read_label(low, sentence, inside, course)
        _cross(low, sentence, course)
        for mention in mentions:
            sides[mention.index] = own.get(mention.index) or _inherited(low, sentence, mention, named, course)
        _follow_vessels(mentions, sides, named)
        if not any(item for item in named if not item.access) and any(_unpaired(mention) for mention in mentions):
            _unsided(mentions, sides, own)
        _move_on(low, sentence, mentions, named, course)
    return replace(
        reading, mentions=tuple(with_side(mention, sides.get(mention.index)) for mention in reading.mentions)
    )


def _is_word(text: str, word: SideWord) -> bool:
    """Single letters name a side only as capitals."""
    return (
        word.end - word.start > 2
        or not text[word.start : word.end].rstrip(".").islower()
        or text[word.start + 1 : word.end].startswith("t")
    )


def _vessel(mention: Mention) -> Vessel | None:
    return load_knowledge().vessels.get(mention.concept) if mention.label == "VESSEL" else None


def _unpaired(mention: Mention) -> bool:
    vessel = _vessel(mention)
    return vessel is not None and not vessel.paired


def _own_sides(reading: Reading, low: str, words: Sequence[SideWord]) -> dict[int, Side]:
    """Sides said by a mention itself, by its adjectives before it, or right after it (``S1 on the right``)."""
    out: dict[int, Side] = {}
    starts = [word.start for word in words]
    for place, mention in enumerate(reading.mentions):
        corrected = mention.attributes.get("corrected_side")
        fixed = FIXED_CONCEPTS.get(mention.concept) or FIXED.get(low[mention.start : mention.end])
        first = bisect_left(starts, mention.start)
        after = bisect_left(starts, mention.end)
        side = cast("Side | None", corrected) or fixed or agreed_side(words[first:after])
        if side is None and (letters := low[mention.start : mention.start + 2]) and letters[0] in "rl":
            side = side_of_initials(low[mention.start : mention.end])
        if side is None and not _unpaired(mention):
            bound = reading.mentions[place - 1].end if place else 0
            side = _beside(low, words[max(0, first - 2) : first], mention, bound)
            if side is None and first < len(words):
                follow = reading.mentions[place + 1].start if place + 1 < len(reading.mentions) else len(low)
                side = _behind(low, words[first], mention, follow)
        if side:
            out[mention.index] = side
    return out


def _beside(low: str, before: Sequence[SideWord], mention: Mention, bound: int) -> Side | None:
    """Side of the adjectives before a mention, coordination included (``right and left``)."""
    if not before or before[-1].end < bound or not _NOUNS.fullmatch(low, before[-1].end, mention.start):
        return None
    side = before[-1].side
    if len(before) == 2 and low[before[0].end : before[1].start].strip() in ("and", "&", "+", ",", "/"):
        return "bilateral" if before[0].side != side else side
    return side


def _behind(low: str, word: SideWord, mention: Mention, follow: int) -> Side | None:
    """Side that follows a mention directly: ``on the right``, ``bilaterally``, ``, left``."""
    if word.start < mention.end or word.start >= follow or word.start - mention.end > 14:
        return None
    between = low[mention.end : word.start]
    tail = low[word.end : word.end + 24].lstrip()
    if not _AFTER.fullmatch(between) or not _CLOSED.match(tail):
        return None
    return word.side if between.strip(" ,(") or "," in between or "(" in between or word.side == "bilateral" else None


_SPOT = re.compile(
    r"\s+(?:side|leg|limb|lower|upper|arm|groin|lung|kidney|hip|knee|shoulder|neck|chest|breast|flank|calf|thigh|"
    r"foot)\b|\s*(?:$|[:,;.)\n])"
)
_CLOSED = re.compile(r"$|[.,;)\n:]|(?:side|and|was|were|is|are|with|which|but|then|at|has|had|,)\b")


def _title_side(reading: Reading, low: str, words: Sequence[SideWord], own: dict[int, Side]) -> Side | None:
    """The one side of the title, where the body never names another side as a target."""
    titles = [sentence for sentence in reading.sentences if sentence.section == "procedure_title"]
    sides = {word.side for word in words for title in titles if title.start <= word.start < title.end}
    if len(sides) != 1 or "bilateral" in sides:
        return None
    side = next(iter(sides))
    for mention in reading.mentions:
        if own.get(mention.index) in (opposite(side), "bilateral") and mention.section not in PAST | {"access"}:
            near = low[max(0, mention.start - 40) : mention.end + 40]
            if not (_ACCESS.search(near) and _ACCESS_VESSEL.search(low, mention.start, mention.end)) and not _landmark(
                low, mention
            ):
                return None
    return side


_LEG = re.compile(r"\b(?:leg|lower extremity|lower limb|runoff|foot|calf|thigh)\b")


def _leg_side(reading: Reading, low: str, own: dict[int, Side]) -> Side | None:
    """The side of every leg vessel that the report names as a target, where there is but one and it is named twice."""
    sides: list[Side] = []
    for mention in reading.mentions:
        side = own.get(mention.index)
        vessel = _vessel(mention)
        of_leg = vessel.region in _TERRITORY if vessel else _LEG.search(low, mention.start, mention.end) is not None
        if side is None or not of_leg or mention.section in PAST:
            continue
        if not _is_access(low, reading.sentences[mention.sentence], mention.start, mention.end):
            sides.append(side)
    return sides[0] if len(sides) > 1 and len(set(sides)) == 1 and sides[0] != "bilateral" else None


def _landmark(low: str, mention: Mention) -> bool:
    return _LANDMARK.search(low, max(0, mention.start - 28), mention.start) is not None


def _named(
    reading: Reading,
    low: str,
    sentence: Sentence,
    mentions: Sequence[Mention],
    words: Sequence[SideWord],
    own: dict[int, Side],
) -> list[_Named]:
    """Sides that the sentence names, of mentions and of bare side words."""
    out: list[_Named] = []
    for mention in mentions:
        side = own.get(mention.index)
        if side is None or _unpaired(mention) or mention.concept in FIXED_CONCEPTS or _landmark(low, mention):
            continue
        vessel = _vessel(mention)
        if vessel is None and _LOBED.search(low, mention.start, mention.end):
            continue
        out.append(
            _Named(
                side,
                mention.start,
                mention.end,
                _is_access(low, sentence, mention.start, mention.end),
                vessel.region if vessel else None,
            )
        )
    for word in words:
        if any(mention.start <= word.start < mention.end for mention in mentions) or _LOBED.match(low, word.end):
            continue
        if _LANDMARK.search(low, max(0, word.start - 28), word.start):
            continue
        access = _is_access(low, sentence, word.start, min(len(low), word.end + 24))
        if access or _SPOT.match(low, word.end):
            out.append(_Named(word.side, word.start, word.end, access, None, True))
    out.sort(key=lambda item: item.start)
    return out


def _is_access(low: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch is a way in: an access vessel with access words around it."""
    if not _ACCESS_VESSEL.search(low, max(sentence.start, start - 3), min(sentence.end, end)):
        return False
    if sentence.section == "access":
        return True
    if _TOWARD.search(low, max(sentence.start, start - 14), start):
        return _NEEDLE.search(low, max(sentence.start, start - 60), start) is not None
    return _ACCESS.search(low, max(sentence.start, start - 45), min(sentence.end, end + 45)) is not None


_ACCESS_AFTER = re.compile(
    r"[\s,]*(?:\w+\s)?(?:access|approach|puncture|stick|sheath|route|closure|venotomy|arteriotomy)\b"
)
_ACCESS_BEFORE = re.compile(
    r"\b(?:access\w*|punctur\w*|stick|closure)\s+(?:of|to|in|into|via|at|through|was\s+via)\s+(?:the\s+)?$"
)


def _is_way_in(low: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention without a side is at the access: a closure, a sheath, ``femoral access``."""
    if _AT_DOOR.match(low, mention.start, mention.end):
        return True
    if not _ACCESS_VESSEL.search(low, mention.start, mention.end):
        return False
    return bool(
        sentence.section == "access"
        or _ACCESS_AFTER.match(low, mention.end, sentence.end)
        or _ACCESS_BEFORE.search(low, max(sentence.start, mention.start - 30), mention.start)
    )


_TOWARD = re.compile(r"\b(?:into|to|towards?)\s+(?:the\s+)?$")
_NEEDLE = re.compile(r"\b(?:needle|punctur\w*|stick|micropuncture|cutdown)\b")


def _read_label(low: str, sentence: Sentence, words: Sequence[SideWord], course: _Course) -> None:
    """``Left leg: …`` puts the line, and the list under it, on that side."""
    if course.label and sentence.start >= course.label_end:
        course.label = None
    label = _LABEL.match(low, sentence.start, sentence.end + 1)
    if not label:
        return
    sides = {word.side for word in words if word.end <= label.end("name") + 1}
    course.label = None
    if len(sides) == 1 and len(label["name"].split()) <= 5:
        course.label = next(iter(sides))
        blank = low.find("\n\n", sentence.start)
        line = low.find("\n", sentence.start)
        stop = line if label["rest"].strip() else blank
        course.label_end = stop if stop >= 0 else len(low)


def _cross(low: str, sentence: Sentence, course: _Course) -> None:
    """Going up and over puts the target on the side opposite to the access."""
    if course.access and not course.several_accesses and _CROSSING.search(low, sentence.start, sentence.end):
        course.topic, course.region = opposite(course.access), "leg"


def _inherited(low: str, sentence: Sentence, mention: Mention, named: Sequence[_Named], course: _Course) -> Side | None:
    """Side that a mention without its own takes from its surroundings."""
    if mention.label not in INHERITING or _unpaired(mention) or sentence.section in PAST:
        return None
    relative = _RELATIVE.search(low, max(sentence.start, mention.start - 24), mention.end)
    if (
        relative
        and relative.end() <= mention.end
        and _NOUNS.fullmatch(low, relative.end(), max(relative.end(), mention.start))
    ):
        base = course.access if course.access and not course.several_accesses else course.last
        return opposite(base) if relative["other"] else base
    vessel = _vessel(mention)
    region = vessel.region if vessel else None
    targets = [item for item in named if not item.access]
    if mention.label == "GUIDANCE":
        sides = {item.side for item in named if item.access}
        return next(iter(sides)) if len(sides) == 1 and len({item.side for item in named}) == 1 else None
    if _is_way_in(low, sentence, mention):
        return _side_of_access(mention, named, targets, course)
    if targets:
        return _side_in_sentence(low, sentence, mention, targets, region)
    if course.label:
        return course.label
    if course.topic in ("left", "right") and _fits(region, course.region) and (vessel or course.treated):
        return course.topic if vessel or mention.label in ("LESION", "INTERVENTION", "DEVICE") else None
    if course.leg and region and _fits(region, "leg"):
        return course.leg
    if course.title and (vessel is None or region not in ("thorax", "abdomen")) and mention.label != "ANATOMY":
        return course.title
    return None


_AT_DOOR = re.compile(
    r"(?:closure|perclose|preclose|proglide|angio-?seal|mynx|starclose|exoseal|manta|tr[ -]band|"
    r"(?:introducer )?sheath|stick|puncture|hemostasis)"
)


def _side_of_access(
    mention: Mention, named: Sequence[_Named], targets: Sequence[_Named], course: _Course
) -> Side | None:
    """Side of something at the way in: of the access that the sentence names, else of the only one so far."""
    sides = {item.side for item in named if item.access} or {item.side for item in targets}
    if len(sides) == 1:
        return next(iter(sides))
    return None if sides or course.several_accesses else course.access


def _side_in_sentence(
    low: str, sentence: Sentence, mention: Mention, targets: Sequence[_Named], region: str | None
) -> Side | None:
    """Side of the one target that the sentence names, or of the only one in the same stretch of it."""
    sides = {item.side for item in targets}
    if len(sides) > 1:
        return _nearest(low, sentence, mention, targets)
    item = targets[0]
    if not _fits(region, item.region):
        return None
    if mention.label in ("IMAGING", "DEVICE", "INTERVENTION") and region is None:
        start, end = min(item.end, mention.end), max(item.start, mention.start)
        if _STOPS.search(low, start, end):
            return None
    return item.side


_STOPS = re.compile(r"[;:]|,\s(?:the|a|and|no|we|it)\s|\b(?:but|then)\b|\.\s")


def _follow_vessels(mentions: Sequence[Mention], sides: dict[int, Side | None], named: Sequence[_Named]) -> None:
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


def _fits(region: str | None, other: str | None) -> bool:
    """Whether two regions lie in one territory; an unknown region fits any."""
    if region is None or other is None:
        return True
    return _TERRITORY.get(region, region) == _TERRITORY.get(other, other)


_TERRITORY = {"lower_extremity": "leg", "foot": "leg", "pelvis": "leg"}


def _nearest(low: str, sentence: Sentence, mention: Mention, targets: Sequence[_Named]) -> Side | None:
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


_LOOKED = re.compile(r"\b(?:patent|open|normal|unremarkable|intact|perfused|preserved)\b")


def _move_on(
    low: str, sentence: Sentence, mentions: Sequence[Mention], named: Sequence[_Named], course: _Course
) -> None:
    """Carry what the sentence named to the next ones; a topic fades after a few sentences that do not name it."""
    if sentence.section in PAST:
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
