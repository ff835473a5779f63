"""Work done beside or through a tube: told by a phrase, in a clause that speaks of the organ, on a side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.families.tube_topics import Topics
from ircoder.findings.families.tube_words import DENIED, DENIED_AFTER
from ircoder.findings.model import Act, Side, Span
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.word_patterns import WordPattern

_NEVER = frozenset({"negated", "planned", "hypothetical", "historical"})


DILATED = WordPattern(
    r"\b(?:dilated|ballooned|plastied|angioplastied|stretched|opened|treated)\b[^.;]{0,30}\b(?:\d+\s?-?mm"
    r"|balloon\w*)\b"
    r"|\b\d+(?:\s?x\s?\d+)?\s?-?mm\s+(?:\w+\s+){0,2}balloon\w*\b|\bballoon(?:ed|plasty)\b"
    r"|\b\d+(?:\s?x\s?\d+)?\s?-?mm\s+(?:mustang|conquest|dorado|atlas|armada|sterling|charger|athletis|opta"
    r"|powerflex)\b"
    r"|\bballoon\w*\b[^.;]{0,25}\b(?:blown up|inflated|held|taken up)\b"
)
"""A balloon at work, its place told before."""


FOR_THE_TUBE = (
    r"so that (?:the|it|a)(?: \w+)? (?:would|could|might) (?:pass|follow|go|slide)|(?:to (?:let|allow|help)"
    r"|helped|let) (?:the|a|its)"
    r" (?:new )?(?:tube|catheter|drain|stent)\b"
)
"""A balloon that only made way for the tube is part of it."""


@dataclass(frozen=True, slots=True)
class Adjunct:
    """An act kind with the phrase that tells of it; ``organs`` are the organs of which the clause must speak.

    ``for_others``: it is done for the work of another physician, whose name behind it denies nothing. ``short`` tells
    of it right behind a clause that names the ``place`` ("... shows a stricture; dilated with a 6 mm balloon").
    """

    kind: str
    told: WordPattern
    organs: frozenset[str]
    target: str | None = None
    unless: WordPattern | None = None
    for_others: bool = False
    short: WordPattern | None = None
    place: WordPattern | None = None


def find_adjuncts(context: Context, topics: Topics, adjuncts: Iterable[Adjunct]) -> tuple[Act, ...]:
    """One act for each adjunct and side."""
    out: list[Act] = []
    for adjunct in adjuncts:
        out.extend(_acts(context, topics, adjunct))
    return tuple(out)


def _acts(context: Context, topics: Topics, adjunct: Adjunct) -> tuple[Act, ...]:
    found: dict[Side | None, list[Clause]] = {}
    for clause in context.clauses:
        if clause.section in BACKGROUND or topics.of(clause) not in adjunct.organs or not clause.text.strip():
            continue
        tier = tier_of(context, clause)
        if tier is None or clause.heading:
            continue
        match = adjunct.told.search(clause.text)
        before = None if match is not None else _place_before(context, adjunct, clause)
        if before is not None and adjunct.short is not None:
            match = adjunct.short.search(clause.text)
        if adjunct.unless is not None and adjunct.unless.search(clause.text):
            continue
        if match is None or denied(clause, match.start(), match.end(), behind=not adjunct.for_others):
            continue
        side = topics.side_near(clause, match.start()) or topics.side(clause)
        for each in ("left", "right") if side == "bilateral" else (side,):
            found.setdefault(each, []).extend([clause] if before is None else [before, clause])
    if len(found) > 1 and None in found:
        del found[None]
    family = load_act_kinds()[adjunct.kind].family
    return tuple(
        Act(
            id=f"{adjunct.kind}{f'-{side}' if side else ''}",
            kind=adjunct.kind,
            family=family,
            target=adjunct.target,
            side=side,
            spans=_quotes(context, clauses),
        )
        for side, clauses in found.items()
    )


_BACK = 3


def _place_before(context: Context, adjunct: Adjunct, clause: Clause) -> Clause | None:
    """The statement shortly before a clause told in short that names the place, where both may be told so."""
    if adjunct.short is None or adjunct.place is None or adjunct.short.search(clause.text) is None:
        return None
    near = reversed(context.clauses[max(0, clause.index - _BACK) : clause.index])
    return next((before for before in near if adjunct.place.search(before.text)), None)


def denied(clause: Clause, start: int, end: int, *, behind: bool = True) -> bool:
    """Whether the words at a place of a clause are denied, planned or past."""
    if DENIED.search(clause.text[:start]) or (behind and DENIED_AFTER.search(clause.text[end:])):
        return True
    low, high = clause.start + start, clause.start + end
    inside = [
        m
        for m in clause.mentions
        if low <= m.start < high and m.label in ("INTERVENTION", "IMAGING") and m.kind != "vascular_access"
    ]
    return any(m.assertion in _NEVER for m in inside)


def _quotes(context: Context, clauses: Iterable[Clause]) -> tuple[Span, ...]:
    order = {"told": 0, "summed": 1, "listed": 2}
    ranked = sorted(clauses, key=lambda clause: order[tier_of(context, clause) or "listed"])
    return tuple(dict.fromkeys(context.quote(clause) for clause in ranked))[:4]
