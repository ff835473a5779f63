"""Tip positions on the vascular tree: territory, family and order of each, from the puncture that it was reached by.

Forks are counted from the aorta or cava by the vessel tree, or from the punctured axis where a branch leaves it before
the aorta is reached (VASC-03, VASC-10 to VASC-14, VASC-55 to VASC-57, VASC-66).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from ircoder.coding.variant_origins import BRIDGES, VARIANT_STEMS, VARIANTS, Variant
from ircoder.findings.model import Access, Position, Side
from ircoder.knowledge.vessels import Vessel, VesselTree

Territory = Literal["thoracic", "abdominal", "venous", "pulmonary", "portal"]

AORTA = "vessel:aorta"
CAVA = frozenset({"vessel:inferior_vena_cava", "vessel:superior_vena_cava", "vessel:cavoatrial_junction"})
PULMONARY_SEGMENTS = frozenset(
    {
        "vessel:segmental_pulmonary_artery",
        "vessel:subsegmental_pulmonary_artery",
        "vessel:pulmonary_arteriovenous_malformation_feeder",
    }
)
LEVELLED = frozenset({"vessel:posterior_intercostal_artery", "vessel:lumbar_artery"})
"""Paired at every spinal level: each purposely entered one is a vascular family of its own (VASC-32)."""

GENICULARS = frozenset(
    f"vessel:{name}_genicular_artery"
    for name in ("descending", "superior_lateral", "superior_medial", "middle", "inferior_lateral", "inferior_medial")
) | {"vessel:genicular_artery"}
"""Counted as third order from the antegrade groin too (VINT-40)."""

COUNTED_AS = {
    "vessel:iliac_artery": "vessel:common_iliac_artery",
    "vessel:hepatic_artery": "vessel:common_hepatic_artery",
    "vessel:gastric_artery": "vessel:left_gastric_artery",
    "vessel:iliac_vein": "vessel:common_iliac_vein",
    "vessel:iliofemoral_vein": "vessel:external_iliac_vein",
    "vessel:saphenous_vein": "vessel:great_saphenous_vein",
    "vessel:jugular_vein": "vessel:internal_jugular_vein",
}
"""Names without their qualifying word, and the vessel that stands for them when forks are counted."""

VAGUE = frozenset(
    f"vessel:{name}"
    for name in (
        "hepatic_artery_branch",
        "splenic_artery_branch",
        "internal_iliac_artery_branch",
        "pancreaticoduodenal_artery",
        "genicular_artery",
        "tibial_artery",
        "plantar_artery",
    )
)
"""Names that may mean a vessel also named in full: no further branch by themselves."""

SUPERIOR_MESENTERIC, INFERIOR_MESENTERIC = "vessel:superior_mesenteric_artery", "vessel:inferior_mesenteric_artery"
FAR_BRANCHES = frozenset({"vessel:left_colic_artery", "vessel:ascending_left_colic_artery"})

LEFT_SIDED = frozenset({"vessel:gastrorenal_shunt", "vessel:splenorenal_shunt"})
SYSTEMIC_SHUNTS = LEFT_SIDED | {"vessel:mesocaval_shunt"}


Node = tuple[str, Side | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """A selective tip position with its family and order; order 0 lies on the punctured axis, in aorta or cava."""

    position: Position
    vessel: str
    side: Side | None
    territory: Territory
    family: str
    order: int
    path: tuple[Node, ...]


def order_from(access: Access, vessel: str, side: Side | None, tree: VesselTree) -> int | None:
    """Order of a vessel from an access; 0 for nonselective, ``None`` where the tree cannot tell."""
    position = Position(id="", vessel=vessel, side=side)
    tip = _tip(access, position, side, tree)
    return tip.order if tip else None


def counted_as(concept: str | None) -> str | None:
    """Vessel that stands for a concept when forks are counted: the concept itself unless its name is too general."""
    return COUNTED_AS.get(concept, concept) if concept else None


def tips_of(access: Access, tree: VesselTree) -> list[Tip]:
    """Tips of an access in the order in which they were reached; vessels that were only passed are left out."""
    tips: list[Tip] = []
    for position in access.positions:
        if not position.selective:
            continue
        for side in _sides(position.side):
            tip = _tip(access, position, side, tree)
            if tip is not None:
                tips.append(_through_bridge(tip, tips))
    return _with_variants(_through_stems(_upstream(_by_one_side(tips))))


def _by_one_side(tips: list[Tip]) -> list[Tip]:
    """Venous tips beyond a midline fork, on the only side by which the session came (a sagittal sinus, one jugular)."""
    sides: dict[str, set[Side]] = {}
    for tip in tips:
        root, _, sided = tip.family.partition(":")
        if sided and tip.side is not None and tip.territory == "venous":
            sides.setdefault(root, set()).add(tip.side)
    nodes = {node for tip in tips for node in tip.path}
    out: list[Tip] = []
    for tip in tips:
        told = sides.get(tip.family, set())
        side = next(iter(told)) if len(told) == 1 else None
        if side is None:
            out.append(tip)
            continue
        path = tuple((concept, side) if (concept, side) in nodes else (concept, own) for concept, own in tip.path)
        out.append(replace(tip, family=f"{tip.family}:{side}", path=path))
    return out


def _sides(side: Side | None) -> tuple[Side | None, ...]:
    return ("right", "left") if side == "bilateral" else (side,)


def _tip(access: Access, position: Position, side: Side | None, tree: VesselTree) -> Tip | None:
    vessel = tree.get(counted_as(position.vessel))
    territory = _territory(vessel, tree, side) if vessel else None
    if vessel is None or territory is None or _out_of_reach(access, vessel, tree):
        return None
    if vessel.concept in LEFT_SIDED:
        side = "left"
    path = _nodes(vessel.concept, side, tree)
    order, family = _order_and_family(access, vessel, side, path, tree)
    if vessel.concept in LEVELLED:
        family = f"{family}:{position.id}"
    kept = side if vessel.paired or territory == "pulmonary" or _sided_root(vessel, side, tree) else None
    if territory == "pulmonary":
        kept = _lung(vessel, side, tree)
        order, family = _pulmonary_order(vessel), f"lung:{kept or 'main'}"
    return Tip(
        position=position,
        vessel=vessel.concept,
        side=kept,
        territory=territory,
        family=family,
        order=order,
        path=path,
    )


def _out_of_reach(access: Access, vessel: Vessel, tree: VesselTree) -> bool:
    """Whether an access does not lead to a vessel, or holds the way to it in the code of the circuit (VASC-68)."""
    start = tree.get(access.vessel)
    if start is None:
        return False
    if vessel.system == "systemic_vein":
        return start.system in ("av_access", "systemic_artery")
    arm = is_circuit(start) and vessel.region == "upper_extremity"
    return vessel.system == "systemic_artery" and start.system == "systemic_vein" and not arm


def is_circuit(start: Vessel) -> bool:
    """Whether a puncture may lead through an arteriovenous anastomosis: a circuit, or a vein of the arm (VASC-68)."""
    return start.system == "av_access" or (start.system == "systemic_vein" and start.region == "upper_extremity")


def _territory(vessel: Vessel, tree: VesselTree, side: Side | None) -> Territory | None:
    if vessel.concept in SYSTEMIC_SHUNTS or vessel.system == "systemic_vein":
        return "venous"
    if vessel.system == "systemic_artery":
        below = tree.is_within(vessel.concept, "vessel:abdominal_aorta", side)
        return "abdominal" if below else "thoracic"
    if vessel.system == "portal_vein":
        return "portal"
    return "pulmonary" if vessel.system == "pulmonary_artery" else None


def _nodes(concept: str, side: Side | None, tree: VesselTree) -> tuple[Node, ...]:
    return tuple((item, side if tree[item].paired else None) for item in tree.path(concept, side))


def _order_and_family(
    access: Access, vessel: Vessel, side: Side | None, path: tuple[Node, ...], tree: VesselTree
) -> tuple[int, str]:
    start = tree.get(counted_as(access.vessel))
    if start is not None and vessel.system == "systemic_artery" and is_circuit(start):
        return 1, "inflow"
    axis = _nodes(start.concept, access.side, tree) if start else ()
    below: list[Node] = []
    for node in path:
        if node in axis and not is_central(node[0], tree):
            return _from_axis(vessel, below, node, tree)
        below.append(node)
    order = tree.order(vessel.concept, side) or 0
    if not side_known(access, start, vessel, side) and vessel.order_ipsilateral is not None:
        order = min(order, vessel.order_ipsilateral)
    return order, _root_key(vessel, side, path, tree)


def _from_axis(vessel: Vessel, below: list[Node], join: Node, tree: VesselTree) -> tuple[int, str]:
    """Count forks between the punctured axis and the tip; continuations under another name do not count."""
    chain = [*below, join]
    forks = [child for child, parent in pairwise(chain) if _forks(child[0], parent[0], tree)]
    if not forks:
        return 0, "axis"
    first = forks[-1]
    order = 3 if vessel.concept in GENICULARS else min(len(forks), 3)
    return order, _key(*first)


def _forks(child: str, parent: str, tree: VesselTree) -> bool:
    """Whether a vessel branches off its parent, rather than continuing it under another name (VASC-03)."""
    lower, upper = tree[child], tree[parent]
    if lower.order_ipsilateral is not None and upper.order_ipsilateral is not None:
        pair = (lower.order_ipsilateral, upper.order_ipsilateral)
        if pair[0] == pair[1]:
            return pair[0] >= 3
        return True
    orders = (lower.orders["right"], upper.orders["right"])
    return not (orders[0] == orders[1] and orders[0] is not None and orders[0] < 3)


def is_central(concept: str, tree: VesselTree) -> bool:
    """Whether a vessel is aorta, cava or right atrium: forks beyond them are counted by the table."""
    return tree.root(concept) == AORTA or concept in CAVA or concept == "vessel:right_atrium"


def side_known(access: Access, start: Vessel | None, vessel: Vessel, side: Side | None) -> bool:
    """Whether puncture and sides are stated well enough to count the order of a leg vessel (VASC-01)."""
    if start is None:
        return False
    if vessel.paired and side is None:
        return False
    return access.side is not None or not start.paired or start.order_ipsilateral is None


def _root_key(vessel: Vessel, side: Side | None, path: tuple[Node, ...], tree: VesselTree) -> str:
    if vessel.concept in SYSTEMIC_SHUNTS:
        first = next((node for node in reversed(path) if tree.order(node[0], node[1]) == 1), path[0])
        return _key(*first)
    root = tree.root(vessel.concept, side) or vessel.concept
    named = tree.get(root)
    sided = (named is not None and named.paired) or _sided_root(vessel, side, tree)
    return _key(root, side if sided else None)


def _sided_root(vessel: Vessel, side: Side | None, tree: VesselTree) -> bool:
    """Hepatic veins bear one name, yet right, middle and left enter the cava apart."""
    return side is not None and tree.root(vessel.concept, side) == "vessel:hepatic_vein"


def _key(concept: str, side: Side | None) -> str:
    name = concept.removeprefix("vessel:")
    return f"{name}:{side}" if side else name


def _lung(vessel: Vessel, side: Side | None, tree: VesselTree) -> Side | None:
    if _pulmonary_order(vessel) == 0:
        return None
    if side in ("left", "right"):
        return side
    return "left" if tree.is_within(vessel.concept, "vessel:left_pulmonary_artery") else _right_lung(vessel, tree)


def _right_lung(vessel: Vessel, tree: VesselTree) -> Side | None:
    return "right" if not vessel.paired and tree.is_within(vessel.concept, "vessel:right_pulmonary_artery") else None


def _pulmonary_order(vessel: Vessel) -> int:
    """1 for the artery of a lung, 2 for a branch of it to a lobe or segment (VASC-66)."""
    if vessel.concept in PULMONARY_SEGMENTS:
        return 2
    return min(2, vessel.orders["right"] or 0)


def _through_bridge(tip: Tip, earlier: list[Tip]) -> Tip:
    """Keep a vessel that was reached through a collateral in the family that was entered."""
    for index, bridge in enumerate(earlier):
        linked = BRIDGES.get(bridge.vessel)
        roots = {node[0] for node in tip.path}
        entered = {node[0] for other in earlier[:index] for node in other.path} | {n[0] for n in bridge.path}
        if linked and roots & (linked - entered):
            # What was passed since the bridge lies on the way, so it is no further branch (VINT-45).
            passed = tuple(other.path[0] for other in earlier[index + 1 :] if other.family == bridge.family)
            path = tip.path[:1] + passed + bridge.path
            return replace(tip, territory=bridge.territory, family=bridge.family, order=3, path=path)
    return tip


def _upstream(tips: list[Tip]) -> list[Tip]:
    """Keep the inferior mesenteric tree in the superior family where it was entered from its far end (VINT-45)."""
    vessels = [tip.vessel for tip in tips]
    if INFERIOR_MESENTERIC not in vessels or SUPERIOR_MESENTERIC not in vessels:
        return tips
    origin, entry = vessels.index(INFERIOR_MESENTERIC), vessels.index(SUPERIOR_MESENTERIC)
    far = [tip for tip in tips[entry:origin] if tip.vessel in FAR_BRANCHES]
    if not far:
        return tips
    root = _key(SUPERIOR_MESENTERIC, None)
    return [
        replace(tip, family=root, order=3, path=(*tip.path, (SUPERIOR_MESENTERIC, None)))
        if tip in far or tip.vessel == INFERIOR_MESENTERIC
        else tip
        for tip in tips
    ]


def _through_stems(tips: list[Tip]) -> list[Tip]:
    """Tips of vessels with variant origins, the branch that they were reached through laid on their way."""
    out = tips[:1]
    for before, tip in pairwise(tips):
        through = before.vessel in VARIANT_STEMS.get(tip.vessel, ()) and before.side == tip.side
        out.append(replace(tip, path=(*tip.path[:1], *before.path)) if through else tip)
    return out


def _with_variants(tips: list[Tip]) -> list[Tip]:
    named = {tip.vessel for tip in tips}
    active = [variant for variant in VARIANTS if variant.marker in named]
    return [_shifted(tip, active) for tip in tips] if active else tips


def _shifted(tip: Tip, variants: Iterable[Variant]) -> Tip:
    for variant in variants:
        on_side = variant.side is None or tip.side == variant.side
        if on_side and tip.order > 0 and any(node[0] == variant.stem for node in tip.path):
            order = min(max(tip.order + variant.shift, 1), 3)
            path = (*tip.path, (variant.marker, None))
            return replace(tip, family=_key(variant.family, None), order=order, path=path)
    return tip
