"""What a report says was not done: by the name of an act, by a device not used, by what was left as it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.findings.context import Clause, Context, once
from ircoder.findings.contradictions.closings import Place, place_of
from ircoder.knowledge.act_statements import ActStatement, load_act_statements
from ircoder.knowledge.word_patterns import WordPattern

_DONE = (
    r"(?:performed|done|placed|deployed|carried out|taken|obtained|made|used|given|undertaken|inserted|implanted"
    r"|injected|inflated|opened|released|delivered|left|put|introduced|created|attempted|needed|required|necessary|indicated"
    r"|achieved|administered|instilled|advanced|removed|withdrawn|drawn|collected|sent|fired|detached)"
)
_BE = r"(?:was|were|is|are|has been|have been|had been|could be|being)"
_ADVERB = (
    r"(?:(?:therefore|thus|then|so|in the end|actually|ultimately|in fact|yet|ever|today|eventually|finally|hence)\s+)"
)
_OF_KIND = (
    r"(?:(?:any|a|an|the|actual|single|metal\w*|balloon|biliary|vascular|arterial|venous|covered|bare|drug[\s-]\w+|core"
    r"|needle|percutaneous|left|right|coronary|iliac|renal|formal|therapeutic|diagnostic|epidural|pleural|liver)\s+)"
)
_WHOLE = WordPattern(
    r"\b(?:today|(?:during|in|at|on) (?:this|the) (?:\w+ )?(?:case|procedure|session|visit|study|examination|exam"
    r"|encounter)|this (?:session|visit|time)|so far|at this time|at any (?:point|time)|anywhere|at all|up to now"
    r"|to date|as yet)\b"
)
"""With one of these a denial speaks of all that was done in the session."""
_LIMITED = WordPattern(
    r"\b(?:further|additional\w*|other|others|another|more|repeat\w*|second|third|initial\w*|at first|first"
    r"|before(?! any\b)"
    r"|prior|previous\w*|beyond|else|elsewhere|contralateral|opposite|remaining|residual|rest|adjacent|extra|again|until"
    r"|unless|if|should|would|will|may|might|consider\w*|through|via|past|earlier|ago|history|last|separate\w*|than|same"
    r"|complications?|larger|smaller|longer|new|immediate\w*|preclude\w*|yesterday|referring|outside|post-?\w*|pre-?\w*)\b"
)
"""A denial with one of these is about something else than what was done, or about another time."""
_DENYING = WordPattern(
    r"\b(?:no|not|never|nothing|without|neither|deferred|declined|withheld|omitted|abandoned|postponed|cancell?ed"
    r"|called off|avoided|decided against|elected against)\b"
)
_GOES_ON = re.compile(r"[,:]|\band\b", re.IGNORECASE)
_OF_PLACE = WordPattern(r"(?:not|never|did|elected|decided|chose|opted)\b")
_SEGMENT = WordPattern(
    r"\b(?:proximal|mid|middle|distal|ostial|origin|upper|lower|first|superior|inferior|anterior|posterior)\b"
)
_FOLLOWS = (
    r"(?=\s*(?:[.;,)]|$|\n|and\b|or\b|nor\b|today\b|during\b|so far\b|at this\b|this\b|at any\b|in this\b|yet\b"
    r"|on this\b"
)
_ONLY = WordPattern(
    r"\b(?:only|just|nothing (?:but|more than|beyond))\s+(?:(?:a|an|the|some)\s+)?(?:diagnostic|test|imaging|images"
    r"|pictures|views|films|angiogra\w+|arteriogra\w+|venogra\w+|injection of contrast)\b[^.;\n]{0,40}?"
    r"\b(?:was|were|has been|have been)\s+(?:\w+\s+)?(?:performed|done|made|taken|obtained|carried out)\b"
    r"|\bno (?:intervention|treatment|therapy)\s+(?:was|has been)\s+(?:\w+\s+)?(?:performed|done|given|undertaken"
    r"|carried out|attempted)\b|\bdiagnostic (?:study|angiogram|procedure) only\b"
    r"|\bnothing was (?:treated|done|intervened)\b(?!\s+(?:there|here|at|in|to|on|about|for|with)\b)"
)
"""A denial of every treatment: pictures or tests were all that was done."""


Sited = tuple[str, str | None]
"""A vessel, organ or level, and its side where it is told."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that an act was not done, where it stands in the report and what place it speaks of."""

    clause: Clause
    start: int
    end: int
    place: Place
    is_whole: bool
    """Whether it says in so many words that it speaks of all of the session."""
    of_place: bool
    """Whether it says of a place what was not done to it, and names no act or device ("the arch was not dilated")."""
    sites: frozenset[Sited]
    """Places that it names."""


@cache
def _patterns() -> Mapping[str, WordPattern]:
    """The pattern of each act."""
    return {act.act: _pattern(act) for act in load_act_statements()}


def _pattern(act: ActStatement) -> WordPattern:
    """All wordings of a denial of an act, each opening with a word of its own."""
    nouns = "|".join(re.escape(noun).replace(r"\ ", r"[\s-]+") for noun in sorted(act.nouns, key=len, reverse=True))
    verbs = "|".join([*map(re.escape, act.verbs), _DONE[3:-1]])
    noun = rf"(?:{nouns})"
    tail = rf"{_FOLLOWS}|(?:placement|insertion|deployment)\b|{_BE}\s+{_ADVERB}*(?:{verbs})\b|(?:{verbs})\b))"
    ways = [
        rf"(?:no|without|neither)\s+{_OF_KIND}{{0,3}}{noun}{tail}",
        rf"{noun}(?:\s+(?:placement|insertion|deployment|injection))?\s+{_BE}\s+{_ADVERB}*(?:not|never)\s+{_ADVERB}*"
        rf"(?:been\s+)?(?:{verbs}|possible|successful)\b",
        rf"{noun}(?:\s+(?:placement|insertion|deployment))?\s+(?:was|were)\s+(?:\w+\s+)?"
        r"(?:deferred|declined|withheld|omitted|abandoned|postponed|cancell?ed|called off|avoided)\b",
    ]
    if act.verbs:
        own = "|".join(map(re.escape, act.verbs))
        ways.append(rf"(?:nothing|no \w+(?: \w+)?)\s+{_BE}\s+{_ADVERB}*(?:{own})\b")
        ways.append(rf"(?:not|never)\s+{_ADVERB}*(?:been\s+)?(?:{own})\b")
    if act.plain:
        own = "|".join(map(re.escape, act.plain))
        ways.append(rf"(?:did|elected|decided|chose|opted)\s+not\s+(?:to\s+)?(?:{own})\b")
        ways.append(rf"(?:decided|elected) against\s+(?:{own})(?:ing|ting)?\b")
    return WordPattern(rf"\b(?:{'|'.join(ways)})")


def denials_of(context: Context, act: ActStatement) -> Iterator[Denial]:
    """Statements that an act was not done; none that is limited to something else or to another time."""
    pattern = _patterns()[act.act]
    for clause in _denying(context):
        yield from _denial(context, clause, pattern)


def denies(act: ActStatement, clause: Clause) -> bool:
    """Whether a clause denies an act, of whatever place or time."""
    return _patterns()[act.act].search(clause.text) is not None


def denials_of_all(context: Context) -> Iterator[Denial]:
    """Statements that nothing was treated."""
    for clause in context.saying(_ONLY):
        yield from _denial(context, clause, _ONLY)


@once
def _denying(context: Context) -> tuple[Clause, ...]:
    """Clauses that may deny anything."""
    return context.saying(_DENYING)


def _denial(context: Context, clause: Clause, pattern: WordPattern) -> Iterator[Denial]:
    match = pattern.search(clause.text)
    if match is None:
        return
    place = place_of(context, clause)
    if place in {"title", "other"} or is_limited(clause, match):
        return
    start, end = clause.start + match.start(), clause.start + match.end()
    low, high = _stretch(clause, match)
    is_whole = _WHOLE.search(clause.text, match.start()) is not None
    of_place = _OF_PLACE.match(match.group()) is not None
    sites = places_in((clause,), clause.start + low, clause.start + high)
    if of_place and not sites:
        # "Left renal 40 percent, so I did not stent it".
        sites = places_in((clause,))
    yield Denial(clause, start, end, place, is_whole, of_place, sites)


def is_limited(clause: Clause, match: re.Match[str]) -> bool:
    """Whether words of the statement itself limit it to something else or to another time."""
    start, end = _stretch(clause, match)
    return _LIMITED.search(clause.text[start:end]) is not None


def _stretch(clause: Clause, match: re.Match[str]) -> tuple[int, int]:
    """The statement in which a match stands: from a comma to where the sentence goes on to something else."""
    text = clause.text
    start = max((turn.end() for turn in _GOES_ON.finditer(text, 0, match.start())), default=0)
    turn = _GOES_ON.search(text, match.end())
    return start, turn.start() if turn else len(text)


def places_in(clauses: Iterable[Clause], start: int = 0, end: int = sys.maxsize) -> frozenset[Sited]:
    """Vessels, organs and levels that clauses name between two places of the report."""
    found: set[Sited] = set()
    for clause in clauses:
        for mention in clause.of("VESSEL", "ANATOMY"):
            if not start <= mention.start < end:
                continue
            levels = mention.attributes.get("levels")
            if isinstance(levels, tuple):
                found.update((str(level), mention.side) for level in levels)
            elif mention.concept and not mention.attributes.get("incidental"):
                found.add((mention.concept, mention.side))
    return frozenset(found)


def meet(ones: Iterable[Sited], others: Iterable[Sited]) -> bool:
    """Whether two sets of places share one; a general name ("iliac artery") holds its special ones."""
    others = tuple(others)
    return any(_is_one(one, other) for one in ones for other in others)


def _is_one(one: Sited, other: Sited) -> bool:
    if one[1] != other[1] and not {one[1], other[1]} & {None, "bilateral"}:
        return False
    short, long = sorted((place.partition(":")[2] or place for place in (one[0], other[0])), key=len)
    return long == short or long.endswith(f"_{short}")


def segments_in(clauses: Iterable[Clause]) -> set[str]:
    """Parts of a vessel or organ that clauses name."""
    return {match.group().lower() for clause in clauses for match in _SEGMENT.finditer(clause.text)}
