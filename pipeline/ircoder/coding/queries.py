"""Queries: what the report leaves open about the codes that stand, asked in neutral words.

Guidance and sedation codes ask for their elements when they are proposed (:mod:`ircoder.coding.documented`): they
stand or fall with them. Here the lines that stand are held against the table.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.elements import element_state
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Query, Slate
from ircoder.coding.questions import hinges_on, policy_query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.result import spans_behind
from ircoder.knowledge.documentation import Policy

ASKED_WHEN_PROPOSED = ("imaging_guidance", "moderate_sedation")

STUDY_ELEMENTS = frozenset({"earlier_study", "findings"})
HELD = frozenset({"diagnostic_imaging", "portography", "sizing"})
"""What the code of a treatment includes where its own studies are no further lines."""
LYSIS_LATER = frozenset({"37213", "37214"})

rules = RuleBookBuilder("queries", families=(), act_kinds=())


@rules.rule("VASC-81", phase=Phase.UNITS, decides="silence that takes a code off or to a lower one")
def step_down_on_silence(slate: Slate, encounter: Encounter) -> Slate:
    """Step down or leave out where the table says so: before the edits, which have to see the codes that stand.

    Of a code that the trained classifier puts forward the findings know nothing: its words were weighed as they are.
    """
    for candidate in slate.candidates:
        if encounter.opinion.puts_forward(candidate.code):
            continue
        for policy in _policies(candidate, encounter):
            if policy.when_silent == "code_and_query":
                continue
            state = element_state(policy.element, candidate, encounter)
            if state != "stated":
                slate = slate if state == "denied" else _ask(slate, candidate, policy, encounter)
                slate = _step_down(slate, candidate, policy)
                break
    return slate


@rules.rule("VASC-81", "MOD-50", phase=Phase.QUERIES, decides="what a code that stands asks for and the report lacks")
def ask_for_missing_elements(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for elements on which the report is silent; what was only tried has nothing more to tell."""
    for candidate in slate.candidates:
        if _only_tried(candidate, encounter):
            continue
        for policy in _policies(candidate, encounter):
            if policy.when_silent != "code_and_query":
                continue
            if element_state(policy.element, candidate, encounter) not in ("stated", "denied"):
                slate = _ask(slate, candidate, policy, encounter)
    return slate


def _only_tried(candidate: Candidate, encounter: Encounter) -> bool:
    states = {act.status for act in encounter.findings.acts if act.id in candidate.acts}
    return states == {"attempted"}


def _policies(candidate: Candidate, encounter: Encounter) -> tuple[Policy, ...]:
    if encounter.knowledge.catalogue[candidate.code].family in ASKED_WHEN_PROPOSED:
        return ()
    return encounter.knowledge.documentation.of(candidate.code)


def _ask(slate: Slate, candidate: Candidate, policy: Policy, encounter: Encounter) -> Slate:
    if _is_asked(policy, slate) or not hinges_on(policy, encounter, candidate.vessel):
        return slate
    beside = _asked_of_add_on(policy, slate, encounter)
    if beside is not None:
        return slate.ask(dataclasses.replace(beside, if_documented=(*beside.if_documented, policy.code)))
    return slate.ask(policy_query(policy, encounter, candidate.spans or spans_behind(candidate, encounter.findings)))


def _is_asked(policy: Policy, slate: Slate) -> bool:
    """A coding rule has already asked for the element of this code."""
    return any(query.code == policy.code and policy.element in query.elements for query in slate.queries)


def _asked_of_add_on(policy: Policy, slate: Slate, encounter: Encounter) -> Query | None:
    """What was asked of the element for an add-on of the code: both hinge on it."""
    catalogue = encounter.knowledge.catalogue
    asked = (query for query in slate.queries if policy.element in query.elements and query.code != policy.code)
    return next((query for query in asked if policy.code in catalogue[query.code].parents), None)


@rules.rule(
    "VASC-19", "VASC-24", phase=Phase.QUERIES, decides="no question about a study that a treatment holds anyway"
)
def no_question_about_held_studies(slate: Slate, encounter: Encounter) -> Slate:
    """Withdraw what was asked about a study that is inside a code of the session, whatever the answer."""
    if not any(_holds_studies(item.code, encounter) for item in slate.candidates):
        return slate
    lines = {candidate.code for candidate in slate.candidates}
    kept = tuple(
        query for query in slate.queries if query.code in lines or not STUDY_ELEMENTS.issuperset(query.elements)
    )
    return dataclasses.replace(slate, queries=kept)


def _holds_studies(code: str, encounter: Encounter) -> bool:
    return code in LYSIS_LATER or bool(HELD & encounter.knowledge.catalogue[code].includes)


def _step_down(slate: Slate, candidate: Candidate, policy: Policy) -> Slate:
    reason = f"The report does not state what the code asks for: {policy.element.replace('_', ' ')}."
    if policy.lower_code is None:
        return slate.exclude(candidate, policy.rule, reason)
    lower = dataclasses.replace(
        candidate,
        code=policy.lower_code,
        rules=(policy.rule, *candidate.rules),
        why=f"{candidate.why} {reason}".strip(),
    )
    return slate.swap(candidate, lower).decline(candidate.code, policy.rule, reason, policy.lower_code, candidate.spans)


BOOK = rules.book()
