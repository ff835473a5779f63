"""The family builders, in running order: each sees the acts of those before it."""

from __future__ import annotations

from ircoder.findings.families import (
    biliary,
    cardiac_catheterization,
    circumstances,
    clot_removal,
    congenital_hearts,
    coronary_interventions,
    coronary_lumen,
    dialysis_circuit,
    drainage,
    drug_infusion,
    endografts,
    facet_joints,
    gastrointestinal,
    heart_injections,
    heart_studies,
    heart_support,
    intravascular_retrieval,
    ivc_filter,
    lysis,
    nerves,
    pericardium,
    portosystemic_shunt,
    untold_techniques,
    urinary,
    vertebral_cement,
)
from ircoder.findings.parts import FamilyBuilder

FAMILY_BUILDERS: tuple[FamilyBuilder, ...] = (
    coronary_interventions.BUILDER,
    cardiac_catheterization.BUILDER,
    congenital_hearts.BUILDER,
    heart_studies.BUILDER,
    heart_injections.BUILDER,
    coronary_lumen.BUILDER,
    heart_support.BUILDER,
    pericardium.BUILDER,
    circumstances.BUILDER,
    endografts.BUILDER,
    dialysis_circuit.BUILDER,
    clot_removal.BUILDER,
    lysis.BUILDER,
    drug_infusion.BUILDER,
    untold_techniques.BUILDER,
    facet_joints.BUILDER,
    nerves.BUILDER,
    vertebral_cement.BUILDER,
    ivc_filter.BUILDER,
    portosystemic_shunt.BUILDER,
    intravascular_retrieval.BUILDER,
    urinary.BUILDER,
    biliary.BUILDER,
    gastrointestinal.BUILDER,
    drainage.BUILDER,
)

KINDS_OF_FAMILIES: frozenset[str] = frozenset().union(*(builder.kinds for builder in FAMILY_BUILDERS))
"""Act kinds that a family builder makes."""
