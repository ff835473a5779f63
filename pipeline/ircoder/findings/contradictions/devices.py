"""Devices: one size against another, the tip here against there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import between, course, quoted, stretch, summary, titles
from ircoder.findings.contradictions.last_words import is_late
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_CHANGED = WordPattern(
    r"\b(?:exchang\w*|replac(?:ed|ement)|upsiz\w*|downsiz\w*|existing|indwelling|convert\w*|conversion|telescop\w*|coaxial\w*"
    r"|outer|inner|safety|temporar\w*|bilateral|left and right|changed|upgrad\w*|swap\w*"
    r"|(?:old|previous\w*|second|two|both|another|other|first|third) (?:[\w.]+ ){0,3}?"
    r"(?:drains?|tubes?|pigtails?|catheters?|nephrostom\w+|cholecystostom\w+|french|fr))\b"
)
"""With one of these more than one device of a kind is about."""
_SIZE = WordPattern(
    r"\b(?P<size>\d{1,2}(?:\.\d)?)\s?-?\s?(?:fr|french|f)\b(?:\s+[\w-]+){0,4}?\s+"
    r"(?P<noun>drain|drainage catheter|nephrostomy|nephrostomy tube|chest tube|pigtail|gastrostomy|biliary drain"
    r"|cholecystostomy|loop catheter|locking catheter|pleural catheter|loop tube|tube)\b"
)
_FEWEST = 2
_TIP = WordPattern(
    r"\b(?:tips?|terminat\w+|(?:its|the|catheter|line) ends?|(?:catheter|line|picc|port) (?:now )?(?:ends"
    r"|lies|sits|rests|projects))\b"
)
_CENTRAL = "the cavoatrial junction"
_DENIAL = re.compile(r"[,;]?\s+(?:no|not|nothing)\b[^,;.]*", re.IGNORECASE)
_NEAR = frozenset({_CENTRAL, "the right atrium", "the superior vena cava"})
"""Between the junction and what it joins lies no contradiction."""
_PLACES = (
    ("the right atrium", WordPattern(r"\b(?:right atrium|ra)\b")),
    ("the superior vena cava", WordPattern(r"\b(?:svc|superior vena cava)\b")),
    ("the inferior vena cava", WordPattern(r"\b(?:ivc|inferior vena cava)\b")),
    ("the brachiocephalic vein", WordPattern(r"\b(?:brachiocephalic|innominate)\b")),
    ("the subclavian vein", WordPattern(r"\bsubclavian\b")),
    ("the axillary vein", WordPattern(r"\baxillary\b")),
    ("the azygos vein", WordPattern(r"\bazygos\b")),
    ("the internal jugular vein", WordPattern(r"\bjugular\b")),
    ("the right ventricle", WordPattern(r"\bright ventricle\b")),
)
_CAVOATRIAL = WordPattern(r"\b(?:cavo-?\s?atrial|caj|atriocaval|svc[\s/-]+ra|superior vena cava.{0,20}atri\w+)\b")
_JUNCTION = WordPattern(r"\b(?:junction|cavo-?\s?atrial|caj|atriocaval|confluence|near|above|below|entrance|level)\b")
_ON_THE_WAY = WordPattern(
    r"\b(?:initial\w*|first|old|existing|previous\w*|prior|malposition\w*|reposition\w*|wire|then|moved|not|no|was in"
    r"|pulled|withdrawn|advanced|retract\w*|migrat\w*|before|through|via|from|measured|sheath|needle|entered|punctur\w*)\b"
)


def find_device_contradictions(context: Context) -> Iterator[Contradiction]:
    """Contradictions of sizes and tips; none of size where several of a kind are about."""
    tip = _tips(context)
    if tip is not None:
        yield tip
    size = _sizes(context)
    if size is not None and not _CHANGED.search(context.said):
        yield size


def _sizes(context: Context) -> Contradiction | None:
    """One size of a tube in the course and another in the title or the summary."""
    sized = {clause.index for clause in context.saying(_SIZE)}
    if len(sized) < _FEWEST:
        return None
    told = tuple(c for c in course(context) if c.index in sized and not is_late(context, c, c.start))
    late = tuple(c for c in context.clauses if c.index in sized and is_late(context, c, c.start))
    for clauses in (titles(context), summary(context), late):
        for noun, (size, clause) in _sized(clauses).items():
            other = _sized(told).get(noun)
            if other is not None and other[0] != size:
                return between(
                    "device",
                    noun,
                    (f"{size} French", f"{other[0]} French"),
                    (quoted(context, clause),),
                    (quoted(context, other[1]),),
                    noun,
                )
    return None


def _sized(clauses: tuple[Clause, ...]) -> dict[str, tuple[str, Clause]]:
    """The size of each kind of tube that is told in one size only."""
    found: dict[str, tuple[str, Clause]] = {}
    several: set[str] = set()
    for clause in clauses:
        for match in _SIZE.finditer(clause.text):
            noun = "tube"
            if noun in found and found[noun][0] != match["size"]:
                several.add(noun)
            found.setdefault(noun, (match["size"], clause))
    return {noun: value for noun, value in found.items() if noun not in several}


def _tips(context: Context) -> Contradiction | None:
    """The tip in the summary elsewhere than where the course last saw it."""
    summed = [(place, c) for c in summary(context) if (place := _tip_place(c)) is not None]
    if not summed:
        return None
    told = [(place, c) for c in course(context) if (place := _tip_place(c)) is not None]
    if len({place for place, _ in summed}) != 1 or not told or summed[0][0] in {place for place, _ in told}:
        return None
    near = {summed[0][0], *(place for place, _ in told)} & _NEAR
    if _CENTRAL in near and len(near) > 1:
        return None
    return between(
        "device",
        "tip",
        (f"{told[-1][0]}", f"{summed[0][0]}"),
        (quoted(context, told[-1][1]),),
        (quoted(context, summed[0][1]),),
        "tip of the catheter",
    )


def _tip_place(clause: Clause) -> str | None:
    """The one vein or chamber in which a clause says that the tip lies."""
    tip = _TIP.search(clause.text)
    if tip is None or _ON_THE_WAY.search(_DENIAL.sub("", clause.text)):
        return None
    near = stretch(clause, clause.start + tip.start(), clause.start + tip.end())
    return _place_in(near) or _place_in(clause.text)


def _place_in(text: str) -> str | None:
    tip = _TIP.search(text)
    if tip is None:
        return None
    if _JUNCTION.search(text):
        return _CENTRAL if _CAVOATRIAL.search(text) else None
    places = [name for name, pattern in _PLACES if pattern.search(text, tip.end())]
    return places[0] if len(places) == 1 else None
