"""Answers of forms and of dictated questions (``Stent: none``, ``Angioplasty no, stent yes``, ``A stent? No.``).

A *no* that answers the words before it says nothing of the words behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.language.assertion_cues import Cue
from ircoder.language.assertion_scope import Hit
from ircoder.language.clauses import Words, word_set

_NO = word_set("no none nil n/a zero 0 n nope ø")
_WHOLE = word_set("none nil n/a ø")
_SHORT = word_set("n 0")
_STOPS = word_set(", ; . | ) /")
_MARKS = word_set(": - – — ? ( |")
_DONE = word_set(
    "placed used performed done given obtained deployed inserted taken left needed required implanted administered "
    "planned indicated employed applied created attempted made"
)
_LINKED = word_set("of in to on at for")
_TOPICS = word_set(
    "complication complications residual leak leaks allergy allergies bleeding change changes event events problem "
    "problems evidence finding findings output drainage reaction reactions difficulty difficulties resistance "
    "issues issue loss extravasation contrast"
)
_LABEL_REACH = 6
"""Words of a label behind the noun that an answer denies: ``Embolization of the left uterine artery: no``."""

_DENIED = Cue("answered no", "after", "negated", "next", 7, "cue", "all")
_QUESTION = Cue("question", "before", "hypothetical", "sentence", 3, "cue", "acts")
_REFUTED = Cue("question answered no", "before", "negated", "sentence", 8, "cue", "all")
_AFFIRMED = Cue("question answered yes", "before", "performed", "sentence", 8, "cue", "acts")
_REPLY = re.compile(r"\s*(?:(?P<no>no|none|never|negative|n)|yes|y)(?=\s*(?:[.,;\n]|$))")
_SUPPOSED = word_set("should were")
_PREFERENCES = word_set("preferred favored favoured chose chosen prefers prefer")
_SPURNED = Cue("preferred over", "before", "negated", "noun", 7, "cue", "all")


def answer_hits(text: Words) -> Iterator[Hit]:
    """Denials by answer; ``words[hit.start:hit.end]`` is the answer with the words that join it to its label."""
    words = text.words
    for at, word in enumerate(words):
        if word not in _NO or at == 0:
            continue
        before = words[at - 1]
        if at + 1 < len(words) and words[at + 1] not in _STOPS and not (word in _WHOLE and before in ":-"):
            continue
        dotted = words[max(0, at - 2) : at] == [".", "."]
        if before not in _MARKS and not dotted and (word in _SHORT or before in _STOPS):
            continue
        start = at
        while start > 0 and (words[start - 1] in _MARKS or (dotted and words[start - 1] == ".")):
            start -= 1
        start = _label_end(words, start) if start < at else start
        while start > 0 and words[start - 1] in _DONE:
            start -= 1
        if start > 0 and _TOPICS.isdisjoint(words[max(0, start - 4) : at]):
            yield Hit(start, at + 1, _DENIED)


def _label_end(words: list[str], start: int) -> int:
    """Where the noun of a label ends that goes on with ``of the left side``."""
    for at in range(start - 1, max(0, start - _LABEL_REACH), -1):
        if words[at] in _LINKED:
            return at
        if words[at] in _STOPS or words[at] in _MARKS:
            break
    return start


def question_hits(low: str, text: Words, end: int) -> list[Hit]:
    """What a sentence that asks says: nothing was done unless the reply says so; ``should`` and ``were`` suppose."""
    words = text.words
    if words and words[0] in _SUPPOSED:
        return [Hit(0, 0, _QUESTION)]
    if not words or words[-1] != "?":
        return []
    reply = _REPLY.match(low, end, end + 12)
    if reply is None:
        return [Hit(0, 0, _QUESTION)]
    return [Hit(0, 0, _REFUTED if reply["no"] else _AFFIRMED)]


def preference_hits(text: Words) -> Iterator[Hit]:
    """The loser of a choice: ``we favored coils over particles``."""
    words = text.words
    for at, word in enumerate(words):
        if word == "over" and not _PREFERENCES.isdisjoint(words[max(0, at - 7) : at]):
            yield Hit(at, at + 1, _SPURNED)
