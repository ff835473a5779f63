"""The dates that a report states for its own work; coding holds them against the date of its record."""

from __future__ import annotations

import datetime as dt
import re

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Fact, Span
from ircoder.language.reading import Quantity

STATED_DATE = "stated_service_date"
TOLD_DATE = "told_work_date"
_OWN_REASONS = frozenset({"diagnosis", "timeout"})
_WORK = r"(?:service|(?:the\s+)?procedure|operation|exam(?:ination)?|study|surgery|intervention|treatment)"
_LABEL = re.compile(
    rf"(?:^|[\n.;|,(\-/]|\s{{2}}|\t)\s*(?:dos|dop|date\s+of\s+{_WORK}|(?:service|procedure|exam|study|operation|operative"
    r"|surgery|intervention|treatment)\s+date|today'?s\s+date|today)\s*(?:\(s\))?\s*(?:[:=,\-]|was|is)?\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|\n|[.;|]\s)\s*(?:procedure\s+|study\s+|exam\s+)?(?:was\s+)?(?:done|performed|carried\s+out|completed|date)"
    r"\s*(?:on\b|today\b)?\s*(?:the\b)?\s*[:=,\-]?\s*$",
    re.IGNORECASE,
)
"""Words that open a line or a sentence and tell the day of the report."""
_NOT_OF_WORK = re.compile(
    r"\b(?:birth|born|dob|prior|previous\w*|comparison|compared|since|last|from|old|earlier|admi\w+|refer\w*|order\w*"
    r"|dictated|signed|transcribed|reported|printed|seen|imaging|ct|mri?|duplex|pet|placed|expir\w*|lot|due|until"
    r"|next|after|before|by|of|mrn|history|s/p|status post)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_SENTENCE_BEFORE = re.compile(r"\w[.?!]\s[^\n]*\w")
_CAME = re.compile(
    r"^,?\s*(?:the\s+patient|he|she|pt|this\s+patient)\b[^.;\n]{0,40}\b(?:brought|taken|came)\s+to\s+the\b"
    r"[^.;\n]{0,25}\b(?:suite|lab\w*|room|table|theat\w+)\b",
    re.IGNORECASE,
)
_DONE_ON = re.compile(
    r"\b(?:procedure|operation|study|examination|biopsy|injection|intervention|it)\s+was\s+(?:done|performed|carried\s+out)"
    r"\s+on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WORK_ON = re.compile(
    r"\b(?:procedure|operation|surgery|ablation|closure|injection|biopsy|treatment|stenting|embolization|placement|drainage"
    r"|angiogram|angioplasty|block|intervention|catheterization|case)\b[^.;\n]{0,30}\b(?:on|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:scheduled|(?<!as )planned|booked|until|will|next|upcoming|calendar|due|would|if|set for"
    r"|arranged|later|expir\w+"
    r"|follow[\s-]?up|return\w*|signed|dictated|reported|results?|repeat|second|other|stag\w+)\b",
    re.IGNORECASE,
)
"""With one of these a day to come is no slip."""
_PARTS = 3
"""Day, month and year."""
_ACCOUNT = TITLES | {"body", "technique", "impression"}
_REACH = 60
_HEAD = 2
"""Sentences at the top in which a date that no other words claim is that of the report."""


def find_stated_date(context: Context) -> tuple[Fact, ...]:
    """Every date that stands for the day of the work, once, in the order of the text."""
    found: dict[int, Span] = {}
    for quantity in context.reading.quantities:
        if quantity.kind == "date" and quantity.value not in found:
            clause = context.clause_at(quantity.start)
            if _is_own(context, quantity, clause):
                found[int(quantity.value)] = context.span(quantity.start, quantity.end, clause.section)
    return tuple(
        Fact(element=STATED_DATE, value=dt.date.fromordinal(day).isoformat(), spans=(span,))
        for day, span in found.items()
    )


def find_told_date(context: Context) -> tuple[Fact, ...]:
    """Days on which the text tells in passing that work was done; it may be earlier work, unless the day is to come."""
    found: dict[int, Span] = {}
    for quantity in context.reading.quantities:
        if quantity.kind != "date" or int(quantity.value) in found:
            continue
        clause = context.clause_at(quantity.start)
        text = context.reading.text
        if clause.section not in _ACCOUNT or not _has_day(text[quantity.start : quantity.end]):
            continue
        before = max(clause.start, quantity.start - _REACH)
        if _WORK_ON.search(text[before : quantity.start]) and not _TO_COME.search(text[before : clause.end]):
            found[int(quantity.value)] = context.span(quantity.start, quantity.end, clause.section)
    return tuple(
        Fact(element=TOLD_DATE, value=dt.date.fromordinal(day).isoformat(), spans=(span,))
        for day, span in found.items()
    )


def _is_own(context: Context, quantity: Quantity, clause: Clause) -> bool:
    text = context.reading.text
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if clause.section in BACKGROUND - _OWN_REASONS or not _has_day(text[quantity.start : quantity.end]):
        return False
    if _LABEL.search(before) or _OPENS.search(before) or _DONE_ON.search(before):
        return True
    if _ON.search(before):
        return _CAME.match(text[quantity.end : quantity.end + 100]) is not None
    if clause.sentence >= _HEAD or (clause.section not in TITLES and clause.section != "body"):
        return False
    line = text[text.rfind("\n", 0, quantity.start) + 1 : quantity.start]
    return not _NOT_OF_WORK.search(line) and not _SENTENCE_BEFORE.search(line)


def _has_day(words: str) -> bool:
    """Whether a date names its day: a month with its year is no day of service."""
    return len(re.findall(r"\d+|[a-z]+", words, re.IGNORECASE)) >= _PARTS
