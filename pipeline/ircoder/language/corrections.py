"""Spoken corrections and addenda override what was dictated before (annotation convention 7).

The words of a mention stay as dictated; its side is replaced and ``corrected_side`` tells so, or ``retracted`` says
that the mention was taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.assertion import assign_assertions
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.language.side_words import Side, opposite
from ircoder.language.sides import assign_sides

_SIDE = r"(?:left|right|lt|rt)"
_MARK = (
    r"(?:(?:no[ ,]+)?(?:correction|i\s+mean(?:t)?(?:\s+to\s+say)?|scratch\s+that|strike\s+that|make\s+that|"
    r"check\s+that|"
    r"let\s+me\s+(?:correct|rephrase|change)\s+(?:that|this)|sorry|excuse\s+me|pardon(?:\s+me)?|"
    r"i\s+misspoke|rather|wait|delete\s+that|that\s+is\s+wrong|that's\s+wrong|apologies)"
    r"(?:[ ,]+(?:no|it\s+(?:is|was)|it's|that\s+(?:is|was)|that's|this\s+(?:is|was)|make\s+(?:it|that)|rather|"
    r"to))*|no(?=\s*,|\s+(?:the|it)\b))"
)
_INLINE = re.compile(
    rf"\b(?P<wrong>{_SIDE})\b(?P<between>[^.;:]{{0,40}}?)[\s,.;(—–-]+{_MARK}\b[\s,.:;—–-]*(?:(?:the|on|in|from|"
    rf"via|through|a|to)\s+)*(?P<new>{_SIDE})\b"
)
_MARKER = WordPattern(
    r"[\s,.;(—–-](?:no[ ,]+)?(?P<mark>correction|i\s+meant?\b(?:\s+to\s+say)?|scratch\s+that|strike\s+that|"
    r"make\s+that|check\s+that|delete\s+that|"
    r"let\s+me\s+(?:correct|rephrase|change)\s+(?:that|this)|i\s+misspoke)\b(?!\s+of)",
    re.NOFLAG,
)
_LATER = WordPattern(
    r"\b(?:correction|addend(?:um|a)|errat(?:um|a)|amend(?:ed|ment)|corrected|misdictated|mis-?stated|in\s+error|"
    r"error|erroneous(?:ly)?|"
    r"incorrect(?:ly)?|mistaken(?:ly)?|should\s+(?:read|say|be|have)|wrong\s+side|earlier\s+i\s+said|"
    r"i\s+said\s+earlier|laterality|typo\w*|disregard)\b",
    re.NOFLAG,
)
_REPLACES = (
    re.compile(
        rf"\b(?P<new>{_SIDE})\b[^.;]{{0,40}}?[\s,(]+(?:and\s+)?(?:not|rather\s+than|instead\s+of|"
        rf"as\s+opposed\s+to)\s+(?:(?:on|in|the|from|via|through|to)\s+)*(?P<old>{_SIDE})\b"
    ),
    re.compile(
        rf"\bnot\s+(?:(?:on|in|the|from|via|through)\s+)*(?P<old>{_SIDE})\b[^.;]{{0,40}}?[\s,;]+(?:but|it\s+(?:is|"
        rf"was)|rather)?\s*(?:(?:on|in|the|from|via|through)\s+)*(?P<new>{_SIDE})\b"
    ),
    re.compile(
        rf"\b(?P<old>{_SIDE})\b[^.;]{{0,60}}?\b(?:should|must|ought\s+to|is\s+to|was\s+to|"
        rf"needs\s+to)\s+(?:have\s+(?:been|read|said)|be|read|say)\b[\s:\"“']*(?:the\s+)?(?P<new>{_SIDE})\b"
    ),
    re.compile(rf"\b(?:should|must)\s+(?:have\s+(?:been|read|said)|be|read|say)\b[^.;]{{0,50}}?\b(?P<new>{_SIDE})\b"),
    re.compile(
        rf"\b(?:said|says|stated|states|dictated|listed|described|reads|recorded|"
        rf"reported)\b[^.;]{{0,40}}?\b(?P<old>{_SIDE})\b[^.]{{0,60}}?\b(?P<new>{_SIDE})\b"
    ),
    re.compile(rf"\b(?P<new>{_SIDE})\b"),
)
_ACCESS = re.compile(r"\b(?:access|punctur\w*|groin|approach|sheath|stick|entry|entered|cannulat\w*)\b")
_WHOLE = re.compile(
    r"\b(?:throughout|all\s+(?:references|mentions|instances)|laterality|wrong\s+side|side\s+(?:is|was)|"
    r"everywhere|entire\s+report|above\s+report)\b"
)


_HINTS = (
    "correct", "addend", "errat", "amend", "i mean", "scratch that", "strike that", "make that", "check that", "wait",
    "delete that", "rephrase", "change th", "sorry", "excuse me", "pardon", "misspoke", "rather", "wrong", "apolog",
    " no,", " no the ", " no it", "misdict", "misstat", "mis-stat", "error", "erron", "mistake", "should", "i said",
    "laterality", "typo", "disregard",
)  # fmt: skip
"""Cheap signs that a report may correct itself at all; nearly all reports have none."""


def apply_corrections(reading: Reading) -> Reading:
    """Let later words override earlier ones.

    ``left, correction, right`` within a sentence gives what was called left the right side; an addendum or erratum
    (``the access was left, not right``) reaches the earlier mentions of the same vessel or act, of the access, or all
    of the wrong side where it speaks of the whole report. Something replaced by its like (``a Cobra, scratch that, a
    Sos``) or denied by an addendum carries ``retracted``. Sides and assertions are found first where
    the reading has none; :func:`ircoder.language.sides.assign_sides` keeps a ``corrected_side``.
    """
    low = reading.text.lower()
    if not any(hint in low for hint in _HINTS):
        return reading
    spoken = list(_INLINE.finditer(low))
    markers = list(_MARKER.finditer(low))
    later = [
        sentence
        for sentence in reading.sentences
        if sentence.section == "addendum" or _LATER.search(low, sentence.start, sentence.end)
    ]
    if not (spoken or markers or later):
        return reading
    reading = _with_context(reading)
    changed: dict[int, Mention] = {mention.index: mention for mention in reading.mentions}
    for match in spoken:
        _repair_side(reading, match, changed)
    for match in markers:
        _repair_content(reading, low, match, changed)
    for sentence in later:
        _repair_later(reading, low, sentence, spoken, changed)
    return replace(reading, mentions=tuple(changed[mention.index] for mention in reading.mentions))


def _with_context(reading: Reading) -> Reading:
    """The reading with assertions and sides, where they have not been assigned yet."""
    if all(mention.assertion is None for mention in reading.mentions):
        reading = assign_assertions(reading)
    if all(mention.side is None for mention in reading.mentions):
        reading = assign_sides(reading)
    return reading


def _word(side: str) -> Side:
    return "left" if side.startswith("l") else "right"


def _corrected(mention: Mention, side: Side) -> Mention:
    return replace(mention, side=side, attributes={**mention.attributes, "corrected_side": side})


def _repair_side(reading: Reading, match: re.Match[str], changed: dict[int, Mention]) -> None:
    """``left …, correction, right``: mentions at the wrong word, and those after it that took the wrong side."""
    wrong, new = _word(match["wrong"]), _word(match["new"])
    if wrong == new:
        return
    end = match.end("new")
    stop = reading.text.find("\n", end)
    for mention in reading.mentions:
        touches = (
            mention.start <= match.end("wrong") + 30
            and mention.end > match.start("wrong")
            and mention.start < match.start("new")
        )
        follows = match.end("new") - 6 <= mention.start <= end + 40 and (stop < 0 or mention.start < stop)
        if touches or (follows and changed[mention.index].side in (wrong, "bilateral")):
            changed[mention.index] = _corrected(changed[mention.index], new)


_NOT_HERE = re.compile(rf"[.;\n]\s|\b{_SIDE}\b")
"""Between a mention and a marker: another sentence, or a side, which is then what the marker takes back."""


def _repair_content(reading: Reading, low: str, match: re.Match[str], changed: dict[int, Mention]) -> None:
    """The mention right before the marker is taken back where one of the same label but other content follows."""
    before = [mention for mention in reading.mentions if match.start() - 60 <= mention.end <= match.start() + 1]
    after = next((mention for mention in reading.mentions if match.end() <= mention.start <= match.end() + 60), None)
    if after is None or not before or "\n\n" in low[before[-1].end : after.start]:
        return
    last = next((mention for mention in reversed(before) if mention.label == after.label), None)
    if last is None or changed[last.index].attributes.get("corrected_side"):
        return
    if _NOT_HERE.search(low, last.end, match.start()):
        return
    if (last.concept, last.text.lower()) != (after.concept, after.text.lower()):
        attributes = {**changed[last.index].attributes, "retracted": True}
        changed[last.index] = replace(changed[last.index], attributes=attributes)


def _repair_later(
    reading: Reading, low: str, sentence: Sentence, spoken: Sequence[re.Match[str]], changed: dict[int, Mention]
) -> None:
    """A sentence of an addendum, or one that names an error, corrects what stands before it."""
    words = low[sentence.start : sentence.end]
    addendum = sentence.section == "addendum"
    if any(sentence.start <= match.start() < sentence.end for match in spoken):
        return
    own = reading.in_sentence(sentence.index)
    sides = _sides(words, addendum)
    earlier = [mention for mention in reading.mentions if mention.start < sentence.start]
    if sides:
        old, new = sides
        for mention in own:
            if mention.label != "SEDATION" and changed[mention.index].side in (old, "bilateral"):
                changed[mention.index] = replace(changed[mention.index], side=new)
        for mention in _reached(reading, low, words, own, earlier, old, changed):
            changed[mention.index] = _corrected(changed[mention.index], new)
    if addendum or re.search(r"\b(?:error|disregard|incorrect\w*|mistaken\w*|misdictated|misstated)\b", words):
        denied = {_identity(mention) for mention in own if mention.assertion == "negated" or "disregard" in words}
        for mention in earlier:
            if _identity(mention) in denied and mention.assertion in ("performed", "attempted"):
                attributes = {**changed[mention.index].attributes, "retracted": True}
                changed[mention.index] = replace(changed[mention.index], attributes=attributes)


def _sides(words: str, addendum: bool) -> tuple[Side, Side] | None:
    """Wrong and right side of a correcting sentence; a lone side counts only beside a word for the error."""
    for place, pattern in enumerate(_REPLACES):
        match = pattern.search(words)
        if match is None:
            continue
        new = _word(match["new"])
        old = _word(match["old"]) if "old" in pattern.groupindex else opposite(new)
        lone = place == len(_REPLACES) - 1
        if lone and (len(set(re.findall(r"\b(?:left|right)\b", words))) > 1 or not _CORRECTS.search(words)):
            return None
        if old and old != new:
            return old, new
    return None


_CORRECTS = re.compile(
    r"\b(?:correction|errat(?:um|a)|corrected|error|incorrect\w*|misstated|misdictated|wrong|mistaken\w*)\b"
)


def _reached(
    reading: Reading,
    low: str,
    words: str,
    own: Sequence[Mention],
    earlier: Sequence[Mention],
    old: Side,
    changed: dict[int, Mention],
) -> Iterator[Mention]:
    """Earlier mentions on the wrong side that a correction is about."""
    wrong = [mention for mention in earlier if changed[mention.index].side == old]
    concepts = {_identity(mention) for mention in own if mention.label in ("VESSEL", "ANATOMY")}
    same = [mention for mention in wrong if _identity(mention) in concepts]
    if _WHOLE.search(words):
        yield from wrong
    elif same:
        sentences = {mention.sentence for mention in same}
        yield from (
            mention
            for mention in wrong
            if mention in same or (mention.sentence in sentences and mention.label not in ("VESSEL", "ANATOMY"))
        )
    elif _ACCESS.search(words):
        for mention in wrong:
            sentence = reading.sentences[mention.sentence]
            around = low[max(sentence.start, mention.start - 45) : min(sentence.end, mention.end + 45)]
            if sentence.section == "access" or _ACCESS.search(around):
                yield mention
    elif not concepts:
        yield from wrong


def _identity(mention: Mention) -> str:
    """Concept, or the words without their side."""
    return mention.concept or re.sub(rf"\b{_SIDE}\b\s*", "", mention.text.lower()).strip()
