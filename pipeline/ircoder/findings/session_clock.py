"""When the session was: the first and the last time of day that the report gives for its own work.

Two reports of one day whose times do not overlap tell of two sessions (MOD-12, MOD-14).
"""

from __future__ import annotations

from ircoder.findings.context import BACKGROUND, TITLES
from ircoder.findings.model import Fact, Span
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Quantity, Reading, Sentence

ELEMENT = "session_clock"
_NOT_SESSION = frozenset({"plan", "consent", "labs", "allergies", "impression", "signature"})
_HEAD = 2
"""Sentences at the top in which a span of time is that of the session, whatever its words."""
_OF_WORK = WordPattern(
    r"\b(?:start\w*|stop\w*|beg[aiu]n\w*|end(?:ed|s|ing)?|finish\w*|time[\s-]?(?:in|out)|in[\s-]room|out[\s-]of[\s-]room"
    r"|room|suite|table|sheath|sedation|sedated|midazolam|fentanyl|versed|intra-?service|puncture\w*|incision|access"
    r"|skin|procedure|case|session|case[\s-]?time|monitor\w*|placed|closure|removed)\b"
)
_OTHER_TIME = WordPattern(
    r"\b(?:onset|last (?:seen|known)|symptoms?|arriv\w+|ate|meal|npo|fasting|admi(?:t|ssion)\w*|collapse[ds]?|fell"
    r"|yesterday|tomorrow|overnight|drawn|labs?|blood count|ct (?:scan )?(?:of|at)|door|called|paged|reported|signed"
    r"|dictated|transcribed|discussed|until then|bed ?rest|discharge\w*|sheath (?:to be )?(?:out|pull\w*) at)\b"
)


def find_session_clock(reading: Reading) -> tuple[Fact, ...]:
    """Fact of the encounter whose value is the first and the last time, in minutes since midnight, as two words."""
    told = [quantity for quantity in reading.quantities if quantity.kind in ("clock", "clock_range")]
    own = [quantity for quantity in told if _is_of_work(reading, quantity)] if told else []
    if not own:
        return ()
    times = [value for item in own for value in (item.value, item.second) if value is not None]
    spans = tuple(_span(reading, item) for item in own)
    return (Fact(element=ELEMENT, value=(str(int(min(times))), str(int(max(times)))), spans=spans),)


def _is_of_work(reading: Reading, quantity: Quantity) -> bool:
    sentence: Sentence = reading.sentences[quantity.sentence]
    if sentence.section in TITLES:
        return quantity.kind == "clock_range"
    if sentence.section in BACKGROUND or sentence.section in _NOT_SESSION:
        return False
    text = reading.text[sentence.start : sentence.end]
    if quantity.kind == "clock_range" and sentence.index < _HEAD:
        return _OTHER_TIME.search(text) is None
    return _OF_WORK.search(text) is not None and _OTHER_TIME.search(text) is None


def _span(reading: Reading, quantity: Quantity) -> Span:
    section = reading.sentences[quantity.sentence].section
    return Span(quantity.start, quantity.end, reading.text[quantity.start : quantity.end], section)
