"""Lines above an account: where the title of a report ends, and which lines are headings by their shape alone."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

MAX_HEADING = 70
MAX_TITLE = 110
LONG_TITLE = 320

LINE = re.compile(r"[^\n]*(?:\n|$)")
INNER_STOP = re.compile(r"(?:[a-z0-9)]|[A-Z]{2})\.\s+[A-Z0-9]")
VERB = WordPattern(r"\b(?:was|were|is|are|has|had|have)\b")
_BULLET = re.compile(r"[-*•]\s")
_MEASURED = re.compile(r"\d\s?(?:mg|ml|cc|mcg|fr?|french|g|ga|gauge|mm|cm)\b", re.IGNORECASE)
_STATEMENTS = re.compile(r"[\w)]\.\s+\w")
"""With a size or dose, two statements on one line are an account and no title."""
_HEADING_WORDS = re.compile(r"[A-Z][A-Za-z/&'() \-]{2,49}")
_MOST_WORDS = 7
_PROSE = 40
"""Characters of a line below which a capitalized line above it is the next item of a list."""
_STAMP = r"[ \t]*(?:[01]?\d|2[0-3]):?[0-5]\d[ \t]+(?=\S)"
_LOG = re.compile(rf"{_STAMP}[^\n]*\n{_STAMP}")
"""Two lines that open with the time of day: the log of the room begins, and no title goes on."""


def _is_wrapped(line: str, rest: str) -> bool:
    """Whether an editor broke prose at the end of a line: in its second statement, or before more of the first."""
    following = rest.partition("\n")[0].lstrip()
    goes_on = following[:1].islower()
    if goes_on and (line[:1].islower() or _MEASURED.search(line) or INNER_STOP.search(line)):
        return True
    if len(line) <= MAX_HEADING or line[-1] in ".!?:":
        return False
    return (goes_on and INNER_STOP.search(following) is not None) or INNER_STOP.search(line) is not None


def title_end(text: str, end: int) -> int:
    """End of the title lines at the top: short lines that are no sentences, or one closed by a blank line."""
    title = 0
    for line in LINE.finditer(text, 0, end):
        words = line.group().strip()
        if not words:
            if title or line.end() >= end:
                break
            continue
        alone = text[line.end() : line.end() + 1] in ("\n", "") and not title
        if (
            len(words) > MAX_TITLE
            or VERB.search(words)
            or _BULLET.match(words)
            or (_MEASURED.search(words) and _STATEMENTS.search(words))
            or _is_wrapped(words, text[line.end() : end])
            or _LOG.match(text, line.start())
        ):
            break
        if words[-1] in ".!?" and not alone:
            break
        title = min(line.end(), end)
        if title > LONG_TITLE:
            break
    return title


def unknown_heading(text: str, start: int, end: int) -> bool:
    """Whether a line that no table knows stands as a heading: short, alone above a paragraph, behind an empty line."""
    line = text[start:end].strip()
    if _HEADING_WORDS.fullmatch(line) is None or len(line.split()) > _MOST_WORDS or VERB.search(line):
        return False
    above = text[:start].rstrip(" \t")
    if not above.endswith("\n\n"):
        return False
    following = text[end:].partition("\n")[0].strip()
    stands_out = line.isupper() and not following.isupper()
    return bool(following) and (stands_out or len(following) >= max(_PROSE, len(line)))
