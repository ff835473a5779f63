"""Training of the code classifier: one logistic regression for each family and each code with enough examples.

It learns from the reports that rules were tuned on, since their code sets are known; nothing of the lines that rules
derive there is shown to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

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
SEED = 20261126


def train_classifier(reports: Sequence[CodedGold], catalogue: Catalogue, encoder: Encoder | None) -> CodeClassifier:
    """Fit the classifier."""
    labels = [_labels(report, catalogue) for report in reports]
    counts = Counter(label for found in labels for label in found)
    classes = sorted(label for label, count in counts.items() if count >= FEWEST_EXAMPLES)
    features = [report_values(report.reading, report.findings, encoder) for report in reports]
    names = frequent_names(features, LEAST_SEEN)
    transform = TfidfTransformer()
    table = transform.fit_transform(table_of(features, names))
    weights = np.zeros((len(names), len(classes)))
    bias = np.zeros(len(classes))
    for column, label in enumerate(classes):
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=500, random_state=SEED)
        model.fit(table, [label in found for found in labels])
        weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    codes = {label.removeprefix(CODE): counts[label] for label in classes if label.startswith(CODE)}
    model = LinearModel(classes, names, weights, bias, transform.idf_)
    neighbors = _neighbors(table, [frozenset(_codes(report)) for report in reports])
    return CodeClassifier(model, codes, len(reports), neighbors, encoder)


def _neighbors(table: csr_matrix, codes: Sequence[frozenset[str]]) -> Neighbors:
    """The reports behind a table with a row of the length 1 for each."""
    by_feature = table.tocsc()
    by_feature.sort_indices()
    return Neighbors(by_feature.indptr, by_feature.indices, by_feature.data, codes)


def _codes(report: CodedGold) -> Collection[str]:
    return report.gold.codes.units if report.gold.codes is not None else ()


def _labels(report: CodedGold, catalogue: Catalogue) -> frozenset[str]:
    codes = _codes(report)
    families = {catalogue[code].family for code in codes if code in catalogue}
    return frozenset({f"{CODE}{code}" for code in codes} | {f"{FAMILY}{family}" for family in families})
