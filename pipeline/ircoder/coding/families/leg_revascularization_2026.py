"""Leg revascularization from 2026-01-01: codes 37254-37299 by territory, complexity and technique (VINT-13 to 23)."""

from __future__ import annotations

import dataclasses
from typing import get_args

from ircoder.coding.encounter import Encounter
from ircoder.coding.leg_codes import CodedVessel, code_of, initial_and_additional, merged, vessel_words
from ircoder.coding.leg_lesions import Complexity, complexity_in_doubt, complexity_of, lesions_of
from ircoder.coding.leg_other_work import (
    ask_for_territory,
    note_attempts,
    note_bridged,
    note_endograft_zone,
    note_stent_over_balloon,
    number_non_occlusive_stents,
    propose_iliac_atherectomy,
    propose_non_occlusive_stents,
)
from ircoder.coding.leg_territories import (
    KINDS,
    TreatedVessel,
    counted_vessel,
    technique_name,
    techniques,
    treated_vessels,
    uncounted_vessels,
)
from ircoder.coding.model import Candidate, Phase, Query, Slate, code_range
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Lesion, spans_of
from ircoder.knowledge.leg_revascularization import CodeSet, code_set_on, load_leg_revascularization

CODE_SET: CodeSet = "2026"

RULES = {
    "iliac": ("VINT-13", "VINT-14", "VINT-15", "VINT-16"),
    "femoral_popliteal": ("VINT-13", "VINT-14", "VINT-15", "VINT-16"),
    "tibial_peroneal": ("VINT-13", "VINT-14", "VINT-15", "VINT-16"),
    "inframalleolar": ("VINT-13", "VINT-14", "VINT-15"),
}

LITHOTRIPSY = {"iliac": "37262", "femoral_popliteal": "37279"}

builder = RuleBookBuilder(
    "leg_revascularization_2026",
    families=("angioplasty", "stent", "atherectomy"),
    act_kinds=KINDS,
    codes=code_range(
        "37254-37299", "37236", "37237", "0238T", "C9764", "C9765", "C9766", "C9767", "C9772", "C9773", "C9774", "C9775"
    ),
)


def _applies(encounter: Encounter) -> bool:
    return code_set_on(encounter.service_date) == CODE_SET


@builder.rule(
    *("VINT-01", "VINT-13", "VINT-14", "VINT-15", "VINT-16", "VINT-17", "VINT-18", "VINT-12", "VINT-23"),
    phase=Phase.PROPOSE,
    decides="territory, complexity and technique choose the code; the most intensive vessel of a leg territory leads",
)
def revascularization(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37254-37299; ask, without a code, where neither stenosis nor occlusion is said."""
    if not _applies(encounter):
        return slate
    coded: list[CodedVessel] = []
    for vessel in treated_vessels(encounter, CODE_SET):
        if vessel.territory == "iliac" and techniques(vessel.acts) == {"atherectomy"}:
            continue
        choice = _most_intensive(vessel, encounter)
        if choice is None:
            slate = _ask_for_lesion(slate, vessel, encounter)
            continue
        coded.append(choice)
        slate = _doubts(slate, choice, encounter)
    return slate.add(*initial_and_additional(coded, CODE_SET, RULES, encounter))


@builder.rule("VINT-11", phase=Phase.PROPOSE, decides="a leg artery stented for other than blockage is 37236")
def non_occlusive_stents(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37236 for aneurysm, tear, bleeding, injury."""
    return propose_non_occlusive_stents(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-19", phase=Phase.PROPOSE, decides="atherectomy of an iliac artery is 0238T for each artery")
def iliac_atherectomy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 0238T."""
    return propose_iliac_atherectomy(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule(
    "VINT-03", "VINT-17", "MOD-29", phase=Phase.BUNDLE, decides="the balloon in a stented vessel is inside its code"
)
def balloon_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note the balloon code that is not reported."""
    return note_stent_over_balloon(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-10", phase=Phase.BUNDLE, decides="one device across one lesion counts once")
def bridging_lesions(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of the bridged artery that is not reported."""
    return note_bridged(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-75", phase=Phase.BUNDLE, decides="iliac work in an endograft's treatment zone belongs to it")
def endograft_zone(slate: Slate, encounter: Encounter) -> Slate:
    """Note the iliac code that is not reported."""
    return note_endograft_zone(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-14", phase=Phase.BUNDLE, decides="tibioperoneal trunk and pedal arch count only when alone")
def only_when_alone(slate: Slate, encounter: Encounter) -> Slate:
    """Note the further-vessel code of a trunk beside the anterior tibial artery."""
    if not _applies(encounter):
        return slate
    table = load_leg_revascularization()
    for vessel in uncounted_vessels(encounter, CODE_SET):
        name = technique_name(techniques(vessel.acts))
        code = table.find(CODE_SET, vessel.territory, name, "straightforward", "additional")
        if code is not None:
            reason = (
                f"The {vessel_words(vessel, encounter)} counts only when no other vessel of the territory is treated."
            )
            slate = slate.decline(code.code, "VINT-14", reason, spans=vessel.spans)
    return slate


@builder.rule(
    "VINT-20", phase=Phase.ADD_ONS, decides="lithotripsy is an add-on for each iliac or femoral-popliteal vessel"
)
def lithotripsy(slate: Slate, encounter: Encounter) -> Slate:
    """Add 37262 and 37279 beside the revascularization of their territory."""
    if not _applies(encounter):
        return slate
    by_place: dict[tuple[int, str, str], list[Candidate]] = {}
    for vessel in treated_vessels(encounter, CODE_SET):
        acts = tuple(act for act in vessel.acts if act.kind == "lithotripsy")
        if not acts:
            continue
        code = LITHOTRIPSY.get(vessel.territory)
        if code is None:
            slate = _no_lithotripsy_code(slate, vessel, encounter)
        elif any(candidate.site == vessel.site for candidate in slate.candidates):
            by_place.setdefault(vessel.place, []).append(_lithotripsy_candidate(code, vessel, acts, encounter))
    return slate.add(*(merged(group) for group in by_place.values()))


@builder.rule("VINT-11", "VINT-25", phase=Phase.ADD_ONS, decides="each further stented artery is 37237")
def further_stents(slate: Slate, encounter: Encounter) -> Slate:
    """Turn every 37236 after the first into 37237."""
    return number_non_occlusive_stents(slate) if _applies(encounter) else slate


@builder.rule("VINT-87", phase=Phase.QUERIES, decides="a device not used or a lesion not crossed is not coded")
def attempts(slate: Slate, encounter: Encounter) -> Slate:
    """Note the code of the work that was only tried."""
    return note_attempts(slate, encounter, CODE_SET) if _applies(encounter) else slate


@builder.rule("VINT-11", phase=Phase.QUERIES, decides="ask for the place of the lesion in a long bypass graft")
def graft_territory(slate: Slate, encounter: Encounter) -> Slate:
    """Ask where the territory is open."""
    if not _applies(encounter):
        return slate
    return ask_for_territory(slate, encounter, CODE_SET)


def _most_intensive(vessel: TreatedVessel, encounter: Encounter) -> CodedVessel | None:
    """Code choice of one vessel; ``None`` where no act has a lesion called stenosis or occlusion (VINT-15, 17).

    Techniques used on lesions of one complexity add up; of the two complexities the more intensive pair is taken.
    """
    by_complexity = _acts_by_complexity(vessel, encounter)
    if not by_complexity:
        return None
    choices: list[CodedVessel] = []
    for complexity, acts in by_complexity.items():
        used = techniques(acts)
        if vessel.territory == "iliac":
            used = (used - {"atherectomy"}) or frozenset({"balloon"})
        lesions = [lesion for act in acts for lesion in _lesions(act, vessel, encounter)]
        choices.append(
            CodedVessel(treated=vessel, technique=technique_name(used), complexity=complexity, spans=spans_of(lesions))
        )
    return min(choices, key=lambda choice: code_of(choice, CODE_SET, "initial").rank)


def _acts_by_complexity(vessel: TreatedVessel, encounter: Encounter) -> dict[Complexity, tuple[Act, ...]]:
    """Acts of a vessel by the complexity of their lesions; acts without one go with the only one there is."""
    known: dict[Complexity, list[Act]] = {}
    unknown: list[Act] = []
    for act in vessel.acts:
        found = _complexities(act, vessel, encounter)
        if len(found) == 1:
            known.setdefault(found[0], []).append(act)
        else:
            unknown.append(act)
    if len(known) == 1:
        next(iter(known.values())).extend(unknown)
    elif unknown and known:
        known["complex"].extend(unknown)
    return {complexity: tuple(acts) for complexity, acts in known.items()}


def _open_acts(vessel: TreatedVessel, encounter: Encounter) -> bool:
    """Whether a stent or atherectomy of the vessel cannot be told to belong to the occlusion or to the stenosis."""
    return any(
        act.kind in ("stent", "atherectomy") and len(_complexities(act, vessel, encounter)) != 1 for act in vessel.acts
    )


def _complexities(act: Act, vessel: TreatedVessel, encounter: Encounter) -> tuple[Complexity, ...]:
    """Complexities of the lesions that an act may have treated."""
    found = {complexity_of(lesion) for lesion in _lesions(act, vessel, encounter)}
    return tuple(sorted(item for item in found if item is not None))


def _lesions(act: Act, vessel: TreatedVessel, encounter: Encounter) -> tuple[Lesion, ...]:
    """Lesions of an act: its own, those of its artery, else those of the same counted vessel and leg."""
    own = lesions_of(act, encounter.findings)
    if any(complexity_of(lesion) for lesion in own):
        return own
    tree = encounter.knowledge.vessels
    return own + tuple(
        lesion
        for lesion in encounter.findings.lesions
        if lesion not in own
        and (counted := counted_vessel(lesion.target, CODE_SET, tree)) is not None
        and counted.vessel == vessel.vessel
        and (lesion.side in (None, "bilateral", vessel.leg) or vessel.leg is None)
    )


def _doubts(slate: Slate, choice: CodedVessel, encounter: Encounter) -> Slate:
    """Review reasons and queries of one vessel: mixed lesions, incomplete occlusion, no foot code for the tool."""
    vessel = choice.treated
    by_complexity = _acts_by_complexity(vessel, encounter)
    if len(by_complexity) > 1:
        heavier = techniques(by_complexity["straightforward"]) - techniques(by_complexity["complex"]) - {"balloon"}
        if heavier or _open_acts(vessel, encounter):
            slate = slate.send_to_review(
                "One leg vessel has an occlusion, and a stenosis treated with the heavier tool: no source settles it."
            )
    lesions = [lesion for act in vessel.acts for lesion in _lesions(act, vessel, encounter)]
    if choice.complexity == "straightforward" and complexity_in_doubt(lesions):
        asked = _which_lesion("leg_occlusion", vessel, choice.technique, encounter)
        slate = slate.ask(dataclasses.replace(asked, spans=choice.spans or asked.spans, if_not=(asked.code,)))
    if vessel.territory == "inframalleolar" and choice.technique != "balloon":
        slate = slate.send_to_review(
            "A foot artery had a stent or atherectomy, but the code set has only a balloon code for it."
        )
    return slate


def _ask_for_lesion(slate: Slate, vessel: TreatedVessel, encounter: Encounter) -> Slate:
    asked = _which_lesion("leg_lesion", vessel, technique_name(techniques(vessel.acts)), encounter)
    slate, code = slate.ask(asked), asked.code
    reason = "Neither stenosis nor occlusion is said, and the code hinges on it."
    slate = slate.decline(code, "VINT-15", reason, spans=vessel.spans)
    return slate.send_to_review("The treated leg lesion is called neither stenosis nor occlusion.")


def _which_lesion(question: str, vessel: TreatedVessel, technique: str, encounter: Encounter) -> Query:
    """Ask for the lesion of a vessel: a stenosis and an occlusion have a code each."""
    each = [CodedVessel(treated=vessel, technique=technique, complexity=item) for item in get_args(Complexity)]
    codes = [code_of(item, CODE_SET, "initial").code for item in each]
    words = vessel_words(vessel, encounter)
    return query(question, codes[0], "VINT-15", vessel.spans, if_documented=codes, vessel=words)


def _no_lithotripsy_code(slate: Slate, vessel: TreatedVessel, encounter: Encounter) -> Slate:
    """Below the popliteal artery there is no add-on; hospital codes were not confirmed for 2026 (VINT-20, VINT-21)."""
    reason = "No add-on exists for lithotripsy below the popliteal artery."
    slate = slate.decline("37279", "VINT-20", reason, spans=vessel.spans)
    if encounter.setting == "facility":
        slate = slate.send_to_review("Hospital lithotripsy below the knee in 2026: the facility code is not confirmed.")
    return slate


def _lithotripsy_candidate(code: str, vessel: TreatedVessel, acts: tuple[Act, ...], encounter: Encounter) -> Candidate:
    return Candidate(
        code=code,
        side=vessel.leg,
        site=vessel.site,
        vessel=acts[0].target,
        access=acts[0].access,
        acts=tuple(act.id for act in acts),
        session=vessel.session,
        rules=("VINT-20",),
        spans=spans_of(acts),
        why=f"Lithotripsy, {vessel_words(vessel, encounter)}: one for each vessel of the territory.",
    )


BOOK = builder.book()
