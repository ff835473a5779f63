"""What the report says of an element that a code asks for, and what the documentation table makes of silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Slate
from ircoder.coding.questions import policy_query
from ircoder.findings.model import FactState, Findings, Span
from ircoder.knowledge.documentation import Policy

ELEMENT_WORDS = {
    "vessel_patent": "patency of the chosen vessel",
    "real_time_entry": "needle entry seen in real time",
    "image_saved": "a kept image",
    "tip_position": "the final position of the tip",
    "independent_observer": "an independent observer",
    "start_stop_or_total_time": "sedation times",
}


def state_of(findings: Findings, element: str, about: Iterable[str]) -> FactState:
    """State of an element over several ids (the ultrasound entries of one puncture): both yes and no contradict."""
    states = {findings.fact(element, item) for item in about} - {"silent"}
    if len(states) > 1:
        return "contradicted"
    return states.pop() if states else "silent"


def documented(
    slate: Slate,
    encounter: Encounter,
    code: str,
    about: Iterable[str],
    spans: tuple[Span, ...],
    known: Collection[str] = (),
) -> tuple[Slate, bool]:
    """Hold the elements that a guidance or sedation code asks for against the report.

    ``known`` are elements that the findings themselves hold (the minutes of a sedation).

    Returns
    -------
    tuple
        The slate with its queries and, where the code is not supported, the note of why; and whether it is supported.
    """
    ids = tuple(about)
    findings = encounter.findings
    policies = (item for item in encounter.knowledge.documentation.of(code) if item.element not in known)
    states = {policy: state_of(findings, policy.element, ids) for policy in policies}
    for policy, state in states.items():
        if state == "denied":
            reason = f"The report says that it lacks {words(policy)}."
            return slate.decline(code, policy.rule, reason, spans=spans), False
    open_policies = [policy for policy, state in states.items() if state != "stated"]
    for policy in open_policies:
        slate = slate.ask(policy_query(policy, encounter, spans))
    lacking = [policy for policy in open_policies if policy.when_silent == "omit_and_query"]
    if not lacking:
        return slate, True
    reason = f"The report does not state {' and '.join(words(policy) for policy in lacking)}."
    return slate.decline(code, lacking[0].rule, reason, spans=spans), False


def words(policy: Policy) -> str:
    """Readable name of the element."""
    return ELEMENT_WORDS.get(policy.element, policy.element.replace("_", " "))
