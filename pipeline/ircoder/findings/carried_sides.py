"""Selections carried over in a few words: "the same was done on the left", "the right subclavian artery likewise"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Position, Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_SAME = WordPattern(r"\b(?:same|likewise|similarly|repeated|ditto|identical\w*|again|in\s+like\s+manner)\b")
_ON_SIDE = re.compile(
    r"\b(?:on|for|at|to|with)\s+the\s+(?P<side>left|right|other|opposite|contralateral)\b(?:\s+(?:side|one|kidney"
    r"|lung|half)\b)?"
    r"|\bthe\s+(?P<subject>left|right|other|opposite|contralateral)\s+(?:side|one|kidney|lung|half)\b"
    r"|\b(?P<end>left|right|other side|opposite side)\W*$",
    re.IGNORECASE,
)
_LIKEWISE_AFTER = re.compile(
    r"^\s*(?:arter(?:y|ies)|veins?|trunk)?\s*[,:]?\s*(?:(?:was|were)\s+(?:then\s+)?)?"
    r"(?:(?:done|treated|handled|managed|selected|entered|studied|emboli[sz]ed|approached)\s+)?(?:likewise|ditto"
    r"|similarly|the\s+same(?:\s+way)?|same"
    r"|in\s+the\s+same\s+(?:way|fashion|manner)|in\s+(?:a\s+)?like\s+(?:way|manner|fashion))"
    r"(?:\s+(?:was|were|done|selected|studied|treated|performed|filmed|examined)){0,2}(?:\s+(?:to|until"
    r"|till)\s+(?:near\s+)?stasis)?(?:\W*$|\s*,)",
    re.IGNORECASE,
)
_LIKEWISE_BEFORE = re.compile(
    r"^\W*(?:(?:and\s+)?(?:likewise|similarly|ditto)|(?:and\s+)?(?:the\s+)?same\s+(?:again\s+)?(?:for|with|in|at"
    r"|on))\W*(?:in|for|with)?\s*"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_TURNED_TO = WordPattern(
    r"\b(?:redirected|repositioned|re-?advanced|turned|swung|rotated|moved|steered|switched|taken|manipulated"
    r"|directed)\s+"
    r"(?:over\s+)?(?:into|to|onto)\s+the\s+(?P<side>left|right|other|opposite|contralateral)\b"
    r"(?:\s+(?:side|one|lung))?\s*(?:$|[.,;:]|and\b|where\b|for\b)"
)
"""A catheter led from the vessel of one side to its fellow."""
_NEXT_INTO = re.compile(
    r"^\W*(?:and\s+)?(?:then|next|afterwards?|subsequently|finally|later)\s+(?:in)?to\s+the\s+"
    r"(?P<side>left|right|other|opposite|contralateral)\b(?:\s+(?:side|one))?\s*(?:$|[.,;:])",
    re.IGNORECASE,
)
"""The way of a catheter that a clause goes on with, its vessel named in the one before."""
_READ = frozenset({"findings", "impression"})
_OTHER: dict[str, Side] = {"left": "right", "right": "left"}
_FARTHEST = 6


class Reached(Protocol):
    """A step of the catheter's way."""

    @property
    def position(self) -> Position:
        """Where the tip rested."""
        ...

    @property
    def clause(self) -> int:
        """Index of the clause that tells it."""
        ...

    @property
    def filmed(self) -> bool:
        """Whether its own words tell a run."""
        ...


@dataclass(frozen=True, slots=True)
class Carried:
    """A vessel that was entered as the one before it was; ``filmed`` where that one had a run."""

    vessel: str
    side: Side | None
    filmed: bool


def carried_to_side(context: Context, clause: Clause, steps: Sequence[Reached]) -> list[Carried]:
    """The vessels of the last selection on the other side, where a clause says that the same was done there."""
    if not steps:
        return []
    same = _SAME.search(clause.text)
    found = _TURNED_TO.search(clause.text) or _NEXT_INTO.match(clause.text) or (same and _ON_SIDE.search(clause.text))
    if not found or not _tells(context, clause, steps, found.end()):
        return []
    known = {step.position.vessel for step in steps}
    if any(vessel.concept not in known for vessel in clause.of("VESSEL") if vessel.start < clause.start + found.end()):
        return []
    last = context.clauses[steps[-1].clause].sentence
    out: list[Carried] = []
    for step in steps:
        side = step.position.side
        if context.clauses[step.clause].sentence != last or side not in _OTHER:
            continue
        new = _OTHER[str(side)]
        named = found.groupdict()
        told = (found["side"] or named.get("subject") or named.get("end") or "").lower().split()[0]
        vessel = _mirrored(context, step.position.vessel, str(side), str(new))
        if vessel is not None and told in {new, "other", "opposite", "contralateral"}:
            out.append(Carried(vessel, new, _filmed(context, clause, step)))
    return out


_EACH_ENTERED = WordPattern(
    r"^\W*(?:(?:then|next)\s)?(?:each|all|both|these|they|every one)\b"
    r"(?:\s(?:of\s(?:these|them|which)|one|vessels?|arter(?:y|ies)|branch(?:es)?|feeders?|three|four|two|in turn))*"
    r"\s(?:was|were)\s(?:(?:then|in turn|next|also|separately|individually|successfully|sub|super)\s?-?)*"
    r"(?:(?:super-?|sub-?)?select\w*|catheteri[sz]ed|cann?ulated|entered|engaged)\b"
)
"""What was done to all the vessels of the statement before ("Each was entered in turn and embolized")."""
_FEWEST_OF_EACH = 2


def carried_to_each(context: Context, clause: Clause) -> list[Carried]:
    """The branches that the statement before lists, where this one says that each was entered."""
    if clause.of("VESSEL") or clause.section in _READ or _EACH_ENTERED.match(clause.text[clause.lead :]) is None:
        return []
    earlier = [c for c in context.clauses[: clause.index] if c.sentence == clause.sentence - 1]
    tree = context.knowledge.vessels
    listed = dict.fromkeys(
        (mention.concept, mention.side)
        for other in earlier
        for mention in other.of("VESSEL")
        if mention.assertion not in {"negated", "historical"} and mention.concept in tree
        if (tree.order(mention.concept, mention.side) or 0) > 0
    )
    if len(listed) < _FEWEST_OF_EACH:
        return []
    filmed = context.has("run", clause.text)
    return [Carried(concept, side, filmed) for concept, side in listed]


def on_to_other_side(context: Context, clause: Clause, vessel: str, side: Side | None, at: int) -> list[Carried]:
    """The fellow of a vessel that the same clause goes on to ("into the left renal and afterwards the right")."""
    if side not in _OTHER:
        return []
    match = _AND_ON.match(clause.text[at - clause.start :])
    other = _OTHER[str(side)]
    told = match and (match["side"] or match["next"]).lower()
    if told not in {other, "other", "opposite", "contralateral"}:
        return []
    twin = _mirrored(context, vessel, str(side), str(other))
    return [Carried(twin, other, filmed=False)] if twin is not None else []


_AND_ON = re.compile(
    r"^[^.;]{0,40}?(?:,\s*)?(?:and\s+)?(?:then|afterwards?|next|subsequently|later|in turn|finally)\s+(?:(?:in)?to\s+"
    r"|of\s+)?the\s+"
    r"(?P<side>left|right|other|opposite|contralateral)\b(?:\s+(?:side|one))?\s*(?=$|[.,;:(])"
    r"|^[^.;]{0,40}?\band\s+(?:in)?to\s+the\s+(?P<next>left|right|other|opposite|contralateral)\b(?:\s+(?:side"
    r"|one))?\s*(?=$|[.,;:(])",
    re.IGNORECASE,
)


def carried_to_vessel(context: Context, clause: Clause, mention: Mention, steps: Sequence[Reached]) -> Carried | None:
    """The vessel that a clause says was dealt with as the one before."""
    if not steps:
        return None
    after = _LIKEWISE_AFTER.match(clause.after(mention))
    if not _tells(context, clause, steps, None if after is None else mention.end - clause.start + after.end()):
        return None
    if after is None and (
        _LIKEWISE_BEFORE.match(clause.before(mention)[clause.lead :]) is None
        or re.match(r"[^.;]{0,30}\b(?:is|was|are|were)\b", clause.after(mention), re.IGNORECASE)
    ):
        return None
    return Carried(mention.concept, mention.side, _filmed(context, clause, steps[-1]))


def _tells(context: Context, clause: Clause, steps: Sequence[Reached], until: int | None = None) -> bool:
    """Whether a clause goes on with the course; what it found stands behind the words that do (``until``)."""
    near = clause.index - steps[-1].clause <= _FARTHEST
    said = clause.text if until is None else clause.text[:until]
    return near and clause.section not in _READ and not clause.heading and not context.has("result", said)


def _mirrored(context: Context, concept: str, side: str, other: str) -> str | None:
    """The vessel of the other side, where there is one."""
    vessel = context.knowledge.vessels.get(concept)
    if vessel is None:
        return None
    if vessel.paired:
        return concept
    twin = concept.replace(f"{side}_", f"{other}_")
    return twin if twin != concept and twin in context.knowledge.vessels else None


def _filmed(context: Context, clause: Clause, step: Reached) -> bool:
    """Whether a run is told between a step and the clause that repeats it."""
    return step.filmed or any(
        context.has("run", c.text) or any(m.assertion == "performed" for m in c.of("IMAGING"))
        for c in context.clauses[step.clause : clause.index + 1]
    )
