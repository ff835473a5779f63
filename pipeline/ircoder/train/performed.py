"""Training of the judge of assertions: a multinomial logistic regression over a mention's words, place and cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ircoder.language.performed.features import mention_features
from ircoder.language.reading import Reading
from ircoder.linear import LinearModel
from ircoder.train.fitting import linear_of

Example = tuple[list[str], str]
LEAST_SEEN = 2


def examples_of(reading: Reading, entities: Iterable[Mapping[str, Any]]) -> list[Example]:
    """Features and gold assertion of every mention that overlaps a marked entity of its label most."""
    gold = [entity for entity in entities if entity.get("assertion")]
    out: list[Example] = []
    for mention, features in mention_features(reading):
        best = max(
            (entity for entity in gold if entity["label"] == mention.label),
            key=lambda entity: min(entity["end"], mention.end) - max(entity["start"], mention.start),
            default=None,
        )
        if best is not None and min(best["end"], mention.end) > max(best["start"], mention.start):
            out.append((features, str(best["assertion"])))
    return out


def train_linear(examples: Sequence[Example], *, strength: float = 0.3, seed: int = 20261126) -> LinearModel:
    """Fit a model that tells one class of several; ``strength`` is the inverse of the penalty."""
    counts = Counter(name for features, _ in examples for name in set(features))
    names = sorted(name for name, count in counts.items() if count >= LEAST_SEEN)
    column = {name: index for index, name in enumerate(names)}
    rows, columns = [], []
    for row, (features, _) in enumerate(examples):
        known = sorted({column[name] for name in features if name in column})
        rows += [row] * len(known)
        columns += known
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), len(names)))
    model = LogisticRegression(C=strength, max_iter=2000, random_state=seed)
    model.fit(table, [value for _, value in examples])
    return linear_of(model, names)
