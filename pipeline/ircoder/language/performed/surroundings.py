"""What stands around a mention farther off: the words of its sentence and clause, and the sentences beside it.

A failure is often told in the next sentence, a plan or a history in the one before; each sentence is read once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Sentence

_WORD = re.compile(r"[a-z]+|\d+|[.;:,()?]")
_BORDER = re.compile(r"[,;:]| (?:and|but|then) ")
_FAILURE = WordPattern(
    r"\b(?:unable|fail\w*|unsuccess\w*|could not|cannot|would not|abandon\w*|abort\w*|terminated|not possible|despite"
    r"|attempt\w*|tried|resist\w*|without success|stopped)\b",
    re.NOFLAG,
)
_MOST_WORDS = 60
"""Words of a sentence that are seen; run-on dictation has sentences of any length."""
_BESIDE = 8
"""Words that are seen of the end of the sentence before and of the beginning of the next."""
_LAST = 3
"""Sentences from either end of the report that are told apart."""


class Surroundings:
    """Features of the sentences of one report, each made once for all the mentions that need it.

    Parameters
    ----------
    low
        Text of the report in lower case.
    sentences
        Its sentences.
    """

    def __init__(self, low: str, sentences: Sequence[Sentence]) -> None:
        self._low = low
        self._sentences = [_SentenceWords(low, sentence) for sentence in sentences]

    def features(self, mention: Mention) -> list[str]:
        """What surrounds a mention."""
        place = mention.sentence
        own = self._sentences[place]
        before = self._sentences[place - 1] if place else None
        after = self._sentences[place + 1] if place + 1 < len(self._sentences) else None
        label = mention.label
        out = [
            *own.features,
            f"sentence {min(_LAST, place)}",
            f"sentence from end {min(_LAST, len(self._sentences) - 1 - place)}",
            *self._clause(own, mention),
        ]
        if before is not None:
            out += before.end_features
            if before.fails:
                out.append(f"failure in sentence before {label}")
        if after is not None:
            out += after.start_features
            if after.fails:
                out.append(f"failure in sentence after {label}")
        if any(start < mention.start for start in own.failures):
            out.append(f"failure before {label}")
        if any(start >= mention.end for start in own.failures):
            out.append(f"failure behind {label}")
        return out

    def _clause(self, own: _SentenceWords, mention: Mention) -> list[str]:
        """The words of the mention's clause to either side of it."""
        first, last = own.sentence.start, own.sentence.end
        for start, end in own.borders:
            if end <= mention.start:
                first = end
            elif start >= mention.end:
                last = start
                break
        left = dict.fromkeys(_WORD.findall(self._low, first, mention.start))
        right = dict.fromkeys(_WORD.findall(self._low, mention.end, last))
        return [f"clause before={word}" for word in left] + [f"clause behind={word}" for word in right]


class _SentenceWords:
    """What is seen of one sentence."""

    def __init__(self, low: str, sentence: Sentence) -> None:
        self._low = low
        self.sentence = sentence

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self._low, self.sentence.start, self.sentence.end)

    @cached_property
    def features(self) -> list[str]:
        """The words of the sentence, how it begins and how long it is."""
        words = self._words
        return [
            *(f"s={word}" for word in dict.fromkeys(words[:_MOST_WORDS])),
            f"begins={words[0] if words else ''}",
            f"begins={' '.join(words[:2])}",
            f"length={min(6, len(words) // 4)}",
        ]

    @cached_property
    def start_features(self) -> list[str]:
        """How the sentence begins, seen from the one before."""
        return [f"next={word}" for word in dict.fromkeys(self._words[:_BESIDE])]

    @cached_property
    def end_features(self) -> list[str]:
        """How the sentence ends, seen from the next."""
        return [f"previous={word}" for word in dict.fromkeys(self._words[-_BESIDE:])]

    @cached_property
    def failures(self) -> list[int]:
        """Where words of failure begin."""
        return [match.start() for match in _FAILURE.finditer(self._low, self.sentence.start, self.sentence.end)]

    @property
    def fails(self) -> bool:
        """Whether the sentence speaks of a failure."""
        return bool(self.failures)

    @cached_property
    def borders(self) -> list[tuple[int, int]]:
        """Where the clauses of the sentence meet."""
        return [match.span() for match in _BORDER.finditer(self._low, self.sentence.start, self.sentence.end)]
