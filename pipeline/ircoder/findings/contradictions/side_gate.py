"""Whether the sides that a report names may clash at all: most reports are settled by that."""

from __future__ import annotations

from typing import NamedTuple

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import Part, part_of
from ircoder.findings.contradictions.side_wording import (
    BOTH,
    CLOSED,
    DOOR_WORDS,
    ENTERED,
    PRECLOSED,
    PREPARED,
    PUNCTURE,
)
from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.side_words import SideWord

_Named = dict[Side, list["_Spot"]]
_FEWEST_SIDES = 2
_STRAYS = 2
"""A side of which the course speaks in more statements is no slip."""
_REACH = 28
"""Characters behind a side in which the way in stands that it belongs to."""


_PASSED = WordPattern(
    r"\b(?:(?:iliac|femoral|popliteal|renal|subclavian|hepatic|pulmonary) (?:artery|arteries|vein)|common iliac"
    r"|external iliac|sfa|tibial|coronary|atri\w+|ventric\w+|main|heart|portal|gastric|hepatic|lobe of the liver)\b"
)
"""Vessels on the way and chambers, in which the side of a step tells nothing."""


class _Spot(NamedTuple):
    """A clause that names a side, and whether as the way in."""

    clause: Clause
    door: bool
    words: str


def may_clash(context: Context, words: list[SideWord]) -> bool:
    """Whether parts of the report name sides that differ, or the course tells of a way in that was closed.

    A side of the indication or the summary that the course names too, and not as a way in, is borne out.
    """
    text = context.reading.text
    by_part: dict[Part, _Named] = {}
    for word in words:
        clause = context.clause_at(word.start)
        near = text[word.start : min(word.end + _REACH, clause.end)]
        spot = _Spot(clause, DOOR_WORDS.search(near) is not None, near)
        by_part.setdefault(part_of(context, clause), {}).setdefault(word.side, []).append(spot)
    told, named = by_part.get("course", {}), by_part.get("title", {})
    if named and _differs(named, told, by_part.get("summary", {})):
        return True
    for part in ("reason", "consent", "summary"):
        for side in by_part.get(part, {}):
            if _all_doors(told.get(side, [])):
                return True
    return len(told) >= _FEWEST_SIDES and (_closed_elsewhere(told) or _prepared_alone(told) or _strays(context, told))


def _all_doors(spots: list[_Spot]) -> bool:
    return all(spot.door for spot in spots)


def _differs(named: _Named, *others: _Named) -> bool:
    """Whether the sides of the title are more, or others, than those that the rest names beside its ways in."""
    if "bilateral" in named:
        return True
    for side, spots in named.items():
        if any(spot.door for spot in spots) and not any(spot.door for told in others for spot in told.get(side, ())):
            return True
    for told in others:
        if any(side not in named and not _all_doors(spots) for side, spots in told.items()):
            return True
    return not any(side in told for side in named for told in others)


def _closed_elsewhere(told: _Named) -> bool:
    """Whether a side was closed of which no entry is told beside."""
    for spots in told.values():
        closed = [spot for spot in spots if CLOSED.search(spot.clause.text)]
        if closed and not any(spot.door and _enters(spot.clause) for spot in spots if spot not in closed):
            return True
    return False


def _enters(clause: Clause) -> bool:
    return any(pattern.search(clause.text) for pattern in (ENTERED, PUNCTURE, PRECLOSED))


def _prepared_alone(told: _Named) -> bool:
    """Whether of one side nothing is told but that it was made ready."""
    for spots in told.values():
        ready = [spot for spot in spots if not spot.door and PREPARED.search(spot.clause.text)]
        if ready and all(spot.door or spot in ready for spot in spots):
            return True
    return False


def _strays(context: Context, told: _Named) -> bool:
    """Whether the course speaks of both sides, beside its ways in and what it passes, and little of one of them."""
    apart = [
        len({spot.clause.index for spot in spots if not spot.door and not _PASSED.search(spot.words)})
        for spots in told.values()
    ]
    return 0 < min(apart) <= _STRAYS and BOTH.search(context.reading.text) is None
