"""Arteries and veins closed through a catheter, each for its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ircoder.findings.model import Purpose, Side
from ircoder.synthetic.asides import first_try, survey
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import femoral_or_radial, patient, puncture, sedated, surroundings

_COILS = tuple(f"device:{name}" for name in ("nester_coil", "interlock_coil", "ruby_coil", "azur_coil", "microcoil"))
_PARTICLES = tuple(f"device:{name}" for name in ("embosphere_particles", "embozene_particles", "bead_block_particles"))
_BEADS = tuple(f"device:{name}" for name in ("lc_bead_beads", "dc_bead_beads", "hepasphere_beads"))
_SPHERES = ("device:therasphere_microspheres", "device:sir_spheres_microspheres")
_SCLEROSANTS = ("device:sotradecol_sclerosant",)
_FOAM = ("device:gelfoam",)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A reason with the vessel that is closed, the way to it and what closes it."""

    symbol: str
    reason: str
    field: str
    path: tuple[str, ...]
    embolics: tuple[str, ...]
    lesion: str | None = None
    sided: bool = False
    both: bool = False
    sex: str | None = None
    bed: str = "visceral"
    venous: bool = False
    agent: str | None = None


SCENARIOS = (
    Scenario("splenic_aneurysm", "aneurysm", "spleen", ("celiac_artery", "splenic_artery"), _COILS, lesion="aneurysm"),
    Scenario(
        "duodenal_bleed",
        "bleeding",
        "stomach",
        ("celiac_artery", "gastroduodenal_artery"),
        (*_COILS, *_FOAM),
        "bleeding",
    ),
    Scenario(
        "gastric_bleed", "bleeding", "stomach", ("celiac_artery", "left_gastric_artery"), (*_FOAM, *_COILS), "bleeding"
    ),
    Scenario(
        "splenic_trauma",
        "bleeding",
        "spleen",
        ("celiac_artery", "splenic_artery"),
        ("device:amplatzer_plug_ii", *_COILS),
        "bleeding",
    ),
    Scenario("renal_bleed", "bleeding", "kidney", ("renal_artery",), _COILS, "bleeding", sided=True, bed="renal"),
    Scenario(
        "pelvic_trauma",
        "bleeding",
        "pelvis",
        ("internal_iliac_artery",),
        (*_FOAM, *_COILS),
        "bleeding",
        sided=True,
        bed="pelvic",
    ),
    Scenario(
        "fibroids",
        "fibroids",
        "uterus",
        ("internal_iliac_artery", "uterine_artery"),
        _PARTICLES,
        both=True,
        sex="woman",
        bed="pelvic",
    ),
    Scenario(
        "prostate",
        "prostate",
        "prostate",
        ("internal_iliac_artery", "prostatic_artery"),
        _PARTICLES,
        both=True,
        sex="man",
        bed="pelvic",
    ),
    Scenario(
        "liver_tumor",
        "tumor",
        "liver",
        ("celiac_artery", "right_hepatic_artery"),
        _BEADS,
        "tumor",
        agent="chemotherapy",
    ),
    Scenario(
        "radioembolization",
        "tumor",
        "liver",
        ("celiac_artery", "right_hepatic_artery"),
        _SPHERES,
        "tumor",
        agent="radioembolization",
    ),
    Scenario(
        "varicocele",
        "varicocele",
        "spermatic_veins",
        ("renal_vein", "gonadal_vein"),
        (*_COILS, *_SCLEROSANTS),
        sex="man",
        bed="gonadal_vein",
        venous=True,
        sided=True,
    ),
)


_REGIONS = {"visceral": "gut", "pelvic": "pelvis", "renal": "kidney"}


def embolization(case: CaseBuilder) -> None:
    """One of the scenarios."""
    what = case.rng.choice(SCENARIOS)
    patient(case, age=(20, 48) if what.symbol in ("fibroids", "varicocele") else (35, 86), sex=what.sex)
    side: Side | None = "left" if what.venous else case.side() if what.sided else None
    sides: tuple[Side | None, ...] = ("left", "right") if what.both else (side,)
    places = [(name, at) for at in sides for name in what.path]
    target = Named(f"vessel:{what.path[-1]}", "bilateral" if what.both else side)
    case.common |= {"target": target, "side": side or "", "trunk": Named(f"vessel:{what.path[0]}", side)}
    case.tell("title", f"title_{what.symbol}", side="bilateral" if what.both else side)
    case.tell("history", f"history_{what.symbol}", side=side)
    surroundings(case, screened=True)
    sedated(case, likely=0.9)
    if what.venous:
        way = case.access("internal_jugular_vein" if case.chance(0.4) else "common_femoral_vein", "right", *places)
    else:
        way = femoral_or_radial(case, *places)
    puncture(case, way, closing=not what.venous)
    embolic = case.rng.choice(what.embolics)
    case.common["embolic"] = Named(embolic)
    known = case.chance(0.55)
    if known:
        case.fact("prior_ct_angiography")
    else:
        case.fact("prior_catheter_study", state="denied")
        case.fact("prior_ct_angiography", state="denied")
        case.fact("decision_from_study")
    case.tell("comparison", "embolization_known" if known else "embolization_unknown")
    for number, at in enumerate(sides):
        _one_side(case, what, way.id, at, known, number * len(what.path))
    case.maybe(0.25, "procedure", f"failed_{'vein' if what.venous else 'artery'}_branch")
    if what.bed in _REGIONS:
        survey(case, _REGIONS[what.bed], case.side() if what.both else side)
    if case.chance(0.2):
        first_try(case, "catheter", side)
    case.maybe(0.8, "procedure", "embolization_completion", side=side)
    case.maybe(0.5, "impression", "impression_embolization", side=side)
    case.maybe(0.5, "impression", "disease_plan")


def _one_side(case: CaseBuilder, what: Scenario, way: str, side: Side | None, known: bool, first: int) -> None:
    """Catheter, runs and closure of one vessel."""
    last = first + len(what.path) - 1
    access = case.access_of(way)
    trunk, end = Named(f"vessel:{what.path[0]}", side), Named(f"vessel:{what.path[-1]}", side)
    run = "imaging:venography" if what.venous else "imaging:angiography"
    purpose: Purpose = "guiding" if known else "diagnostic"
    if len(what.path) > 1:
        case.tell("procedure", "vein_selected" if what.venous else "trunk_selected", side=side, place=trunk)
        if not what.venous:
            case.imaging(access, (what.bed, side, what.path[0]), at=first, purpose=purpose, study=run)
        symbol = "trunk_run_known" if known else "trunk_run_diagnostic"
        case.tell("procedure", "vein_run" if what.venous else symbol, side=side, place=trunk)
        micro = Named(case.names.device("microcatheter"), side)
        case.tell("procedure", "branch_selected", side=side, place=end, micro=micro)
    else:
        case.tell("procedure", "trunk_selected", side=side, place=end)
        case.imaging(access, (what.bed, side, what.path[0]), at=first, purpose=purpose, study=run)
        case.tell("procedure", "trunk_run_known" if known else "trunk_run_diagnostic", side=side, place=end)
    case.maybe(0.6, "procedure", f"lesion_{what.symbol}", side=side, place=end)
    embolic = case.common["embolic"]
    concept = embolic.concept if isinstance(embolic, Named) else ""
    used = (case.device(concept, left_in=True),)
    agent: dict[str, Any] = {what.agent: True} if what.agent else {}
    case.act(
        "embolization",
        f"vessel:{what.path[-1]}",
        side,
        access=way,
        devices=used,
        lesion=case.lesion(what.lesion, f"vessel:{what.path[-1]}", side) if what.lesion else None,
        facts=("material",),
        reason=what.reason,
        region="body",
        field=what.field,
        **agent,
    )
    case.imaging(access, (what.bed, side, what.path[-1]), at=last, purpose="completion", study=run)
    symbol = "embolized_tumor" if what.reason == "tumor" else "embolized_vein" if what.venous else "embolized"
    case.tell("procedure", symbol, side=side, place=end, embolic=Named(concept, side))
