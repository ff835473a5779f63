"""Sentences of dictated reports: full stops, list items, lines, and run-on speech without any stop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ircoder.knowledge.word_classes import word_class
from ircoder.language.reading import Section, Sentence

RUN_ON = 240
MIN_CLAUSE = 70
WRAPPED_LINE = 60
WIDEST_WRAP = 160
RAGGED = 10

_ABBREVIATIONS = word_class("abbreviations")
# These end a sentence as often as not; the next word decides.
_SOFT = word_class("soft_abbreviations")
_BEFORE_NAMES = frozenset({"nurse", "rn", "dr", "mr", "mrs", "ms", "md", "np", "pa", "tech", "technologist"})

_STOP = re.compile(r"[.!?]+(?:[\"'”’)\]]*(?=\s)|(?=[A-Z][a-z]))")
_LINE_BREAK = re.compile(r"[ \t]*\n\s*")
_ITEM = re.compile(r"(?:[-*•·▪●–—>+]|\(?(?:\d{1,2}|[A-Ha-h]|[ivx]{1,4})[.)])[ \t]+\S|\d{1,2}\)\S")
_NUMBERED = re.compile(r"(\d{1,2})[.)][ \t]*(?=[A-Za-z])")
_SLASH = re.compile(r"(?<=[\w).%])[ \t]/[ \t](?=\w)")
_DENIES = re.compile(r"[ \t]/[ \t]no[ \t]", re.IGNORECASE)
_SIDE_NEXT = re.compile(r"[ \t]+[LR](?=\s)")
"""Behind a nerve or vessel by its first letter ("occipital n.  R")."""
_FEW_SLASHES = 2
_SHORT_STATEMENT = 12
"""Choices and doses stand shorter between slashes than statements do on the average."""
_OPEN_WORD = re.compile(
    r"(?:\b(?:the|a|an|of|to|and|or|with|in|on|at|for|from|by|was|were|is|via|into|then|left|right|under|over|using|"
    r"distal|proximal|his|her|this|that)|[,&/-])$",
    re.IGNORECASE,
)
_LONGEST_OPEN_WORD = 8
_FIRST_WORD = re.compile(r"\S+")
_LIST_MARK = re.compile(r"\n[ \t]*\(?(?:\d{1,2}|[A-Ha-h])$")
_CUE = re.compile(
    r"\s+(?=(?:(?:and[ \t]+)?(?:then|next|after[ \t]+that|subsequently|thereafter|afterwards|following[ \t]+th[ia][st])"
    r"|(?:the[ \t]+)?(?:patient|pt)[ \t]+(?:was|is|has|had|tolerated|left|received)"
    r"|attention|impression|conclusion|findings[ \t]+(?:are|were)"
    r"|(?:and[ \t]+)?(?:we|i|he|she|it)[ \t]+"
    r"(?:then|was|were|did|used|had|have|decided|looked|went|put|placed|took|started|also|advanced)"
    r"|there[ \t]+(?:is|was|were|are)|no[ \t]+complications?|(?:completion|final|follow[ \t]?up)[ \t]+\w+|plan[ \t]+is"
    r"|(?:under|using)[ \t]+(?:ultrasound|fluoro\w*|ct)|so[ \t]+(?:we|i|the))\b)",
    re.IGNORECASE,
)
_WEAK_CUE = re.compile(
    r"\s+(?=(?:and[ \t]+(?:the|was|were|this|that)|the|a|this|but|because|which|with[ \t]+the|sheath|wire|no)\b)"
    r"|(?<=[;,])[ \t]+",
    re.IGNORECASE,
)


def split_sentences(text: str, sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """Sentences in text order; none crosses the start of a section, and none holds only white space.

    A heading alone on its line is a sentence of its own with ``heading`` set; a heading with text on its line belongs
    to the first sentence of that text.
    """
    sentences: list[Sentence] = []
    width = _width_in_capitals(text)
    for section in sections:
        bare = _bare_heading(text, section)
        pieces: list[tuple[int, int, bool]] = []
        if bare:
            pieces.append((section.start, section.body, True))
        start = section.body if bare else section.start
        pieces.extend((first, last, False) for first, last in _pieces(text, start, section.end, width))
        for first, last, heading in pieces:
            trimmed = _trim(text, first, last)
            if trimmed is not None:
                sentences.append(Sentence(len(sentences), *trimmed, section.kind, heading))
    return tuple(sentences)


def _bare_heading(text: str, section: Section) -> bool:
    line_end = text.find("\n", section.body - 1 if text[section.body - 1 : section.body] == "\n" else section.body)
    rest = text[section.body : section.end if line_end < 0 else min(line_end, section.end)]
    return section.body > section.start and not rest.strip()


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    items = tuple(_items(text, start, end))
    lines = tuple(_line_cuts(text, start, end, width))
    stops = _stops(text, start, end, items)
    cuts = sorted({start, end, *stops, *lines, *items, *_slashes(text, start, end)})
    for first, last in pairwise(cuts):
        if last - first <= RUN_ON:
            yield first, last
        else:
            yield from _clauses(text, first, last)


def _slashes(text: str, start: int, end: int) -> Iterator[int]:
    """Ends of the statements of a line that parts them by slashes ("xylo / 5 F sheath in right CFA / runoff ok")."""
    at = start
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        found = list(_SLASH.finditer(text, at, stop))
        inside = text[found[0].end() : found[-1].start()] if found else ""
        told = len(inside) >= _SHORT_STATEMENT * (len(found) - 1) or _DENIES.search(text, at, stop) is not None
        if len(found) >= _FEW_SLASHES and told and "[" not in text[at:stop]:
            yield from (match.end() for match in found)
        at = stop + 1


def _stops(text: str, start: int, end: int, items: Iterable[int]) -> Iterator[int]:
    numbers = {place + length for place in items for length in (1, 2, 3)}
    for stop in _STOP.finditer(text, start, end):
        before = text[max(start, stop.start() - 12) : stop.start()]
        if not before or before[-1].isspace():
            continue
        after = text[stop.end() : stop.end() + 3]
        if not after[:1].isspace() and not (before[-1].islower() or before[-1] == ")"):
            continue
        numbered = stop.start() in numbers
        if before[-2:-1].isspace() and before[-1].islower() and _SIDE_NEXT.match(text, stop.end()) is not None:
            continue
        if stop.group()[0] != "." or not (numbered or _is_abbreviation(before, after.strip())):
            yield stop.end()


def _is_abbreviation(before: str, following: str) -> bool:
    if _LIST_MARK.search(before):
        return True
    words = before.split()
    word = words[-1].lower().lstrip("([\"'") if words else ""
    if word in _SOFT:
        return not following[:1].isupper() and following != ""
    if word in _ABBREVIATIONS:
        return True
    if len(word) != 1 or not word.isalpha():
        return False
    # "Nurse K. Bram": the initial of a name
    return not following[:1].isupper() or (len(words) > 1 and words[-2].lower().strip("(,") in _BEFORE_NAMES)


def _width_in_capitals(text: str) -> int:
    """Longest line of a report in capitals that an editor wrapped; 0 for any other report.

    Where all letters are capitals, the first of a line tells nothing; the room that was left on the line before does.
    """
    if not text.isupper():
        return 0
    width = max(len(line.rstrip()) for line in text.split("\n"))
    return width if WRAPPED_LINE <= width <= WIDEST_WRAP else 0


def _line_cuts(text: str, start: int, end: int, width: int) -> Iterator[int]:
    for found in _LINE_BREAK.finditer(text, start, end):
        if _breaks(text, found, start, width):
            yield found.end()


def _breaks(text: str, found: re.Match[str], start: int, width: int) -> bool:
    """Whether a line break ends a sentence; a wrapped line goes on."""
    if found.group().count("\n") > 1 or _ITEM.match(text, found.end()):
        return True
    line_start = max(text.rfind("\n", 0, found.start()) + 1, start)
    line = text[line_start : found.start()].rstrip()
    following = text[found.end() : found.end() + 1]
    if _is_open(line) and not following.isupper():
        return False
    if width and not line.endswith((".", "!", "?", ":")):
        word = _FIRST_WORD.match(text, found.end())
        return word is None or len(line) + 1 + len(word.group()) <= width - RAGGED
    if following.islower():
        return line.endswith((".", "!", "?", ":")) or len(line) < WRAPPED_LINE // 2
    return len(line) < WRAPPED_LINE or not _is_open(line)


def _is_open(line: str) -> bool:
    """Whether a line ends with a word that another must follow."""
    return _OPEN_WORD.search(line, max(0, len(line) - _LONGEST_OPEN_WORD)) is not None


def _items(text: str, start: int, end: int) -> Iterator[int]:
    """Starts of list items within a line; only a count that begins with 1 makes numbers into items."""
    expected = 1
    for found in _NUMBERED.finditer(text, start, end):
        if int(found.group(1)) != expected:
            continue
        place = found.start() - (text[found.start() - 1 : found.start()] == "(")
        if place > start and not text[place - 1].isspace():
            continue
        before = text[start:place].rstrip(" \t")[-1:]
        if expected > 1 or before in ("", ":", ".", ";", "\n", ",", "-"):
            expected += 1
            yield place


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut speech without stops before the words that open a new step, and at weaker joints where it stays too long."""
    first = start
    for strong in (*[found.end() for found in _CUE.finditer(text, start, end)], end):
        if strong != end and (strong - first < MIN_CLAUSE or end - strong < MIN_CLAUSE // 2):
            continue
        yield from _weak_clauses(text, first, strong)
        first = strong


def _weak_clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    if end - start > 2 * RUN_ON and text.count(",", start, end) < (end - start) // RUN_ON:
        for found in _WEAK_CUE.finditer(text, start, end):
            if found.end() - first >= RUN_ON and end - found.end() >= MIN_CLAUSE:
                yield first, found.end()
                first = found.end()
    yield first, end
