"""Pumps, pacing wires and planned shocks (CARD-40)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

BALLOON_PUMP, BALLOON_PUMP_OUT = "33967", "33968"
LEFT_BY_ARTERY, LEFT_BY_SEPTUM, RIGHT = "33990", "33991", "33995"
LEFT_OUT, LEFT_MOVED, RIGHT_OUT = "33992", "33993", "33997"
PACING_ONE, PACING_TWO = "33210", "33211"
SHOCK = "92960"
RESUSCITATION = "92950"
HOLDS_PACING = ("C960",)
"""Beginnings of codes that contain a pacing wire though no edit says so."""

rules = RuleBookBuilder(
    "heart_support",
    families=(),
    act_kinds=(
        "balloon_pump",
        "balloon_pump_removal",
        "ventricular_assist",
        "ventricular_assist_removal",
        "ventricular_assist_repositioning",
        "temporary_pacing",
        "cardioversion",
        "pacemaker_lead",
        "resuscitation",
    ),
    codes=(
        *(BALLOON_PUMP, BALLOON_PUMP_OUT, LEFT_BY_ARTERY, LEFT_BY_SEPTUM, RIGHT, LEFT_OUT, LEFT_MOVED, RIGHT_OUT),
        *(PACING_ONE, PACING_TWO, SHOCK, RESUSCITATION),
    ),
)


@rules.rule("CARD-40", phase=Phase.PROPOSE, decides="a balloon pump or assist pump that was placed, by side and way in")
def pumps(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 33967, 33990, 33991 and 33995, each once a session."""
    for act in encounter.findings.performed("balloon_pump")[:1]:
        slate = slate.add(_line(BALLOON_PUMP, act, "A balloon pump was placed through the skin."))
    placed = {_pump(act): act for act in reversed(encounter.findings.performed("ventricular_assist"))}
    both = RIGHT in placed and len(placed) > 1
    for code, act in placed.items():
        line = _line(code, act, "A pump that assists the ventricle was placed through the skin.")
        apart = "Each ventricle has a pump of its own, through its own vessel." if both else None
        slate = slate.add(dataclasses.replace(line, distinct=apart))
    return slate


def _pump(act: Act) -> str:
    if act.details.get("chamber") == "right":
        return RIGHT
    return LEFT_BY_SEPTUM if act.details.get("transseptal") is True else LEFT_BY_ARTERY


@rules.rule("CARD-40", phase=Phase.CHOOSE, decides="removal or moving of a pump counts only in a later session")
def pumps_out(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 33968, 33992, 33993 and 33997 where the pump was not placed in this session."""
    for kind in ("balloon_pump_removal", "ventricular_assist_removal", "ventricular_assist_repositioning"):
        for act in encounter.findings.performed(kind)[:1]:
            code, placed = _out(act)
            here = next((item for item in slate.with_code(*placed) if item.session == act.session), None)
            if here is not None:
                reason = "The pump was placed in this session; its removal or moving is inside."
                slate = slate.decline(code, "CARD-40", reason, here.code, act.spans)
            elif code == LEFT_MOVED and act.details.get("imaging") is False:
                slate = slate.decline(code, "CARD-40", "A pump moved without imaging is not reported.", spans=act.spans)
            else:
                slate = slate.add(_line(code, act, "The pump of an earlier session was taken out or moved."))
    return slate


def _out(act: Act) -> tuple[str, tuple[str, ...]]:
    if act.kind == "balloon_pump_removal":
        return BALLOON_PUMP_OUT, (BALLOON_PUMP,)
    right = act.details.get("chamber") == "right"
    if act.kind == "ventricular_assist_repositioning":
        return LEFT_MOVED, (LEFT_BY_ARTERY, LEFT_BY_SEPTUM, RIGHT)
    return (RIGHT_OUT, (RIGHT,)) if right else (LEFT_OUT, (LEFT_BY_ARTERY, LEFT_BY_SEPTUM))


@rules.rule("CARD-40", phase=Phase.ADD_ONS, decides="a pacing wire stands only alone; two chambers are 33211")
def pacing(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 33210 or 33211 where no code of the session contains it (errata 1)."""
    for act in encounter.findings.performed("temporary_pacing")[:1]:
        code = PACING_TWO if act.details.get("chambers") == 2 else PACING_ONE
        holding = next((item for item in slate.candidates if _holds(item, code, encounter)), None)
        if holding is not None:
            reason = "The pacing wire is part of the other work of the session."
            slate = slate.decline(code, "CARD-40", reason, holding.code, act.spans)
        else:
            slate = slate.add(_line(code, act, "A temporary pacing wire was placed for a reason of its own."))
    return slate


def _holds(candidate: Candidate, code: str, encounter: Encounter) -> bool:
    row = encounter.knowledge.edits.pair(candidate.code, code, encounter.service_date, encounter.setting)
    return row is not None or candidate.code.startswith(HOLDS_PACING)


@rules.rule("CARD-40", phase=Phase.PROPOSE, decides="only a planned shock is 92960, and it goes to review")
def shocks(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 92960 for a planned shock; one given in an emergency is inside."""
    for act in encounter.findings.performed("cardioversion")[:1]:
        if act.details.get("planned") is True:
            slate = slate.add(_line(SHOCK, act, "A planned shock for an abnormal rhythm."))
            slate = slate.send_to_review(
                "A planned cardioversion is reported only by the operator whose procedure it is."
            )
        else:
            reason = "A shock given in an emergency is not a planned cardioversion."
            slate = slate.decline(SHOCK, "CARD-40", reason, spans=act.spans)
    return slate


@rules.rule("CAT-92950", phase=Phase.PROPOSE, decides="resuscitation that was really done stands beside the session")
def resuscitation(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 92950; who directed it is for a coder to see."""
    for act in encounter.findings.performed("resuscitation")[:1]:
        line = _line(RESUSCITATION, act, "Compressions were given in this session.")
        slate = slate.add(
            dataclasses.replace(line, rules=("CAT-92950",), distinct="Resuscitation is no part of the study.")
        )
        slate = slate.send_to_review("Only the physician who directed the resuscitation reports it.")
    return slate


@rules.rule("CARD-40", phase=Phase.PROPOSE, decides="permanent pacing is outside the codes of this reference")
def permanent_pacing(slate: Slate, encounter: Encounter) -> Slate:
    """Send permanent leads to review."""
    if encounter.findings.performed("pacemaker_lead"):
        return slate.send_to_review(
            "Permanent pacemaker or defibrillator work is outside this tool: it has no code here."
        )
    return slate


def _line(code: str, act: Act, why: str) -> Candidate:
    return Candidate(
        code=code, access=act.access, acts=(act.id,), session=act.session, rules=("CARD-40",), spans=act.spans, why=why
    )


BOOK = rules.book()
