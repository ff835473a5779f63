"""Contrast runs: from which position, of which beds, for what purpose, and whether the report interprets them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.beds import LEG_REGIONS, bed_of, is_aorta, is_venous
from ircoder.findings.context import TITLES, Clause, Context, sides
from ircoder.findings.interpretation import Interpretation
from ircoder.findings.itinerary import Step, Way
from ircoder.findings.model import Access, BedReading, Imaging, Purpose, Side
from ircoder.knowledge.vessels import Vessel

_NONINVASIVE = re.compile(
    r"\b(?:ct|cta|mr|mri|mra|duplex|ultrasound|sonograph\w*|doppler|echo\w*|x-?ray)\b", re.IGNORECASE
)
_OTHER_MODALITIES = frozenset(
    {"ct", "mr", "ultrasound", "radiograph", "nuclear", "fluoroscopy", "endovascular_imaging"}
)
_FROM_ANYWHERE = frozenset({"lower_extremity", "upper_extremity", "extremity_vein", "abdominal_aorta", "access_site"})
_ARCH = re.compile(r"\b(?:arch|ascending)\b", re.IGNORECASE)
_THORACIC = re.compile(r"\b(?:thoracic|descending)\s+aorto?\w*", re.IGNORECASE)
_AORTOGRAM = re.compile(
    r"\baortogra\w+|\baortic\s+(?:flush|run|injection|angiogra\w+)|\bflush\s+(?:run|inject\w+|aorto\w+)", re.IGNORECASE
)
_LEGS = re.compile(r"\b(?:run-?\s?off|legs?|lower\s+(?:extremit\w+|limbs?)|calf|feet|foot)\b", re.IGNORECASE)
_ARMS = re.compile(r"\b(?:arms?|upper\s+(?:extremit\w+|limbs?)|forearm|hand\s+(?:arter\w+|run))\b", re.IGNORECASE)
_ILIOFEMORAL = re.compile(r"\b(?:ilio-?\s?femoral|pelvis|pelvic|iliacs?|ileacs?|common femoral)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|bilateral\w*|each)\b", re.IGNORECASE)
_IVUS = re.compile(r"\b(?:ivus|intra-?\s?vascular\s+ultra\s?sound)\b", re.IGNORECASE)
_ROTATIONAL = re.compile(r"\b(?:3-?\s?d|three[\s-]dimensional|rotational)\b", re.IGNORECASE)
_WORKSTATION = re.compile(r"\b(?:workstation|work\s+station|post-?process\w*|reconstruct\w*)\b", re.IGNORECASE)
_CONE_BEAM = re.compile(r"\b(?:cone[\s-]?beam|cbct|dyna\s?ct|xper\s?ct)\b", re.IGNORECASE)
_PRESSURES = re.compile(r"\b(?:pressures?|gradients?|wedged?|hvpg|mm\s?hg)\b", re.IGNORECASE)
_NOT_INCLUDED = re.compile(
    r"\bnot\s+(?:included|imaged|filmed|injected|studied|repeated|made|performed|done)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:no|not|never|without|nor)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Run:
    clause: Clause
    at: int
    step: Step | None


def find_imaging(
    context: Context, accesses: tuple[Access, ...], way: Way, readings: Interpretation, *, treated: bool
) -> tuple[Imaging, ...]:
    """Every contrast study of the session, merged over its tellings.

    Beds are what the words name; where they name none, what an injection in the position's vessel shows. In a session
    without treatment a vessel that was entered and is read was studied, although no run is told.
    """
    found: list[Imaging] = []
    for run in (*_runs(context, way), *_untold_runs(context, way, readings, treated=treated)):
        beds = _beds(context, run, readings)
        if not beds:
            continue
        imaging = Imaging(
            id="",
            study="imaging:angiography",
            access=run.step.access if run.step else way.access_at.get(run.clause.index, _first(accesses)),
            position=run.step.position.id if run.step else None,
            purpose=_purpose(context, run),
            beds=beds,
            details=_details(run.clause),
            spans=(context.quote(run.clause),),
        )
        _merge(found, imaging)
    found = _without_doubles(found)
    return tuple(replace(imaging, id=f"imaging-{number}") for number, imaging in enumerate(found, start=1))


def _without_doubles(found: list[Imaging]) -> list[Imaging]:
    """Drop from runs told without a position (a title) the beds that a run from a position shows."""
    placed = {bed.bed for imaging in found if imaging.position is not None for bed in imaging.beds}
    out: list[Imaging] = []
    for imaging in found:
        beds = imaging.beds
        if imaging.position is None:
            beds = tuple(bed for bed in beds if bed.bed not in placed or bed.bed in _FROM_ANYWHERE)
        if beds:
            out.append(replace(imaging, beds=beds))
    return out


def _first(accesses: tuple[Access, ...]) -> str | None:
    return accesses[0].id if accesses else None


def _untold_runs(context: Context, way: Way, readings: Interpretation, *, treated: bool) -> list[_Run]:
    """Runs of vessels that were entered and read: read in the same breath, or, without treatment, anywhere."""
    told = {run.step.position.id for run in _runs(context, way) if run.step is not None}
    out: list[_Run] = []
    for step in way.steps:
        vessel = context.knowledge.vessels.get(step.position.vessel)
        if step.position.id in told or vessel is None or is_aorta(vessel.concept):
            continue
        clause = context.clauses[step.clause]
        here = context.has("result", clause.text) and not context.has("guiding", clause.text)
        side = step.position.side
        named = readings.names(vessel.concept, side) or (vessel.paired and bool(readings.find(bed_of(vessel), side)))
        if here or (not treated and named):
            out.append(_Run(clause, step.at, step))
    return out


def _runs(context: Context, way: Way) -> list[_Run]:
    out: list[_Run] = []
    for clause in context.body():
        if clause.heading or clause.section in {"impression", "findings_only"} or _IVUS.search(clause.text):
            continue
        at = _run_at(context, clause)
        if at is None:
            continue
        here = [step for step in way.steps if step.clause == clause.index]
        if here:
            # Several vessels selected in one clause and filmed: each has its run.
            out.extend(_Run(clause, at, step) for step in here)
        else:
            out.append(_Run(clause, at, way.position_at(clause, at)))
    return out


def _run_at(context: Context, clause: Clause) -> int | None:
    """Where the run is told, ``None`` where the clause tells none of this session."""
    if _NOT_INCLUDED.search(clause.text):
        return None
    for mention in clause.of("IMAGING"):
        if (
            mention.assertion in {None, "performed"}
            and mention.kind not in _OTHER_MODALITIES
            and not _NONINVASIVE.search(mention.text)
        ):
            return mention.start
    match = context.cues["run"].search(clause.text)
    if match is None or _DENIED.search(clause.text[: match.end()]):
        return None
    if any(m.assertion not in {None, "performed"} for m in clause.of("IMAGING", "INTERVENTION")):
        return None
    # A bare "contrast" or "study" tells a run only in a technique, not in the findings.
    return clause.start + match.start() if clause.section in {"technique", "body", "access", "note"} else None


def _purpose(context: Context, run: _Run) -> Purpose:
    text = run.clause.text
    if context.has("guiding", text):
        return "guiding"
    if context.has("follow_up", text):
        return "follow_up"
    if context.has("completion", text):
        return "completion"
    if (context.has("access_check", text) and run.step is None) or context.has("closure", text):
        return "access_check"
    return "diagnostic"


def _beds(context: Context, run: _Run, readings: Interpretation) -> tuple[BedReading, ...]:
    out: list[BedReading] = []
    text = _told_with(context, run)
    vessel = context.knowledge.vessels.get(run.step.position.vessel) if run.step else None
    at_aorta = run.step is not None and is_aorta(run.step.position.vessel)
    if vessel is not None and not at_aorta and vessel.region not in LEG_REGIONS:
        side = run.step.position.side if run.step else None
        return _vessel_beds(context, run, vessel.concept, side, readings)
    named = _AORTOGRAM.search(text) is not None
    if (at_aorta or named) and not is_venous(vessel):
        out.extend(_aortic_beds(run, text, readings, named=named))
    out.extend(_limb_beds(context, run, text, readings, from_leg=vessel is not None and vessel.region in LEG_REGIONS))
    if not out and vessel is None:
        for mention in run.clause.of("VESSEL"):
            if context.knowledge.vessels.get(mention.concept) is not None:
                out.extend(_vessel_beds(context, run, mention.concept, mention.side, readings))
    return tuple(dict.fromkeys(out))


def _told_with(context: Context, run: _Run) -> str:
    """The clause of a run, with the rest of its sentence as far as no other position is told."""
    text = run.clause.text
    for other in context.clauses[run.clause.index + 1 :]:
        if (
            other.sentence != run.clause.sentence
            or context.has("move", other.text)
            or context.has("select", other.text)
        ):
            break
        text += " " + other.text
    return text


def _vessel_beds(
    context: Context, run: _Run, concept: str, side: Side | None, readings: Interpretation
) -> tuple[BedReading, ...]:
    vessel = context.knowledge.vessels[concept]
    bed = bed_of(vessel)
    if bed in {"coronary", "other"}:
        return ()
    if concept in {"vessel:common_carotid_artery", "vessel:internal_carotid_artery", "vessel:brachiocephalic_artery"}:
        return _carotid_beds(context, run, concept, side, readings)
    if vessel.concept == "vessel:subclavian_artery":
        bed = "vertebral" if readings.find("vertebral", side) else "upper_extremity"
    spans = readings.find(bed, side, concept) or readings.find(bed, side)
    shown = context.has("result", run.clause.text)
    return (
        BedReading(
            bed=bed,
            side=_own_side(vessel, side),
            vessel=concept,
            interpreted=bool(spans) or shown,
            spans=spans or ((context.quote(run.clause),) if shown else ()),
        ),
    )


def _own_side(vessel: Vessel, side: Side | None) -> Side | None:
    """Side of a vessel: as told where it is paired, by its name where the name fixes it."""
    slug = vessel.concept.partition(":")[2]
    if slug.startswith(("left_", "right_")) and vessel.system == "pulmonary_artery":
        return "left" if slug.startswith("left_") else "right"
    return side if vessel.paired else None


def _carotid_beds(
    context: Context, run: _Run, concept: str, side: Side | None, readings: Interpretation
) -> tuple[BedReading, ...]:
    """Neck, head or both, by the views named with the run, else by what is read on that side (VASC-44)."""
    text = run.clause.text
    neck, head = context.has("neck_view", text), context.has("head_view", text)
    if re.search(r"\b(?:only|head (?:was|is) not|not included)\b", text, re.IGNORECASE) and neck:
        head = False
    out: list[BedReading] = []
    intracranial = readings.find("intracranial_branch", side) or (
        readings.find("intracranial_carotid", side) if concept == "vessel:internal_carotid_artery" else ()
    )
    if head or (not neck and (intracranial or concept == "vessel:internal_carotid_artery")):
        out.append(
            BedReading(
                bed="intracranial_carotid",
                side=side,
                vessel=concept,
                interpreted=bool(intracranial or readings.find("intracranial_carotid", side, concept)),
                spans=intracranial,
            )
        )
    if neck or not out:
        spans = readings.find("cervical_carotid", side) or readings.find("intracranial_carotid", side)
        out.append(BedReading(bed="cervical_carotid", side=side, vessel=concept, interpreted=bool(spans), spans=spans))
    return tuple(out)


def _aortic_beds(run: _Run, text: str, readings: Interpretation, *, named: bool) -> list[BedReading]:
    position = run.step.position.vessel if run.step else "vessel:abdominal_aorta"
    if _ARCH.search(text) or position in {"vessel:aortic_arch", "vessel:ascending_aorta"}:
        neck = readings.find("cervical_carotid", None) or readings.find("vertebral", None)
        bed = "arch" if neck else "thoracic_aorta"
        return [BedReading(bed=bed, interpreted=bool(neck) or bool(readings.find(bed, None)), spans=neck)]
    if _THORACIC.search(text) or position == "vessel:descending_thoracic_aorta":
        spans = readings.find("thoracic_aorta", None)
        return [BedReading(bed="thoracic_aorta", interpreted=bool(spans), spans=spans)]
    out: list[BedReading] = []
    legs_only = _LEGS.search(text) is not None and not named and position == "vessel:aortic_bifurcation"
    if not legs_only and not (_LEGS.search(text) and not named and "aort" not in text.lower()):
        spans = readings.find("abdominal_aorta", None)
        out.append(BedReading(bed="abdominal_aorta", interpreted=bool(spans), spans=spans))
    if _ILIOFEMORAL.search(text) and not _LEGS.search(text):
        spans = readings.find("lower_extremity", None, "vessel:common_iliac_artery")
        out.append(BedReading(bed="iliofemoral", side="bilateral", interpreted=bool(spans), spans=spans))
    return out


def _limb_beds(context: Context, run: _Run, text: str, readings: Interpretation, *, from_leg: bool) -> list[BedReading]:
    out: list[BedReading] = []
    if _venous_session(context) and not from_leg:
        return _venous_limb_beds(run, text, readings)
    for bed, words in (("lower_extremity", _LEGS), ("upper_extremity", _ARMS)):
        if not words.search(text) and not (from_leg and bed == "lower_extremity"):
            continue
        for side in _limb_sides(run, text, bed, readings, from_leg=from_leg):
            spans = readings.find(bed, side)
            vessel = run.step.position.vessel if from_leg and run.step else None
            out.append(BedReading(bed=bed, side=side, vessel=vessel, interpreted=bool(spans), spans=spans))
    return out


def _venous_session(context: Context) -> bool:
    """Whether the studies of the report are venograms, by its titles or else by all of its text."""
    titles = " ".join(clause.text for clause in context.clauses if clause.section in TITLES)
    if re.search(r"\b(?:arteriogra|aortogra|angiogra)", titles, re.IGNORECASE):
        return False
    return context.has("venous_study", titles or context.reading.text)


def _venous_limb_beds(run: _Run, text: str, readings: Interpretation) -> list[BedReading]:
    """Limb venograms: contrast through a hand, foot or limb vein (VASC-58)."""
    out: list[BedReading] = []
    for words in (_LEGS, _ARMS):
        if words.search(text):
            limb = "lower_extremity" if words is _LEGS else "upper_extremity"
            for side in _limb_sides(run, text, limb, readings, from_leg=False):
                spans = readings.find("extremity_vein", side) or readings.find(limb, side)
                out.append(BedReading(bed="extremity_vein", side=side, interpreted=bool(spans), spans=spans))
    return out


def _limb_sides(run: _Run, text: str, bed: str, readings: Interpretation, *, from_leg: bool) -> tuple[Side | None, ...]:
    if _BOTH.search(text):
        return ("left", "right")
    named = [
        side for side in ("left", "right") if re.search(rf"\b{side}\b|\b{side[0]}\s+(?:leg|le)\b", text, re.IGNORECASE)
    ]
    if named:
        return tuple(named)  # type: ignore[arg-type]
    if from_leg and run.step is not None:
        return sides(run.step.position.side)
    read = readings.sides_of(bed)
    return tuple(sorted(read)) if read else ("left", "right")


def _details(clause: Clause) -> dict[str, str | int | float | bool | tuple[str, ...]]:
    out: dict[str, str | int | float | bool | tuple[str, ...]] = {}
    if _ROTATIONAL.search(clause.text):
        out["rotational_3d"] = True
        out["workstation"] = _WORKSTATION.search(clause.text) is not None
    if _CONE_BEAM.search(clause.text):
        out["cone_beam_ct"] = True
    if _PRESSURES.search(clause.text):
        out["pressures"] = True
    return out


def _merge(found: list[Imaging], new: Imaging) -> None:
    for index, old in enumerate(found):
        if (old.position, old.access, old.purpose) == (new.position, new.access, new.purpose):
            beds = list(old.beds)
            beds.extend(
                bed
                for bed in new.beds
                if (bed.bed, bed.side, bed.vessel) not in {(b.bed, b.side, b.vessel) for b in beds}
            )
            found[index] = replace(
                old, beds=tuple(beds), details={**new.details, **old.details}, spans=(*old.spans, *new.spans)
            )
            return
    found.append(new)
