"""Needles into a false aneurysm: they guide its closing from outside and are no way into the artery (VINT-47)."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.image_words import IMAGE_KEPT, NO_IMAGE_KEPT
from ircoder.findings.model import Access, Act, Fact, Guidance

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


def find_sac_guidance(
    context: Context, acts: tuple[Act, ...], guidance: tuple[Guidance, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """Ultrasound that a report tells with thrombin given by needle, where no puncture of the artery was told for it."""
    about = {look.about for look in guidance}
    needles = [
        act for act in acts if act.kind == "thrombin_injection" and act.status == "performed" and act.id not in about
    ]
    told = [clause for clause in context.body() if needles and _by_ultrasound(clause)]
    if not told:
        return (), ()
    kept = next((clause for clause in context.body() if IMAGE_KEPT.search(clause.text)), None)
    denied = kept is None or any(NO_IMAGE_KEPT.search(clause.text) for clause in context.body())
    spans = (context.quote(told[0]),)
    looks = tuple(
        Guidance(id=f"{act.id}-guidance", modality="ultrasound", about=act.id, spans=spans) for act in needles
    )
    facts = [Fact(element="imaging_guidance", about=act.id, spans=spans) for act in needles]
    if kept is not None and not denied:
        facts.extend(Fact(element="image_saved", about=look.id, spans=(context.quote(kept),)) for look in looks)
    return looks, tuple(facts)


def _by_ultrasound(clause: Clause) -> bool:
    """Whether a clause tells of ultrasound in use while the needle went in."""
    return any(m.kind == "ultrasound" and m.assertion in {None, "performed"} for m in clause.of("GUIDANCE"))


def _is_needle_of(access: Access, act: Act) -> bool:
    return (
        act.kind in _CLOSED_FROM_OUTSIDE
        and act.target == access.vessel
        and (access.side == act.side or None in (access.side, act.side))
        and not access.positions
        and any(one.start <= other.start < one.end for one in access.spans for other in act.spans)
    )
