"""Which vascular bed an injection in a vessel shows, read from the imaging codes that the vessel tree names."""

from __future__ import annotations

from ircoder.knowledge.vessels import Vessel, VesselTree

_BED_BY_CODE = {
    "36221": "arch",
    "75600": "thoracic_aorta",
    "75605": "thoracic_aorta",
    "75625": "abdominal_aorta",
    "75630": "abdominal_aorta",
    "75726": "visceral",
    "75736": "pelvic",
    "36251": "renal",
    "36252": "renal",
    "36253": "renal",
    "75731": "adrenal",
    "75705": "spinal",
    "75756": "internal_mammary",
    "36222": "cervical_carotid",
    "36223": "intracranial_carotid",
    "36224": "intracranial_carotid",
    "36225": "vertebral",
    "36226": "vertebral",
    "36227": "external_carotid",
    "36228": "intracranial_branch",
    "75741": "pulmonary",
    "75743": "pulmonary",
    "75746": "pulmonary",
    "75820": "extremity_vein",
    "75822": "extremity_vein",
    "75825": "inferior_vena_cava",
    "75827": "superior_vena_cava",
    "75831": "renal_vein",
    "75833": "renal_vein",
    "75840": "adrenal_vein",
    "75842": "adrenal_vein",
    "75860": "dural_sinus",
    "75870": "dural_sinus",
    "75872": "dural_sinus",
    "75880": "dural_sinus",
    "75885": "portal_vein",
    "75887": "portal_vein",
    "75889": "hepatic_vein",
    "75891": "hepatic_vein",
    "36901": "dialysis_circuit",
}

_BED_BY_NAME = {
    "vessel:ascending_aorta": "thoracic_aorta",
    "vessel:bronchial_artery": "bronchial",
    "vessel:intercostobronchial_trunk": "bronchial",
    "vessel:brachiocephalic_artery": "cervical_carotid",
    "vessel:internal_jugular_vein": "jugular_vein",
    "vessel:gonadal_vein": "gonadal_vein",
    "vessel:ovarian_vein": "gonadal_vein",
    "vessel:testicular_vein": "gonadal_vein",
    "vessel:common_iliac_vein": "pelvic_vein",
    "vessel:external_iliac_vein": "pelvic_vein",
    "vessel:internal_iliac_vein": "pelvic_vein",
}

LEG_REGIONS = frozenset({"lower_extremity", "foot"})


def bed_of(vessel: Vessel) -> str:
    """Bed that a diagnostic injection in this vessel shows, ``other`` where the tree names no imaging code."""
    if vessel.concept in _BED_BY_NAME:
        return _BED_BY_NAME[vessel.concept]
    if vessel.system == "coronary_artery":
        return "coronary"
    for code in vessel.imaging_codes:
        if code in {"75710", "75716"}:
            return (
                "upper_extremity" if vessel.region in {"upper_extremity", "thorax", "head_neck"} else "lower_extremity"
            )
        if code in _BED_BY_CODE:
            return _BED_BY_CODE[code]
    return "other"


def is_limb(vessel: Vessel) -> bool:
    """Whether a picture of this vessel is one of the limb, commonly taken from a tip or sheath elsewhere."""
    return bed_of(vessel) in {"lower_extremity", "upper_extremity", "extremity_vein", "pelvic_vein"}


def is_venous(vessel: Vessel | None) -> bool:
    """Whether the vessel is a systemic or portal vein."""
    return vessel is not None and vessel.system in {"systemic_vein", "portal_vein"}


def is_aorta(concept: str | None) -> bool:
    """Whether a concept is the aorta or a part of it (nonselective: VASC-02)."""
    return concept in {
        "vessel:ascending_aorta",
        "vessel:aortic_arch",
        "vessel:descending_thoracic_aorta",
        "vessel:abdominal_aorta",
        "vessel:aortic_bifurcation",
    }


def beds_of_region(concept: str, vessels: VesselTree) -> str:
    """Bed of a vessel concept, ``other`` for concepts that the tree does not hold."""
    vessel = vessels.get(concept)
    return bed_of(vessel) if vessel else "other"
