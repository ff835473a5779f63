"""Words that name a side: in a mention, beside it, as a label, and words that only look like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ircoder.knowledge.word_patterns import WordPattern

Side = Literal["left", "right", "bilateral"]

_VERB_TAIL = (
    r"(?:in(?:\s+(?:place|situ|dwelling))?\b|untreated|alone|over\b|behind|out\b|for\b|to\b(?!\s+right)|at\b|as\b"
    r"|connected|"
    r"capped|open\b|the\b|with\b|indwelling|undisturbed|intact|a\b|uncovered|on\b|off\b|until|per\b|by\b)"
)
_POSE = (
    r"(?:lateral\s+decubitus|decubitus|anterior\s+oblique|posterior\s+oblique|oblique|handed|shift|bundle|dominan\w*|"
    r"sided?\s+(?:down|up)|ward)"
)
_ADVERB_TAIL = rf"(?:(?:away|now|there|here|where|before|after|at|up|down|through|over|into)\b|{_POSE})"
_BODY_PART = "side|leg|groin|kidney|lung|hip|knee|shoulder"
_PAIR_ADJECTIVE = "common|external|internal|superficial|deep|main|proximal|distal|lower|upper|native"
_NO_PAIR = (
    "probes|needles|wires|stents|balloons|catheters|lumens|ports|coils|runs|planes|views|lesions|freezes|times|sheaths|limbs|"
    "ends|was|cases|projections|passes|images|injections|sessions|studies|devices|procedures|sites|phases|series"
)
_PAIRED = (
    "sacro-?\\s?iliac|si|hip|knee|shoulder|ankle|elbow|wrist|breast|kidney|renal|thyroid|pleural|chest|groin|sacral"
)
_ARTERIES = (
    r"(?:hypogastric|uterine|subclavian|vertebral|bronchial|pulmonary|intercostal|radial|brachial|axillary|popliteal|gonadal|ovarian"
    r"|adrenal|petrosal|jugular|lumbar)\s+(?:arter|vein|sinus)"
)
_PAIR = (
    rf"(?!(?:{_NO_PAIR})\b)(?:[a-z]+s\b|side|renal|iliac|femoral|carotid|hepatic|sij\b|{_ARTERIES}"
    rf"|(?:{_PAIRED})\s+(?!(?:{_NO_PAIR})\b)[a-z]+s\b)"
)
_BOTH = rf"both(?=\s+(?:(?:{_PAIR_ADJECTIVE})\s+)*{_PAIR})"
_EITHER = (
    rf"(?:either|neither|each)(?=\s+(?:(?:{_PAIR_ADJECTIVE})\s+)*(?:iliac|hypogastric|femoral|carotid|renal|vertebral|subclavian|uterine"
    r"|pulmonary|ica|cca|cfa|sfa|lung|kidney|leg|arm|adrenal|bronchial)\b)"
)
_RIGHT_LEFT = r"right\s+and\s+left|left\s+and\s+right|r\s?(?:and|&|\+|/)\s?l|l\s?(?:and|&|\+|/)\s?r"
SIDE_WORD = re.compile(
    rf"(?P<bilateral>\b(?:bilateral(?:ly)?|bilat|b/l(?!\w)|{_BOTH}|{_EITHER}|each\s+(?:{_BODY_PART})|either\s+side|(?:{_RIGHT_LEFT})(?!\w)))"
    rf"|(?P<right>\b(?:(?<=\bthe\s)right(?!\s+{_POSE})|right(?!\s+{_ADVERB_TAIL})|rt(?!\w)\.?|r(?![\w'’/]|\.\d)\.?(?=\s*[a-z(:,-]|\s*$)))"
    rf"|(?P<left>\b(?:(?<=\bthe\s)left(?!\s+{_POSE})|left(?!\s+(?:{_VERB_TAIL}|{_POSE}))|lt(?!\w)\.?"
    rf"|l(?![\w'’/]|\.\d|\s?\d)\.?(?=\s*[a-z(:,-]|\s*$)))"
)
# How each of them begins, its first letter first, so that the engine leaves other places at once.
_OPENING = re.compile(r"[belnr](?<!\w[belnr])(?:ilat|/l\b|oth|ach|either|ither|ight|eft|and|t\b|(?!\w))")
_IS_VERB = re.compile(r"\s*(?:$|[.,;)])")
_LEAVER = re.compile(
    r"\b(?:is|was|were|be|been|being|not|it|them|i|we|he|she|they|drains?|cath(?:eter)?s?|tubes?|sheaths?"
    r"|introducers?|clips?|ports?"
    r"|lines?|stents?|needles?|wires?|filters?|coils?|markers?|seeds?|sutures?|pigtails?|piccs?|plugs?|devices?)\s+$"
)
"""What stands before the verb *left* where it closes a clause: who leaves, or what stays behind."""
_SIZED = re.compile(r"\b\d{1,2}(?:\.\d)?\s?-?(?:f|fr|french)\b[^.;,:\n]{0,40}$")
_RIGHT_TOO = re.compile(r"[^.\n]{0,60}\bright\b")
"""A device told by its size is left behind ("8.5F nephrostomy left, to bag"), unless the other side follows."""


INITIALS = WordPattern(
    r"^(?P<side>[rl])(?:-|\s)?(?:cfa|cfv|sfa|sfv|pfa|dfa|eia|cia|iia|cca|ica|eca|mca|aca|pca|mma|va|sca|sc|scv|scl"
    r"|ij|ijv|ej|ejv|"
    r"ra|rv|ua|ba|ra|pop|at|ata|pt|pta|pera|fv|fa|gsv|ssv|le|ue|lea|fem|ima|hv|pv|gda|ka|lung|kidney|arm|leg|groin|"
    r"subclavian|renal|iliac|femoral|radial|brachial|pa|pica|upv|lpv|vert)s?\b",
    re.NOFLAG,
)

FIXED: dict[str, Side] = {
    "rca": "right",
    "rv": "right",
    "rvot": "right",
    "rpa": "right",
    "rima": "right",
    "lima": "left",
    "lad": "left",
    "lmca": "left",
    "lm": "left",
    "lmt": "left",
    "lcx": "left",
    "lv": "left",
    "lvot": "left",
    "lpa": "left",
    "laa": "left",
    "ramus": "left",
    "circumflex": "left",
    "left main": "left",
}
"""Heart vessels and chambers whose short name has a side (annotation convention 11)."""

FIXED_CONCEPTS: dict[str, Side] = {
    "vessel:right_coronary_artery": "right",
    "vessel:right_atrium": "right",
    "vessel:right_ventricle": "right",
    "vessel:left_atrium": "left",
    "vessel:left_ventricle": "left",
    "vessel:left_main_coronary_artery": "left",
    "vessel:left_anterior_descending_artery": "left",
    "vessel:left_circumflex_artery": "left",
    "vessel:lima_graft": "left",
    "vessel:rima_graft": "right",
    "vessel:right_pulmonary_artery": "right",
    "vessel:left_pulmonary_artery": "left",
}


@dataclass(frozen=True, slots=True)
class SideWord:
    """A side said in words: ``text[start:end]``."""

    side: Side
    start: int
    end: int


def find_side_words(low: str, start: int = 0, end: int | None = None) -> list[SideWord]:
    """Side words of a lower-case stretch in order, without the verb *left* and postures."""
    out: list[SideWord] = []
    stop, last = len(low) if end is None else end, start
    for opening in _OPENING.finditer(low, start, stop):
        match = SIDE_WORD.match(low, opening.start(), stop) if opening.start() >= last else None
        if match is not None:
            last = match.end()
            if not _is_verb(low, match) and not _is_where_to(low, match):
                out.append(SideWord(match.lastgroup, match.start(), last))  # type: ignore[arg-type]
    return out


def side_words_in(text: str) -> list[SideWord]:
    """Side words of a text as it was written: single letters name a side only as capitals."""
    low = text.lower()
    return [word for word in find_side_words(low) if _is_written(text, word)]


def _is_written(text: str, word: SideWord) -> bool:
    return (
        word.end - word.start > 2
        or not text[word.start : word.end].rstrip(".").islower()
        or text[word.start + 1 : word.end].startswith("t")
    )


def _is_verb(low: str, match: re.Match[str]) -> bool:
    """Whether *left* closes a clause as its verb, as in ``an 8 French drain left``."""
    if match.group() != "left" or not _IS_VERB.match(low, match.end()):
        return False
    if _LEAVER.search(low, max(0, match.start() - 14), match.start()) is not None:
        return True
    sized = _SIZED.search(low, max(0, match.start() - 50), match.start()) is not None
    return sized and _RIGHT_TOO.match(low, match.end()) is None


_COLLATERALS_TO = re.compile(r"\bcollaterals?\b[^.;,:]{0,30}\b(?:to|towards?|into)\s+(?:the\s+)?$")


def _is_where_to(low: str, match: re.Match[str]) -> bool:
    """Whether a side that closes a statement only says where collaterals run to ("collaterals crossing to right")."""
    if _IS_VERB.match(low, match.end()) is None:
        return False
    return _COLLATERALS_TO.search(low, max(0, match.start() - 60), match.start()) is not None


def names_side(text: str, start: int) -> bool:
    """Whether *left* or *right* at a place names a side: no verb (``left in place``), adverb or posture.

    Any other word counts as one that does.
    """
    low = text.lower()
    if not low.startswith(("left", "right"), start):
        return True
    match = SIDE_WORD.match(low, start)
    return match is not None and not _is_verb(low, match)


def agreed_side(words: Sequence[SideWord]) -> Side | None:
    """What side words together say: one side, or both."""
    if not words:
        return None
    sides = {word.side for word in words}
    return next(iter(sides)) if len(sides) == 1 else "bilateral"


def side_of_initials(low: str) -> Side | None:
    """Side of a short form that begins with its letter (``RCFA``)."""
    initials = INITIALS.match(low)
    if initials is None or low.split()[0] in ("ra", "rv", "la", "lv"):
        return None
    return "right" if initials["side"] == "r" else "left"


def opposite(side: Side | None) -> Side | None:
    """The other side; ``None`` for both or none."""
    return {"left": "right", "right": "left"}.get(side or "")  # type: ignore[return-value]


_SEVERAL = re.compile(r"(?:arteries|[A-Z]{2,3}s|als|ids|verts|clavians)$")


def names_several(text: str) -> bool:
    """Whether a vessel of neck or head is named in the plural ("ICAs", "vertebrals"): no one side is meant."""
    return _SEVERAL.search(text) is not None
