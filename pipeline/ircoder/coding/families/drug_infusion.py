"""Drugs other than lytics through a catheter: brain arteries (VINT-56), chemotherapy, and infusions without a code."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.treated_places import brain_territory
from ircoder.findings.model import Act, spans_of

FIRST, FURTHER = "61650", "61651"
CHEMOTHERAPY = "96420"
LEAST_MINUTES = 10
_OPEN = frozenset({"brain", "carotid"})
"""Territories of arteries whose side is not told."""

rules = RuleBookBuilder(
    "drug_infusion",
    families=("infusion_therapy",),
    act_kinds=("infusion", "intracranial_infusion", "chemotherapy_infusion"),
    codes=(FIRST, FURTHER, CHEMOTHERAPY),
)


@rules.rule("VINT-56", phase=Phase.PROPOSE, decides="a brain territory infused for ten minutes or more: 61650, 61651")
def brain_infusions(slate: Slate, encounter: Encounter) -> Slate:
    """One code a territory; a short push is none."""
    groups: dict[tuple[int, str], list[Act]] = {}
    for act in encounter.findings.performed("intracranial_infusion"):
        if _short(act):
            reason = f"Less than {LEAST_MINUTES} minutes: a push is no prolonged infusion."
            slate = slate.decline(FIRST, "VINT-56", reason, spans=act.spans)
            continue
        territory = brain_territory(act, encounter) or "brain"
        groups.setdefault((act.session, territory), []).append(act)
    started: set[int] = set()
    for (session, territory), acts in groups.items():
        if territory in _OPEN and any(other not in _OPEN and at == session for at, other in groups):
            continue  # an artery without its side lies in a territory that is told
        slate = slate.add(_infusion(FURTHER if session in started else FIRST, territory, acts))
        started.add(session)
    return slate


@rules.rule("VINT-35", phase=Phase.PROPOSE, decides="chemotherapy into an artery without an embolic is 96420")
def chemotherapy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 96420 for the hospital, once, unless a tumor embolization already brings it."""
    acts = encounter.findings.performed("chemotherapy_infusion")
    if not acts or slate.with_code(CHEMOTHERAPY):
        return slate
    if encounter.setting == "professional":
        reason = "The drug is given by the hospital; a physician in a hospital does not report it."
        return slate.decline(CHEMOTHERAPY, "VINT-35", reason, spans=spans_of(acts))
    return slate.add(
        Candidate(
            code=CHEMOTHERAPY,
            vessel=acts[0].target,
            access=acts[0].access,
            acts=tuple(act.id for act in acts),
            session=acts[0].session,
            rules=("VINT-35",),
            spans=spans_of(acts),
            why="Chemotherapy was given into the artery.",
        )
    )


@rules.rule("VINT-56", phase=Phase.QUERIES, decides="an infusion outside the brain has no code of its own")
def other_infusions(slate: Slate, encounter: Encounter) -> Slate:
    """The catheter placement stands; the infusion goes to a coder."""
    for act in encounter.findings.performed("infusion"):
        reason = "An infusion of a drug other than a lytic outside the brain has no code of its own."
        slate = slate.decline("37799", "VINT-56", reason, spans=act.spans)
        slate = slate.send_to_review("A drug was infused into an artery or vein: it has no code of its own (VINT-56).")
    return slate


def _short(act: Act) -> bool:
    minutes = act.details.get("minutes")
    if isinstance(minutes, int | float) and not isinstance(minutes, bool):
        return minutes < LEAST_MINUTES
    return act.details.get("bolus") is True


def _infusion(code: str, territory: str, acts: list[Act]) -> Candidate:
    main = acts[0]
    return Candidate(
        code=code,
        site=f"brain:{territory}",
        vessel=main.target,
        access=main.access,
        acts=tuple(act.id for act in acts),
        session=main.session,
        rules=("VINT-56",),
        spans=spans_of(acts),
        why="Prolonged infusion into arteries of the brain, "
        + ("first" if code == FIRST else "further")
        + " territory.",
        distinct="A territory of its own.",
    )


BOOK = rules.book()
