"""The vocabulary as a tree of words, and the longest forms that a report's words spell.

A token trie reads hyphens and spaces alike, accepts plurals, British spelling, a word torn in two and a single slip in
a long word, without a pattern for each variant; it costs one dictionary lookup for nearly every word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokenizer import Tokenizer

from ircoder.knowledge.spelling import TypoIndex, american, singulars
from ircoder.knowledge.vocabulary import Term, Vocabulary
from ircoder.language.words import FUNCTION_WORDS, UPPER_ONLY, Words

JOINERS = frozenset("-–—/’'")
MIN_JOINED = 7
_CACHE_LIMIT = 200_000


@dataclass(slots=True)
class _Node:
    """A place in the tree: the words that may follow, and the concepts of the form that ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    form: str = ""
    concepts: tuple[str, ...] = ()
    cased: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``first`` to ``last`` (exclusive) spell ``form``, which names one of ``terms``."""

    first: int
    last: int
    form: str
    terms: tuple[Term, ...]


class Lexicon:
    """All forms of a vocabulary, cut into words by the pipeline's own tokenizer."""

    def __init__(self, vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
        self.vocabulary = vocabulary
        self._root = _Node()
        self._words: set[str] = set()
        self._readings: dict[str, tuple[str, ...]] = {}
        self._typos: TypoIndex | None = None
        for form, concepts in vocabulary.forms.items():
            self._insert(form, concepts, cased=self.is_cased(form), tokenizer=tokenizer)
        for form, concepts in vocabulary.exact.items():
            self._insert(form, concepts, cased=True, tokenizer=tokenizer)
        for form, readings in vocabulary.short_forms.items():
            concepts = tuple(dict.fromkeys(reading.concept for reading in readings))
            self._insert(form, concepts, cased=self.is_cased(form.lower()), tokenizer=tokenizer)

    @staticmethod
    def is_cased(form: str) -> bool:
        """Whether a form counts in capitals only: two letters at most, or the letters of a common word."""
        return len(form) <= 2 or form in UPPER_ONLY

    def _insert(self, form: str, concepts: Sequence[str], *, cased: bool, tokenizer: Tokenizer) -> None:
        exact = form.upper() if form.islower() else form
        words = [american(token.lower_) for token in tokenizer(form) if not token.is_space]
        words = [word for word in words if word not in JOINERS]
        if not words:
            return
        node = self._root
        for word in words:
            self._words.add(word)
            node = node.following.setdefault(word, _Node())
        if cased:
            node.cased[exact] = tuple(dict.fromkeys((*node.cased.get(exact, ()), *concepts)))
        else:
            node.form = form.lower()
            node.concepts = tuple(dict.fromkeys((*node.concepts, *concepts)))

    def matches(self, words: Words) -> list[Match]:
        """The longest form at each word, overlaps resolved for the longer and then the earlier one."""
        candidates = [self._candidates(lower) for lower in words.lower]
        found: list[Match] = []
        for place, options in enumerate(candidates):
            if not self._may_start(words, candidates, place, options):
                continue
            best = self._longest(words, candidates, place, len(words))
            if best is not None and not _is_plural_of_brand(best, words):
                found.append(best)
        return _without_overlaps(found)

    def _may_start(
        self, words: Words, candidates: Sequence[tuple[str, ...]], place: int, options: tuple[str, ...]
    ) -> bool:
        """Whether any form may start at a word: most words are ruled out here at the cost of two lookups."""
        following = self._root.following
        for option in options:
            node = following.get(option)
            if node is None:
                continue
            if node.concepts or node.cased:
                return True
            after = place + 1
            if after >= len(candidates):
                continue
            if not candidates[after]:
                return True
            for word in candidates[after]:
                if word in node.following:
                    return True
        if options and place + 1 < len(candidates) and candidates[place + 1]:
            return False
        return self._joined(words, place) is not None

    def longest(self, words: Words, first: int, last: int) -> Match | None:
        """The longest form that starts at word ``first`` and ends before word ``last``."""
        candidates: list[tuple[str, ...]] = [()] * first + [
            self._candidates(lower) for lower in words.lower[first:last]
        ]
        return self._longest(words, candidates, first, last)

    def _candidates(self, lower: str) -> tuple[str, ...]:
        """Words of the vocabulary that a word of the report may stand for, the likeliest first."""
        known = self._readings.get(lower)
        if known is None:
            if len(self._readings) > _CACHE_LIMIT:
                self._readings.clear()
            known = self._readings[lower] = self._read(lower)
        return known

    def _read(self, lower: str) -> tuple[str, ...]:
        word = american(lower)
        options = [option for option in (word, *singulars(word)) if option in self._words]
        if not options and len(word) >= MIN_JOINED:
            if self._typos is None:
                self._typos = TypoIndex(self._words)
            nearest = self._typos.nearest(word)
            options = [nearest] if nearest else []
        return tuple(options)

    def _joined(self, words: Words, place: int) -> str | None:
        """The word that this and the next spell together (``kypho plasty``), where neither is known alone."""
        if place + 1 >= len(words) or words.breaks[place + 1]:
            return None
        left, right = words.lower[place], words.lower[place + 1]
        if (
            left in JOINERS
            or right in JOINERS
            or len(left) + len(right) < MIN_JOINED
            or len(left) < 3
            or len(right) < 3
        ):
            return None
        word = left + right
        return word if word in self._words else None

    def _torn(self, words: Words, candidates: Sequence[tuple[str, ...]], place: int) -> str | None:
        """The joined word at a place, looked for only where one of its halves is unknown alone."""
        return None if candidates[place] and candidates[place + 1 : place + 2] != [()] else self._joined(words, place)

    def _longest(self, words: Words, candidates: Sequence[tuple[str, ...]], place: int, end: int) -> Match | None:
        best: tuple[int, _Node, tuple[str, ...]] | None = None
        stack: list[tuple[_Node, int]] = [(self._root, place)]
        while stack:
            node, position = stack.pop()
            if position > place:
                concepts = self._ending(node, words, place, position)
                if concepts and (best is None or position > best[0]):
                    best = (position, node, concepts)
            step = _skip_joiners(words, position) if position > place else position
            if step >= end or not node.following or (step > place and words.breaks[step]):
                continue
            for option in reversed(candidates[step]):
                following = node.following.get(option)
                if following is not None:
                    stack.append((following, step + 1))
            torn = self._torn(words, candidates, step) if step + 1 < end else None
            if torn is not None and torn in node.following:
                stack.append((node.following[torn], step + 2))
        if best is None:
            return None
        last, node, concepts = best
        terms = self.vocabulary.terms
        form = node.form or words.text(place, last).lower()
        return Match(place, last, form, tuple(terms[concept] for concept in concepts if concept in terms))

    @staticmethod
    def _ending(node: _Node, words: Words, first: int, last: int) -> tuple[str, ...]:
        if node.cased:
            text = words.text(first, last)
            cased = node.cased.get(text, ())
            if not cased and text[:-1].isupper() and text.endswith("s"):
                cased = node.cased.get(text[:-1], ())
            if cased:
                return tuple(dict.fromkeys((*cased, *node.concepts)))
        if node.concepts and last - first == 1 and words.lower[first] in FUNCTION_WORDS:
            return ()
        return node.concepts


def _skip_joiners(words: Words, position: int) -> int:
    if position + 1 < len(words) and words.lower[position] in JOINERS and words.tight(position):
        return position + 1
    return position


def _is_plural_of_brand(match: Match, words: Words) -> bool:
    """Whether a common plural (``options``) was taken for several pieces of a brand of that name."""
    if match.last - match.first != 1 or words.lower[match.first] != f"{match.form}s":
        return False
    return all(term.label == "DEVICE" and term.name[:1].isupper() for term in match.terms)


def _without_overlaps(found: list[Match]) -> list[Match]:
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first)):
        places = range(match.first, match.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)
