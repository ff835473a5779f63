"""Tubes into bile ducts, kidneys and stomach."""

from __future__ import annotations

from ircoder.synthetic.case import LEFT_AND_RIGHT, CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, sedated, surroundings

_NEPHROSTOMIES = ("device:nephrostomy_tube", "device:cope_loop_nephrostomy_tube", "device:ultrathane_nephrostomy_tube")
_GASTROSTOMIES = ("device:gastrostomy_tube", "device:mic_gastrostomy_tube", "device:entuit_gastrostomy_tube")


def _open(case: CaseBuilder, kind: str, side: str | None = None, **slots: Named | str) -> None:
    patient(case, age=(30, 88))
    case.common |= {"side": side or "", **slots}
    case.tell("title", f"title_{kind}", side=side)
    case.tell("history", f"history_{kind}", side=side)
    surroundings(case)


def biliary(case: CaseBuilder) -> None:
    """A new bile drain, outside or through into the bowel."""
    through = case.chance(0.5)
    _open(case, "biliary", drain=Named("device:biliary_drain"))
    sedated(case, likely=0.95)
    case.act(
        "biliary_drainage",
        "anatomy:bile_duct",
        entry="new",
        left="internal_external" if through else "external",
        facts=("approach", "tube_left", "findings"),
    )
    case.tell("procedure", "biliary_entry")
    case.tell("procedure", "biliary_through" if through else "biliary_outside")
    case.maybe(0.5, "impression", "biliary_plan")


def biliary_exchange(case: CaseBuilder) -> None:
    """A bile drain changed."""
    through = case.chance(0.6)
    _open(case, "biliary_exchange", drain=Named("device:biliary_drain"))
    sedated(case, likely=0.5)
    left = "internal_external" if through else "external"
    case.act(
        "biliary_drain_exchange",
        "anatomy:bile_duct",
        entry="existing",
        left=left,
        before=left,
        facts=("tube_left", "findings"),
    )
    case.tell("procedure", "biliary_changed", kind="internal-external" if through else "external")
    case.maybe(0.5, "impression", "biliary_exchange_plan")


def cholecystostomy(case: CaseBuilder) -> None:
    """A drain into the gallbladder."""
    _open(case, "cholecystostomy")
    sedated(case, likely=0.8)
    case.act("cholecystostomy", "anatomy:gallbladder", entry="new", facts=("approach", "tube_left"))
    case.tell("procedure", "cholecystostomy_in")
    case.tell("procedure", "fluid_sent")


def nephrostomy(case: CaseBuilder) -> None:
    """A new nephrostomy, on one side."""
    side = case.side()
    _open(case, "nephrostomy", side, tube=Named(case.rng.choice(_NEPHROSTOMIES), side))
    sedated(case, likely=0.9)
    case.act("nephrostomy", "anatomy:kidney", side, entry="new", left="nephrostomy", facts=("approach", "tube_left"))
    case.tell("procedure", "nephrostomy_entry", side=side)
    case.tell("procedure", "nephrostomy_in", side=side)
    case.maybe(0.5, "impression", "nephrostomy_plan", side=side)


def nephrostomy_exchange(case: CaseBuilder) -> None:
    """A nephrostomy changed, on one side or both."""
    side = case.side()
    both = case.chance(0.3)
    _open(case, "nephrostomy_exchange", "bilateral" if both else side, tube=Named(case.rng.choice(_NEPHROSTOMIES)))
    sedated(case, likely=0.3)
    for where in LEFT_AND_RIGHT if both else (side,):
        case.act(
            "nephrostomy_exchange", "anatomy:kidney", where, entry="existing", before="nephrostomy", left="nephrostomy"
        )
        case.tell("procedure", "nephrostomy_changed", side=where)


def gastrostomy(case: CaseBuilder) -> None:
    """A new gastrostomy."""
    _open(case, "gastrostomy", tube=Named(case.rng.choice(_GASTROSTOMIES)))
    sedated(case, likely=0.9)
    case.act(
        "gastrostomy",
        "anatomy:stomach",
        entry="new",
        left="gastrostomy",
        imaged=True,
        facts=("approach", "tube_left", "contrast_check"),
    )
    case.tell("procedure", "gastrostomy_entry")
    case.tell("procedure", "gastrostomy_in")
    case.tell("procedure", "gastrostomy_check")


def gastrostomy_exchange(case: CaseBuilder) -> None:
    """A gastrostomy changed under fluoroscopy."""
    _open(case, "gastrostomy_exchange", tube=Named(case.rng.choice(_GASTROSTOMIES)))
    case.act(
        "gastrostomy_exchange",
        "anatomy:stomach",
        entry="existing",
        before="gastrostomy",
        left="gastrostomy",
        imaged=True,
        facts=("contrast_check",),
    )
    case.tell("procedure", "gastrostomy_changed")
    case.tell("procedure", "gastrostomy_check")
