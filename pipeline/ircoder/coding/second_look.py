"""The classifier's opinion among the candidates: after the rules chose, before they bundle, so that edits see it.

A code that is held back or put forward always sends the report to review, and says so.
"""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Query, Slate
from ircoder.coding.opinion import TRAINED

_HELD_BACK = "The report's words make this code unlikely."
_PUT_FORWARD = "No rule derived this code; the report's words make it likely."

_BY_STABS = frozenset({"37765", "37766"})
_SAMPLES = "biopsy"
"""Family of what cannot begin without a needle; other work may have begun before it was given up (MOD-37)."""


def follow_opinion(slate: Slate, encounter: Encounter) -> Slate:
    """Take off the candidates that the classifier holds back and add the codes that it puts forward."""
    opinion = encounter.opinion
    if not opinion:
        return slate
    chosen = slate
    counted = _told_by_count(slate, encounter)
    for candidate in slate.candidates:
        if candidate.code in opinion.held_back and candidate.code not in counted:
            slate = slate.exclude(candidate, TRAINED, _HELD_BACK)
            slate = slate.send_to_review(f"The trained classifier held back {candidate.code}, which the rules derived.")
    for put in opinion.put_forward:
        if not encounter.in_force(put.code):
            continue
        # A candidate that the rules would step down for want of documentation stands as it is: a coder has to know.
        settled = put.code in counted or _settled(put.code, chosen, encounter)
        if not slate.with_code(put.code) and not settled:
            slate = slate.add(Candidate(code=put.code, side=put.side, spans=put.spans, why=_PUT_FORWARD))
        slate = slate.send_to_review(f"The trained classifier put forward {put.code}, which the rules did not report.")
    return slate


def _told_by_count(slate: Slate, encounter: Encounter) -> frozenset[str]:
    """Codes of which the number that the report states chose one: words make none of the others likelier (VINT-85)."""
    stated = any(isinstance(act.details.get("stabs"), int) for act in encounter.findings.performed("phlebectomy"))
    return _BY_STABS if stated and any(slate.with_code(code) for code in _BY_STABS) else frozenset()


def _settled(code: str, chosen: Slate, encounter: Encounter) -> bool:
    """Whether the rules read the work and settled that it supports no code: a likely code is a reason to look then.

    So it is with a sample where the report says that no procedure was done, and where a rule asks for a count.
    """
    sampled = encounter.knowledge.catalogue[code].family == _SAMPLES
    if sampled and not chosen.candidates and encounter.findings.fact("no_procedure") == "stated":
        return True
    return any(code == query.code and code not in query.if_not and _counts(query) for query in chosen.queries)


def _counts(query: Query) -> bool:
    """Whether a count picks one of several codes: without it any of them would be a guess."""
    several = len({code.partition("-")[0] for code in query.if_documented}) > 1
    return several and any(element.endswith("count") for element in query.elements)
