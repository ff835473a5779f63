"""Arteries of neck and brain: diagnostic studies and removal of clot in stroke."""

from __future__ import annotations

from ircoder.findings.model import Side
from ircoder.synthetic.asides import first_try, survey
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import femoral_or_radial, patient, puncture, sedated, surroundings

_RETRIEVERS = ("device:solitaire_stent_retriever", "device:embotrap_stent_retriever")
_ASPIRATION = ("device:penumbra_ace_thrombectomy_catheter",)


def cerebral(case: CaseBuilder) -> None:
    """Two to four arteries of the neck, each catheterized and read to the head."""
    patient(case, age=(26, 84))
    case.tell("title", "title_cerebral")
    case.tell("history", "history_cerebral")
    case.maybe(0.4, "comparison", "outside_imaging")
    surroundings(case, screened=True)
    sedated(case)
    sides: list[Side] = ["right", "left"]
    places: list[tuple[str, Side | None]] = [
        (case.rng.choice(("internal_carotid_artery", "internal_carotid_artery", "common_carotid_artery")), side)
        for side in sides
    ]
    places += [("vertebral_artery", side) for side in case.rng.sample(sides, case.rng.choice((0, 1, 1, 2)))]
    way = femoral_or_radial(case, *places, radial=0.4)
    puncture(case, way)
    for at, (name, side) in enumerate(places):
        place = Named(f"vessel:{name}", side)
        case.tell("procedure", "neck_selected", side=side, place=place)
        if name == "vertebral_artery":
            case.imaging(way, ("vertebral", side, name), at=at)
            case.tell("findings", "vertebral_read", side=side, place=place)
        elif name == "common_carotid_artery":
            case.imaging(way, ("intracranial_carotid", side, name), ("cervical_carotid", side, name), at=at)
            case.tell("findings", "common_carotid_read", side=side, place=place)
        else:
            case.imaging(way, ("intracranial_carotid", side, name), at=at)
            case.tell("findings", "internal_carotid_read", side=side, place=place)
    survey(case, "head", case.side())
    case.maybe(0.6, "impression", "cerebral_plan")


def stroke(case: CaseBuilder) -> None:
    """Clot taken out of a middle cerebral artery."""
    patient(case, age=(40, 92))
    side = case.side()
    target = Named("vessel:middle_cerebral_artery", side)
    case.common |= {"side": side, "target": target, "weak": "left" if side == "right" else "right"}
    case.tell("title", "title_stroke", side=side)
    case.tell("history", "history_stroke", side=side)
    surroundings(case, screened=True)
    sedated(case, likely=0.95)
    case.fact("prior_ct_angiography")
    case.tell("comparison", "stroke_cta", side=side)
    way = case.access("common_femoral_artery", "right", ("internal_carotid_artery", side))
    puncture(case, way)
    case.imaging(way, ("intracranial_carotid", side, "internal_carotid_artery"), at=0, purpose="guiding")
    case.tell("procedure", "stroke_guide", side=side, place=Named("vessel:internal_carotid_artery", side))
    device = case.rng.choice((*_RETRIEVERS, *_ASPIRATION))
    lesion = case.lesion("thrombus", "vessel:middle_cerebral_artery", side)
    case.act(
        "intracranial_thrombectomy",
        "vessel:middle_cerebral_artery",
        side,
        access=way.id,
        lesion=lesion,
        devices=(case.device(device),),
    )
    symbol = "stroke_aspiration" if device in _ASPIRATION else "stroke_retriever"
    case.tell("procedure", symbol, side=side, clot_device=Named(device, side))
    if case.chance(0.3):
        first_try(case, "microcatheter", side)
    case.maybe(0.8, "procedure", "stroke_result", side=side)
    case.maybe(0.4, "impression", "stroke_plan")
