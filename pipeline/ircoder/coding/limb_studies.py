"""Arm and leg arteriograms: the basic study of each limb, and vessels entered and read after it (VASC-27, VASC-29)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.catheter_tips import order_from
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Slate
from ircoder.coding.studies import Study, candidate, selective_tip
from ircoder.findings.model import Side
from ircoder.knowledge.vessels import VesselTree

LIMB_AXIS = frozenset(
    f"vessel:{name}_artery"
    for name in (
        "common_iliac",
        "external_iliac",
        "common_femoral",
        "superficial_femoral",
        "popliteal",
        "brachiocephalic",
        "aberrant_right_subclavian",
        "subclavian",
        "axillary",
        "brachial",
    )
)
WHOLE_LIMB = frozenset(
    f"vessel:{name}_artery"
    for name in ("common_iliac", "external_iliac", "common_femoral", "brachiocephalic", "subclavian", "axillary")
)
"""Where an injection shows all of a limb: a branch entered below it for a run of its own is a further vessel."""

SUBCLAVIAN_SIDE_BRANCHES = (
    "vessel:thyrocervical_trunk",
    "vessel:costocervical_trunk",
    "vessel:dorsal_scapular_artery",
    "vessel:internal_mammary_artery",
)
BOTH: frozenset[Side] = frozenset({"left", "right"})


def sides_shown(items: list[Study] | tuple[Study, ...]) -> frozenset[Side]:
    """Sides shown; a run without a side from a tip in no limb shows both."""
    out: set[Side] = set()
    for item in items:
        out.update({item.side} if item.side in BOTH else BOTH)
    return frozenset(out)


def limb_codes(slate: Slate, limb: str, items: list[Study], encounter: Encounter) -> Slate:
    """Propose the code for one or both limbs and 75774 for vessels entered and read after the basic study."""
    basic, further = _split_limb(items, encounter.knowledge.vessels)
    if not basic:
        return slate
    sides = sides_shown(basic)
    other_limb = bool(slate.with_code("75710", "75716"))
    apart = "Another limb was studied." if other_limb else None
    if sides == BOTH:
        new = candidate("75716", basic, ("VASC-27",), f"Both {limb}s studied and read.", site=f"limb:{limb}")
    else:
        (side,) = sides
        why = f"The {side} {limb} studied and read."
        new = candidate("75710", basic, ("VASC-27",), why, side=side, site=f"limb:{limb}")
    slate = slate.add(dataclasses.replace(new, distinct=new.distinct or apart))
    for vessel, item in further.items():
        why = f"Further vessel studied: {encounter.knowledge.vessels[vessel].name}."
        slate = slate.add(candidate("75774", [item], ("VASC-29",), why, vessel=vessel))
    return slate


def _split_limb(items: list[Study], tree: VesselTree) -> tuple[list[Study], dict[str, Study]]:
    """Tell the basic study of each limb from runs in a further vessel that was itself entered."""
    basic: list[Study] = []
    further: dict[str, Study] = {}
    items = [item for item in items if not _is_side_branch(item, tree)]
    for side in (*sorted(BOTH), None):
        own = [item for item in items if (item.side if item.side in BOTH else None) == side]
        branches = [item for item in own if _in_branch(item, tree)]
        plain = [item for item in own if item not in branches]
        basic += plain or branches[:1]
        if any(_from_above(item, tree) for item in plain):
            for item in (one for one in branches if one.verdict.distinct is None):
                # Beside a treatment of the leg a run in a further branch looks for the way; it is not counted.
                further.setdefault(item.tip or "", item)
    return basic, further


def _in_branch(item: Study, tree: VesselTree) -> bool:
    """Whether the tip lay in a limb vessel off the main axis: stations along the axis are one study (VASC-29)."""
    tip = selective_tip(item, tree)
    return tip is not None and tip not in LIMB_AXIS


def _from_above(item: Study, tree: VesselTree) -> bool:
    """Whether a run came from the sheath, the aorta, the punctured axis or the stem of a limb: it showed the limb."""
    tip = selective_tip(item, tree)
    if tip in WHOLE_LIMB and not item.imaging.details.get("inferred"):
        return True
    return tip is None or (item.access is not None and order_from(item.access, tip, item.side, tree) == 0)


def _is_side_branch(item: Study, tree: VesselTree) -> bool:
    tip = selective_tip(item, tree)
    return tip is not None and any(tree.is_within(tip, branch, item.side) for branch in SUBCLAVIAN_SIDE_BRANCHES)
