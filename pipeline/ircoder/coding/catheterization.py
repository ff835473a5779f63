"""Catheter placement on the vascular tree: from a puncture and its tip positions to catheter codes (VASC-01 to 16).

Pure tree logic: nothing here knows of treatments, imaging or other codes. Each vascular family of an access gives
the code of its deepest vessel and, in arteries, an add-on for every further branch of second order or deeper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.coding.catheter_tips import AORTA, VAGUE, Node, Territory, Tip, is_central, side_known, tips_of
from ircoder.findings.model import Access, Side, Span
from ircoder.knowledge.vessels import VesselTree

LADDER: dict[Territory, tuple[str, str, str]] = {
    "thoracic": ("36215", "36216", "36217"),
    "abdominal": ("36245", "36246", "36247"),
    "venous": ("36011", "36012", "36012"),
    "portal": ("36011", "36012", "36012"),
    "pulmonary": ("36014", "36015", "36015"),
}
FURTHER_BRANCH: dict[Territory, str] = {"thoracic": "36218", "abdominal": "36248"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One catheter code that an access supports.

    ``family`` is a site key; ``certain`` is false where side or puncture is not stated and the lowest supported
    order was taken (VASC-01).
    """

    code: str
    order: int
    territory: Territory
    family: str
    vessel: str
    side: Side | None
    access: str
    units: int = 1
    positions: tuple[str, ...] = ()
    certain: bool = True
    spans: tuple[Span, ...] = ()


def placements(access: Access, tree: VesselTree) -> tuple[Placement, ...]:
    """Catheter codes of one access: selective ones a family, else the one nonselective code (VASC-06, VASC-08)."""
    tips = tips_of(access, tree)
    selective = [tip for tip in tips if tip.order > 0]
    families: dict[tuple[Territory, str], list[Tip]] = {}
    for tip in selective:
        families.setdefault((tip.territory, tip.family), []).append(tip)
    out: list[Placement] = []
    for group in families.values():
        out.extend(_family_placements(group, access, tree))
    out.extend(_nonselective(tips, selective, access, tree))
    return tuple(out)


def _leaves(group: list[Tip]) -> list[Tip]:
    """Tips that do not lie on the way to another tip, each vessel once, in the order in which they were reached."""
    passed = {node for tip in group for node in tip.path[1:]}
    out: dict[Node, Tip] = {}
    for tip in group:
        node = tip.path[0]
        if node not in passed:
            out.setdefault(node, tip)
    named = [tip for tip in out.values() if tip.vessel not in VAGUE]
    return [tip for tip in out.values() if tip.vessel not in VAGUE or not _named_beside(tip, named)]


def _named_beside(vague: Tip, named: list[Tip]) -> bool:
    """Whether a vessel named in full branches off the same parent as a vaguely named one."""
    parent = vague.path[1] if len(vague.path) > 1 else None
    return any(parent in tip.path[1:] for tip in named)


def _family_placements(group: list[Tip], access: Access, tree: VesselTree) -> Iterator[Placement]:
    leaves = _leaves(group) or group[:1]
    territory = group[0].territory
    if territory in FURTHER_BRANCH:
        primary = max(leaves, key=lambda tip: tip.order)
        yield _placement(LADDER[territory][min(primary.order, 3) - 1], primary, group, access, tree)
        further = [tip for tip in leaves if tip is not primary and tip.order >= 2]
        if further:
            yield _placement(FURTHER_BRANCH[territory], further[0], further, access, tree, units=len(further))
        return
    deep = [tip for tip in leaves if tip.order >= 2] or leaves[:1]
    for tip in deep:
        level = max(tip.order, 2) if _through_liver(tip, access, tree) else tip.order
        yield _placement(LADDER[territory][min(level, 3) - 1], tip, [tip], access, tree)


def _through_liver(tip: Tip, access: Access, tree: VesselTree) -> bool:
    """Whether a portal tributary was reached from a systemic vein, so beyond the hepatic vein (VINT-58)."""
    start = tree.get(access.vessel)
    return tip.territory == "portal" and start is not None and start.system == "systemic_vein"


def _placement(
    code: str, tip: Tip, tips: list[Tip], access: Access, tree: VesselTree, *, units: int = 1, order: int | None = None
) -> Placement:
    vessel = tree[tip.vessel]
    leg = vessel.order_ipsilateral is not None
    return Placement(
        code=code,
        order=tip.order if order is None else order,
        territory=tip.territory,
        family=tip.family,
        vessel=tip.vessel,
        side=tip.side,
        access=access.id,
        units=units,
        positions=tuple(dict.fromkeys(item.position.id for item in tips)),
        certain=not leg or side_known(access, tree.get(access.vessel), vessel, tip.side),
        spans=tuple(dict.fromkeys((*tip.position.spans, *(span for item in tips for span in item.position.spans)))),
    )


def _nonselective(tips: list[Tip], selective: list[Tip], access: Access, tree: VesselTree) -> Iterator[Placement]:
    """Yield the one nonselective code of an access in each circulation where nothing was selected."""
    resting = [tip for tip in tips if tip.order == 0]
    deep = {tip.territory for tip in selective}
    arteries = [tip for tip in resting if tip.territory in ("thoracic", "abdominal")]
    if arteries and not deep & {"thoracic", "abdominal"}:
        in_aorta = next((tip for tip in arteries if tree.root(tip.vessel) == AORTA), None)
        if in_aorta is not None:
            yield _placement(_aortic_code(access, tree), in_aorta, arteries, access, tree)
        else:
            yield _placement("36140", arteries[0], arteries, access, tree)
    portal = [tip for tip in resting if tip.territory == "portal"]
    entered = tree.get(access.vessel)
    if entered is not None and entered.system == "portal_vein":
        portal += [tip for tip in selective if tip.territory == "portal"]
    if portal:
        yield _placement("36481", portal[0], portal, access, tree)
    lungs = [tip for tip in resting if tip.territory == "pulmonary"]
    if lungs and "pulmonary" not in deep:
        yield _placement("36013", lungs[0], lungs, access, tree)
    veins = [tip for tip in resting if tip.territory == "venous"]
    if veins and not deep & {"venous", "pulmonary", "portal"} and not lungs:
        in_cava = next((tip for tip in veins if is_central(tip.vessel, tree)), None)
        yield _placement("36010" if in_cava else "36005", in_cava or veins[0], veins, access, tree)


def _aortic_code(access: Access, tree: VesselTree) -> str:
    punctured = access.vessel is not None and tree.root(access.vessel) == AORTA
    return "36160" if punctured and access.kind in ("puncture", "direct") else "36200"
