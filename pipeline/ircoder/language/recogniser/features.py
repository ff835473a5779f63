"""What the tagger sees of a word: its form, its neighbours, what the vocabulary says there, and the section.

Every feature is a short string, so that a model file can be read. A feature belongs to one word at one offset, or to a
pair of neighbours: scores can then be kept by word form and are only added up for a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ircoder.language.reading import Mention, Reading
from ircoder.language.words import Words

REACH = 2
"""Words to either side whose form is seen; of their affixes and shape one to either side."""
OUTSIDE = "O"
EDGE = "<>"
"""Stands for the word beyond the first or last of a sentence."""
_NEAR = 1
_DIGITS = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1+")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of one report as the tagger sees them, one item a word.

    ``forms`` are the words as written, ``vocabulary`` what the vocabulary says of each (``B-VESSEL``, ``I-VESSEL``,
    ``O``), ``kinds`` the kind of what it names there (empty outside), ``sections`` the section kinds, ``breaks``
    whether a sentence starts there. ``text`` is the report and ``starts`` the first character of each word, for a
    tagger that reads the text itself.
    """

    forms: Sequence[str]
    vocabulary: Sequence[str]
    kinds: Sequence[str]
    sections: Sequence[str]
    breaks: Sequence[bool]
    text: str = ""
    starts: Sequence[int] = ()


def seen(words: Words, reading: Reading, mentions: Sequence[Mention]) -> Seen:
    """Prepare one report for the tagger; ``mentions`` are what the vocabulary found, in text order."""
    size = len(words)
    vocabulary, kinds = [OUTSIDE] * size, [""] * size
    place = 0
    for mention in mentions:
        while place < size and words.ends[place] <= mention.start:
            place += 1
        at = place
        if at < size and vocabulary[at] != OUTSIDE:
            continue
        while at < size and words.starts[at] < mention.end:
            vocabulary[at] = f"{'B' if at == place else 'I'}-{mention.label}"
            kinds[at] = mention.kind
            at += 1
    report = words.report
    forms = [report[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    kinds_of = [sentence.section for sentence in reading.sentences] or ["body"]
    sections = [kinds_of[index] for index in words.sentences]
    return Seen(forms, vocabulary, kinds, sections, words.breaks, report, words.starts)


def plain_form(form: str) -> str:
    """A word in small letters, with 9 for every digit."""
    return form.lower() if form.isalpha() else _DIGITS.sub("9", form.lower())


def word_features(form: str) -> list[list[str]]:
    """Features that a word gives to the words around it, a list for each offset from ``-REACH`` to ``REACH``."""
    if form == EDGE:
        return [[f"{offset}w={EDGE}"] for offset in range(-REACH, REACH + 1)]
    low = plain_form(form)
    shape = _RUNS.sub(r"\1\1", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", _DIGITS.sub("9", form))))
    own = [f"p2={low[:2]}", f"p3={low[:3]}", f"s2={low[-2:]}", f"s3={low[-3:]}", f"s4={low[-4:]}", f"sh={shape}"]
    if len(low) <= _SHORT:
        own.append(f"len={len(low)}")
    return [
        [f"{offset}{name}" for name in ([f"w={low}", *own] if abs(offset) <= _NEAR else [f"w={low}"])]
        for offset in range(-REACH, REACH + 1)
    ]


def vocabulary_features(tag: str) -> list[list[str]]:
    """Features that the vocabulary's word on a place gives to the places around it."""
    return [[f"{offset}v={tag}"] for offset in range(-REACH, REACH + 1)]


PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ww", ("before", "word")),
    ("wn", ("word", "after")),
    ("vw", ("tag", "word")),
    ("vb", ("tag before", "tag", "tag after")),
    ("vbw", ("tag before", "before", "tag")),
    ("vaw", ("tag", "after", "tag after")),
    ("k", ("kind", "tag")),
    ("sec", ("section", "tag")),
)
"""Features of a place that join things, by name: neighbouring words, what the vocabulary says with what it is."""


def columns(given: Seen) -> dict[str, list[str]]:
    """What :data:`PAIRS` joins, a string for each place."""
    lows = [plain_form(form) for form in given.forms]
    starts = given.breaks
    ends = [*starts[1:], True]
    return {
        "word": lows,
        "before": [EDGE if new else low for low, new in zip([EDGE, *lows], starts, strict=False)],
        "after": [EDGE if last else low for low, last in zip([*lows[1:], EDGE], ends, strict=True)],
        "tag": list(given.vocabulary),
        "tag before": [EDGE if new else tag for tag, new in zip([EDGE, *given.vocabulary], starts, strict=False)],
        "tag after": [EDGE if last else tag for tag, last in zip([*given.vocabulary[1:], EDGE], ends, strict=True)],
        "kind": list(given.kinds),
        "section": list(given.sections),
    }


def pair_features(given: Seen) -> list[list[str]]:
    """Features of each place that join things, as strings."""
    parts = columns(given)
    by_name = [
        [f"{name}={' '.join(values)}" for values in zip(*(parts[key] for key in keys), strict=True)]
        for name, keys in PAIRS
    ]
    return [list(values) for values in zip(*by_name, strict=True)]


def sentence_spans(breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last place (exclusive) of each sentence; sentences that hold no word are left out."""
    starts = [i for i, new in enumerate(breaks) if new or i == 0]
    return list(pairwise([*starts, len(breaks)]))


def all_features(given: Seen) -> list[list[str]]:
    """Every feature of every place, as the training sees them."""
    out = pair_features(given)
    for first, last in sentence_spans(given.breaks):
        for place in range(first, last):
            for offset in range(-REACH, REACH + 1):
                other = place + offset
                inside = first <= other < last
                # A word at distance d gives its features of offset -d to the place itself.
                column = offset + REACH
                out[place] += word_features(given.forms[other] if inside else EDGE)[column]
                out[place] += vocabulary_features(given.vocabulary[other] if inside else EDGE)[column]
    return out
