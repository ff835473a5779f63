"""The pipeline's components. Each takes the reading off the Doc, changes it, and writes it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from ircoder.knowledge.base import load_knowledge
from ircoder.language.annotations import reading_of, register_extensions, write
from ircoder.language.assertion import assign_assertions
from ircoder.language.corrections import apply_corrections
from ircoder.language.entities import find_mentions
from ircoder.language.headings import find_sections
from ircoder.language.lexicon import Lexicon
from ircoder.language.performed.judge import Judge
from ircoder.language.quantities import find_quantities
from ircoder.language.reading import Reading
from ircoder.language.recogniser.features import seen
from ircoder.language.recogniser.join import join, tagged_spans
from ircoder.language.recogniser.normaliser import Normaliser
from ircoder.language.recogniser.stored import TagsWords, tagger_from_disk
from ircoder.language.sentences import split_sentences
from ircoder.language.sides import assign_sides
from ircoder.language.words import text_of, token_starts, words_of

register_extensions()


class _Stateless:
    """Disk methods of a component whose whole state is the knowledge that ships with the package."""

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save: the tables belong to the installed release, never to a saved pipeline."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> _Stateless:
        """Nothing to load."""
        return self


class Sections(_Stateless):
    """Finds the report's sections."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the sections of a tokenized report; whatever was read before is dropped."""
        text = text_of(doc)
        write(doc, Reading(text, sections=find_sections(text, load_knowledge().sections)))
        return doc


class Sentences(_Stateless):
    """Splits sections into sentences and sets spaCy's sentence starts."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the sentences of a report whose sections are known."""
        reading = reading_of(doc)
        sentences = split_sentences(reading.text, reading.sections)
        if len(doc):
            borders = [sentence.start for sentence in sentences]
            starts = token_starts(doc)
            places = np.minimum(np.searchsorted(starts, borders), len(doc) - 1)
            column: Any = np.full(len(doc), -1)
            column[places[starts[places] == borders]] = 1
            column[0] = 1
            doc.from_array([SENT_START], column.astype("uint64").reshape(-1, 1))
        write(doc, replace(reading, sentences=sentences))
        return doc


class Entities(_Stateless):
    """Finds mentions of the vocabulary, composes their spans, and reads the report's quantities."""

    def __init__(self, nlp: Language) -> None:
        self._lexicon = Lexicon(load_knowledge().vocabulary, nlp.tokenizer)

    @property
    def lexicon(self) -> Lexicon:
        """The vocabulary's forms as this pipeline's tokenizer cuts them."""
        return self._lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions of a report whose sentences are known."""
        reading = reading_of(doc)
        mentions = find_mentions(doc, reading, self._lexicon, load_knowledge())
        quantities = find_quantities(reading.text, reading.sentences)
        write(doc, replace(reading, mentions=mentions, quantities=quantities))
        return doc


class Recogniser:
    """Joins the entities that a trained tagger sees to those of the vocabulary; without a tagger it changes nothing."""

    def __init__(self) -> None:
        self.tagger: TagsWords | None = None
        self._normaliser: Normaliser | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Write the joined mentions of a report whose vocabulary mentions are known."""
        if self.tagger is None:
            return doc
        reading = reading_of(doc)
        words = words_of(doc, reading.text, reading.sentences)
        spans = tagged_spans(words, self.tagger.tag(seen(words, reading, reading.mentions)))
        self.tagger.forget()
        write(doc, join(reading, words, spans, self._names()))
        return doc

    def _names(self) -> Normaliser:
        if self._normaliser is None:
            self._normaliser = Normaliser(load_knowledge().vocabulary)
        return self._normaliser

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tagger, where there is one, into a folder."""
        if self.tagger is not None:
            self.tagger.to_disk(path)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Recogniser:
        """Read the tagger that :meth:`to_disk` wrote; a folder that is not there means none."""
        self.tagger = tagger_from_disk(path)
        return self


class Corrections(_Stateless):
    """Applies what the dictation itself takes back."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the mentions with the dictation's own corrections applied."""
        write(doc, apply_corrections(reading_of(doc)))
        return doc


class Assertions:
    """Says of each act, study and device whether it was performed: by cues, and by a trained judge if there is one."""

    def __init__(self) -> None:
        self.judge: Judge | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Write the assertion of every mention that can have one."""
        reading = assign_assertions(reading_of(doc))
        write(doc, self.judge.judged(reading) if self.judge is not None else reading)
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the judge, where there is one, into a folder."""
        if self.judge is not None:
            self.judge.to_disk(path)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Assertions:
        """Read the judge that :meth:`to_disk` wrote; a folder that is not there means none."""
        self.judge = Judge.from_disk(path) if path.is_dir() else None
        return self


class Attributes(_Stateless):
    """Gives mentions their side."""

    def __call__(self, doc: Doc) -> Doc:
        """Write the side of every mention that has one."""
        write(doc, assign_sides(reading_of(doc)))
        return doc


@Language.factory("ircoder_sections", assigns=["doc.user_data"])
def make_sections(nlp: Language, name: str) -> Sections:
    """Make the component that finds sections."""
    return Sections()


@Language.factory("ircoder_sentences", requires=["doc.user_data"], assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Make the component that splits sentences."""
    return Sentences()


@Language.factory("ircoder_entities", requires=["doc.sents"], assigns=["doc.ents", "doc.spans"])
def make_entities(nlp: Language, name: str) -> Entities:
    """Make the component that finds mentions, with the pipeline's own tokenizer."""
    return Entities(nlp)


@Language.factory("ircoder_recogniser", requires=["doc.spans"], assigns=["doc.ents", "doc.spans"])
def make_recogniser(nlp: Language, name: str) -> Recogniser:
    """Make the component that adds what a trained tagger sees; its weights come from disk."""
    return Recogniser()


@Language.factory("ircoder_corrections", requires=["doc.spans"], assigns=["doc.user_data"])
def make_corrections(nlp: Language, name: str) -> Corrections:
    """Make the component that applies spoken corrections."""
    return Corrections()


@Language.factory("ircoder_assertion", requires=["doc.spans"], assigns=["span._.assertion"])
def make_assertions(nlp: Language, name: str) -> Assertions:
    """Make the component that tells performed from planned, past, denied and possible."""
    return Assertions()


@Language.factory("ircoder_attributes", requires=["doc.spans"], assigns=["span._.side"])
def make_attributes(nlp: Language, name: str) -> Attributes:
    """Make the component that adds sides."""
    return Attributes()
