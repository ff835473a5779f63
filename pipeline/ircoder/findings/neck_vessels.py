"""Arteries of the neck that a cerebral angiogram tells as entered without a verb of their own.

"Tip in each of: right ICA, left ICA, left vert", "both internals were catheterized and the left vert", "Right CCA with
head views. Right vertebral.", or findings that only have the vessel as their label. Each gets the attribute of a vessel
of a list (:data:`~ircoder.findings.listed_vessels.LISTED`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ircoder.findings.listed_vessels import FILMED, LISTED, PASSED
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Sentence, Side
from ircoder.language.side_words import names_several

_NECK = frozenset(
    f"vessel:{name}"
    for name in (
        "common_carotid_artery",
        "internal_carotid_artery",
        "external_carotid_artery",
        "vertebral_artery",
    )
)
_STEMS = frozenset({"vessel:subclavian_artery", "vessel:brachiocephalic_artery"})
"""Arteries of the arch that a list of the neck may name: the vertebral artery is shown from them."""
_ENTERED = (
    r"(?:select(?:ed|ively|ive|ion)?|catheteri[sz](?:ed|ation)|cannulated|engaged|entered|inject(?:ed|ions?)"
    r"|studied|filmed"
    r"|shot|runs?|views?|angiogra(?:ms?|phy)|each of|in each|tip in|catheter in)"
)
_ENTERED_WORD = WordPattern(rf"\b{_ENTERED}\b")
_HEAD_OF_LIST = WordPattern(
    rf"\b(?:{_ENTERED}|vessels?|arteries)\b[^.;:\n]{{0,40}}:\s*$|\b(?:angiogra(?:ms?|phy)|arteriogra(?:ms?|phy)|dsa)\s*\(\s*$"
    r"|\b(?:to|(?:we|i)(?:\s+then|\s+also|\s+next)?)\s+(?:study|studied|image|imaged|film|filmed|shoot|shot|inject|injected|did|do"
    r"|select|selected|examined?|look(?:ed)?\s+at)\s+$|^\W*(?:did|shot|filmed|studied|looked\s+at)\s+$"
)
_VIEWS = (
    r"(?:biplane|selective|ap|lateral|neck|head|brain|cerebral|cervical|intracranial|extracranial|views?|runs?"
    r"|angiogra(?:ms?|phy)|images|imaging|films|injections?|only|origins?)"
)
_JOINED = re.compile(
    r"^(?:\s|,|/|\+|&|and\b|then\b|plus\b|the\b|both\b|\([^()\n]{0,40}\)|\d\b|x\b|arter(?:y|ies)\b"
    rf"|(?:with|for|including)\b|{_VIEWS}\b)*$",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a vessel that is shown from the one named before it ("left subclavian for the vertebral")."""
_TRAILS = re.compile(
    rf"^\W*(?:arter(?:y|ies)\W+)?(?:(?:was|were|each|both|then|in turn|also)\W+)*{_ENTERED}\b[^.;:]{{0,25}}?"
    r"\W(?:and|plus|then|as well as|followed by|&)\s+(?:then\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^\s*(?:arter(?:y|ies)\b\s*)?(?:$|[.;,)\n]|(?:with|from|showing?|all|then|the right|the left|no|injections?"
    r"|runs?|as well"
    r"|too|also)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^\s*(?:arter(?:y|ies)\b\s*)?(?:\([^()\n]{0,40}\)\s*)?"
    rf"(?:$|[.;,/+&\n()]|(?:and|plus|then|x\s?\d|with|for|{_VIEWS})\b)",
    re.IGNORECASE,
)
"""Behind an item of a list: the next, or its end."""
_WITH_VIEWS = re.compile(
    r"^\s*(?:artery\s*)?(?:with|,|\()\s*(?:biplane |selective |ap |lateral |and |neck |head |cerebral |cervical "
    r"|intracranial |carotid |\d ?d )*(?:views?|runs?|angiogra\w+|imaging|images|films|injections?"
    r"|(?:neck|head|brain)(?=[,.;]))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:artery|arteries|injections?|runs?|angiogra(?:m|phy))?\s*(?:\([^()\n]{0,40}\)\s*)?(?::"
    r"|\s[-\u2013\u2014]\s)",
    re.IGNORECASE,
)
_BY_CATHETER = WordPattern(
    r"\b(?:catheter|french|\d ?f|\d ?fr|groin|radial|femoral|[rl]?cfa|[rl]ra|sheath|simmons|sim ?[12]|berenstein"
    r"|vert cath"
    r"|angio-?seal|mynx|closure|puncture)\b"
)
_CEREBRAL = WordPattern(
    r"\b(?:cerebral|carotid|intracranial|neuro|diagnostic|vessel)\b[^.;\n]{0,25}\b(?:angio\w*|arterio\w*|dsa|study)"
)
_OTHER_STUDY = WordPattern(
    r"\b(?:cta?|mra?|duplex|ultrasound|doppler)\b(?![^.;\n]{0,20}\b(?:negative|neg|showed|shows|from|last|prior))"
)
_BODY = re.compile(r"\s+(?:artery )?bod(?:y|ies)\b", re.IGNORECASE)
"""The carotid body is no vessel."""
_QUIET = frozenset({"indication", "history", "comparison", "consent", "plan", "timeout", "allergies", "impression"})
_FEWEST = 2


def with_neck_vessels(reading: Reading) -> Reading:
    """The reading with these vessels marked; the same object where it tells of none."""
    bodies = [m for m in reading.mentions if m.label == "VESSEL" and _BODY.match(reading.text[m.end : m.end + 12])]
    if bodies:
        reading = replace(reading, mentions=tuple(m for m in reading.mentions if m not in bodies))
    if named := [vessel for m in reading.mentions if (vessel := _in_name(reading, m)) is not None]:
        reading = replace(reading, mentions=tuple(sorted((*reading.mentions, *named), key=lambda m: (m.start, -m.end))))
    neck = [m for m in reading.mentions if m.label == "VESSEL" and m.concept in _NECK and m.section not in _QUIET]
    if not neck:
        return reading
    sides = dict(_filmed_from(reading, neck))
    stems = [m for m in reading.mentions if m.label == "VESSEL" and m.concept in _STEMS and m.section not in _QUIET]
    listed = sorted((*neck, *stems), key=lambda m: m.start)
    marked = {m.start for m in (*_listed_inline(reading, listed), *_trailing(reading, neck))} | sides.keys()
    if not marked and not _selected(reading, neck) and _is_angiogram(reading):
        marked = {m.start for m in _labels(reading, neck)}
    passed = {m.start for m in neck if _shown_from_stem(reading, m, stems)} - marked
    if not marked and not passed:
        return reading
    mentions = tuple(
        replace(m, side=sides.get(m.start, m.side), attributes={**m.attributes, LISTED: FILMED})
        if m.start in marked and m.label == "VESSEL"
        else (replace(m, attributes={**m.attributes, LISTED: PASSED}) if m.start in passed else m)
        for m in reading.mentions
    )
    return replace(reading, mentions=mentions)


def _shown_from_stem(reading: Reading, mention: Mention, stems: list[Mention]) -> bool:
    """Whether the injection of the artery named before is for this one ("left subclavian for the vertebral")."""
    before = next((m for m in reversed(stems) if m.end <= mention.start and m.sentence == mention.sentence), None)
    return before is not None and _FOR_IT.fullmatch(reading.text[before.end : mention.start]) is not None


_FOR_IT = re.compile(
    r"\s*(?:artery\s*)?[,(]?\s*(?:(?:was|were)\s+)?(?:injection|run|angiogram|injected|shot|filmed)?\s*"
    r"(?:for|to show|to see)\s+(?:the\s+)?(?:(?:right|left|same|ipsilateral)\s+)?",
    re.IGNORECASE,
)


def _in_name(reading: Reading, mention: Mention) -> Mention | None:
    """The carotid artery in the name of its treatment or of the device ("carotid stent"): the one of the neck."""
    if mention.label not in {"INTERVENTION", "DEVICE"}:
        return None
    match = _CAROTID_WORK.search(mention.text)
    if match is None:
        return None
    start = mention.start + match.start(1)
    told = _SIDE_BEFORE.search(reading.text[max(0, start - 20) : start])
    side = mention.side or (_SIDES[told.group(1)[0].lower()] if told else None)
    return replace(
        mention,
        start=start,
        end=mention.start + match.end(1),
        text=match.group(1),
        label="VESSEL",
        concept="vessel:internal_carotid_artery",
        kind="artery",
        side=side,
        assertion=None,
        options=(),
        attributes={},
    )


_CAROTID_WORK = re.compile(
    r"\b(carotid)(?: artery)? (?:stent\w*|angioplasty|balloon|pta|revascularization)", re.IGNORECASE
)
_SIDE_BEFORE = re.compile(r"\b(right|left|rt|lt|r|l)\.?\s+(?:\w+ )?$", re.IGNORECASE)
_SIDES: dict[str, Side] = {"r": "right", "l": "left"}


def _listed_inline(reading: Reading, neck: list[Mention]) -> Iterator[Mention]:
    """Vessels that words of selection stand before, as far as nothing but joints and views lies between them."""
    end = -1
    for mention in neck:
        start = _sentence(reading, mention).start
        before = reading.text[max(start, end) : mention.start]
        tail = before[before.rindex(":") + 1 :] if ":" in before else before
        goes_on = _GOES_ON.match(reading.text[mention.end :][:60])
        if end > start and _JOINED.match(before):
            if _LEADS_TO.search(before) or goes_on:
                end = mention.end
            if not _LEADS_TO.search(before) and goes_on:
                yield mention
            continue
        opens = _opens_list(before) and not any(
            m.label == "VESSEL" and start <= m.start < mention.start for m in reading.mentions if m.start > end
        )
        if goes_on and opens and (":" not in before or _JOINED.match(tail)):
            yield mention
            end = mention.end
        else:
            end = -1


_ARTICLES = re.compile(r"(?:\s*\b(?:the|both|each|right|left|bilateral|a|first)\b)+\s*$", re.IGNORECASE)


def _opens_list(before: str) -> bool:
    """Whether words of selection that open a list stand right before a vessel, its articles aside."""
    head = before[: before.rindex(":") + 1] if ":" in before else f"{_ARTICLES.sub('', before).rstrip()} "
    return _HEAD_OF_LIST.search(head) is not None


def _filmed_from(reading: Reading, neck: list[Mention]) -> Iterator[tuple[int, Side | None]]:
    """Vessels from which pictures were taken, with the side that their sentence tells ("the left side … from it")."""
    for mention in neck:
        start = _sentence(reading, mention).start
        before = reading.text[start : mention.start]
        if mention.assertion == "negated" or _FROM_IT.search(before) is None:
            continue
        told = _SIDE_OF_SENTENCE.findall(before)
        several: Side | None = "bilateral" if _BOTH_SIDES.search(before) and names_several(mention.text) else None
        yield mention.start, several or mention.side or (_SIDES[told[-1][0].lower()] if told else None)


_BOTH_SIDES = WordPattern(r"\b(?:both|bilateral\w*|each\s+side)\b")
_FROM_IT = re.compile(
    r"\b(?:filmed|studied|imaged|shot|pictured|visuali[sz]ed|obtained|taken|made|views?|runs?|images|angiogra(?:ms?|phy)"
    r"|arteriogra(?:ms?|phy)|injections?|done)\b(?! not)[^.;:]{0,20}\bfrom\s+(?:the\s+)?"
    r"(?:(?:right|left|proximal|distal|mid)\s+)*$",
    re.IGNORECASE,
)
_SIDE_OF_SENTENCE = re.compile(r"\b(right|left)\s+(?:side|carotid|anterior|hemisphere)\b", re.IGNORECASE)


def _trailing(reading: Reading, neck: list[Mention]) -> Iterator[Mention]:
    """A vessel joined to others behind the verb that they share."""
    for last, mention in pairwise(neck):
        if last.sentence != mention.sentence or last.assertion == "negated" or mention.assertion == "negated":
            continue
        between = reading.text[last.end : mention.start]
        if _TRAILS.match(between) and _ENDS.match(reading.text[mention.end : mention.end + 40]):
            yield mention


def _selected(reading: Reading, neck: list[Mention]) -> bool:
    """Whether a sentence that names one of these vessels tells a selection."""
    sentences = {m.sentence for m in neck}
    return any(
        _ENTERED_WORD.search(_without_label(reading, sentence))
        for sentence in reading.sentences
        if sentence.index in sentences
    )


def _without_label(reading: Reading, sentence: Sentence) -> str:
    text = reading.text[sentence.start : sentence.end]
    return re.sub(r"\bwith\s+(?:\w+\s+){0,3}views?\b", " ", text, flags=re.IGNORECASE)


def _is_angiogram(reading: Reading) -> bool:
    return (
        _CEREBRAL.search(reading.text) is not None or _BY_CATHETER.search(reading.text) is not None
    ) and _OTHER_STUDY.search(reading.text) is None


def _labels(reading: Reading, neck: list[Mention]) -> list[Mention]:
    """Vessels that open a sentence as its label, with views, or alone; two of them make a study."""
    found: list[Mention] = []
    for mention in neck:
        sentence = _sentence(reading, mention)
        opening = reading.text[sentence.start : mention.start]
        after = reading.text[mention.end : sentence.end]
        if re.fullmatch(r"[\W\d]*(?:the\s+)?", opening, re.IGNORECASE) and (
            _LABEL.match(after) or _WITH_VIEWS.match(after) or not after.strip(" .\n")
        ):
            found.append(mention)
        elif found and found[-1].sentence == mention.sentence:
            between = reading.text[found[-1].end : mention.start]
            if _JOINED.match(between) and _GOES_ON.match(reading.text[mention.end :][:60]):
                found.append(mention)
    return found if len({(m.concept, m.side) for m in found}) >= _FEWEST else []


def _sentence(reading: Reading, mention: Mention) -> Sentence:
    return reading.sentences[mention.sentence]
