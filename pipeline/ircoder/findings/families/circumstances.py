"""Facts about the course of the session: broken off, turned into an operation, after another, harder than usual.

They decide modifiers (MOD-11, MOD-28, MOD-37, MOD-40).
"""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.model import Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.passages import Passages
from ircoder.knowledge.word_patterns import WordPattern

_TO_OPEN = WordPattern(
    r"\bconver(?:ted|sion)\s+to\s+(?:an?\s+)?open\b"
    r"|\b(?:surgeon|surgery|surgical team)\b[^.;]{0,60}\b(?:opened|took over|cut ?down|explored)\b"
    r"|\bopen (?:thrombectomy|embolectomy|repair|bypass)\b[^.;]{0,30}\b(?:was (?:then )?(?:performed|done)|followed)\b"
)
_NOT_TURNED = WordPattern(r"\b(?:no|not|without|if|should|would|may|might|possible|risk|discuss\w*|standby)\b")
_DAYS = WordPattern(
    r"\b(?:post[- ]?(?:op|operative|procedure|procedural)\s+day|pod|day)\s*#?\s*(\d{1,2})\b"
    r"|\b(\d{1,2})\s+days?\s+(?:ago|prior|earlier|after (?:placement|insertion|the procedure))\b"
)
_EARLIER = WordPattern(
    r"\b(?:placed|placement|inserted|insertion|implant\w*|procedure|post[- ]?op\w*"
    r"|post[- ]?procedur\w*|pod|ablat\w*|drained)\b"
)
_UNPLANNED = WordPattern(
    r"\b(?:dislodg\w*|fell out|fallen out|pulled out|kink\w*|malposition\w*|migrat\w*|retracted|leak\w*|clogged"
    r"|occluded|malfunction\w*|bleed\w*|return(?:ed)? to (?:the )?(?:ir|angio|procedure|operating))\b"
)
_PLANNED = WordPattern(r"\b(?:staged|planned (?:second|return|from the start|in stages)|second stage|as planned)\b")
_UNRELATED = WordPattern(r"\bunrelated\b")
_HARDER = WordPattern(
    r"\b(?:substantially|significantly|markedly|considerably|much)\s+(?:more|greater|longer|harder)\b[^.;]{0,60}"
    r"\b(?:than (?:usual|typical|normal|average|expected)|difficult|effort|work|time)\b"
    r"|\b(?:twice|double|three times|2x|3x)\b[^.;]{0,30}\b(?:usual|typical|normal|average)\b"
    r"[^.;]{0,20}\b(?:time|effort|work)\b"
    r"|\bmodifier\s*-?\s*22\b|\bincreased procedural (?:services|complexity)\b"
)
_BROKEN_OFF = WordPattern(
    r"\b(?:procedure|case|session|intervention|treatment|operation|thrombectomy|declot\w*|embolization|ablation)\s+"
    r"(?:was|is|had\s+to\s+be)\s+(?:\w+ly\s+|then\s+|therefore\s+|thus\s+)?"
    r"(?:stopped|aborted|abandoned|halted|called\s+off|cut\s+short|broken\s+off"
    r"|(?:terminated|discontinued|ended)\b[^.;]{0,20}\b(?:early|due|because|secondary|for|prematurely))\b"
    r"|\b(?:stopped|aborted|abandoned|halted|cut\s+short)\s+the\s+(?:procedure|case|session|intervention|treatment)\b"
)
_LEFT_OUT = frozenset({"consent", "plan", "timeout", "allergies", "labs"})


def find_circumstances(context: Context, session: Session) -> Parts:
    """Encounter facts about the course; each once, with the first words that tell it."""
    facts: dict[str, Fact] = {}
    told = frozenset(_sentences(context).holding(_TO_OPEN, _BROKEN_OFF, _DAYS))
    harder = context.saying(_HARDER)
    if not told and not harder:
        return Parts()
    for clause in context.clauses:
        if clause.section in _LEFT_OUT or (clause.sentence not in told and clause not in harder):
            continue
        for fact in _facts(context, clause):
            facts.setdefault(fact.element, fact)
    if "days_since_procedure" not in facts or "earlier_procedure" not in facts:
        facts.pop("days_since_procedure", None)
        facts.pop("earlier_procedure", None)
    return Parts(facts=tuple(facts.values()))


@once
def _sentences(context: Context) -> Passages:
    reading = context.reading
    return Passages((reading.sentence_text(sentence.index) for sentence in reading.sentences), reading.text)


def _facts(context: Context, clause: Clause) -> Iterator[Fact]:
    spans = (context.quote(clause),)
    sentence = context.reading.sentence_text(clause.sentence)
    if clause.section not in TITLES and _TO_OPEN.search(sentence) and not _NOT_TURNED.search(sentence):
        yield Fact(element="converted_to_open", spans=spans)
    if _HARDER.search(clause.text):
        yield Fact(element="unusual_effort", spans=spans)
    if clause.section not in BACKGROUND and _BROKEN_OFF.search(sentence) and not _NOT_TURNED.search(sentence):
        yield Fact(element="broken_off", spans=spans)
    days = _DAYS.search(sentence)
    if days is None or not _EARLIER.search(sentence):
        return
    reason = next((name for name, pattern in _REASONS if pattern.search(sentence)), None)
    if reason is not None:
        yield Fact(element="days_since_procedure", value=int(days.group(1) or days.group(2)), spans=spans)
        yield Fact(element="earlier_procedure", value=reason, spans=spans)


_REASONS = (("unrelated", _UNRELATED), ("planned", _PLANNED), ("complication", _UNPLANNED))

BUILDER = FamilyBuilder("circumstances", frozenset(), find_circumstances)
