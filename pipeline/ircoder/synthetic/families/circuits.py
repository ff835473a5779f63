"""Dialysis circuits and caval filters."""

from __future__ import annotations

from ircoder.findings.model import Access
from ircoder.synthetic.asides import survey
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, puncture, sedated, surroundings

_FISTULAS = {
    "brachiocephalic_fistula": ("cephalic_vein", "cephalic_arch", "juxta_anastomotic_segment"),
    "radiocephalic_fistula": ("cephalic_vein", "juxta_anastomotic_segment"),
    "brachiobasilic_fistula": ("basilic_vein", "juxta_anastomotic_segment"),
}
_GRAFTS = {"arteriovenous_graft": ("venous_anastomosis_of_dialysis_access",)}
_BALLOONS = ("device:conquest_balloon", "device:mustang_balloon", "device:atlas_balloon")
_STENT_GRAFTS = ("device:viabahn_stent_graft", "device:covera_stent_graft", "device:fluency_stent_graft")
_CLOT_DEVICES = ("device:angiojet_thrombectomy_catheter", "device:arrow_trerotola_thrombectomy_catheter")
_FILTERS = tuple(f"device:{name}_filter" for name in ("denali", "gunther_tulip", "option_elite", "celect"))
_SNARES = ("device:en_snare", "device:amplatz_goose_neck_snare")


def circuit(case: CaseBuilder) -> None:
    """A study of the circuit, with balloon, stent or removal of clot."""
    patient(case, age=(30, 85))
    side = case.side()
    clotted = case.chance(0.3)
    kinds = _GRAFTS if clotted else _FISTULAS
    name = case.rng.choice(tuple(kinds))
    place, vessel = f"vessel:{name}", f"vessel:{case.rng.choice(kinds[name])}"
    degree = case.rng.choice((60, 70, 75, 80, 90))
    case.common |= {
        "side": side,
        "circuit": Named(place, side),
        "target": Named(vessel, side),
        "degree": str(degree),
    }
    case.tell("title", "title_dialysis_graft" if clotted else "title_dialysis", side=side)
    case.tell("history", "history_dialysis_clot" if clotted else "history_dialysis", side=side)
    surroundings(case, screened=True)
    sedated(case, likely=0.8)
    way = case.access(name, side)
    case.fact("circuit")
    case.tell("procedure", "circuit_entry", side=side)
    narrow = clotted or case.chance(0.75)
    reading = "<circuit_narrow>" if narrow else "<circuit_open>"
    study = case.act("dialysis_circuit_study", place, side, access=way.id, facts=("findings",))
    case.imaging(None, ("dialysis_circuit", side, name))
    if clotted:
        case.tell("procedure", "circuit_clot_seen", side=side)
        device = case.rng.choice(_CLOT_DEVICES)
        case.act("dialysis_declot", place, side, access=way.id, devices=(case.device(device),), facts=("clot_shown",))
        case.tell("procedure", "circuit_declot", side=side, thrombectomy=Named(device, side))
    case.tell("procedure", "circuit_study", side=side, circuit_reading=reading)
    if narrow:
        _treated(case, vessel, way, degree)
    else:
        case.fact("findings", study.id)
    if case.chance(0.6):
        survey(case, "arm", side)
    case.maybe(0.6, "end", "circuit_done")
    case.maybe(0.35, "impression", "circuit_plan")


def _treated(case: CaseBuilder, vessel: str, way: Access, degree: int) -> None:
    at = way.side
    lesion = case.lesion("stenosis", vessel, at, degree)
    balloon = case.rng.choice(_BALLOONS)
    used = (case.device(balloon),)
    facts = ("findings",)
    case.act("dialysis_angioplasty", vessel, at, access=way.id, lesion=lesion, devices=used, facts=facts)
    case.tell("procedure", "circuit_angioplasty", side=at, balloon=Named(balloon, at))
    if case.chance(0.25):
        stent = case.rng.choice(_STENT_GRAFTS)
        used = (case.device(stent, left_in=True),)
        case.act("dialysis_stent", vessel, at, access=way.id, lesion=lesion, devices=used, facts=facts)
        case.tell("procedure", "circuit_stent", side=at, stent=Named(stent, at))


def filter_in(case: CaseBuilder) -> None:
    """A caval filter put in."""
    patient(case, age=(28, 88))
    case.common["filter"] = Named(case.rng.choice(_FILTERS))
    case.tell("title", "title_filter")
    case.tell("history", "history_filter")
    surroundings(case, screened=True)
    sedated(case)
    vein = "internal_jugular_vein" if case.chance(0.6) else "common_femoral_vein"
    way = case.access(vein, "right")
    puncture(case, way, closing=False)
    case.imaging(way, ("inferior_vena_cava", None, "inferior_vena_cava"), purpose="guiding", study="imaging:venography")
    case.tell("procedure", "filter_cavogram")
    case.act("ivc_filter_placement", "vessel:inferior_vena_cava", access=way.id, facts=("filter_level", "filter_type"))
    case.tell("procedure", "filter_in")
    if case.chance(0.5):
        survey(case, "cava", case.side())
    case.maybe(0.6, "impression", "filter_plan")


def filter_out(case: CaseBuilder) -> None:
    """A caval filter taken out."""
    patient(case, age=(24, 80))
    case.common |= {
        "filter": Named(case.rng.choice(_FILTERS), status="historical"),
        "snare": Named(case.rng.choice(_SNARES)),
    }
    case.tell("title", "title_filter_out")
    case.tell("history", "history_filter_out")
    surroundings(case, screened=True)
    sedated(case)
    way = case.access("internal_jugular_vein", "right")
    puncture(case, way, closing=False)
    case.imaging(way, ("inferior_vena_cava", None, "inferior_vena_cava"), purpose="guiding", study="imaging:venography")
    case.tell("procedure", "filter_cavogram")
    if case.chance(0.2):
        case.act("ivc_filter_retrieval", "vessel:inferior_vena_cava", status="attempted", access=way.id)
        case.tell("procedure", "filter_stuck")
    else:
        facts = ("device_removed_whole",)
        case.act("ivc_filter_retrieval", "vessel:inferior_vena_cava", access=way.id, facts=facts)
        case.tell("procedure", "filter_out")
    case.maybe(0.7, "procedure", "filter_cava_after")
