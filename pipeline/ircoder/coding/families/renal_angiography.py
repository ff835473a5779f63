"""Renal angiography, the all-in set 36251 to 36254 (VASC-17, VASC-51 to VASC-54)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.studies import Study, allowed, by_side, candidate, refuse, reviewed, studies, vessel_of
from ircoder.findings.model import Side
from ircoder.knowledge.vessels import VesselTree

builder = RuleBookBuilder(
    "renal angiography", families=("diagnostic_angiography",), act_kinds=(), codes=("36251", "36252", "36253", "36254")
)

TRANSPLANT = "vessel:transplant_renal_artery"
ONE_SIDE = {1: "36251", 2: "36253"}
BOTH_SIDES = {1: "36252", 2: "36254"}
LEVEL = {1: "main renal artery", 2: "second-order or deeper renal branch"}


@builder.rule(
    "VASC-51",
    "VASC-52",
    "VASC-53",
    "VASC-17",
    "VASC-30",
    phase=Phase.PROPOSE,
    decides="one renal code a kidney by level, or the code for both kidneys at one level",
)
def kidneys(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36251 to 36254 from the deepest renal branch entered and read on each side."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "renal")
    sides = by_side(item for item in allowed(found) if _renal_tip(item, tree) is not None)
    levels = {side: max(_level(item, tree) for item in items) for side, items in sides.items()}
    if len(levels) == 2 and len(set(levels.values())) == 1:
        level = next(iter(levels.values()))
        items = [item for group in sides.values() for item in group]
        why = f"Both kidneys studied from the {LEVEL[level]}."
        slate = slate.add(candidate(BOTH_SIDES[level], items, ("VASC-52", "VASC-51"), why))
    else:
        slate = _each_side(slate, sides, levels)
    if any(_renal_tip(item, tree) == TRANSPLANT for item in allowed(found)):
        slate = slate.send_to_review("A transplant renal artery was studied: its codes depend on the anastomosis.")
    if allowed(found) and not sides:
        reason = "The renal arteries were opacified and not entered."
        slate = slate.decline("36252", "VASC-25", reason, None, allowed(found)[0].spans)
    refused = "36252" if {item.side for item in found} >= {"left", "right"} else "36251"
    return refuse(reviewed(slate, allowed(found)), refused, found)


def _each_side(slate: Slate, sides: dict[Side | None, list[Study]], levels: dict[Side | None, int]) -> Slate:
    ranked = sorted(sides, key=lambda side: -levels[side])
    for index, side in enumerate(ranked):
        why = f"{_named(side)} kidney studied from the {LEVEL[levels[side]]}."
        new = candidate(ONE_SIDE[levels[side]], sides[side], ("VASC-52",), why, side=side, vessel="vessel:renal_artery")
        if index:
            apart = new.distinct or "The other kidney was studied at another level."
            new = candidate(
                new.code,
                sides[side],
                ("VASC-53", "VASC-52"),
                why,
                side=side,
                vessel="vessel:renal_artery",
                distinct=apart,
            )
        slate = slate.add(new)
    return slate


def _named(side: Side | None) -> str:
    return side.capitalize() if side else "One"


def _renal_tip(item: Study, tree: VesselTree) -> str | None:
    vessel = vessel_of(item, tree)
    if vessel is None:
        return None
    renal = vessel == TRANSPLANT or tree.root(vessel, item.side) == "vessel:renal_artery"
    return vessel if renal else None


def _level(item: Study, tree: VesselTree) -> int:
    vessel = _renal_tip(item, tree)
    return 2 if vessel is not None and vessel != TRANSPLANT and (tree.order(vessel, item.side) or 1) >= 2 else 1


BOOK = builder.book()
