"""Coronary interventions gathered by artery and graft, with the treated vessels that the codes count (CARD-17)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ircoder.coding.encounter import Encounter
from ircoder.findings.model import Act
from ircoder.knowledge.coronary_arteries import GRAFTS, MAJOR, major_artery
from ircoder.knowledge.vessels import VesselTree

OPENING = {
    "coronary_angioplasty": "balloon",
    "coronary_stent": "stent",
    "coronary_atherectomy": "atherectomy",
    "coronary_lithotripsy": "balloon",
}
"""Act kinds that open a vessel, with the technique that they count as: a lithotripsy balloon also dilates."""


@dataclass
class TreatedVessel:
    """One artery, branch or graft with everything that was done in it."""

    concept: str | None
    number: str
    acts: list[Act] = field(default_factory=list)

    @property
    def is_branch(self) -> bool:
        """Whether it springs from a major artery."""
        return self.concept is not None and self.concept not in MAJOR and self.concept not in GRAFTS

    @property
    def technique(self) -> str:
        """Technique by which it counts."""
        done = {OPENING[act.kind] for act in self.acts}
        if {"stent", "atherectomy"} <= done:
            return "stent_atherectomy"
        return next(name for name in ("stent", "atherectomy", "balloon") if name in done)

    @property
    def drug_balloon_only(self) -> bool:
        """Whether a drug-coated balloon is its final treatment: no stent, no atherectomy."""
        return self.technique == "balloon" and self.has("coronary_angioplasty", "drug_coated")

    @property
    def drug_eluting(self) -> bool:
        """Whether it got a drug-eluting stent."""
        return self.has("coronary_stent", "drug_coated")

    @property
    def through_graft(self) -> bool:
        """Whether it is a native vessel that was reached through a graft."""
        return any(act.details.get("through_graft") for act in self.acts)

    def has(self, kind: str, detail: str) -> bool:
        """Whether an act of this kind has this detail."""
        return any(act.kind == kind and act.details.get(detail) for act in self.acts)


@dataclass
class TreatedArtery:
    """A major artery with its branches, or a graft with what was reached through it.

    ``modifier`` is that of the artery, or of the artery that the graft feeds; ``None`` where the report names none.
    """

    modifier: str | None
    graft: bool
    session: int
    vessels: list[TreatedVessel] = field(default_factory=list)

    @property
    def acts(self) -> list[Act]:
        """Everything done in it."""
        return [act for vessel in self.vessels for act in vessel.acts]

    @property
    def situation(self) -> str:
        """What the treated lesion is, which comes before the technique (CARD-19)."""
        if self.told("culprit"):
            return "culprit"
        if self.told("chronic_occlusion") and not self.graft:
            return "occlusion"
        return "graft" if self.graft else "native"

    @property
    def technique(self) -> str:
        """Technique of the artery and its branches together."""
        done = {OPENING[act.kind] for act in self.acts}
        if {"stent", "atherectomy"} <= done:
            return "stent_atherectomy"
        return next(name for name in ("stent", "atherectomy", "balloon") if name in done)

    @property
    def drug_eluting(self) -> bool:
        """Whether any of its vessels got a drug-eluting stent."""
        return any(vessel.drug_eluting for vessel in self.vessels)

    @property
    def several_stents(self) -> bool:
        """Whether two distinct lesions were stented, or both limbs of a stented bifurcation were treated (CARD-22)."""
        if any(act.kind == "coronary_stent" and _count(act, "lesions") > 1 for act in self.acts):
            return True
        fork = self.told("bifurcation")
        stented = [vessel for vessel in self.vessels if "stent" in vessel.technique]
        if not stented or len(self.vessels) < 2:
            return False
        return fork or len(stented) > 1

    def told(self, detail: str) -> bool:
        """Whether any act in it has this detail."""
        return any(act.details.get(detail) for act in self.acts)


def treated_arteries(encounter: Encounter, status: str = "performed") -> list[TreatedArtery]:
    """Arteries and grafts in which something was opened, in the order of telling."""
    tree = encounter.knowledge.vessels
    out: dict[tuple[object, ...], TreatedArtery] = {}
    acts = [act for act in encounter.findings.acts if act.kind in OPENING and act.status == status]
    for act in sorted(acts, key=lambda act: act.target not in GRAFTS):
        modifier = artery_of(act, tree)
        graft = act.target in GRAFTS or act.details.get("through_graft") is True
        key: tuple[object, ...] = (act.session, modifier, graft)
        if act.target in GRAFTS:
            key = (*key, act.target)
        elif graft:
            key = next((known for known in out if known[:3] == key), key)
        artery = out.setdefault(key, TreatedArtery(modifier, graft, act.session))
        _vessel(artery.vessels, act).acts.append(act)
    order = {act.id: place for place, act in enumerate(acts)}
    return sorted(out.values(), key=lambda artery: order[artery.acts[0].id])


def artery_of(act: Act, tree: VesselTree) -> str | None:
    """Modifier of the major artery that an act belongs to (MOD-44)."""
    told = act.details.get("artery")
    if isinstance(told, str):
        return told
    feeds = act.details.get("feeds")
    if act.target in GRAFTS:
        return major_artery(feeds, tree) if isinstance(feeds, str) else None
    return major_artery(act.target, tree)


def _vessel(vessels: list[TreatedVessel], act: Act) -> TreatedVessel:
    number = str(act.details.get("number", ""))
    for vessel in vessels:
        if vessel.concept == act.target and (vessel.number == number or "" in (vessel.number, number)):
            vessel.number = vessel.number or number
            return vessel
    vessels.append(TreatedVessel(act.target, number))
    return vessels[-1]


def main_first(vessels: Iterable[TreatedVessel]) -> list[TreatedVessel]:
    """Vessels with branches behind the artery or graft itself."""
    return sorted(vessels, key=lambda vessel: vessel.is_branch)


def _count(act: Act, key: str) -> int:
    value = act.details.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else 1
