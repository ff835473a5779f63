"""Where sides are named: in a mention's own words, beside it, in titles; and which of them belong to an access."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.language.side_words import FIXED, FIXED_CONCEPTS, Side, SideWord, agreed_side, opposite, side_of_initials

_ACCESS = WordPattern(
    r"\b(?:groins?|access\w*|punctur\w*|stick|stuck|approach|sheath|micropuncture|cannulat\w*|retrograde|"
    r"antegrade|closure|perclose|"
    r"proglide|angio-?seal|mynx\w*|starclose|exoseal|manta|tr[ -]band|hemostasis|haemostasis|manual (?:pressure|"
    r"compression)|"
    r"wrist|seldinger|introducer|up[ -]and[ -]over|up/over|over the (?:top|horn))\b",
    re.NOFLAG,
)


_ACCESS_VESSEL = re.compile(
    r"femoral|cfa|cfv|radial|brachial|ulnar|axillary|jugular|\bij\b|groin|pedal|wrist|arm\b|basilic|cephalic|"
    r"\b[rl]fv\b|popliteal|subclavian"
)


_BARE_WAY = re.compile(
    r"\W*(?:right|left|rt|lt|r|l|both|bilateral)\.?\s?(?:(?:common|superficial|distal|transradial)\s+)?"
    r"(?:femorals?|c?f[av]|cf|brachial|radial|ulnar|axillary|popliteal|pedal|internal jugular|jugular|ij|groins?)"
    r"(?:\s+(?:artery|vein|art))?(?:[\s,]+\d{1,2}(?:\.\d)?\s?-?(?:fr|french|f)\b[^.;\n]{0,20})?[\s.;,]*"
)
"""A statement that is nothing but a way in and the size of its sheath."""


_LANDMARK = WordPattern(
    r"\b(?:distal|proximal|close|adjacent|next|medial|cephalad|caudal|superior|inferior|lateral)\s+to\s+(?:the\s+)?$|"
    r"\b(?:above|below|beyond|near|past|off|short\s+of|up\s+to|from)\s+(?:the\s+)?$",
    re.NOFLAG,
)


NOUN_GROUP = re.compile(
    r"(?:[\s-]+(?!(?:and|or|the|a|an|of|in|on|to|from|for|with|was|were|is|are|at|by|via|through|over|into|"
    r"then)\b)[a-z]+){0,3}[\s-]+"
)


_AFTER = re.compile(r"[\s,(]*(?:(?:on|to|in|at|for|from)\s+(?:the\s+)?|)$")


_LOBED = re.compile(
    r"\s*(?:hepatic|lobe|colic|gastr\w*|portal|ventric\w*|atri\w*|heart|coronary|main|anterior descending|"
    r"circumflex|upper lobe|lower lobe|middle lobe)\b"
)


PAST = frozenset({"history", "comparison"})


@dataclass(frozen=True, slots=True)
class NamedSide:
    """A side that a sentence names: where, whether of an access, and the region of its vessel."""

    side: Side
    start: int
    end: int
    access: bool
    region: str | None
    bare: bool = False


def vessel_of(mention: Mention) -> Vessel | None:
    """The vessel of the tree that a mention names."""
    return load_knowledge().vessels.get(mention.concept) if mention.label == "VESSEL" else None


def is_unpaired(mention: Mention) -> bool:
    """Whether a mention names a vessel of the tree that has no sides."""
    vessel = vessel_of(mention)
    return vessel is not None and not vessel.paired


def own_sides(reading: Reading, low: str, words: Sequence[SideWord]) -> dict[int, Side]:
    """Sides said by a mention itself, by its adjectives before it, or right after it (``S1 on the right``)."""
    out: dict[int, Side] = {}
    starts = [word.start for word in words]
    for place, mention in enumerate(reading.mentions):
        corrected = mention.attributes.get("corrected_side")
        fixed = FIXED_CONCEPTS.get(mention.concept) or FIXED.get(low[mention.start : mention.end])
        first = bisect_left(starts, mention.start)
        after = bisect_left(starts, mention.end)
        side = cast("Side | None", corrected) or fixed or agreed_side(words[first:after])
        if side is None and first and words[first - 1].end > mention.start:
            # "B/L SI joints": the mention begins inside the word for both sides.
            side = words[first - 1].side
        if side is None and (letters := low[mention.start : mention.start + 2]) and letters[0] in "rl":
            side = side_of_initials(low[mention.start : mention.end])
        if side is None and not is_unpaired(mention):
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
    if not before or before[-1].end < bound or not NOUN_GROUP.fullmatch(low, before[-1].end, mention.start):
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
    if word.side == "bilateral":
        tail = tail.removeprefix("sides").removeprefix("side").lstrip()
    if not _AFTER.fullmatch(between) or not _CLOSED.match(tail):
        return None
    return word.side if between.strip(" ,(") or "," in between or "(" in between or word.side == "bilateral" else None


_SPOT = re.compile(
    r"\s+(?:side|leg|limb|lower|upper|arm|groin|lung|kidney|hip|knee|shoulder|neck|chest|breast|flank|calf|thigh|"
    r"foot)\b|\s*(?:$|[:,;.)\n])"
)


_CLOSED = re.compile(r"$|[.,;)\n:]|(?:side|and|was|were|is|are|with|which|but|then|at|has|had|,)\b")


def title_side(reading: Reading, low: str, words: Sequence[SideWord], own: dict[int, Side]) -> Side | None:
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


_LEG = WordPattern(r"\b(?:leg|lower extremity|lower limb|runoff|foot|calf|thigh)\b", re.NOFLAG)


def leg_side(reading: Reading, low: str, own: dict[int, Side]) -> Side | None:
    """The side of every leg vessel that the report names as a target, where there is but one and it is named twice."""
    sides: list[Side] = []
    for mention in reading.mentions:
        side = own.get(mention.index)
        vessel = vessel_of(mention)
        of_leg = vessel.region in _TERRITORY if vessel else _LEG.search(low, mention.start, mention.end) is not None
        if side is None or not of_leg or mention.section in PAST:
            continue
        if not _is_access(low, reading.sentences[mention.sentence], mention.start, mention.end):
            sides.append(side)
    return sides[0] if len(sides) > 1 and len(set(sides)) == 1 and sides[0] != "bilateral" else None


def _landmark(low: str, mention: Mention) -> bool:
    return _LANDMARK.search(low, max(0, mention.start - 28), mention.start) is not None


def named_sides(
    reading: Reading,
    low: str,
    sentence: Sentence,
    mentions: Sequence[Mention],
    words: Sequence[SideWord],
    own: dict[int, Side],
) -> list[NamedSide]:
    """Sides that the sentence names, of mentions and of bare side words."""
    out: list[NamedSide] = []
    for mention in mentions:
        side = own.get(mention.index)
        if side is None or is_unpaired(mention) or mention.concept in FIXED_CONCEPTS or _landmark(low, mention):
            continue
        vessel = vessel_of(mention)
        if vessel is None and _LOBED.search(low, mention.start, mention.end):
            continue
        out.append(
            NamedSide(
                side,
                mention.start,
                mention.end,
                _is_access(low, sentence, mention.start, mention.end),
                vessel.region if vessel else _region_of_words(low, mention.start, mention.end),
            )
        )
    for word in words:
        if any(mention.start <= word.start < mention.end for mention in mentions) or _LOBED.match(low, word.end):
            continue
        if _LANDMARK.search(low, max(0, word.start - 28), word.start):
            continue
        access = _is_access(low, sentence, word.start, min(len(low), word.end + 24))
        if access or _SPOT.match(low, word.end):
            out.append(NamedSide(word.side, word.start, word.end, access, None, True))
    out.sort(key=lambda item: item.start)
    return out


_ARM = re.compile(r"\b(?:arm|upper (?:extremity|limb)|hand|forearm|wrist|fistula|avf|avg)\b")
_NECK = re.compile(r"\b(?:neck|cervic\w+|carotid|cerebral|intracranial|vertebral)\b")


def _region_of_words(low: str, start: int, end: int) -> str | None:
    """Region that an act, study or body part names in words (``left leg arteriogram``)."""
    for pattern, region in ((_LEG, "lower_extremity"), (_ARM, "upper_extremity"), (_NECK, "head_neck")):
        if pattern.search(low, start, end):
            return region
    return None


def _is_access(low: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch is a way in: an access vessel with access words around it."""
    if not _ACCESS_VESSEL.search(low, max(sentence.start, start - 3), min(sentence.end, end)):
        return False
    if sentence.section == "access" or _BARE_WAY.fullmatch(low, sentence.start, sentence.end):
        return True
    if _TOWARD.search(low, max(sentence.start, start - 14), start):
        return _NEEDLE.search(low, max(sentence.start, start - 60), start) is not None
    return _ACCESS.search(low, max(sentence.start, start - 45), min(sentence.end, end + 45)) is not None


_ACCESS_AFTER = re.compile(
    r"[\s,]*(?:\w+\s)?(?:access|approach|puncture|stick|sheath|route|closure|venotomy|arteriotomy)\b"
    r"|\s(?:was|is|were)\s(?:\w+\s)?(?:entered|punctured|accessed|cannulated|stuck)\b"
)
_ACCESS_BEFORE = re.compile(
    r"\b(?:access\w*|punctur\w*|stick|closure)\s+(?:of|to|in|into|via|at|through|was\s+via)\s+(?:the\s+)?$"
    r"|\b(?:sheath|introducer|needle|cannula|micropuncture(?:\s+set)?)\s+(?:was\s+|is\s+)?(?:then\s+)?"
    r"(?:inserted|placed|introduced|put)\s+(?:in|into|through|via)\s+(?:the\s+)?$"
)


def is_way_in(low: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention without a side is at the access: a closure, a sheath, ``femoral access``."""
    if _AT_DOOR.match(low, mention.start, mention.end):
        return True
    if not _ACCESS_VESSEL.search(low, mention.start, mention.end):
        return False
    return bool(
        sentence.section == "access"
        or _ACCESS_AFTER.match(low, mention.end, sentence.end)
        or _ACCESS_BEFORE.search(low, max(sentence.start, mention.start - 50), mention.start)
    )


_TOWARD = re.compile(r"\b(?:into|to|towards?)\s+(?:the\s+)?$")


_NEEDLE = re.compile(r"\b(?:needle|punctur\w*|stick|micropuncture|cutdown)\b")


_AT_DOOR = re.compile(
    r"(?:closure|perclose|preclose|proglide|angio-?seal|mynx|starclose|exoseal|manta|tr[ -]band|"
    r"(?:introducer )?sheath|stick|puncture|hemostasis)"
)


def regions_fit(region: str | None, other: str | None) -> bool:
    """Whether two regions lie in one territory; an unknown region fits any."""
    if region is None or other is None:
        return True
    return _TERRITORY.get(region, region) == _TERRITORY.get(other, other)


_TERRITORY = {"lower_extremity": "leg", "foot": "leg", "pelvis": "leg"}
