"""Several vessels told in one breath, spelled out: coordinated names, both sides, and one vessel at several levels.

The language stage tags "celiac and superior mesenteric arteries" once. A catheter rests in one vessel at a time, so
findings see a mention of its own for each: each with its words and side, and, for intercostal and lumbar arteries, one
for each level and side (attribute ``level``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.shared_nouns import sharing_noun
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Attribute, Mention, Reading, Side

LEVELLED = frozenset(
    {
        "vessel:posterior_intercostal_artery",
        "vessel:lumbar_artery",
        "vessel:intercostal_artery",
        "vessel:subcostal_artery",
    }
)
_LUNGS = {"left": "vessel:left_pulmonary_artery", "right": "vessel:right_pulmonary_artery"}
_EACH_LUNG = WordPattern(
    r"\b(?:both|bilateral|each|right\s+(?:and|then|&)\s+(?:the\s+)?left|left\s+(?:and|then|&)\s+(?:the\s+)?right"
    r"|main\s+right\s+and\s+left)\b[\w\s]{0,20}$",
)
_PART = re.compile(r"\s{0,9}(?:,\s*(?:and|or)?|\band\b|\bor\b|&|/|\+|\bthen\b)\s{0,9}", re.IGNORECASE)
_SIDE = WordPattern(r"\b(right|left|r|l|rt|lt|both|bilateral)\b")
_SIDES: dict[str, Side] = {
    "right": "right", "r": "right", "rt": "right", "left": "left", "l": "left", "lt": "left",
    "both": "bilateral", "bilateral": "bilateral",
}  # fmt: skip
_LEVEL_WORD = (
    r"(?:right|left|both|bilateral|rt|lt|and|then|through|thru|to|the|at|levels?|sides?|on|of|from|each|also|its"
    r"|[TL]\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?|[,;&/()+\u2013-])"
)
_LEVELS_BEFORE = re.compile(rf"(?:\b|(?<=\s)|^){_LEVEL_WORD}(?:[\s]*{_LEVEL_WORD}){{0,40}}\s*$", re.IGNORECASE)
_LEVELS_AFTER = re.compile(rf"^\s*(?:arter\w+\s*)?(?:{_LEVEL_WORD}[\s]*){{1,40}}", re.IGNORECASE)
_LEVEL_TOKEN = re.compile(
    r"(?P<both>\bright\s+(?:and|&)\s+left\b|\bleft\s+(?:and|&)\s+right\b)|(?P<side>\b(?:right|left|both|bilateral|rt|lt)\b)|(?P<to>\b(?:through|thru|to)\b|-|\u2013)"
    r"|\b(?P<region>[TL])\s?(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
_WINDOW = 90
_SEGMENTAL = re.compile(r"(?:right|left|both|bilateral)?\s*segmentals?\b", re.IGNORECASE)
_OF_REGION = {"T": "vessel:posterior_intercostal_artery", "L": "vessel:lumbar_artery"}


def with_each_vessel(reading: Reading) -> Reading:
    """The reading with a mention for each vessel of a coordination, each lung's artery, each level and side."""
    found = [one for mention in reading.mentions for one in _each(reading, mention)]
    return replace(reading, mentions=tuple(found))


def _each(reading: Reading, mention: Mention) -> Iterator[Mention]:
    if mention.label != "VESSEL":
        yield mention
        return
    concepts = mention.attributes.get("concepts")
    if isinstance(concepts, tuple) and len(concepts) > 1:
        yield from _parts(mention, concepts)
    elif mention.concept in {"vessel:main_pulmonary_artery", *_LUNGS.values()} and _both_lungs(reading, mention):
        yield replace(mention, concept=_LUNGS["right"], side="right")
        yield replace(mention, concept=_LUNGS["left"], side="left")
    elif mention.concept == "vessel:main_pulmonary_artery" and mention.side in _LUNGS:
        yield replace(mention, concept=_LUNGS[str(mention.side)])
    elif mention.concept in LEVELLED or (not mention.concept and _SEGMENTAL.match(mention.text)):
        yield from _levels(reading, mention)
    else:
        yield from sharing_noun(mention)


def _both_lungs(reading: Reading, mention: Mention) -> bool:
    words = reading.text[max(0, mention.start - 40) : mention.end]
    return re.search(r"arteries|pas\b", mention.text, re.IGNORECASE) is not None and (
        mention.side == "bilateral"
        or _EACH_LUNG.search(words[: len(words) - len("arteries")].rstrip()) is not None
        or _EACH_LUNG.search(mention.text.rsplit(" ", 1)[0]) is not None
    )


def _parts(mention: Mention, concepts: tuple[str, ...]) -> Iterator[Mention]:
    """A mention for each coordinated vessel; a side stays in force until another is told."""
    bounds = [0]
    for cut in _PART.finditer(mention.text):
        bounds += [cut.start(), cut.end()]
    bounds.append(len(mention.text))
    pieces = [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if b > a]
    if len(pieces) != len(concepts):
        for concept in concepts:
            yield replace(mention, concept=concept, attributes=_without_concepts(mention))
        return
    side = mention.side if mention.side != "bilateral" or _names_both(mention.text) else None
    for (start, end), concept in zip(pieces, concepts, strict=True):
        own = _SIDE.search(mention.text[start:end])
        side = _SIDES[own[1].lower()] if own else side
        yield replace(
            mention,
            start=mention.start + start,
            end=mention.start + end,
            text=mention.text[start:end],
            concept=concept,
            side=side,
            attributes=_without_concepts(mention),
        )


def _names_both(text: str) -> bool:
    return re.match(r"\s*(?:both|bilateral)\b", text, re.IGNORECASE) is not None


def _without_concepts(mention: Mention) -> dict[str, Attribute]:
    return {key: value for key, value in mention.attributes.items() if key != "concepts"}


def _levels(reading: Reading, mention: Mention) -> Iterator[Mention]:
    """A mention for each level and side told with an intercostal or lumbar artery."""
    sentence = reading.sentences[mention.sentence]
    before = reading.text[max(sentence.start, mention.start - _WINDOW) : mention.start]
    lead = _LEVELS_BEFORE.search(before)
    told = _told_levels((lead.group() if lead else "") + mention.text, None)
    if not told:
        trail = _LEVELS_AFTER.match(reading.text[mention.end : min(sentence.end, mention.end + _WINDOW)])
        told = _told_levels(trail.group(), mention.side) if trail else []
    if not told:
        yield mention
        return
    for side, level in told:
        attributes: dict[str, Attribute] = {**mention.attributes, "level": level}
        concept = mention.concept or _OF_REGION[level[0]]
        for one in ("left", "right") if side == "bilateral" else (side or mention.side,):
            yield replace(mention, concept=concept, side=one, options=(), attributes=attributes)


def _told_levels(text: str, side: Side | None) -> list[tuple[Side | None, str]]:
    """Levels with the side in force at each; ``T8 through T10`` counts every level between."""
    out: list[tuple[Side | None, str]] = []
    spread = False
    for token in _LEVEL_TOKEN.finditer(text):
        if token["both"]:
            side, spread = "bilateral", False
        elif token["side"]:
            side, spread = _SIDES[token["side"].lower()], False
        elif token["to"]:
            spread = bool(out)
        else:
            region, number = token["region"].upper(), int(token["number"])
            first = number
            if spread and out[-1][1][0] == region and int(out[-1][1][1:]) < number:
                first = int(out[-1][1][1:]) + 1
            out.extend((side, f"{region}{level}") for level in range(first, number + 1))
            spread = False
    return list(dict.fromkeys(out))
