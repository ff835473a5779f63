"""Ribs and thoracic levels of intercostal and paravertebral work, and the nerve branches around a knee."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.model import Side
from ircoder.findings.pain_scene import Line, sides_in
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.levels import parse_levels

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_CARDINALS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBER = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(_ORDINALS)}|{'|'.join(_CARDINALS)})"
_LIST = rf"{_NUMBER}(?:(?:\s*(?:,\s*and|,|&|/|-|\u2013|and|through|thru|to|\+)\s*)(?:the\s+)?{_NUMBER})*"
_RIBS = re.compile(
    rf"\b(?P<list>{_LIST})\s+(?:left |right )?(?:inter-?costal|ribs?\b|rib spaces?|(?:intercostal )?(?:spaces"
    rf"|interspaces|nerves))"
    rf"|\b(?:ribs?|inter-?costals?(?: (?:nerves?|spaces?|levels?|blocks?))?|spaces)\s*(?:at |numbers? |#|levels? |from "
    rf"|of )*(?P<behind>{_LIST})\b"
    # "intercostal blocks on the right at 5, 6 and 7": two numbers or more, that no unit or clock follows
    rf"|\binter-?costals?(?: nerves?)?(?: (?:blocks?|injections?|blocked))?\b[^.;:]{{0,50}}?"
    rf"(?:\b(?:at|left|right|[lr]t|[lr])[\s,:]{{1,2}}|,\s)"
    rf"(?:the )?(?=[^.;]{{0,12}}(?:,|and|&|-|to))(?P<at>{_LIST})\b"
    rf"(?!\s*(?:m[lg]|cc|%|:|am\b|pm\b|hours?|o'clock))",
    re.IGNORECASE,
)
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<range>-|\u2013|\bthrough\b|\bthru\b|\bto\b)", re.IGNORECASE)
_LAST_RIB = 12
_NAMED_IN_A_ROW = re.compile(
    rf"\bt[\s-]?(?:1[0-2]|[1-9]|{'|'.join(_CARDINALS)})\b(?=\s+t[\s-]?(?:\d|[a-z]{{3}}))", re.IGNORECASE
)
"""Ribs named one after the other without a comma, as speech is written down: never an interspace."""
_BRANCHES = (
    WordPattern(
        r"\bsuper\w*[\s-]?(?:o-?)?lateral\b|\bsupero-?lat\w*|\bsl(?:gn)?\b|\blateral femoral (?:condyle|epicondyle"
        r"|metaphys\w+|shaft)"
    ),
    WordPattern(
        r"\bsuper\w*[\s-]?(?:o-?)?medial\b|\bsupero-?med\w*|\bsm(?:gn)?\b|\bmedial femoral (?:condyle|epicondyle"
        r"|metaphys\w+|shaft)"
    ),
    WordPattern(
        r"\binfer\w*[\s-]?(?:o-?)?medial\b|\binfero-?med\w*|\bim(?:gn)?\b|\bmedial tibial? (?:condyle|plateau"
        r"|metaphys\w+|shaft)|\bmedial tibia\b"
    ),
)
_THREE = WordPattern(
    r"\b(?:all )?(?:three|3) (?:\w+ )?(?:genicul\w+|branch\w*|nerves?|sites?|targets?|locations?|lesions?)\b"
)
_LEFT_OUT = WordPattern(
    r"\b(?:left out|omit\w*|skip\w*|spared|not (?:treated|blocked|injected|lesioned|done)|deliberately left)\b"
)
_LATER = WordPattern(r"\b(?:will|would|plan\w*|next (?:time|visit|session)|repeat(?:ed)? (?:the|this|block|with)|if)\b")


def rib_levels(named: Iterable[Line], body: Iterable[Line]) -> tuple[str, ...]:
    """Thoracic levels of intercostal or paravertebral work, told beside its name, else in its course."""
    for lines in (tuple(named), tuple(body)):
        out: dict[str, None] = {}
        for line in lines:
            for match in line.chains:
                if line.live(match.start(), match.end()):
                    out.update(dict.fromkeys(_singles(parse_levels(_NAMED_IN_A_ROW.sub(r"\g<0>,", match.group())))))
            for ribs in _RIBS.finditer(line.text):
                if line.live(ribs.start(), ribs.end()):
                    out.update(dict.fromkeys(_numbers(ribs["list"] or ribs["behind"] or ribs["at"])))
        if out:
            out.update(dict.fromkeys(_listed_further(body)))
            return tuple(sorted(out, key=lambda level: int(level[1:])))
    return ()


_SAME_THERE = re.compile(
    r"^\W*(?:(?:left|right|[lr])\s+)?(?P<level>t-?\d{1,2})\b\W{1,3}(?:the\s+)?(?:same|likewise|ditto|also"
    r"|\d+(?:\.\d+)?\s?(?:ml|cc))\b",
    re.IGNORECASE,
)
"""A line of a list that gives a further level what the first one had."""
_SAME_DONE = re.compile(
    r"\b(?:(?:the|exactly the) same (?:(?:thing|injection|block|procedure|steps?|technique) )?(?:was|were) "
    r"(?:then |next |also )?(?:done|carried out|performed|made|repeated|given)"
    r"|(?:this|it|the (?:same )?(?:injection|block|procedure|technique)) was (?:then |next )?(?:repeated"
    r"|done again|also done)"
    r"|(?:i|we) (?:then )?(?:did|repeated) (?:the same|this|it))\s+(?:at|for|along|under)\b",
    re.IGNORECASE,
)
"""What was told of one level was done at others too ("The same was done at T7 and at T8")."""


def _listed_further(lines: Iterable[Line]) -> list[str]:
    out: list[str] = []
    for line in lines:
        if not line.live(0, 1):
            continue
        match = _SAME_THERE.match(line.text)
        if match is not None:
            out.extend(_singles(parse_levels(match["level"])))
        same = _SAME_DONE.search(line.text)
        if same is not None:
            told = [m for m in line.chains if m.start() >= same.end() and line.live(m.start(), m.end())]
            out.extend(
                level for m in told for level in _singles(parse_levels(_NAMED_IN_A_ROW.sub(r"\g<0>,", m.group())))
            )
    return out


def _singles(levels: Iterable[str]) -> list[str]:
    """Thoracic levels; an interspace between ribs counts by its upper rib."""
    return [level.split("-")[0] for level in levels if level.startswith("T")]


def _numbers(text: str) -> list[str]:
    out: list[int] = []
    spanning = False
    for token in _TOKEN.finditer(text):
        if token["range"]:
            spanning = True
            continue
        number = _value(token["number"].lower())
        if spanning and out:
            out.extend(range(out[-1] + 1, number))
        spanning = False
        out.append(number)
    return [f"T{number}" for number in out if 1 <= number <= _LAST_RIB]


def _value(word: str) -> int:
    for names in (_ORDINALS, _CARDINALS):
        if word in names:
            return names.index(word) + 1
    return int(re.sub(r"\D", "", word) or 0)


def genicular_branches(lines: Iterable[Line], side: Side | None) -> int:
    """Branches named in the sentences of a side; a sentence without a side belongs to the side told last."""
    found: set[int] = set()
    three = False
    current: Side | None = None
    for line in sorted(set(lines), key=lambda item: item.start):
        named = sides_in(line.text)
        if named:
            current = next(iter(named)) if len(named) == 1 else None
        if side in {"left", "right"} and current in {"left", "right"} and current != side:
            continue
        if _LATER.search(line.text):
            continue
        three = three or _THREE.search(line.text) is not None
        if _LEFT_OUT.search(line.text):
            three = False
            continue
        for place, pattern in enumerate(_BRANCHES):
            if any(line.live(match.start(), match.end()) for match in pattern.finditer(line.text)):
                found.add(place)
    return len(_BRANCHES) if three else len(found)
