"""Lesions with the vessel they lie in, and the running topic: which vessel a paragraph is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Lesion, Side
from ircoder.language.reading import Mention

VASCULAR = frozenset(
    {"stenosis", "occlusion", "thrombus", "aneurysm", "pseudoaneurysm", "dissection", "bleeding", "trauma", "rupture"}
)
_SUBTOTAL = re.compile(r"\b(?:sub-?\s?total|near(?:ly)?(?:[\s-]+total)?|almost)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """A vessel that the text is about at some point: where it is named and on which side."""

    vessel: str
    side: Side | None
    at: int


@dataclass(frozen=True, slots=True)
class PlacedLesion:
    """A lesion mention with the vessel it belongs to (``None``: not told)."""

    lesion: Lesion
    at: int
    sentence: int


def topics(context: Context) -> tuple[Topic, ...]:
    """Every vessel mention of the tree, in text order: the last one before a place is its topic."""
    return tuple(
        Topic(mention.concept, mention.side, mention.start)
        for mention in context.reading.mentions
        if mention.label == "VESSEL" and mention.concept in context.knowledge.vessels
    )


def find_lesions(context: Context) -> tuple[PlacedLesion, ...]:
    """Vascular lesions of today's findings with their vessels; negated and healed ones are left out."""
    out: list[PlacedLesion] = []
    last: Mention | None = None
    for clause in context.clauses:
        vessels = [m for m in clause.of("VESSEL") if m.concept in context.knowledge.vessels]
        for mention in clause.of("LESION"):
            if mention.kind not in VASCULAR or mention.assertion in {"negated", "hypothetical"}:
                continue
            home = _nearest(mention, vessels) or last
            out.append(
                PlacedLesion(
                    Lesion(
                        id=f"lesion-{len(out) + 1}",
                        kind="stenosis" if mention.kind == "occlusion" and _partial(clause, mention) else mention.kind,
                        target=home.concept if home else None,
                        side=mention.side or (home.side if home else None),
                        degree=_degree(mention),
                        spans=(context.quote(clause),),
                    ),
                    mention.start,
                    clause.sentence,
                )
            )
        if vessels:
            last = vessels[-1]
    return tuple(out)


def lesion_for(lesions: tuple[PlacedLesion, ...], vessel: str, side: Side | None, at: int) -> Lesion | None:
    """The lesion of a treated vessel: the nearest told before the treatment, else the first told after it."""
    fitting = [
        placed
        for placed in lesions
        if placed.lesion.target == vessel and (side is None or placed.lesion.side in {None, side, "bilateral"})
    ]
    before = [placed for placed in fitting if placed.at <= at]
    if before:
        return before[-1].lesion
    return fitting[0].lesion if fitting else None


def _partial(clause: Clause, mention: Mention) -> bool:
    """A subtotal or near occlusion is a stenosis (VINT-15)."""
    low = max(0, mention.start - clause.start - 20)
    return _SUBTOTAL.search(clause.text[low : mention.end - clause.start]) is not None


def _degree(mention: Mention) -> int | None:
    value = mention.attributes.get("percent", mention.attributes.get("degree"))
    return int(value) if isinstance(value, (int, float)) else None


def _nearest(mention: Mention, vessels: list[Mention]) -> Mention | None:
    return min(vessels, key=lambda v: min(abs(v.start - mention.end), abs(mention.start - v.end)), default=None)
