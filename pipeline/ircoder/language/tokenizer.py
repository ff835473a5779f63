"""A lean tokenizer for dictated reports.

spaCy's English rules know emoticons, contractions and addresses that no report holds, and their special cases switch
its cache off. These rules split at white space and at the marks that dictation uses, and keep numbers, dates, clock
times and joined sizes whole: ``5-French`` → ``5 - French``, ``0.035-inch`` → ``0.035 - inch``, ``L4-5`` → ``L4 - 5``,
``37.5%`` → ``37.5 %``, ``4x40mm`` and ``12/02/2025`` stay one token.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from ircoder.language.words import note_text

TOKENIZER = "ircoder.DictationTokenizer.v1"

_OPENING = r"[(\[{<\"'“‘«#*•·▪●–—~=+>\-/,;:!?&|]"
_CLOSING = r"[)\]}>\"'”’»,;:!?%°…*•–—=+<\-/&|]"
PREFIXES = (_OPENING, r"\.\.+", r"\.(?=[A-Za-z])")
SUFFIXES = (_CLOSING, r"\.+", r"(?:'s|’s|'S|’S)")
INFIXES = (
    r"[-–—−~]+",
    r"[(\[{)\]}<>;\"“”|&+=*•…]",
    r"\.\.+",
    r"(?<=[A-Za-z)])[/\\](?=[A-Za-z0-9(])",
    r"(?<=\d)/(?=[A-Za-z])",
    r"(?<=[A-Za-z]),(?=\S)|(?<=\S),(?=[A-Za-z])",
    r"(?<=[A-Za-z%)]):(?=\S)",
    r"(?<=[a-z)])\.(?=[A-Z][a-z])",
)


_CHUNK = re.compile(r"(\S+)( ?)(\s*)")
_LONGEST_CHUNK = 128
"""Characters between blanks that are cut in one go: marks are taken off one at a time, each with a copy of the rest."""

_LONGEST_KEPT = 40
_MOST_KEPT = 100_000
_MOST_WORDS = 30_000


class DictationTokenizer(Tokenizer):  # type: ignore[misc]  # spaCy's classes carry no types
    """spaCy's tokenizer with a memory of its own.

    Without special cases every stretch between blanks is cut by itself, so what a stretch once gave it gives again.
    spaCy keeps nothing within a memory zone, and most words of a report are new to it; plain strings can be kept there.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to spaCy's tokenizer
        super().__init__(*args, **kwargs)
        self._known: dict[str, tuple[str, ...]] = {}
        self._known_by: tuple[object, ...] = ()
        self._new: list[str] = []
        self._kept = 0

    def __call__(self, string: str) -> Doc:
        """Tokenize a text; no character is lost."""
        if self.rules:
            doc: Doc = super().__call__(string)
            return doc
        self._forget_others_rules()
        known = self._known
        lead = string[: len(string) - len(string.lstrip())]
        words: list[str] = [lead] if lead else []
        spaces: list[bool] = [False] if lead else []
        for chunk, space, rest in _CHUNK.findall(string, len(lead)):
            cut = known.get(chunk) or self._cut(chunk)
            words += cut
            if len(cut) > 1:
                spaces += [False] * (len(cut) - 1)
            spaces.append(space != "")
            if rest:
                words.append(rest)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        note_text(doc, string)
        return doc

    def _forget_others_rules(self) -> None:
        """Drop what was cut by other rules (a saved pipeline brings its own)."""
        rules = (self.prefix_search, self.suffix_search, self.infix_finditer, self.token_match, self.url_match)
        if rules != self._known_by:
            self._known.clear()
            self._known_by = rules

    def _cut(self, chunk: str) -> tuple[str, ...]:
        if len(chunk) > _LONGEST_CHUNK:
            pieces = (chunk[at : at + _LONGEST_CHUNK] for at in range(0, len(chunk), _LONGEST_CHUNK))
            return tuple(word for piece in pieces for word in self._cut(piece))
        cut = tuple(token.text for token in super().__call__(chunk))
        if len(chunk) <= _LONGEST_KEPT:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[chunk] = cut
            self._new.extend(cut)
        return cut

    def keep_words(self) -> None:
        """Take words met since the last call into the vocabulary for good, as long as it stays small.

        A memory zone forgets its words, and to look up their attributes again is dearer than to read them. Within a
        zone nothing is done.
        """
        if self.vocab.in_memory_zone:
            return
        for word in self._new:
            if self._kept >= _MOST_WORDS:
                break
            if word not in self.vocab:
                self._kept += 1
                _ = self.vocab[word]
        self._new.clear()


def build_tokenizer(nlp: Language) -> DictationTokenizer:
    """Tokenizer for this pipeline's vocabulary of strings, without any special case."""
    return DictationTokenizer(
        nlp.vocab,
        rules={},
        prefix_search=compile_prefix_regex(PREFIXES).search,
        suffix_search=compile_suffix_regex(SUFFIXES).search,
        infix_finditer=compile_infix_regex(INFIXES).finditer,
        token_match=None,
        url_match=None,
    )


def dictation_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the builder that a spaCy config names as ``[nlp.tokenizer]``."""
    return build_tokenizer


registry.tokenizers(TOKENIZER, func=dictation_tokenizer)
