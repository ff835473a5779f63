"""What became of a device: taken out in one part of a report, left in the patient in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.closings import clauses_of
from ircoder.findings.contradictions.hands import between, quoted
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_CHANGED = WordPattern(
    r"\b(?:exchang\w*|replac\w*|upsiz\w*|downsiz\w*|existing|indwelling|second|convert\w*|conversion|telescop\w*"
    r"|coaxial\w*|safety|temporar\w*|bilateral|left and right|reposition\w*)\b"
)
"""With one of these anywhere more than one device of a kind is about."""
_SEVERAL = WordPattern(
    r"\b(?:old|previous\w*|two|both|another|new|chang\w*|outer|inner|other|third|first|diagnostic)\b"
)
"""A statement with one of these is about one of several."""
_NOUN = (
    r"(?:drainage (?:catheter|tube)|pigtail(?: (?:catheter|drain))?|nephrostomy(?: tube| catheter)?|chest tube"
    r"|(?:biliary |cholecystostomy )?(?:drain|tube)|catheter|sheath|stent|port|picc|line|(?:ivc |cava |caval )?filter)"
)
_WAS = r"\s+(?:(?:was|were|has been|is)\s+)?(?:(?:then|subsequently|therefore|finally|also|now|successfully)\s+)*"
_BETWEEN = r"(?:(?!not\b|never\b|be\b|the\b|an?\b)\w+\s+|(?:in|into|from|through|within|inside|up)\s+(?:the|a)\s+)"
_OUT = WordPattern(
    rf"\b(?P<noun>{_NOUN})\s+(?:was|were|has been)\s+(?:{_BETWEEN}){{0,6}}?"
    r"(?:removed|pulled|withdrawn|taken out|retrieved|captured|recovered)\b"
    rf"|\b(?:successful\w*\s+)?(?:removal|retrieval) of (?:the |an? )?(?P<noun2>{_NOUN})\b"
    rf"|\bsuccessful\w*\s+(?P<noun3>{_NOUN})\s+(?:removal|retrieval)\b"
    rf"|\bwithout (?:leaving )?an?\s+(?P<noun4>{_NOUN})\b(?=\s*(?:[.;,]|$|in\b|behind\b))"
    rf"|\bno\s+(?P<noun5>{_NOUN})\s+(?:was\s+|were\s+)?left\b|\b(?P<noun6>{_NOUN})\s+was\s+not\s+left\b"
)
_IN = WordPattern(
    rf"\b(?P<noun>{_NOUN}){_WAS}(?:left (?:in (?:place|situ|the)|to|indwelling|open)|secured|sutured"
    r"|(?:connected|attached|put|placed) to (?:a |the )?(?:gravity|bag|suction|bulb|drainage|water|pleur\w*))\b"
    rf"|\b(?P<noun2>{_NOUN})\s+(?:to (?:gravity|bag|suction|bulb)|in place\b|in situ\b|remains\b|stays\b)"
    rf"|\b(?P<noun3>{_NOUN})\s+(?:could not be|was not|cannot be)\s+(?:removed|retrieved|withdrawn|snared|captured"
    r"|freed|taken out|recovered)\b"
    r"|\b(?:kept|keep|leave|flush|record)\b[^.;\n]{0,20}?\b(?P<noun4>drain|tube|catheter)\b"
)
_LEFT_IN = WordPattern(r"\bleft in (?:place|situ)\b")
_UNTIL = WordPattern(r"\b(?:no|until|before|if|when|once|can|will|may|should)\b")
_NEAR = 40
_PLAIN = WordPattern(r"\b(?:drain|drainage (?:catheter|tube)|nephrostomy|chest tube)\b")
_TUBES = frozenset({"drain", "pigtail", "nephrostomy", "tube", "drainage"})


@dataclass(frozen=True, slots=True)
class _Fate:
    """A device that is out or in, as a clause says."""

    nouns: frozenset[str]
    is_out: bool
    clause: Clause
    start: int
    end: int
    is_pigtail: bool


def find_fate_contradictions(context: Context) -> Iterator[Contradiction]:
    """A device that the course ends without and that the summary, the plan or another sentence has, or otherwise."""
    closing = clauses_of(context, "summary", "plan")
    ends = [*_fates(_OUT, closing, is_out=True), *_fates(_IN, closing, is_out=False)]
    if not (ends or context.holds("left in place", "left in situ")) or _CHANGED.search(context.said):
        return
    told_in_course = clauses_of(context, "course")
    fates = (*_fates(_OUT, told_in_course, is_out=True), *_fates(_IN, told_in_course, is_out=False))
    course = sorted(fates, key=lambda fate: fate.start)
    if any(_PLAIN.search(clause.text) for clause in told_in_course):
        # A pigtail beside a drain of its own name is the catheter of a study.
        course = [fate for fate in course if not fate.is_pigtail]
    for end in ends:
        told = [fate for fate in course if fate.nouns & end.nouns]
        if told and told[-1].is_out is not end.is_out and not _is_any_catheter(context, end, told[-1]):
            yield _against(context, told[-1], end)
            return
    for end in course:
        # Within the course a device may be secured first and taken out at the end.
        gone = next((fate for fate in course if fate.is_out and fate.nouns & end.nouns), None)
        if end.is_out or gone is None or gone.clause is end.clause or not _LEFT_IN.search(end.clause.text):
            continue
        if not _is_any_catheter(context, end, gone):
            yield _against(context, gone, end)
            return


def _fates(pattern: WordPattern, clauses: Iterable[Clause], *, is_out: bool) -> Iterator[_Fate]:
    for clause in clauses:
        for match in pattern.finditer(clause.text):
            if _SEVERAL.search(clause.text):
                break
            if _UNTIL.search(clause.text[max(0, match.start() - _NEAR) : match.start()]):
                continue
            noun = next(word for word in match.groups() if word).lower()
            start, end = clause.start + match.start(), clause.start + match.end()
            yield _Fate(_sorts(noun.split()), is_out, clause, start, end, noun == "pigtail")


def _sorts(words: Iterable[str]) -> frozenset[str]:
    """What a device may be called: drains go by many names, a drainage catheter by both."""
    found = {word for word in words if word not in {"ivc", "cava", "caval", "biliary", "chest", "cholecystostomy"}}
    return frozenset(found - _TUBES | {"drain"} if found & _TUBES else found)


def _is_any_catheter(context: Context, one: _Fate, other: _Fate) -> bool:
    """Whether only the word catheter ties two statements, and catheters of several kinds are told of."""
    if one.nouns & other.nouns != {"catheter"}:
        return False
    kinds = {m.concept for m in context.reading.mentions if m.label == "DEVICE" and "catheter" in m.kind}
    return len(kinds - {"device:catheter"}) > 1


def _against(context: Context, one: _Fate, other: _Fate) -> Contradiction:
    noun = sorted(one.nouns & other.nouns)[0]
    out, left = "that it was taken out", "that it was left in"
    return between(
        "device",
        noun,
        (out if one.is_out else left, out if other.is_out else left),
        (quoted(context, one.clause, one.start, one.end),),
        (quoted(context, other.clause, other.start, other.end),),
        noun,
    )
