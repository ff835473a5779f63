"""Vessels of variant origin, and collaterals and branches by which a tip reaches another family (VASC-13, VINT-45)."""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.findings.model import Side


@dataclass(frozen=True, slots=True)
class Variant:
    """Variant origin named in the report: vessels beyond ``stem`` change family and order (VASC-13)."""

    marker: str
    stem: str
    side: Side | None
    shift: int
    family: str


VARIANTS = (
    Variant(
        "vessel:aberrant_right_subclavian_artery",
        "vessel:subclavian_artery",
        "right",
        -1,
        "vessel:aberrant_right_subclavian_artery",
    ),
    Variant(
        "vessel:left_common_carotid_artery_from_brachiocephalic",
        "vessel:common_carotid_artery",
        "left",
        1,
        "vessel:brachiocephalic_artery",
    ),
    Variant(
        "vessel:intercostobronchial_trunk", "vessel:bronchial_artery", "right", 1, "vessel:intercostobronchial_trunk"
    ),
    Variant(
        "vessel:replaced_right_hepatic_artery",
        "vessel:right_hepatic_artery",
        None,
        0,
        "vessel:superior_mesenteric_artery",
    ),
    Variant(
        "vessel:replaced_common_hepatic_artery",
        "vessel:common_hepatic_artery",
        None,
        0,
        "vessel:superior_mesenteric_artery",
    ),
    Variant("vessel:celiacomesenteric_trunk", "vessel:celiac_artery", None, 1, "vessel:celiacomesenteric_trunk"),
    Variant(
        "vessel:celiacomesenteric_trunk", "vessel:superior_mesenteric_artery", None, 1, "vessel:celiacomesenteric_trunk"
    ),
)

BRIDGES: dict[str, frozenset[str]] = {
    "vessel:arc_of_riolan": frozenset({"vessel:inferior_mesenteric_artery", "vessel:superior_mesenteric_artery"}),
    "vessel:marginal_artery_of_drummond": frozenset(
        {"vessel:inferior_mesenteric_artery", "vessel:superior_mesenteric_artery"}
    ),
    "vessel:arc_of_buhler": frozenset({"vessel:celiac_artery", "vessel:superior_mesenteric_artery"}),
    "vessel:iliolumbar_artery": frozenset({"vessel:lumbar_artery"}),
}
"""Collaterals through which a tip reaches another family without leaving the one that was entered (VINT-45)."""

VARIANT_STEMS: dict[str, frozenset[str]] = {
    "vessel:prostatic_artery": frozenset({"vessel:internal_pudendal_artery", "vessel:obturator_artery"}),
    "vessel:uterine_artery": frozenset({"vessel:internal_pudendal_artery", "vessel:inferior_gluteal_artery"}),
    "vessel:superior_mesenteric_artery_branch": frozenset(
        f"vessel:{name}_artery" for name in ("ileocolic", "right_colic", "middle_colic", "jejunal", "ileal")
    ),
    "vessel:inferior_mesenteric_artery_branch": frozenset(
        f"vessel:{name}_artery" for name in ("left_colic", "ascending_left_colic", "sigmoid", "superior_rectal")
    ),
}
"""Vessels that often arise from another branch: selected right after it, the branch was the way to them (VASC-13)."""
