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
from ircoder.findings.spinal_levels import FEEDER_OF_REGION, LEVELS_AFTER, LEVELS_BEFORE, Told, told_levels
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
_WINDOW = 90
_SEGMENTAL = re.compile(r"(?:right|left|both|bilateral)?\s*segmentals?\b", re.IGNORECASE)


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
        levelled = LEVELLED.issuperset(concepts)
        yield from _levels(reading, mention, concepts) if levelled else _parts(mention, concepts)
    elif mention.concept in {"vessel:main_pulmonary_artery", *_LUNGS.values()} and _both_lungs(reading, mention):
        yield replace(mention, concept=_LUNGS["right"], side="right")
        yield replace(mention, concept=_LUNGS["left"], side="left")
    elif mention.concept == "vessel:main_pulmonary_artery" and mention.side in _LUNGS:
        yield replace(mention, concept=_LUNGS[str(mention.side)])
    elif mention.concept in LEVELLED or (not mention.concept and _SEGMENTAL.match(mention.text)):
        yield from _levels(reading, mention, (mention.concept,) if mention.concept else ())
    else:
        yield from sharing_noun(mention)


def _both_lungs(reading: Reading, mention: Mention) -> bool:
    words = reading.text[max(0, mention.start - 40) : mention.end]
    return re.search(r"arteries|pas\b|pulmonary$", mention.text, re.IGNORECASE) is not None and (
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
    if len(pieces) > len(concepts):
        concepts = _for_each_piece([mention.text[a:b] for a, b in pieces], concepts)
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


def _for_each_piece(names: list[str], concepts: tuple[str, ...]) -> tuple[str, ...]:
    """A concept for each piece, where one artery is named on both sides ("right ICA, left ICA and left vertebral")."""
    bare = [_NOUN.sub("", _SIDE.sub("", name)).strip().lower() for name in names]
    kinds = list(dict.fromkeys(bare))
    return tuple(concepts[kinds.index(name)] for name in bare) if len(kinds) == len(concepts) else concepts


_NOUN = re.compile(r"\b(?:the|arter(?:y|ies)|veins?|trunks?)\b", re.IGNORECASE)


def _names_both(text: str) -> bool:
    return re.match(r"\s*(?:both|bilateral)\b", text, re.IGNORECASE) is not None


def _without_concepts(mention: Mention) -> dict[str, Attribute]:
    return {key: value for key, value in mention.attributes.items() if key != "concepts"}


def _levels(reading: Reading, mention: Mention, concepts: tuple[str, ...]) -> Iterator[Mention]:
    """A mention for each level and side told with intercostal or lumbar arteries."""
    sentence = reading.sentences[mention.sentence]
    before = reading.text[max(sentence.start, mention.start - _WINDOW) : mention.start]
    lead = LEVELS_BEFORE.search(before)
    side = mention.side if mention.side == "bilateral" or len(concepts) == 1 else None
    words = (lead.group() if lead else "") + mention.text
    trail = LEVELS_AFTER.match(reading.text[mention.end : min(sentence.end, mention.end + _WINDOW)])
    told = _fitting(told_levels(words, None), concepts)
    if trail is not None and not told:
        told = _fitting(told_levels(trail.group(), side), concepts)
    elif trail is not None and all(own is None for own, _ in told) and not told_levels(trail.group(), None):
        told = _fitting(told_levels(f"{words} {trail.group()}", None), concepts)
    if not told:
        yield from _parts(mention, concepts) if len(concepts) > 1 else (mention,)
        return
    for own, level in told:
        attributes: dict[str, Attribute] = {**_without_concepts(mention), "level": level}
        for one in ("left", "right") if own == "bilateral" else (own or side,):
            concept = FEEDER_OF_REGION[level[0]]
            yield replace(mention, concept=concept, side=one, options=(), attributes=attributes)


def _fitting(told: list[Told], concepts: tuple[str, ...]) -> list[Told]:
    """Levels at which these arteries run; lumbar arteries have none in the chest."""
    if set(concepts) <= {"vessel:lumbar_artery"} and concepts:
        return [one for one in told if one[1].startswith("L")]
    if concepts and "vessel:lumbar_artery" not in concepts and any(level[0] == "T" for _, level in told):
        return [one for one in told if one[1].startswith("T")]
    return told
