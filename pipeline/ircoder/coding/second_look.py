"""The classifier's opinion among the candidates: after the rules chose, before they bundle, so that edits see it.

A code that is held back or put forward always sends the report to review, and says so.
"""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.coding.opinion import TRAINED

_HELD_BACK = "The report's words make this code unlikely."
_PUT_FORWARD = "No rule derived this code; the report's words make it likely."


def follow_opinion(slate: Slate, encounter: Encounter) -> Slate:
    """Take off the candidates that the classifier holds back and add the codes that it puts forward."""
    opinion = encounter.opinion
    if not opinion:
        return slate
    for candidate in slate.candidates:
        if candidate.code in opinion.held_back:
            slate = slate.exclude(candidate, TRAINED, _HELD_BACK)
            slate = slate.send_to_review(f"The trained classifier held back {candidate.code}, which the rules derived.")
    for put in opinion.put_forward:
        if not encounter.in_force(put.code):
            continue
        # A candidate that the rules would step down for want of documentation stands as it is: a coder has to know.
        if not slate.with_code(put.code):
            slate = slate.add(Candidate(code=put.code, side=put.side, spans=put.spans, why=_PUT_FORWARD))
        slate = slate.send_to_review(f"The trained classifier put forward {put.code}, which the rules did not report.")
    return slate
