"""Documentation elements that need no more than their words: said anywhere in the account of an act, they are stated.

``knowledge/said_elements.csv`` holds the words. They settle that the report speaks of something, not what it says; so
they keep questions away and never decide a code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import ENCOUNTER, Act, Fact
from ircoder.knowledge.said_elements import SaidElement, load_said_elements


def find_said_elements(context: Context, acts: Iterable[Act]) -> tuple[Fact, ...]:
    """A stated fact for each act (or the encounter) and element whose words stand in the report."""
    done = [act for act in acts if act.status in ("performed", "attempted")]
    return tuple(fact for row in load_said_elements() for fact in _facts(context, row, done))


def _facts(context: Context, row: SaidElement, acts: list[Act]) -> Iterator[Fact]:
    about = [ENCOUNTER] if ENCOUNTER in row.kinds else [act.id for act in acts if act.kind in row.kinds]
    clause = _saying(context, row) if about else None
    if clause is not None:
        yield from (
            Fact(element=element, about=item, spans=(context.quote(clause),))
            for item in about
            for element in row.elements
        )


def _saying(context: Context, row: SaidElement) -> Clause | None:
    clauses = context.saying(row.words) if row.anywhere else tuple(context.body_saying(row.words))
    return clauses[0] if clauses else None
