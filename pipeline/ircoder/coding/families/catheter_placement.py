"""Catheter placement codes of every access (VASC-01 to VASC-18, VASC-55 to VASC-57, VASC-66, VASC-68)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.catheter_inclusion import NONSELECTIVE, SELECTIVE_ARTERIAL, drop_included
from ircoder.coding.catheterization import Placement, placements
from ircoder.coding.diagnostic_criteria import TREATING_FAMILIES
from ircoder.coding.encounter import Encounter
from ircoder.coding.implied_positions import accesses_with_targets
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.needle_work import only_needles
from ircoder.coding.puncture_site import CAROTIDS, VERTEBRALS, at_the_puncture, has_purpose
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.studies import by_catheter, has_way_in
from ircoder.findings.model import Access, Position
from ircoder.knowledge.vessels import VesselTree

builder = RuleBookBuilder(
    "catheter placement",
    families=("catheter_placement",),
    act_kinds=("catheterization", "vascular_access", "pressure_measurement", "recanalization", "arterial_puncture"),
    codes=code_range("36005", "36010-36015", "36100", "36140", "36160", "36200", "36215-36218", "36245-36248", "36481"),
)

CAROTID_SET = ("36222", "36223", "36224", "36227")
VERTEBRAL_SET = ("36225", "36226")
NECK_SET = ("36221", *CAROTID_SET, *VERTEBRAL_SET, "36228")
RENAL_SET = ("36251", "36252", "36253", "36254")
STUDIED_BY_TUBE = frozenset({"drainage", "sclerotherapy", "biliary", "urinary", "gastrointestinal"})
"""Families whose contrast goes through a tube into a cavity or duct and needs no vessel."""
ORDERS = ("nonselective", "first order", "second order", "third order or deeper")
LADDERS = (
    frozenset({"36215", "36216", "36217"}),
    frozenset({"36245", "36246", "36247"}),
    frozenset({"36010", "36011", "36012"}),
    frozenset({"36013", "36014", "36015"}),
)


@builder.rule(
    *(f"VASC-{number:02d}" for number in range(1, 16)),
    "VASC-17",
    "VASC-18",
    "VASC-42",
    "VASC-51",
    "VASC-55",
    "VASC-56",
    "VASC-57",
    "VASC-66",
    "VASC-68",
    phase=Phase.CHOOSE,
    decides="the catheter code of the deepest vessel in each family of each access, and of further branches",
)
def place_catheters(slate: Slate, encounter: Encounter) -> Slate:
    """Propose catheter codes for every position that no all-in study of neck, head or kidney holds."""
    tree = encounter.knowledge.vessels
    for access in accesses_with_targets(encounter):
        if access.status != "performed":
            continue
        all_in = [item for item in slate.with_code(*NECK_SET, *RENAL_SET) if item.access in (access.id, None)]
        open_access = _without_held_positions(access, all_in, encounter)
        proposed = [
            item
            for item in placements(open_access, tree)
            if not (all_in and item.code in NONSELECTIVE) and has_purpose(item, access, encounter)
        ]
        if not proposed and not all_in:
            proposed = list(at_the_puncture(access, encounter))
        for item in proposed:
            slate = slate.add(_beside_vertebral(_candidate(item, access, tree), item, all_in))
    return slate


@builder.rule(
    "VASC-16",
    "VASC-41",
    "VASC-50",
    "VASC-59",
    "VASC-63",
    "VASC-69",
    "VINT-09",
    "VINT-22",
    phase=Phase.BUNDLE,
    decides="which catheter placements and studies are inside a treatment code",
)
def leave_to_treatments(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what the treatment codes on the slate hold, by the inclusion table."""
    return drop_included(slate, encounter)


@builder.rule(
    "VASC-05",
    "VASC-08",
    "VASC-09",
    "MOD-24",
    phase=Phase.UNITS,
    decides="which catheter codes are separate because family, side or access differ",
)
def tell_families_apart(slate: Slate, encounter: Encounter) -> Slate:
    """Give every further family or access of a ladder its proof of being separate; the deepest needs none."""
    for ladder in LADDERS:
        ranked = sorted(slate.with_code(*ladder), key=lambda item: -int(item.code))
        arterial = bool(ladder & SELECTIVE_ARTERIAL)
        beside = slate.with_code(*NECK_SET, *RENAL_SET) if arterial else slate.with_code("36500", "37182", "37183")
        for candidate in ranked if beside else ranked[1:]:
            slate = _set_apart(slate, candidate, _difference(candidate, beside[0] if beside else ranked[0], encounter))
    nonselective = sorted(slate.with_code(*NONSELECTIVE), key=lambda item: -int(item.code))
    others = slate.with_code(*SELECTIVE_ARTERIAL, *NECK_SET, *RENAL_SET)
    for candidate in nonselective if others else nonselective[1:]:
        slate = _set_apart(slate, candidate, "Separate puncture with its own purpose.")
    return slate


@builder.rule("VASC-01", "VASC-81", phase=Phase.QUERIES, decides="what to ask where puncture or side is not stated")
def ask_for_the_path(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for puncture and side where only the lowest supported order could be given."""
    tree = encounter.knowledge.vessels
    for access in encounter.findings.accesses:
        for item in placements(access, tree):
            told = encounter.findings.fact("access_vessel") == "stated" and access.vessel is None
            if not item.certain and not told and slate.with_code(item.code):
                orders = next((tuple(sorted(ladder)) for ladder in LADDERS if item.code in ladder), (item.code,))
                asked = query("path_of_catheter", item.code, "VASC-81", item.spans, if_documented=orders)
                slate = slate.ask(dataclasses.replace(asked, if_not=(item.code,)))
    return slate


@builder.rule("VASC-81", phase=Phase.QUERIES, decides="studies without a puncture and tips without a purpose: review")
def doubt_what_has_no_purpose(slate: Slate, encounter: Encounter) -> Slate:
    """Send studies without a way in to review, and vessels that were entered and neither studied nor treated."""
    by_tube = only_needles(encounter) or any(act.family in STUDIED_BY_TUBE for act in encounter.findings.performed())
    for imaging in () if by_tube and not encounter.findings.accesses else encounter.findings.imaging:
        own = by_catheter(imaging) and imaging.status == "performed"
        if own and imaging.beds and not has_way_in(imaging, encounter):
            slate = slate.send_to_review(
                "A contrast study is reported without the vessel that was punctured (VASC-81)."
            )
    used = {imaging.position for imaging in encounter.findings.imaging if imaging.status == "performed"}
    if any(act.family in TREATING_FAMILIES for act in encounter.findings.performed()):
        return slate
    tree = encounter.knowledge.vessels
    for access in encounter.findings.accesses:
        for item in placements(access, tree):
            if item.order > 0 and not used & set(item.positions) and slate.with_code(item.code):
                slate = slate.send_to_review("A vessel was entered but neither studied nor treated (VASC-81).")
    return slate


def _set_apart(slate: Slate, candidate: Candidate, sentence: str) -> Slate:
    if candidate.distinct:
        return slate
    return slate.swap(candidate, dataclasses.replace(candidate, distinct=sentence))


def _difference(candidate: Candidate, first: Candidate, encounter: Encounter) -> str:
    if candidate.access != first.access and candidate.access is not None:
        return "Catheter from a separate access."
    vessel = encounter.knowledge.vessels.get(candidate.vessel)
    return f"Separate vascular family ({vessel.name})." if vessel else "Separate vascular family."


def _without_held_positions(access: Access, all_in: list[Candidate], encounter: Encounter) -> Access:
    """Leave out positions of vessels that an all-in code covers, and those on the way to them (VASC-42, VASC-51)."""
    tree = encounter.knowledge.vessels
    served = {
        study.position for study in encounter.findings.imaging if any(study.id in item.imaging for item in all_in)
    }
    held = [
        item
        for item in access.positions
        if any(_holds(code, item, tree) for code in all_in) or (item.id in served and _is_neck(all_in))
    ]
    passed = {node for item in held for node in tree.path(item.vessel, item.side)}
    kept = tuple(item for item in access.positions if item not in held and item.vessel not in passed)
    return dataclasses.replace(access, positions=kept)


def _is_neck(all_in: list[Candidate]) -> bool:
    return any(item.code in NECK_SET for item in all_in)


def _holds(code: Candidate, position: Position, tree: VesselTree) -> bool:
    if code.side in ("left", "right") and position.side in ("left", "right") and position.side != code.side:
        return False
    if code.code in RENAL_SET:
        return tree.root(position.vessel, position.side) == "vessel:renal_artery"
    stems: tuple[str, ...] = ()
    if code.code in CAROTID_SET:
        stems = CAROTIDS
    elif code.code in VERTEBRAL_SET:
        stems = VERTEBRALS
    return any(tree.is_within(position.vessel, stem, position.side or code.side) for stem in stems)


def _beside_vertebral(candidate: Candidate, item: Placement, all_in: list[Candidate]) -> Candidate:
    """Make a further subclavian branch an add-on to the vertebral code of its side (VASC-07, VASC-30)."""
    families = {
        "subclavian_artery:left" if code.side == "left" else "brachiocephalic_artery"
        for code in all_in
        if code.code in VERTEBRAL_SET
    }
    if item.family not in families or item.order < 2 or item.code == "36218":
        return candidate
    return dataclasses.replace(candidate, code="36218", rules=("VASC-30", "VASC-07"))


def _candidate(item: Placement, access: Access, tree: VesselTree) -> Candidate:
    vessel = tree[item.vessel]
    side = f"{item.side} " if item.side and vessel.paired else ""
    if item.units > 1 or item.code in ("36218", "36248"):
        why = f"{item.units} further branch{'es' if item.units > 1 else ''} of the same family selected."
    else:
        why = f"Catheter in the {side}{vessel.name}: {ORDERS[min(item.order, 3)]} from this access."
    return Candidate(
        code=item.code,
        units=item.units,
        side=None if item.code in ("36200", "36160", "36010") else item.side,
        site=f"family:{item.family}",
        vessel=None if item.territory == "pulmonary" else item.vessel,
        access=access.id,
        session=access.session,
        rules=_rules(item, access, tree),
        spans=tuple(dict.fromkeys((*item.spans, *access.spans))),
        why=why,
    )


def _rules(item: Placement, access: Access, tree: VesselTree) -> tuple[str, ...]:
    if item.code in ("36218", "36248"):
        return ("VASC-07",)
    if item.territory in ("venous", "portal"):
        return ("VASC-61",) if item.code == "36481" else ("VASC-55", "VASC-57")
    if item.territory == "pulmonary":
        return ("VASC-66",)
    if item.order == 0:
        return ("VASC-02", "VASC-08")
    if item.family == "inflow":
        return ("VASC-68",)
    start = tree.get(access.vessel)
    if start is not None and start.region == "upper_extremity":
        return ("VASC-14", "VASC-06")
    if tree[item.vessel].order_ipsilateral is not None:
        return ("VASC-11" if item.side == access.side else "VASC-10", "VASC-06")
    return ("VASC-06", "VASC-05")


BOOK = builder.book()
