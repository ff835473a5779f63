"""What kind of vessel a treatment works in, as far as codes tell them apart."""

from __future__ import annotations

from typing import Literal

from ircoder.coding.encounter import Encounter
from ircoder.coding.leg_territories import counted_vessel
from ircoder.findings.model import Act
from ircoder.knowledge.vessels import Vessel, VesselTree

Place = Literal[
    "leg",
    "artery",
    "vein",
    "portal",
    "sinus",
    "carotid",
    "intrathoracic_carotid",
    "vertebral",
    "intracranial",
    "pulmonary",
    "heart",
    "circuit",
]

CAROTID_TRUNKS = frozenset(
    {
        "vessel:common_carotid_artery",
        "vessel:left_common_carotid_artery_from_brachiocephalic",
        "vessel:carotid_bifurcation",
        "vessel:internal_carotid_artery",
    }
)
COMMON_CAROTID = frozenset({"vessel:common_carotid_artery", "vessel:left_common_carotid_artery_from_brachiocephalic"})
VERTEBRAL = frozenset({"vessel:vertebral_artery", "vessel:left_vertebral_artery_from_arch"})
INNOMINATE = "vessel:brachiocephalic_artery"
BRAIN_ROOTS = frozenset(
    {
        "vessel:petrous_internal_carotid_artery",
        "vessel:cavernous_internal_carotid_artery",
        "vessel:supraclinoid_internal_carotid_artery",
        "vessel:internal_carotid_artery_terminus",
        "vessel:basilar_artery",
        "vessel:posterior_inferior_cerebellar_artery",
    }
)
"""Vessels from which on an artery lies inside the skull."""
HEART = frozenset({"vessel:right_atrium", "vessel:right_ventricle", "vessel:left_atrium"})
SINUSES = frozenset(
    {
        "vessel:dural_venous_sinus",
        "vessel:superior_sagittal_sinus",
        "vessel:inferior_sagittal_sinus",
        "vessel:straight_sinus",
        "vessel:confluence_of_sinuses",
        "vessel:transverse_sinus",
        "vessel:sigmoid_sinus",
        "vessel:cavernous_sinus",
        "vessel:vein_of_galen",
    }
)
SYSTEMS: dict[str, Place] = {
    "systemic_vein": "vein",
    "portal_vein": "portal",
    "pulmonary_artery": "pulmonary",
    "pulmonary_vein": "heart",
    "coronary_artery": "heart",
    "coronary_vein": "heart",
    "av_access": "circuit",
}
CENTRAL_VEINS = frozenset(
    {"vessel:subclavian_vein", "vessel:brachiocephalic_vein", "vessel:superior_vena_cava", "vessel:inferior_vena_cava"}
)
CIRCUIT_ACTS = (
    "dialysis_circuit_study",
    "dialysis_angioplasty",
    "dialysis_stent",
    "dialysis_declot",
    "dialysis_embolization",
)


def place_of(act: Act, encounter: Encounter) -> Place | None:
    """Kind of vessel that an act works in; ``None`` where the vessel is not known."""
    tree = encounter.knowledge.vessels
    vessel = tree.get(act.target)
    if vessel is None:
        return None
    if vessel.system != "systemic_artery":
        if vessel.region == "heart" or vessel.concept in HEART:
            return "heart"
        if vessel.concept in SINUSES:
            return "sinus"
        if vessel.system in ("systemic_vein", "portal_vein") and through_circuit(act, encounter):
            return "circuit"
        return SYSTEMS.get(vessel.system)
    return _arterial_place(act, vessel, tree)


def _arterial_place(act: Act, vessel: Vessel, tree: VesselTree) -> Place:
    if counted_vessel(vessel.concept, "2026", tree) is not None:
        return "leg"
    inside = bool(BRAIN_ROOTS.intersection(tree.path(vessel.concept, act.side)))
    if inside or act.details.get("intracranial") is True:
        return "intracranial"
    if vessel.concept == INNOMINATE:
        return "intrathoracic_carotid"
    if vessel.concept in COMMON_CAROTID and act.details.get("origin") is True:
        return "intrathoracic_carotid"
    if vessel.concept in CAROTID_TRUNKS:
        return "carotid"
    return "vertebral" if vessel.concept in VERTEBRAL else "artery"


def through_circuit(act: Act, encounter: Encounter) -> bool:
    """Whether a vein is treated through a dialysis circuit, so that it belongs to the circuit's codes (VINT-27)."""
    findings, tree = encounter.findings, encounter.knowledge.vessels
    access = findings.access(act.access)
    vessel = tree.get(access.vessel) if access else None
    if vessel is not None:
        return vessel.system == "av_access"
    circuits = [item for item in findings.performed(*CIRCUIT_ACTS) if item.session == act.session]
    return bool(circuits)


def brain_territory(act: Act, encounter: Encounter) -> str | None:
    """Right carotid, left carotid or vertebrobasilar (VINT-52); ``None`` where neither vessel nor side tells it."""
    tree = encounter.knowledge.vessels
    path = tree.path(act.target, act.side) if act.target else ()
    if "vessel:vertebral_artery" in path or VERTEBRAL.intersection(path):
        return "vertebrobasilar"
    if CAROTID_TRUNKS.intersection(path):
        return f"carotid:{act.side}" if act.side in ("left", "right") else "carotid"
    return None


def vascular_family(act: Act, encounter: Encounter) -> str:
    """First vessel off the aorta with its side: what counts as one vascular family of arteries."""
    tree = encounter.knowledge.vessels
    vessel = tree.get(act.target)
    if vessel is None:
        return "unknown"
    if vessel.system == "pulmonary_artery":
        return f"lung:{pulmonary_side(act, tree) or ''}"
    root = tree.root(vessel.concept, act.side) or vessel.concept
    trunk = tree.get(root)
    sided = trunk is not None and trunk.paired and act.side in ("left", "right")
    return f"{root}:{act.side}" if sided else root


def pulmonary_side(act: Act, tree: VesselTree) -> Literal["left", "right"] | None:
    """Lung whose artery an act works in."""
    if act.side == "left" or act.side == "right":
        return act.side
    path = tree.path(act.target) if act.target else ()
    if "vessel:left_pulmonary_artery" in path:
        return "left"
    return "right" if "vessel:right_pulmonary_artery" in path else None
