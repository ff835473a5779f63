"""The vocabulary as a tree of words, and the longest forms that a report's words spell.

A token trie reads hyphens and spaces alike, accepts plurals, British spelling, a word torn in two and a single slip in
a long word, without a pattern for each variant; it costs one dictionary lookup for nearly every word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokenizer import Tokenizer

from ircoder.knowledge.misheard_words import load_misheard_words, said_words
from ircoder.knowledge.spelling import MIN_TYPO_LETTERS, TypoIndex, american, singulars
from ircoder.knowledge.vocabulary import Term, Vocabulary
from ircoder.language.words import ANY_CASE, FUNCTION_WORDS, UPPER_ONLY, Words

JOINERS = frozenset("-–—/’'")
MIN_TORN = 3
_NEAR = 6
_BEFORE_A_NOUN = frozenset({"the", "distal", "proximal", "mid"})
_CACHE_LIMIT = 200_000


@dataclass(slots=True)
class _Node:
    """A place in the tree: the words that may follow, and the concepts of the form that ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    form: str = ""
    concepts: tuple[str, ...] = ()
    cased: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``first`` to ``last`` (exclusive) spell ``form``, which names one of ``terms``."""

    first: int
    last: int
    form: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Vocabulary words that each word of a report may stand for, and words that two of the report's spell together.

    ``torn`` (``kypho plasty``) is keyed by the place of the first half, which is no word of the vocabulary itself.
    """

    candidates: Sequence[tuple[str, ...]]
    torn: Mapping[int, str]
    end: int


class _Cutter:
    """Cuts forms as the tokenizer does, which treats every stretch between blanks by itself."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[str]] = {}

    def words(self, form: str) -> list[str]:
        """Words of a form in American spelling, without hyphens and slashes."""
        out: list[str] = []
        for chunk in form.split():
            cut = self._known.get(chunk)
            if cut is None:
                # No mark, no cut: the tokenizer splits at marks alone.
                tokens = [chunk.lower()] if chunk.isalnum() else [token.lower_ for token in self._tokenizer(chunk)]
                cut = self._known[chunk] = [american(token) for token in tokens if token not in JOINERS]
            out.extend(cut)
        return out


class Lexicon:
    """All forms of a vocabulary, cut into words by the pipeline's own tokenizer."""

    def __init__(self, vocabulary: Vocabulary, tokenizer: Tokenizer) -> None:
        self.vocabulary = vocabulary
        self._root = _Node()
        self._words: set[str] = set()
        self._readings: dict[str, tuple[str, ...]] = {}
        self._typos: TypoIndex | None = None
        cut = _Cutter(tokenizer)
        for form, concepts in vocabulary.forms.items():
            self._insert(form, concepts, cased=self.is_cased(form), cut=cut)
        for form, concepts in vocabulary.exact.items():
            self._insert(form, concepts, cased=True, cut=cut)
        for word in load_misheard_words():
            if " " in word.heard and word.meant in vocabulary.forms:
                self._insert(word.heard, vocabulary.forms[word.meant], cased=False, cut=cut)
        for form, readings in vocabulary.short_forms.items():
            concepts = tuple(dict.fromkeys(reading.concept for reading in readings))
            self._insert(form, concepts, cased=self.is_cased(form.lower()), cut=cut)

    @staticmethod
    def is_cased(form: str) -> bool:
        """Whether a form counts in capitals only: most of two letters, and those that spell a common word."""
        return (len(form) <= 2 and form not in ANY_CASE) or form in UPPER_ONLY

    def _insert(self, form: str, concepts: Sequence[str], *, cased: bool, cut: _Cutter) -> None:
        exact = form.upper() if form.islower() else form
        words = cut.words(form)
        if not words:
            return
        node = self._root
        for word in words:
            self._words.add(word)
            node = node.following.setdefault(word, _Node())
        node.ends = True
        if cased:
            node.cased[exact] = tuple(dict.fromkeys((*node.cased.get(exact, ()), *concepts)))
        else:
            node.form = form.lower()
            node.concepts = tuple(dict.fromkeys((*node.concepts, *concepts)))

    def matches(self, words: Words) -> list[Match]:
        """The longest form at each word, overlaps resolved for the longer and then the earlier one."""
        reading = self._read_words(words, 0, len(words))
        following = self._root.following
        found: list[Match] = []
        coming = iter(reading.candidates)
        next(coming, None)
        for place, options in enumerate(reading.candidates):
            upcoming = next(coming, ())
            if not options and place not in reading.torn:
                continue
            # Most words start no form; they are ruled out here at the cost of a lookup or two.
            for option in options:
                node = following.get(option)
                if node is not None and (node.ends or not upcoming or _goes_on(node, upcoming)):
                    break
            else:
                if place not in reading.torn:
                    continue
            best = self._longest(words, reading, place)
            if best is not None and not _is_plural_of_brand(best, words):
                found.append(best)
        return _without_overlaps(found)

    def longest(self, words: Words, first: int, last: int) -> Match | None:
        """The longest form that starts at word ``first`` and ends before word ``last``."""
        return self._longest(words, self._read_words(words, first, last), first)

    def _read_words(self, words: Words, first: int, last: int) -> _Reading:
        lower = words.lower
        readings = self._readings
        known = words.lower if last - first == len(lower) else lower[first:last]
        if len(readings) > _CACHE_LIMIT:
            readings.clear()
        for word in set(known).difference(readings):
            readings[word] = self._read(word)
        candidates: list[tuple[str, ...]] = [()] * first
        candidates.extend([readings[word] for word in known])
        torn: dict[int, str] = {}
        for place in range(first, last - 1):
            if candidates[place]:
                continue
            left, right = lower[place], lower[place + 1]
            if len(left) < MIN_TORN or len(right) < MIN_TORN or words.breaks[place + 1]:
                continue
            word = left + right
            if word in self._words:
                torn[place] = word
        return _Reading(candidates, torn, last)

    def _read(self, lower: str) -> tuple[str, ...]:
        word = american(lower)
        heard = said_words().get(word)
        options = [option for option in (word, *singulars(word), heard) if option in self._words]
        if not options and len(word) >= MIN_TYPO_LETTERS:
            if self._typos is None:
                self._typos = TypoIndex(self._words)
            nearest = self._typos.nearest(word)
            options = [nearest] if nearest else []
        return tuple(options)

    def _longest(self, words: Words, reading: _Reading, place: int) -> Match | None:
        candidates, torn, end = reading.candidates, reading.torn, reading.end
        lower, breaks = words.lower, words.breaks
        best: tuple[int, _Node, tuple[str, ...]] | None = None
        stack: list[tuple[_Node, int]] = [(self._root, place)]
        while stack:
            node, position = stack.pop()
            if node.ends and (best is None or position > best[0]):
                concepts = self._ending(node, words, place, position)
                if concepts:
                    best = (position, node, concepts)
            step = position
            if place < position < end and lower[position] in JOINERS:
                step = _skip_joiners(words, position)
            following = node.following
            if step >= end or not following or (step > place and any(breaks[max(position, place + 1) : step + 1])):
                continue
            for option in reversed(candidates[step]):
                deeper = following.get(option)
                if deeper is not None:
                    stack.append((deeper, step + 1))
            if step in torn and torn[step] in following:
                stack.append((following[torn[step]], step + 2))
        if best is None:
            return None
        last, node, concepts = best
        terms = self.vocabulary.terms
        form = node.form or words.text(place, last).lower()
        return Match(place, last, form, tuple(terms[concept] for concept in concepts if concept in terms))

    @staticmethod
    def _ending(node: _Node, words: Words, first: int, last: int) -> tuple[str, ...]:
        """Concepts of the form that ends at a node, for the way in which its words are written."""
        if node.cased:
            text = words.text(first, last)
            cased = node.cased.get(text, ())
            if cased and words.lower[first] in FUNCTION_WORDS and _in_capitals(words, first, last):
                cased = ()
            if not cased and text[:-1].isupper() and text.endswith("s"):
                cased = node.cased.get(text[:-1], ())
            if cased:
                return tuple(dict.fromkeys((*cased, *node.concepts)))
        if node.concepts and last - first == 1 and words.lower[first] in FUNCTION_WORDS:
            return ()
        return node.concepts


def _in_capitals(words: Words, first: int, last: int) -> bool:
    """Whether the words around a form stand in capitals too, so that its own say nothing (``TIP AT THE SVC``).

    Behind an article or a word of place it is a noun all the same (``THE AT WAS CROSSED``).
    """
    if first and words.lower[first - 1] in _BEFORE_A_NOUN:
        return False
    places = range(max(first - _NEAR, 0), min(last + _NEAR, len(words)))
    around = [words.text(place, place + 1) for place in places]
    long = [text for text in around if len(text) > MIN_TORN and text.isalpha()]
    return bool(long) and all(text.isupper() for text in long)


def _goes_on(node: _Node, upcoming: Iterable[str]) -> bool:
    return any(word in node.following for word in upcoming)


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
