"""Takes off catheter placements and studies that a treatment code on the slate already holds (VASC-16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ircoder.coding.diagnostic_criteria import is_short_push
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.coding.territories import UNKNOWN, vessel_territories
from ircoder.findings.model import Side
from ircoder.knowledge.catheter_inclusion import Inclusion, load_inclusions
from ircoder.knowledge.vessels import VesselTree

NONSELECTIVE = frozenset({"36100", "36140", "36160", "36200"})
SELECTIVE_ARTERIAL = frozenset({"36215", "36216", "36217", "36218", "36245", "36246", "36247", "36248"})
PLACE_OF_CODE = {
    **dict.fromkeys(NONSELECTIVE, "nonselective"),
    "36005": "limb_vein",
    "36010": "caval",
    "36013": "pulmonary",
    "36014": "pulmonary",
    "36015": "pulmonary",
    "36481": "portal_trunk",
}
CATHETER_CODES = frozenset(PLACE_OF_CODE) | SELECTIVE_ARTERIAL | {"36011", "36012"}
ALONG_THE_WAY = frozenset({"central_venous_access", "diagnostic_cardiac_cath"})
"""Families whose work cannot be done without the catheter placements that they hold."""

SIDED_PLACES = frozenset({"leg", "pelvis", "renal", "carotid", "vertebral", "arm"})


def places_of(candidate: Candidate, tree: VesselTree) -> frozenset[str]:
    """Places of a catheter candidate, in the words of the table."""
    if candidate.code in PLACE_OF_CODE:
        return frozenset({PLACE_OF_CODE[candidate.code]})
    if candidate.code in SELECTIVE_ARTERIAL:
        territories = vessel_territories(candidate.vessel, candidate.side, tree)
        return frozenset(name.partition(":")[0] for name in territories)
    if candidate.code not in CATHETER_CODES:
        return frozenset()
    vessel = tree.get(candidate.vessel)
    if vessel is not None and vessel.system == "portal_vein" and "shunt" not in vessel.concept:
        return frozenset({"portal_branch"})
    hepatic = vessel is not None and tree.root(vessel.concept) == "vessel:hepatic_vein"
    return frozenset({"hepatic" if hepatic else "venous_branch"})


def drop_included(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what the treatment codes hold, with a note where an auditor would ask for it."""
    acts = tuple(_acts(encounter)) if slate.candidates else ()
    for candidate in slate.candidates:
        held = next(_holders(candidate, (*_codes(slate), *acts), encounter), None)
        if held is not None:
            holder, inclusion = held
            what = "catheter placement" if candidate.code in CATHETER_CODES else "imaging"
            reason = f"The {what} is inside {holder.code or 'the code of the treatment'}."
            note = _is_tempting(candidate, holder, encounter)
            slate = slate.exclude(candidate, inclusion.rule, reason, holder.code or None, note=note)
    return slate


def _is_tempting(candidate: Candidate, holder: Candidate, encounter: Encounter) -> bool:
    """Whether anyone asks for it: not for further branches, nor for the way through the heart or of a central line."""
    if candidate.code not in CATHETER_CODES:
        return True
    catalogue = encounter.knowledge.catalogue
    if catalogue[candidate.code].addon:
        return False
    family = catalogue[holder.code].family if holder.code else None
    return family not in ALONG_THE_WAY


def _holders(
    candidate: Candidate, treatments: Iterable[tuple[Candidate, Inclusion]], encounter: Encounter
) -> Iterator[tuple[Candidate, Inclusion]]:
    """Treatments that hold a candidate: codes on the slate and, after them, acts."""
    tree = encounter.knowledge.vessels
    places = places_of(candidate, tree)
    for holder, inclusion in treatments:
        if holder is candidate or holder.session != candidate.session:
            continue
        placed = places & inclusion.holds and _catheter_held(candidate, holder, inclusion, places, encounter)
        shown = candidate.code in inclusion.imaging and _imaging_held(candidate, holder, inclusion, encounter)
        if placed or shown:
            yield holder, inclusion


def _codes(slate: Slate) -> Iterator[tuple[Candidate, Inclusion]]:
    """Codes on the slate with what they hold."""
    for holder in slate.candidates:
        yield from ((holder, inclusion) for inclusion in load_inclusions() if holder.code in inclusion.codes)


def _acts(encounter: Encounter) -> Iterator[tuple[Candidate, Inclusion]]:
    """Acts, as candidates without a code, with what they hold."""
    for act in encounter.findings.performed():
        if is_short_push(act):
            continue
        territories = vessel_territories(act.target, act.side, encounter.knowledge.vessels)
        names = {act.kind, *(f"{act.kind}@{name.partition(':')[0]}" for name in territories)}
        holder = Candidate(
            code="", side=act.side, vessel=act.target, access=act.access, acts=(act.id,), session=act.session
        )
        yield from ((holder, inclusion) for inclusion in load_inclusions() if names & inclusion.acts)


def _catheter_held(
    candidate: Candidate, holder: Candidate, inclusion: Inclusion, places: frozenset[str], encounter: Encounter
) -> bool:
    if inclusion.same_access and not _same_access(candidate, holder, encounter):
        return False
    sided = inclusion.same_side and bool(places & SIDED_PLACES)
    return not sided or _sides_meet(candidate.side, _side_of(holder, encounter))


def _imaging_held(candidate: Candidate, holder: Candidate, inclusion: Inclusion, encounter: Encounter) -> bool:
    if inclusion.imaging_scope == "access":
        return _same_access(candidate, holder, encounter)
    if inclusion.imaging_scope != "territory":
        return True
    tree = encounter.knowledge.vessels
    studied = vessel_territories(candidate.vessel, candidate.side, tree)
    treated = _treated(holder, encounter)
    return UNKNOWN in treated or bool(studied & treated)


def _treated(holder: Candidate, encounter: Encounter) -> frozenset[str]:
    tree = encounter.knowledge.vessels
    acts = [act for act in encounter.findings.acts if act.id in holder.acts]
    if acts:
        return frozenset(key for act in acts for key in vessel_territories(act.target, act.side or holder.side, tree))
    return vessel_territories(holder.vessel, holder.side, tree)


def _same_access(candidate: Candidate, holder: Candidate, encounter: Encounter) -> bool:
    """Whether both used one access; where the treatment's access is not known, nothing speaks against it."""
    used = {holder.access} | {act.access for act in encounter.findings.acts if act.id in holder.acts}
    used.discard(None)
    return not used or candidate.access is None or candidate.access in used


def _side_of(holder: Candidate, encounter: Encounter) -> Side | None:
    if holder.side is not None:
        return holder.side
    sides = {act.side for act in encounter.findings.acts if act.id in holder.acts}
    return sides.pop() if len(sides) == 1 else None


def _sides_meet(one: Side | None, other: Side | None) -> bool:
    return one is None or other is None or "bilateral" in (one, other) or one == other
