"""Lines and labels that say which vessel the text behind them is about."""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.findings import target_words as words
from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.language.reading import Mention


def starts_line(context: Context, clause: Clause) -> bool:
    """Whether a clause opens a line, and is no line that goes on in small letters."""
    before = context.reading.text[max(0, clause.start - 4) : clause.start]
    return "\n" in before and not clause.text[:1].islower()


def continues_line(context: Context, clause: Clause) -> bool:
    """Whether a line follows the one before it without an empty line between."""
    before = context.reading.text[max(0, clause.start - 6) : clause.start]
    return before.count("\n") < 2


def labelling(clause: Clause, vessels: Sequence[Mention]) -> list[Mention]:
    """Those vessels with which a clause opens as a label: "Left SFA - ", "Popliteal:", "External iliac segment."."""
    if not vessels or clause.section in BACKGROUND:
        return []
    opening = clause.text[: vessels[0].start - clause.start].strip(" \t\n-*\u2022.()0123456789abcdefgABCDEFG")
    if words.WAY_IN.search(clause.before(vessels[0])) or (len(opening) > 8 and not clause.heading):
        return []
    out = [vessels[0]]
    for vessel in vessels[1:]:
        if not words.COORDINATED.match(clause.text[out[-1].end - clause.start : vessel.start - clause.start]):
            break
        out.append(vessel)
    rest = clause.text[out[-1].end - clause.start :]
    return out if words.LABEL_END.match(rest) or clause.heading else []
