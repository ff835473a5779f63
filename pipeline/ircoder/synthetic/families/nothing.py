"""Visits without a procedure: called off before it began, put off, only talked over, only looked at."""

from __future__ import annotations

from ircoder.synthetic.case import CaseBuilder
from ircoder.synthetic.common_steps import patient

_PLANS = ("tap", "leg", "port", "liver", "vein")


def visit(case: CaseBuilder) -> None:
    """A visit at which nothing was done."""
    patient(case, age=(24, 90))
    side = case.side()
    case.common |= {"side": side, "planned": f"<planned_{case.rng.choice(_PLANS)}>"}
    case.fact("no_procedure")
    kind = case.rng.choice(("called_off", "consultation"))
    status = "planned" if kind == "called_off" else "hypothetical"
    case.tell("title", f"title_{kind}", status=status)
    case.tell("history", f"history_{kind}", status=status)
    case.tell("procedure", f"story_{kind}", status=status)
    case.maybe(0.5, "procedure", f"more_{kind}")
    if case.chance(0.6):
        case.tell("impression", "visit_plan", status="planned")
