"""Pericardial tap and drain; all imaging is inside (CARD-41, NONV-24)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

TAP, DRAIN, DRAIN_OF_CHILD, DRAIN_BY_CT = "33016", "33017", "33018", "33019"
FIRST_YEARS = 6
NEEDLE_IMAGING = ("76942", "77002", "77012", "77021", "75989", "76000")

rules = RuleBookBuilder(
    "pericardium",
    families=(),
    act_kinds=("pericardiocentesis", "pericardial_drain"),
    codes=(TAP, DRAIN, DRAIN_OF_CHILD, DRAIN_BY_CT),
)


@rules.rule("CARD-41", "NONV-24", phase=Phase.PROPOSE, decides="tap 33016; drain by CT, by age and by heart defect")
def tap_or_drain(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code: a drain that stays contains the tap."""
    drains = encounter.findings.performed("pericardial_drain")
    taps = encounter.findings.performed("pericardiocentesis")
    if drains:
        code, why = _drain(drains[0], encounter)
        slate = slate.add(_line(code, drains, why))
        if taps:
            slate = slate.decline(TAP, "NONV-24", "The tap led to the drain and is part of it.", code, spans_of(taps))
        return slate
    return slate.add(_line(TAP, taps, "The pericardium was tapped; nothing was left in.")) if taps else slate


def _drain(act: Act, encounter: Encounter) -> tuple[str, str]:
    if encounter.findings.guidance_about(act.id, "ct", "cone_beam_ct") or act.details.get("ct") is True:
        return DRAIN_BY_CT, "A pericardial drain was left in under CT guidance."
    young = encounter.patient_age is not None and encounter.patient_age < FIRST_YEARS
    if young or encounter.findings.fact("heart_defect", act.id) == "stated":
        return DRAIN_OF_CHILD, "A pericardial drain was left in; under six years or congenital heart defect."
    return DRAIN, "A pericardial drain was left in."


@rules.rule(
    "CARD-41", "NONV-24", phase=Phase.BUNDLE, decides="no guidance code stands beside a tap or drain of the pericardium"
)
def imaging_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note the imaging that guided the needle as contained."""
    del encounter
    for held in slate.with_code(TAP, DRAIN, DRAIN_OF_CHILD, DRAIN_BY_CT)[:1]:
        for guided in slate.with_code(*NEEDLE_IMAGING):
            if not guided.acts or set(guided.acts) & set(held.acts):
                slate = slate.exclude(guided, "NONV-24", "Imaging is inside the pericardial code.", held.code)
    return slate


def _line(code: str, acts: tuple[Act, ...], why: str) -> Candidate:
    first = acts[0]
    return Candidate(
        code=code,
        acts=tuple(act.id for act in acts),
        session=first.session,
        rules=("CARD-41", "NONV-24"),
        spans=spans_of(acts),
        why=why,
    )


BOOK = rules.book()
