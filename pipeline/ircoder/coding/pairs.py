"""Which reported codes deny each other on one claim, and whether the record shows that both may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.coding.across_reports import LYSIS_COURSE, arteries_differ, proof_across, sides_differ
from ircoder.coding.beside import OtherLine
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.knowledge.catalogue import CatalogueEntry

WAY_IN = frozenset({"catheter", "imaging", "guidance"})
"""Kinds of code that another procedure can hold as its way in, its pictures or its guidance (MOD-24)."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """``denied`` is not paid beside ``paid``; ``opened`` where a modifier can show that both were separate.

    ``edited`` is false where the release has no edits for ``paid`` and the reference's own list of contained codes
    stands in for them. ``two_punctures``: a catheter that came in through another vessel than the rest of the pair.
    ``other`` is set where ``paid`` is a line of another report of the date, and ``across`` then holds the sentence that
    proves the two separate with the narrower modifier, where something does.
    """

    paid: Candidate
    denied: Candidate
    opened: bool
    edited: bool
    two_punctures: bool = False
    other: OtherLine | None = None
    across: tuple[str, str] | None = None


def conflicts(slate: Slate, encounter: Encounter) -> Iterator[Conflict]:
    """Every pair of candidates that an edit (or, for codes newer than the release, the reference) sets apart.

    Lines of other reports of the date deny lines of this one too; what this one denies there is seen from there.
    """
    for paid in slate.candidates:
        for denied in slate.candidates:
            if paid is not denied and (found := _denial(paid, denied, encounter)):
                apart = _two_punctures(paid, denied, encounter)
                yield Conflict(paid, denied, *found, two_punctures=apart)
    for other in encounter.beside:
        for denied in slate.candidates:
            if LYSIS_COURSE.issuperset((other.candidate.code, denied.code)):
                continue  # the days of the course settle which of them stands
            if found := _denial(other.candidate, denied, encounter):
                across = proof_across(denied, other, encounter)
                yield Conflict(other.candidate, denied, *found, other=other, across=across)


def _denial(paid: Candidate, denied: Candidate, encounter: Encounter) -> tuple[bool, bool] | None:
    """Whether a modifier opens the pair and whether an edit sets it apart; ``None`` where nothing does."""
    edits, catalogue = encounter.knowledge.edits, encounter.knowledge.catalogue
    row = edits.pair(paid.code, denied.code, encounter.service_date, encounter.setting)
    if row is not None:
        return row.opened, True
    if edits.status(paid.code, encounter.setting, encounter.service_date) == "checked":
        return None
    held = denied.code in catalogue[paid.code].not_with and catalogue[denied.code].kind in WAY_IN
    return (True, False) if held else None


def _two_punctures(paid: Candidate, denied: Candidate, encounter: Encounter) -> bool:
    """Whether a catheter and the catheter or study that would hold it used different ways in (VASC-09)."""
    catalogue = encounter.knowledge.catalogue
    if catalogue[denied.code].kind != "catheter" or not _by_one_puncture(catalogue[paid.code]):
        return False
    return paid.access is not None and denied.access is not None and paid.access != denied.access


def _by_one_puncture(entry: CatalogueEntry) -> bool:
    """Whether what a code holds came through its own puncture: catheters, studies and caval filters."""
    return entry.kind in ("catheter", "imaging") or entry.family == "ivc_filter"


def shown_apart(conflict: Conflict) -> bool:
    """Whether the record shows that the denied service was separate: proof, puncture, session or side (MOD-13)."""
    if conflict.other is not None:
        return conflict.across is not None
    if conflict.denied.distinct is not None or conflict.two_punctures:
        return True
    if conflict.paid.session != conflict.denied.session:
        return True
    return sides_differ(conflict.paid, conflict.denied) or arteries_differ(conflict.paid, conflict.denied)
