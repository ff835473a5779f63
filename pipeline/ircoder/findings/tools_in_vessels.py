"""Tools told before a vessel: one that treats it as it is led along, or one that only lies there."""

from __future__ import annotations

from ircoder.findings import target_words as words
from ircoder.findings.context import Clause
from ircoder.language.reading import Mention

_LIES_WITHIN = 70


def worked_along(clause: Clause, mention: Mention) -> bool:
    """Whether a tool of treatment itself was led along the vessel ("the crown down the superficial femoral")."""
    tools = [m for m in clause.of("DEVICE") if m.end <= mention.start]
    if not tools or tools[-1].attributes.get("treats") is None:
        return False
    return words.ALONG.match(clause.text[tools[-1].end - clause.start : mention.start - clause.start]) is not None


def holds_a_tool(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel is only the place of a sheath, catheter, wire or filter."""
    before = clause.before(mention)[-90:]
    tools = [m for m in clause.of("DEVICE", "GUIDANCE") if m.end <= mention.start]
    if not tools or tools[-1].kind not in words.CARRIED or not (words.TO.search(before) or words.ACROSS.search(before)):
        return False
    between = range(tools[-1].end, mention.start)
    acts = any(m.start in between for m in clause.of("INTERVENTION") if m.kind != "manipulation")
    return len(between) <= _LIES_WITHIN and not acts
