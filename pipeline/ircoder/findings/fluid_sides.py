"""Sides of collected fluid: the words that tell one, and statements that turn to one."""

from __future__ import annotations

import re

from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern


def side_word(word: str) -> Side:
    """Side of a word that tells one."""
    first = word.lower()[:2]
    return "bilateral" if first in ("bi", "bo") else ("left" if first[0] == "l" else "right")


_TURNED = re.compile(r"\W*(?:\w+\s+){0,3}?(left|right)\s+(?:side|one)(?:\s+\w+){0,2}\W*", re.IGNORECASE)


_TURNS = WordPattern(
    r"\W*on (?:the|his|her) (left|right)\b(?: side)?(?! (?:side )?(?:down|up)\b)"
    r"|\W*(?:the )?(left|right)(?: side| drain| collection| one)?(?:\s*\([^()\n]{1,40}\))?\s*:"
    r"|\W*(left|right)\s*[:,]\s*(?:tapped|same|likewise|ditto|the same)\b"
    r"|[^.;]{0,40}\bsame\b[^.;]{0,20}\b(?:on|at|for|in) (?:the )?(left|right)\b"
)
"""Words at the start of a statement that take the work to a side, or do the same there."""


def side_turned_to(text: str) -> Side | None:
    """Side to which a statement turns ("Today the left side.", "I then did the same on the left")."""
    match = _TURNED.fullmatch(text) or _TURNS.match(text)
    return side_word(next(word for word in match.groups() if word)) if match is not None else None
