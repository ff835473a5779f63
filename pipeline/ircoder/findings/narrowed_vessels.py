"""Vessels of which a stenosis or an occlusion is told, and the work that refers to them without naming them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ircoder.findings import target_words as words
from ircoder.findings.context import Clause, Context, once
from ircoder.findings.model import Side
from ircoder.findings.treatment_mentions import nearest
from ircoder.findings.vessel_sides import own_side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_BEHIND = re.compile(r"\s{0,6}(?:of|in|at|within|involving|across)\b[^,;.]{0,40}$", re.IGNORECASE)
NARROWING_FIGURE = re.compile(
    r"(?<!residual )\b(?:[5-9]\d|100)\s?(?:%|percent\b|per cent\b|pct\b)(?!\s*(?:left|residual|open|patent))",
    re.IGNORECASE,
)
"""A narrowing told by its figure alone, behind its vessel."""
_NARROWINGS = frozenset({"stenosis", "occlusion"})


def brought_to(context: Context, clause: Clause, vessels: Sequence[Mention]) -> Mention | None:
    """The narrowed vessel of a clause to which it brings a sheath, a catheter or a wire.

    Work that is told next without a vessel is done there ("Sheath to the left SFA. 5 x 100 balloon.").
    """
    told = list(clause.of("DEVICE"))
    if not told and clause.index and context.clauses[clause.index - 1].sentence == clause.sentence:
        # "A wire then went down the posterior tibial": its clause was cut at "then".
        told = list(context.clauses[clause.index - 1].of("DEVICE"))
    if not any(m.kind in words.CARRIED and m.assertion == "performed" for m in told):
        return None
    narrowed = _first_narrowed(context)
    reached = [
        vessel
        for vessel in vessels
        if narrowed.get(vessel.concept, clause.index + 1) <= clause.index
        and words.BROUGHT.search(clause.before(vessel)[-60:])
    ]
    return reached[-1] if reached else None


def lesions_meant(
    context: Context, clause: Clause, vessels: Callable[[Clause], Sequence[Mention]]
) -> Iterator[tuple[Clause, Mention]]:
    """Vessels that "the occlusion" or "the lesion" of a clause can mean, each with the clause that tells it."""
    match = words.THE_LESION.search(clause.text) if words.A_LESION.search(clause.text) else None
    if match is None:
        return
    word = (match["kind"] or match["bare"]).lower()
    kind = "occlusion" if word.startswith("occl") else "stenosis" if word.startswith(("sten", "narr")) else None
    kinds = {kind} if kind else _NARROWINGS
    for other in context.clauses[: clause.index]:
        for lesion in other.of("LESION"):
            if lesion.kind not in kinds or lesion.assertion in {"negated", "hypothetical"}:
                continue
            home = _holder(other, lesion, vessels(other))
            if home is not None:
                yield other, home


@once
def _first_narrowed(context: Context) -> dict[str, int]:
    """Index of the first clause that tells a narrowing of each vessel (VINT-15)."""
    out: dict[str, int] = {}
    for clause in context.clauses:
        vessels = clause.of("VESSEL")
        for lesion in clause.of("LESION"):
            if lesion.kind not in _NARROWINGS or lesion.assertion in {"negated", "hypothetical"}:
                continue
            home = _holder(clause, lesion, vessels)
            if home is not None:
                out.setdefault(home.concept, clause.index)
        for figure in NARROWING_FIGURE.finditer(clause.text):
            before = [vessel for vessel in vessels if vessel.end - clause.start <= figure.start()]
            front = [vessel for vessel in vessels if 0 <= vessel.start - clause.start - figure.end() <= 12]
            if front and not before:
                out.setdefault(front[0].concept, clause.index)
            if before:
                out.setdefault(before[-1].concept, clause.index)
    return out


def _holder(clause: Clause, lesion: Mention, vessels: Sequence[Mention]) -> Mention | None:
    """The vessel of a lesion: the one that "of" or "in" names behind it, else the one before it, else the nearest."""
    behind = [v for v in vessels if v.start >= lesion.end and _is_of(clause, lesion, v)]
    before = [v for v in vessels if v.end <= lesion.start]
    return behind[0] if behind else before[-1] if before else nearest(lesion, list(vessels))


def _is_of(clause: Clause, lesion: Mention, vessel: Mention) -> bool:
    """Whether a vessel right behind a lesion is the one that holds it ("stenosis of the left iliac")."""
    return _BEHIND.match(clause.text[lesion.end - clause.start : vessel.start - clause.start]) is not None


def narrowed_side(context: Context, concept: str) -> Side | None:
    """The one side on which a vessel is told as narrowed, where the report names it on both."""
    return _narrowed_sides(context).get(concept)


@once
def _narrowed_sides(context: Context) -> dict[str, Side]:
    told: dict[str, set[Side]] = {}
    for clause in context.clauses:
        vessels = clause.of("VESSEL")
        sided = _OPENS_WITH_SIDE.match(clause.text) is not None
        for number, vessel in enumerate(vessels):
            side = own_side(clause, vessel) or (vessel.side if sided else None)
            if side not in {"left", "right"} or words.CROSSES.match(clause.after(vessel)):
                continue
            end = vessels[number + 1].start if number + 1 < len(vessels) else clause.end
            tail = clause.text[vessel.end - clause.start : end - clause.start]
            lesions = [m for m in clause.of("LESION") if vessel.end <= m.start < end and m.kind in _NARROWINGS]
            figure = NARROWING_FIGURE.search(tail)
            slight = _SLIGHT.search(tail)
            holds = figure or (not slight and any(m.assertion not in {"negated", "hypothetical"} for m in lesions))
            if holds and side is not None:
                told.setdefault(vessel.concept, set()).add(side)
    return {concept: next(iter(sides)) for concept, sides in told.items() if len(sides) == 1}


_OPENS_WITH_SIDE = re.compile(r"\W*(?:the\s+|on the\s+)?(?:left|right|lt|rt|l|r)\b", re.IGNORECASE)
_SLIGHT = re.compile(r"\b[1-4]\d\s?(?:%|percent\b|per cent\b|pct\b)", re.IGNORECASE)
NARROWED = WordPattern(
    r"\b\d{2,3}\s?(?:%|percent|per cent|pct\b)|\b(?:stenos\w+|narrow\w*|occlu\w+|stricture|tight|lesion)\b",
)
"""A degree or a word of narrowing."""


def unsound_among(clause: Clause, subjects: tuple[Mention, ...]) -> list[Mention]:
    """Vessels of which it is not said that they need nothing; what is said behind a list is said of all of it."""
    out: list[Mention] = []
    sound = False
    for number, mention in reversed(list(enumerate(subjects))):
        after = clause.after(mention)
        led = clause.text[subjects[number - 1].end - clause.start if number else 0 : mention.start - clause.start]
        if NARROWED.search(led) and "," in after[:2]:
            sound = False
        elif words.SOUND.match(after):
            sound = True
        elif sound:
            between = clause.text[mention.end - clause.start : subjects[number + 1].start - clause.start]
            sound = words.COORDINATED.match(between) is not None or between.strip(" \n") == ","
            # "80 % cephalic arch stenosis, central veins open": what stands behind the first is said of that one.
            sound = sound and NARROWED.search(between) is None
        if not sound:
            out.append(mention)
    return out[::-1]
