"""The five major coronary arteries, to which every branch and segment belongs, by the modifiers that name them."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.knowledge.vessels import VesselTree

MAJOR: Mapping[str, str] = {
    "vessel:left_main_coronary_artery": "LM",
    "vessel:left_anterior_descending_artery": "LD",
    "vessel:left_circumflex_artery": "LC",
    "vessel:right_coronary_artery": "RC",
    "vessel:ramus_intermedius": "RI",
}
"""Concept of each major artery with its modifier (CARD-17)."""

GRAFTS = frozenset(
    {
        "vessel:saphenous_vein_graft_to_coronary_artery",
        "vessel:lima_graft",
        "vessel:rima_graft",
        "vessel:radial_artery_coronary_graft",
        "vessel:gastroepiploic_coronary_graft",
    }
)

ARTERY_MODIFIERS = frozenset(MAJOR.values())


def major_artery(concept: str | None, tree: VesselTree) -> str | None:
    """Modifier of the major artery that a coronary vessel is or springs from; ``None`` for any other vessel."""
    seen = set[str]()
    while concept is not None and concept not in seen:
        if concept in MAJOR:
            return MAJOR[concept]
        seen.add(concept)
        vessel = tree.get(concept)
        if vessel is None or vessel.system != "coronary_artery":
            return None
        concept = vessel.parents.get("left")
    return None
