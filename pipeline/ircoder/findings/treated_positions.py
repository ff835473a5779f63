"""Leg arteries that were treated through a puncture: what treated them rested there.

The codes of the work below the groin hold the catheter, and its reports seldom tell the way beyond the sheath.
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.model import Access, Act, Position
from ircoder.knowledge.vessels import VesselTree

_INSIDE = frozenset({"angioplasty", "atherectomy", "lithotripsy", "stent", "thrombectomy"})
_GROIN = "vessel:common_femoral_artery"


def with_treated_positions(accesses: tuple[Access, ...], acts: tuple[Act, ...], tree: VesselTree) -> tuple[Access, ...]:
    """Accesses with the leg arteries that were treated from inside through each, in the order of the acts."""
    return tuple(_placed(access, acts, tree) for access in accesses)


def _placed(access: Access, acts: tuple[Act, ...], tree: VesselTree) -> Access:
    positions = list(access.positions)
    for act in acts:
        vessel = tree.get(act.target)
        if act.status != "performed" or act.access != access.id or act.kind not in _INSIDE or vessel is None:
            continue
        known = any(p.vessel == vessel.concept and p.side in {None, act.side} for p in positions)
        if tree.is_within(vessel.concept, _GROIN, act.side) and vessel.concept != access.vessel and not known:
            name, spans = f"{access.id}-treated-{len(positions) + 1}", act.spans[:1]
            positions.append(Position(id=name, vessel=vessel.concept, side=act.side, session=act.session, spans=spans))
    return replace(access, positions=tuple(positions))
