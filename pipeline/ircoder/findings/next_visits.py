"""What a statement orders for another day: the check, change or removal of a tube that went in today."""

from __future__ import annotations

from ircoder.knowledge.word_patterns import WordPattern

_COUNT = (
    r"(?:about\s+|around\s+)?"
    r"(?:\d+(?:\s?(?:-|to|\u2013)\s?\d+)?|an?|one|two|three|four|five|six|seven|eight|ten|twelve)"
)
_UNIT = r"(?:d|days?|w|wks?|weeks?|mos?|months?|hours?|hrs?)"
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
_WHEN = (
    rf"(?:(?:in|within|after|at|every)\s+{_COUNT}[\s-]{{0,2}}{_UNIT}\b(?!\s+(?:after|post|ago|out))"
    rf"|{_COUNT}[\s-]{{0,2}}{_UNIT}\b(?=\W*$)"
    rf"|(?:on\s+|this\s+|next\s+)?{_DAY}\b(?=\W*$)|tomorrow|next\s+(?:week|month|visit|time)|as an outpatient|in clinic"
    rf"|(?:before|prior to)\s+(?:discharge|removal|(?:the\s+)?(?:\w+\s+)?(?:is|being)\s+(?:pulled|removed)))"
)
_STUDY = (
    r"(?:(?:drain|drainage|tube|catheter|cath|abscess|contrast|pcn|stent)[\s-]+(?:check|stud(?:y|ies)|injection"
    r"|evaluation|exchange|change|removal|upsiz\w+|visit)s?"
    r"|sinogram|abscess-?o?gram|nephrostogram|cholangiogram|tube-?o?gram|exchanges?|changes?|check)"
)
_LED = (
    r"(?:plan(?:s|ned)?|follow-?\s?up|f/?u|returns?|rtc|come back|comes back|repeat|recheck|recommend\w*|will|should"
    r"|needs?|to be|please|schedule[d]?|arrange\w*|ir to)"
)
_OPENLY = (
    r"(?:plan(?:s|ned)?|returns?|rtc|come back|comes back|recommend\w*|will|should|needs?|to be|please|to schedule"
    r"|arrange\w*)"
)
_ORDERED = WordPattern(
    rf"^\W*(?:(?:routine|first|next|{_LED})[\s:,-]+){{0,3}}(?:(?:with|for|and|a|an|the|ct|by|repeat|outpatient|ir"
    rf"|\+|or)[\s:,-]+){{0,6}}{_STUDY}\b[^.;]{{0,30}}?\b{_WHEN}"
    rf"|^\W*(?:\w+\W+){{0,3}}?{_OPENLY}\b[^.;]{{0,60}}\b{_STUDY}\b"
    rf"|^\W*{_WHEN}[\s:,-]+(?:\w+\s+){{0,4}}?{_STUDY}\b"
)
_DONE = WordPattern(
    r"\b(?:today|now|was|were|shows?|showed|shown|demonstrat\w+|performed|placed|exchanged|injected|removed|upsized"
    r"|aspirated|changed|swapped)\b"
)


def orders_another_visit(text: str) -> bool:
    """Whether a statement only orders the next work on a tube ("Drain check in two weeks.")."""
    return _ORDERED.search(text) is not None and _DONE.search(text) is None
