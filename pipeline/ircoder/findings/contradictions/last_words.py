"""Where a report begins to close, with a heading or without: what stands there sums up what was told before."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context, once

_CLOSING = frozenset({"impression", "plan"})
_WORD = re.compile(
    r"\b(?:impression|conclusions?|in short|in summary|to sum up|bottom line|for the (?:bill|letter|record))\b"
    r"|(?:\A|[\n.;!?])[ \t*-]*(?:summary|assessment|opinion|disposition|dispo|aftercare|follow[\s-]?up|remark|comments?"
    r"|recommendations?|plan|final|result|imp|wrap[\s-]?up|outcome|(?:letter|note) to\b|to the \w+ist\b|in all)\b",
    re.IGNORECASE,
)
_HALF = 0.5
_LATE = 0.6
"""Share of the text behind which a report without any such word closes."""


@once
def closing_start(context: Context) -> int:
    """The first character of the closing part."""
    text = context.said
    headed = next(
        (s.start for s in context.reading.sections if s.kind in _CLOSING and s.start > len(text) * _HALF), None
    )
    word = _WORD.search(text, int(len(text) * _HALF))
    found = [place for place in (headed, word.start() if word else None) if place is not None]
    return min(found, default=int(len(text) * _LATE))


def is_late(context: Context, clause: Clause, place: int) -> bool:
    """Whether a place of a clause stands in the closing part of the report."""
    return clause.section in _CLOSING or (
        clause.section not in BACKGROUND - {"diagnosis"} and place >= closing_start(context)
    )
