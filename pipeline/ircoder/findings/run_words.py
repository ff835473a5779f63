"""The words that tell one contrast run: its clause and what goes on from it, as far as the catheter stays."""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.findings.runs import Run
from ircoder.knowledge.word_patterns import WordPattern

_LONGEST_FOLLOW = 6
_LOWERED = WordPattern(
    r"\b(?:brought|pulled|lowered|withdrawn|moved|retracted|dropped|drawn|repositioned|slid|taken|then)\s+(?:\w+\s+){0,2}?"
    r"(?:to|at|above|from)\s+(?:just\s+)?(?:above\s+)?(?:the\s+)?(?:aortic\s+)?"
    r"(?:bifurcation|(?:distal|terminal|lower)\s+(?:abdominal\s+)?aorta|l\s?[3-5]\b)"
)
"""The catheter of an aortogram goes down for the legs: what is told behind was shown from there, and not before."""
_BIFURCATION = "vessel:aortic_bifurcation"


def told_with(context: Context, run: Run) -> str:
    """The clause of a run, with what goes on from it as far as no other position is told.

    In dictation without stops the next piece goes on in mid-sentence; then its words up to the next movement count.
    """
    text = run.clause.text
    down = _LOWERED.search(text)
    if down is not None and run.step is not None:
        if run.step.at < run.clause.start + down.end() and run.step.position.vessel != _BIFURCATION:
            return text[: down.start()]
        text = text[down.start() :]
    earlier = run.clause
    for other in context.clauses[run.clause.index + 1 : run.clause.index + 1 + _LONGEST_FOLLOW]:
        if other.sentence != earlier.sentence and context.ended(earlier):
            break
        moves = [match.start() for group in ("move", "select") for match in context.cues[group].finditer(other.text)]
        text += " " + (other.text[: min(moves)] if moves else other.text)
        if moves:
            break
        earlier = other
    return text
