"""Entities: vocabulary matches, told apart by their context and composed into the spans that a coder would mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from spacy.tokens import Doc

from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.vocabulary import NO_ENTITY, ShortForm, Term
from ircoder.language.aims import note_incidental
from ircoder.language.compose import compose
from ircoder.language.lexicon import Lexicon, Match
from ircoder.language.pieces import Board, Piece
from ircoder.language.reading import Attribute, Label, Mention, Reading
from ircoder.language.senses import choose_label, settle_sense
from ircoder.language.splitting import split_match
from ircoder.language.systems import names_nothing, settle, systems_in
from ircoder.language.words import Words, words_of

_LEVEL = re.compile(r"[ctls]\d{1,2}")
_WORD = re.compile(r"[a-z0-9]+")


def find_mentions(doc: Doc, reading: Reading, lexicon: Lexicon, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Mentions of one report, in text order; they carry neither assertion nor side yet.

    Parameters
    ----------
    doc
        The tokenized report.
    reading
        Its sections and sentences.
    lexicon
        The vocabulary's forms.
    knowledge
        The vessel tree, for the systems that ambiguous short forms belong to.
    """
    words = words_of(doc, reading.text, reading.sentences)
    surroundings = _Surroundings(reading, words)
    board = Board(words, list(_pieces(words, surroundings, lexicon, knowledge)))
    spine = surroundings.report["spine"] >= 2
    compose(board, lexicon.vocabulary.terms, spine=spine)
    mentions = tuple(_mention(index, piece, words, reading) for index, piece in enumerate(board))
    return note_incidental(mentions, reading)


class _Surroundings:
    """Words and body systems around a match, counted only when a form asks for them."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self._reading = reading
        self._words = words
        self._report: Counter[str] | None = None
        self._texts: dict[int, str] = {}
        self._systems: dict[int, Counter[str]] = {}

    @property
    def report(self) -> Counter[str]:
        """How often each system is hinted at in the whole report."""
        if self._report is None:
            self._report = systems_in(self._words.lower)
        return self._report

    def sentence(self, place: int) -> str:
        """Lower-case text of the sentence around a word."""
        index = self._index(place)
        if index not in self._texts:
            self._texts[index] = self._reading.sentence_text(index).lower() if self._reading.sentences else ""
        return self._texts[index]

    def systems(self, place: int) -> Counter[str]:
        """How often each system is hinted at in the sentence around a word."""
        index = self._index(place)
        if index not in self._systems:
            self._systems[index] = systems_in(_WORD.findall(self.sentence(place)))
        return self._systems[index]

    def _index(self, place: int) -> int:
        return self._words.sentences[place]


def _pieces(words: Words, around: _Surroundings, lexicon: Lexicon, knowledge: Knowledge) -> Iterator[Piece]:
    matches = (part for match in lexicon.matches(words) for part in split_match(match, words, lexicon))
    for match in matches:
        terms = match.terms
        options: tuple[str, ...] = ()
        term: Term | None = terms[0]
        if any(candidate.label == NO_ENTITY for candidate in terms):
            sentence, systems = around.sentence(match.first), around.systems(match.first)
            if names_nothing(terms, _rows(match, lexicon), sentence, systems, knowledge.vessels):
                continue
            terms = tuple(candidate for candidate in terms if candidate.label != NO_ENTITY)
            term = terms[0]
        if len(terms) > 1:
            rows = {concept: row for concept, row in _rows(match, lexicon).items() if row.label != NO_ENTITY}
            labels = {term.label for term in terms}
            if len(labels) > 1 and (not rows or "DEVICE" in labels):
                label = choose_label(match, words, around.sentence(match.first))
                terms = tuple(term for term in terms if term.label == label) if not rows or label == "DEVICE" else terms
            term = terms[0]
            if len(terms) > 1:
                text, near = around.sentence(match.first), around.systems(match.first)
                readings = [(candidate, rows.get(candidate.concept)) for candidate in terms]
                term, options = settle(readings, text, near, around.report, knowledge.vessels)
                if term is None and text.strip(" .,;:\n") == match.form and not _ABLATES.search(words.report):
                    term, options = _way_in(terms) or term, options
        likely = term or terms[0]
        if likely.label == "VESSEL" and _LEVEL.fullmatch(match.form) and not _is_coronary(around):
            continue
        piece = Piece(match.first, match.last, likely.label, term, likely.kind, match.form, options)
        if settle_sense(piece, words, around.sentence(match.first), lexicon.vocabulary.terms):
            yield piece


_ABLATES = re.compile(
    r"\b(?:ablat\w+|\d\d\s?g(?:a|auge)? (?:\w+ )?probes?|electrodes?|antennas?|watts?|medial branch\w*|facets?)\b",
    re.IGNORECASE,
)
"""Words of the work that shares its letters with the artery of the groin (RFA)."""


def _way_in(terms: Iterable[Term]) -> Term | None:
    """The usual way in among the readings of a short form that is a statement of its own ("RFA. Pigtail at L1.")."""
    sites = load_entry_sites()
    return next((t for t in terms if t.concept in sites and not sites[t.concept].by_puncture), None)


def _is_coronary(around: _Surroundings) -> bool:
    """Whether a report is about the heart, where S1 is a septal branch, and not about the spine."""
    return around.report["coronary"] > around.report["spine"]


def _rows(match: Match, lexicon: Lexicon) -> dict[str, ShortForm]:
    return {row.concept: row for row in lexicon.vocabulary.short_forms.get(match.form.upper(), ())}


def _mention(index: int, piece: Piece, words: Words, reading: Reading) -> Mention:
    start, end = words.starts[piece.first], words.ends[piece.last - 1]
    sentence = words.sentences[piece.first]
    facts: dict[str, Attribute] = dict(piece.term.facts) if piece.term is not None else {}
    return Mention(
        index=index,
        start=start,
        end=end,
        text=reading.text[start:end],
        label=cast(Label, piece.label),
        concept=piece.term.concept if piece.term is not None else "",
        kind=piece.kind,
        sentence=sentence,
        section=reading.sentences[sentence].section if reading.sentences else "body",
        options=piece.options,
        attributes={**facts, **piece.attributes},
    )
