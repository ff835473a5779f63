"""Neck and head angiography, the all-in set 36221 to 36228 (VASC-42 to VASC-50)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate, code_range
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.studies import Study, allowed, candidate, refuse, reviewed, selective_tip, studies
from ircoder.findings.model import Side
from ircoder.knowledge.vessels import VesselTree

builder = RuleBookBuilder(
    "cervicocerebral angiography",
    families=("diagnostic_angiography",),
    act_kinds=(),
    codes=code_range("36221-36228"),
)

COMMON = "vessel:common_carotid_artery"
BOVINE = "vessel:left_common_carotid_artery_from_brachiocephalic"
INTERNAL = "vessel:internal_carotid_artery"
EXTERNAL = "vessel:external_carotid_artery"
INNOMINATE = "vessel:brachiocephalic_artery"
VERTEBRALS = ("vessel:vertebral_artery", "vessel:left_vertebral_artery_from_arch")
SUBCLAVIANS = ("vessel:subclavian_artery", "vessel:aberrant_right_subclavian_artery", INNOMINATE)
VERTEBRAL_ITSELF = frozenset(VERTEBRALS)
CAROTID_LADDER = ("36222", "36223", "36224")
VERTEBRAL_LADDER = ("36225", "36226")
BRANCHES_A_SIDE = 2
HEAD_BEDS = ("cervical_carotid", "intracranial_carotid", "vertebral")
SIDES: tuple[Side, ...] = ("right", "left")


@builder.rule(
    "VASC-44", "VASC-13", "VASC-42", phase=Phase.PROPOSE, decides="the carotid code of each side, the highest only"
)
def carotids(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36222, 36223 or 36224 for each side by tip and by what was read."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "cervical_carotid", "intracranial_carotid")
    for side in SIDES:
        own = [item for item in found if _side(item) == side]
        graded = [(_carotid_code(item, tree), item) for item in allowed(own)]
        codes = sorted({code for code, _ in graded if code})
        if codes:
            items = [item for code, item in graded if code == codes[-1]]
            new = candidate(codes[-1], items, ("VASC-44",), CAROTID_WHY[codes[-1]], side=side, vessel=COMMON)
            every = tuple(dict.fromkeys(item.imaging.id for code, item in graded if code))
            slate = slate.add(dataclasses.replace(new, imaging=every, site="carotid"))
        slate = refuse(reviewed(slate, allowed(own)), codes[-1] if codes else "36223", own)
    return slate


@builder.rule("VASC-45", "VASC-49", phase=Phase.PROPOSE, decides="the vertebral code of each side")
def vertebrals(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36226 with the tip in the vertebral artery, 36225 from the subclavian or innominate."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "vertebral")
    for side in SIDES:
        own = [item for item in found if _side(item) == side]
        graded = [(_vertebral_code(item, tree), item) for item in allowed(own)]
        codes = sorted({code for code, _ in graded if code})
        if codes:
            items = [item for code, item in graded if code == codes[-1]]
            new = candidate(codes[-1], items, ("VASC-45",), VERTEBRAL_WHY[codes[-1]], side=side, vessel=VERTEBRALS[0])
            every = tuple(dict.fromkeys(item.imaging.id for code, item in graded if code))
            slate = slate.add(dataclasses.replace(new, imaging=every, site="vertebral"))
        slate = refuse(reviewed(slate, allowed(own)), codes[-1] if codes else "36226", own)
    return slate


@builder.rule("VASC-47", phase=Phase.PROPOSE, decides="external carotid study: 36227 once a side, with a carotid code")
def external_carotids(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36227 where the external carotid or a branch was entered and read beside a carotid study."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "external_carotid")
    for side in SIDES:
        own = [item for item in found if item.side == side]
        entered = [item for item in allowed(own) if _tip_within(item, tree, EXTERNAL)]
        parent = any(item.side == side for item in slate.with_code(*CAROTID_LADDER))
        if entered and parent:
            why = "External carotid or a branch of it entered and read; once a side."
            slate = slate.add(candidate("36227", entered, ("VASC-47",), why, side=side, vessel=EXTERNAL))
        elif entered:
            slate = slate.decline(
                "36227", "VASC-47", "No carotid study of this side to add it to.", None, entered[0].spans
            )
            slate = slate.ask(query("carotid_study", "36227", "VASC-47", entered[0].spans))
        elif allowed(own):
            reason = "The external carotid was seen and not entered."
            slate = slate.decline("36227", "VASC-47", reason, None, allowed(own)[0].spans)
        slate = refuse(slate, "36227", own)
    return slate


@builder.rule("VASC-48", phase=Phase.PROPOSE, decides="intracranial branches: 36228 each, at most two a side")
def intracranial_branches(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36228 for branches entered and read whose circulation has its own code on that side."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "intracranial_branch")
    branches: dict[Side, dict[str, Study]] = {"right": {}, "left": {}}
    for item in allowed(found):
        tip = selective_tip(item, tree)
        sides = (item.side,) if item.side in SIDES else SIDES
        side = next((one for one in sides if tip is not None and _has_parent(tip, one, tree, slate)), None)
        if tip is not None and side is not None:
            branches[side].setdefault(tip, item)
    for side, entered in branches.items():
        if entered:
            units = min(len(entered), BRANCHES_A_SIDE)
            why = f"{units} intracranial branch{'es' if units > 1 else ''} entered and read."
            items, vessel = list(entered.values()), next(iter(entered))
            slate = slate.add(candidate("36228", items, ("VASC-48",), why, side=side, units=units, vessel=vessel))
    return refuse(slate, "36228", found)


@builder.rule("VASC-43", "VASC-34", phase=Phase.PROPOSE, decides="neck vessels read from the arch alone: 36221")
def arch_study(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36221 where nothing of neck or head was entered; otherwise the arch run is inside."""
    tree = encounter.knowledge.vessels
    read = [item for item in allowed(studies(encounter, *HEAD_BEDS)) if selective_tip(item, tree) is None]
    arch = allowed(studies(encounter, "arch"))
    selective = slate.with_code(*CAROTID_LADDER, *VERTEBRAL_LADDER)
    if selective:
        if arch or read:
            shown = (arch or read)[0].spans
            reason = "The arch study is inside the selective neck code."
            slate = slate.decline("36221", "VASC-43", reason, selective[0].code, shown)
        return slate
    from_aorta = [*arch, *(item for item in read if item.position is not None or arch)]
    if from_aorta:
        why = "Neck vessels read from the arch; nothing was entered."
        slate = slate.add(candidate("36221", from_aorta, ("VASC-43", "VASC-34"), why))
    return refuse(slate, "36221", studies(encounter, "arch"))


@builder.rule("VASC-46", phase=Phase.UNITS, decides="unequal sides: the lesser code is a separate service")
def unequal_sides(slate: Slate, encounter: Encounter) -> Slate:
    """Prove the lesser code of the other side separate; equal codes become one line with 50."""
    for ladder in (CAROTID_LADDER, VERTEBRAL_LADDER):
        ranked = sorted(slate.with_code(*ladder), key=lambda item: -int(item.code))
        for lesser in ranked[1:]:
            if lesser.code != ranked[0].code and not lesser.distinct:
                apart = f"The other side ({lesser.side}) was studied on its own."
                rules = (*lesser.rules, "VASC-46")
                slate = slate.swap(lesser, dataclasses.replace(lesser, distinct=apart, rules=rules))
    return slate


CAROTID_WHY = {
    "36222": "Neck carotid read from the common carotid or innominate.",
    "36223": "Intracranial carotid circulation read from the common carotid or innominate.",
    "36224": "Intracranial carotid circulation read with the tip in the internal carotid.",
}
VERTEBRAL_WHY = {
    "36225": "Vertebral circulation read from the subclavian or innominate.",
    "36226": "Vertebral circulation read with the tip in the vertebral artery.",
}


def _side(item: Study) -> Side | None:
    """Side of a run; the innominate artery leads to the right."""
    return "right" if item.side is None and item.tip == INNOMINATE else item.side


def _tip_within(item: Study, tree: VesselTree, *stems: str) -> bool:
    tip = _tip(item, tree)
    return tip is not None and any(tree.is_within(tip, stem, item.side) for stem in stems)


def _tip(item: Study, tree: VesselTree) -> str | None:
    """Tip of a run; where the run names none, the shallowest neck position of its access on that side."""
    if item.position is not None:
        return selective_tip(item, tree)
    stems: tuple[str, ...] = (
        (*VERTEBRALS, *SUBCLAVIANS) if item.reading.bed == "vertebral" else (COMMON, BOVINE, INNOMINATE)
    )
    if item.reading.bed == "external_carotid":
        stems = (EXTERNAL,)
    for stem in reversed(stems):
        for position in item.access.positions if item.access else ():
            right = position.side in (item.side, None)
            if position.selective and right and tree.is_within(position.vessel, stem, item.side):
                return position.vessel
    return None


def _carotid_code(item: Study, tree: VesselTree) -> str | None:
    if not _tip_within(item, tree, COMMON, BOVINE, INNOMINATE) or _tip_within(item, tree, EXTERNAL):
        return None
    if item.reading.bed == "cervical_carotid":
        return "36222"
    return "36224" if _tip_within(item, tree, INTERNAL) else "36223"


def _vertebral_code(item: Study, tree: VesselTree) -> str | None:
    if _tip_within(item, tree, *VERTEBRALS):
        return "36226"
    return "36225" if _tip_within(item, tree, *SUBCLAVIANS) else None


def _has_parent(tip: str, side: Side, tree: VesselTree, slate: Slate) -> bool:
    """Whether a code of the same circulation and side stands, to which a branch study may be added."""
    if tree.is_within(tip, EXTERNAL, side) or tip in VERTEBRAL_ITSELF:
        return False
    codes = ("36223", "36224") if tree.is_within(tip, INTERNAL, side) else VERTEBRAL_LADDER
    return any(item.side == side for item in slate.with_code(*codes))


BOOK = builder.book()
