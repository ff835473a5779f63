"""Whether the work of a session went through needles, tubes and ducts alone, and entered no vessel."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter

NEEDLE_FAMILIES = frozenset(
    {
        *("ablation", "arthrography", "aspiration", "biliary", "biopsy", "discography", "drainage"),
        *("epidural_injection", "epidurography", "facet_injection", "gastrointestinal", "kyphoplasty"),
        *("lumbar_puncture", "myelography", "nerve_block", "tunneled_peritoneal_catheter", "urinary", "vertebroplasty"),
    }
)
"""Families whose work goes through a needle, a tube or a duct and enters no vessel."""
OTHER_NEEDLES = frozenset(
    {
        *("carpal_tunnel_injection", "carpal_tunnel_release", "disc_decompression", "ductography"),
        *("fallopian_recanalization", "hysterosalpingography", "intradiscal_injection", "intrathecal_pump"),
        *("lumbar_decompression", "needle_placement", "neurostimulator", "platelet_rich_plasma", "pleurodesis"),
        *("prostate_spacer", "sacroiliac_fusion", "seed_implantation", "shunt_tap", "sinus_tract_injection"),
        *("tendon_injection", "trigger_point", "trigger_point_injection", "annuloplasty", "sacroiliac_injection"),
    }
)
THROUGH_A_VESSEL = frozenset({"transvenous_biopsy", "brush_biopsy", "venous_ablation"})
NEITHER = frozenset(
    {
        "closure",
        "manipulation",
        "endoscopy_other",
        "surgery_other",
        "arterial_line",
        "venipuncture",
        "pressure_measurement",
    }
)
"""Acts that say nothing of the way in of the session's own work."""


def only_needles(encounter: Encounter) -> bool:
    """Whether work was done and all of it is of the kinds that enter no vessel."""
    acts = [
        act for act in encounter.findings.acts if act.status in {"performed", "attempted"} and act.kind not in NEITHER
    ]
    return bool(acts) and all(
        act.kind not in THROUGH_A_VESSEL and (act.family in NEEDLE_FAMILIES or act.kind in OTHER_NEEDLES)
        for act in acts
    )
