"""The date of service that a report states about itself; coding holds it against the date of its record."""

from __future__ import annotations

import datetime as dt
import re

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.model import Fact, Span

STATED_DATE = "stated_service_date"
_OWN_REASONS = frozenset({"diagnosis", "timeout"})
_LABEL = re.compile(
    r"(?:^|[\n.;|,(]|\s{2}|\t)\s*(?:dos|(?:date\s+of\s+)(?:service|(?:the\s+)?procedure|operation|exam(?:ination)?|study|surgery)"
    r"|(?:service|procedure|exam|study|operation|surgery)\s+date)\s*[:=\-]?\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|\n)\s*(?:done|performed|date)\s*(?:on\b)?\s*[:=\-]?\s*$", re.IGNORECASE)
"""Words with which a line that begins so tells the day of the report."""
_REACH = 40


def find_stated_date(context: Context) -> tuple[Fact, ...]:
    """The one date that stands behind a label of the service date; nothing where several differ."""
    found: dict[int, Span] = {}
    for quantity in context.reading.quantities:
        if quantity.kind != "date":
            continue
        before = context.reading.text[max(0, quantity.start - _REACH) : quantity.start]
        clause = context.clause_at(quantity.start)
        if clause.section in BACKGROUND - _OWN_REASONS or not (_LABEL.search(before) or _OPENS.search(before)):
            continue
        found.setdefault(int(quantity.value), context.span(quantity.start, quantity.end, clause.section))
    if len(found) != 1:
        return ()
    ((day, span),) = found.items()
    return (Fact(element=STATED_DATE, value=dt.date.fromordinal(day).isoformat(), spans=(span,)),)
