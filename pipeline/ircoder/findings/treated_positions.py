"""Leg arteries and lungs that were treated through a puncture: what treated them rested there.

The codes of the work below the groin hold the catheter, and its reports seldom tell the way beyond the sheath. Clot of
the lungs is told by its device ("FlowTriever, right main, three passes"), which has to lie in the artery to work.
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import sides
from ircoder.findings.lungs import lung_side
from ircoder.findings.model import Access, Act, Position, Side
from ircoder.knowledge.vessels import VesselTree

_INSIDE = frozenset({"angioplasty", "atherectomy", "lithotripsy", "stent", "thrombectomy", "thrombolysis"})
_GROIN = "vessel:common_femoral_artery"


_OF_CLOT = frozenset({"thrombectomy", "thrombolysis"})
_TRUNK = "vessel:main_pulmonary_artery"


def with_treated_positions(accesses: tuple[Access, ...], acts: tuple[Act, ...], tree: VesselTree) -> tuple[Access, ...]:
    """Accesses with the leg arteries and lungs that were treated from inside through each, in the order of the acts."""
    lungs = {
        (p.session, lung_side(tree, p.vessel, p.side))
        for a in accesses
        for p in a.positions
        if _is_lung(tree, p.vessel)
    }
    return tuple(_in_lungs(_placed(access, acts, tree), accesses, acts, lungs, tree) for access in accesses)


def _is_lung(tree: VesselTree, concept: str | None) -> bool:
    vessel = tree.get(concept)
    return vessel is not None and vessel.system == "pulmonary_artery"


def _in_lungs(
    access: Access,
    accesses: tuple[Access, ...],
    acts: tuple[Act, ...],
    lungs: set[tuple[int, Side | None]],
    tree: VesselTree,
) -> Access:
    """Add the pulmonary artery of each lung that was cleared, where no position in that lung is told."""
    positions = list(access.positions)
    for act in acts:
        if (
            act.status != "performed"
            or act.kind not in _OF_CLOT
            or act.target is None
            or not _is_lung(tree, act.target)
        ):
            continue
        if (act.access or accesses[0].id) != access.id:
            continue
        for side in sides(lung_side(tree, act.target, act.side) if act.side is None else act.side):
            if side is None or (act.session, side) in lungs:
                continue
            lungs.add((act.session, side))
            name = f"{access.id}-lung-{len(positions) + 1}"
            vessel = _branch(tree, act.target, side)
            positions.append(Position(id=name, vessel=vessel, side=side, session=act.session, spans=act.spans[:1]))
    return replace(access, positions=tuple(positions))


def _branch(tree: VesselTree, target: str, side: Side) -> str:
    """The artery of this lung that a target means: the trunk of two lungs is the main branch of each."""
    if target == _TRUNK:
        return f"vessel:{side}_pulmonary_artery"
    other = "left" if side == "right" else "right"
    twin = target.replace(f":{other}_", f":{side}_")
    return twin if twin in tree else f"vessel:{side}_pulmonary_artery"


def _placed(access: Access, acts: tuple[Act, ...], tree: VesselTree) -> Access:
    positions = list(access.positions)
    for act in acts:
        vessel = tree.get(act.target)
        if act.status != "performed" or act.access != access.id or act.kind not in _INSIDE or vessel is None:
            continue
        known = any(p.vessel == vessel.concept and p.side in {None, act.side} for p in positions)
        if act.kind == "thrombolysis":
            # One catheter drips along the clot: where its tip or another place of the leg is told, that is it.
            known = known or any(tree.is_within(p.vessel, _GROIN) and p.vessel != _GROIN for p in positions)
        if tree.is_within(vessel.concept, _GROIN, act.side) and vessel.concept != access.vessel and not known:
            name, spans = f"{access.id}-treated-{len(positions) + 1}", act.spans[:1]
            positions.append(Position(id=name, vessel=vessel.concept, side=act.side, session=act.session, spans=spans))
    return replace(access, positions=tuple(positions))
