"""Sentences of the body that tell another day's work: "Yesterday Dr. X coiled ...", "The arteriogram of June 3 ...".

They count as history: what they tell was done then, and nothing of it in this session.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.days_compared import earlier_stretches, lies_in

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
)
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|\d{1,2})"
_OPENS = re.compile(
    rf"\W*(?:yesterday|last (?:night|week|month|year)|the (?:day|night|evening|week) before"
    r"|(?:the )?previous (?:day|night)"
    rf"|{_COUNT}\s(?:days?|nights?|weeks?|months?|years?)\s(?:ago|before|earlier)"
    rf"|(?:on|last)\s{_WEEKDAY}"
    r"|(?:(?:the|his|her|their)\s)?(?:last|previous|prior|earlier)\s(?:one|session|procedure|visit|tap|round"
    r"|attempt))\b"
    r",?\s(?!.{0,60}\b(?:until|to)\stoday\b)",
    re.IGNORECASE,
)
_DATED_SESSION = re.compile(
    rf"\W*(?:the\s)?(?:first|previous|prior|earlier|last|index)\s(?:session|procedure|stage|visit|treatment)\b[:,]?\s"
    rf"(?:(?:was\s)?(?:on|of|from|in)\s)?{_DATE}",
    re.IGNORECASE,
)
"""A session told by its number and day, up to its stop."""
_DONE_THEN = re.compile(
    r"(?<!that )(?<!which )\b(?:was|were|had been|has been)\s(?:\w+ly\s)?"
    r"(?:done|performed|injected|treated|tapped|drained|sampled|biopsied|aspirated|placed|inserted|implanted|put in"
    r"|embolized|stented|ablated|blocked|dilated|ballooned|opened|coiled|punctured|given|carried out)\s"
    r"(?:[\w-]+\s){0,4}?"
    rf"(?:yesterday|(?:on\s)?{_WEEKDAY}\s(?:of\s)?last\sweek|last\s(?:night|week|month|year|{_WEEKDAY})"
    rf"|{_COUNT}\s(?:days?|nights?|weeks?|months?|years?)\s(?:ago|earlier))\b(?!.*\b(?:was|were|is|are)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Work told with its day behind the verb; what follows in the clause may not go on to what became of it."""
_PAST_DAYS = WordPattern(r"\b(?:yesterday|last|ago|earlier)\b")
_DATED = (
    r"(?:arteriogra\w+|angiogra\w+|venogra\w+|mapping|procedure|session|emboli[sz]ation|study|catheteri[sz]ation|cath)"
    rf"\s(?:on|of|from)\s(?:the\s)?{_DATE}"
)
_DATED_STUDY = WordPattern(rf"\b{_DATED}")
"""What few clauses hold; its article stands before it in all of them."""
_STUDY = WordPattern(rf"\b(?:the|my|our|her|his|that|an?)\s(?:[\w-]+\s){{0,3}}?{_DATED}")
_NOW = WordPattern(r"\b(?:today|now|tonight|currently|this (?:morning|afternoon|evening|time|session))\b")
_HEADER = 300
_REACH = 300
"""A sentence longer than this is dictation without stops, which soon goes on to today."""


def without_other_days(context: Context) -> Context:
    """The context in which clauses of another day's work stand in the history."""
    marked = {clause.index for clause in _of_other_days(context)}
    marked |= {clause.index for clause in _of_compared_days(context)}
    if not marked:
        return context
    clauses = tuple(replace(c, section="history") if c.index in marked else c for c in context.clauses)
    return replace(context, clauses=clauses)


def _of_compared_days(context: Context) -> list[Clause]:
    """Clauses under the earlier of two days; not one that only names the place of what this day tells next.

    "April: circumflex 60 percent. May: flow reserve 0.88."
    """
    stretches = earlier_stretches(context.reading.text)
    if not stretches:
        return []
    lines = [(clause, clause.start + len(clause.text) - len(clause.text.lstrip())) for clause in context.clauses]
    told = [clause for clause, start in lines if lies_in(stretches, start)]
    return [c for c in told if c.of("INTERVENTION", "IMAGING", "DEVICE") or _vessel_next(context, c)]


def _vessel_next(context: Context, clause: Clause) -> bool:
    """Whether what follows in the line, or the clause itself by its silence, leaves no place to be filled."""
    end = context.reading.text.find("\n", clause.end)
    after = context.clauses[clause.index + 1 :]
    line = [other for other in after if end < 0 or other.start < end]
    return not clause.of("VESSEL") or any(other.of("VESSEL") for other in line)


def _of_other_days(context: Context) -> list[Clause]:
    out: list[Clause] = []
    since: Clause | None = None
    for clause in context.clauses:
        if clause.section in BACKGROUND or clause.section in TITLES:
            since = None
            continue
        if since is not None and (
            clause.sentence != since.sentence or clause.end - since.start > _REACH or _NOW.search(clause.text)
        ):
            since = None
        if since is None and _begins(context, clause):
            since = clause
        if since is not None:
            out.append(clause)
    return out


def _begins(context: Context, clause: Clause) -> bool:
    opens = clause.start == context.reading.sentences[clause.sentence].start and (
        _OPENS.match(clause.text) is not None or _DATED_SESSION.match(clause.text) is not None
    )
    if not opens:
        match = _STUDY.search(clause.text) if clause in context.saying(_DATED_STUDY) else None
        opens = match is not None and not _is_header_date(context, match.group())
    if not opens and _PAST_DAYS.search(clause.text):
        opens = _DONE_THEN.search(clause.text) is not None
    return opens and not _NOW.search(clause.text)


def _is_header_date(context: Context, text: str) -> bool:
    """Whether the day told is that of the report's own head."""
    date = re.search(_DATE, text, re.IGNORECASE)
    return date is not None and date.group().lower() in context.reading.text[:_HEADER].lower().replace(text.lower(), "")
