"""Clauses with verb groups kept whole: "the catheter was | then placed" is one statement."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import Clause, Context

_OPEN_END = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|it|and|then|we|i|be|had|has|to|a|an|the|of|over|through|with|which|who)|,)\s*$",
    re.IGNORECASE,
)
_LINKED = re.compile(r"(?:then|next|subsequently|finally)\b", re.IGNORECASE)


def whole_clauses(context: Context) -> tuple[Clause, ...]:
    """The clauses of a report; where a cut fell between a subject and its verb the pieces are one again."""
    out: list[Clause] = []
    for clause in context.clauses:
        last = out[-1] if out else None
        if (
            last is not None
            and last.sentence == clause.sentence
            and last.end == clause.start
            and _LINKED.match(clause.text.lstrip())
            and _OPEN_END.search(last.text[-12:])
        ):
            out[-1] = replace(
                last, end=clause.end, text=last.text + clause.text, mentions=(*last.mentions, *clause.mentions)
            )
        else:
            out.append(clause)
    return tuple(out)
