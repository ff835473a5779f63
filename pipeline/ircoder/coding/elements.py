"""Where the findings hold each element of the documentation table for one candidate.

Most elements are facts about an act, an imaging study or the encounter. Some stand in the findings themselves: the
side of a vessel, the level of an injection, what was injected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ircoder.coding.coronary_elements import CORONARY_ELEMENTS
from ircoder.coding.documented import state_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.findings.model import ENCOUNTER, Act, Detail, FactState

NEEDLE_IMAGING = ("fluoroscopy", "ct", "cone_beam_ct")
DRAINS = ("drainage", "cholecystostomy", "suprapubic_catheter", "chest_tube", "pericardial_drain")
ADULT = 18
SECTIONAL = ("ct", "cone_beam_ct", "mr")


def element_state(element: str, candidate: Candidate, encounter: Encounter) -> FactState:
    """State of an element about everything that a candidate rests on."""
    own = READERS.get(element)
    if own is not None and own(candidate, encounter):
        return "stated"
    ids = [*candidate.acts, *candidate.imaging, *_guidance_ids(candidate, encounter), ENCOUNTER]
    if candidate.access:
        ids.append(candidate.access)
    return state_of(encounter.findings, element, ids)


def _acts(candidate: Candidate, encounter: Encounter) -> tuple[Act, ...]:
    return tuple(act for act in encounter.findings.acts if act.id in candidate.acts)


def _guidance_ids(candidate: Candidate, encounter: Encounter) -> list[str]:
    about = {*candidate.acts, candidate.access} - {None}
    return [item.id for item in encounter.findings.guidance if item.about in about and item.status == "performed"]


def _side(candidate: Candidate, encounter: Encounter) -> bool:
    """A side is given, or the vessel has none."""
    vessel = encounter.knowledge.vessels.get(candidate.vessel)
    return candidate.side is not None or (vessel is not None and not vessel.paired)


def _level(candidate: Candidate, encounter: Encounter) -> bool:
    """The sacral hiatus is a level of its own."""
    acts = _acts(candidate, encounter)
    told = any(act.levels or act.details.get("approach") == "caudal" for act in acts)
    return told or candidate.level is not None


def _target(candidate: Candidate, encounter: Encounter) -> bool:
    return any(act.target for act in _acts(candidate, encounter))


def _access_vessel(candidate: Candidate, encounter: Encounter) -> bool:
    access = encounter.findings.access(candidate.access)
    return access is None or access.vessel is not None or access.kind == "existing"


def _material(candidate: Candidate, encounter: Encounter) -> bool:
    acts = _acts(candidate, encounter)
    return not acts or any(act.devices for act in acts)


def _substance(candidate: Candidate, encounter: Encounter) -> bool:
    acts = _acts(candidate, encounter)
    return not acts or any("substance" in act.details or act.devices for act in acts)


def _needle_imaging(candidate: Candidate, encounter: Encounter) -> bool:
    """Imaging of one needle of the session speaks for its other needles too."""
    if any(act.details.get("imaging") for act in _acts(candidate, encounter)):
        return True
    return any(
        item.modality in NEEDLE_IMAGING and item.purpose == "needle" and item.status == "performed"
        for item in encounter.findings.guidance
    )


def _target_vessel(candidate: Candidate, encounter: Encounter) -> bool:
    return any(act.target is not None for act in _acts(candidate, encounter))


def _lesion_kind(candidate: Candidate, encounter: Encounter) -> bool:
    return any(act.lesion is not None for act in _acts(candidate, encounter))


def _clot_shown(candidate: Candidate, encounter: Encounter) -> bool:
    return any(act.lesion is not None or act.details.get("clot") for act in _acts(candidate, encounter))


def _detail(key: str, value: Detail | None = None) -> Callable[[Candidate, Encounter], bool]:
    """Whether an act of the candidate tells this detail (with this value, where one is asked for)."""

    def told(candidate: Candidate, encounter: Encounter) -> bool:
        found = [act.details[key] for act in _acts(candidate, encounter) if key in act.details]
        return bool(found) and (value is None or value in found)

    return told


def _any_detail(*keys: str) -> Callable[[Candidate, Encounter], bool]:
    """Whether an act of the candidate tells one of these details."""

    def told(candidate: Candidate, encounter: Encounter) -> bool:
        return any(key in act.details for act in _acts(candidate, encounter) for key in keys)

    return told


def _kind(*kinds: str) -> Callable[[Candidate, Encounter], bool]:
    """Whether the candidate rests on an act of a kind that is told by the element itself."""

    def told(candidate: Candidate, encounter: Encounter) -> bool:
        return any(act.kind in kinds for act in _acts(candidate, encounter))

    return told


def _act_side(candidate: Candidate, encounter: Encounter) -> bool:
    """A side is written on the line, given by its vessel, or told of its act (both sides of one code)."""
    return _side(candidate, encounter) or any(act.side for act in _acts(candidate, encounter))


def _findings(candidate: Candidate, encounter: Encounter) -> bool:
    """An act says that it is read, or a bed of the study is described."""
    if _any_detail("read", "interpreted")(candidate, encounter):
        return True
    studies = [study for study in encounter.findings.imaging if study.id in candidate.imaging]
    return any(reading.interpreted for study in studies for reading in study.beds)


def _catheter_left(candidate: Candidate, encounter: Encounter) -> bool:
    """A drain is a tube that stays: what was only emptied is another act."""
    acts = _acts(candidate, encounter)
    return any(act.kind in DRAINS or "catheter_left" in act.details for act in acts)


def _grown(candidate: Candidate, encounter: Encounter) -> bool:
    """An adult's account names a heart defect where there is one."""
    return encounter.patient_age is not None and encounter.patient_age >= ADULT


def _guided(candidate: Candidate, encounter: Encounter) -> bool:
    imaged = any(act.details.get("imaged") is True for act in _acts(candidate, encounter))
    return imaged or bool(_guidance_ids(candidate, encounter))


def _kept_by_nature(candidate: Candidate, encounter: Encounter) -> bool:
    """Slices of CT and MR are stored as they are made; an ultrasound image is kept only where somebody does it."""
    about = {*candidate.acts, candidate.access} - {None}
    return any(
        item.about in about and item.modality in SECTIONAL and item.status == "performed"
        for item in encounter.findings.guidance
    )


def _target_told(candidate: Candidate, encounter: Encounter) -> bool:
    """Some act of the candidate names the vessel or segment."""
    return any(act.target is not None for act in _acts(candidate, encounter))


def _anesthesia(candidate: Candidate, encounter: Encounter) -> bool:
    return any(act.details.get("anesthesia") is True for act in _acts(candidate, encounter)) or any(
        item.kind in ("general", "regional", "monitored") for item in encounter.findings.sedation
    )


READERS: Mapping[str, Callable[[Candidate, Encounter], bool]] = {
    **CORONARY_ELEMENTS,
    "side": _act_side,
    "component_ends": _any_detail("configuration", "place", "branches", "covers_left_subclavian", "branched"),
    "branch_count": _detail("branches"),
    "subclavian_origin": _any_detail("covers_left_subclavian", "branched"),
    "prior_graft": _detail("delayed"),
    "device_path": _detail("transfixing"),
    "following_study": _any_detail("scan", "read"),
    "contrast_check": _detail("imaged", True),
    "catheter_removed": _kind("thrombolysis_cessation"),
    "stone_size": _detail("complex"),
    "anesthesia": _anesthesia,
    "level": _level,
    "joint": _target,
    "muscles": _detail("muscles"),
    "access_vessel": _access_vessel,
    "material": _material,
    "substance": _substance,
    "tip_position": _any_detail("tip", "left"),
    "imaging_guidance": _needle_imaging,
    "image_saved": _kept_by_nature,
    "purpose": _any_detail("purpose"),
    "region": _any_detail("regions", "ct_regions"),
    "findings": _findings,
    "closure_device": _kind("large_bore_access_closure"),
    "duct": _any_detail("ducts", "side"),
    "stricture": _any_detail("ducts"),
    "tendon": _target,
    "target_lesion": _any_detail("lesion"),
    "treatment_zone": _target,
    "target_chamber": _target,
    "separate_session": _kind("balloon_pump_removal", "ventricular_assist_removal", "ventricular_assist_repositioning"),
    "crossing": _kind("percutaneous_bypass", "vein_arterialization"),
    "branches_crossed": _any_detail("crosses_branches"),
    "heart_defect": _grown,
    "access_new_or_existing": _detail("entry"),
    "tube_left": _detail("left"),
    "approach": _any_detail("route", "approach", "method"),
    "obstruction_crossed": _detail("left", "internal_external"),
    "fluoroscopy_reason": _detail("imaged", True),
    "tract": _detail("tract_revised", True),
    "complicating_factor": _detail("complicated", True),
    "tube_clearing": _kind("feeding_tube_clearing"),
    "stones_removed": _kind("biliary_stone_removal"),
    "scope": _kind("biliary_endoscopy"),
    "embolic_protection": _detail("embolic_protection"),
    "exposure": _detail("neck_exposure"),
    "infusion_times": _detail("minutes"),
    "planned_or_rescue": _detail("role"),
    "target_vessel": _target_vessel,
    "lesion_kind": _lesion_kind,
    "clot_shown": _clot_shown,
    "cavity_device": _detail("cavity_device"),
    "cement": _detail("cement"),
    "destructive_method": _detail("destructive_method"),
    "nerve": _detail("nerve"),
    "plane": _detail("plane"),
    "branches_treated": _detail("branches"),
    "catheter_left": _catheter_left,
    "guidance": _guided,
    "stent_deployed": _kind("stent", "biliary_stent", "coronary_stent", "dialysis_stent"),
    "vessel_segment": _target_told,
    "accesses": _any_detail("accesses", "separate_access"),
    "incision_count": _detail("stabs"),
    "energy": _detail("method"),
}
