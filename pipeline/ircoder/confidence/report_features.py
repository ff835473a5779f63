"""What the code classifier sees of a report: its words, its entities with their assertions, and the acts found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ircoder.encoder.values import named_values
from ircoder.encoder.vectors import Encoder
from ircoder.findings.model import Findings
from ircoder.language.reading import Mention, Reading

KIND = "report vectors"
Placed = tuple[str, int, int]
"""Name of a feature with the first and last character (exclusive) of the words behind it."""
_WORD = re.compile(r"[a-z][a-z'-]+|\d+(?:\.\d+)?")
_SMALL_WORDS = "a an and are at for from had has her his in is not of on than that the then this to was were which with"
_COMMON = frozenset(_SMALL_WORDS.split())


def report_features(reading: Reading, findings: Findings) -> list[str]:
    """Names of the features that are present: words and pairs of words, entities and their kinds as asserted, acts."""
    words = [word for word in _WORD.findall(reading.text.lower()) if word not in _COMMON]
    out = set(words)
    out.update([f"{one} {other}" for one, other in pairwise(words)])
    out.update([f"act={act.kind} {act.status}" for act in findings.acts])
    out.update([name for mention in reading.mentions for name in _names_of(mention)])
    return sorted(out)


def placed_features(reading: Reading) -> Iterator[Placed]:
    """Features that stand at a place of the text, with the place."""
    low = reading.text.lower()
    words = [match.span() for match in _WORD.finditer(low) if match[0] not in _COMMON]
    for start, end in words:
        yield low[start:end], start, end
    for one, other in pairwise(words):
        yield f"{low[slice(*one)]} {low[slice(*other)]}", one[0], other[1]
    for mention in reading.mentions:
        for name in _names_of(mention):
            yield name, mention.start, mention.end


def _names_of(mention: Mention) -> list[str]:
    """Features of an entity: its concept and its kind, as asserted."""
    names: list[str] = []
    if mention.concept:
        names += (f"concept={mention.concept}", f"entity={mention.concept} {mention.assertion}")
    if mention.kind:
        names.append(f"kind={mention.kind} {mention.assertion}")
    return names


def report_values(reading: Reading, findings: Findings, encoder: Encoder | None) -> list[str] | Mapping[str, float]:
    """Features of a report; with an encoder also the mean of its vectors as numbers."""
    names = report_features(reading, findings)
    if encoder is None:
        return names
    return dict.fromkeys(names, 1.0) | named_values("report", encoder.read(reading.text).whole())
