"""The rule books that the engine runs, in the order in which their rules run within a phase."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from ircoder.coding.registry import RuleBook

MODULES = (
    "families.catheter_placement",
    "families.diagnostic_angiography",
    "families.cervicocerebral",
    "families.renal_angiography",
    "families.venography",
    "families.leg_revascularization_2025",
    "families.leg_revascularization_2026",
    "families.intravascular_ultrasound",
    "families.embolization",
    "families.central_venous_access",
    "families.epidural_injection",
    "families.imaging_guidance",
    "families.moderate_sedation",
    "edits",
    "modifiers",
    "unit_limits",
    "queries",
)


@cache
def rule_books() -> tuple[RuleBook, ...]:
    """Every rule book, in running order."""
    names = (f"ircoder.coding.{module}" for module in MODULES)
    return tuple(import_module(name).BOOK for name in names if find_spec(name) is not None)
