"""Queries: what the report leaves open about the codes that stand, asked in neutral words.

Guidance and sedation codes ask for their elements when they are proposed (:mod:`ircoder.coding.documented`): they
stand or fall with them. Here the lines that stand are held against the table.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.elements import element_state
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import policy_query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.result import spans_behind
from ircoder.knowledge.documentation import Policy

ASKED_WHEN_PROPOSED = ("imaging_guidance", "moderate_sedation")

rules = RuleBookBuilder("queries", families=(), act_kinds=())


@rules.rule("VASC-81", "MOD-50", phase=Phase.QUERIES, decides="what silence on an element of a code leads to")
def ask_for_missing_elements(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for elements on which the report is silent, and step down or leave out where the table says so."""
    for candidate in slate.candidates:
        if encounter.knowledge.catalogue[candidate.code].family in ASKED_WHEN_PROPOSED:
            continue
        for policy in encounter.knowledge.documentation.of(candidate.code):
            state = element_state(policy.element, candidate, encounter)
            if state == "stated":
                continue
            if state != "denied":
                spans = candidate.spans or spans_behind(candidate, encounter.findings)
                slate = slate.ask(policy_query(policy, encounter, spans))
            if policy.when_silent != "code_and_query":
                slate = _step_down(slate, candidate, policy)
                break
    return slate


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
