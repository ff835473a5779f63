"""Which reported codes deny each other on one claim, and whether the record shows that both may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.knowledge.catalogue import CatalogueEntry
from ircoder.knowledge.coronary_arteries import ARTERY_MODIFIERS

ONE_SIDE = ("left", "right")

WAY_IN = frozenset({"catheter", "imaging", "guidance"})
"""Kinds of code that another procedure can hold as its way in, its pictures or its guidance (MOD-24)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """``denied`` is not paid beside ``paid``; ``opened`` where a modifier can show that both were separate.

    ``edited`` is false where the release has no edits for ``paid`` and the reference's own list of contained codes
    stands in for them. ``two_punctures``: a catheter that came in through another vessel than the rest of the pair.
    """

    paid: Candidate
    denied: Candidate
    opened: bool
    edited: bool
    two_punctures: bool


def conflicts(slate: Slate, encounter: Encounter) -> Iterator[Conflict]:
    """Every pair of candidates that an edit (or, for codes newer than the release, the reference) sets apart."""
    for paid in slate.candidates:
        for denied in slate.candidates:
            if paid is not denied and (conflict := _conflict(paid, denied, encounter)):
                yield conflict


def _conflict(paid: Candidate, denied: Candidate, encounter: Encounter) -> Conflict | None:
    edits, catalogue = encounter.knowledge.edits, encounter.knowledge.catalogue
    row = edits.pair(paid.code, denied.code, encounter.service_date, encounter.setting)
    apart = _two_punctures(paid, denied, encounter)
    if row is not None:
        return Conflict(paid, denied, row.opened, edited=True, two_punctures=apart)
    if edits.status(paid.code, encounter.setting, encounter.service_date) == "checked":
        return None
    held = denied.code in catalogue[paid.code].not_with and catalogue[denied.code].kind in WAY_IN
    return Conflict(paid, denied, opened=True, edited=False, two_punctures=apart) if held else None


def _two_punctures(paid: Candidate, denied: Candidate, encounter: Encounter) -> bool:
    """Whether a catheter and the catheter or study that would hold it used different ways in (VASC-09)."""
    catalogue = encounter.knowledge.catalogue
    if catalogue[denied.code].kind != "catheter" or not _by_one_puncture(catalogue[paid.code]):
        return False
    return paid.access is not None and denied.access is not None and paid.access != denied.access


def _by_one_puncture(entry: CatalogueEntry) -> bool:
    """Whether what a code holds came through its own puncture: catheters, studies and caval filters."""
    return entry.kind in ("catheter", "imaging") or entry.family == "ivc_filter"


def sides_differ(one: Candidate, other: Candidate) -> bool:
    """Whether one was done on the left and the other on the right."""
    return one.side in ONE_SIDE and other.side in ONE_SIDE and one.side != other.side


def arteries_differ(one: Candidate, other: Candidate) -> bool:
    """Whether written modifiers name different coronary arteries, which opens a pair without 59 (MOD-44)."""
    first, second = ARTERY_MODIFIERS & {*one.modifiers}, ARTERY_MODIFIERS & {*other.modifiers}
    return bool(first and second) and first.isdisjoint(second)


def shown_apart(conflict: Conflict) -> bool:
    """Whether the record shows that the denied service was separate: proof, puncture, session or side (MOD-13)."""
    if conflict.denied.distinct is not None or conflict.two_punctures:
        return True
    if conflict.paid.session != conflict.denied.session:
        return True
    return sides_differ(conflict.paid, conflict.denied) or arteries_differ(conflict.paid, conflict.denied)
