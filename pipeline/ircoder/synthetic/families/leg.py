"""Legs: diagnostic angiography and treatment of narrowed or blocked arteries."""

from __future__ import annotations

from ircoder.findings.model import Access, Side
from ircoder.synthetic.asides import first_try, survey
from ircoder.synthetic.case import CaseBuilder, Named
from ircoder.synthetic.common_steps import femoral_or_radial, patient, puncture, sedated, surroundings

_TARGETS = (
    "common_iliac_artery",
    "external_iliac_artery",
    "superficial_femoral_artery",
    "superficial_femoral_artery",
    "popliteal_artery",
    "anterior_tibial_artery",
    "posterior_tibial_artery",
    "peroneal_artery",
)
_ILIAC, _TIBIAL = _TARGETS[:2], _TARGETS[5:]
_BALLOONS = ("mustang", "armada", "admiral_xtreme", "advance_35lp", "coyote", "sterling", "lutonix", "in_pact_admiral")
_ILIAC_STENTS = ("device:express_ld_stent", "device:omnilink_stent", "device:icast_stent_graft")
_FEMORAL_STENTS = ("device:zilver_ptx_stent", "device:zilver_stent", "device:absolute_pro_stent")
_ATHERECTOMY = tuple(
    f"device:{name}_atherectomy_device" for name in ("hawkone", "turbohawk", "jetstream", "diamondback", "rotarex")
)


def treatment(case: CaseBuilder) -> None:
    """Balloon, stent or atherectomy of one leg artery."""
    patient(case, age=(47, 89))
    side: Side = case.side()
    other: Side = "left" if side == "right" else "right"
    vessel = case.rng.choice(_TARGETS)
    target = Named(f"vessel:{vessel}", side)
    case.common |= {"side": side, "other_side": other, "target": target, "target_bare": vessel.split("_")[0]}
    case.tell("title", "title_leg_treatment", side=side)
    case.tell("history", "history_leg", side=side)
    case.maybe(0.2, "history", "history_leg_earlier")
    surroundings(case, screened=True)
    sedated(case, likely=0.85)
    way, at = _way(case, vessel, side, other)
    puncture(case, way)
    if way.side == other:
        case.tell("procedure", "leg_crossover", side=side)
    words, noun, lesion = _lesion(case, vessel, side)
    _studied(case, way, at, side, vessel, words)
    if vessel not in _ILIAC:
        case.common["untouched"] = Named(f"vessel:{case.rng.choice(_ILIAC)}", side)
        case.maybe(0.3, "procedure", "leg_untouched", side=side)
    if case.chance(0.3):
        first_try(case, "wire", side)
    case.maybe(0.8, "procedure", "leg_cross", lesion_noun=noun, side=side)
    _treated(case, way, vessel, side, lesion)
    if vessel in _TIBIAL and case.chance(0.4):
        other_artery = Named(f"vessel:{case.rng.choice([name for name in _TIBIAL if name != vessel])}", side)
        case.tell("procedure", "leg_second_failed", side=side, other=other_artery)
    case.maybe(0.8, "procedure", "leg_completion", side=side)
    case.maybe(0.6, "impression", "impression_leg", side=side)
    case.maybe(0.4, "impression", "disease_plan")


def _way(case: CaseBuilder, vessel: str, side: Side, other: Side) -> tuple[Access, int | None]:
    if vessel in _ILIAC and case.chance(0.7):
        return case.access("common_femoral_artery", side, direction="retrograde"), None
    if vessel not in _ILIAC and case.chance(0.3):
        return case.access("common_femoral_artery", side, direction="antegrade"), None
    return case.access("common_femoral_artery", other, ("external_iliac_artery", side), direction="retrograde"), 0


def _lesion(case: CaseBuilder, vessel: str, side: Side) -> tuple[str, str, str]:
    concept = f"vessel:{vessel}"
    if case.chance(0.35):
        words = "[L:{occlusion|chronic total occlusion|CTO|complete occlusion}]"
        return words, "{occlusion|block}", case.lesion("occlusion", concept, side)
    degree = case.rng.choice((70, 75, 80, 85, 90, 95))
    words = f"[L:{degree}{{%| percent}} {{stenosis|narrowing}}]"
    return words, "{lesion|stenosis|narrowing}", case.lesion("stenosis", concept, side, degree)


def _studied(case: CaseBuilder, way: Access, at: int | None, side: Side, vessel: str, words: str) -> None:
    """A diagnostic study that led to the treatment, or a guiding run after a CT angiogram."""
    if case.chance(0.5):
        case.fact("prior_ct_angiography")
        case.tell("comparison", "leg_cta_before", side=side)
        case.imaging(way, ("lower_extremity", side, vessel), at=at, purpose="guiding")
        case.tell("procedure", "leg_guiding_run", side=side, lesion_words=words)
        return
    case.fact("prior_catheter_study", state="denied")
    case.fact("prior_ct_angiography", state="denied")
    case.fact("decision_from_study")
    case.imaging(way, ("lower_extremity", side, None), at=at)
    place = Named("vessel:external_iliac_artery", side) if at is not None else "[D:sheath]"
    case.tell("comparison", "leg_no_study", side=side)
    case.tell("procedure", "leg_diagnostic_run", side=side, run_place=place, leg_reading="<leg_reading_text>")
    case.tell("findings", "leg_lesion_found", side=side, lesion_words=words)


def _treated(case: CaseBuilder, way: Access, vessel: str, side: Side, lesion: str) -> None:
    concept = f"vessel:{vessel}"
    if vessel not in _ILIAC and case.chance(0.25):
        device = case.rng.choice(_ATHERECTOMY)
        used = (case.device(device),)
        case.act("atherectomy", concept, side, access=way.id, lesion=lesion, devices=used, facts=("lesion_kind",))
        case.tell("procedure", "leg_atherectomy", side=side, atherectomy_device=Named(device, side))
    balloon = case.names.device("balloon", treats="angioplasty")
    known = [f"device:{name}_balloon" for name in _BALLOONS]
    balloon = case.rng.choice([name for name in known if name in case.names.devices("balloon")] or [balloon])
    used = (case.device(balloon),)
    case.act("angioplasty", concept, side, access=way.id, lesion=lesion, devices=used, facts=("lesion_kind",))
    case.tell("procedure", "leg_angioplasty", side=side, balloon=Named(balloon, side))
    if vessel not in _TIBIAL and case.chance(0.5):
        stent = case.rng.choice(_ILIAC_STENTS if vessel in _ILIAC else _FEMORAL_STENTS)
        used = (case.device(stent, left_in=True),)
        case.act("stent", concept, side, access=way.id, lesion=lesion, devices=used, facts=("lesion_kind",))
        case.tell("procedure", "leg_stent", side=side, stent=Named(stent, side))


def angiography(case: CaseBuilder) -> None:
    """A leg study without treatment: one leg over the bifurcation, or both from the aorta."""
    patient(case, age=(45, 88))
    side: Side = case.side()
    other: Side = "left" if side == "right" else "right"
    both = case.chance(0.5)
    case.common |= {
        "side": side,
        "other_side": other,
        "side_words": "both legs" if both else f"{side} leg",
        "leg_reading": "<leg_reading_text>",
    }
    case.tell("title", "title_leg_angiography", side=None if both else side)
    case.tell("history", "history_leg", side=side)
    case.maybe(0.3, "comparison", "outside_imaging")
    surroundings(case, screened=True)
    sedated(case, likely=0.75)
    if both:
        way = femoral_or_radial(case, ("abdominal_aorta", None), ("aortic_bifurcation", None), radial=0.2)
        puncture(case, way)
        case.tell("procedure", "aortogram")
        case.imaging(way, ("abdominal_aorta", None, None), at=0)
        case.tell("procedure", "aortic_runoff")
        case.imaging(way, ("lower_extremity", "left", None), ("lower_extremity", "right", None), at=1)
        for at in (side, other):
            case.tell("findings", "leg_read", side=at)
            survey(case, "leg", at)
    else:
        way = case.access("common_femoral_artery", other, ("external_iliac_artery", side), direction="retrograde")
        puncture(case, way)
        case.tell("procedure", "leg_selected", side=side, run_place=Named("vessel:external_iliac_artery", side))
        case.imaging(way, ("lower_extremity", side, None), at=0)
        case.tell("findings", "leg_read", side=side)
        survey(case, "leg", side)
    case.maybe(0.7, "impression", "leg_no_treatment")
