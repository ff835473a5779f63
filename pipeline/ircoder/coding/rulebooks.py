"""The rule books that the engine runs, in the order in which their rules run within a phase.

Claim edits come before the modifiers that answer them, and unit limits see the finished lines.
"""

from __future__ import annotations

from functools import cache

from ircoder.coding import circumstances, edits, modifiers, queries, unit_limits
from ircoder.coding.families import (
    catheter_placement,
    central_venous_access,
    cervicocerebral,
    ct_angiography,
    diagnostic_angiography,
    embolization,
    epidural_injection,
    imaging_guidance,
    intravascular_ultrasound,
    leg_revascularization_2025,
    leg_revascularization_2026,
    moderate_sedation,
    renal_angiography,
    venography,
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
