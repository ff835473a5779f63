"""The rule books that the engine runs, in the order in which their rules run within a phase.

Claim edits come before the modifiers that answer them, and unit limits see the finished lines.
"""

from __future__ import annotations

from functools import cache

from ircoder.coding import circumstances, edits, modifiers, queries, unit_limits
from ircoder.coding.families import (
    arteries_and_veins,
    biliary,
    catheter_placement,
    central_venous_access,
    cervicocerebral,
    clot_removal,
    coronary_adjuncts,
    coronary_interventions,
    ct_angiography,
    diagnostic_angiography,
    dialysis_circuit,
    drug_infusion,
    embolization,
    endovascular_repair,
    epidural_injection,
    facet_injection,
    gastrointestinal,
    head_vessels,
    chest_drainage,
    collection_sclerotherapy,
    drainage,
    peritoneal_access,
    imaging_guidance,
    intravascular_retrieval,
    intravascular_ultrasound,
    ivc_filter,
    leg_revascularization_2025,
    leg_revascularization_2026,
    moderate_sedation,
    nerve_block,
    nerve_destruction,
    portosystemic_shunt,
    renal_angiography,
    sacroiliac_joint,
    superficial_veins,
    thrombolysis,
    urinary,
    venography,
    vertebral_augmentation,
)
from ircoder.coding.registry import RuleBook

MODULES = (
    catheter_placement,
    diagnostic_angiography,
    cervicocerebral,
    renal_angiography,
    ct_angiography,
    venography,
    leg_revascularization_2025,
    leg_revascularization_2026,
    intravascular_ultrasound,
    embolization,
    central_venous_access,
    epidural_injection,
    endovascular_repair,
    dialysis_circuit,
    intravascular_retrieval,
    ivc_filter,
    portosystemic_shunt,
    superficial_veins,
    head_vessels,
    arteries_and_veins,
    drug_infusion,
    clot_removal,
    thrombolysis,
    facet_injection,
    nerve_block,
    nerve_destruction,
    sacroiliac_joint,
    vertebral_augmentation,
    urinary,
    biliary,
    gastrointestinal,
    chest_drainage,
    collection_sclerotherapy,
    drainage,
    peritoneal_access,
    coronary_adjuncts,
    coronary_interventions,
    imaging_guidance,
    moderate_sedation,
    circumstances,
    edits,
    modifiers,
    unit_limits,
    queries,
)


@cache
def rule_books() -> tuple[RuleBook, ...]:
    """Every rule book, in running order."""
    return tuple(module.BOOK for module in MODULES)
