"""How the tagger's spans and the vocabulary's mentions become one list.

What findings are built from are mentions with a concept. The vocabulary's stay as they are; a span that the tagger saw
elsewhere becomes a mention of its own, with a concept where the normaliser is sure of one. What is shown as an entity
is the tagger's span: it was learned from marked reports where a coder would set its borders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from ircoder.language.reading import MARK_END, MARK_LABEL, MARK_START, RECOGNISED, Attribute, Label, Mention, Reading
from ircoder.language.recogniser.features import OUTSIDE
from ircoder.language.recogniser.normaliser import Normaliser
from ircoder.language.retouch import renumbered, with_attributes
from ircoder.language.words import Words

Span = tuple[int, int, str]


def tagged_spans(words: Words, tags: Sequence[str]) -> list[Span]:
    """Spans of a tag sequence: first and last character (exclusive), label."""
    out: list[Span] = []
    for place, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        if tag[0] == "I" and out:
            out[-1] = (out[-1][0], words.ends[place], out[-1][2])
        else:
            out.append((words.starts[place], words.ends[place], tag[2:]))
    return out


def join(reading: Reading, words: Words, spans: Sequence[Span], normaliser: Normaliser) -> Reading:
    """The reading with the tagger's spans joined to the vocabulary's mentions."""
    owners: dict[int, Span] = {}
    free: list[Span] = []
    for span, mentions in _overlaps(reading.mentions, spans):
        if mentions:
            owners[max(mentions, key=lambda mention: _fit(mention, span)).index] = span
        else:
            free.append(span)
    mentions = [_marked(mention, owners.get(mention.index)) for mention in reading.mentions]
    mentions.extend(_new(reading, words, span, normaliser) for span in free)
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return replace(reading, mentions=renumbered(mentions))


def _overlaps(mentions: Sequence[Mention], spans: Sequence[Span]) -> Iterator[tuple[Span, list[Mention]]]:
    at = 0
    for span in spans:
        while at < len(mentions) and mentions[at].end <= span[0]:
            at += 1
        inside: list[Mention] = []
        for mention in mentions[at:]:
            if mention.start >= span[1]:
                break
            if mention.end > span[0]:
                inside.append(mention)
        yield span, inside


def _fit(mention: Mention, span: Span) -> tuple[bool, int, int]:
    """How well a mention stands for a span: by its label, by its words within, and the later one for its noun."""
    common = min(mention.end, span[1]) - max(mention.start, span[0])
    return mention.label == span[2], common, mention.start


def _marked(mention: Mention, span: Span | None) -> Mention:
    if span == (mention.start, mention.end, mention.label):
        return mention
    start, end, label = span or (mention.start, mention.start, mention.label)
    marks: dict[str, Attribute] = {MARK_START: start, MARK_END: end, MARK_LABEL: label}
    return with_attributes(mention, marks)


def _new(reading: Reading, words: Words, span: Span, normaliser: Normaliser) -> Mention:
    start, end, label = span
    text = reading.text[start:end]
    term = normaliser.term(text, label)
    sentence = words.sentences[_word_at(words, start)]
    facts: dict[str, Attribute] = dict(term.facts) if term is not None else {}
    return Mention(
        index=-1,
        start=start,
        end=end,
        text=text,
        label=cast(Label, label),
        concept=term.concept if term is not None else "",
        kind=term.kind if term is not None else "",
        sentence=sentence,
        section=reading.sentences[sentence].section if reading.sentences else "body",
        attributes={**facts, RECOGNISED: True},
    )


def _word_at(words: Words, start: int) -> int:
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if words.starts[middle] <= start:
            low = middle
        else:
            high = middle - 1
    return low
