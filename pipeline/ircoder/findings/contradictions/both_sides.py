"""A title of both sides over a course that did one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import between, quoted, titles
from ircoder.findings.contradictions.side_claims import Claim, sides_of
from ircoder.findings.contradictions.side_clash import GENERAL
from ircoder.findings.contradictions.side_wording import BOTH
from ircoder.findings.model import Contradiction, Findings
from ircoder.findings.tellings import act_kind
from ircoder.language.reading import Mention
from ircoder.language.side_words import opposite

_UNDONE = frozenset({"negated", "attempted"})


def find_one_of_both(context: Context, found: Findings, claims: Sequence[Claim]) -> Contradiction | None:
    """The course never names the second side, or says that the act of the title was not done there."""
    named = [claim for claim in claims if claim.part == "title" and claim.side == "bilateral"]
    rest = [claim for claim in claims if claim.part != "title"]
    for claim in named:
        clause = _never_named(context, claim, rest) or _denied(found, claim, rest)
        if clause is not None:
            side, words = clause
            title = quoted(context, claim.clause, claim.start, claim.end)
            return between("side", claim.place, ("both sides", side), (title,), (quoted(context, words),), claim.place)
    return None


def _never_named(context: Context, claim: Claim, rest: Sequence[Claim]) -> tuple[str, Clause] | None:
    told = [other for other in rest if other.part == "course" and other.place == claim.place]
    done = [other for other in told if other.done]
    if not done or len(sides_of(told)) != 1:
        return None
    text = context.reading.text[max((clause.end for clause in titles(context)), default=0) :]
    if BOTH.search(text) or re.search(rf"\b{opposite(done[0].side)}\b", text, re.IGNORECASE):
        return None
    return done[0].side, done[0].clause


def _denied(found: Findings, claim: Claim, rest: Sequence[Claim]) -> tuple[str, Clause] | None:
    """The clause that denies an act of the title on one side, where every such act was done on the other."""
    kinds = {_kind(mention) for mention in claim.clause.of("INTERVENTION", "DEVICE")} - GENERAL
    sides = {act.side for act in found.acts if act.status == "performed" and act.kind in kinds}
    if len(sides) != 1 or sides <= {None, "bilateral"}:
        return None
    done = sides.pop()
    for other in rest:
        if other.side != opposite(done) or (other.place not in {"", claim.place} and claim.place):
            continue
        if any(m.assertion in _UNDONE and _kind(m) in kinds for m in other.clause.of("INTERVENTION", "DEVICE")):
            return f"{done} only", other.clause
    return None


def _kind(mention: Mention) -> str:
    return str(mention.attributes.get("treats", "")) if mention.label == "DEVICE" else act_kind(mention)
