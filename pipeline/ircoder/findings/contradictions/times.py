"""Minutes of sedation that do not fit the start and the end told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.contradictions.hands import quoted
from ircoder.findings.model import Contradiction, Span
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Quantity

_SEDATION = WordPattern(r"\b(?:sedat\w+|intra-?\s?service|midazolam|versed|fentanyl)\b")
_OTHER = re.compile(
    r"\b(?:fluoro\w*|pressure|held|recover\w*|procedure time|(?<!left the )room|scan|observ\w+ for|every|dwell\w*"
    r"|hemostasis|post|bed ?rest|ablat\w*|inflat\w*|compression|local|wait\w*)\b",
    re.IGNORECASE,
)
_CLOCKS = frozenset({"clock", "clock_range"})
_STARTS = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|first|initial|initiat\w+|commenc\w+|from|given|administ\w+|onset|in(?:duction)?|at)\b[^.;\n]*$",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\b(?:end\w*|stop\w*|finish\w*|conclu\w+|complet\w+|left|done|off|out|until|till|released|ceas\w+|discontinu\w+"
    r"|terminat\w+|last (?:check|contact|vital\w*|seen|assessment))\b[^.;\n]*$",
    re.IGNORECASE,
)
"""A last dose is no end of the sedation."""
_ENDS = 2
_NEAR = 45
_SLACK = 1
_LONGEST = 300


def find_time_contradictions(context: Context) -> Iterator[Contradiction]:
    """A start and an end on the clock and a total of minutes of sedation that differ by more than rounding."""
    quantities = context.reading.quantities
    if not any(q.kind in _CLOCKS for q in quantities):
        return
    totals = [
        (q, clause)
        for q in quantities
        if q.kind == "minutes" and (clause := _of_sedation(context, q)) is not None and _is_total(clause, q)
    ]
    stretch = _stretch(context) if len({q.value for q, _ in totals}) == 1 else None
    if stretch is None:
        return
    (total, here), elapsed = totals[0], int(stretch.end - stretch.start) % (24 * 60)
    if not 1 <= elapsed <= _LONGEST or abs(elapsed - total.value) <= _SLACK:
        return
    alone = all(here is not clause for clause in stretch.clauses)
    yield Contradiction(
        kind="time",
        about="sedation",
        statement=(
            f"The sedation is said to have taken {total.value:.0f} minutes, "
            f"and its start and end lie {elapsed} minutes apart."
        ),
        first=(quoted(context, here) if alone else context.span(total.start, total.end, here.section),),
        second=stretch.clocks if not alone else tuple(dict.fromkeys(quoted(context, c) for c in stretch.clauses)),
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Start and end of the sedation in minutes since midnight, with the clauses and the words that tell them."""

    start: float
    end: float
    clauses: tuple[Clause, ...]
    clocks: tuple[Span, ...]


def _stretch(context: Context) -> _Stretch | None:
    """The one stretch of time told of the sedation: as a range, or as a start and an end by themselves."""
    own = [
        (q, clause)
        for q in context.reading.quantities
        if q.kind in _CLOCKS and (clause := _of_sedation(context, q)) is not None
    ]
    ranges = [(q, clause) for q, clause in own if q.second is not None]
    spans = tuple(context.span(q.start, q.end, clause.section) for q, clause in own)
    if len(own) == 1 and ranges:
        ((q, clause),) = own
        return _Stretch(q.value, q.second or 0, (clause,), spans)
    if len(own) != _ENDS or ranges:
        return None
    (first, here), (last, there) = own
    text = context.reading.text
    between = text[first.end : last.start]
    if not _STARTS.search(text[max(0, first.start - _NEAR) : first.start]) or not _STOPS.search(between):
        return None
    return _Stretch(first.value, last.value, (here, there), spans)


def _of_sedation(context: Context, quantity: Quantity) -> Clause | None:
    """The clause of a quantity, where it or its sentence speaks of sedation and of no other duration."""
    clause = context.clause_at(quantity.start)
    if clause.section in BACKGROUND:
        return None
    sentence = context.reading.sentences[clause.sentence]
    # A sentence of nothing but times speaks of what the one before it was about.
    opening = (
        context.reading.sentences[clause.sentence - 1] if quantity.kind in _CLOCKS and clause.sentence else sentence
    )
    text = context.reading.text[opening.start : sentence.end]
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
