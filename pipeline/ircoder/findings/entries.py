"""A telling of a puncture, and when two tellings are of one puncture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Side, Span
from ircoder.knowledge.entry_sites import load_entry_sites

Direction = Literal["retrograde", "antegrade"]
Kind = Literal["puncture", "existing", "direct", "open"]

SMALL_VEINS = frozenset({"hand_vein", "foot_vein"})
"""Regions whose veins take a cannula that nothing is advanced from (VASC-58)."""

_ONE_PLACE = ({"groin", "groin_vein"}, {"arm", "arm_vein"})
_VAGUE = frozenset({"vessel:femoral_artery", "vessel:jugular_vein"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One telling of a way in, with where it stands and the words that prove it."""

    vessel: str
    side: Side | None
    direction: Direction | None
    kind: Kind
    at: int
    span: Span


def region_of(vessel: str | None) -> str | None:
    """Entry region of an access vessel (``groin``, ``arm``, …), ``None`` for a vessel that is no usual way in."""
    site = load_entry_sites().get(vessel) if vessel else None
    return site.region if site else None


def entry_at(context: Context, clause: Clause, concept: str, side: Side | None, at: int) -> Entry:
    """An entry with the direction and the kind that its clause tells."""
    direction: Direction | None = None
    if context.has("access_antegrade", clause.text):
        direction = "antegrade"
    elif context.has("access_retrograde", clause.text):
        direction = "retrograde"
    kind: Kind = "puncture"
    if context.has("access_existing", clause.text):
        kind = "existing"
    elif context.has("access_open", clause.text):
        kind = "open"
    return Entry(concept, side, direction, kind, at, context.quote(clause))


def merge_entry(entries: list[Entry], new: Entry) -> None:
    """Add a telling, or join it to the one of the same puncture; the more exact vessel and a told side win."""
    for index, old in enumerate(entries):
        same_side = old.side == new.side or old.side is None or new.side is None
        if same_side and _one_place(region_of(old.vessel), region_of(new.vessel)):
            vein = new.vessel.endswith("_vein") and not old.vessel.endswith("_vein")
            vague = old.vessel in _VAGUE or vein
            entries[index] = replace(
                old,
                vessel=new.vessel if vague else old.vessel,
                side=old.side or new.side,
                direction=old.direction or new.direction,
            )
            return
    entries.append(new)


def _one_place(one: str | None, other: str | None) -> bool:
    return (one == other and one is not None) or {one, other} in _ONE_PLACE
