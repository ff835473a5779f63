"""Spelling: plurals, British and American forms, hyphen and space variants, and small typing errors.

Everything works on single lower-case words or on forms of several words; nothing here knows any concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_HYPHENS = re.compile(r"[‐-―−]")
_BRITISH = {
    "haem": "hem",
    "aemi": "emi",
    "anaesth": "anesth",
    "oesoph": "esoph",
    "coeliac": "celiac",
    "caec": "cec",
    "oedem": "edem",
    "paed": "ped",
    "gynaec": "gynec",
    "aetiol": "etiol",
    "tumour": "tumor",
    "colour": "color",
    "fibre": "fiber",
    "centre": "center",
    "tunnell": "tunnel",
    "labell": "label",
}
_BRITISH_PATTERN = re.compile("|".join(_BRITISH))
_ISE = re.compile(r"(catheter|embol|canal|visual|stabil|vascular|ster)is(?=e|at|ing)")
MIN_TYPO_LETTERS = 7
LONG_WORD = 10


@lru_cache(maxsize=20_000)
def american(word: str) -> str:
    """American spelling of a lower-case word (``anaesthesia`` → ``anesthesia``); other words come back unchanged.

    The verbs in -ise change only for stems of this field, so that ``raised`` stays as it is.
    """
    word = _BRITISH_PATTERN.sub(lambda found: _BRITISH[found.group()], word)
    return _ISE.sub(r"\1iz", word)


def singulars(word: str) -> tuple[str, ...]:
    """Possible singulars of a lower-case word, none where it does not look like a plural."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return (word[:-2], word[:-1], f"{word[:-2]}is")
    return (word[:-1],)


def plural(word: str) -> str:
    """Regular plural of a lower-case word."""
    if word.endswith("sis"):
        return f"{word[:-2]}es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word}s"


def form_variants(form: str) -> tuple[str, ...]:
    """A lower-case form in American spelling, and written as one word where it has one hyphen or two short ones.

    Hyphens and spaces inside a form need no variants: the matcher reads them alike.
    """
    # No spelling reaches over a blank, so a form is read in one go.
    form = american(" ".join((form if form.isascii() else _HYPHENS.sub("-", form)).split()))
    if "-" not in form:
        return (form,)
    return (form, form.replace("-", ""))


class TypoIndex:
    """Finds the one known word that differs from a long word by a slip that no other English word explains.

    Such slips are two neighbours swapped, a letter doubled or not doubled, ``i`` for ``y``, and a vowel left out.
    Other one-letter differences turn one good word into another (``infection``, ``injection``) and are no slips here.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= MIN_TYPO_LETTERS and word.isalpha())
        self._skeletons: dict[str, set[str]] = {}
        for word in sorted(self._words):
            for skeleton in {_skeleton(word), _without_vowels(word)}:
                self._skeletons.setdefault(skeleton, set()).add(word)

    def nearest(self, word: str) -> str | None:
        """The single known word within one slip; ``None`` where there is none or more than one."""
        if len(word) < MIN_TYPO_LETTERS or not word.isalpha() or word in self._words:
            return None
        found = set(self._skeletons.get(_skeleton(word), ()))
        found.update(known for known in self._skeletons.get(_without_vowels(word), ()) if _drops_vowel(word, known))
        for place in range(2, len(word) - 2):
            swapped = f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
            if swapped in self._words:
                found.add(swapped)
        return found.pop() if len(found) == 1 else None


def _skeleton(word: str) -> str:
    """A word with doubled letters single and ``y`` as ``i``."""
    word = word.replace("y", "i")
    return "".join(letter for place, letter in enumerate(word) if place == 0 or word[place - 1] != letter)


def _without_vowels(word: str) -> str:
    """First two letters and the consonants after them, in order."""
    return f"{word[:2]}*{''.join(letter for letter in word[2:] if letter not in 'aeiouy')}"


def _drops_vowel(word: str, known: str) -> bool:
    """Whether a word of ten letters or more is a known one without one of its inner vowels."""
    if len(known) < LONG_WORD or len(word) != len(known) - 1:
        return False
    place = next(
        (place for place, (mine, other) in enumerate(zip(word, known, strict=False)) if mine != other), len(word)
    )
    return known[place] in "aeiouy" and place < len(known) - 1 and word[place:] == known[place + 1 :]
