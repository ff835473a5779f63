"""Incompetent veins of the leg and lysis of clot."""

from __future__ import annotations

from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, puncture, sedated, surroundings


def ablation(case: CaseBuilder) -> None:
    """A saphenous vein closed by heat, with or without stab phlebectomy."""
    patient(case, age=(28, 80))
    side = case.side()
    name = case.rng.choice(("great_saphenous_vein", "great_saphenous_vein", "small_saphenous_vein"))
    method = case.rng.choice(("laser", "radiofrequency"))
    case.setting = case.rng.choice(("professional", "office", "facility"))
    case.common |= {"side": side, "target": Named(f"vessel:{name}", side)}
    case.tell("title", f"title_{method}", side=side)
    case.tell("history", "history_veins", side=side)
    surroundings(case)
    way = case.access(name, side)
    case.guidance("ultrasound", way.id, "vascular_access", ("real_time_entry",))
    case.tell("procedure", "vein_entry", side=side)
    case.tell("procedure", "tumescent", side=side)
    case.act("venous_ablation", f"vessel:{name}", side, access=way.id, method=method, facts=("energy",))
    case.tell("procedure", f"vein_{method}", side=side)
    if case.chance(0.3):
        stabs = case.rng.randint(10, 18)
        case.act("phlebectomy", None, side, stabs=stabs, facts=("incision_count",))
        case.tell("procedure", "phlebectomy", side=side, stabs=str(stabs))
    case.maybe(0.6, "end", "stocking")


def foam(case: CaseBuilder) -> None:
    """Foam into a saphenous vein."""
    patient(case, age=(28, 80))
    side = case.side()
    name = case.rng.choice(("great_saphenous_vein", "small_saphenous_vein", "anterior_accessory_saphenous_vein"))
    case.setting = case.rng.choice(("professional", "office", "facility"))
    case.common |= {"side": side, "target": Named(f"vessel:{name}", side)}
    case.tell("title", "title_foam", side=side)
    case.tell("history", "history_veins", side=side)
    surroundings(case)
    way = case.access(name, side)
    case.guidance("ultrasound", way.id, "vascular_access", ("real_time_entry",))
    case.act("vein_sclerotherapy", f"vessel:{name}", side, access=way.id, agent="commercial_foam", facts=("substance",))
    case.tell("procedure", "foam_done", side=side)
    case.maybe(0.6, "end", "stocking")


def lysis(case: CaseBuilder) -> None:
    """The first day of lysis of clot in a leg vein."""
    patient(case, age=(20, 70))
    side = case.side()
    target = Named("vessel:iliac_vein", side)
    case.common |= {"side": side, "target": target}
    case.tell("title", "title_lysis", side=side)
    case.tell("history", "history_lysis", side=side)
    surroundings(case, screened=True)
    sedated(case, likely=0.9)
    way = case.access("popliteal_vein", side, ("iliac_vein", side))
    puncture(case, way, closing=False)
    case.fact("prior_catheter_study", state="denied")
    case.imaging(way, ("extremity_vein", side, None), study="imaging:venography")
    case.tell("procedure", "lysis_venogram", side=side)
    case.act(
        "thrombolysis",
        "vessel:iliac_vein",
        side,
        access=way.id,
        circulation="venous",
        lesion=case.lesion("thrombus", "vessel:iliac_vein", side),
        facts=("substance", "infusion_times"),
    )
    case.tell("procedure", "lysis_begun", side=side)
    case.maybe(0.6, "impression", "lysis_plan")
