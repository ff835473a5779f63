"""Training of the code classifier: one logistic regression for each family and each code with enough examples.

It learns from the code sets of the reports that rules were tuned on and of those held out for the probabilities;
nothing of the lines that rules derive is shown to it. The probabilities rest on classifiers that have not seen the
report in question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from ircoder.confidence.classifier import CODE, FAMILY, CodeClassifier
from ircoder.confidence.neighbors import Neighbors
from ircoder.confidence.report_features import report_values
from ircoder.encoder.vectors import Encoder
from ircoder.knowledge.catalogue import Catalogue
from ircoder.linear import LinearModel
from ircoder.train.chain import CodedGold
from ircoder.train.table import frequent_names, table_of

FEWEST_EXAMPLES = 4
"""Reports that a code or family needs to be a class of the classifier."""
LEAST_SEEN = 3
STRENGTH = 1000.0
"""Inverse penalty: a weak one, for items of length 1."""
PARTS = 5
"""Parts of the held-out reports; each is weighed by a classifier that has seen the others."""
SEED = 20261126


@dataclass(frozen=True, slots=True)
class Example:
    """Features of a report and the codes that coders gave it."""

    values: list[str] | Mapping[str, float]
    codes: frozenset[str]


def example_of(report: CodedGold, encoder: Encoder | None) -> Example:
    """A report as the classifier learns from it."""
    codes = report.gold.codes.units if report.gold.codes is not None else ()
    return Example(report_values(report.reading, report.findings, encoder), frozenset(codes))


def train_classifier(examples: Sequence[Example], catalogue: Catalogue, encoder: Encoder | None) -> CodeClassifier:
    """Fit the classifier."""
    labels = [_labels(example, catalogue) for example in examples]
    counts = Counter(label for found in labels for label in found)
    # What every report has cannot be learned from any.
    classes = sorted(label for label, count in counts.items() if FEWEST_EXAMPLES <= count < len(examples))
    features = [example.values for example in examples]
    names = frequent_names(features, LEAST_SEEN)
    transform = TfidfTransformer()
    table = transform.fit_transform(table_of(features, names))
    weights = np.zeros((len(names), len(classes)))
    bias = np.zeros(len(classes))
    for column, label in enumerate(classes):
        # With so weak a penalty and more features than reports the dual is solved twenty times as fast.
        model = LogisticRegression(
            C=STRENGTH, solver="liblinear", dual=True, tol=1e-3, max_iter=3000, random_state=SEED
        )
        model.fit(table, [label in found for found in labels])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    codes = {label.removeprefix(CODE): counts[label] for label in classes if label.startswith(CODE)}
    linear = LinearModel(classes, names, weights, bias, transform.idf_)
    neighbors = _neighbors(table, [example.codes for example in examples])
    return CodeClassifier(linear, codes, len(examples), neighbors, encoder)


def unseen_classifiers(
    studied: Sequence[Example], held_out: Sequence[Example], catalogue: Catalogue, encoder: Encoder | None
) -> list[CodeClassifier]:
    """For each held-out report a classifier that has learned from the studied and other held-out reports only."""
    out: dict[int, CodeClassifier] = {}
    for rest, part in KFold(PARTS, shuffle=True, random_state=SEED).split(held_out):
        classifier = train_classifier([*studied, *(held_out[index] for index in rest)], catalogue, encoder)
        out |= dict.fromkeys(part.tolist(), classifier)
    return [out[index] for index in range(len(held_out))]


def _neighbors(table: csr_matrix, codes: Sequence[frozenset[str]]) -> Neighbors:
    """The reports behind a table with a row of the length 1 for each."""
    by_feature = table.tocsc()
    by_feature.sort_indices()
    return Neighbors(by_feature.indptr, by_feature.indices, by_feature.data, codes)


def _labels(example: Example, catalogue: Catalogue) -> frozenset[str]:
    families = {catalogue[code].family for code in example.codes if code in catalogue}
    return frozenset({f"{CODE}{code}" for code in example.codes} | {f"{FAMILY}{family}" for family in families})
