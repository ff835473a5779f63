"""What ails a treated leg artery: blockage or another disease (VINT-11), stenosis or occlusion (VINT-15)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ircoder.findings.model import Act, Findings, Lesion

Complexity = Literal["straightforward", "complex"]

BAILOUT = frozenset({"dissection", "bleeding", "trauma", "rupture"})
"""Lesions that revascularization itself may cause: treating them belongs to the treatment of that artery."""

NON_OCCLUSIVE = BAILOUT | {"aneurysm", "pseudoaneurysm", "fistula", "malformation"}
"""Lesions whose stent in a leg artery is no revascularization (VINT-11)."""

OCCLUSIVE = frozenset({"stenosis", "occlusion", "thrombus"})
FULL, TREATED = 100, 50
"""Percent of narrowing: a full occlusion, and the least that is treated (less is residual or beside the point)."""


def lesions_of(act: Act, findings: Findings) -> tuple[Lesion, ...]:
    """Lesion that the act names, else the lesions of the same artery and side."""
    linked = findings.lesion(act.lesion)
    if linked is not None:
        return (linked,)
    found = _in_same_artery(act, findings)
    return tuple(lesion for lesion in found if not _slight(lesion)) or found


def complexity_of(lesion: Lesion) -> Complexity | None:
    """Straightforward for a stenosis, complex for an occlusion; subtotal counts as a stenosis (VINT-15)."""
    if lesion.kind == "occlusion":
        return "straightforward" if _subtotal(lesion) else "complex"
    if lesion.kind == "stenosis":
        return "complex" if lesion.degree is not None and lesion.degree >= FULL else "straightforward"
    return None


def complexity_in_doubt(lesions: Iterable[Lesion]) -> bool:
    """Whether an occlusion is called incomplete, so that stenosis is only the better reading (VINT-15)."""
    return any(
        lesion.details.get("subtotal") or (lesion.kind == "occlusion" and _subtotal(lesion)) for lesion in lesions
    )


def non_occlusive_kind(act: Act, findings: Findings) -> str | None:
    """Disease other than blockage that the act treats, ``None`` for blockage or where nothing is said.

    A tear or bleeding in a narrowed or occluded artery is taken as a mishap of opening it.
    """
    lesions = lesions_of(act, findings)
    kinds = {lesion.kind for lesion in lesions}
    if kinds <= BAILOUT:
        kinds |= {lesion.kind for lesion in _in_same_artery(act, findings)}
    if not kinds or kinds & OCCLUSIVE:
        return None
    return next((lesion.kind for lesion in lesions if lesion.kind in NON_OCCLUSIVE), None)


def _in_same_artery(act: Act, findings: Findings) -> tuple[Lesion, ...]:
    return tuple(
        lesion
        for lesion in findings.lesions
        if lesion.target is not None and lesion.target == act.target and _same_side(lesion.side, act.side)
    )


def _subtotal(lesion: Lesion) -> bool:
    return lesion.details.get("subtotal") is True or (lesion.degree is not None and TREATED <= lesion.degree < FULL)


def _slight(lesion: Lesion) -> bool:
    return lesion.kind == "stenosis" and lesion.degree is not None and lesion.degree < TREATED


def _same_side(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or "bilateral" in (one, other)
