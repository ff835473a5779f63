"""Tip positions that a study of a trunk or a catheter treatment implies where the report does not write them down."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from ircoder.coding.catheter_tips import counted_as
from ircoder.coding.encounter import Encounter
from ircoder.findings.model import Access, Act, Position

AORTIC_BEDS = {
    "abdominal_aorta": "vessel:abdominal_aorta",
    "thoracic_aorta": "vessel:descending_thoracic_aorta",
    "arch": "vessel:aortic_arch",
}
CATHETER_TREATMENTS = (
    "embolization",
    "angioplasty",
    "stent",
    "atherectomy",
    "thrombectomy",
    "thrombolysis",
    "infusion",
)
CAVAL_BEDS = {"inferior_vena_cava": "vessel:inferior_vena_cava"}
FROM_ABOVE = frozenset({"vessel:internal_jugular_vein", "vessel:jugular_vein"})
"""Veins from which contrast in the lower cava needs a catheter that went there."""
WITHOUT_CATHETER = ("thrombectomy", "thrombolysis")
"""Treatments of leg arteries whose codes do not hold the catheter (VINT-49, VINT-54)."""
THROUGH_THE_LIVER = ("systemic_vein", "portal_vein")
LEG = "vessel:common_iliac_artery"


def accesses_with_targets(encounter: Encounter) -> Iterator[Access]:
    """Yield accesses with the positions that a study of a trunk or a catheter treatment implies where none is told."""
    tree = encounter.knowledge.vessels
    reached = [item for access in encounter.findings.accesses for item in access.positions if item.selective]
    for access in encounter.findings.accesses:
        implied = [
            Position(id=act.id, vessel=act.target or "", side=act.side, session=act.session, spans=act.spans)
            for act in encounter.findings.performed(*CATHETER_TREATMENTS)
            if _implies_position(act, access, reached, encounter)
        ]
        implied += [
            Position(id=act.id, vessel=act.target or "", side=act.side, session=act.session, spans=act.spans)
            for act in encounter.findings.acts
            if _tried_there(act, access, reached, encounter)
        ]
        implied += [item for item in _trunk_positions(access, encounter) if not access.positions]
        own = (*access.positions, *implied)
        yield dataclasses.replace(access, positions=own) if implied else access
        reached += [item for item in implied if item.vessel in tree]


def _implies_position(act: Act, access: Access, reached: list[Position], encounter: Encounter) -> bool:
    tree = encounter.knowledge.vessels
    vessel = tree.get(counted_as(act.target))
    if vessel is None or access.kind == "direct" or access.status != "performed":
        return False
    held = act.family != "embolization" and not (act.kind in WITHOUT_CATHETER and access.kind == "puncture")
    if held and tree.is_within(vessel.concept, LEG, act.side):
        return False  # the leg revascularization codes hold it
    start = tree.get(access.vessel)
    varices = act.family == "embolization" and (start.system if start else "", vessel.system) == THROUGH_THE_LIVER
    if start is None or (start.system != vessel.system and not varices):
        return False
    sole = sum(1 for item in encounter.findings.accesses if item.status == "performed") == 1
    if act.access != access.id and not (act.access is None and sole):
        return False
    root = tree.root(vessel.concept, act.side)
    sided = vessel.paired and act.side is not None
    return not any(
        tree.root(item.vessel, item.side) == root and (not sided or item.side == act.side) for item in reached
    )


def _tried_there(act: Act, access: Access, reached: list[Position], encounter: Encounter) -> bool:
    """Whether a leg artery was tried in vain from the other side: the catheter lay before it (VINT-87)."""
    tree = encounter.knowledge.vessels
    start = tree.get(access.vessel)
    if act.status != "attempted" or act.kind not in CATHETER_TREATMENTS or start is None or access.kind == "direct":
        return False
    if not tree.is_within(act.target or "", LEG, act.side) or start.system != "systemic_artery":
        return False
    if any(
        tree.is_within(other.target or "", LEG, None) for other in encounter.findings.performed(*CATHETER_TREATMENTS)
    ):
        return False
    crossed = {act.side, access.side} == {"left", "right"}
    sole = sum(1 for item in encounter.findings.accesses if item.status == "performed") == 1
    return crossed and sole and not any(tree.is_within(item.vessel, LEG, act.side) for item in reached)


def _trunk_positions(access: Access, encounter: Encounter) -> Iterator[Position]:
    beds = {**AORTIC_BEDS, **CAVAL_BEDS} if access.vessel in FROM_ABOVE else AORTIC_BEDS
    for study in encounter.findings.imaging:
        if study.access == access.id and study.status == "performed" and study.position is None:
            for reading in study.beds:
                if reading.bed in beds:
                    yield Position(id=study.id, vessel=beds[reading.bed], spans=study.spans)
