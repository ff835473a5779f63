"""Things that reports count (stents, nodules, cores, stabs), and the totals that one part of a report can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ircoder.findings.context import Clause
from ircoder.findings.contradictions.hands import is_plain
from ircoder.knowledge.counted_things import CountedThing
from ircoder.language.numbers import ONES

_WORDS = "|".join(sorted((word for word, value in ONES.items() if value), key=len, reverse=True))
_UNIT = (
    r"(?!\s?(?:mm|cm|m|ml|cc|l|f|fr|french|g|ga|gauge|mg|mcg|joules?|watts?|min|minutes?|sec|seconds?|days?|weeks?"
    r"|months?|years?|hours?|hrs?|percent|x|by|to|or|out of|o'?clock)\b|\s?[%/:]|[.+-]\d)"
)
_STOP = (
    r"(?:of|the|a|an|in|with|for|was|were|is|are|and|or|from|at|to|on|by|per|each|into|then|using|through|under"
    r"|after|before|over|which|that|had|has|but|no|not|without|via|when|while|until|than)\b"
)
_NUMBER = rf"(?<![\w.,/#-])(?:x\s?)?(?P<count>{_WORDS}|single|\d{{1,2}})\b{_UNIT}"
_GAP = rf"(?:[\s-]+(?!{_STOP}|(?:{_WORDS}|gave|yielded|produced)\b)[\w'./-]+){{0,6}}?[\s-]+"
_NAMED_NUMBER = re.compile(
    r"(?:\b(?:segments?|levels?|grade|stage|zones?|type|stations?|no|number|to|or|than|least|about|approximately|around"
    r"|over|under|nearly|category|rads|tr|[ctls]|phase|step|session|day|french|g|ga|gauge)|[<>~#&/-]|\d\s?(?:x|by)"
    rf"|\b(?:{_WORDS}|\d+)\s+(?:out\s+)?of(?:\s+the)?)\s*$",
    re.IGNORECASE,
)
"""What makes a number the name of a place, a bound or the end of a range."""
_EACH = re.compile(r"\b(?:each|every|per|apiece|respectively|pairs?|rounds?|sets?)\b", re.IGNORECASE)
"""With one of these a number stands for one of several places."""
_MORE = re.compile(
    r"\b(?:multiple|several|various|numerous|additional\w*|another|further|more|remaining|extra|other|second|third|fourth"
    r"|fifth)\b",
    re.IGNORECASE,
)
"""With one of these there is more than what is counted."""
_WORKED = re.compile(
    r"\b(?:sampl\w+|biops\w+|treat\w+|ablat\w+|aspirat\w+|inject\w+|block\w*|lesioned|targeted|punctured|drain(?:ed|age)"
    r"|emboliz\w+|embolis\w+|coil(?:ed|ing)|placed|placement|deploy\w+|insert\w+|implant\w+|performed|done|avulsed|avulsions?"
    r"|hooked|removed|taken|obtained|made|stab\w*|phlebectom\w+|stent\w*|cement\w*|augment\w+|kyphoplast\w+"
    r"|vertebroplast\w+|needled|completed|collected|passed|fna|rfa|mwa|rf|cryo\w+|bx|denervat\w+|rhizotom\w+|through)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:in all|in total|a total of|total of|altogether|total)\b", re.IGNORECASE)
_AGAIN = re.compile(
    rf"(?:\band|,|\bplus)\s+(?P<count>{_WORDS}|\d{{1,2}})\s+(?:from|in|on|at|to|over|along|of the)\b", re.IGNORECASE
)
"""A further number whose noun is left out ("six from the right and six from the left")."""
_FEWEST_LISTED = 2
_ONE_OF_THEM = r"|(?:a|an)\s+(?:left|right|upper|lower|mid|middle|smaller|larger|medial|lateral)\s+one"


@dataclass(frozen=True, slots=True)
class _Words:
    """How a thing is found: a number before its noun (or "x 2" behind it), one more without a number, its noun."""

    counts: re.Pattern[str]
    singles: re.Pattern[str]
    nouns: re.Pattern[str]


@cache
def _words_of(thing: CountedThing) -> _Words:
    many, one = (_either(names) for names in (thing.many, thing.one))
    noun = rf"(?:(?P<many>{many})|(?P<one>{one}))\b"
    times = rf"\b(?:{many}|{one})\s*\(?(?:x|times)\s?(?P<times>\d{{1,2}})\b(?!\s?(?:\d|mm|cm|x\b))"
    single = rf"\b(?:an?|another)\s+(?!single\b)(?:(?!{_STOP})[\w'./-]+\s+){{0,7}}?(?:{one})\b{_ONE_OF_THEM}"
    return _Words(
        counts=re.compile(rf"{_NUMBER}{_GAP}{noun}|{times}", re.IGNORECASE),
        singles=re.compile(single, re.IGNORECASE),
        nouns=re.compile(rf"\b{noun}", re.IGNORECASE),
    )


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals that one part of a report may mean, and the clause and place of the first count."""

    totals: frozenset[int]
    clause: Clause
    start: int
    end: int


def tally(thing: CountedThing, clauses: Iterable[Clause], *, course: bool) -> Tally | None:
    """Totals of a thing in clauses that tell of work; ``None`` where they are open or nothing is counted.

    Numbers of several clauses may be parts of a whole or repeat each other: each of them and their sum are possible.
    """
    words = _words_of(thing)
    own = [clause for clause in clauses if words.nouns.search(clause.text)]
    counted: list[tuple[int, Clause, int, int]] = []
    seen: set[int] = set()
    singles: dict[int, int] = {}
    for clause in own:
        found = list(_counted(words, clause))
        worked = _WORKED.search(clause.text) is not None
        if ((worked or found) and _MORE.search(clause.text)) or any(_is_of_each(clause, item) for item in found):
            return None
        if not worked or not is_plain(clause):
            # What was seen and counted in the course may be what was then worked on.
            seen.update(value for value, *_ in found if course)
            continue
        counted.extend(found)
        singles[clause.sentence] = singles.get(clause.sentence, 0) + len(words.singles.findall(clause.text))
        if len(found) == 1 and _TOTAL.search(clause.text):
            return Tally(frozenset({found[0][0]}), *found[0][1:])
    if counted:
        return _of_counts(counted, seen, sum(singles.values()))
    return _of_singles(thing, own, singles) if course and not seen else None


def _is_of_each(clause: Clause, item: tuple[int, Clause, int, int]) -> bool:
    """Whether a number stands for each of several places; an "each" behind a further number belongs to that."""
    each = _EACH.search(clause.text)
    if each is None:
        return False
    between = clause.text[item[3] - clause.start : each.start()]
    return re.search(rf"\b(?:{_WORDS}|\d+)\b", between) is None


def _counted(words: _Words, clause: Clause) -> Iterator[tuple[int, Clause, int, int]]:
    for match in words.counts.finditer(clause.text):
        value = _value(clause.text, match)
        if value:
            yield value, clause, clause.start + match.start(), clause.start + match.end()
            for again in _AGAIN.finditer(clause.text, match.end()):
                number = again["count"].lower()
                yield ONES.get(number) or int(number), clause, clause.start + again.start(), clause.start + again.end()


def _of_counts(counted: list[tuple[int, Clause, int, int]], seen: set[int], ones: int) -> Tally:
    values = [value for value, *_ in counted]
    whole = sum(values)
    return Tally(frozenset({*values, *seen, whole, whole + ones, ones} - {0}), *counted[0][1:])


def _of_singles(thing: CountedThing, own: list[Clause], singles: dict[int, int]) -> Tally | None:
    """Things listed one by one: in one sentence at least so many are meant, over the text at most all of them."""
    least, most = max(singles.values(), default=0), sum(singles.values())
    if least < _FEWEST_LISTED and not (thing.implant and most == 1):
        return None
    words = _words_of(thing)
    for clause in own:
        match = words.singles.search(clause.text)
        if match is not None and singles.get(clause.sentence) == least:
            start = clause.start
            return Tally(frozenset(range(least, most + 1)), clause, start + match.start(), start + match.end())
    return None


def _value(text: str, match: re.Match[str]) -> int:
    """The number of a match; zero where it names a place, is a bound, or does not agree with its noun."""
    if match["times"]:
        return int(match["times"])
    if _NAMED_NUMBER.search(text[: match.start()]):
        return 0
    word = match["count"].lower()
    value = ONES.get(word) or (1 if word == "single" else int(word))
    return value if (value > 1) == bool(match["many"]) else 0
