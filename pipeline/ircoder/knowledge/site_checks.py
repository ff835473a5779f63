"""Checks of a site's vocabulary against the package's own: what a row means is known, and its form is free."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.misheard_words import load_misheard_words
from ircoder.knowledge.sections import SectionTable
from ircoder.knowledge.site_vocabulary import Problem, SiteTerm
from ircoder.knowledge.spelling import form_variants
from ircoder.knowledge.tables import read_table
from ircoder.knowledge.vocabulary import NO_ENTITY, ShortForm, Vocabulary
from ircoder.knowledge.word_classes import load_word_classes

MIN_LETTERS = 3
"""Letters of a form that is read in any case; a shorter one counts as it is written, in capitals."""

_FIND = "`ircoder vocabulary find WORDS` lists what is known"
_SEVERAL = "What names several things at once is of the type words."


class Checks:
    """Checks row after row of one vocabulary; gives what a row means in words that are surely read."""

    def __init__(self) -> None:
        knowledge = load_knowledge()
        self._vocabulary = knowledge.vocabulary
        self._sections = knowledge.sections
        self._heard = {word.heard: word.meant for word in load_misheard_words()}
        self._common = common_words()
        self._lines: dict[tuple[bool, str], int] = {}

    def of(self, line: int, term: SiteTerm) -> SiteTerm | Problem:
        """The row as it is used, or what is wrong with it."""
        key = (term.type == "heading", " ".join(term.form.lower().replace("-", " ").split()))
        first = self._lines.setdefault(key, line)
        if first != line:
            return Problem(line, f"form {term.form!r} stands in line {first} already", "Keep one of the rows.")
        if term.type == "heading":
            return self._heading(line, term)
        if is_cased(term.form, self._common) and not term.form.isupper():
            what = f"form {term.form!r} is too short or a common word"
            return Problem(line, what, "Write it in capitals, in which alone it then counts, or with a word beside it.")
        if term.type == "words":
            return self._words(line, term)
        return self._name(line, term)

    def _heading(self, line: int, term: SiteTerm) -> SiteTerm | Problem:
        wanted = " ".join(term.means.lower().split())
        kinds = self._sections.kinds
        kind = kinds.get(wanted) or (wanted if wanted in self._sections.roles else None)
        if kind is None:
            shown = ", ".join(sorted(self._sections.roles))
            return Problem(line, f"heading {term.means!r} is not known", f"Write a known heading or one of: {shown}.")
        own = kinds.get(term.form.lower())
        if own is not None and own != kind:
            what = f"form {term.form!r} is a heading of the section {own} already"
            return Problem(line, what, "Take the row out, or mean a heading of that section.")
        return replace(term, means=wanted if wanted in kinds else heading_of(kind, self._sections))

    def _name(self, line: int, term: SiteTerm) -> SiteTerm | Problem:
        known = self._known(line, term)
        if isinstance(known, Problem):
            return known
        meant, words = known
        own = concepts_of(term.form, self._vocabulary)
        if own and not own & meant:
            return self._taken(line, term, own)
        return replace(term, means=words)

    def _known(self, line: int, term: SiteTerm) -> tuple[frozenset[str], str] | Problem:
        """Concepts that a name means, and words by which they are surely read: a short form is none."""
        means, vocabulary = term.means, self._vocabulary
        if ":" in means:
            if means not in vocabulary.terms or vocabulary.terms[means].label == NO_ENTITY:
                remedy = f"{self._hint(means, vocabulary.terms, 'concept')}{_FIND}."
                return Problem(line, f"concept {means!r} is not known", remedy)
            return frozenset((means,)), name_of(means, vocabulary)
        meant = concepts_of(means, vocabulary)
        if not meant:
            remedy = f"{self._hint(means, vocabulary.forms, 'concept or a name')}{_FIND}. {_SEVERAL}"
            return Problem(line, f"{means!r} is no name that is known", remedy)
        known = any(variant in vocabulary.forms for variant in form_variants(means.lower()))
        if known and not is_cased(means, self._common):
            return meant, means.lower()
        if len(meant) > 1:
            what = f"{means!r} may mean several things: {', '.join(sorted(meant))}"
            return Problem(line, what, "Write one of these concepts.")
        return meant, name_of(min(meant), vocabulary)

    def _words(self, line: int, term: SiteTerm) -> SiteTerm | Problem:
        """An abbreviation may be settled where the package itself reads it in several ways."""
        own = concepts_of(term.form, self._vocabulary)
        several = len(self._vocabulary.short_forms.get(term.form.upper(), ())) > 1
        if own and not several and not own & concepts_of(term.means, self._vocabulary):
            return self._taken(line, term, own)
        heard = self._heard.get(term.form.lower())
        if heard is not None and heard != term.means.lower():
            what = f"form {term.form!r} is read as {heard!r} already"
            return Problem(line, what, "Take the row out, or write more of what the site writes.")
        return term

    @staticmethod
    def _taken(line: int, term: SiteTerm, own: Iterable[str]) -> Problem:
        what = f"form {term.form!r} means something else already: {', '.join(sorted(own))}"
        return Problem(line, what, "Mean that, or write the form with a word beside it that tells it apart.")

    @staticmethod
    def _hint(means: str, known: Iterable[str], what: str) -> str:
        close = difflib.get_close_matches(means.lower(), known, n=3, cutoff=0.75)
        return f"Perhaps {' or '.join(close)}; " if close else f"Write a {what} of the vocabulary; "


def is_cased(form: str, common: frozenset[str]) -> bool:
    """Whether a form counts only as it is written: one of few letters, or one that spells a common word."""
    return len(form) < MIN_LETTERS or form.lower() in common


def common_words() -> frozenset[str]:
    """Words that sentences are built with, or by which they deny, plan or recall."""
    cues = {row["phrase"] for _, row in read_table("assertion_cues.csv", ("phrase",))}
    single = {word for cue in cues for word in cue.split() if word.isalpha()}
    return frozenset().union(*load_word_classes().values(), single)


def concepts_of(form: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Concepts that a form may name to the package, what is no entity left out."""
    found: set[str] = set(vocabulary.exact.get(form, ()))
    for variant in form_variants(form.lower()):
        found.update(vocabulary.forms.get(variant, ()))
    found.update(reading.concept for reading in _readings(form, vocabulary))
    return frozenset(found)


def _readings(form: str, vocabulary: Vocabulary) -> Iterator[ShortForm]:
    return (reading for reading in vocabulary.short_forms.get(form.upper(), ()) if reading.label != NO_ENTITY)


def name_of(concept: str, vocabulary: Vocabulary) -> str:
    """Words that name a concept and, where there are such, no other one."""
    name = vocabulary.terms[concept].name.lower()
    if vocabulary.forms.get(name) == (concept,):
        return name
    alone = [form for form, concepts in vocabulary.forms.items() if concepts == (concept,) and len(form) > MIN_LETTERS]
    return min(alone, key=lambda form: (-len(set(form.split()) & set(name.split())), len(form)), default=name)


def heading_of(kind: str, sections: SectionTable) -> str:
    """A heading of a kind of section: its own name where that is one, else the shortest of several letters."""
    spelled = kind.replace("_", " ")
    if sections.kinds.get(spelled) == kind:
        return spelled
    return min((heading for heading, own in sections.kinds.items() if own == kind and len(heading) > 4), key=len)
