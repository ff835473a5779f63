"""Spelling: plurals, British and American forms, hyphen and space variants, and small typing errors.

Everything works on single lower-case words or on forms of several words; nothing here knows any concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    form = " ".join(american(word) for word in _HYPHENS.sub("-", form).split())
    if "-" not in form:
        return (form,)
    return (form, form.replace("-", ""))


class TypoIndex:
    """Finds the one known word of at least seven letters that differs from a word by one slip.

    A slip is a letter left out, added, replaced, or two neighbours swapped. The index holds every known word under
    each of its one-letter deletions, so a lookup costs as many dictionary reads as the word has letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= MIN_TYPO_LETTERS and word.isalpha())
        self._deletions: dict[str, set[str]] = {}
        for word in self._words:
            for cut in _deletions(word):
                self._deletions.setdefault(cut, set()).add(word)

    def nearest(self, word: str) -> str | None:
        """The single known word within one slip; ``None`` where there is none or more than one."""
        if len(word) < MIN_TYPO_LETTERS or not word.isalpha() or word in self._words:
            return None
        found = {known for known in self._deletions.get(word, ()) if len(known) == len(word) + 1}
        for cut in _deletions(word):
            if cut in self._words:
                found.add(cut)
            found.update(known for known in self._deletions.get(cut, ()) if _one_slip(word, known))
        found = {known for known in found if known[0] == word[0]}
        return found.pop() if len(found) == 1 else None


def _deletions(word: str) -> Iterable[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _one_slip(word: str, known: str) -> bool:
    """Whether two words of the same length differ in one letter or in two swapped neighbours."""
    if len(word) != len(known):
        return False
    places = [place for place, (mine, other) in enumerate(zip(word, known, strict=True)) if mine != other]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return word[first] == known[second] and word[second] == known[first]
