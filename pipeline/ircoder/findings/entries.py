"""A telling of a puncture, and when two tellings are of one puncture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Side, Span
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.word_patterns import WordPattern

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
    anew: bool = False
    """Told as a further puncture ("a separate puncture of the jugular vein")."""
    named: bool = False
    """Told as an artery or a vein in so many words, not as a place alone ("right femoral")."""


def region_of(vessel: str | None) -> str | None:
    """Entry region of an access vessel (``groin``, ``arm``, …), ``None`` for a vessel that is no usual way in."""
    site = load_entry_sites().get(vessel) if vessel else None
    return site.region if site else None


_ANEW = WordPattern(
    r"\b(?:separate|second|new|another|additional|2nd)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:punctures?|venotom\w+|sticks?|access(?:es)?|veni-?punctures?)\b"
)
_CIRCULATION = WordPattern(r"\b(?:arter\w+|veins?|[rl]?\s?c?f[av])\b")
_FAILED = WordPattern(r"\b(?:fail\w*|unsuccessful\w*|unable|could not|lost|missed|not)\b")


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
    anew = concept.endswith("_vein") and _ANEW.search(clause.text) is not None and not _FAILED.search(clause.text)
    mention = next((m for m in clause.of("VESSEL") if m.start == at), None)
    named = mention is not None and _CIRCULATION.search(mention.text) is not None
    return Entry(concept, side, direction, kind, at, context.quote(clause), anew, named)


def merge_entry(entries: list[Entry], new: Entry) -> None:
    """Add a telling, or join it to the one of the same puncture; the more exact vessel and a told side win."""
    same = [index for index, old in enumerate(entries) if _may_be_one(old, new)]
    if not same or (new.anew and not any(entries[index].anew for index in same)):
        entries.append(new)
        return
    index = next((index for index in same if entries[index].anew), same[0])
    old = entries[index]
    vein = new.vessel.endswith("_vein") and not old.vessel.endswith("_vein")
    entries[index] = replace(
        old,
        vessel=new.vessel if old.vessel in _VAGUE or vein else old.vessel,
        side=old.side or new.side,
        direction=old.direction or new.direction,
        named=old.named or new.named,
    )


def _may_be_one(old: Entry, new: Entry) -> bool:
    """Whether two tellings are of one place on one side; an artery and a vein that are both named are two."""
    if old.named and new.named and old.vessel.endswith("_vein") != new.vessel.endswith("_vein"):
        return False
    same_side = old.side == new.side or old.side is None or new.side is None
    return same_side and _one_place(region_of(old.vessel), region_of(new.vessel))


def _one_place(one: str | None, other: str | None) -> bool:
    return (one == other and one is not None) or {one, other} in _ONE_PLACE
