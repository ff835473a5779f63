"""Through which access each act was done: the one in use where the act is told."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.beds import is_venous
from ircoder.findings.context import TITLES, Clause, Context
from ircoder.findings.itinerary import Way
from ircoder.findings.model import Access, Act


def with_access(context: Context, acts: tuple[Act, ...], accesses: tuple[Access, ...], way: Way) -> tuple[Act, ...]:
    """Acts on vessels with their access filled in, where one of the same circulation was in use."""
    return tuple(_linked(context, act, accesses, way) for act in acts)


def with_access_in_use(context: Context, acts: tuple[Act, ...], way: Way) -> tuple[Act, ...]:
    """Acts whose vessel is not told, each with the access that was in use where it is told outside a title."""
    out = []
    for act in acts:
        clause = _clause_at(context, act)
        used = way.access_at.get(clause.index) if clause is not None and clause.section not in TITLES else None
        out.append(act if act.access is not None or used is None else replace(act, access=used))
    return tuple(out)


def _clause_at(context: Context, act: Act) -> Clause | None:
    start = act.spans[0].start if act.spans else -1
    return next((clause for clause in reversed(context.clauses) if clause.start <= start), None)


def _linked(context: Context, act: Act, accesses: tuple[Access, ...], way: Way) -> Act:
    vessel = context.knowledge.vessels.get(act.target)
    if act.access is not None or vessel is None or not act.spans:
        return act
    clause = _clause_at(context, act)
    used = way.access_at.get(clause.index) if clause is not None else None
    fitting = [a for a in accesses if is_venous(context.knowledge.vessels.get(a.vessel)) == _from_veins(vessel.system)]
    chosen = next((access for access in fitting if access.id == used), fitting[0] if len(fitting) == 1 else None)
    own_side = [access for access in fitting if act.side in {"left", "right"} and access.side == act.side]
    if len(own_side) == 1 and _from_veins(vessel.system) and vessel.paired:
        chosen = own_side[0]
    return replace(act, access=chosen.id) if chosen is not None else act


def _from_veins(system: str) -> bool:
    return system in {"systemic_vein", "portal_vein", "pulmonary_artery"}
