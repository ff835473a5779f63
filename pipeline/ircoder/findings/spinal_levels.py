"""Levels of the spine told as words, each with the side in force: "right T8, left T9", "T9-T12 on both sides"."""

from __future__ import annotations

import re

from ircoder.language.reading import Side

FEEDER_OF_REGION = {"T": "vessel:posterior_intercostal_artery", "L": "vessel:lumbar_artery"}
"""The artery of the body wall that runs at a level of a region."""

_LEVEL_WORD = (
    r"(?:right|left|both|bilateral(?:ly)?|bilat\.?|b/l|rt\.?|lt\.?|r|l|and|then|through|thru|to|the|at|levels?|sides?|on"
    r"|of|from|each|also|its|[TL]\s?-?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?|[,;&/()+\u2013-])"
)
LEVELS_BEFORE = re.compile(rf"(?:\b|(?<=\s)|^){_LEVEL_WORD}(?:[\s]*{_LEVEL_WORD}){{0,40}}\s*$", re.IGNORECASE)
LEVELS_AFTER = re.compile(rf"^\s*(?:arter\w+\s*)?[:(]?\s*(?:{_LEVEL_WORD}[\s]*){{1,40}}", re.IGNORECASE)
LEVELS = re.compile(rf"(?<![\w-]){_LEVEL_WORD}(?:\s*{_LEVEL_WORD}){{0,40}}(?![\w])", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<both>\b(?:right|r)\s*(?:and|&|\+|/)\s*(?:left|l)\b(?!\s?\d)|\b(?:left|l)\s*(?:and|&|\+|/)\s*(?:right|r)\b)"
    r"|(?P<side>\b(?:right|left|both|bilateral(?:ly)?|bilat|b/l|rt|lt|each(?=\s+side)|[rl](?=\.?\s+[TL]\s?\d|\s*(?:[,;.:)]|$)))"
    r"(?!\w))"
    r"|(?P<to>\b(?:through|thru|to)\b|(?<=\d)\s?[\u2013-])"
    r"|\b(?P<region>[TL])\s?-?(?P<number>\d{1,2})\b"
    r"|(?<=[\s,&+/\u2013-])(?P<bare>\d{1,2})\b(?!\s*(?:ml|cc|mm|f\b|fr))",
    re.IGNORECASE,
)
_SIDES: dict[str, Side] = {"r": "right", "l": "left", "b": "bilateral", "e": "bilateral"}
_ORDER = (*(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)))
_PLACE = {level: place for place, level in enumerate(_ORDER)}
Told = tuple[Side | None, str]


def told_levels(text: str, side: Side | None) -> list[Told]:
    """Levels with the side in force at each; a range counts every level between.

    A side stands before its levels, or behind those that have none so far ("T9 and T10 on both sides").
    """
    out: list[Told] = []
    pending: list[int] = []
    spread = False
    for token in _TOKEN.finditer(text):
        if token["both"] or token["side"]:
            side = "bilateral" if token["both"] else _SIDES[token["side"][0].lower()]
            for index in pending:
                out[index] = (side, out[index][1])
            if pending:
                side, pending = None, []
            spread = False
        elif token["to"]:
            spread = bool(out)
        else:
            level = _level(token, out)
            if level is None:
                continue
            first = _PLACE[out[-1][1]] + 1 if spread and _PLACE[out[-1][1]] < _PLACE[level] else _PLACE[level]
            for between in _ORDER[first : _PLACE[level] + 1]:
                if side is None:
                    pending.append(len(out))
                out.append((side, between))
            spread = False
    return list(dict.fromkeys(out))


def before_levels(text: str) -> str:
    """A text without the levels and sides that end it ("angiography of the right T8, T9 and ")."""
    group = LEVELS_BEFORE.search(text)
    first = _TOKEN.search(text, group.start()) if group is not None else None
    return text if first is None else text[: first.start()]


def _level(token: re.Match[str], out: list[Told]) -> str | None:
    """The level of a token; a bare number goes on in the region of the level before it."""
    if token["bare"] and not out:
        return None
    level = (
        f"{out[-1][1][0]}{int(token['bare'])}" if token["bare"] else f"{token['region'].upper()}{int(token['number'])}"
    )
    return level if level in _PLACE else None
