"""Samples of tissue and ablation of tumors, by needle under imaging."""

from __future__ import annotations

from ircoder.synthetic.case import LEFT_AND_RIGHT, CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, sedated, surroundings

_NEEDLES = tuple(f"device:{name}_biopsy_needle" for name in ("temno", "biopince", "achieve", "bard_monopty"))
# organ, concept, site, sided, modalities, lesion words of the findings
_CORES = (
    ("liver", "anatomy:liver", "liver", False, ("ct", "ultrasound")),
    ("liver", "anatomy:liver", "liver", False, ("ct", "ultrasound")),
    ("lung", "anatomy:lung", "lung", True, ("ct",)),
    ("kidney", "anatomy:kidney", "kidney", True, ("ct", "ultrasound")),
    ("retroperitoneum", "anatomy:retroperitoneum", "retroperitoneum", False, ("ct",)),
    ("neck_node", "anatomy:lymph_node", "superficial_node", True, ("ultrasound",)),
    ("thyroid", "anatomy:thyroid", "thyroid", True, ("ultrasound",)),
    ("adrenal", "anatomy:adrenal_gland", "adrenal", True, ("ct",)),
    ("pancreas", "anatomy:pancreas", "pancreas", False, ("ct",)),
)
_FACTS = ("specimen", "lesion_site", "target_lesion", "lesion_count", "guidance", "imaging_guidance")
_ORGANS = {
    "liver": ("anatomy:liver", ("microwave_ablation", "thermal_ablation", "cryoablation"), False),
    "kidney": ("anatomy:kidney", ("cryoablation", "microwave_ablation", "thermal_ablation"), True),
    "lung": ("anatomy:lung", ("microwave_ablation", "cryoablation", "thermal_ablation"), True),
}
_PROBES = {
    "microwave_ablation": "device:microwave_antenna",
    "thermal_ablation": "device:radiofrequency_electrode",
    "cryoablation": "device:cryoprobe",
}


def core(case: CaseBuilder) -> None:
    """A core biopsy of one lesion."""
    patient(case, age=(25, 86))
    name, concept, site, sided, modalities = case.rng.choice(_CORES)
    side = case.side() if sided else None
    modality = case.rng.choice(modalities)
    case.common |= {
        "side": side or "",
        "organ": f"<organ_{name}>",
        "guided": f"<guided_{modality}>",
        "biopsy_needle": Named(case.rng.choice(_NEEDLES), side),
    }
    case.tell("title", "title_core", side=side)
    case.tell("history", "history_core", side=side)
    case.maybe(0.4, "comparison", "outside_imaging")
    surroundings(case)
    sedated(case)
    act = case.act("core_biopsy", concept, side, facts=_FACTS, site=site)
    case.guidance(modality, act.id, facts=("image_saved",) if modality == "ultrasound" else ())
    case.tell("procedure", f"core_seen_{modality}", side=side)
    case.tell("procedure", "core_taken", side=side)
    case.maybe(0.5, "procedure", "core_track", side=side)
    case.maybe(0.4, "end", f"core_after_{modality}", side=side)
    case.maybe(0.4, "impression", "core_impression", side=side)


def fine_needle(case: CaseBuilder) -> None:
    """Fine needle aspirates of one to three thyroid nodules."""
    patient(case, age=(20, 80))
    side = case.side()
    both = case.chance(0.35)
    case.common["side"] = side
    case.tell("title", "title_fna", side=None if both else side)
    case.tell("history", "history_fna", side=side)
    surroundings(case)
    case.maybe(0.7, "procedure", "local")
    for where in LEFT_AND_RIGHT if both else (side,):
        act = case.act(
            "fine_needle_aspiration",
            "anatomy:thyroid",
            where,
            facts=_FACTS,
            site="thyroid",
            lesion=f"lobe={where}",
        )
        case.guidance("ultrasound", act.id, facts=("image_saved",))
        case.tell("procedure", "fna_done", side=where)
    case.maybe(0.4, "impression", "fna_not_core")


def marrow(case: CaseBuilder) -> None:
    """Marrow aspirate and core of the iliac crest."""
    patient(case, age=(20, 85))
    side = case.side()
    case.common["side"] = side
    case.tell("title", "title_marrow", side=side)
    case.tell("history", "history_marrow")
    surroundings(case)
    sedated(case)
    acts = [
        case.act(kind, "anatomy:bone", side, facts=("specimen",), site="marrow")
        for kind in ("marrow_aspiration", "marrow_biopsy")
    ]
    guided = case.chance(0.6)
    if guided:
        for act in acts:
            case.guidance("ct", act.id)
        case.tell("procedure", "marrow_guided", side=side)
    case.tell("procedure", "marrow_taken", side=side)


def ablation(case: CaseBuilder) -> None:
    """Heat or cold for a tumor."""
    patient(case, age=(45, 88))
    organ = case.rng.choice(tuple(_ORGANS))
    concept, kinds, sided = _ORGANS[organ]
    kind = case.rng.choice(kinds)
    side = case.side() if sided else None
    case.common |= {
        "side": side or "",
        "organ": f"<organ_{organ}>",
        "probe": Named(_PROBES[kind], side),
        "energy": f"<energy_{kind}>",
    }
    case.tell("title", f"title_{kind}", side=side)
    case.tell("history", "history_ablation", side=side)
    case.maybe(0.4, "comparison", "outside_imaging")
    surroundings(case)
    sedated(case, likely=0.95)
    facts = ("energy", "device_used", "target_lesion", "lesion_count", "guidance", "imaging_guidance")
    act = case.act(kind, concept, side, facts=facts, organ=organ, main_guidance="ct")
    case.guidance("ct", act.id)
    case.fact("monitoring", act.id)
    case.tell("procedure", "ablation_probes", side=side)
    case.tell("procedure", f"ablated_{kind}", side=side)
    case.maybe(0.8, "procedure", "ablation_after", side=side)
    case.maybe(0.5, "impression", "disease_plan")
