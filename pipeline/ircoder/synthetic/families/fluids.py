"""Needles and drains for fluid: pleura, abdomen, collections."""

from __future__ import annotations

from ircoder.findings.model import Side
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, sedated, surroundings

_DRAINS = tuple(f"device:{name}_drain" for name in ("flexima", "mac_loc", "resolve", "dawson_mueller", "navarre"))
_COLLECTIONS = (
    ("abdomen", "anatomy:abdomen", False),
    ("pelvis", "anatomy:pelvis", False),
    ("perihepatic", "anatomy:perihepatic_space", False),
    ("liver", "anatomy:liver", False),
    ("psoas", "anatomy:psoas_muscle", True),
    ("soft_tissue", "anatomy:soft_tissue", True),
)
_DRAIN_FACTS = ("collection_site", "approach", "catheter_left", "volume", "imaging_guidance")


def _guided(case: CaseBuilder, act: str, *modalities: str) -> str:
    modality = case.rng.choice(modalities)
    case.guidance(modality, act)
    case.common["guided"] = f"<guided_{modality}>"
    return modality


def thoracentesis(case: CaseBuilder) -> None:
    """A pleural tap, with or without ultrasound."""
    patient(case, age=(30, 90))
    side = case.side()
    case.common["side"] = side
    case.tell("title", "title_thoracentesis", side=side)
    case.tell("history", "history_pleura", side=side)
    surroundings(case)
    case.maybe(0.8, "procedure", "local")
    guided = case.chance(0.88)
    facts = ("collection_site", "approach", "volume", *(("imaging_guidance",) if guided else ()))
    act = case.act("thoracentesis", "anatomy:pleural_space", side, facts=facts, collection="1")
    if guided:
        case.guidance("ultrasound", act.id, facts=("image_saved",))
        case.tell("procedure", "pleura_seen", side=side)
    case.tell("procedure", "thoracentesis_done" if guided else "thoracentesis_blind", side=side)
    case.tell("procedure", "fluid_sent")
    case.maybe(0.5, "end", "lung_film")
    case.maybe(0.4, "impression", "fluid_plan")


def chest_tube(case: CaseBuilder) -> None:
    """A pleural drain, plain or tunneled."""
    patient(case, age=(28, 88))
    side = case.side()
    case.common["side"] = side
    tunneled = case.chance(0.35)
    case.tell("title", "title_pleural_catheter" if tunneled else "title_chest_tube", side=side)
    case.tell("history", "history_pleura", side=side)
    surroundings(case)
    sedated(case, likely=0.5)
    if tunneled:
        act = case.act("pleural_catheter_insertion", "anatomy:pleural_space", side, facts=_DRAIN_FACTS)
        case.guidance("ultrasound", act.id, facts=("image_saved",))
        case.tell("procedure", "pleura_seen", side=side)
        case.tell("procedure", "pleural_catheter_in", side=side, drain=Named("device:pleurx_drain", side))
    else:
        act = case.act(
            "chest_tube", "anatomy:pleural_space", side, facts=_DRAIN_FACTS, technique="percutaneous", collection="1"
        )
        _guided(case, act.id, "ultrasound", "ct")
        case.tell("procedure", "chest_tube_in", side=side, drain=Named(case.rng.choice(_DRAINS), side))
    case.tell("procedure", "fluid_sent")
    case.maybe(0.4, "end", "lung_film")


def paracentesis(case: CaseBuilder) -> None:
    """A peritoneal tap."""
    patient(case, age=(32, 84))
    guided = case.chance(0.88)
    case.tell("title", "title_paracentesis_guided" if guided and case.chance(0.5) else "title_paracentesis")
    case.tell("history", "history_ascites")
    surroundings(case)
    case.maybe(0.8, "procedure", "local")
    facts = ("collection_site", "approach", "volume", *(("imaging_guidance",) if guided else ()))
    act = case.act("paracentesis", "anatomy:peritoneal_cavity", facts=facts, collection="1")
    if guided:
        case.guidance("ultrasound", act.id, facts=("image_saved",))
        case.tell("procedure", "ascites_seen")
    case.tell("procedure", "paracentesis_done" if guided else "paracentesis_blind")
    case.tell("procedure", "fluid_sent")
    case.maybe(0.4, "impression", "fluid_plan")


def drain(case: CaseBuilder) -> None:
    """A drain into a collection."""
    patient(case, age=(22, 84))
    name, place, sided = case.rng.choice(_COLLECTIONS)
    side: Side | None = case.side() if sided else None
    case.common |= {"side": side or "", "collection": f"<collection_{name}>"}
    case.tell("title", "title_drain", side=side)
    case.tell("history", "history_drain", side=side)
    case.maybe(0.5, "comparison", "outside_imaging")
    surroundings(case)
    sedated(case)
    act = case.act("drainage", place, side, facts=_DRAIN_FACTS, collection="1")
    modality = _guided(case, act.id, "ct", "ultrasound")
    case.tell("procedure", f"drain_seen_{modality}", side=side)
    case.tell("procedure", "drain_in", side=side, drain=Named(case.rng.choice(_DRAINS), side))
    case.tell("procedure", "fluid_sent")
    case.maybe(0.5, "impression", "drain_plan", side=side)


def drain_exchange(case: CaseBuilder) -> None:
    """A drain changed over a wire, with contrast."""
    patient(case, age=(22, 84))
    name, place, _ = case.rng.choice(_COLLECTIONS[:3])
    case.common["collection"] = f"<collection_{name}>"
    case.tell("title", "title_drain_exchange")
    case.tell("history", "history_drain_exchange")
    surroundings(case)
    sedated(case, likely=0.3)
    case.act("drain_exchange", place, facts=("collection_site", "findings"))
    case.tell("procedure", "drain_changed", drain=Named(case.rng.choice(_DRAINS)))
    case.maybe(0.5, "impression", "drain_plan")


def drain_check(case: CaseBuilder) -> None:
    """Contrast into a drain."""
    patient(case, age=(22, 84))
    name, place, _ = case.rng.choice(_COLLECTIONS[:3])
    case.common["collection"] = f"<collection_{name}>"
    case.tell("title", "title_drain_check")
    case.tell("history", "history_drain_check")
    case.act("drain_check", place, facts=("collection_site", "findings"))
    case.tell("procedure", "drain_checked")
    case.maybe(0.5, "impression", "drain_stays")
