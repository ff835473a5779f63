"""Fingers and toes that a statement names, each with its hand or foot (MOD-45)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.findings.context import sides
from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

FINGER, TOE, THUMB_BASE = "anatomy:finger_joint", "anatomy:toe_joint", "anatomy:thumb_carpometacarpal_joint"
JOINTS = frozenset({FINGER, TOE, THUMB_BASE})
_ORDINALS = (("first", "1st", "i"), ("second", "2nd", "ii"), ("third", "3rd", "iii"), ("fourth", "4th", "iv"))
_FINGER_NAMES = (
    ("thumb",),
    ("index", "pointer", "pointing"),
    ("middle", "long"),
    ("ring",),
    ("little", "small", "pinky"),
)
_TOE_NAMES = (("great", "big"), (), (), (), ("little", "small", "baby", "pinky"))
_NUMBERS = {word: number for number, words in enumerate((*_ORDINALS, ("fifth", "5th", "v")), start=1) for word in words}
_NUMBERS |= {str(number): number for number in range(1, 6)}
_ORDINAL = r"(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)"
_FINGER_NAME = r"(?:index|pointer|pointing|middle|long|ring|little|small|pinky)"
_TOE_NAME = r"(?:great|big|little|small|baby|pinky)"
_HAND_NOUN = (
    r"(?:fingers?|digits?|mcps?|pips?|dips?|mcpjs?|pipjs?|dipjs?|metacarpo-?\s?phalang\w+|cmcs?|carpo-?metacarp\w+)"
)
_FOOT_NOUN = r"(?:toes?|mtps?|mtpjs?|metatarso-?\s?phalang\w+)"
_BETWEEN = r"(?:and|or|then|the|to|through|thru|left|right|finger|toe|proximal|distal|inter-?phalangeal)"


def _named(name: str, noun: str) -> str:
    """A run of digits before their noun: "second and third MCP joints", "index, long and ring fingers"."""
    one = rf"(?:{name}|{_ORDINAL})"
    return rf"\b{one}(?:(?:\s*(?:,|-|&|/)\s*|\s+)(?:{_BETWEEN}\s+){{0,3}}{one})*(?:\s+{_BETWEEN}){{0,2}}\s+{noun}\b"


_HAND = WordPattern(
    rf"{_named(_FINGER_NAME, _HAND_NOUN)}|\bthumbs?\b|\bpink(?:y|ies)\b"
    r"|\b(?:mcp|pip|dip|finger|cmc)(?:\s+joints?)?\s?#?(?:no\.?\s)?[1-5]\b(?!\s?(?:mg|ml|cc|mm|g\b|\.\d|%))"
)
_FOOT = WordPattern(
    rf"{_named(_TOE_NAME, _FOOT_NOUN)}|\bhall(?:ux|uces)\b"
    r"|\b(?:mtp|toe)(?:\s+joints?)?\s?#?(?:no\.?\s)?[1-5]\b(?!\s?(?:mg|ml|cc|mm|g\b|\.\d|%))"
)
_IN_RUN = re.compile(
    rf"\b(?P<word>{_FINGER_NAME}|{_TOE_NAME}|{_ORDINAL}|thumbs?|hall(?:ux|uces)|pinkies|[1-5])\b"
    r"|(?P<range>\b(?:to|through|thru)\b|-(?=\s?(?:\d|second|third|fourth|fifth)))"
    r"|(?<=[a-z])(?P<number>[1-5])\b",
    re.IGNORECASE,
)
_OF_FOOT = WordPattern(r"\b(?:toes?|foot|feet|hall(?:ux|uces)|mtps?|mtpjs?|metatars\w+|sole)\b")
_OF_EITHER = re.compile(r"(?:digits?|pips?|dips?|pipjs?|dipjs?|[1-5])$", re.IGNORECASE)
"""Nouns of both hand and foot; beside a word of the foot they are of a toe."""
_SIDE = re.compile(r"\b(?P<side>left|right|lt|rt|both|bilateral)\b", re.IGNORECASE)
_HAND_SIDE = WordPattern(r"\b(?P<side>left|right|lt|rt|both|bilateral) (?:hands?|thumbs?|fingers?)\b")
_FOOT_SIDE = WordPattern(r"\b(?P<side>left|right|lt|rt|both|bilateral) (?:foot|feet|forefoot|forefeet|toes?)\b")
_SIDES: dict[str, Side] = {"l": "left", "r": "right", "b": "bilateral"}


@dataclass(frozen=True, slots=True)
class Digit:
    """A finger (1 is the thumb) or a toe (1 is the great toe) of one side."""

    foot: bool
    number: int
    side: Side | None

    @property
    def modifier(self) -> str | None:
        """FA to F9, TA to T9; none where the side is not told."""
        if self.side not in {"left", "right"}:
            return None
        place = self.number - 1 + (5 if self.side == "right" else 0)
        return ("T" if self.foot else "F") + ("A" if place == 0 else str(place))


def digits_of(text: str, mentions: tuple[Mention, ...], start: int) -> tuple[Digit, ...]:
    """Every finger and toe that a statement names; ``start`` is its place in the report, as mentions count.

    A side is that of the words before the name, else of the joint named nearest, else the first told behind it.
    """
    found: dict[Digit, None] = {}
    runs = [(m, False) for m in _HAND.finditer(text)] + [(m, True) for m in _FOOT.finditer(text)]
    in_foot = _OF_FOOT.search(text) is not None
    for run, foot in runs:
        if not foot and in_foot and _OF_EITHER.search(run.group()):
            if any(other and m.start() <= run.start() < m.end() for m, other in runs):
                continue
            foot = True
        for number, at in _numbers(run, foot=foot):
            for side in sides(_side(text, at, mentions, start)):
                found[Digit(foot, number, side)] = None
    return tuple(found)


def sole_limb(texts: Iterable[str], *, foot: bool) -> Side | None:
    """The only hand, or foot, that statements name: the side of digits told without one."""
    limb = _FOOT_SIDE if foot else _HAND_SIDE
    found = {_SIDES[match["side"][0].lower()] for text in texts for match in limb.finditer(text)}
    return next(iter(found)) if len(found) == 1 and "bilateral" not in found else None


def _numbers(run: re.Match[str], *, foot: bool) -> Iterator[tuple[int, int]]:
    last, spanning = 0, False
    for token in _IN_RUN.finditer(run.group()):
        if token["range"]:
            spanning = last > 0
            continue
        number = _number((token["word"] or token["number"]).lower(), foot=foot)
        at = run.start() + token.start()
        if spanning:
            yield from ((between, at) for between in range(last + 1, number))
        yield number, at
        last, spanning = number, False


def _number(word: str, *, foot: bool) -> int:
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word.startswith(("thumb", "hall")):
        return 1
    names = _TOE_NAMES if foot else _FINGER_NAMES
    return next((place for place, own in enumerate(names, start=1) if word in own), 5)


def _side(text: str, at: int, mentions: tuple[Mention, ...], start: int) -> Side | None:
    before = list(_SIDE.finditer(text, 0, at))
    if before:
        return _SIDES[before[-1]["side"][0].lower()]
    near = [m for m in mentions if m.concept in JOINTS and m.side is not None]
    if near:
        return min(near, key=lambda m: abs(m.start - start - at)).side
    behind = _SIDE.search(text, at)
    return _SIDES[behind["side"][0].lower()] if behind is not None else None
