"""Bypass grafts of the legs: the name in full, and "the graft" or "the bypass" of a report that tells of one.

"A left femoral to below-knee popliteal PTFE bypass" is one vessel and no two arteries; where it is the only graft of a
report without a dialysis access and without the heart, every "graft" is that vessel (VINT-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.treated_organs import HEART
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Side

TO_POPLITEAL, TO_TIBIAL = "vessel:femoropopliteal_bypass_graft", "vessel:femorotibial_bypass_graft"
_GRAFTS = frozenset({TO_POPLITEAL, TO_TIBIAL})
_IN_FULL = WordPattern(
    r"\b(?:(?P<side>left|right|l|r|lt|rt)\.?\s)?(?:common\s)?fem(?:oral)?(?:\s?[-/\u2013]\s?(?:to\s?[-\s])?|\sto\s|\s)"
    r"(?:(?:the\s)?(?:above|below)[-\s]knee\s|[ab]k[-\s])?"
    r"(?P<far>pop(?:liteal)?|(?:anterior |posterior )?tib(?:ial)?|peroneal|distal|crural|dorsalis pedis|at|pt|dp)"
    r"(?:\sartery)?(?:\s(?!and\b|or\b)[\w()-]{1,15}){0,3}?\s(?:bypass(?:\sgraft)?|graft|ptfe|conduit)\b"
)
_GRAFT_WORDS = ("bypass", "graft", "ptfe", "conduit")
_SHORT = WordPattern(r"\b(?:bypass graft|graft|bypass|conduit)\b")
_SHORT_NAME = re.compile(r"(?:the\s)?(?:bypass graft|graft|bypass|conduit)s?", re.IGNORECASE)
_OTHER_BEFORE = re.compile(
    r"\b(?:stents?|endo|skin|bone|coronary|covered|av|dialysis|loop|aort\w+|renal|carotid|heart|cardiac|patch|crossover"
    r"|fem-fem|axillo\w*|fat|tissue|cardiopulmonary|gastric)[\s-]*$",
    re.IGNORECASE,
)
_OTHER_BEHIND = re.compile(r"\s?(?:surgery|surgeon|operation|procedure|clinic)\b|[- ]?(?:versus|vs)\b", re.IGNORECASE)
_DIALYSIS = WordPattern(
    r"\b(?:hemo|haemo)?dialy\w+|\besrd\b|\bfistul\w+|\bdeclot\w*|\bav[fg]s?\b|\bav graft|\bloop graft|\bforearm\b"
)
_VEIN = WordPattern(r"\b(?:veins?|venous|vena|ivc|cava\w*|dvt|veno\w+)\b")
_VEIN_GRAFT = re.compile(r"\b(?:saphenous\s)?veins?\s(?:bypass|graft|conduit)\w*", re.IGNORECASE)
_TURNED = {"dialysis_angioplasty": "angioplasty", "dialysis_stent": "stent", "dialysis_declot": "thrombectomy"}
_SIDES: dict[str, Side] = {"left": "left", "l": "left", "lt": "left", "right": "right", "r": "right", "rt": "right"}


def with_leg_grafts(reading: Reading, vessels: VesselTree) -> Reading:
    """The reading with one mention for each telling of a leg bypass, by its name or by "the graft"."""
    named = [mention for mention in reading.mentions if mention.concept in _GRAFTS]
    low = reading.text.lower()
    full = list(_IN_FULL.finditer(reading.text)) if any(word in low for word in _GRAFT_WORDS) else []
    if not named and not full:
        return reading
    reading = _with_names(reading, full)
    told = {(m.concept, m.side) for m in reading.mentions if m.concept in _GRAFTS}
    sided = {one for one in told if one[1] is not None} or told
    if len(sided) != 1 or _is_elsewhere(reading, vessels):
        return reading
    concept, side = sided.pop()
    added = list(_by_short_names(reading, concept, side))
    mentions = [_own_graft(_of_no_circuit(mention), concept, side) for mention in reading.mentions]
    if _VEIN.search(_VEIN_GRAFT.sub(" ", reading.text)) is None:
        mentions = [_as_artery(mention, vessels) for mention in mentions]
    return replace(reading, mentions=tuple(sorted((*mentions, *added), key=lambda m: (m.start, -m.end))))


def _is_elsewhere(reading: Reading, vessels: VesselTree) -> bool:
    """Whether "the graft" of a report may be a dialysis access or a coronary bypass."""
    if _DIALYSIS.search(reading.text) or HEART.search(reading.text):
        return True
    named = (m for m in reading.mentions if m.label == "VESSEL" and not _SHORT_NAME.fullmatch(m.text))
    found = (vessels.get(mention.concept) for mention in named)
    return any(vessel is not None and vessel.system in {"av_access", "coronary_artery"} for vessel in found)


def _with_names(reading: Reading, full: list[re.Match[str]]) -> Reading:
    """Names in full as one mention each, in place of the arteries and the device inside them."""
    mentions = list(reading.mentions)
    for match in full:
        inside = [m for m in mentions if m.start < match.end() and m.end > match.start()]
        if any(m.concept in _GRAFTS for m in inside):
            continue
        model = next((m for m in inside if m.label == "VESSEL"), None)
        sentence = next((s for s in reading.sentences if s.start <= match.start() < s.end), None)
        if sentence is None or match.end() > sentence.end:
            continue
        concept = TO_POPLITEAL if match["far"].lower().startswith("pop") else TO_TIBIAL
        side = _SIDES.get((match["side"] or "").lower()) or (model.side if model is not None else None)
        name = _mention(reading, match.start(), match.end(), concept, side)
        mentions = [m for m in mentions if m not in inside or m.label not in {"VESSEL", "DEVICE"}]
        mentions.append(name)
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _by_short_names(reading: Reading, concept: str, side: Side | None) -> Iterator[Mention]:
    taken = [(m.start, m.end) for m in reading.mentions if m.label in {"VESSEL", "DEVICE"}]
    for match in _SHORT.finditer(reading.text):
        if any(low < match.end() and match.start() < high for low, high in taken):
            continue
        if _OTHER_BEFORE.search(reading.text[: match.start()][-25:]) or _OTHER_BEHIND.match(reading.text, match.end()):
            continue
        yield _mention(reading, match.start(), match.end(), concept, side)


def _own_graft(mention: Mention, concept: str, side: Side | None) -> Mention:
    """The leg bypass that a bare "bypass graft" means, where no other is named."""
    if mention.label != "VESSEL" or _SHORT_NAME.fullmatch(mention.text) is None:
        return mention
    return replace(mention, concept=concept, side=mention.side or side, options=())


def _mention(reading: Reading, start: int, end: int, concept: str, side: Side | None) -> Mention:
    sentence = max((s for s in reading.sentences if s.start <= start), key=lambda s: s.start)
    return Mention(
        index=-1,
        start=start,
        end=end,
        text=reading.text[start:end],
        label="VESSEL",
        concept=concept,
        kind="artery",
        sentence=sentence.index,
        section=sentence.section,
        side=side,
    )


def _as_artery(mention: Mention, vessels: VesselTree) -> Mention:
    """The artery of a name that the vein of the graft made one of a vein."""
    twin = mention.concept.replace("_vein", "_artery")
    return replace(mention, concept=twin) if mention.label == "VESSEL" and twin in vessels else mention


def _of_no_circuit(mention: Mention) -> Mention:
    """Work on "the graft" as work on an artery of the leg, and not on a dialysis circuit."""
    kind = _TURNED.get(mention.kind)
    if kind is None or mention.label != "INTERVENTION":
        return mention
    return replace(mention, kind=kind, concept=f"intervention:{kind}")
