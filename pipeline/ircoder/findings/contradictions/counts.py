"""Numbers of samples and amounts of fluid that the course and the summary tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import between, course, quoted, summary
from ircoder.findings.model import Contradiction
from ircoder.knowledge.word_patterns import WordPattern

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_COUNT = WordPattern(
    r"\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:\d{1,2}[\s-]?(?:g|ga|gauge)\s+)?"
    r"(?:(?:fine|good|excellent|adequate|intact|solid|tissue|core|needle|biopsy|separate|satisfactory)\s+){0,2}"
    r"(?:cores?|core biops\w+|samples?|specimens)\b"
)
_VOLUME = re.compile(
    r"\b(?P<amount>\d{1,2}[.,]\d{1,2}|\d{1,2}(?:,\d{3})?|\d{2,4})\s?(?P<unit>ml|cc|l|liters?|litres?)\b"
    r"(?=[^.;\n]{0,60}\b(?:fluid|ascites|effusion|removed|drained|aspirated|evacuated|withdrawn)\b)"
    r"|\b(?:removed|drained|aspirated|yielding|evacuated|withdrawn|removal of|drainage of|thoracentesis,|paracentesis,)"
    r"[^.;\n\d]{0,25}(?P<amount2>\d{1,2}[.,]\d{1,2}|\d{1,2}(?:,\d{3})?|\d{2,4})\s?(?P<unit2>ml|cc|l|liters?|litres?)\b",
    re.IGNORECASE,
)
_TAPS = frozenset({"thoracentesis", "paracentesis"})
_SAMPLES = frozenset({"biopsy", "core_biopsy", "breast_biopsy", "prostate_biopsy", "bone_biopsy"})
_ROUNDED = 0.08
"""Share by which a rounded amount may differ."""
_SMALL = 100
"""Millilitres below which an amount is a sample or a drug."""


def find_count_contradictions(context: Context) -> Iterator[Contradiction]:
    """Samples counted, or fluid measured, once in the course and otherwise in the summary."""
    if not summary(context):
        return
    if not _SAMPLES.isdisjoint(context.kinds):
        yield from _compared(context, _counts(course(context)), _counts(summary(context)), "samples")
    if len(_TAPS & context.kinds) == 1:
        yield from _compared(context, _volumes(course(context)), _volumes(summary(context)), "fluid removed", " mL")


def _compared(
    context: Context, told: list[tuple[float, Clause]], summed: list[tuple[float, Clause]], about: str, unit: str = ""
) -> Iterator[Contradiction]:
    if len({value for value, _ in told}) != 1 or len({value for value, _ in summed}) != 1:
        return
    (one, here), (other, there) = told[0], summed[0]
    if abs(one - other) > (_ROUNDED * max(one, other) if unit else 0):
        says = f"{one:,.0f}{unit}", f"{other:,.0f}{unit}"
        yield between("count", about, says, (quoted(context, here),), (quoted(context, there),), about)


def _counts(clauses: tuple[Clause, ...]) -> list[tuple[float, Clause]]:
    return [
        (float(_NUMBERS.get(match["count"].lower(), 0) or match["count"]), clause)
        for clause in clauses
        for match in _COUNT.finditer(clause.text)
    ]


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
