"""Work told once and then "the same on the left": the acts of the one side stand for the other as well.

Builders read each side where it is told in words of its own. Where a statement only says that the same was done over
there, the acts told last before it are repeated with its side, with their guidance and the facts about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from ircoder.findings.context import Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.findings.model import Act, Fact, Guidance, Side
from ircoder.knowledge.word_patterns import WordPattern

_FAMILIES = frozenset(
    {
        *("angioplasty", "arthrography", "aspiration", "atherectomy", "biopsy", "drainage", "epidural_injection"),
        *("facet_injection", "infusion_therapy", "nerve_block", "sclerotherapy", "stent", "thrombectomy"),
        *("thrombolysis", "urinary", "venous_ablation"),
    }
)
"""Work whose side is in its code; what goes to a vessel's branches is repeated by the way of the catheter."""
_STEMS = ("same", "likewise", "repeated", "ditto", "identical", "similarly")
_SIDE = r"(?P<side{0}>left|right|other|opposite|contralateral)"
_DONE = r"(?:(?:was|were)\s+(?:then\s+|also\s+)?)?"
_WORK = (
    r"(?:thing|procedure|steps?|technique|process|sequence|injections?|blocks?|treatment|work|needle work|drug|dose"
    r"|stent"
    r"|balloon|again|exact\s+\w+|way|manner|fashion)"
)
_SAME_THERE = WordPattern(
    rf"\bsame(?:\s+{_WORK})?(?:\s+(?:and|with)\s+\w+)?\s+(?:\w+\s+)?{_DONE}(?:(?:done|performed|repeated|carried out"
    rf"|given"
    rf"|injected|treated|used|happened)\s+)?(?:on|for|at|in|to|with)\s+(?:the\s+|his\s+|her\s+)?{_SIDE.format(1)}\b"
    rf"|\b(?:procedure|process|steps?|injection|block|technique|sequence|exchange|tap|treatment|this|it|all)\s+"
    rf"(?:(?:was|were)\s+)?(?:then\s+|also\s+)?repeated\b[^.;]{{0,30}}?\b(?:on|for|at"
    rf"|in)\s+(?:the\s+)?{_SIDE.format(2)}\b"
    rf"|\brepeated\s+(?:identically\s+)?(?:on|for|at)\s+(?:the\s+)?{_SIDE.format(3)}\b"
    rf"|\b{_SIDE.format(4)}(?:\s+(?:side|one|leg|arm|knee|hip|shoulder|chest|kidney|tube|foot|wrist"
    rf"|joint))?[\s:,-]*{_DONE}"
    r"(?:(?:done|treated|injected|performed|handled|managed|exchanged|changed|drained|tapped|approached)\s+)?"
    r"(?:likewise|ditto|(?:the\s+)?same(?!\s+(?:day|session|visit|access|sheath|catheter|time|side))|identical\w*"
    r"|similarly"
    r"|in\s+(?:the\s+same|an?\s+(?:identical|like|similar))\s+(?:way|manner|fashion))\b"
    rf"|\b(?:likewise|ditto|similarly|identical\w*)\b\s*(?:(?:done|performed)\s+)?(?:on|for"
    rf"|at)\s+(?:the\s+)?{_SIDE.format(5)}\b"
    rf"|\bsame\s+drug\b[^.;]{{0,25}}\bthere\b"
)
_NOT_DONE = WordPattern(
    r"\b(?:not|no|never|without|will|would|could|should|may|might|plan\w*|next|later|weeks?|months?|tomorrow|declin\w*"
    r"|defer\w*|refus\w*|consider\w*|if|unless|to be|scheduled|return\w*|last|earlier|previous\w*|ago"
    r"|(?:done|performed) then)\b"
)
_SEEN = re.compile(
    r"[\s,:-]*(?:(?:widely|completely|all|quite|very|again|mildly|moderately|severely|markedly)\s+)*(?:normal|patent|open"
    r"|clear|clean|unremarkable|negative|benign\w*|dilat\w+|diseased|shows?|showed|demonstrat\w+|reveal\w*|has|had|is"
    r"|appear\w*|look\w*|without|free|mild|moderate|severe|occluded|stenotic|narrow\w*|arthritic|degenerat\w+"
    r"|enlarged|involved|affected|painful|tender|symptom\w*|small|large|intact|smooth|abnormal|suspicious|appearance"
    r"|\d{1,3}(?:\s?%|\s(?:percent|per cent|pct))|pattern|findings?|degree|size|calib\w+|distribution|anatomy"
    r"|extent|amount|volume|kind|type|pain|problem|story)(?!\w)"
    r"(?![^.;]{0,40}\b(?:stent\w*|balloon\w*|mm|mg|ml|cc|needle|embol\w+|inject\w+|treated|ablated|biops\w+)\b)",
    re.IGNORECASE,
)
"""What the other side looks like: nothing was repeated there."""
_OF_A_STATE = WordPattern(
    r"\b(?:flow|pressures?|pulses?|gradients?|signals?|waveforms?|pain|symptoms?|complaints?|asked|wants?|wish\w*"
    r"|requests?|findings?|appearance|anatomy|disease|looks?|looked|appear\w*|is|are)\b[^.;,]{0,25}$"
)
"""Before "the same", what is compared or wished: no work."""
_OTHER: dict[str, Side] = {"left": "right", "right": "left"}
_FARTHEST = 10
_BACK, _REACH = 60, 80


def with_same_on_other_side(
    context: Context, acts: tuple[Act, ...], guidance: tuple[Guidance, ...], facts: tuple[Fact, ...]
) -> tuple[tuple[Act, ...], tuple[Guidance, ...], tuple[Fact, ...]]:
    """Acts, guidance and facts, with those that a statement repeats on the other side."""
    if not context.holds(*_STEMS):
        return acts, guidance, facts
    for clause, at, told in _repeats(context):
        for act in _before(context, acts, clause, at):
            side = _OTHER[cast("str", act.side)]
            if told in {side, "other", "opposite", "contralateral", None} and not _known(acts, act, side, at):
                twin = replace(act, id=f"{act.id}-again", side=side, spans=(context.quote(clause), *act.spans))
                acts = (*acts, twin)
                guidance, facts = _with_its_own(act, twin, guidance, facts)
    return acts, guidance, facts


def _repeats(context: Context) -> Iterator[tuple[Clause, int, str | None]]:
    """Statements that repeat work, where they do, and the side that they name."""
    for clause in context.body():
        match = _SAME_THERE.search(clause.text)
        if match is None or not clause.happened or tier_of(context, clause) != "told":
            continue
        if _denied(clause, match.start(), match.end()):
            continue
        told = next((side for side in match.groupdict().values() if side), None)
        own = {mention.side for mention in clause.mentions} & {"left", "right"}
        side = told.lower() if told else next(iter(own), None) if len(own) == 1 else _nearest(context, clause)
        yield clause, clause.start + match.start(), side


def _denied(clause: Clause, at: int, end: int) -> bool:
    """Whether the words near "the same" deny it or put it off, or only go on with what was seen."""
    if _SEEN.match(clause.text, end) or _OF_A_STATE.search(clause.text[:at]):
        return True
    low = max(clause.text.rfind(";", 0, at), clause.text.rfind(",", 0, at), at - _BACK)
    return _NOT_DONE.search(clause.text[max(0, low) : at + _REACH]) is not None


def _nearest(context: Context, clause: Clause) -> str | None:
    """The side of the vessel that the statement before names ("Right ICA: moderate; same drug there")."""
    for earlier in context.clauses[max(0, clause.index - 2) : clause.index][::-1]:
        sides = [m.side for m in earlier.mentions if m.side in _OTHER]
        if sides:
            return sides[-1]
    return None


def _before(context: Context, acts: tuple[Act, ...], clause: Clause, at: int) -> list[Act]:
    """The acts of one side and family told last before a place of a statement."""
    lowest = context.clauses[max(0, clause.index - _FARTHEST)].start
    near = [
        act
        for act in acts
        if act.family in _FAMILIES
        and act.status == "performed"
        and act.side in _OTHER
        and any(lowest <= span.start < at for span in act.spans)
    ]
    if not near:
        return []
    last = max(near, key=lambda act: max(span.start for span in act.spans if span.start < at))
    return [act for act in near if act.family == last.family and act.side == last.side]


def _known(acts: tuple[Act, ...], act: Act, side: Side, at: int) -> bool:
    """Whether the other side has an act of this kind already."""
    return any(
        other.kind == act.kind
        and other.side in {side, "bilateral"}
        and (other.target == act.target or any(span.end > at for span in other.spans))
        and (not act.levels or bool(set(other.levels) & set(act.levels)) or other.side == "bilateral")
        for other in acts
    )


def _with_its_own(
    act: Act, twin: Act, guidance: tuple[Guidance, ...], facts: tuple[Fact, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """Guidance and facts about an act, told of its twin as well."""
    names = {act.id: twin.id}
    looks: list[Guidance] = []
    for look in guidance:
        if look.about == act.id:
            names[look.id] = f"{look.id}-again"
            looks.append(replace(look, id=names[look.id], about=twin.id))
    copies = tuple(replace(fact, about=names[fact.about]) for fact in facts if fact.about in names)
    return (*guidance, *looks), (*facts, *copies)
