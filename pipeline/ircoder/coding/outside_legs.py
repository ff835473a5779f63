"""Arteries and veins outside the leg arteries that were ballooned, stented or cleared of plaque, each counted once.

Everything done in one named vessel of one side in one session is one treated vessel (VINT-03). A device that runs on
into the next vessel across one lesion makes one vessel of both (VINT-25), and a vague name (iliac vein) is no vessel
beside the named ones that it may mean (VINT-26).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.treated_places import Place, place_of
from ircoder.findings.model import Act, Side, Span, spans_of
from ircoder.knowledge.vessels import VesselTree

KINDS = ("angioplasty", "lithotripsy", "stent", "atherectomy")
HELD_BY_SHUNT = ("tips_creation", "tips_revision")
HELD_BY_ENDOGRAFT = (
    *("endograft_repair", "fenestrated_endograft", "thoracic_endograft", "coarctation_stent"),
    *("coronary_stent", "coronary_angioplasty"),
)
"""Work that reaches into the aorta by itself."""
NOT_HERE = frozenset({"leg", "heart", "circuit", "pulmonary"})
SHUNT_VEINS = frozenset({"vessel:hepatic_vein"})
VAGUE = {
    "vessel:iliac_vein": ("vessel:common_iliac_vein", "vessel:external_iliac_vein"),
    "vessel:iliofemoral_vein": (
        "vessel:common_iliac_vein",
        "vessel:external_iliac_vein",
        "vessel:common_femoral_vein",
        "vessel:iliac_vein",
    ),
    "vessel:mesenteric_artery": ("vessel:superior_mesenteric_artery", "vessel:inferior_mesenteric_artery"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """One vessel outside the leg arteries with everything done in it in one session."""

    session: int
    concept: str
    side: Side | None
    place: Place
    acts: tuple[Act, ...]

    def of(self, *kinds: str) -> tuple[Act, ...]:
        """Acts of these kinds."""
        return tuple(act for act in self.acts if act.kind in kinds)

    @property
    def stented(self) -> bool:
        """Whether a stent was placed in it."""
        return bool(self.of("stent"))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Words behind the acts."""
        return spans_of(self.acts)

    @property
    def site(self) -> str:
        """Key of vessel and side for a candidate."""
        return f"vessel:{self.side or ''}:{self.concept}"


def treated_outside_legs(encounter: Encounter) -> tuple[Treated, ...]:
    """Vessels outside the leg arteries in the order of the report, without what another treatment holds."""
    vessels = [item for item in _by_vessel(encounter) if held_by(item, encounter) is None]
    return tuple(_without_vague(_bridged(_sided(vessels), encounter.knowledge.vessels)))


def held_by(item: Treated, encounter: Encounter) -> str | None:
    """Act kind that holds the work: a shunt its veins, an aortic graft what lies in its zone."""
    done = {act.kind for act in encounter.findings.performed() if act.session == item.session}
    if item.place == "portal" or item.concept in SHUNT_VEINS:
        return next((kind for kind in HELD_BY_SHUNT if kind in done), None)
    if item.place != "artery":
        return None
    if "aort" in item.concept:
        return next((kind for kind in HELD_BY_ENDOGRAFT if kind in done), None)
    vessel = encounter.knowledge.vessels.get(item.concept)
    visceral = vessel is not None and vessel.region == "abdomen"
    return "fenestrated_endograft" if visceral and "fenestrated_endograft" in done else None


def held_vessels(encounter: Encounter) -> Iterator[tuple[Treated, str]]:
    """Yield treated vessels that belong to another treatment of the session, with its act kind."""
    for item in _by_vessel(encounter):
        holder = held_by(item, encounter)
        if holder is not None:
            yield item, holder


def _by_vessel(encounter: Encounter) -> list[Treated]:
    """Group acts by vessel; the carotid artery of one side of the neck is one vessel."""
    groups: dict[tuple[int, str, Side | None], Treated] = {}
    for act in encounter.findings.performed(*KINDS):
        place = place_of(act, encounter)
        if place is None or act.target is None or place in NOT_HERE or act.details.get("sleeve") is True:
            continue
        for side in _sides(act, encounter):
            key = (act.session, place if place == "carotid" else act.target, side)
            known = groups.get(key)
            groups[key] = Treated(
                session=act.session,
                concept=known.concept if known else act.target,
                side=side,
                place=place,
                acts=(*known.acts, act) if known else (act,),
            )
    return list(groups.values())


def _sides(act: Act, encounter: Encounter) -> tuple[Side | None, ...]:
    vessel = encounter.knowledge.vessels.get(act.target)
    if vessel is not None and not vessel.paired:
        return (None,)
    lesion = encounter.findings.lesion(act.lesion)
    side = act.side or (lesion.side if lesion else None)
    return ("left", "right") if side == "bilateral" else (side,)


def _sided(vessels: Sequence[Treated]) -> list[Treated]:
    """Fold a vessel without a side into the only sided one of its name."""
    out = list(vessels)
    for item in vessels:
        hosts = [h for h in out if h.side is not None and (h.session, h.concept) == (item.session, item.concept)]
        if item.side is None and hosts:
            out = _fold(out, item, hosts[0])
    return out


def _bridged(vessels: Sequence[Treated], tree: VesselTree) -> list[Treated]:
    """Fold a vessel into the one whose device reaches into it, or through it, across one lesion."""
    out = list(vessels)
    for item in vessels:
        for act in item.acts:
            reached = _reached(act, tree)
            for other in vessels:
                same = (other.session, other.side) == (item.session, item.side)
                own = [one for one in other.of("stent") if one.lesion not in (None, act.lesion)]
                if same and other.concept in reached and not own:
                    out = _fold(out, other, item)
    return out


def _reached(act: Act, tree: VesselTree) -> frozenset[str]:
    """Vessels that a device covers beside its own: those named, and those that lie between."""
    named = act.details.get("bridging")
    out: set[str] = set()
    for concept in named if isinstance(named, tuple) else ():
        for far, near in ((concept, act.target), (act.target, concept)):
            path = tree.path(far) if far else ()
            if near in path:
                out.update(path[: path.index(near) + 1])
        out.add(concept)
    return frozenset(out - {act.target or ""})


def _without_vague(vessels: Sequence[Treated]) -> list[Treated]:
    out = list(vessels)
    for item in vessels:
        named = VAGUE.get(item.concept, ())
        host = next(
            (
                other
                for other in out
                if other.concept in named
                and other.session == item.session
                and (item.side is None or other.side in (None, item.side))
            ),
            None,
        )
        if host is not None:
            out = _fold(out, item, host)
    return out


def _fold(vessels: Sequence[Treated], item: Treated, host: Treated) -> list[Treated]:
    """Move the acts of one vessel to another that is on the list under the same name and side."""
    key = (host.session, host.concept, host.side)
    if item not in vessels or (item.session, item.concept, item.side) == key:
        return list(vessels)
    out = [other for other in vessels if other is not item]
    return [
        dataclasses.replace(other, acts=(*other.acts, *(act for act in item.acts if act not in other.acts)))
        if (other.session, other.concept, other.side) == key
        else other
        for other in out
    ]
