"""Punctuation that speech recognition wrote out as words ("no bleeding period new paragraph").

A speaker who names one mark names many; in a report with fewer than three such words they are what they say ("period",
"comma sign"). The organ is called a colon, so that mark counts only where no word of the gut stands beside it.
"""

from __future__ import annotations

import re

_FEWEST = 3
_STOPS = re.compile(r"[ \t]+(?:comma|period|full stop|semicolon)(?=\s|$)", re.IGNORECASE)
_MARKS = re.compile(
    r"(?P<period>[ \t]+(?:period|full stop|exclamation (?:mark|point)))(?=\s|$)"
    r"|(?P<comma>[ \t]+comma)(?=\s|$)"
    r"|(?P<semicolon>[ \t]+semicolon)(?=\s|$)"
    r"|(?P<question>[ \t]+question mark)(?=\s|$)"
    r"|(?P<line>(?:^|(?<=\s))(?:new|next) (?:paragraph|line)\b)"
    r"|(?P<colon>(?<!\bthe)(?<!\bof)(?<!\bmoid)(?<!\bding)(?<!\bverse)(?<!\bright)(?<!\bleft)(?<!\band)(?<!\bto)(?<!\bin)"
    r"(?<!\bfrom)(?<!\bnormal)[ \t]+colon)(?=\s)"
    r"(?!\s(?:wall|cancer|carcinoma|resection|was|is|and|loops?|to|wraps?|mass)\b)",
    re.IGNORECASE,
)
_SIGNS = {"period": ".", "comma": ",", "semicolon": ";", "question": "?", "line": "\n\n", "colon": ":"}


def with_marks(text: str) -> str:
    """The text with spoken marks as signs, blanks filling up what they are shorter; as long as it was."""
    if len(_STOPS.findall(text)) < _FEWEST:
        return text
    return _MARKS.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[str(match.lastgroup)].ljust(len(match.group()))
