"""Vessels that took an agent told only by an amount or as the same again ("left uterine: same catheter, 2 vials").

A note names the particles once; of the further vessels it tells how much went in, or that they were treated likewise.
"""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.device_use import tier_of
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|half|an?|another|part)"
_AMOUNT = WordPattern(
    rf"\b{_NUMBER}(?:\s+and\s+a\s+half)?\s+(?:(?:more|further|full|of\s+an?|a)\s+)*(?:vials?|syringes?\s+of\s+(?:beads|particles))\b"
    r"|\b(?:to|till|until)\s+(?:near[\s-]+|complete\s+|full\s+)?stasis\b|\brest\s+of\s+the\s+(?:same\s+)?vial\b"
    r"|\bflow\s+(?:was\s+)?(?:stopped|arrested|ceased)\b|\b(?:cc|ml)\s+of\s+the\s+same\b"
)
_SAME = WordPattern(
    r"\b(?:same|likewise|ditto|similarly|identical(?:ly)?)\b"
    r"(?!\s+(?:day|session|visit|access|approach|sheath|groin|puncture|side|admission|vessel|level|time|position))"
)
_NOT_GIVEN = WordPattern(
    r"\b(?:no|not|never|nothing|none|without|deferred|spared|refused|could|planned|next|contrast|heparin|saline|nitro\w*|verapamil"
    r"|maa|lidocaine|normal|negative)\b"
)
_FARTHEST = 4
_BESIDE = 12


def repeated_doses(context: Context, told_at: frozenset[int]) -> Iterator[tuple[Clause, Mention]]:
    """Clauses and vessels that took the agent of the session, which their own words do not name.

    ``told_at``: indices of the clauses that tell an embolization by its agent or act.
    """
    if not told_at and not _is_embolization(context):
        return
    for clause in context.body():
        vessels = [mention for mention in clause.of("VESSEL") if mention.assertion not in {"negated", "historical"}]
        if clause.index in told_at or len(vessels) != 1 or clause.section in {"findings", "impression"}:
            continue
        if tier_of(context, clause) != "told" or _NOT_GIVEN.search(clause.text) or not clause.happened:
            continue
        again = any(0 < clause.index - index <= _FARTHEST for index in told_at) and _same_agent(clause)
        if again or _AMOUNT.search(clause.text):
            yield clause, vessels[0]


def _same_agent(clause: Clause) -> bool:
    """Whether a clause says "the same" of what was given, and not of the catheter."""
    match = _SAME.search(clause.text)
    if match is None:
        return False
    tools = (device.start - clause.start for device in clause.of("DEVICE") if "catheter" in device.kind)
    return not any(match.end() <= start <= match.end() + _BESIDE for start in tools)


def _is_embolization(context: Context) -> bool:
    """Whether the note is called an embolization, or names its agent."""
    return any(
        mention.assertion == "performed"
        and (mention.kind == "embolization" or mention.attributes.get("treats") == "embolization")
        for clause in context.clauses
        if clause.section not in BACKGROUND
        for mention in clause.of("INTERVENTION", "DEVICE")
    )
