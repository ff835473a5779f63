"""What an encoder adds to what the judge of assertions sees: vectors of a mention and of the words around it."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.encoder.values import named_values
from ircoder.encoder.vectors import Encoder
from ircoder.language.performed.features import mention_features
from ircoder.language.reading import Mention, Reading

Features = list[str] | Mapping[str, float]
KIND = "mention vectors"
_AROUND = 80
"""Characters to either side, within the sentence, whose vectors are seen."""


def seen_mentions(reading: Reading, encoder: Encoder | None) -> list[tuple[Mention, Features]]:
    """Every act, study and device of a report with its features; with an encoder also its vectors as numbers."""
    plain = mention_features(reading)
    if encoder is None or not plain:
        return [(mention, features) for mention, features in plain]
    vectors = encoder.read(reading.text)
    out: list[tuple[Mention, Features]] = []
    for mention, features in plain:
        sentence = reading.sentences[mention.sentence]
        first = max(sentence.start, mention.start - _AROUND)
        last = min(sentence.end, mention.end + _AROUND)
        values = dict.fromkeys(features, 1.0)
        values.update(named_values("own", vectors.mean(mention.start, mention.end)))
        values.update(named_values("around", vectors.mean(first, last)))
        out.append((mention, values))
    return out
