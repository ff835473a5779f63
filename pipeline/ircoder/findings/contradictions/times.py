"""Minutes of sedation that do not fit the start and the end told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.contradictions.hands import quoted
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Quantity

_SEDATION = WordPattern(r"\b(?:sedat\w+|intra-?\s?service|midazolam|versed|fentanyl)\b")
_OTHER = re.compile(
    r"\b(?:fluoro\w*|pressure|held|recover\w*|procedure time|room|scan|observ\w+ for|every|dwell\w*|hemostasis"
    r"|post|bed ?rest|ablat\w*|inflat\w*|compression|local|wait\w*)\b",
    re.IGNORECASE,
)
_SLACK = 1
_LONGEST = 300


def find_time_contradictions(context: Context) -> Iterator[Contradiction]:
    """A clock range and a total of minutes of sedation that differ by more than rounding."""
    ranges = [q for q in context.reading.quantities if q.kind == "clock_range" and q.second is not None]
    if not ranges:
        return
    minutes = [q for q in context.reading.quantities if q.kind == "minutes"]
    told = [(q, _of_sedation(context, q)) for q in ranges]
    clocks = [(q, clause) for q, clause in told if clause is not None]
    totals = [(q, clause) for q in minutes if (clause := _of_sedation(context, q)) is not None and _is_total(clause, q)]
    if len(clocks) != 1 or not totals or len({q.value for q, _ in totals}) != 1:
        return
    (span, there), (total, here) = clocks[0], totals[0]
    elapsed = int((span.second or 0) - span.value) % (24 * 60)
    if not 1 <= elapsed <= _LONGEST or abs(elapsed - total.value) <= _SLACK:
        return
    yield Contradiction(
        kind="time",
        about="sedation",
        statement=(
            f"The sedation is said to have taken {total.value:.0f} minutes, "
            f"and its start and end lie {elapsed} minutes apart."
        ),
        first=(context.span(total.start, total.end, here.section),) if here is there else (quoted(context, here),),
        second=(context.span(span.start, span.end, there.section),) if here is there else (quoted(context, there),),
    )


def _of_sedation(context: Context, quantity: Quantity) -> Clause | None:
    """The clause of a quantity, where it or its sentence speaks of sedation and of no other duration."""
    clause = context.clause_at(quantity.start)
    if clause.section in BACKGROUND:
        return None
    sentence = context.reading.sentences[clause.sentence]
    text = context.reading.text[sentence.start : sentence.end]
    near = context.reading.text[max(sentence.start, quantity.start - 60) : min(sentence.end, quantity.end + 30)]
    if _OTHER.search(near) or (clause.section != "anesthesia" and not _SEDATION.search(text)):
        return None
    return clause


def _is_total(clause: Clause, quantity: Quantity) -> bool:
    """Whether minutes are a total: behind "total" or "time", or in brackets."""
    at = quantity.start - clause.start
    before = clause.text[max(0, at - 45) : at].lower()
    return bool(
        re.search(r"\b(?:total\w*|time|intra-?\s?service|duration|for|lasted)\b", before)
    ) or before.rstrip().endswith(("(", "=", ":", ","))
