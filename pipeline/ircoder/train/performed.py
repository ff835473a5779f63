"""Training of the judge of assertions: a multinomial logistic regression over a mention's words, place and cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sklearn.linear_model import LogisticRegression

from ircoder.encoder.vectors import Encoder
from ircoder.language.performed.encoded import Features, seen_mentions
from ircoder.language.reading import Reading
from ircoder.linear import LinearModel
from ircoder.train.fitting import linear_of
from ircoder.train.table import frequent_names, table_of

Example = tuple[Features, str]
LEAST_SEEN = 2
RARE_COUNT_MORE = 0.3
"""Power of a class's rarity by which its examples weigh more; 1 would give every class the same weight."""


def examples_of(
    reading: Reading, entities: Iterable[Mapping[str, Any]], encoder: Encoder | None = None
) -> list[Example]:
    """Features and gold assertion of every mention that overlaps a marked entity of its label most."""
    gold = [entity for entity in entities if entity.get("assertion")]
    out: list[Example] = []
    for mention, features in seen_mentions(reading, encoder):
        best = max(
            (entity for entity in gold if entity["label"] == mention.label),
            key=lambda entity: min(entity["end"], mention.end) - max(entity["start"], mention.start),
            default=None,
        )
        if best is not None and min(best["end"], mention.end) > max(best["start"], mention.start):
            out.append((features, str(best["assertion"])))
    return out


def train_linear(examples: Sequence[Example], *, strength: float = 0.5, seed: int = 20261126) -> LinearModel:
    """Fit a model that tells one class of several; ``strength`` is the inverse of the penalty."""
    items = [features for features, _ in examples]
    names = frequent_names(items, LEAST_SEEN)
    table = table_of(items, names)
    values = [value for _, value in examples]
    weights = {value: (len(values) / count) ** RARE_COUNT_MORE for value, count in Counter(values).items()}
    model = LogisticRegression(C=strength, class_weight=weights, max_iter=2000, random_state=seed)
    model.fit(table, values)
    return linear_of(model, names)
