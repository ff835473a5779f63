"""From fitted scikit-learn models to the arrays that are stored and applied."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from ircoder.linear import LinearModel
from ircoder.trees import Nodes, TreeModel


def linear_of(model: LogisticRegression, names: Sequence[str], classes: Sequence[str] | None = None) -> LinearModel:
    """The linear model of a fitted regression; of two classes each gets half of the one row that tells them apart."""
    weights, bias = model.coef_.T, model.intercept_
    if weights.shape[1] == 1:
        weights = np.concatenate([-weights, weights], axis=1) / 2
        bias = np.array([-bias[0], bias[0]]) / 2
    return LinearModel(classes or [str(name) for name in model.classes_], names, weights, bias)


def trees_of(model: GradientBoostingClassifier, names: Sequence[str], classes: Sequence[str]) -> TreeModel:
    """The trees of a fitted model of two classes, its learning rate multiplied into their values."""
    roots: list[int] = []
    parts: list[tuple[np.ndarray, ...]] = []
    count = 0
    for fitted in model.estimators_[:, 0]:
        tree = fitted.tree_
        places = np.arange(tree.node_count)
        leaf = tree.children_left < 0
        parts.append(
            (
                np.where(leaf, 0, tree.feature),
                np.where(leaf, 0.0, tree.threshold),
                np.where(leaf, places, tree.children_left) + count,
                np.where(leaf, places, tree.children_right) + count,
                np.where(leaf, tree.value[:, 0, 0] * model.learning_rate, 0.0),
            )
        )
        roots.append(count)
        count += tree.node_count
    feature, threshold, left, right, value = (np.concatenate(column) for column in zip(*parts, strict=True))
    nodes = Nodes(
        roots=np.array(roots, np.int32),
        feature=feature.astype(np.int32),
        threshold=threshold.astype(np.float64),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=value.astype(np.float32),
    )
    before = float(model.init_.class_prior_[1])
    return TreeModel(classes, names, nodes, math.log(before / (1 - before)))
