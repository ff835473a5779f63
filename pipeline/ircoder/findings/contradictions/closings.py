"""Where a report closes: its impression and plan, with a heading or, in run-on dictation, by their first word."""

from __future__ import annotations

from typing import Literal

from ircoder.findings.context import Clause, Context, once
from ircoder.findings.contradictions.hands import part_of
from ircoder.knowledge.word_patterns import WordPattern

Place = Literal["title", "course", "summary", "plan", "other"]

_SUMS_UP = WordPattern(
    r"\s*(?:(?:the|my|our|final|overall)\s+)*(?:impressions?|conclusions?|in conclusion|in summary|to summari[sz]e"
    r"|summary|to sum up)\b(?!\s+of\b)"
)
_PLANS = WordPattern(
    r"\s*(?:(?:the|my|our|her|his)\s+)*(?:plan|plans|recommendations?|disposition|dispo|follow[\s-]?up)\b"
    r"(?=\s*(?:[:,.;-]|is\b|was\b|will\b|to\b|for\b|in\b|includes?\b))"
)
_RUN_ON = frozenset({"body", "technique", "findings"})
_PLACES: dict[str, Place] = {"title": "title", "course": "course", "summary": "summary"}


def place_of(context: Context, clause: Clause) -> Place:
    """What a clause closes or tells; ``other`` where it claims nothing of this session."""
    return _places(context)[clause.index]


def clauses_of(context: Context, *places: Place) -> list[Clause]:
    """Clauses of these places, in order."""
    known = _places(context)
    return [clause for clause in context.clauses if known[clause.index] in places]


@once
def _places(context: Context) -> list[Place]:
    found: list[Place] = []
    closing: Place | None = None
    section, sentence = "", -1
    for clause in context.clauses:
        if clause.section != section:
            section, closing = clause.section, None
        if clause.sentence != sentence and section in _RUN_ON:
            sentence = clause.sentence
            if _SUMS_UP.match(clause.text) is not None:
                closing = "summary"
            elif _PLANS.match(clause.text) is not None:
                closing = "plan"
        place = "plan" if section == "plan" else _PLACES.get(part_of(context, clause), "other")
        found.append(closing if closing is not None and place == "course" else place)
    return found
