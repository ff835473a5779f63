"""Work in leg arteries that the revascularization codes do not describe, in both code sets.

Stents for aneurysm, tear, bleeding or injury (VINT-11), iliac atherectomy (VINT-19), attempts (VINT-87), work inside
an endograft's treatment zone (VINT-75) and what cannot be coded without a side or a territory.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.leg_territories import (
    TreatedVessel,
    counted_vessel,
    inside_endograft,
    leg_acts,
    legs_of,
    non_occlusive_acts,
    technique_name,
    techniques,
    treated_vessels,
    without_territory,
)
from ircoder.coding.model import Candidate, Slate
from ircoder.coding.questions import query
from ircoder.findings.model import Act, spans_of
from ircoder.knowledge.leg_revascularization import CodeSet, load_leg_revascularization

FIRST_STENT = "37236"
FURTHER_STENT = "37237"
ILIAC_ATHERECTOMY = "0238T"
WITH_ATHERECTOMY = ("C9766", "C9767")


def propose_non_occlusive_stents(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """37236 for each leg artery stented for other than blockage (VINT-11); a bridged artery is the same lesion."""
    findings = encounter.findings
    seen: set[tuple[str | None, str | None]] = set()
    for act, disease in non_occlusive_acts(encounter):
        would_be = _would_be_code((act,), act, encounter, code_set)
        if act.kind != "stent":
            reason = f"Treatment of {disease} is no revascularization for blockage."
            slate = slate.decline(would_be, "VINT-11", reason, spans=act.spans)
            continue
        for leg in legs_of(act, findings, encounter.knowledge.vessels):
            if (act.target, leg) in seen:
                continue
            seen.add((act.target, leg))
            bridged = act.details.get("bridging")
            if isinstance(bridged, tuple):
                seen.update((concept, leg) for concept in bridged)
            slate = slate.add(_other_stent(act, leg, disease, encounter))
            reason = f"The stent treats {disease}, not blockage."
            slate = slate.decline(would_be, "VINT-11", reason, FIRST_STENT, act.spans)
        counted = counted_vessel(act.target, code_set, encounter.knowledge.vessels)
        if counted is not None and counted.territory == "iliac":
            slate = slate.send_to_review(
                "An iliac stent was placed for other than blockage: a stent code or an iliac endograft code."
            )
    return slate


def number_non_occlusive_stents(slate: Slate) -> Slate:
    """37237 for every stented artery after the first of the session (VINT-25)."""
    first_seen = False
    for candidate in slate.with_code(FIRST_STENT):
        if first_seen and candidate.rules[:1] == ("VINT-11",):
            further = dataclasses.replace(candidate, code=FURTHER_STENT, rules=("VINT-11", "VINT-25"))
            slate = slate.swap(candidate, further)
        first_seen = True
    return slate


def propose_iliac_atherectomy(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """0238T for each iliac artery with atherectomy, beside its balloon or stent code (VINT-19).

    A facility code for lithotripsy with atherectomy already holds it (VINT-21).
    """
    for vessel in treated_vessels(encounter, code_set):
        if any(act.id in candidate.acts for act in vessel.acts for candidate in slate.with_code(*WITH_ATHERECTOMY)):
            continue
        atherectomies = tuple(act for act in vessel.acts if act.kind == "atherectomy")
        if vessel.territory == "iliac" and atherectomies:
            slate = slate.add(
                Candidate(
                    code=ILIAC_ATHERECTOMY,
                    side=vessel.leg,
                    site=f"artery:{vessel.leg or 'unknown'}:{vessel.vessel}",
                    vessel=atherectomies[0].target,
                    access=atherectomies[0].access,
                    acts=tuple(act.id for act in atherectomies),
                    session=vessel.session,
                    rules=("VINT-19",),
                    spans=spans_of(atherectomies),
                    why="Atherectomy of an iliac artery has its own code beside the balloon or stent code.",
                )
            )
    return slate


def note_attempts(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """Nothing for a device that was not used or a lesion that was not crossed (VINT-87)."""
    tree = encounter.knowledge.vessels
    done = {(act.target, act.side, act.kind) for act in leg_acts(encounter.findings, tree)}
    for act in leg_acts(encounter.findings, tree, "attempted"):
        if (act.target, act.side, act.kind) not in done:
            code = _would_be_code((act,), act, encounter, code_set)
            slate = slate.decline(code, "VINT-87", "The treatment was tried and not done.", spans=act.spans)
    return slate


def note_endograft_zone(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """Balloon and stent in the treatment zone belong to the endograft (VINT-75)."""
    for act in inside_endograft(encounter):
        code = _would_be_code((act,), act, encounter, code_set)
        reason = "Work inside the treatment zone belongs to the endograft placed in the same session."
        slate = slate.decline(code, "VINT-75", reason, spans=act.spans)
    return slate


def note_stent_over_balloon(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """Note the balloon before, in or after a stent of the same vessel: it is inside its code (VINT-03)."""
    for vessel in treated_vessels(encounter, code_set):
        used = techniques(vessel.acts)
        balloons = tuple(act for act in vessel.acts if act.kind in ("angioplasty", "lithotripsy"))
        winner = _winner(slate, vessel)
        if winner and balloons and "stent" in used:
            code = _would_be_code(balloons, balloons[0], encounter, code_set)
            reason = "The balloon in a stented vessel is inside the stent code."
            slate = slate.decline(code, "VINT-03", reason, winner, spans_of(balloons))
    return slate


def note_bridged(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """One device across one lesion of two arteries is one vessel and one territory (VINT-05, VINT-10)."""
    table = load_leg_revascularization()
    complexity = "" if code_set == "2025" else "straightforward"
    for vessel in treated_vessels(encounter, code_set):
        winner = _winner(slate, vessel)
        technique = technique_name(techniques(vessel.acts))
        for concept in vessel.bridged:
            counted = counted_vessel(concept, code_set, encounter.knowledge.vessels)
            if counted is None or winner is None:
                continue
            within = counted.territory == vessel.territory
            code = table.find(code_set, counted.territory, technique, complexity, "additional" if within else "initial")
            if code is not None and code.code != winner:
                reason = "One device treats one lesion that runs on into this artery: it is no further vessel."
                slate = slate.decline(code.code, "VINT-05" if within else "VINT-10", reason, winner, vessel.spans)
    return slate


def ask_for_territory(slate: Slate, encounter: Encounter, code_set: CodeSet) -> Slate:
    """Ask for the place of the lesion in a graft that spans territories (VINT-11)."""
    for act in without_territory(encounter):
        code = _would_be_code((act,), act, encounter, code_set)
        slate = slate.ask(query("place_in_graft", code, "VINT-11", act.spans))
        slate = slate.send_to_review("A leg bypass graft was treated, but the report does not state its territory.")
    return slate


def _other_stent(act: Act, leg: str | None, disease: str, encounter: Encounter) -> Candidate:
    lesion = encounter.findings.lesion(act.lesion)
    return Candidate(
        code=FIRST_STENT,
        side="left" if leg == "left" else "right" if leg == "right" else None,
        site=f"artery:{leg or 'unknown'}:{act.target}",
        vessel=act.target,
        access=act.access,
        acts=(act.id,),
        session=act.session,
        rules=("VINT-11", "VINT-25"),
        spans=spans_of([act, *([lesion] if lesion else [])]),
        why=f"A leg artery stented for {disease}, not for blockage.",
    )


def _would_be_code(acts: tuple[Act, ...], act: Act, encounter: Encounter, code_set: CodeSet) -> str:
    """Return the revascularization code that the work would tempt to report; without a known occlusion a stenosis."""
    counted = counted_vessel(act.target, code_set, encounter.knowledge.vessels)
    territory = counted.territory if counted and counted.territory else "femoral_popliteal"
    lesions = [encounter.findings.lesion(item.lesion) for item in acts]
    occluded = any(lesion is not None and lesion.kind == "occlusion" for lesion in lesions)
    complexity = "" if code_set == "2025" else "complex" if occluded else "straightforward"
    table = load_leg_revascularization()
    for technique in (technique_name(techniques(acts)), "balloon"):
        code = table.find(code_set, territory, technique, complexity, "initial")
        if code is not None:
            return code.code
    raise LookupError(f"no {code_set} code for {territory}")


def _winner(slate: Slate, vessel: TreatedVessel) -> str | None:
    """Code on the slate that holds the work of this vessel."""
    acts = {act.id for act in vessel.acts}
    return next(
        (
            candidate.code
            for candidate in slate.candidates
            if candidate.site == vessel.site and acts <= set(candidate.acts)
        ),
        None,
    )
