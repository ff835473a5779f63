"""A man with an organ that only women have, or the other way round: the report of another patient, or its template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import Context
from ircoder.findings.contradictions.hands import course, quoted, titles
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_PERSON = re.compile(
    r"\b\d{1,3}[\s-]?(?:years?|yrs?|y)[\s-]?(?:/?o\b|old\b)[\s,-]*(?:[a-z-]+\s){0,2}?"
    r"(?:(?P<man>man|male|gentleman|boy)|(?P<woman>woman|female|lady|girl))\b",
    re.IGNORECASE,
)
_OF_WOMEN = WordPattern(r"\b(?:uter(?:us|ine)|fibroids?|ovar(?:y|ian|ies)|fallopian|hysterosalping\w+|vagina\w*)\b")
_OF_MEN = WordPattern(r"\b(?:prostat(?:e|ic)|testic\w+|varicoceles?|scrot\w+|penile|spermatic)\b")


def find_person_contradictions(context: Context) -> Iterator[Contradiction]:
    """The sex of the patient against the organ that was worked on."""
    if not context.may_say(_OF_WOMEN, _OF_MEN):
        return
    found = list(_PERSON.finditer(context.said))
    sexes = {match.lastgroup for match in found}
    if len(sexes) != 1:
        return
    sex = sexes.pop()
    other = _OF_WOMEN if sex == "man" else _OF_MEN
    for clause in (*titles(context), *course(context)):
        organ = other.search(clause.text)
        if organ is not None and any(
            m.assertion == "performed" for m in clause.of("INTERVENTION", "IMAGING", "DEVICE")
        ):
            who = context.clause_at(found[0].start())
            yield Contradiction(
                kind="place",
                about="patient",
                statement=f"The patient is called a {sex}, and the work was done on an organ of the other sex.",
                first=(context.span(found[0].start(), found[0].end(), who.section),),
                second=(quoted(context, clause, clause.start + organ.start(), clause.start + organ.end()),),
            )
            return
