"""Central venous devices: ports, PICCs, tunneled and plain catheters, put in, changed and taken out."""

from __future__ import annotations

from ircoder.findings.model import Access, Side
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, puncture, sedated, surroundings

_PORTS = ("device:port", "device:powerport_port", "device:bardport_port", "device:vortex_port", "device:titanport")
_TUNNELED = ("device:hickman_catheter", "device:palindrome_catheter", "device:ash_split_catheter")
_PLAIN = ("device:trialysis_catheter", "device:mahurkar_catheter")
_PICCS = ("device:picc", "device:powerpicc_picc", "device:groshong_picc")
_TIPS = ("cavoatrial_junction", "superior_vena_cava", "right_atrium")


def _begin(case: CaseBuilder, kind: str, side: Side, device: str) -> None:
    patient(case, age=(24, 86))
    case.common |= {"side": side, "line": Named(device, side), "tip": Named(f"vessel:{case.rng.choice(_TIPS)}")}
    case.tell("title", f"title_{kind}", side=side)
    case.tell("history", f"history_{kind}", side=side)
    surroundings(case)


def _tip(case: CaseBuilder) -> str:
    tip = case.common["tip"]
    return tip.concept if isinstance(tip, Named) else ""


def _seen_by_fluoroscopy(case: CaseBuilder, about: str) -> None:
    """The tip under fluoroscopy with an image kept."""
    case.guidance("fluoroscopy", about, "catheter", ("tip_position", "image_saved"))
    case.fact("tip_position", about)
    case.tell("procedure", "line_tip")


def _neck(case: CaseBuilder, side: Side) -> Access:
    way = case.access("internal_jugular_vein", side)
    puncture(case, way, closing=False, sheath=False)
    return way


def port(case: CaseBuilder) -> None:
    """A new port."""
    side: Side = "right" if case.chance(0.75) else "left"
    _begin(case, "port", side, case.rng.choice(_PORTS))
    sedated(case, likely=0.85)
    way = _neck(case, side)
    case.tell("procedure", "port_pocket", side=side)
    act = case.act(
        "central_line_insertion",
        side=side,
        access=way.id,
        device="port",
        entry="central",
        tip=_tip(case),
        facts=("patient_age",),
    )
    case.tell("procedure", "port_tunnel", side=side)
    _seen_by_fluoroscopy(case, act.id)
    case.tell("end", "port_closed", side=side)
    case.maybe(0.6, "impression", "impression_port", side=side)


def port_removal(case: CaseBuilder) -> None:
    """A port taken out."""
    side = case.side()
    _begin(case, "port_removal", side, case.rng.choice(_PORTS))
    sedated(case, likely=0.5)
    case.act("central_line_removal", side=side, device="port", entry="central")
    case.tell("procedure", "port_out", side=side)
    case.maybe(0.4, "end", "port_closed", side=side)


def tunneled(case: CaseBuilder) -> None:
    """A new tunneled catheter."""
    side: Side = "right" if case.chance(0.75) else "left"
    _begin(case, "tunneled", side, case.rng.choice(_TUNNELED))
    sedated(case, likely=0.6)
    way = _neck(case, side)
    act = case.act(
        "central_line_insertion",
        side=side,
        access=way.id,
        device="tunneled",
        entry="central",
        tip=_tip(case),
        facts=("patient_age",),
    )
    case.tell("procedure", "tunneled_in", side=side)
    _seen_by_fluoroscopy(case, act.id)
    case.maybe(0.6, "end", "line_secured")


def tunneled_removal(case: CaseBuilder) -> None:
    """A tunneled catheter taken out."""
    side = case.side()
    _begin(case, "tunneled_removal", side, case.rng.choice(_TUNNELED))
    case.act("central_line_removal", side=side, device="tunneled", entry="central")
    case.maybe(0.7, "procedure", "local")
    case.tell("procedure", "tunneled_out", side=side)


def tunneled_exchange(case: CaseBuilder) -> None:
    """A tunneled catheter changed over a wire."""
    side = case.side()
    _begin(case, "tunneled_exchange", side, case.rng.choice(_TUNNELED))
    sedated(case, likely=0.4)
    act = case.act("central_line_exchange", side=side, device="tunneled", entry="central", tip=_tip(case))
    case.tell("procedure", "tunneled_changed", side=side)
    _seen_by_fluoroscopy(case, act.id)
    case.maybe(0.6, "end", "line_secured")


def plain_line(case: CaseBuilder) -> None:
    """A catheter without a tunnel."""
    side = case.side()
    _begin(case, "plain_line", side, case.rng.choice(_PLAIN))
    case.maybe(0.7, "procedure", "local")
    way = _neck(case, side)
    act = case.act(
        "central_line_insertion",
        side=side,
        access=way.id,
        device="nontunneled",
        entry="central",
        tip=_tip(case),
        facts=("patient_age",),
    )
    case.tell("procedure", "plain_line_in", side=side)
    _seen_by_fluoroscopy(case, act.id)
    case.maybe(0.6, "end", "line_secured")


def picc(case: CaseBuilder) -> None:
    """A PICC with imaging."""
    side = case.side()
    _begin(case, "picc", side, case.rng.choice(_PICCS))
    case.maybe(0.7, "procedure", "local")
    way = case.access(case.rng.choice(("basilic_vein", "brachial_vein")), side)
    facts = ("vessel_patent", "site_evaluated", "real_time_entry", "image_saved")
    case.guidance("ultrasound", way.id, "vascular_access", facts)
    case.tell("procedure", "ultrasound_puncture_full", side=side, access=Named(way.vessel or "", side))
    act = case.act(
        "central_line_insertion", side=side, access=way.id, device="picc", entry="peripheral", tip=_tip(case)
    )
    case.tell("procedure", "picc_in", side=side)
    _seen_by_fluoroscopy(case, act.id)
    case.maybe(0.6, "end", "line_secured")
