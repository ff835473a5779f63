"""Vocabulary forms that hold two entities: ``PICC placement``, ``left renal artery stenosis``, ``SMA injection``.

The vocabulary may list the whole for its meaning; a coder marks the device or vessel and the act apart. The act keeps
the concept of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.knowledge.word_classes import word_class
from ircoder.language import wording
from ircoder.language.lexicon import Lexicon, Match
from ircoder.language.words import Words

_ACT_WORDS = word_class("split_acts")
_VESSEL_ACTS = word_class("split_vessel_acts")
_LEADS = frozenset({"under", "using", "with", "via", "by"})
_STUDY_WORDS = word_class("split_studies")


def split_match(match: Match, words: Words, lexicon: Lexicon) -> Iterator[Match]:
    """The matches that a form of several words really holds; the match itself where it is one entity."""
    label = match.terms[0].label if match.terms else ""
    if label in {"GUIDANCE", "SEDATION", "IMAGING"} and match.last - match.first > 1:
        lead = 1 if words.lower[match.first] in _LEADS else 0
        match = Match(match.first + lead, match.last, match.form, match.terms)
    if match.last - match.first < 2 or label not in {"INTERVENTION", "IMAGING", "LESION"}:
        yield match
        return
    first, last = match.first, match.last
    if label == "INTERVENTION" and words.lower[last - 1] in _ACT_WORDS:
        parts = _tail(match, words, lexicon, last - 1, frozenset({"DEVICE", "VESSEL"}))
    elif label == "INTERVENTION" and words.lower[first] in _ACT_WORDS and words.lower[first + 1] == "of":
        parts = _head(match, words, lexicon)
    elif label == "INTERVENTION" and match.terms[0].kind in _VESSEL_ACTS:
        parts = _vessel_head(match, words, lexicon)
    elif label == "IMAGING" and words.lower[last - 1] in _STUDY_WORDS:
        parts = _tail(match, words, lexicon, last - 1, frozenset({"VESSEL"}))
        parts = parts if parts and _is_full_name(words, parts[0]) else ()
    elif label == "LESION":
        parts = next(
            (
                found
                for cut in range(last - 1, first, -1)
                if (found := _tail(match, words, lexicon, cut, frozenset({"VESSEL"})))
            ),
            (),
        )
    else:
        parts = ()
    yield from parts or (match,)


def _tail(match: Match, words: Words, lexicon: Lexicon, cut: int, labels: frozenset[str]) -> tuple[Match, ...]:
    """Split off words before ``cut`` where they, or the last of them, name a device or vessel."""
    for first in range(match.first, cut):
        part = lexicon.longest(words, first, cut)
        if part is not None and part.last == cut and part.terms and part.terms[0].label in labels:
            return (part, Match(cut, match.last, match.form, match.terms))
    return ()


def _head(match: Match, words: Words, lexicon: Lexicon) -> tuple[Match, ...]:
    """Split ``placement of port`` after its act word."""
    for first in range(match.first + 2, match.last):
        part = lexicon.longest(words, first, match.last)
        if part is not None and part.last == match.last and part.terms and part.terms[0].label in {"DEVICE", "VESSEL"}:
            return (Match(match.first, match.first + 1, match.form, match.terms), part)
    return ()


def _vessel_head(match: Match, words: Words, lexicon: Lexicon) -> tuple[Match, ...]:
    """Split ``LAD PCI`` after its vessel, where that stands with its noun or as an abbreviation."""
    part = lexicon.longest(words, match.first, match.last - 1)
    if part is None or not part.terms or part.terms[0].label != "VESSEL" or not _is_full_name(words, part):
        return ()
    return (part, Match(part.last, match.last, match.form, match.terms))


def _is_full_name(words: Words, part: Match) -> bool:
    """Whether a vessel stands with its noun or as an abbreviation, so that it is no mere adjective of the study."""
    text = words.text(part.first, part.last)
    return (text.isupper() and len(text) <= 5) or words.lower[part.last - 1] in wording.VESSEL_NOUNS
