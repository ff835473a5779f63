"""Sides, levels and vessels that a title promises and of which the course says that nothing was done there.

"PROCEDURE: Kyphoplasty L1 and L3. … The pedicle of L3 could not be entered": the act that only the title tells falls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Act, Side
from ircoder.knowledge.word_patterns import WordPattern

_WORDS = (
    r"(?:not|never)\s+(?:\w+ly\s+|be\s+|been\s+){0,2}(?:done|treated|injected|performed|attempted|entered|blocked"
    r"|tapped"
    r"|needled|accessed|ablated|reached|cannulated|possible|exchanged|addressed|touched|approached)"
    r"|skipped|omitted|postponed|left (?:alone|untreated|for another|for next)|(?:was|were|is) (?:left|deferred|spared)"
    r"|given up|abandoned|without (?:success|return)|unsuccessful\w*|declined|refused|rescheduled|put off"
    r"|deferred|could ?n[o']t be|couldn't be|found competent|was competent"
)
_LEFT_OUT = WordPattern(rf"\b(?:{_WORDS})\b")
_SIDE = re.compile(
    r"(?:^\W*|\b(?:and|but|so)\s+|,\s*)(?:(?:the|on|for|planned)\s+)*(?P<side>left|right)\b(?!\s+(?:alone|in|at|as"
    r"|open|out|behind"
    r"|untreated)\b)"
    rf"(?=[^.;]{{0,60}}?\b(?:{_WORDS})\b)",
    re.IGNORECASE,
)
"""Words that open with the side of which they say that nothing was done there."""


def without_untreated(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts without those that only a title tells of a place where the course says that nothing was done."""
    promised = [act for act in acts if _promised(act)]
    if not promised:
        return acts
    left = list(_left_out(context))
    gone = {act.id for act in promised if any(_fits(context, act, clause, acts) for clause in left)}
    return tuple(act for act in acts if act.id not in gone) if gone else acts


def _promised(act: Act) -> bool:
    """Whether only a title tells an act, or at least its side."""
    told = [
        span.text.lower()
        for span in act.spans
        if span.section not in TITLES and not (_LEFT_OUT.search(span.text) and _SIDE.search(span.text))
    ]
    if act.status != "performed" or not any(span.section in TITLES for span in act.spans):
        return False
    if act.side in {"left", "right"}:
        return not any(re.search(rf"\b{act.side}\b", text) for text in told)
    return not told and (bool(act.levels) or act.target is not None)


def _left_out(context: Context) -> Iterator[Clause]:
    for clause in context.body_saying(_LEFT_OUT):
        if clause.section not in BACKGROUND:
            yield clause


def _fits(context: Context, act: Act, clause: Clause, acts: tuple[Act, ...]) -> bool:
    """Whether a clause leaves out the place of an act, and another act of its family was done elsewhere."""
    others = [other for other in acts if other.id != act.id and other.family == act.family]
    if not others:
        return False
    levels = {level for m in clause.of("ANATOMY") for level in _levels(m.attributes.get("levels"))}
    if act.levels and levels:
        return set(act.levels) <= levels
    if act.target is not None and any(m.concept == act.target for m in clause.of("VESSEL")):
        return not any(other.target == act.target for other in others)
    match = _SIDE.search(clause.text)
    if match is None or match["side"].lower() != act.side or levels or _worked_on(context, act.side):
        return False
    return any(other.side in {"left", "right"} and other.side != act.side for other in others)


def _worked_on(context: Context, side: Side | None) -> bool:
    """Whether another statement of the course tells work on a side."""
    return any(
        mention.side == side and mention.assertion == "performed"
        for clause in context.body()
        if clause.section not in TITLES and not _LEFT_OUT.search(clause.text)
        for mention in clause.of("INTERVENTION", "DEVICE")
    )


def _levels(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
