"""Through which access acts were done whose kind tells the circulation and whose target, if any, does not.

A catheterization of the left heart goes through an artery, one of the right heart through a vein, work on a dialysis
circuit through the circuit. Where one access of the circulation was made, it is that one; where there are more, the
one last told before the act.
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.beds import is_venous
from ircoder.findings.model import Access, Act
from ircoder.knowledge.act_ways import load_act_ways
from ircoder.knowledge.vessels import VesselTree

_ACROSS_THE_SEPTUM = frozenset({"left_heart_catheterization", "ventricular_assist"})

_TWO_ACCESSES = 2
"""Catheters of one line device, each through an access of its own: neither is the access of the whole."""


def with_ways_in(acts: tuple[Act, ...], accesses: tuple[Access, ...], tree: VesselTree) -> tuple[Act, ...]:
    """Acts without an access, each with the one that its kind calls for."""
    return tuple(_through(act, accesses, tree) for act in acts)


def _through(act: Act, accesses: tuple[Access, ...], tree: VesselTree) -> Act:
    circulation = load_act_ways().get(act.kind)
    if act.access is not None or circulation is None or act.status not in {"performed", "attempted"}:
        return act
    if act.details.get("method") == "fick" or act.details.get("catheters") == _TWO_ACCESSES:
        return act
    if act.kind in _ACROSS_THE_SEPTUM and act.details.get("transseptal") is True:
        circulation = "vein"
    fitting = _fitting(circulation, accesses, tree)
    if not fitting:
        return act
    return replace(act, access=_last_told(act, fitting).id)


def _fitting(circulation: str, accesses: tuple[Access, ...], tree: VesselTree) -> list[Access]:
    """Accesses of a circulation; a circuit without an access of its own name is entered through any."""
    done = [access for access in accesses if access.status == "performed" and access.vessel is not None]
    if circulation == "circuit":
        circuit = [a for a in done if (v := tree.get(a.vessel)) is not None and v.system == "av_access"]
        return circuit or [a for a in done if is_venous(tree.get(a.vessel))]
    if circulation == "vein":
        return [access for access in done if is_venous(tree.get(access.vessel))]
    return [a for a in done if (v := tree.get(a.vessel)) is not None and v.system == "systemic_artery"]


def _last_told(act: Act, fitting: list[Access]) -> Access:
    """The access told last before the act; the first where the act stands before all of them."""
    at = max((span.start for span in act.spans), default=0)
    before = [access for access in fitting if access.spans and access.spans[0].start <= at]
    return max(before, key=lambda access: access.spans[0].start) if before else fitting[0]
