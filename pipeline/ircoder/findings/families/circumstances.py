"""Facts about the course of the session: broken off, turned into an operation, after another, harder than usual.

They decide modifiers (MOD-11, MOD-28, MOD-37, MOD-38, MOD-40 to MOD-43).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, once
from ircoder.findings.model import Fact, FactState
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.passages import Passages
from ircoder.knowledge.word_patterns import WordPattern

_TO_OPEN = WordPattern(
    r"\bconver(?:ted|sion)\s+to\s+(?:an?\s+)?open\b"
    r"|\b(?:surgeon|surgery|surgical team)\b[^.;]{0,60}\b(?:opened|took over|cut ?down|explored)\b"
    r"|\bopen (?:thrombectomy|embolectomy|repair|bypass)\b[^.;]{0,30}\b(?:was (?:then )?(?:performed|done)|followed)\b"
)
_NOT_TURNED = WordPattern(r"\b(?:no|not|without|if|should|would|may|might|possible|risk|discuss\w*|standby)\b")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_COUNT = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_DAYS = WordPattern(
    r"\b(?:post[- ]?(?:op|operative|procedure|procedural)\s+day|pod|day)\s*#?\s*(\d{1,2})\b"
    rf"|\b{_COUNT}\s+days?\s+(?:ago|prior|earlier|after (?:placement|insertion|the procedure)|out)\b"
)
_EARLIER = WordPattern(
    r"\b(?:placed|placement|inserted|insertion|implant\w*|procedure|post[- ]?op\w*|put in|performed|did"
    r"|post[- ]?procedur\w*|pod|ablat\w*|drained|treated|emboli[sz]ed)\b"
)
_UNPLANNED = WordPattern(
    r"\b(?:dislodg\w*|fell out|fallen out|came out|pulled (?:it |the \w+ )?(?:out|completely)|kink\w*|malposition\w*"
    r"|migrat\w*|retracted|leak\w*|clogged|infect\w*|abscess|pus|cellulitis|dehisc\w*|hematoma"
    r"|occluded|malfunction\w*|bleed\w*|return(?:ed)? to (?:the )?(?:ir|angio|procedure|operating))\b"
)
_PLANNED = WordPattern(
    r"\b(?:staged|planned (?:second|return|from the start|in stages|as a second)|second (?:stage|session)"
    r"|from the (?:outset|start|beginning)|stage (?:two|2|ii))\b"
)
_UNRELATED = WordPattern(
    r"\bunrelated\b|\bnothing to do with\b|\bnot related to\b|\bindependent of the (?:earlier|first|previous)\b"
)
_REASON_NEAR = 3
"""Sentences after that of the earlier procedure in which its reason may stand."""
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
_ANESTHESIA = (
    r"(?:an[a]?esth\w+|an[a]?esthetic\w*|sedation|sedatives?|sedated|local|lidocaine|lignocaine|induction|medications?)"
)
_BEFORE_ANESTHESIA = WordPattern(
    rf"\b(?:before|prior to|ahead of)\s+(?:any\s+|the\s+|administration of\s+|giving\s+|starting\s+|start of\s+)*"
    rf"(?:moderate\s+|conscious\s+|local\s+|general\s+|iv\s+|sedation or\s+)*{_ANESTHESIA}\b"
    rf"|\bno\s+(?:moderate\s+|local\s+|sedation[,]?\s+(?:or|nor|and no)\s+)*{_ANESTHESIA}\b[^.;]{{0,25}}"
    rf"\b(?:given|administered|started|begun|used)\b"
    rf"|\b{_ANESTHESIA}\s+(?:had|was|were)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:given|administered|started|begun)\b"
)
_ANESTHETIZED = WordPattern(
    r"\b(?:lidocaine|lignocaine|xylocaine|bupivacaine|local an[a]?esth\w+|locally an[a]?esth\w+|midazolam|versed"
    r"|fentanyl|propofol|general an[a]?esth\w+|intubated|sedated|numbed|an[a]?esthetized|under sedation"
    r"|(?:moderate|conscious) sedation)\b"
)
_CALLED_OFF = WordPattern(
    r"\b(?:cancel+ed|called off|aborted|postponed|not (?:performed|started)|abandoned|stopped|terminated"
    r"|discontinued)\b"
)
_STOPPED_CASE = WordPattern(
    r"\b(?:case|procedure|session|treatment|intervention|team|we)\s+(?:was\s+|were\s+|is\s+)?(?:then\s+|therefore\s+)?"
    r"(?:stopped|cancel+ed|called off|aborted|abandoned|halted)\b"
)
_IN_ROOM = WordPattern(
    r"\b(?:brought|taken|wheeled|came|moved|transferred)\b[^.;]{0,30}\b(?:to|into|on|onto)\b[^.;]{0,25}"
    r"\b(?:room|suite|lab|table|angio\w*|ir|cath\w*|scanner)\b"
    r"|\b(?:in|on|off|from) the (?:\w+ ){0,2}(?:room|suite|lab|table|scanner)\b"
    r"|\b(?:prepped|draped|positioned (?:prone|supine)|skin prep\w*|time-?out)\b"
)
_NOT_IN_ROOM = WordPattern(
    r"\b(?:not|never)\s+(?:been\s+)?(?:brought|taken|wheeled|came|moved|transferred|in|on|reached|entered|left)\b"
)
_CO_SURGEONS = WordPattern(
    r"\bco-?\s?surgeons?\b|\bcosurgeons?\b|\btwo (?:primary )?surgeons\b"
    r"|\b(?:acted|worked|served) as (?:co-?primary|joint)\b"
)
_STUDY = WordPattern(
    r"\b(?:nct\s?\d{6,}|clinical trial|research (?:study|protocol)|study (?:arm|protocol|subject|participant)"
    r"|investigational (?:device|drug|item)|enrolled in (?:the|a) \w+|trial (?:subject|participant|arm))\b"
)
_NO_STUDY = WordPattern(r"\b(?:not|no|never|declin\w*|screen\w*|eligib\w*|offered|considered|future|may|if)\b")
_LEFT_OUT = frozenset({"consent", "plan", "timeout", "allergies", "labs"})


def find_circumstances(context: Context, session: Session) -> Parts:
    """Encounter facts about the course; each once, with the first words that tell it."""
    facts: dict[str, Fact] = {}
    told = frozenset(_sentences(context).holding(_TO_OPEN, _BROKEN_OFF, _DAYS, _CO_SURGEONS, _STUDY))
    harder = context.saying(_HARDER)
    started = (*find_anesthesia_start(context), *_in_room_when_called_off(context))
    if not told and not harder:
        return Parts(facts=started)
    for clause in context.clauses:
        if clause.section in _LEFT_OUT or (clause.sentence not in told and clause not in harder):
            continue
        for fact in _facts(context, clause):
            facts.setdefault(fact.element, fact)
    if "days_since_procedure" not in facts or "earlier_procedure" not in facts:
        facts.pop("days_since_procedure", None)
        facts.pop("earlier_procedure", None)
    return Parts(facts=(*facts.values(), *started))


def find_anesthesia_start(context: Context) -> tuple[Fact, ...]:
    """Whether any anesthesia, sedation and local included, was begun in a session that was called off (MOD-38)."""
    if not context.may_say(_CALLED_OFF):
        return ()
    body = [clause for clause in context.clauses if clause.section not in BACKGROUND | TITLES | _LEFT_OUT]
    for state, pattern in (("denied", _BEFORE_ANESTHESIA), ("stated", _ANESTHETIZED)):
        clause = next((clause for clause in body if pattern.search(clause.text)), None)
        if clause is not None:
            return (Fact(element="anesthesia_started", state=cast("FactState", state), spans=(context.quote(clause),)),)
    return ()


def find_called_off_in_room(context: Context) -> tuple[Fact, ...]:
    """Where nothing was done: whether the patient was in the room, and whether anesthesia was begun."""
    in_room = _in_room(context)
    return (*in_room, *find_anesthesia_start(context)) if in_room else ()


def _in_room_when_called_off(context: Context) -> tuple[Fact, ...]:
    """The same of a report whose words leave open whether something was done."""
    return _in_room(context) if context.may_say(_STOPPED_CASE) and context.saying(_STOPPED_CASE) else ()


def _in_room(context: Context) -> tuple[Fact, ...]:
    if not context.may_say(_IN_ROOM) or any(_NOT_IN_ROOM.search(clause.text) for clause in context.clauses):
        return ()
    clause = next((clause for clause in context.clauses if _IN_ROOM.search(clause.text)), None)
    if clause is None or clause.section in BACKGROUND:
        return ()
    return (Fact(element="called_off_in_room", spans=(context.quote(clause),)),)


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
    if clause.section not in BACKGROUND and _CO_SURGEONS.search(sentence):
        yield Fact(element="co_surgeons", spans=spans)
    if _STUDY.search(sentence) and not _NO_STUDY.search(sentence):
        yield Fact(element="research_study", spans=spans)
    days = _DAYS.search(sentence)
    if days is None or not _EARLIER.search(sentence):
        return
    reason = _reason_near(context, clause.sentence)
    if reason is not None:
        told = next(group for group in days.groups() if group).lower()
        yield Fact(element="days_since_procedure", value=_NUMBERS.get(told) or int(told), spans=spans)
        yield Fact(element="earlier_procedure", value=reason, spans=spans)


def _reason_near(context: Context, sentence: int) -> str | None:
    """Why the patient came back, by the sentence that tells the earlier procedure or one that follows it."""
    last = min(sentence + _REASON_NEAR, len(context.reading.sentences) - 1)
    for number in range(sentence, last + 1):
        text = context.reading.sentence_text(number)
        found = next((name for name, pattern in _REASONS if pattern.search(text)), None)
        if found is not None:
            return found
    return None


_REASONS = (("unrelated", _UNRELATED), ("planned", _PLANNED), ("complication", _UNPLANNED))

BUILDER = FamilyBuilder("circumstances", frozenset(), find_circumstances)
