"""Whether the sides that a report names may clash at all: most reports are settled by that."""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import Part, part_of
from ircoder.findings.contradictions.side_wording import BOTH, CLOSED, DOOR_WORDS, PREPARED
from ircoder.findings.model import Side
from ircoder.language.side_words import SideWord

_Named = dict[Side, list[Clause]]
_FEWEST_SIDES = 2
_STRAYS = 2
"""A side of which the course speaks in more statements is no slip."""


def may_clash(context: Context, words: list[SideWord]) -> bool:
    """Whether parts of the report name sides that differ, or the course tells of a way in that was closed.

    A side of the indication or the summary that the course names too, and not as a way in, is borne out.
    """
    by_part: dict[Part, _Named] = {}
    for word in words:
        clause = context.clause_at(word.start)
        by_part.setdefault(part_of(context, clause), {}).setdefault(word.side, []).append(clause)
    told, named = by_part.get("course", {}), by_part.get("title", {})
    if named and _differs(named, told, by_part.get("summary", {})):
        return True
    for part in ("reason", "consent", "summary"):
        for side in by_part.get(part, {}):
            if all(_is_door(clause) for clause in told.get(side, ())):
                return True
    return len(told) >= _FEWEST_SIDES and (_closed_elsewhere(told) or _prepared_alone(told) or _strays(context, told))


def _is_door(clause: Clause) -> bool:
    return DOOR_WORDS.search(clause.text) is not None


def _differs(named: _Named, *others: _Named) -> bool:
    """Whether the sides of the title are more, or others, than those that the rest names beside its ways in."""
    if "bilateral" in named:
        return True
    for side, clauses in named.items():
        if any(map(_is_door, clauses)) and not any(_is_door(c) for told in others for c in told.get(side, ())):
            return True
    for told in others:
        for side, clauses in told.items():
            if side not in named and not all(map(_is_door, clauses)):
                return True
    return not any(side in told for side in named for told in others)


def _closed_elsewhere(told: _Named) -> bool:
    """Whether a side was closed of which no entry is told beside."""
    for clauses in told.values():
        closed = [clause for clause in clauses if CLOSED.search(clause.text)]
        if closed and not any(_is_door(clause) for clause in clauses if clause not in closed):
            return True
    return False


def _prepared_alone(told: _Named) -> bool:
    """Whether of one side nothing is told but that it was made ready."""
    return any(
        any(PREPARED.search(clause.text) and not _is_door(clause) for clause in clauses)
        and all(PREPARED.search(clause.text) or _is_door(clause) for clause in clauses)
        for clauses in told.values()
    )


def _strays(context: Context, told: _Named) -> bool:
    """Whether the course speaks of both sides, beside its ways in, and little of one of them."""
    apart = [len({c.index for c in clauses if not _is_door(c)}) for clauses in told.values()]
    return 0 < min(apart) <= _STRAYS and BOTH.search(context.reading.text) is None
