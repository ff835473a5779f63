"""Sedation, a kept picture or contrast that one statement tells and another denies, whatever part they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import Context
from ircoder.findings.contradictions.hands import named, quoted, stretch
from ircoder.findings.model import Contradiction
from ircoder.knowledge.told_elements import ToldElement, load_told_elements
from ircoder.knowledge.word_patterns import WordPattern

_NOT_TODAY = frozenset({"history", "labs", "comparison"})
_WATCHES = WordPattern(
    r"\b(?P<name>[A-Z][a-z]{2,}|[A-Z]{3,})\b[^.;\n]{0,70}\b(?:sole|only|nothing (?:but|else)|no other"
    r"|dedicated|independent)\b"
    r"[^.;\n]{0,50}\b(?:watch\w*|monitor\w*|observ\w*|job|task|duty|duties)"
    r"|\b(?:nurse|rn|RN|Nurse) (?:[A-Z]\. )?(?P<name3>[A-Z][a-z]{2,}"
    r"|[A-Z]{3,})\b[^.;\n]{0,50}\b(?:watch\w*|monitor\w*|observ\w*)"
    r"|\b(?:watch\w*|monitor\w*|observ\w*)\b[^.;\n]{0,40}\b(?:by|nurse|rn) (?:[A-Z]\. )?(?P<name2>[A-Z][a-z]{2,})\b",
    re.NOFLAG,
)
_HELPS = WordPattern(
    r"\b(?:scrubbed|assist\w*|handled|handed|passed|held the|loaded|mixed|inflated|injected|prepared"
    r"|circulat\w+|steadied)\b"
)
_NO_HELP = WordPattern(r"\b(?:not|never|no one|nobody|without)\b")
_NO_NAMES = frozenset(
    {"SEDATION", "MODERATE", "ANESTHESIA", "THE", "Sedation", "Moderate", "Nurse", "Registered", "Anesthesia", "Dr"}
)


def find_told_elements(context: Context) -> Iterator[Contradiction]:
    """Elements told both ways, and a person who watched the patient and helped with the work."""
    for element in load_told_elements():
        if context.holds(*element.stems) and context.says(element.denied):
            yield from _both_ways(context, element)
    yield from _observer(context)


def _both_ways(context: Context, element: ToldElement) -> Iterator[Contradiction]:
    denied = list(_tellings(context, element, element.denied))
    if not denied:
        return
    said = list(_tellings(context, element, element.said))
    if not said or any(low < end and start < high for start, end in said for low, high in denied):
        return
    spans = []
    for start, end in (said[0], denied[0]):
        clause = context.clause_at(start)
        spans.append(quoted(context, clause, start, end))
    there = named(spans[1]) if named(spans[1]) != named(spans[0]) else "text elsewhere"
    yield Contradiction(
        kind=element.kind,
        about=element.name,
        statement=f"The {named(spans[0])} says that {element.name}, the {there} says that it was not.",
        first=(spans[0],),
        second=(spans[1],),
    )


def _tellings(context: Context, element: ToldElement, pattern: WordPattern) -> Iterator[tuple[int, int]]:
    for clause in context.saying(pattern):
        if clause.section in _NOT_TODAY:
            continue
        for match in pattern.finditer(clause.text):
            around = stretch(clause, clause.start + match.start(), clause.start + match.end())
            if element.excused.search(around) is None:
                yield clause.start + match.start(), clause.start + match.end()


def _observer(context: Context) -> Iterator[Contradiction]:
    """One who watched nothing but the patient, and by the same name had a hand in the work."""
    if not context.holds("scrubbed", "assist", "handled", "handed", "passed", "held the", "loaded", "mixed"):
        return
    text = context.reading.text
    for match in _WATCHES.finditer(text):
        name = match["name"] or match["name2"] or match["name3"]
        if name in _NO_NAMES:
            continue
        for clause in context.clauses:
            at = clause.text.find(name)
            inside = clause.start <= match.start() < clause.end
            if at < 0 or inside or _NO_HELP.search(clause.text):
                continue
            helps = _HELPS.search(clause.text, at)
            if helps is not None and helps.start() - at < 90:
                watched = context.clause_at(match.start())
                yield Contradiction(
                    kind="documentation",
                    about="an independent observer was present",
                    statement="One person is named as the observer of the sedated patient and as a helper at the work.",
                    first=(quoted(context, watched, match.start(), match.end()),),
                    second=(quoted(context, clause, clause.start + at, clause.start + helps.end()),),
                )
                return
