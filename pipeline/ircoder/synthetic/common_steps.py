"""What many cases share: the patient, consent, sedation, a puncture and how it ended."""

from __future__ import annotations

from ircoder.findings.model import Access, Sedation, Side
from ircoder.synthetic.asides import asides
from ircoder.synthetic.case import CaseBuilder, Named

_PATIENT_SEXES = ("man", "woman", "male", "female", "gentleman", "lady")


def patient(case: CaseBuilder, *, age: tuple[int, int] | None = None, sex: str | None = None) -> None:
    """Who the patient is."""
    if case.surrounded:
        return
    if age:
        case.age = case.rng.randint(*age)
    case.common["age"] = str(case.age)
    case.common["sex"] = sex or case.rng.choice(_PATIENT_SEXES)
    he = case.common["sex"] in ("man", "male", "gentleman")
    case.common["he"], case.common["sex_he"] = ("he", "He") if he else ("she", "She")


def surroundings(case: CaseBuilder, *, screened: bool = False) -> None:
    """Consent, time-out and other words that tell of no work; a dose where the patient was screened."""
    if case.surrounded:
        return
    case.surrounded = True
    asides(case, in_vessels=screened)
    case.maybe(0.7, "consent", "consent")
    case.maybe(0.5, "consent", "prep")
    case.maybe(0.5, "end", "complications")
    case.maybe(0.35, "end", "blood_loss")
    case.maybe(0.4, "end", "aftercare")
    case.maybe(0.4 if screened else 0.0, "end", "exposure")
    case.maybe(0.25, "history", "background")


def sedated(case: CaseBuilder, *, likely: float = 0.7) -> None:
    """Sedation, with or without what its codes ask for."""
    case.maybe(0.75, "procedure", "local")
    if any(step.part == "sedation" for step in case.steps):
        return
    if not case.chance(likely):
        if case.chance(0.4):
            case.tell("sedation", "no_sedation", status="negated")
        return
    kind = case.rng.random()
    if kind < 0.55:
        minutes = case.rng.randint(16, 96)
        given = Sedation(id="sedation-1", kind="moderate", by="operator", minutes=minutes)
        case.sedation(given)
        case.fact("independent_observer", given.id)
        case.fact("start_stop_or_total_time", given.id)
        case.tell("sedation", "sedation_full", minutes=str(minutes))
    elif kind < 0.7:
        case.sedation(Sedation(id="sedation-1", kind="moderate", by="unknown"))
        case.tell("sedation", "sedation_short")
    elif kind < 0.88:
        case.sedation(Sedation(id="sedation-1", kind="monitored", by="anesthesia"))
        case.tell("sedation", "anesthesia_care")
    else:
        case.sedation(Sedation(id="sedation-1", kind="general", by="anesthesia"))
        case.tell("sedation", "general_anesthesia")


def puncture(case: CaseBuilder, way: Access, *, closing: bool = True, sheath: bool = True) -> None:
    """The puncture of a vessel: by ultrasound with all that its code asks for, with less, or by touch."""
    where = Named(way.vessel or "", way.side)
    kind = case.rng.random()
    if kind < 0.5:
        facts = ("vessel_patent", "site_evaluated", "real_time_entry", "image_saved")
        case.guidance("ultrasound", way.id, "vascular_access", facts)
        case.tell("procedure", "ultrasound_puncture_full", side=way.side, access=where)
    elif kind < 0.75:
        case.guidance("ultrasound", way.id, "vascular_access", ("real_time_entry",))
        case.tell("procedure", "ultrasound_puncture_short", side=way.side, access=where)
    else:
        symbol = "vein_puncture_plain" if (way.vessel or "").endswith("vein") else "artery_puncture_plain"
        case.tell("procedure", symbol, side=way.side, access=where)
    if sheath:
        size = str(case.rng.choice((4, 5, 6, 7)))
        case.maybe(0.85, "procedure", "sheath_in", sheath=Named(_plain_sheath(case)), fr=size)
    if closing and case.chance(0.75):
        if case.chance(0.45):
            closer = Named(case.rng.choice(CLOSERS), way.side)
            case.tell("end", "closed_by_device", side=way.side, closer=closer, access=where)
        else:
            case.tell("end", "closed_by_hand", side=way.side, access=where)


def _plain_sheath(case: CaseBuilder) -> str:
    """A sheath that any puncture may have, and not one made for the septum, the neck or the chest wall."""
    named = set(case.names.devices("sheath"))
    known = [name for name in _SHEATHS if name in named]
    return case.rng.choice(known) if known else case.names.device("sheath")


_SHEATHS = tuple(
    f"device:{name}_sheath"
    for name in (
        "ansel",
        "arrow",
        "balkin",
        "brite_tip",
        "check_flo",
        "destination",
        "flexor",
        "glidesheath",
        "halo",
        "pinnacle",
        "prelude",
        "raabe",
        "shuttle",
        "ultimum",
        "vsi",
    )
)
CLOSERS = tuple(
    f"device:{name}_closure_device" for name in ("angio_seal", "perclose", "mynx", "starclose", "exoseal", "celt")
)


def femoral_or_radial(case: CaseBuilder, *places: tuple[str, Side | None], radial: float = 0.25) -> Access:
    """An arterial way into the trunk."""
    if case.chance(radial):
        return case.access("radial_artery", "left" if case.chance(0.7) else "right", *places)
    side: Side = "right" if case.chance(0.7) else "left"
    return case.access("common_femoral_artery", side, *places)


def french(case: CaseBuilder, *sizes: float) -> str:
    """A size in French."""
    return f"{case.rng.choice(sizes):g}"
