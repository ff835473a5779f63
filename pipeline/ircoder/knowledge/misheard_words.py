"""Words that speech recognition writes for others that sound alike ("plural effusion", "para synthesis")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ircoder.knowledge.answered_questions import questions_as_labels
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.torn_words import mended
from ircoder.knowledge.word_patterns import stem_starts

TABLE = "misheard_words.csv"
_WORDS = re.compile(r"\w+")
_BLANKS = re.compile(r"[\s-]")


@dataclass(frozen=True, slots=True)
class MisheardWord:
    """What was written and what was said.

    ``fits`` stands in for a word that is longer than what was written, since offsets of a report never move.
    ``after`` are beginnings of words, one of which follows where what was written may be a good word.
    """

    heard: str
    meant: str
    fits: str
    after: tuple[str, ...]


@cache
def load_misheard_words() -> tuple[MisheardWord, ...]:
    """All rows, the longest first.

    Raises
    ------
    KnowledgeError
        Where what stands in for a word is longer than what was written.
    """
    out: list[MisheardWord] = []
    for line, row in read_table(TABLE, ("heard", "meant", "fits", "after")):
        fits = row["fits"] or row["meant"]
        if len(fits) > len(row["heard"]):
            remedy = "Name a word in the column fits that is no longer than the one heard."
            raise KnowledgeError(TABLE, line, f"{fits} is longer than {row['heard']}", remedy)
        out.append(MisheardWord(row["heard"], row["meant"], fits, cell_list(row["after"])))
    return tuple(sorted(out, key=lambda word: -len(word.heard)))


@cache
def said_words() -> Mapping[str, str]:
    """Single words as written, with the word that was said."""
    return {word.heard: word.meant for word in load_misheard_words() if " " not in word.heard}


@lru_cache(maxsize=8)
def as_said(text: str) -> str:
    """The text with words as they were said, blanks filling up what they are shorter; as long as it was.

    The mark of an answered question that heads a line is a colon (:mod:`ircoder.knowledge.answered_questions`).
    """
    text = questions_as_labels(text)
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if char.isascii() else char for char in text)
    for start, end, word in mended(low):
        written = text[start:end]
        text = text[:start] + _in_case(word, written).ljust(len(written)) + text[end:]
        low = low[:start] + word.ljust(len(written)) + low[end:]
    likely = _patterns().keys() & set(_WORDS.findall(low))
    if not likely:
        return text
    for match in _matches(text, low, likely):
        written = match.group()
        fits = _in_case(_stand_ins()[_BLANKS.sub(" ", written.lower())], written)
        text = text[: match.start()] + fits.ljust(len(written)) + text[match.end() :]
    return text


def _matches(text: str, low: str, likely: Iterable[str]) -> list[re.Match[str]]:
    """Misheard words that begin with one of these words, in order and without overlaps."""
    out: list[re.Match[str]] = []
    patterns = _patterns()
    for start, first in sorted((start, word) for word in likely for start in stem_starts((word,), low)):
        match = patterns[first].match(text, start) if not out or start >= out[-1].end() else None
        if match is not None:
            out.append(match)
    return out


@cache
def _stand_ins() -> Mapping[str, str]:
    return {word.heard: word.fits for word in load_misheard_words()}


def _in_case(word: str, written: str) -> str:
    if written.isupper():
        return word.upper()
    return word.capitalize() if written[:1].isupper() else word


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Patterns of what was misheard by the first word, the longest first.

    Each is read before a neighbour that it needs, with blanks and hyphens alike.
    """
    out: dict[str, list[str]] = {}
    for word in load_misheard_words():
        heard = re.escape(word.heard).replace(r"\ ", r"[\s-]")
        after = rf"(?=[\s-]+(?:{'|'.join(word.after)}))" if word.after else ""
        out.setdefault(_WORDS.findall(word.heard)[0], []).append(rf"\b{heard}\b{after}")
    return {first: re.compile("|".join(patterns), re.IGNORECASE) for first, patterns in out.items()}
