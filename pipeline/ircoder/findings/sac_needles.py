"""Needles into a false aneurysm: they guide its closing from outside and are no way into the artery (VINT-47)."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.model import Access, Act, Guidance

_CLOSED_FROM_OUTSIDE = frozenset({"thrombin_injection", "ultrasound_compression"})


def without_sac_needles(
    accesses: tuple[Access, ...], guidance: tuple[Guidance, ...], acts: tuple[Act, ...]
) -> tuple[tuple[Access, ...], tuple[Guidance, ...]]:
    """Accesses without those that are the needle of such a closing; their ultrasound becomes guidance of the needle."""
    owners = {access.id: act.id for access in accesses for act in acts if _is_needle_of(access, act)}
    if not owners:
        return accesses, guidance
    kept = tuple(access for access in accesses if access.id not in owners)
    moved = tuple(
        replace(look, about=owners[look.about], purpose="needle") if look.about in owners else look for look in guidance
    )
    return kept, moved


def _is_needle_of(access: Access, act: Act) -> bool:
    return (
        act.kind in _CLOSED_FROM_OUTSIDE
        and act.target == access.vessel
        and (access.side == act.side or None in (access.side, act.side))
        and not access.positions
        and any(one.start <= other.start < one.end for one in access.spans for other in act.spans)
    )
