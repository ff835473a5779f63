"""When a device was put in, told in passing: "the drain placed two weeks ago was exchanged".

Readers of clauses take a past day for the day of all that the clause tells. Such words are blanked, so that what is
left is what was done today; the mentions keep what they say of the past.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import Context
from ircoder.knowledge.word_patterns import WordPattern

_MONTH = r"(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?"
_UNIT = r"(?:hours?|days?|nights?|weeks?|months?|years?)"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several|some|\d{1,2})"
_DAY = (
    rf"(?:yesterday|last\s(?:night|week|month|year|spring|summer|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    rf"|(?:about |approximately )?{_COUNT}\s{_UNIT}\s(?:ago|earlier|before|previously)"
    rf"|(?:in|on)\s(?:{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s(?:of\s)?(?:19|20)\d\d)?|(?:19|20)\d\d"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?)|(?:earlier\s)?this\s(?:week|month|year)|previously|at (?:an )?outside hospital)"
)
_PUT_IN = r"(?:placed|inserted|put in|implanted|deployed|created|changed|exchanged|fashioned|started)"
_BY_WHOM = r"(?:\s(?:by|at|in|on|for|here|elsewhere|surgically|urgently|emergently)\b(?:\s[\w.]+){0,3}?)?"
_WHICH = r"(?:that|which)\s(?:was|were|had been|has been|we|i)\s(?:\w+ly\s)?"
_SINCE = rf"{_PUT_IN}{_BY_WHOM}\s{_DAY}"
_BEHIND = re.compile(
    rf"(?<!was\s)(?<!were\s)(?<!been\s)(?<!had\s)\b(?:{_WHICH})?{_SINCE}\b"
    r"(?=,?(?:\s(?:in|into|at|by|from|via|through)\s(?:[\w-]+\s?){1,6}?)?"
    r"\s(?:was|were|is|has been|had been)\s(?:then\s|now\s|successfully\s)?(?!still\b|not\b)\w+)",
    re.IGNORECASE,
)
"""Set behind the device and before the verb of today's work."""
_UNDER_ACT = re.compile(
    r"\b(?:exchang\w*|remov\w*|retriev\w*|replac\w*|chang(?:ed|ing|e)|check(?:ed)?|upsiz\w*)\s(?:of\s)?"
    rf"(?:the|this|that|his|her|a|an)?\s?(?:[\w-]+\s){{1,7}}?(?P<past>(?:{_WHICH})?{_SINCE})\b",
    re.IGNORECASE,
)
"""Set behind the device that an act takes as its object."""
_CUES = WordPattern(
    r"\b(?:yesterday|last|ago|earlier|before|previously|outside|in|on|this)\b",
)
_PLACING = WordPattern(rf"\b{_PUT_IN}\b")
_IN_BODY = frozenset({"technique", "body", "findings", "access", "note", "procedure_title", "impression"})


def without_device_ages(context: Context) -> Context:
    """The context with such words blanked in the texts of its clauses, character for character."""
    changed = False
    clauses = list(context.clauses)
    for clause in context.saying(_PLACING):
        if clause.section not in _IN_BODY or not _CUES.search(clause.text):
            continue
        text = _blanked(clause.text)
        if text != clause.text:
            clauses[clause.index] = replace(clause, text=text)
            changed = True
    return replace(context, clauses=tuple(clauses)) if changed else context


def _blanked(text: str) -> str:
    for pattern, group in ((_BEHIND, 0), (_UNDER_ACT, "past")):
        text = pattern.sub(lambda match, group=group: _spaces(match, group), text)  # type: ignore[misc]
    return text


def _spaces(match: re.Match[str], group: int | str) -> str:
    low, high = match.start(group) - match.start(), match.end(group) - match.start()
    words = match.group()
    return f"{words[:low]}{' ' * (high - low)}{words[high:]}"
