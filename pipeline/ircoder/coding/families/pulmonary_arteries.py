"""Stents and balloons of pulmonary arteries: 33900 to 33904 and 92997, 92998."""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.treated_places import place_of, pulmonary_side
from ircoder.findings.model import Act, Side, spans_of

ONE_SIDE, BOTH_SIDES = "33900", "33901"
ONE_SIDE_ABNORMAL, BOTH_SIDES_ABNORMAL = "33902", "33903"
FURTHER_STENT = "33904"
BALLOON, FURTHER_BALLOON = "92997", "92998"
BALLOONS = ("angioplasty", "lithotripsy")

rules = RuleBookBuilder(
    "pulmonary_arteries",
    families=("stent", "angioplasty"),
    act_kinds=(),
    codes=(
        *(ONE_SIDE, BOTH_SIDES, ONE_SIDE_ABNORMAL, BOTH_SIDES_ABNORMAL, FURTHER_STENT),
        *(BALLOON, FURTHER_BALLOON),
    ),
)


@rules.rule(
    *(f"CAT-{code}" for code in (ONE_SIDE, BOTH_SIDES, ONE_SIDE_ABNORMAL, BOTH_SIDES_ABNORMAL, FURTHER_STENT)),
    phase=Phase.PROPOSE,
    decides="stented lungs: one side or both, usual or unusual connections, then each further vessel",
)
def stents(slate: Slate, encounter: Encounter) -> Slate:
    """One code for the sides, one for each vessel beyond the first of a side."""
    acts = _acts(encounter, "stent")
    for session in dict.fromkeys(act.session for act in acts):
        today = [act for act in acts if act.session == session]
        sides = {_side(act, encounter) for act in today}
        both = {"left", "right"} <= sides
        unusual = any(act.details.get("unusual_connections") is True for act in today)
        one, two = (ONE_SIDE_ABNORMAL, BOTH_SIDES_ABNORMAL) if unusual else (ONE_SIDE, BOTH_SIDES)
        slate = slate.add(_line(two if both else one, today, 1, "Stent of the pulmonary arteries."))
        further = len(_vessels(today, encounter)) - (2 if both else 1)
        if further > 0:
            slate = slate.add(_line(FURTHER_STENT, today, further, "Further pulmonary arteries stented."))
    return slate


@rules.rule(
    f"CAT-{BALLOON}",
    f"CAT-{FURTHER_BALLOON}",
    phase=Phase.PROPOSE,
    decides="ballooned pulmonary arteries without a stent: first and each further vessel",
)
def balloons(slate: Slate, encounter: Encounter) -> Slate:
    """The balloon in a stented artery is inside the stent code."""
    stented = {(act.session, act.target, act.side) for act in _acts(encounter, "stent")}
    acts = [act for act in _acts(encounter, *BALLOONS) if (act.session, act.target, act.side) not in stented]
    for session in dict.fromkeys(act.session for act in acts):
        today = [act for act in acts if act.session == session]
        slate = slate.add(_line(BALLOON, today, 1, "Balloon of a pulmonary artery."))
        further = len(_vessels(today, encounter)) - 1
        if further > 0:
            slate = slate.add(_line(FURTHER_BALLOON, today, further, "Further pulmonary arteries ballooned."))
    return slate


def _acts(encounter: Encounter, *kinds: str) -> list[Act]:
    return [act for act in encounter.findings.performed(*kinds) if place_of(act, encounter) == "pulmonary"]


def _side(act: Act, encounter: Encounter) -> Side | None:
    return pulmonary_side(act, encounter.knowledge.vessels)


def _vessels(acts: Sequence[Act], encounter: Encounter) -> set[tuple[str | None, Side | None]]:
    return {(act.target, _side(act, encounter)) for act in acts}


def _line(code: str, acts: Sequence[Act], units: int, why: str) -> Candidate:
    return Candidate(
        code=code,
        units=units,
        site="lungs",
        vessel=acts[0].target,
        access=next((act.access for act in acts if act.access), None),
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=(f"CAT-{code}",),
        spans=spans_of(acts),
        why=why,
    )


BOOK = rules.book()
