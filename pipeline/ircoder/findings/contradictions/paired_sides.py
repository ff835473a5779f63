"""One place of the body with a needle, tube or contrast on its left in one statement and on its right in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.contradictions.hands import between, is_plain_at, quoted
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_PLACES = {
    "chest": r"pleur\w+|hemi-?thorax|hemi-?diaphragm|costophrenic|chest|effusion|lung base",
    "kidney": r"kidneys?|nephrostom\w+|renal pelvis|ureter\w*|calyx|collecting system|urin\w+|pyel\w+",
    "shoulder": r"shoulder|gleno-?humeral|subacromial",
    "hip": r"hip|femoro-?acetabular",
    "knee": r"knee|suprapatellar|patell\w+",
    "ankle": r"ankle|tibio-?talar",
    "sacroiliac joint": r"sacro-?iliac|si joint|sij",
    "carotid": r"carotid|cervical internal|m1|mca|middle cerebral",
    "breast": r"breast",
    "thyroid lobe": r"thyroid",
    "saphenous vein": r"(?:great|small|long|short|greater|lesser) saphenous|gsv|ssv",
    "adrenal gland": r"adrenal",
    "level": r"[cls]\d{1,2}(?:\s?[-/]\s?[cls]?\d{1,2})?",
}
_PLACE = "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _PLACES.items())
_SIDED = WordPattern(
    rf"\b(?P<side>left|right|lt|rt)\b(?:[\s-]+sided)?[\s-]+(?:(?!and\b|or\b|of\b|to\b|in\b|the\b|was\b|main\b)\w+\s+){{0,2}}?(?:{_PLACE})\b"
)
_WORK = WordPattern(
    r"\b(?:needles?|catheters?|tubes?|drains?|pigtails?|wires?|sheath|contrast|dye|omnipaque|isovue|visipaque|iohexol|gadolinium"
    r"|stents?|balloons?|probes?|cement|coils?|punctur\w+|inject\w+|sampl\w+|cores?|fiber|filter|clip|marker|stick|stuck|entered|biops\w+|spread\w*"
    r"|outlin\w+|fills?|filled|drained|drainage|nephrostom\w+|ablat\w+)\b"
)
_BOTH = WordPattern(
    r"\b(?:both (?:sides|kidneys|lungs|legs|hips|knees|shoulders|breasts|joints|carotids?|foramina|chests?|lobes|veins)"
    r"|bilateral\w*|contralateral|(?:each|either|other|opposite) (?:side|kidney|lung|leg|hip|knee"
    r"|shoulder|breast|joint|foramen|artery"
    r"|vein|lobe)|r and l|l and r|left and right|right and left)\b"
)
_ENTRY = WordPattern(
    r"\b(?:needles?|punctur\w+|entered|inject(?:ed|ions?)|advanced|inserted|placed|placement|tapped|numbed|stick|stuck|walked|access\w*"
    r"|block\w*|infus\w+|exchang\w+|remov\w+|biops\w+|aspirat\w+|treated|ablat\w+|sampl\w+|cores?|nephrostomy|drainage|first|second)\b"
)
_LESION = WordPattern(
    r"\b(?:occlusion|occluded|stenosis|narrowing|mass|abscess|tumou?r|nodule|fracture|clot|hydronephrosis)\b"
)
_OPPOSITE = {"left": WordPattern(r"\bright\b"), "right": WordPattern(r"\bleft\b")}
_SEEN = WordPattern(r"\b(?:small|stable|unchanged|incidental\w*|mild|chronic|trace|tiny|old)\b")
_REASON = frozenset({"indication", "diagnosis"})
_BOTH_SIDES = 2
_SHORT = 45
"""Characters of a line that is a heading or a label."""
_SPINE = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class _Sided:
    side: str
    clause: Clause
    start: int
    end: int


def find_paired_sides(context: Context) -> Iterator[Contradiction]:
    """A side that one statement of work alone names, of a place that all others put on the other side."""
    if not (context.holds("left", "lt ") and context.holds("right", "rt ")) or _BOTH.search(context.said):
        return
    if any("corrected_side" in mention.attributes for mention in context.reading.mentions):
        return
    for place, named in _by_place(context).items():
        if any(_is_heading(n) for n in named):
            continue
        sides = {n.side for n in named}
        if len(sides) != _BOTH_SIDES:
            continue
        named = [n for n in named if _OPPOSITE[n.side].search(n.clause.text) is None or _is_entry(n)]
        if len({n.side for n in named}) != _BOTH_SIDES:
            continue
        few, many = sorted(([n for n in named if n.side == side] for side in sides), key=len)
        if len({n.clause.index for n in few}) != 1 or {n.clause.index for n in few} & {n.clause.index for n in many}:
            continue
        if _is_reason_alone(few, many) or (
            any(_is_work(n) for n in few)
            and any(_is_work(n) for n in many)
            and not all(any(_is_entry(n) for n in side) for side in (few, many))
        ):
            one, other = sorted((many[0], few[0]), key=lambda n: n.start)
            yield between(
                "side",
                place,
                (one.side, other.side),
                (quoted(context, one.clause, one.start, one.end),),
                (quoted(context, other.clause, other.start, other.end),),
                place,
            )
            return


def _is_reason_alone(few: list[_Sided], many: list[_Sided]) -> bool:
    """Whether the reason names one side and work the other."""
    for ones, others in ((few, many), (many, few)):
        if all(_is_target(n) for n in ones) and all(_is_work(n) and not _is_target(n) for n in others):
            return True
    return False


def _is_entry(named: _Sided) -> bool:
    """Whether a statement of the account tells of work with a needle or tool, and not only of what was seen of it."""
    if named.clause.section in TITLES:
        return False
    low = max(0, named.start - named.clause.start - 90)
    return _ENTRY.search(named.clause.text[low : named.end - named.clause.start + 90]) is not None


def _is_heading(named: _Sided) -> bool:
    """Whether a side heads a part of its own: both sides have theirs then."""
    opens = not named.clause.text[: named.start - named.clause.start].strip(" -*\t\n")
    return (
        opens
        and named.clause.section not in TITLES
        and (named.clause.heading or len(named.clause.text.strip()) < _SHORT)
    )


def _is_target(named: _Sided) -> bool:
    """Whether a statement tells why there was work, or what it was aimed at, and of no work itself."""
    if named.clause.section in _REASON:
        return True
    low = max(0, named.start - named.clause.start - 40)
    words = named.clause.text[low : named.end - named.clause.start + 40]
    return _LESION.search(words) is not None and _WORK.search(words) is None and _SEEN.search(words) is None


def _is_work(named: _Sided) -> bool:
    if named.clause.section in _REASON:
        return False
    low = max(0, named.start - named.clause.start - 80)
    return _WORK.search(named.clause.text[low : named.end - named.clause.start + 60]) is not None


def _by_place(context: Context) -> dict[str, list[_Sided]]:
    found: dict[str, list[_Sided]] = {}
    for clause in context.clauses:
        if clause.section in BACKGROUND - _REASON:
            continue
        for match in _SIDED.finditer(clause.text):
            if not is_plain_at(clause, clause.start + match.start(), clause.start + match.end()):
                continue
            place = str(match.lastgroup).replace("_", " ")
            if place == "level":
                place = _SPINE.sub("", match["level"].upper())
            side = "left" if match["side"].lower() in {"left", "lt"} else "right"
            found.setdefault(place, []).append(
                _Sided(side, clause, clause.start + match.start(), clause.start + match.end())
            )
    return found
