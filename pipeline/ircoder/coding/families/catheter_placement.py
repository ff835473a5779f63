"""Catheter placement codes of every access (VASC-01 to VASC-18, VASC-55 to VASC-57, VASC-66, VASC-68)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from ircoder.coding.catheter_inclusion import NONSELECTIVE, SELECTIVE_ARTERIAL, drop_included
from ircoder.coding.catheter_tips import AORTA, Territory
from ircoder.coding.catheterization import Placement, placements
from ircoder.coding.diagnostic_criteria import TREATING_FAMILIES, verdict
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.studies import has_way_in
from ircoder.findings.model import Access, Act, Imaging, Position
from ircoder.knowledge.vessels import VesselTree

builder = RuleBookBuilder(
    "catheter placement",
    families=("catheter_placement",),
    act_kinds=("catheterization", "vascular_access", "pressure_measurement", "recanalization", "arterial_puncture"),
)

CAROTID_SET = ("36222", "36223", "36224", "36227")
VERTEBRAL_SET = ("36225", "36226")
NECK_SET = ("36221", *CAROTID_SET, *VERTEBRAL_SET, "36228")
RENAL_SET = ("36251", "36252", "36253", "36254")
AORTIC_BEDS = {
    "abdominal_aorta": "vessel:abdominal_aorta",
    "thoracic_aorta": "vessel:descending_thoracic_aorta",
    "arch": "vessel:aortic_arch",
}
CAROTIDS = ("vessel:common_carotid_artery", "vessel:left_common_carotid_artery_from_brachiocephalic")
VERTEBRALS = ("vessel:vertebral_artery", "vessel:left_vertebral_artery_from_arch")
CATHETER_TREATMENTS = (
    "embolization",
    "angioplasty",
    "stent",
    "atherectomy",
    "thrombectomy",
    "thrombolysis",
    "infusion",
)
LEG = "vessel:common_iliac_artery"
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
    for access in _accesses_with_targets(encounter):
        if access.status != "performed":
            continue
        all_in = [item for item in slate.with_code(*NECK_SET, *RENAL_SET) if item.access in (access.id, None)]
        open_access = _without_held_positions(access, all_in, encounter)
        proposed = [
            item
            for item in placements(open_access, tree)
            if not (all_in and item.code in NONSELECTIVE) and _has_purpose(item, access, encounter)
        ]
        if not proposed and not all_in:
            proposed = list(_at_the_puncture(access, encounter))
        for item in proposed:
            slate = slate.add(_beside_vertebral(_candidate(item, access, tree), item, all_in))
    return slate


@builder.rule(
    "VASC-16",
    "VASC-41",
    "VASC-50",
    "VASC-59",
    "VASC-63",
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
            if not item.certain and slate.with_code(item.code):
                question = "Which vessel was punctured, on which side, and on which side did the catheter finally rest?"
                slate = slate.ask(item.code, question, "VASC-81", item.spans)
    return slate


@builder.rule("VASC-81", phase=Phase.QUERIES, decides="studies without a puncture and tips without a purpose: review")
def doubt_what_has_no_purpose(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for the puncture of a study; send vessels that were entered and neither studied nor treated to review."""
    for imaging in encounter.findings.imaging:
        own = not imaging.details.get("intravascular_ultrasound") and imaging.status == "performed"
        if own and imaging.beds and not has_way_in(imaging, encounter):
            question = "Which vessel was punctured for this contrast study, and where did the catheter tip rest?"
            slate = slate.ask("36200", question, "VASC-81", imaging.spans)
            slate = slate.send_to_review("a contrast study is told without the vessel that was punctured")
    used = {imaging.position for imaging in encounter.findings.imaging if imaging.status == "performed"}
    treated = [act for act in encounter.findings.performed() if act.family in TREATING_FAMILIES or act.target is None]
    tree = encounter.knowledge.vessels
    for access in encounter.findings.accesses:
        for item in placements(access, tree):
            roots = {tree.root(act.target, act.side) for act in treated if act.target}
            serves = bool(used & set(item.positions)) or tree.root(item.vessel, item.side) in roots
            if item.order > 0 and not serves and slate.with_code(item.code):
                slate = slate.send_to_review("a vessel was entered and neither studied nor treated")
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


def _accesses_with_targets(encounter: Encounter) -> Iterator[Access]:
    """Accesses with the positions that aortography or a catheter treatment implies where none was written down."""
    tree = encounter.knowledge.vessels
    reached = [item for access in encounter.findings.accesses for item in access.positions if item.selective]
    for access in encounter.findings.accesses:
        implied = [
            Position(id=act.id, vessel=act.target or "", side=act.side, session=act.session, spans=act.spans)
            for act in encounter.findings.performed(*CATHETER_TREATMENTS)
            if _implies_position(act, access, reached, encounter)
        ]
        implied += [item for item in _aortic_positions(access, encounter) if not access.positions]
        own = (*access.positions, *implied)
        yield dataclasses.replace(access, positions=own) if implied else access
        reached += [item for item in implied if item.vessel in tree]


def _implies_position(act: Act, access: Access, reached: list[Position], encounter: Encounter) -> bool:
    tree = encounter.knowledge.vessels
    vessel = tree.get(act.target)
    if vessel is None or access.kind == "direct" or access.status != "performed":
        return False
    if act.family != "embolization" and tree.is_within(vessel.concept, LEG, act.side):
        return False  # the leg revascularization codes hold it
    start = tree.get(access.vessel)
    if start is None or start.system != vessel.system:
        return False
    sole = sum(1 for item in encounter.findings.accesses if item.status == "performed") == 1
    if act.access != access.id and not (act.access is None and sole):
        return False
    root = tree.root(vessel.concept, act.side)
    return all(
        tree.root(item.vessel, item.side) != root or (vessel.paired and item.side != act.side) for item in reached
    )


def _aortic_positions(access: Access, encounter: Encounter) -> Iterator[Position]:
    for study in encounter.findings.imaging:
        if study.access == access.id and study.status == "performed" and study.position is None:
            for reading in study.beds:
                if reading.bed in AORTIC_BEDS:
                    yield Position(id=study.id, vessel=AORTIC_BEDS[reading.bed], spans=study.spans)


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


def _has_purpose(item: Placement, access: Access, encounter: Encounter) -> bool:
    """Limb punctures left unadvanced, and inflow arteries of a circuit, need a study or treatment of their own."""
    if item.family == "inflow":
        return any(_diagnostic(study, access, encounter, "upper_extremity") for study in encounter.findings.imaging)
    if item.code == "36140":
        return _serves(access, encounter)
    return item.code != "36005" or any(
        _diagnostic(study, access, encounter, "extremity_vein", "pelvic_vein") for study in encounter.findings.imaging
    )


def _serves(access: Access, encounter: Encounter) -> bool:
    treated = any(act.access == access.id and act.family in TREATING_FAMILIES for act in encounter.findings.performed())
    return treated or any(_diagnostic(study, access, encounter) for study in encounter.findings.imaging)


def _diagnostic(study: Imaging, access: Access, encounter: Encounter, *beds: str) -> bool:
    return (
        study.status == "performed"
        and study.access == access.id
        and any(
            verdict(study, reading, encounter).allowed
            for reading in study.beds
            if reading.bed != "access_site" and (not beds or reading.bed in beds)
        )
    )


def _at_the_puncture(access: Access, encounter: Encounter) -> Iterator[Placement]:
    """Yield the code of an access from which nothing was advanced: limb artery, neck artery or limb vein."""
    vessel = encounter.knowledge.vessels.get(access.vessel)
    if vessel is None or any(item.selective for item in access.positions) or not _serves(access, encounter):
        return
    tree = encounter.knowledge.vessels
    if vessel.system == "systemic_artery":
        stems = (*CAROTIDS, *VERTEBRALS)
        if tree.root(vessel.concept) == AORTA:
            code = "36160"
        elif any(tree.is_within(vessel.concept, stem, access.side) for stem in stems):
            code = "36100"
        else:
            code = "36140"
    elif vessel.system == "systemic_vein" and any(
        _diagnostic(study, access, encounter, "extremity_vein") for study in encounter.findings.imaging
    ):
        code = "36005"
    else:
        return
    territory: Territory = "venous" if code == "36005" else "thoracic"
    for side in ("right", "left") if access.side == "bilateral" else (access.side,):
        yield Placement(
            code=code,
            order=0,
            territory=territory,
            family="axis",
            vessel=vessel.concept,
            side=side,
            access=access.id,
            spans=access.spans,
        )


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
