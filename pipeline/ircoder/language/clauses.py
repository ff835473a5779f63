"""Words of a sentence and the clauses they stand in; run-on dictation has clauses too, though no punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(words.split())


_WORD = re.compile(
    r"[a-z]/[a-z](?![a-z])|w/o?(?![a-z])|[a-z]+(?:['’][a-z]+)?|[0-9]+(?:[./][0-9]+)*(?:\s?%)?|(?<=\s)[-–—]+(?=\s)|[,;:.()!?&+•*|>ø]|(?<=\s)/(?=\s)"
)
_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty "
    "thirty forty fifty sixty several few couple many"
)
PRONOUNS = word_set("i we he she they it there you")
DETERMINERS = word_set("the a an this these those his her its our their another each no neither both some any my")
DEFINITE = word_set("the this these those that his her its our their my")
PLURAL_VERBS = word_set("were are have")
FINITE = word_set(
    "was were is are has had have did does do could can cannot will would should may might must shows showed show "
    "demonstrates demonstrated reveals revealed went gave took came got made remained remains appeared appears "
    "wasn't weren't isn't aren't didn't doesn't couldn't hasn't hadn't won't wouldn't"
)
PREPOSITIONS = word_set(
    "through via over under after before following during from by despite with within into in at on to of for "
    "across along beyond without against using upon between near"
)
_BREAKS = frozenset((";", ".", ":", "•", "|", "!", "?"))
_LINKS = word_set("that which where when if because as whether while and or but than so until since though")

_CONCESSIONS = word_set("although though while albeit whereas")
_RESOLUTIONS = word_set("plan plans recommend will would shall suggest")
_ASIDE_REACH = 9


@dataclass(slots=True)
class Words:
    """Lower-case words and punctuation of a sentence, with offsets, and the number of the clause of each."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    clauses: list[int]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Range of words that a stretch of text covers (end exclusive, at least one word)."""
        first = bisect_right(self.ends, start)
        return first, max(first + 1, bisect_left(self.starts, end))


def split_words(low: str, start: int, end: int) -> Words:
    """Words of ``low[start:end]`` (a lower-case text), not yet split into clauses."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(low, start, end):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Words(words, starts, ends, [])


def is_number(word: str) -> bool:
    """Whether a word is a number in digits or letters."""
    return word[0].isdigit() or word in _NUMBER_WORDS


def is_year(word: str) -> bool:
    """Whether a word can be a year of the recent past."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def split_clauses(text: Words, breaks: Mapping[int, int]) -> None:
    """Number the clauses of a sentence in place; ``breaks`` marks the words that open one (terminator cues)."""
    words = text.words
    clause = 0
    finite = False
    clauses: list[int] = []
    for place, word in enumerate(words):
        if (place in breaks and not _is_aside(words, place)) or _opens(words, place, word, finite):
            clause += 1
            finite = False
        if word in FINITE:
            finite = True
        clauses.append(clause)
        if word in _BREAKS or word[0] in "-–—":
            clause += 1
            finite = False
    text.clauses = clauses


def _is_aside(words: list[str], place: int) -> bool:
    """Whether a conjunction opens no more than an aside: ``the biopsy, although consented, was not done``."""
    if place == 0 or words[place - 1] != "," or words[place] not in _CONCESSIONS:
        return False
    for at in range(place + 1, min(len(words) - 1, place + _ASIDE_REACH)):
        if words[at] == ",":
            return words[at + 1] in FINITE
    return False


def _opens(words: list[str], place: int, word: str, finite: bool) -> bool:
    """Whether a new clause begins at this word: a conjunction or comma with a new subject, or a new subject alone."""
    if word in (",", "and"):
        follow = place + 1
        if word == "," and follow < len(words) and words[follow] == "and":
            follow += 1
        if follow >= len(words):
            return False
        subject = words[follow]
        if word == "and" and subject in _RESOLUTIONS:
            return True
        if word == "," and follow == place + 1 and subject not in PRONOUNS and subject not in DETERMINERS:
            return False
        verb = _verb_after(words, follow, 11 if subject in DETERMINERS else 7)
        if verb is None or verb == follow:
            return False
        if subject in PRONOUNS:
            return True
        return finite or (subject in DETERMINERS and words[verb] not in PLURAL_VERBS)
    if place == 0:
        return False
    if word == "since":
        verb = _verb_after(words, place + 1, 4)
        return verb is not None and verb > place + 1
    if not finite:
        return False
    before = words[place - 1]
    if before in _LINKS or before == ",":
        return False
    if word in PRONOUNS:
        return _verb_after(words, place, 4) is not None
    if word in DETERMINERS and before not in PREPOSITIONS and before not in FINITE:
        verb = _verb_after(words, place, 7)
        return verb is not None and not any(inner in PREPOSITIONS for inner in words[place + 1 : verb])
    return False


def _verb_after(words: list[str], place: int, reach: int) -> int | None:
    """Place of the next finite verb within ``reach`` words, none beyond punctuation."""
    for at in range(place, min(len(words), place + reach)):
        if words[at] in FINITE:
            return at
        if at > place and words[at] in (",", ";", ".", ":", "but", "however"):
            return None
    return None
