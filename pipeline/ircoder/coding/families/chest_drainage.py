"""Fluid and air in the chest: taps, tubes, tunneled catheters and what is put through them (NONV-20 to NONV-23)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.fluid import acts_done, decline_guidance, imaged, line_of
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import spans_of

KINDS = (
    "thoracentesis",
    "chest_tube",
    "pleural_catheter_insertion",
    "pleural_catheter_removal",
    "pleural_fibrinolysis",
    "pleurodesis",
)
TAP, TAP_IMAGED = "32554", "32555"
TUBE, TUBE_IMAGED, OPEN_TUBE = "32556", "32557", "32551"
TUNNELED, TUNNELED_OUT, TUNNELED_IMAGING = "32550", "32552", "75989"
LYSIS, LYSIS_LATER, PLEURODESIS = "32561", "32562", "32560"
ELSEWHERE = ("10030", "10160", "49082", "49083", "49185", "49405", "49406", "49407", "49418", "49423", "49424")
BY_RANK = (TUNNELED, TUBE_IMAGED, TUBE, OPEN_TUBE, TAP_IMAGED, TAP)
"""One of these for a side and session, the most lasting first (NONV-21)."""

rules = RuleBookBuilder(
    "chest_drainage",
    families=("drainage", "aspiration"),
    act_kinds=KINDS,
    codes=(*BY_RANK, TUNNELED_OUT, TUNNELED_IMAGING, LYSIS, LYSIS_LATER, PLEURODESIS),
)


@rules.rule("NONV-20", "NONV-06", phase=Phase.PROPOSE, decides="a tap by its imaging, once a side")
def taps(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 32555 or 32554 for each side that was tapped; a catheter that came out makes no tube."""
    for act in acts_done(encounter, "thoracentesis"):
        code = TAP_IMAGED if imaged(act, encounter) else TAP
        why = "Pleural tap" + (" with imaging." if code == TAP_IMAGED else " without imaging.")
        slate = slate.add(line_of(act, code, ("NONV-20",), why, encounter, side=act.side))
    return slate


@rules.rule("NONV-21", "NONV-111", phase=Phase.PROPOSE, decides="a pleural tube by the way in and its imaging")
def tubes(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 32551 for a tube through a cut, 32557 or 32556 for one over a wire or trocar."""
    for act in acts_done(encounter, "chest_tube"):
        if act.details.get("technique") == "open":
            code, why = OPEN_TUBE, "Chest tube through a cut with blunt entry."
        elif imaged(act, encounter):
            code, why = TUBE_IMAGED, "Percutaneous pleural drain left in, with imaging."
        else:
            code, why = TUBE, "Percutaneous pleural drain left in, without imaging."
        slate = slate.add(line_of(act, code, ("NONV-21",), why, encounter, side=act.side))
        slate = decline_guidance(slate, encounter, act, code, "NONV-15")
    return slate


@rules.rule("NONV-22", "NONV-15", "VINT-73", phase=Phase.PROPOSE, decides="a tunneled pleural catheter and its imaging")
def tunneled(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 32550, with 75989 where imaging guided it, and 32552 for a removal."""
    for act in acts_done(encounter, "pleural_catheter_insertion"):
        why = "Tunneled cuffed pleural catheter."
        slate = slate.add(line_of(act, TUNNELED, ("NONV-22", "VINT-73"), why, encounter, side=act.side))
        if imaged(act, encounter):
            why = "Imaging of the tunneled pleural catheter, its only home."
            slate = slate.add(line_of(act, TUNNELED_IMAGING, ("NONV-15", "NONV-22"), why, encounter))
    for act in acts_done(encounter, "pleural_catheter_removal"):
        why = "Tunneled pleural catheter taken out."
        slate = slate.add(line_of(act, TUNNELED_OUT, ("NONV-22", "NONV-13"), why, encounter, side=act.side))
    return slate


@rules.rule("NONV-23", "NONV-29", phase=Phase.PROPOSE, decides="fibrinolytic by its day, sclerosant once")
def instillations(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 32561 or 32562 once a day, and 32560 for a sclerosant through the tube."""
    for act in encounter.findings.performed("pleural_fibrinolysis"):
        day = act.details.get("day", 1)
        later = isinstance(day, int | float) and day > 1
        code = LYSIS_LATER if later else LYSIS
        if slate.with_code(code):
            continue
        why = "Fibrinolytic into the pleura, " + ("a later day." if later else "the first day.")
        slate = slate.add(line_of(act, code, ("NONV-23",), why, encounter))
    for act in encounter.findings.performed("pleurodesis")[:1]:
        why = "Sclerosant into the pleura."
        slate = slate.add(line_of(act, PLEURODESIS, ("NONV-23", "NONV-29"), why, encounter))
    return slate


@rules.rule("NONV-21", phase=Phase.BUNDLE, decides="one pleural code for a side and session")
def one_a_side(slate: Slate, encounter: Encounter) -> Slate:
    """Keep the most lasting work on each side: needle aspiration before a tube is part of the tube."""
    for winner_code in BY_RANK:
        for winner in slate.with_code(winner_code):
            for other in slate.with_code(*BY_RANK):
                lesser = BY_RANK.index(other.code) > BY_RANK.index(winner.code)
                if lesser and winner in slate.candidates and _one_side(winner, other):
                    reason = (
                        "One pleural service is reported for a side and session; the tap before a tube is part of it."
                    )
                    slate = slate.exclude(other, "NONV-21", reason, winner.code)
    return slate


def _one_side(one: Candidate, other: Candidate) -> bool:
    return one.session == other.session and (one.side == other.side or None in (one.side, other.side))


@rules.rule("NONV-21", phase=Phase.BUNDLE, decides="work in the chest is apart from work on fluid elsewhere")
def chest_is_another_place(slate: Slate, encounter: Encounter) -> Slate:
    """Prove pleural work separate from drains, taps and sclerosis of other places in the session."""
    if not slate.with_code(*ELSEWHERE):
        return slate
    for candidate in slate.with_code(*BY_RANK):
        proof = "It was done in the chest, at another place."
        slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


@rules.rule("NONV-23", "NONV-21", phase=Phase.BUNDLE, decides="a further drain is apart from the tube that lyses")
def further_drain_beside_lysis(slate: Slate, encounter: Encounter) -> Slate:
    """Prove a new drain of another pocket separate from the agent through the tube that was there."""
    old = {str(act.details.get("collection", "")) for act in encounter.findings.performed("pleural_fibrinolysis")}
    if not old or not slate.with_code(LYSIS, LYSIS_LATER):
        return slate
    acts = {act.id: act for act in encounter.findings.acts}
    for candidate in slate.with_code(*BY_RANK):
        own = {str(acts[item].details.get("collection", "")) for item in candidate.acts if item in acts}
        if own and own.isdisjoint(old):
            slate = slate.swap(
                candidate, dataclasses.replace(candidate, distinct="It is another pocket of the pleura.")
            )
    return slate


@rules.rule("NONV-22", phase=Phase.BUNDLE, decides="needle guidance is barred beside the tunneled catheter")
def no_needle_guidance(slate: Slate, encounter: Encounter) -> Slate:
    """Note that 76942, 77002 and 77012 are not reported beside 32550."""
    for candidate in slate.with_code(TUNNELED):
        looks = tuple(item for act in candidate.acts for item in encounter.findings.guidance_about(act, "ultrasound"))
        if looks:
            reason = "Edits bar needle guidance beside the tunneled pleural catheter; its imaging is 75989."
            slate = slate.decline("76942", "NONV-22", reason, TUNNELED, spans_of(looks))
    return slate


@rules.rule("NONV-20", phase=Phase.UNITS, decides="each side counts once")
def both_sides(slate: Slate, encounter: Encounter) -> Slate:
    """Write one tap of unknown side that was done twice as one line."""
    for code in (TAP, TAP_IMAGED):
        unsided = [item for item in slate.with_code(code) if item.side is None and item.session == 1]
        for extra in unsided[1:]:
            slate = slate.exclude(extra, "NONV-20", "A tap without a side counts once.", code)
    return slate


BOOK = rules.book()
