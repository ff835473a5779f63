"""Where the findings hold the documentation elements of coronary interventions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.findings.model import Act
from ircoder.knowledge.coronary_arteries import ARTERY_MODIFIERS

Reader = Callable[[Candidate, Encounter], bool]


def _acts(candidate: Candidate, encounter: Encounter) -> tuple[Act, ...]:
    return tuple(act for act in encounter.findings.acts if act.id in candidate.acts)


def _told(*keys: str) -> Reader:
    """Whether an act of the candidate has one of these details."""

    def read(candidate: Candidate, encounter: Encounter) -> bool:
        return any(act.details.get(key) for act in _acts(candidate, encounter) for key in keys)

    return read


def _artery(candidate: Candidate, encounter: Encounter) -> bool:
    """The artery is written on the line, or known by the vessel."""
    return bool(ARTERY_MODIFIERS & {*candidate.modifiers}) or candidate.vessel is not None


def _lesions(candidate: Candidate, encounter: Encounter) -> bool:
    """Lesions are counted, a fork is named, or stents lie in two vessels."""
    stented = {(a.target, a.details.get("number")) for a in _acts(candidate, encounter) if a.kind == "coronary_stent"}
    return len(stented) > 1 or _told("lesions", "bifurcation")(candidate, encounter)


def _device(candidate: Candidate, encounter: Encounter) -> bool:
    """A device is named, or the way of the work names it."""
    acts = _acts(candidate, encounter)
    return not acts or any(act.devices or act.details.get("method") for act in acts)


CORONARY_ELEMENTS: Mapping[str, Reader] = {
    "artery": _artery,
    "lesion_count": _lesions,
    "wire_directions": _told("retrograde"),
    "occlusion_age": _told("chronic_occlusion"),
    "infarction": _told("culprit"),
    "graft_target": _told("feeds", "through_graft"),
    "stent_type": _told("drug_coated"),
    "device_used": _device,
}
