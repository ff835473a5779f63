"""Numbered or lettered items of a report that each tell needle work of another kind: each is read by itself.

"(1) Both SI joints … (2) Left knee … (3) Trigger points …" is three injections, of which the drug, the side and the
guidance of one say nothing about the others. Steps of one procedure ("1. Prone. 2. Needle to L4.") are no items.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from ircoder.findings.context import BACKGROUND, Context, once, prepare
from ircoder.findings.parts import Parts
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Reading

_MARK = re.compile(
    r"[ \t]*(?:"
    r"(?P<part>(?:part|procedure|injection|block|site|target|area)[ \t]*\#?[ \t]*\d\b[ \t]*[:.)\-–]?)"
    r"|(?P<bracket>\((?:\d|[a-e])\))"
    r"|(?P<letter>[A-E][.)](?=[ \t]))"
    r"|(?P<number>\d[.)](?=[ \t]))"
    r")",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, WordPattern], ...] = (
    ("heat", WordPattern(r"\b(?:radio-?\s?frequency|rfa?|rfn|ablation|neurotomy|rhizotomy|cryo\w*)\b")),
    ("sacroiliac", WordPattern(r"\b(?:si joints?|sacro-?\s?iliac|sijs?)\b")),
    (
        "facet",
        WordPattern(
            r"\b(?:facets?|medial branch\w*|mbs?|mbbs?|[lct]mbbs?|dorsal ram\w+|zyg?apophy\w+|third occipital)\b"
        ),
    ),
    (
        "canal",
        WordPattern(
            r"\b(?:epidurals?|l?esis?|tfesis?|trans-?\s?foraminal|inter-?\s?laminar|caudal|foramen|foramina|blood patch"
            r"|lumbar puncture|spinal tap|myelogra\w+|lp)\b"
        ),
    ),
    ("muscle", WordPattern(r"\b(?:trigger[ -]points?|tpis?|myofascial|trapezius|levator|rhomboids?)\b")),
    (
        "joint",
        WordPattern(
            r"\b(?:knees?|hips?|shoulders?|glenohumeral|elbows?|wrists?|ankles?|subtalar|acromio-?clavicular|ac joint"
            r"|thumb|cmc|toe|bursa\w*|tendons?|sheath)\b"
        ),
    ),
    (
        "nerve",
        WordPattern(
            r"\b(?:intercostals?|occipital|stellate|sphenopalatine|genicular\w*|suprascapular|sciatic|femoral nerve"
            r"|nerve blocks?|plexus|ganglion|pudendal|ilioinguinal|tap block|erector)\b"
        ),
    ),
)
_WORKED = WordPattern(
    r"\b\d+(?:\.\d+)?\s*(?:mg|ml|cc|mls|ccs)\b|\b(?:inject\w*|instill\w*|lesion\w*|kenalog|depo\w*|triamcinolone"
    r"|dexamethasone|celestone|bupivacaine|bupi|lidocaine|lido|ropivacaine|ropi|marcaine)\b"
)
_HEAD = 160
"""Letters of an item within which it names its kind."""
_FEWEST = 2


@once
def items_of(context: Context) -> tuple[Context, ...]:
    """A context for each item, with the rest of the report blanked out; none where the report has no such items."""
    reading = context.reading
    text = reading.text
    marks = [match for start in _line_starts(text) if (match := _MARK.match(text, start))]
    styles = {match.lastgroup for match in marks}
    for style in ("part", "bracket", "letter", "number"):
        if style not in styles:
            continue
        starts = [m.start() for m in marks if m.lastgroup == style and _in_body(reading, m.end())]
        bounds = _told(text, [*starts, len(text)]) if len(starts) >= _FEWEST else []
        if bounds:
            return tuple(_alone(context, low, high) for low, high in bounds)
    return ()


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    end = text.find("\n")
    while end >= 0:
        yield end + 1
        end = text.find("\n", end + 1)


def _in_body(reading: Reading, at: int) -> bool:
    return not any(s.kind in BACKGROUND for s in reading.sections if s.start <= at < s.end)


def _told(text: str, places: list[int]) -> list[tuple[int, int]]:
    """Bounds of the items, those without a kind of their own joined to the one before; none for steps of one act."""
    out: list[tuple[int, int]] = []
    kinds: list[str] = []
    for low, high in pairwise(places):
        kind = _kind(text[low:high])
        if kind is None and out:
            out[-1] = (out[-1][0], high)
        elif kind is not None:
            out.append((low, high))
            kinds.append(kind)
    worked = {kind for kind, (low, high) in zip(kinds, out, strict=True) if _WORKED.search(text[low:high])}
    return out if len(worked) >= _FEWEST else []


def _kind(item: str) -> str | None:
    """Kind of needle work that the head of an item names first; heat comes before the joints that it is for."""
    head = item[:_HEAD]
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(head)) is not None]
    if any(kind == "heat" for _, kind in found):
        return "heat"
    return min(found)[1] if found else None


def _alone(context: Context, low: int, high: int) -> Context:
    """The context of one item: its own clauses alone, counted from its head."""
    item = prepare(_only(context.reading, low, high), context.knowledge)
    own = [clause for clause in item.clauses if clause.text.strip()]
    return dataclasses.replace(item, clauses=tuple(dataclasses.replace(c, index=n) for n, c in enumerate(own)))


def _only(reading: Reading, low: int, high: int) -> Reading:
    """The reading with all but one item blanked out; places in the text stay what they are."""
    blank = re.compile(r"[^\n]")
    text = blank.sub(" ", reading.text[:low]) + reading.text[low:high] + blank.sub(" ", reading.text[high:])
    return dataclasses.replace(
        reading,
        text=text,
        mentions=tuple(m for m in reading.mentions if low <= m.start < high),
        quantities=tuple(q for q in reading.quantities if low <= q.start < high),
    )


def of_each_item(context: Context, find: Callable[[Context], Parts]) -> Parts:
    """What a builder finds in the report, or in each of its items."""
    items = items_of(context)
    if not items:
        return find(context)
    found = Parts()
    for number, item in enumerate(items, start=1):
        found += _numbered(find(item), number)
    return found


def _numbered(found: Parts, number: int) -> Parts:
    """What was found in an item, with names that no other item has."""
    if number == 1:
        return found
    acts = {act.id for act in found.acts} | {look.id for look in found.guidance}

    def name(own: str) -> str:
        return f"{own}-item-{number}" if own in acts else own

    return dataclasses.replace(
        found,
        acts=tuple(dataclasses.replace(act, id=name(act.id)) for act in found.acts),
        guidance=tuple(
            dataclasses.replace(look, id=name(look.id), about=name(look.about) if look.about else None)
            for look in found.guidance
        ),
        facts=tuple(dataclasses.replace(fact, about=name(fact.about)) for fact in found.facts),
    )
