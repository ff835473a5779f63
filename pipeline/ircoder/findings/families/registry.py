"""The family builders, in running order: each sees the acts of those before it."""

from __future__ import annotations

from ircoder.findings.families import circumstances, coronary_interventions, dialysis_circuit, endografts
from ircoder.findings.parts import FamilyBuilder

FAMILY_BUILDERS: tuple[FamilyBuilder, ...] = (
    coronary_interventions.BUILDER,
    circumstances.BUILDER,
    endografts.BUILDER,
    dialysis_circuit.BUILDER,
)

KINDS_OF_FAMILIES: frozenset[str] = frozenset().union(*(builder.kinds for builder in FAMILY_BUILDERS))
"""Act kinds that a family builder makes."""
