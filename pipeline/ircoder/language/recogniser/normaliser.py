"""From an entity that the vocabulary does not hold to the concept that it names, where that is certain enough.

A form that differs from a known one by a slip or two names its concept; of devices and acts the end of the name, which
is the noun, may do so; a word of two or three letters has to stand in both. A form that the vocabulary knows by heart
was seen by it and left out on purpose (an access "right femoral" is no artery that was studied), so it gets no concept
here. Under six letters nothing is matched by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from ircoder.knowledge.spelling import american, singulars
from ircoder.knowledge.vocabulary import Term, Vocabulary
from ircoder.memory import without_rounds

FEWEST_LETTERS = 6
CLOSEST = 88.0
"""Least likeness (0 to 100, share of letters that are in place) of a form that is taken for another."""
_CLEARLY = 4.0
"""Points by which the likest form of one concept must be ahead of that of another."""
_FEWEST_OF_A_WORD = 4
_WORD = re.compile(r"[a-z0-9]+(?:'s)?")
_MOST_KEPT = 20_000
_LEFT_OUT = frozenset(
    {
        *("the", "a", "an", "of", "to", "in", "at", "and", "left", "right", "l", "r", "bilateral", "both"),
        *("distal", "proximal", "mid", "middle", "native", "small", "large", "old", "new", "same"),
        *("first", "second", "third", "single", "double", "french", "fr", "mm", "cm", "inch", "gauge"),
    }
)
_OF_A_PLACE = frozenset({"VESSEL", "ANATOMY"})
"""For these every word counts: what is left of a name without its first word is another place."""


class Normaliser:
    """Finds concepts for entities that only the tagger saw."""

    @without_rounds()
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.terms
        self._forms: dict[str, dict[str, str]] = {}
        for form, concepts in vocabulary.forms.items():
            if len(concepts) == 1 and concepts[0] in vocabulary.terms:
                label = vocabulary.terms[concepts[0]].label
                self._forms.setdefault(label, {})[_clean(form)] = concepts[0]
        self._long = {
            label: [form for form in forms if len(form) >= FEWEST_LETTERS] for label, forms in self._forms.items()
        }
        self._kept: dict[tuple[str, str], Term | None] = {}

    def term(self, text: str, label: str) -> Term | None:
        """The concept that an entity names, ``None`` where no form is like enough or two concepts are."""
        key = (_clean(text), label)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            concept = self._concept(*key)
            self._kept[key] = self._terms[concept] if concept is not None else None
        return self._kept[key]

    def _concept(self, form: str, label: str) -> str | None:
        forms = self._forms.get(label, {})
        words = [word for word in form.split() if word not in _LEFT_OUT]
        for first in range(1 if label in _OF_A_PLACE else len(words)):
            rest = " ".join(words[first:])
            if rest in forms:
                return None
            found = self._like(rest, label, forms)
            if found is not None:
                return found
        return None

    def _like(self, form: str, label: str, forms: Mapping[str, str]) -> str | None:
        if len(form) < FEWEST_LETTERS:
            return None
        near = process.extract(form, self._long.get(label, ()), scorer=fuzz.ratio, score_cutoff=CLOSEST, limit=6)
        if not near:
            return None
        short = _short_words(form)
        near = [found for found in near if _short_words(found[0]) == short]
        if not near:
            return None
        best = near[0][1]
        concepts = {forms[name] for name, score, _ in near if score > best - _CLEARLY}
        return concepts.pop() if len(concepts) == 1 else None


def _short_words(form: str) -> frozenset[str]:
    """Words of two or three letters, which name something by themselves (US, LP, tap) and have no slips."""
    return frozenset(word for word in form.split() if 1 < len(word) < _FEWEST_OF_A_WORD and word.isalpha())


def _clean(text: str) -> str:
    """Lower-case words in American spelling and the singular."""
    out: list[str] = []
    for word in _WORD.findall(american(text.lower())):
        whole = word.removesuffix("'s")
        out.append(next(iter(singulars(whole)), whole) if len(whole) > FEWEST_LETTERS else whole)
    return " ".join(out)
