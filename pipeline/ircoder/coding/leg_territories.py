"""Which leg, territory and counted vessel the work in leg arteries belongs to (VINT-04 to 07, VINT-13, VINT-14)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ircoder.coding.encounter import Encounter
from ircoder.coding.leg_lesions import BAILOUT, non_occlusive_kind
from ircoder.findings.model import Act, Findings, Span, spans_of
from ircoder.knowledge.leg_revascularization import (
    CodeSet,
    CountedVessel,
    load_leg_revascularization,
)
from ircoder.knowledge.vessels import VesselTree

Leg = Literal["left", "right"]

KINDS = ("angioplasty", "stent", "atherectomy", "lithotripsy")
ENDOGRAFTS = ("endograft_repair", "fenestrated_endograft", "iliac_branch_endograft")
BRANCH_REGIONS = frozenset({"lower_extremity", "foot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatedVessel:
    """One counted vessel of one leg in one session, with everything done in it.

    ``leg`` is ``None`` where no side is known. ``counted`` says how the first artery counts in the code set;
    ``bridged`` are arteries that a device of this vessel reaches across one lesion (VINT-05, VINT-10).
    """

    leg: Leg | None
    session: int
    counted: CountedVessel
    acts: tuple[Act, ...]
    bridged: tuple[str, ...] = ()

    @property
    def territory(self) -> str:
        """Territory of the leg."""
        return self.counted.territory

    @property
    def vessel(self) -> str:
        """Counted vessel within the territory."""
        return self.counted.vessel

    @property
    def artery(self) -> str | None:
        """Concept of the artery that was treated first."""
        return self.acts[0].target

    @property
    def place(self) -> tuple[int, str, str]:
        """Session, leg and territory: one initial code each."""
        return (self.session, self.leg or "", self.territory)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Words behind the acts."""
        return spans_of(self.acts)

    @property
    def site(self) -> str:
        """Key of leg and territory for a candidate."""
        return f"territory:{self.leg or 'unknown'}:{self.territory}"


def counted_vessel(concept: str | None, code_set: CodeSet, tree: VesselTree) -> CountedVessel | None:
    """How an artery counts in a code set; a small branch of the leg counts as the artery it comes from.

    ``None`` where the vessel is no leg artery. A bypass graft without a territory of its own has an empty one.
    """
    vessel = tree.get(concept)
    if vessel is None or vessel.system != "systemic_artery":
        return None
    table = load_leg_revascularization()
    for name in tree.path(vessel.concept):
        counted = table.counted(code_set, name)
        if counted is not None:
            return counted
        if tree[name].region not in BRANCH_REGIONS:
            return None
    return None


def leg_acts(findings: Findings, tree: VesselTree, *statuses: str) -> tuple[Act, ...]:
    """Balloon, stent, atherectomy and lithotripsy in leg arteries with these statuses, performed ones by default."""
    return tuple(
        act
        for act in findings.acts
        if act.kind in KINDS
        and act.status in (statuses or ("performed",))
        and counted_vessel(act.target, "2026", tree) is not None
    )


def legs_of(act: Act, findings: Findings, tree: VesselTree) -> tuple[Leg | None, ...]:
    """Legs that an act concerns; where it gives no side, that of its lesion or the only side of the leg findings."""
    lesion = findings.lesion(act.lesion)
    side = act.side or (lesion.side if lesion else None)
    if side is None:
        worked = {other.side for other in leg_acts(findings, tree)} - {None}
        seen = {other.side for other in findings.lesions if counted_vessel(other.target, "2026", tree) is not None} - {
            None
        }
        side = next((next(iter(sides)) for sides in (worked, seen) if len(sides) == 1), None)
    if side == "bilateral":
        return ("left", "right")
    return (side,)


def non_occlusive_acts(encounter: Encounter) -> tuple[tuple[Act, str], ...]:
    """Leg artery acts that treat another disease than blockage, with that disease (VINT-11).

    A tear or bleeding in an artery that is also being opened is a mishap of that work and stays with it.
    """
    findings = encounter.findings
    acts = leg_acts(findings, encounter.knowledge.vessels)
    kinds = {act.id: non_occlusive_kind(act, findings) for act in acts}
    opened = {(act.target, act.side) for act in acts if kinds[act.id] is None}
    out: list[tuple[Act, str]] = []
    for act in acts:
        kind = kinds[act.id]
        if kind is not None and not (kind in BAILOUT and (act.target, act.side) in opened):
            out.append((act, kind))
    return tuple(out)


def treated_vessels(encounter: Encounter, code_set: CodeSet) -> tuple[TreatedVessel, ...]:
    """Find the counted vessels of each leg in which blockage was treated, in the order of the report.

    Bridged arteries and arteries that join another vessel are folded into it; what counts only alone is left out
    where it was not alone (see :func:`uncounted_vessels`).
    """
    folded = _joined(_bridged(_by_vessel(encounter, code_set), encounter, code_set))
    return tuple(vessel for vessel in folded if not _overshadowed(vessel, folded))


def uncounted_vessels(encounter: Encounter, code_set: CodeSet) -> tuple[TreatedVessel, ...]:
    """Vessels that count only when they alone are treated, beside another of their territory (VINT-14)."""
    folded = _joined(_bridged(_by_vessel(encounter, code_set), encounter, code_set))
    return tuple(vessel for vessel in folded if _overshadowed(vessel, folded))


def without_territory(encounter: Encounter) -> tuple[Act, ...]:
    """Find performed acts in bypass grafts whose territory neither graft nor lesion tells (VINT-11)."""
    acts = leg_acts(encounter.findings, encounter.knowledge.vessels)
    return tuple(act for act in acts if not _count(act, "2026", encounter).territory)


def inside_endograft(encounter: Encounter) -> tuple[Act, ...]:
    """Work in the common iliac artery while an aortic endograft is placed: inside its treatment zone (VINT-75)."""
    findings = encounter.findings
    sessions = {act.session for act in findings.performed(*ENDOGRAFTS)}
    return tuple(
        act
        for act in leg_acts(findings, encounter.knowledge.vessels)
        if act.session in sessions and _count(act, "2026", encounter).vessel == "common_iliac"
    )


def techniques(acts: Iterable[Act]) -> frozenset[str]:
    """Techniques used: ``balloon`` (lithotripsy too: it is a balloon), ``stent``, ``atherectomy``."""
    names = {"angioplasty": "balloon", "lithotripsy": "balloon", "stent": "stent", "atherectomy": "atherectomy"}
    return frozenset(names[act.kind] for act in acts)


def technique_name(used: frozenset[str]) -> str:
    """Name the one technique that stands for all that was used (VINT-03, VINT-18)."""
    if {"stent", "atherectomy"} <= used:
        return "stent_atherectomy"
    return next(name for name in ("atherectomy", "stent", "balloon") if name in used)


def _count(act: Act, code_set: CodeSet, encounter: Encounter) -> CountedVessel:
    """How the artery of a leg act counts; the place of the lesion decides where a graft spans territories."""
    tree = encounter.knowledge.vessels
    counted = counted_vessel(act.target, code_set, tree)
    lesion = encounter.findings.lesion(act.lesion)
    if lesion is not None and (counted is None or not counted.territory):
        counted = counted_vessel(lesion.target, code_set, tree) or counted
    return counted or CountedVessel("", "")


def _by_vessel(encounter: Encounter, code_set: CodeSet) -> tuple[TreatedVessel, ...]:
    findings = encounter.findings
    tree = encounter.knowledge.vessels
    acts = leg_acts(findings, tree)
    if not acts:
        return ()
    left_out = {act.id for act, _ in non_occlusive_acts(encounter)}
    left_out |= {act.id for act in inside_endograft(encounter)}
    groups: dict[tuple[int, Leg | None, str, str], list[tuple[Act, CountedVessel]]] = {}
    for act in acts:
        counted = _count(act, code_set, encounter)
        if act.id in left_out or not counted.territory:
            continue
        for leg in legs_of(act, findings, tree):
            key = (act.session, leg, counted.territory, counted.vessel)
            groups.setdefault(key, []).append((act, counted))
    return tuple(
        TreatedVessel(
            leg=leg,
            session=session,
            counted=next((c for _, c in members if not c.joins), members[0][1]),
            acts=tuple(act for act, _ in members),
        )
        for (session, leg, _, _), members in groups.items()
    )


def _bridged(vessels: Sequence[TreatedVessel], encounter: Encounter, code_set: CodeSet) -> tuple[TreatedVessel, ...]:
    """Fold work on a bridged artery into the vessel whose device bridges it: one lesion, one vessel."""
    tree = encounter.knowledge.vessels
    out = list(vessels)
    for vessel in vessels:
        for act in vessel.acts:
            bridged = act.details.get("bridging")
            if not isinstance(bridged, tuple):
                continue
            for concept in bridged:
                counted = counted_vessel(concept, code_set, tree)
                if counted is not None and counted.vessel != vessel.vessel:
                    out = _fold_bridge(out, vessel, act, counted, concept)
    return tuple(out)


def _fold_bridge(
    vessels: Sequence[TreatedVessel], main: TreatedVessel, act: Act, counted: CountedVessel, concept: str
) -> list[TreatedVessel]:
    """Move the acts of the same lesion from the bridged vessel to the main one; other lesions stay."""
    moved: tuple[Act, ...] = ()
    kept: list[TreatedVessel] = []
    key = (main.session, main.leg, main.vessel)
    if not any((vessel.session, vessel.leg, vessel.vessel) == key for vessel in vessels):
        return list(vessels)
    for vessel in vessels:
        if (vessel.session, vessel.leg) == (main.session, main.leg) and vessel.vessel == counted.vessel:
            own = tuple(other for other in vessel.acts if other.lesion not in (None, act.lesion))
            moved = tuple(other for other in vessel.acts if other not in own)
            if own:
                kept.append(dataclasses.replace(vessel, acts=own))
        else:
            kept.append(vessel)
    return [
        dataclasses.replace(vessel, acts=vessel.acts + moved, bridged=(*vessel.bridged, concept))
        if (vessel.session, vessel.leg, vessel.vessel) == key
        else vessel
        for vessel in kept
    ]


def _joined(vessels: Sequence[TreatedVessel]) -> tuple[TreatedVessel, ...]:
    """Fold the tibioperoneal trunk and the pedal arch into the vessel that they go with (VINT-07, VINT-14)."""
    out = list(vessels)
    for vessel in vessels:
        hosts = [
            other
            for other in out
            if other.place == vessel.place
            and other.vessel in vessel.counted.joins
            and other.vessel != vessel.vessel
            and (not vessel.counted.general or _same_lesion(vessel, other))
        ]
        if not hosts or vessel not in out:
            continue
        used = techniques(vessel.acts)
        host = min(hosts, key=lambda other: len(used - techniques(other.acts)))
        out[out.index(host)] = dataclasses.replace(host, acts=host.acts + vessel.acts)
        out.remove(vessel)
    return tuple(out)


def _same_lesion(vessel: TreatedVessel, other: TreatedVessel) -> bool:
    """Whether nothing tells the lesions of two vessels apart."""
    lesions, others = ({act.lesion for act in item.acts} - {None} for item in (vessel, other))
    return not lesions or not others or bool(lesions & others)


def _overshadowed(vessel: TreatedVessel, vessels: Sequence[TreatedVessel]) -> bool:
    return vessel.counted.alone and any(
        other.place == vessel.place and other.vessel != vessel.vessel for other in vessels
    )
