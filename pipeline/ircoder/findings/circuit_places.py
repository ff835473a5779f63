"""Which fistula or graft the work on a dialysis circuit was done on, and that it was the way in.

Reports of circuits name the fistula or graft once, in the history or the title, and go on with "the access" and "the
venous limb". The circuit that the report names is the target of its study and declotting, and a puncture of which no
vessel is told led into it.
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Context
from ircoder.findings.itinerary import UNTOLD
from ircoder.findings.model import Access, Act, Side
from ircoder.knowledge.entry_sites import load_entry_sites

_ON_CIRCUIT = frozenset({"dialysis_circuit_study", "dialysis_declot"})
_PLAIN = frozenset({"vessel:arteriovenous_fistula", "vessel:arteriovenous_graft"})


def with_circuit_places(
    context: Context, accesses: tuple[Access, ...], acts: tuple[Act, ...]
) -> tuple[tuple[Access, ...], tuple[Act, ...]]:
    """Accesses and acts of a session on the one circuit that the report names, filled in with it."""
    if not any(act.kind in _ON_CIRCUIT and act.status == "performed" for act in acts):
        return accesses, acts
    circuit = _circuit(context)
    if circuit is None:
        return accesses, acts
    vessel, side = circuit
    if not accesses:
        spans = next(act.spans for act in acts if act.kind in _ON_CIRCUIT and act.status == "performed")
        accesses = (Access(id=UNTOLD, vessel=None, spans=spans[:1]),)
    punctured = tuple(
        replace(access, vessel=vessel, side=access.side or side) if access.vessel in {None, vessel, *_PLAIN} else access
        for access in accesses
    )
    return punctured, tuple(
        replace(act, target=vessel, side=act.side or side) if act.kind in _ON_CIRCUIT and act.target is None else act
        for act in acts
    )


def _circuit(context: Context) -> tuple[str, Side | None] | None:
    """The one fistula or graft of a report, by its most exact name, with its side."""
    sites = load_entry_sites()
    told: dict[str, set[Side]] = {}
    for mention in context.reading.mentions:
        if mention.label == "VESSEL" and mention.concept in sites and sites[mention.concept].region == "circuit":
            told.setdefault(mention.concept, set()).update([mention.side] if mention.side else [])
    exact = {vessel: sides for vessel, sides in told.items() if vessel not in _PLAIN} or told
    if len(exact) != 1:
        return None
    ((vessel, sides),) = exact.items()
    return vessel, (sides.pop() if len(sides) == 1 else None)
