"""Numbers of things and amounts of fluid that title, course and summary tell differently, like with like."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.counted_things import Tally, tally
from ircoder.findings.contradictions.hands import between, course, quoted, summary, titles
from ircoder.findings.model import Contradiction, Span
from ircoder.knowledge.counted_things import CountedThing, load_counted_things
from ircoder.knowledge.word_patterns import WordPattern

_VOLUME = WordPattern(
    r"\b(?P<amount>\d{1,2}[.,]\d{1,2}|\d{1,2}(?:,\d{3})?|\d{2,4})\s?(?P<unit>ml|cc|l|liters?|litres?)\b"
    r"(?=[^.;\n]{0,60}\b(?:fluid|ascites|effusion|removed|drained|aspirated|evacuated|withdrawn)\b)"
    r"|\b(?:removed|drained|aspirated|yielding|evacuated|withdrawn|removal of|drainage of|thoracentesis,|paracentesis,)"
    r"[^.;\n\d]{0,25}(?P<amount2>\d{1,2}[.,]\d{1,2}|\d{1,2}(?:,\d{3})?|\d{2,4})\s?(?P<unit2>ml|cc|l|liters?|litres?)\b"
)
_TAPS = frozenset({"thoracentesis", "paracentesis"})
_ROUNDED = 0.08
"""Share by which a rounded amount may differ."""
_SMALL = 100
"""Millilitres below which an amount is a sample or a drug."""


def find_count_contradictions(context: Context) -> Iterator[Contradiction]:
    """Things counted, or fluid measured, once in one part and otherwise in another."""
    for thing in load_counted_things():
        if context.holds(*(thing.one if thing.implant else thing.many)):
            yield from _counted_otherwise(context, thing)
    if len(_TAPS & context.kinds) == 1 and summary(context):
        yield from _amounts(context, _volumes(course(context)), _volumes(summary(context)))


def _counted_otherwise(context: Context, thing: CountedThing) -> Iterator[Contradiction]:
    """Two of title, course and summary with no total in common."""
    heads = [tally(thing, clauses, course=False) for clauses in (titles(context), summary(context))]
    named = [head for head in heads if head is not None]
    if not named:
        return
    told = tally(thing, course(context), course=True)
    hands = [*named, told] if told is not None else named
    for place, one in enumerate(hands):
        for other in hands[place + 1 :]:
            if one.totals.isdisjoint(other.totals):
                says = _words(one), _words(other)
                yield between("count", thing.name, says, (_span(context, one),), (_span(context, other),), thing.name)
                return


def _span(context: Context, hand: Tally) -> Span:
    return quoted(context, hand.clause, hand.start, hand.end)


def _words(hand: Tally) -> str:
    """The smallest total that a hand may mean: its own number where it names one."""
    return f"{min(hand.totals)}"


def _amounts(
    context: Context, told: list[tuple[float, Clause]], summed: list[tuple[float, Clause]]
) -> Iterator[Contradiction]:
    if len({value for value, _ in told}) != 1 or len({value for value, _ in summed}) != 1:
        return
    (one, here), (other, there) = told[0], summed[0]
    if abs(one - other) > _ROUNDED * max(one, other):
        says = f"{one:,.0f} mL", f"{other:,.0f} mL"
        about = "fluid removed"
        yield between("count", about, says, (quoted(context, here),), (quoted(context, there),), about)


def _volumes(clauses: tuple[Clause, ...]) -> list[tuple[float, Clause]]:
    """Amounts in millilitres."""
    out: list[tuple[float, Clause]] = []
    for clause in clauses:
        for match in _VOLUME.finditer(clause.text):
            amount, unit = match["amount"] or match["amount2"], (match["unit"] or match["unit2"]).lower()
            litres = unit.startswith("l")
            value = float(amount.replace(",", "." if litres else "")) * (1000 if litres else 1)
            if value >= _SMALL:
                out.append((value, clause))
    return out
