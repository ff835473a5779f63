"""The parts of a heart catheterization in one session, and whether they may stand beside a coronary intervention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.findings.model import ENCOUNTER, Act, FactState

INTERVENTIONS = (
    "coronary_angioplasty",
    "coronary_stent",
    "coronary_atherectomy",
    "coronary_lithotripsy",
    "coronary_thrombectomy",
    "coronary_thrombolysis",
    "coronary_brachytherapy",
    "coronary_intervention",
)
"""Act kinds that treat coronary arteries or grafts."""

COARCTATION = ("coarctation_stent", "coarctation_angioplasty")
LEFT_CHAMBERS = frozenset({"left_ventricle", "left_atrium"})


@dataclass(frozen=True, slots=True)
class HeartStudy:
    """What was studied in a session; each part is the act that shows it."""

    session: int
    coronary: Act | None = None
    grafts: Act | None = None
    left: Act | None = None
    right: Act | None = None
    congenital: Act | None = None

    @property
    def answers(self) -> tuple[bool, bool, bool, bool]:
        """Coronaries, grafts, left heart, right heart: the four questions of the matrix."""
        return bool(self.coronary or self.grafts), bool(self.grafts), bool(self.left), bool(self.right)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Acts of the parts."""
        parts = (self.coronary, self.grafts, self.left, self.right, self.congenital)
        return tuple(act for act in parts if act is not None)


def heart_studies(encounter: Encounter) -> Iterator[HeartStudy]:
    """Yield the study of each session in which any part was done."""
    found = encounter.findings
    for session in sorted({act.session for act in found.performed(*_PARTS)}):
        acts = [act for act in found.performed(*_PARTS) if act.session == session]

        def first(kind: str, among: list[Act] = acts) -> Act | None:
            return next((act for act in among if act.kind == kind), None)

        gram = next((act for act in acts if act.kind == "ventriculography" and is_left(act)), None)
        yield HeartStudy(
            session=session,
            coronary=first("coronary_angiography"),
            grafts=first("graft_angiography"),
            left=first("left_heart_catheterization") or gram,
            right=first("right_heart_catheterization"),
            congenital=first("congenital_heart_catheterization"),
        )


_PARTS = (
    "coronary_angiography",
    "graft_angiography",
    "left_heart_catheterization",
    "right_heart_catheterization",
    "ventriculography",
    "congenital_heart_catheterization",
)


def is_left(act: Act) -> bool:
    """Whether a chamber that was injected is one of the left heart."""
    return act.details.get("chamber", "left_ventricle") in LEFT_CHAMBERS


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a diagnostic part may stand beside an intervention, the rule, why, and the id of what to ask."""

    allowed: bool
    rule: str
    reason: str
    question: str | None = None


def interventions(encounter: Encounter, session: int) -> tuple[Act, ...]:
    """Coronary interventions of a session, done or tried."""
    return tuple(
        act
        for act in encounter.findings.acts
        if act.kind in INTERVENTIONS and act.status in ("performed", "attempted") and act.session == session
    )


def coronary_standing(act: Act, encounter: Encounter) -> Standing:
    """Judge coronary or graft angiography in a session with an intervention (CARD-32, CARD-33)."""

    def state(element: str) -> FactState:
        return heart_fact(element, act, encounter)

    changed = state("condition_changed") == "stated"
    inadequate = state("prior_study_inadequate") == "stated"
    prior = state("prior_catheter_study")
    if act.details.get("guiding") is True:
        return Standing(False, "CARD-33", "The injections only guided the intervention.")
    if inadequate:
        return Standing(True, "CARD-32", "The earlier study did not show the anatomy well enough.")
    if prior == "stated" and changed:
        return Standing(True, "CARD-32", "The condition changed since the earlier catheter study.")
    if prior == "stated" or (state("planned_treatment") == "stated" and prior != "denied" and not changed):
        question = None if state("condition_changed") == "denied" else WHY_ANEW
        return Standing(
            False, "CARD-33", "An earlier study showed the lesion and nothing is said to have changed.", question
        )
    if act.details.get("complete") is False:
        return Standing(
            False, "CARD-32", "Only the treated artery was shown; no complete diagnostic study.", WHAT_WAS_SHOWN
        )
    return Standing(
        True, "CARD-32", "Complete study, no earlier catheter study named; the decision to treat rests on it."
    )


WHY_ANEW = "reason_for_new_study"
WHAT_WAS_SHOWN = "coronaries_studied"


def heart_fact(element: str, act: Act, encounter: Encounter) -> FactState:
    """State of a fact about an act, else about the encounter."""
    own = encounter.findings.fact(element, act.id)
    return own if own != "silent" else encounter.findings.fact(element, ENCOUNTER)


def chamber_standing(act: Act, coronary_allowed: bool, encounter: Encounter) -> Standing:
    """Judge a left or right heart study in a session with an intervention (CARD-34)."""
    if coronary_allowed:
        return Standing(True, "CARD-32", "It is part of the diagnostic study of this session.")
    if act.details.get("own_reason") is True:
        return Standing(True, "CARD-34", "The pressures were studied for a reason of their own.")
    return Standing(False, "CARD-33", "Pressures taken on the way to a planned intervention are no study of their own.")
