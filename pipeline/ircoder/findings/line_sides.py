"""On which side a central line went in or came out: by the statement of the deed, its step, the title or the report."""

from __future__ import annotations

from collections.abc import Iterable

from ircoder.findings import line_words as words
from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.line_devices import devices_in
from ircoder.findings.line_events import Event, events_in
from ircoder.findings.model import Access, Side
from ircoder.findings.sole_side import sides_named, sole_side_of_all


def on_two_sides(context: Context, out: list[Event], put_in: list[Event], accesses: tuple[Access, ...]) -> bool:
    """Whether a line left the body on one side and another went in on the other."""
    titled = [event for clause in context.clauses if clause.section in TITLES for event in events_in(clause)]
    listed = [_sides(context, (event for event in titled if event.deed == deed)) for deed in ("out", "in")]
    told = [_sides(context, out, back=True), _sides(context, put_in)]
    told[1] = told[1] or {access.side for access in accesses if access.side is not None}
    return any(len(left) == len(entered) == 1 and left != entered for left, entered in (listed, told))


def side_of(clauses: list[Clause], context: Context) -> Side | None:
    """The side that the statements of a deed tell, else the title, else the one of all the report."""
    for clause in clauses:
        side = _told_side(clause, context)
        if side is not None:
            return side
    for clause in context.clauses:
        told = sides_named(clause.text, ways_in=True) if clause.section in TITLES else ()
        if len(told) == 1:
            return next(iter(told))
    return sole_side_of_all(context)


def _sides(context: Context, events: Iterable[Event], *, back: bool = False) -> set[Side]:
    """Sides that the clauses of deeds tell; ``back``: else that of the statement before, which spoke of the device."""
    out: set[Side] = set()
    for event in events:
        side = _told_side(event.clause, context)
        before = [c for c in context.clauses if c.index == event.clause.index - 1] if back and side is None else []
        if before and (devices_in(before[0]) or words.A_LINE.search(before[0].text)):
            side = _told_side(before[0], context)
        if side is not None:
            out.add(side)
    return out


def _told_side(clause: Clause, context: Context) -> Side | None:
    """The one side that a clause names, else that of the last step headed by a side ("2. LEFT: …") before it."""
    told = sides_named(clause.text, ways_in=True)
    if told:
        return next(iter(told)) if len(told) == 1 else None
    labels = list(words.SIDE_OF_STEP.finditer(context.reading.text, 0, clause.start))
    if not labels or clause.section in TITLES:
        return None
    return "left" if labels[-1]["side"][0].lower() == "l" else "right"
