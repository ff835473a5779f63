"""Heart catheterization and coronary stents."""

from __future__ import annotations

from ircoder.synthetic.asides import survey
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, puncture, sedated, surroundings

_STENTS = ("device:xience_stent", "device:synergy_stent", "device:resolute_onyx_stent", "device:promus_stent")
_BALLOONS = ("device:emerge_balloon", "device:trek_balloon", "device:nc_trek_balloon")
_ARTERIES = {
    "LD": "vessel:left_anterior_descending_artery",
    "LC": "vessel:left_circumflex_artery",
    "RC": "vessel:right_coronary_artery",
}
_CORONARIES = (("left_main_coronary_artery", None), ("right_coronary_artery", None))


def catheterization(case: CaseBuilder) -> None:
    """Coronary angiography, with the left heart, the right heart or both."""
    patient(case, age=(40, 88))
    left, right = case.chance(0.75), case.chance(0.25)
    case.tell("title", f"title_heart_{'both' if left and right else 'left' if left else 'right' if right else 'plain'}")
    case.tell("history", "history_heart")
    surroundings(case, screened=True)
    sedated(case)
    places = [*_CORONARIES, *((("left_ventricle", None),) if left else ())]
    if case.chance(0.6):
        way = case.access("radial_artery", "right", *places)
    else:
        way = case.access("common_femoral_artery", "right", *places)
    puncture(case, way)
    if right:
        _right_heart(case)
    act = case.act(
        "coronary_angiography", access=way.id, arteries=("LC", "LD", "LM", "RC"), complete=True, selective=True
    )
    case.fact("coronary_findings", act.id)
    case.fact("findings", act.id)
    case.tell("procedure", "coronaries_injected")
    if left:
        heart = case.act("left_heart_catheterization", "vessel:left_ventricle", access=way.id)
        case.fact("ventricle_entered", heart.id)
        case.tell("procedure", "left_heart")
        if case.chance(0.5):
            view = case.act(
                "ventriculography",
                "vessel:left_ventricle",
                access=way.id,
                facts=("findings",),
                chamber="left_ventricle",
            )
            case.fact("findings", view.id)
            case.tell("procedure", "ventriculogram")
    for symbol in ("left_main_read", "lad_read", "circumflex_read", "rca_read"):
        case.tell("findings", symbol)
    survey(case, "heart", None)
    case.maybe(0.6, "impression", "heart_plan")


def _right_heart(case: CaseBuilder) -> None:
    vein = case.access("common_femoral_vein", "right", ("main_pulmonary_artery", None))
    act = case.act("right_heart_catheterization", access=vein.id, own_reason=True)
    case.fact("right_heart_pressures", act.id)
    case.tell("procedure", "right_heart", access=Named("vessel:common_femoral_vein", "right"))


def stent(case: CaseBuilder) -> None:
    """One coronary artery stented, after a study elsewhere."""
    patient(case, age=(42, 88))
    artery = case.rng.choice(tuple(_ARTERIES))
    target = _ARTERIES[artery]
    case.common |= {"target": Named(target), "degree": str(case.rng.choice((80, 85, 90, 95)))}
    case.tell("title", "title_pci")
    case.tell("history", "history_pci")
    surroundings(case, screened=True)
    sedated(case)
    place = target.partition(":")[2]
    if case.chance(0.6):
        way = case.access("radial_artery", "right", (place, None))
    else:
        way = case.access("common_femoral_artery", "right", (place, None))
    puncture(case, way)
    case.fact("prior_catheter_study")
    case.tell("comparison", "pci_known")
    case.tell("procedure", "pci_guide")
    balloon, device = case.rng.choice(_BALLOONS), case.rng.choice(_STENTS)
    used = (case.device(balloon),)
    case.act("coronary_angioplasty", target, access=way.id, devices=used, artery=artery)
    case.tell("procedure", "pci_balloon", balloon=Named(balloon))
    used = (case.device(device, left_in=True),)
    case.act("coronary_stent", target, access=way.id, devices=used, artery=artery, drug_coated=True)
    case.tell("procedure", "pci_stent", stent=Named(device))
    case.maybe(0.7, "procedure", "pci_result")
    case.maybe(0.5, "impression", "pci_plan")
