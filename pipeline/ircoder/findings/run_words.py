"""The words that tell one contrast run: its clause and what goes on from it, as far as the catheter stays."""

from __future__ import annotations

from ircoder.findings.beds import is_aorta
from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Span
from ircoder.findings.runs import Run
from ircoder.knowledge.word_patterns import WordPattern

_LONGEST_FOLLOW = 6
_LOWERED = WordPattern(
    r"\b(?:brought|pulled|lowered|withdrawn|moved|retracted|dropped|drawn|repositioned|slid|taken"
    r"|then)\s+(?:\w+\s+){0,2}?"
    r"(?:to|at|above|from)\s+(?:just\s+)?(?:above\s+)?(?:the\s+)?(?:aortic\s+)?"
    r"(?:bifurcation|(?:distal|terminal|lower)\s+(?:abdominal\s+)?aorta|l\s?[3-5]\b)"
)
"""The catheter of an aortogram goes down for the legs: what is told behind was shown from there, and not before."""
_LEGS_FROM_BELOW = WordPattern(
    r"\b(?:(?:bilateral|both|pelvic|pelvis|right|left|lower|leg|extremity|and)\s+){0,5}"
    r"(?:run-?\s?offs?|legs?|lower\s+extremit\w+|runs?)\b[^.;,]{0,40}?\b(?:from|at)\s+(?:just\s+)?(?:above\s+|at\s+)?"
    r"(?:the\s+)?(?:aortic\s+)?bifurcation\b"
)
"""Told in one breath with the aortogram: the legs, and that they were shown from lower down."""
AT_THE_ENTRY = WordPattern(r"\b(?:punctur\w*|ultrasound|sheaths?|allen|barbeau)\b")
"""Arteries of the arm that were looked at for the way in."""
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
    else:
        text = _by_place(text, run)
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


LIKEWISE = WordPattern(r"\b(?:likewise|ditto|similarly|the same (?:was|on|for|again|thing|way))\b")
"""What repeats the run before it at another place."""


def _by_place(text: str, run: Run) -> str:
    """The part of a statement of aortogram and runoff that tells the run of this position."""
    legs = _LEGS_FROM_BELOW.search(text) if run.step is not None else None
    if legs is None or run.step is None:
        return text
    if run.step.position.vessel == _BIFURCATION:
        return text[legs.start() :]
    return text[: legs.start()] if is_aorta(run.step.position.vessel) and legs.start() > 0 else text


def answer_of(context: Context, run: Run) -> tuple[Span, ...]:
    """Words that say what a run showed without naming its vessel: its own, or those of the statements after it."""
    if context.has("result", run.clause.text) and not context.has("not_read", run.clause.text):
        return (context.quote(run.clause),)
    passed = False
    for other in context.clauses[run.clause.index + 1 : run.clause.index + 5]:
        told = any(context.has(group, other.text) for group in ("closure", "access_strong", "not_read"))
        if other.section != run.clause.section or other.heading or told:
            return ()
        if LIKEWISE.search(other.text):
            passed = True
            continue
        if context.has("result", other.text) and not context.has("select", other.text):
            if context.has("shown_of_all", other.text) or not (passed or _names_first(context, other)):
                return (context.quote(other),)
            return ()
        # Other runs may stand between a run and the statement about them all.
        passed = passed or context.has("select", other.text) or context.has("run", other.text)
    return ()


def _names_first(context: Context, clause: Clause) -> bool:
    """Whether a statement opens with a vessel: then it speaks of that one, not of the run before it."""
    result = context.cues["result"].search(clause.text)
    end = result.start() if result else 0
    tree = context.knowledge.vessels
    return any(tree.get(m.concept) is not None and m.start - clause.start < end for m in clause.of("VESSEL"))
