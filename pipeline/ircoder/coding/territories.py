"""Which vascular territory a bed or vessel belongs to, so that a study can be told from the treatment beside it.

A territory is a plain key (``leg``, ``carotid:left``, ``visceral``); a bed may show several.
"""

from __future__ import annotations

from ircoder.findings.model import Side
from ircoder.knowledge.vessels import VesselTree

UNKNOWN = "unknown"

TERRITORIES_OF_BED: dict[str, tuple[str, ...]] = {
    "arch": ("carotid", "vertebral", "arm", "thoracic", "aorta"),
    "thoracic_aorta": ("aorta", "thoracic", "arm"),
    "abdominal_aorta": ("aorta", "leg", "pelvis", "visceral", "renal"),
    "iliofemoral": ("aorta", "leg", "pelvis"),
    "lower_extremity": ("leg",),
    "upper_extremity": ("arm",),
    "visceral": ("visceral",),
    "pelvic": ("pelvis",),
    "renal": ("renal",),
    "adrenal": ("renal", "visceral"),
    "spinal": ("thoracic", "visceral", "pelvis"),
    "internal_mammary": ("thoracic", "arm"),
    "bronchial": ("thoracic",),
    "cervical_carotid": ("carotid",),
    "intracranial_carotid": ("carotid",),
    "external_carotid": ("carotid",),
    "vertebral": ("vertebral",),
    "intracranial_branch": ("carotid", "vertebral"),
    "pulmonary": ("lung",),
    "inferior_vena_cava": ("body_veins",),
    "extremity_vein": ("body_veins", "chest_veins"),
    "pelvic_vein": ("body_veins",),
    "renal_vein": ("body_veins",),
    "adrenal_vein": ("body_veins",),
    "gonadal_vein": ("body_veins",),
    "superior_vena_cava": ("chest_veins",),
    "jugular_vein": ("chest_veins", "head_veins"),
    "dural_sinus": ("head_veins",),
    "hepatic_vein": ("liver_veins",),
    "portal_vein": ("liver_veins",),
    "lymphatic": ("lymphatic",),
}
SIDED = frozenset({"carotid", "arm"})
"""Territories whose other side is another territory."""

ARTERIAL_ROOTS = (
    ("vessel:common_carotid_artery", "carotid"),
    ("vessel:left_common_carotid_artery_from_brachiocephalic", "carotid"),
    ("vessel:vertebral_artery", "vertebral"),
    ("vessel:left_vertebral_artery_from_arch", "vertebral"),
    ("vessel:internal_mammary_artery", "thoracic"),
    ("vessel:subclavian_artery", "arm"),
    ("vessel:aberrant_right_subclavian_artery", "arm"),
    ("vessel:brachiocephalic_artery", "arm"),
    ("vessel:internal_iliac_artery", "pelvis"),
    ("vessel:median_sacral_artery", "pelvis"),
    ("vessel:common_iliac_artery", "leg"),
    ("vessel:iliac_artery", "leg"),
    ("vessel:aortobifemoral_graft_limb", "leg"),
    ("vessel:iliac_endograft_limb", "leg"),
    ("vessel:renal_artery", "renal"),
    ("vessel:accessory_renal_artery", "renal"),
)
VENOUS_ROOTS = (
    ("vessel:hepatic_vein", "liver_veins"),
    ("vessel:internal_jugular_vein", "head_veins"),
    ("vessel:superior_vena_cava", "chest_veins"),
    ("vessel:inferior_vena_cava", "body_veins"),
)


def bed_territories(bed: str, side: Side | None) -> frozenset[str]:
    """Territories that a bed reading shows; both sides where the side is not stated or both."""
    return frozenset(key for name in TERRITORIES_OF_BED.get(bed, (UNKNOWN,)) for key in _sided(name, side))


def vessel_territories(concept: str | None, side: Side | None, tree: VesselTree) -> frozenset[str]:
    """Territory of a vessel, for both sides where a sided one comes without its side."""
    vessel = tree.get(concept)
    if vessel is None:
        return frozenset({UNKNOWN})
    return frozenset(_sided(_territory(vessel.concept, vessel.system, side, tree), side))


def _sided(name: str, side: Side | None) -> tuple[str, ...]:
    if name not in SIDED:
        return (name,)
    return (f"{name}:{side}",) if side in ("left", "right") else (f"{name}:left", f"{name}:right")


def _territory(concept: str, system: str, side: Side | None, tree: VesselTree) -> str:
    if system in ("pulmonary_artery", "portal_vein", "av_access", "coronary_artery"):
        return {"pulmonary_artery": "lung", "portal_vein": "liver_veins", "av_access": "circuit"}.get(system, "heart")
    path = tree.path(concept, side)
    roots = VENOUS_ROOTS if system == "systemic_vein" else ARTERIAL_ROOTS
    for ancestor, name in roots:
        if ancestor in path:
            return name
    if system != "systemic_artery":
        return UNKNOWN
    if tree.root(concept, side) == "vessel:aorta":
        return "aorta"
    return "visceral" if "vessel:abdominal_aorta" in path else "thoracic"
