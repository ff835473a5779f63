"""Pressure, flow and pictures from inside coronary arteries: one unit an artery (CARD-35, CARD-36)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of
from ircoder.knowledge.coronary_arteries import ARTERY_MODIFIERS, major_artery

FLOW_FIRST, FLOW_MORE, FLOW_BY_ANGIOGRAM = "93571", "93572", "0523T"
PICTURE_FIRST, PICTURE_MORE = "92978", "92979"
DRUG_BALLOON = "0913T"
NO_ARTERY = "artery unknown"

rules = RuleBookBuilder(
    "coronary_lumen",
    families=(),
    act_kinds=("coronary_physiology", "coronary_imaging"),
    codes=(FLOW_FIRST, FLOW_MORE, FLOW_BY_ANGIOGRAM, PICTURE_FIRST, PICTURE_MORE),
)


@rules.rule("CARD-35", phase=Phase.PROPOSE, decides="pressure wire: 93571 the first artery, 93572 each further")
def flow_reserve(slate: Slate, encounter: Encounter) -> Slate:
    """Propose a line for each artery; one computed from the angiogram is 0523T, one without a drug goes to review."""
    acts = encounter.findings.performed("coronary_physiology")
    computed = [act for act in acts if act.details.get("from_angiogram") is True]
    wired = [act for act in acts if act not in computed]
    if computed:
        why = "The flow reserve was computed from the angiogram, without a pressure wire."
        line = _line(FLOW_BY_ANGIOGRAM, computed, (), "CARD-35", why)
        slate = slate.add(line)
    for number, (artery, group) in enumerate(_by_artery(wired, encounter).items()):
        why = f"Pressure or flow was measured in {'the first' if number == 0 else 'a further'} coronary artery."
        code = FLOW_MORE if number else FLOW_FIRST
        slate = slate.add(_line(code, group, _modifier(artery), "CARD-35", why, artery))
        if all(act.details.get("hyperemia") is False for act in group):
            slate = slate.send_to_review(
                "A resting coronary index was measured without a drug: modifier 52 varies by payer."
            )
    return slate


@rules.rule(
    "CARD-36", "CARD-31", phase=Phase.CHOOSE, decides="ultrasound or OCT: 92978 the first artery, 92979 each further"
)
def pictures(slate: Slate, encounter: Encounter) -> Slate:
    """Propose a line for each artery, runs before and after together; a drug-coated balloon contains its own."""
    acts = encounter.findings.performed("coronary_imaging")
    held = {name for item in slate.with_code(DRUG_BALLOON) for name in item.modifiers}
    number = 0
    for artery, group in _by_artery(acts, encounter).items():
        if artery in held:
            reason = "Pictures from inside the artery are part of its drug-coated balloon."
            slate = slate.decline(PICTURE_FIRST, "CARD-31", reason, DRUG_BALLOON, spans_of(group))
            continue
        why = f"{'The first' if number == 0 else 'A further'} coronary artery was imaged from inside."
        code = PICTURE_MORE if number else PICTURE_FIRST
        slate = slate.add(_line(code, group, _modifier(artery), "CARD-36", why, artery))
        number += 1
    return slate


@rules.rule("MOD-44", phase=Phase.MODIFIERS, decides="an artery left unnamed is the only one that was worked on")
def artery_of_the_session(slate: Slate, encounter: Encounter) -> Slate:
    """Write the artery of the session's interventions where all were in one."""
    treated = {name for item in slate.candidates for name in item.modifiers if name in ARTERY_MODIFIERS}
    if len(treated) != 1:
        return slate
    for candidate in slate.with_code(FLOW_FIRST, PICTURE_FIRST):
        if not ARTERY_MODIFIERS & {*candidate.modifiers}:
            named = (*candidate.modifiers, *treated)
            slate = slate.swap(candidate, dataclasses.replace(candidate, modifiers=named, site=f"coronary:{named[-1]}"))
    return slate


def _by_artery(acts: Sequence[Act], encounter: Encounter) -> dict[str, list[Act]]:
    """Acts by major artery in the order of telling; one without an artery joins the others."""
    out: dict[str, list[Act]] = {}
    for act in acts:
        told = act.details.get("artery")
        artery = told if isinstance(told, str) else major_artery(act.target, encounter.knowledge.vessels)
        out.setdefault(artery or NO_ARTERY, []).append(act)
    if len(out) > 1:
        out.pop(NO_ARTERY, None)
    return out


def _modifier(artery: str) -> tuple[str, ...]:
    return () if artery == NO_ARTERY else (artery,)


def _line(
    code: str, acts: Sequence[Act], modifiers: tuple[str, ...], rule: str, why: str, site: str | None = None
) -> Candidate:
    first = acts[0]
    return Candidate(
        code=code,
        modifiers=modifiers,
        site=f"coronary:{site}" if site else None,
        vessel=first.target,
        acts=tuple(act.id for act in acts),
        session=first.session,
        rules=(rule,),
        spans=spans_of(acts),
        why=why,
    )


BOOK = rules.book()
