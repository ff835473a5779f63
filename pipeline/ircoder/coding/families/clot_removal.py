"""Mechanical removal of clot outside heart, brain and dialysis circuit: 37184 to 37188 (VINT-48 to 51), and 0644T."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.treated_places import place_of, pulmonary_side, vascular_family
from ircoder.findings.model import Act, Side, spans_of

PRIMARY, FURTHER, SECONDARY = "37184", "37185", "37186"
VENOUS, VENOUS_AGAIN = "37187", "37188"
CARDIAC_MASS = "0644T"
FAMILY_OF_CLOT = "thrombectomy"
ARTERIES = ("leg", "artery", "carotid", "intrathoracic_carotid", "vertebral", "pulmonary")
VEINS = ("vein", "portal", "sinus")
OTHER_WORK = ("angioplasty", "stent", "atherectomy", "lithotripsy", "embolization")
ATHERECTOMY_CODES = ("37225", "37227", "37229", "37231", "37233", "37235")
LATER_DAY = ("thrombolysis_followup", "thrombolysis_cessation")
SHUNTS = ("tips_creation", "tips_revision")

rules = RuleBookBuilder(
    "clot_removal",
    families=(FAMILY_OF_CLOT,),
    act_kinds=("thrombectomy", "intracardiac_mass_removal"),
    codes=(PRIMARY, FURTHER, SECONDARY, VENOUS, VENOUS_AGAIN, CARDIAC_MASS),
)


@rules.rule(
    *("VINT-48", "VINT-49", "VINT-51"),
    phase=Phase.PROPOSE,
    decides="clot as the main disease is 37184 with 37185; a byproduct of other work is 37186",
)
def arterial_clot(slate: Slate, encounter: Encounter) -> Slate:
    """One 37184 for each vascular family, one 37185 for its further vessels, one 37186 for the session."""
    families: dict[tuple[int, str], list[Act]] = {}
    secondary: dict[int, list[Act]] = {}
    for act in _clot_acts(encounter, ARTERIES):
        if _is_secondary(act, encounter):
            secondary.setdefault(act.session, []).append(act)
        else:
            families.setdefault((act.session, vascular_family(act, encounter)), []).append(act)
    families = _without_vague_lung(families)
    for (_, family), acts in families.items():
        slate = slate.add(*_primary(family, acts, len(families) > 1, encounter))
    for session, acts in secondary.items():
        slate = slate.add(_secondary(session, acts, slate, encounter))
    return _both_lungs(slate, families)


@rules.rule(
    "VINT-50", phase=Phase.PROPOSE, decides="clot in veins is 37187 for each access, 37188 on a later lysis day"
)
def venous_clot(slate: Slate, encounter: Encounter) -> Slate:
    """One code for all veins cleared through one access; two sides by two accesses are two."""
    later = {act.session for act in encounter.findings.performed(*LATER_DAY)}
    groups: dict[tuple[int, str | None, Side | None], list[Act]] = {}
    acts = [act for act in _clot_acts(encounter, VEINS) if not _in_shunt(act, encounter)]
    by_access = len({act.access for act in acts}) > 1
    for act in acts:
        side = act.side if by_access and act.side in ("left", "right") else None
        groups.setdefault((act.session, act.access if by_access else None, side), []).append(act)
    for (session, _, _), members in _joined_by_access(groups).items():
        again = session in later or any(act.details.get("repeat") is True for act in members)
        slate = slate.add(_venous(members, encounter, again=again))
    return slate


@rules.rule("CAT-0644T", phase=Phase.PROPOSE, decides="a mass sucked out of right heart or cava is 0644T, once")
def cardiac_mass(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 0644T."""
    acts = encounter.findings.performed("intracardiac_mass_removal")
    if not acts:
        return slate
    return slate.add(
        Candidate(
            code=CARDIAC_MASS,
            vessel=acts[0].target,
            access=acts[0].access,
            acts=tuple(act.id for act in acts),
            session=acts[0].session,
            rules=("CAT-0644T",),
            spans=spans_of(acts),
            why="A mass was removed from the right heart or the great veins by suction.",
        )
    )


@rules.rule("VINT-48", "VINT-49", phase=Phase.CHOOSE, decides="clot of another vessel than the opened one is separate")
def beside_other_work(slate: Slate, encounter: Encounter) -> Slate:
    """Give the proof of separateness where the clot lay in another vessel than the balloon, stent or atherectomy."""
    acts = {act.id: act for act in encounter.findings.acts}
    for candidate in slate.with_code(PRIMARY, SECONDARY):
        cleared = {acts[item].target for item in candidate.acts if item in acts}
        worked = {act.target for act in encounter.findings.performed(*OTHER_WORK)}
        if worked and candidate.distinct is None and (candidate.code == PRIMARY or not cleared & worked):
            why = (
                "The clot was the disease; the opening of its cause is further work."
                if cleared & worked
                else "The clot lay in another vessel than the one that was opened."
            )
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=why))
    return slate


@rules.rule("VINT-48", "VINT-50", phase=Phase.QUERIES, decides="clot removal without a vessel goes to a coder")
def unknown_vessels(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for the vessel."""
    for act in encounter.findings.performed(FAMILY_OF_CLOT):
        if act.target is None:
            slate = slate.ask(query("clot_vessel", PRIMARY, "VINT-48", act.spans))
            slate = slate.send_to_review("Clot was removed from a vessel that is not named.")
    for act in encounter.findings.acts:
        if act.kind == FAMILY_OF_CLOT and act.status == "attempted":
            slate = slate.decline(PRIMARY, "VINT-87", "The removal was tried and not done.", spans=act.spans)
    return slate


def _clot_acts(encounter: Encounter, places: Sequence[str]) -> list[Act]:
    return [act for act in encounter.findings.performed(FAMILY_OF_CLOT) if place_of(act, encounter) in places]


def _is_secondary(act: Act, encounter: Encounter) -> bool:
    """Whether the clot came with other arterial work of the session."""
    if act.details.get("role") != "secondary":
        return False
    return any(
        other.session == act.session and place_of(other, encounter) in ARTERIES
        for other in encounter.findings.performed(*OTHER_WORK)
    )


def _primary(family: str, acts: Sequence[Act], several: bool, encounter: Encounter) -> Iterable[Candidate]:
    main = acts[0]
    lung = family.startswith("lung:")
    side = pulmonary_side(main, encounter.knowledge.vessels) if lung else _one_side(acts)
    first = Candidate(
        code=PRIMARY,
        side=side,
        site=f"family:{family}",
        vessel=main.target,
        access=main.access,
        acts=tuple(act.id for act in acts),
        session=main.session,
        rules=("VINT-51", "VINT-48") if lung else ("VINT-48",),
        spans=spans_of(acts),
        why="Clot was the disease and its removal the main treatment of this vascular family.",
        distinct="A vascular family of its own." if several else None,
    )
    yield first
    vessels = dict.fromkeys(act.target for act in acts)
    if len(vessels) > 1 and not lung:
        why = "Further vessels of the same vascular family, once."
        yield dataclasses.replace(first, code=FURTHER, why=why, rules=("VINT-48",), distinct=None)


def _secondary(session: int, acts: Sequence[Act], slate: Slate, encounter: Encounter) -> Candidate:
    opened = {act.target for act in encounter.findings.performed("atherectomy") if act.session == session}
    apart = slate.with_code(*ATHERECTOMY_CODES) and not opened & {act.target for act in acts}
    return Candidate(
        code=SECONDARY,
        side=_one_side(acts),
        site="secondary",
        vessel=acts[0].target,
        access=acts[0].access,
        acts=tuple(act.id for act in acts),
        session=session,
        rules=("VINT-48", "VINT-49"),
        spans=spans_of(acts),
        why="Clot that came with other work of the session was removed beside it.",
        distinct="The clot lay in another vessel than the atherectomy." if apart else None,
    )


def _without_vague_lung(families: dict[tuple[int, str], list[Act]]) -> dict[tuple[int, str], list[Act]]:
    """Fold the pulmonary trunk into the side that was treated."""
    out = dict(families)
    for session, family in families:
        sided = [key for key in out if key[0] == session and key[1] in ("lung:left", "lung:right")]
        if family == "lung:" and sided:
            acts = out.pop((session, family))
            out[sided[0]] = [*out[sided[0]], *acts]
    return out


def _both_lungs(slate: Slate, families: dict[tuple[int, str], list[Act]]) -> Slate:
    for session, _ in families:
        if {(session, "lung:left"), (session, "lung:right")} <= families.keys():
            reason = "Both lungs were treated: 37184 with 50, or 37184 and 37185, is disputed (VINT-51)."
            slate = slate.send_to_review(reason)
    return slate


def _joined_by_access(
    groups: dict[tuple[int, str | None, Side | None], list[Act]],
) -> dict[tuple[int, str | None, Side | None], list[Act]]:
    """One group for each access: what has no access of its own goes with the only one, or the one of its side."""
    out: dict[tuple[int, str | None, Side | None], list[Act]] = {}
    for (session, access, side), acts in groups.items():
        key = next(
            (
                known
                for known in out
                if known[0] == session
                and (known[1] == access or None in (known[1], access))
                and known[1:] != (None, side)
                and (access is not None or side in (None, known[2]))
            ),
            (session, access, side),
        )
        out.setdefault(key, []).extend(acts)
    return out


def _side_of_leg_access(act: Act, encounter: Encounter) -> Side | None:
    """Side of a vein of the leg that was entered: what is cleared from there lies on its side."""
    access = encounter.findings.access(act.access)
    vessel = encounter.knowledge.vessels.get(access.vessel) if access else None
    leg = vessel is not None and vessel.region in ("lower_extremity", "foot") and act.side is None
    return access.side if access is not None and leg and "popliteal" in (access.vessel or "") else None


def _venous(members: Sequence[Act], encounter: Encounter, *, again: bool) -> Candidate:
    sided = next((act for act in members if act.side in ("left", "right")), None)
    sides = {act.side for act in members} - {None}
    by_way = _side_of_leg_access(members[0], encounter) if not sides else None
    access = encounter.findings.access(members[0].access)
    vessel = access.vessel if by_way and access else (sided or members[0]).target
    why = "Clot removed from veins by a device"
    return Candidate(
        code=VENOUS_AGAIN if again else VENOUS,
        side=next(iter(sides)) if len(sides) == 1 else by_way,
        site=f"veins:{members[0].access or ''}",
        vessel=vessel,
        access=members[0].access,
        acts=tuple(act.id for act in members),
        session=members[0].session,
        rules=("VINT-50",),
        spans=spans_of(members),
        why=f"{why}, again on a later day of the lysis." if again else f"{why}, one code for all veins of an access.",
    )


def _in_shunt(act: Act, encounter: Encounter) -> bool:
    done = encounter.findings.performed(*SHUNTS)
    return place_of(act, encounter) == "portal" and any(other.session == act.session for other in done)


def _one_side(acts: Iterable[Act]) -> Side | None:
    sides = {act.side for act in acts} - {None}
    return next(iter(sides)) if len(sides) == 1 else None


BOOK = rules.book()
