"""Whole sentences of a report around the words that prove something: what a question to the physician cites."""

from __future__ import annotations

from ircoder.language.reading import Reading, Sentence
from ircoder.report import Evidence

MOST_SENTENCES = 3
"""Sentences that a query cites. An act is told in a title, in the body and in a summary; more says the same again."""


def whole_sentences(evidence: tuple[Evidence, ...], reading: Reading) -> tuple[Evidence, ...]:
    """Sentences in which the words stand, in text order: of the body where it tells the act, else of its titles.

    Places count characters of the text as it is read. Words outside every sentence stay as they are.
    """
    found: dict[tuple[int, int], tuple[Evidence, bool]] = {}
    for item in evidence:
        around = [sentence for sentence in reading.sentences if sentence.start < item.end and item.start < sentence.end]
        for sentence in around:
            quote = _quoted(sentence, reading.text)
            found.setdefault((quote.start, quote.end), (quote, sentence.heading))
        if not around:
            found.setdefault((item.start, item.end), (item, False))
    told = [quote for quote, heading in found.values() if not heading] or [quote for quote, _ in found.values()]
    return tuple(sorted(told[:MOST_SENTENCES], key=lambda quote: (quote.start, quote.end)))


def _quoted(sentence: Sentence, text: str) -> Evidence:
    words = text[sentence.start : sentence.end]
    start = sentence.start + len(words) - len(words.lstrip())
    return Evidence(start, start + len(words.strip()), words.strip(), sentence.section)
