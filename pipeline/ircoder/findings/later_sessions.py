"""A second session of the day told in one report: each session is read by itself, and its facts carry its number.

A session ends where the report says that the patient came back later the same day. Background is read for every
session; headings that sum up the whole day are read with the first one, and prove nothing by themselves there.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TypeVar

from ircoder.findings.context import BACKGROUND, TITLES
from ircoder.findings.model import ENCOUNTER, Access, Act, Fact, Findings, Guidance, Imaging, Span, Unresolved
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Reading, Sentence

T = TypeVar("T")
_SUMMARY = TITLES | {"impression"}
_CAME_BACK = (
    r"\b(?:return(?:ed|s)?|(?:brought|taken|came|comes|wheeled|transferred|sent|called|is|was|patient) back"
    r"|re-?presented|brought again|came again)\b[^.;]{0,40}?\b(?:to|in|into)\b[^.;]{0,50}?"
)
_TO_THE_SUITE = WordPattern(
    _CAME_BACK
    + r"\b(?:angio\w*|interventional|i\.?r\.?|cath\w*|procedure|fluoro\w*|radiology|lab|table|suite|hybrid)\b"
)
_TO_A_SCANNER = WordPattern(_CAME_BACK + r"\b(?:ct|imaging|ultrasound|scanner)\b")
_LATER = WordPattern(
    r"\blater (?:on )?(?:the|that|this|on the|on that|in the|during the) (?:same )?"
    r"(?:day|date|afternoon|evening|morning|night)\b"
    r"|\b(?:on )?(?:the )?same (?:calendar )?(?:day|date|afternoon|evening|morning)\b"
    r"|\b(?:that|this|in the) (?:same )?(?:afternoon|evening|night)\b"
    r"|\b(?:hours?|hrs?)\s+(?:later|after\w*)\b|\blater today\b"
)
_AT_A_TIME = WordPattern(r"\bat (?:approximately |about )?(?:[01]?\d|2[0-3]):?[0-5]\d\b")
_TIMED_LINE = re.compile(
    r"^[^\w\n]*(?:[01]?\d|2[0-3]):?[0-5]\d\b\s*(?:h|hrs|hours)?\s*[-\u2013\u2014:.,]", re.MULTILINE
)
_NAMED = WordPattern(
    r"(?:^|[.\n])[\s\W]*(?:session|procedure session)\s*(?:#\s*)?(?:2|two|ii|3|three|iii)\b"
    r"|(?:^|[.\n])[\s\W]*(?:second|2nd|third|3rd)\s+(?:session|encounter|visit|trip)\b"
    r"|\b(?:in|at|during|as) (?:a|the) (?:second|separate|later|new|third|2nd) (?:session|encounter|trip|visit)\b"
)
_STEMS = ("return", "back", "represent", "re-present", "again", "session", "encounter", "visit", "trip")
"""What no sentence that opens a session can do without."""
_NOT_BACK = WordPattern(
    r"\b(?:will|would|if|may|might|should|shall|can|could|plan(?:ned|s)?|scheduled|to be|needs?|instruct\w*|asked"
    r"|advised|tomorrow|yesterday|next (?:day|morning|week)|following (?:day|morning|week)|days? later|weeks? later"
    r"|prior|previous\w*|earlier|last (?:week|month|night)|history|recommend\w*|as needed|one session|single session"
    r"|without)\b"
)


_SILENT = Unresolved(
    kind="blank", reason="The report tells of more than one session of the day, and in one of them no work was read."
)


def sessions_of(reading: Reading) -> tuple[Reading, ...]:
    """The reading of each session, in order; the reading itself where the report tells of one session only."""
    opened = (_opening(reading, sentence) for sentence in reading.sentences)
    starts = list(dict.fromkeys(start for start in opened if start is not None))
    bounds = [0, *starts, len(reading.text)]
    if any(not _works(reading, low, high) for low, high in pairwise(bounds)):
        return (reading,)
    return tuple(_only(reading, low, high, first=number == 0) for number, (low, high) in enumerate(pairwise(bounds)))


def _opening(reading: Reading, sentence: Sentence) -> int | None:
    """Where a later session of the same day begins, if a sentence of the body says that one does."""
    if sentence.section in BACKGROUND or sentence.section in _SUMMARY:
        return None
    text = reading.text[sentence.start : sentence.end]
    low = text.lower()
    if not any(stem in low for stem in _STEMS) or _NOT_BACK.search(text):
        return None
    later = _LATER.search(text) is not None
    if _NAMED.search(text) or (later and _TO_A_SCANNER.search(text)):
        return sentence.start
    if not _TO_THE_SUITE.search(text):
        return None
    return sentence.start if later or _AT_A_TIME.search(text) else _timed_line(reading.text, sentence.start)


def _timed_line(text: str, at: int) -> int | None:
    """Start of the line of a place, where it begins with a time of day and an earlier line does too."""
    timed = [match.start() for match in _TIMED_LINE.finditer(text, 0, at)]
    own = text.rfind("\n", 0, at) + 1
    return own if timed and timed[-1] == own and len(timed) > 1 else None


def _works(reading: Reading, low: int, high: int) -> bool:
    """Whether the body between two places names work with instruments."""
    sections = BACKGROUND | _SUMMARY
    return any(
        low <= mention.start < high and mention.label in {"INTERVENTION", "DEVICE"} and mention.section not in sections
        for mention in reading.mentions
    )


def _only(reading: Reading, low: int, high: int, *, first: bool) -> Reading:
    """The reading with the body of the other sessions blanked out; places in the text stay what they are."""

    def kept(section: str, at: int) -> bool:
        return section in BACKGROUND or (first if section in _SUMMARY else low <= at < high)

    signs = list(reading.text)
    for sentence in reading.sentences:
        if not kept(sentence.section, sentence.start):
            for at in range(sentence.start, sentence.end):
                signs[at] = "\n" if signs[at] == "\n" else " "
    sections = {sentence.index: sentence.section for sentence in reading.sentences}
    return dataclasses.replace(
        reading,
        text="".join(signs),
        mentions=tuple(m for m in reading.mentions if kept(sections.get(m.sentence, m.section), m.start)),
        quantities=tuple(q for q in reading.quantities if kept(sections.get(q.sentence, "body"), q.start)),
    )


def joined(sessions: tuple[Findings, ...]) -> Findings:
    """One set of findings, each fact with the number of its session."""
    told = [_numbered(found, number) for number, found in enumerate(sessions, start=1)]
    first = _told_in_body(told[0])
    parts = (first, *told[1:])
    silent = any(not (found.performed() or found.imaging) for found in parts)
    return Findings(
        patient_age=first.patient_age,
        accesses=_all(parts, lambda found: found.accesses),
        imaging=_all(parts, lambda found: found.imaging),
        acts=_all(parts, lambda found: found.acts),
        lesions=_all(parts, lambda found: found.lesions),
        devices=_all(parts, lambda found: found.devices),
        guidance=_all(parts, lambda found: found.guidance),
        sedation=_all(parts, lambda found: found.sedation),
        facts=_all(parts, lambda found: found.facts),
        contradictions=_all(parts, lambda found: tuple(c for c in found.contradictions if all(map(_in_body, c.spans)))),
        told=_all(parts, lambda found: found.told),
        unresolved=(*_all(parts, lambda found: found.unresolved), *((_SILENT,) if silent else ())),
    )


def _all(parts: Iterable[Findings], of: Callable[[Findings], tuple[T, ...]]) -> tuple[T, ...]:
    out: list[T] = []
    for part in parts:
        out.extend(item for item in of(part) if item not in out)
    return tuple(out)


def _told_in_body(found: Findings) -> Findings:
    """Without acts of which only a summary of the whole day tells: they may belong to a later session."""
    kept = tuple(act for act in found.acts if not act.spans or any(_in_body(span) for span in act.spans))
    return dataclasses.replace(found, acts=kept)


def _in_body(span: Span) -> bool:
    return span.section not in _SUMMARY


def _numbered(found: Findings, number: int) -> Findings:
    """The findings of a later session: ids of their own, and the number of the session."""
    if number == 1:
        return found

    def name(own: str) -> str:
        return f"session-{number}-{own}"

    def maybe(own: str | None) -> str | None:
        return None if own is None else name(own)

    def access(item: Access) -> Access:
        tips = tuple(dataclasses.replace(tip, id=name(tip.id), session=number) for tip in item.positions)
        return dataclasses.replace(item, id=name(item.id), session=number, positions=tips)

    def imaging(item: Imaging) -> Imaging:
        return dataclasses.replace(
            item, id=name(item.id), session=number, access=maybe(item.access), position=maybe(item.position)
        )

    def act(item: Act) -> Act:
        return dataclasses.replace(
            item,
            id=name(item.id),
            session=number,
            access=maybe(item.access),
            lesion=maybe(item.lesion),
            devices=tuple(name(device) for device in item.devices),
        )

    def guidance(item: Guidance) -> Guidance:
        return dataclasses.replace(item, id=name(item.id), session=number, about=maybe(item.about))

    def fact(item: Fact) -> Fact:
        return item if item.about == ENCOUNTER else dataclasses.replace(item, about=name(item.about))

    return dataclasses.replace(
        found,
        accesses=tuple(access(item) for item in found.accesses),
        imaging=tuple(imaging(item) for item in found.imaging),
        acts=tuple(act(item) for item in found.acts),
        lesions=tuple(dataclasses.replace(item, id=name(item.id)) for item in found.lesions),
        devices=tuple(dataclasses.replace(item, id=name(item.id)) for item in found.devices),
        guidance=tuple(guidance(item) for item in found.guidance),
        sedation=tuple(dataclasses.replace(item, id=name(item.id), session=number) for item in found.sedation),
        facts=tuple(fact(item) for item in found.facts),
    )
