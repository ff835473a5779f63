"""Arteries of the body wall that a spinal angiogram tells by side and level alone.

"R T12, L T12, R L1 catheterized", lines that open with a level ("T11 left: normal"), and tables with a column for each
side. Each gets a vessel mention of a list (:data:`~ircoder.findings.listed_vessels.LISTED`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.coordinated_vessels import LEVELLED
from ircoder.findings.listed_vessels import FILMED, LISTED, PASSED, table_rows
from ircoder.findings.spinal_levels import FEEDER_OF_REGION, LEVELS, Told, told_levels
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Sentence, Side

_SPINAL_STUDY = WordPattern(
    r"\b(?:spinal|spine|cord)\s+(?:cord\s+)?(?:(?:catheter|selective|diagnostic|digital|subtraction)\s+){0,3}"
    r"(?:angio\w*|arterio\w*|dsa)\b|\b(?:adamkiewicz|segmentals?|segmental arter\w+|radiculomedullary"
    r"|radiculo-?\s?medullary)\b"
)
_ENTERED = WordPattern(
    r"\b(?:(?:sub)?select(?:ed|ively|ive|ions?)|catheteri[sz]\w+|cathed|cannulated|engaged|hooked|entered|inject(?:ed|ions?)"
    r"|shot|filmed|studied|runs?|dsa|angiogra\w+|levels)\b"
)
_OTHERWISE = WordPattern(
    r"\b(?:not|unable|could|failed|pigtail|flush|aorta|aortogra\w+|vertebra|vertebral bod\w+|fractures?|dis[ck]s?"
    r"|laminec\w+|level of|signal|(?<!spinal )cord|conus|myelo\w+|mri?|mra|cta?|metasta\w+|tumou?r"
    r"|mass|lesion|sensory|emboli[sz]\w*|coil\w*|onyx|glue|nbca)\b"
)
_LABEL_END = re.compile(
    r"(?:\s+(?:subcostal|segmental|radicular|feeder)s?(?:\s+arter\w+)?)?"
    r"\s*(?:\((?P<by>[^)\n]{1,30})\)\s*)?(?:[:=]|\s[\u2013-]\s|\s*(?=normal\b|negative\b|fistula\b))"
)
_MARK = re.compile(r"[ \t]*(?:[-*\u2022\u2013]+|\(?\d{1,2}[.)](?=\s))?[ \t]*(?:the[ \t]+)?", re.IGNORECASE)
_EMPTY_CELL = re.compile(r"[\W_]*$|(?:not|n/?a|none|skipped|could|unable|absent)\b", re.IGNORECASE)
_BACKGROUND = frozenset(
    {"indication", "history", "comparison", "consent", "plan", "timeout", "allergies", "impression", "procedure_title"}
)
_READ = frozenset({"findings"})
_BESIDE = 2
"""Characters between levels and the artery that they belong to."""
_OF_ANY_LEVEL = LEVELLED - frozenset(FEEDER_OF_REGION.values())
_OF_THE_CORD = re.compile(
    r"\s*(?:cord|signal|weighted|flair|hyper\w+|bright\w*|edema|myelo\w+|sensory|level|conus|sequence\w*|images?)\b",
    re.IGNORECASE,
)
"""Behind a level, or a T2 of a scan, that it is none of an artery."""


def with_spinal_feeders(reading: Reading) -> Reading:
    """The reading with a mention for each artery told by its level; the same object where it is no such study."""
    if _SPINAL_STUDY.search(reading.text) is None:
        return reading
    made = [*_in_tables(reading), *_in_sentences(reading)]
    sided = {m.attributes.get("level") for m in (*reading.mentions, *made) if m.concept in LEVELLED and m.side}
    made = [m for m in made if m.side or m.attributes["level"] not in sided]
    if not made:
        return reading
    own = [_spoken_of(m) if m.concept in LEVELLED and "level" not in m.attributes else m for m in reading.mentions]
    return replace(reading, mentions=tuple(sorted((*own, *made), key=lambda m: m.start)))


def _spoken_of(mention: Mention) -> Mention:
    """Arteries of no level, where the study counts its arteries by level ("Cobra for the lumbars")."""
    return replace(mention, attributes={**mention.attributes, LISTED: PASSED})


def _in_sentences(reading: Reading) -> Iterator[Mention]:
    for sentence in reading.sentences:
        if sentence.section in _BACKGROUND:
            continue
        text = reading.text[sentence.start : sentence.end]
        named = [m for m in reading.mentions if m.concept in LEVELLED and m.sentence == sentence.index]
        told = _ENTERED.search(text) and sentence.section not in _READ
        for group in LEVELS.finditer(text):
            levels = _without_named(told_levels(group.group(), None), named, sentence.start, group)
            labels = _labels(text, group)
            if not levels or (_OF_THE_CORD.match(text, group.end()) and not labels):
                continue
            if (told and not _OTHERWISE.search(text[: group.end()])) or labels:
                yield from _made(reading, sentence, sentence.start + group.start(), group.group(), levels)


def _without_named(levels: list[Told], named: list[Mention], start: int, group: re.Match[str]) -> list[Told]:
    """Levels of a group that no artery named beside it tells ("right T8, left T9, then left L1 lumbar")."""
    known = {(m.side, m.attributes.get("level")) for m in named}
    beside = {
        m.concept
        for m in named
        if m.start - _BESIDE <= start + group.end() and start + group.start() <= m.end + _BESIDE
    }
    return [
        (side, level)
        for side, level in levels
        if FEEDER_OF_REGION[level[0]] not in beside and not beside & _OF_ANY_LEVEL and (side, level) not in known
    ]


def _labels(text: str, group: re.Match[str]) -> bool:
    """Whether levels open a statement as its label."""
    opening = _MARK.match(text)
    start = opening.end() if opening else 0
    return group.start() <= start and _LABEL_END.match(text, len(text[: group.end()].rstrip(" ,:;-\u2013"))) is not None


def _in_tables(reading: Reading) -> Iterator[Mention]:
    """Rows that open with a level, with a column for each side."""
    for heads, cells in table_rows(reading.text):
        sided = {i: side for i, head in enumerate(heads) for side in ("right", "left") if head.lower() == side}
        levels = told_levels(cells[0].group(), None)
        if len(sided) < len(("right", "left")) or len(levels) != 1:
            continue
        sentence = next((s for s in reversed(reading.sentences) if s.start <= cells[0].start()), reading.sentences[0])
        for column, side in sided.items():
            if column < len(cells) and not _EMPTY_CELL.match(cells[column].group()):
                told: list[Told] = [("left" if side == "left" else "right", levels[0][1])]
                yield from _made(reading, sentence, cells[0].start(), cells[0].group(), told)


def _made(reading: Reading, sentence: Sentence, at: int, text: str, levels: list[Told]) -> Iterator[Mention]:
    for side, level in levels:
        both: tuple[Side | None, ...] = ("left", "right") if side == "bilateral" else (side,)
        for own in both:
            yield Mention(
                index=len(reading.mentions) + at,
                start=at,
                end=at + len(text.rstrip()),
                text=text.rstrip(),
                label="VESSEL",
                concept=FEEDER_OF_REGION[level[0]],
                kind="systemic_artery",
                sentence=sentence.index,
                section=sentence.section,
                side=own,
                attributes={"level": level, LISTED: FILMED},
            )
