"""From a fitted scikit-learn model to the arrays that are stored and applied."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from ircoder.linear import LinearModel


def linear_of(model: LogisticRegression, names: Sequence[str], classes: Sequence[str] | None = None) -> LinearModel:
    """The linear model of a fitted regression; of two classes each gets half of the one row that tells them apart."""
    weights, bias = model.coef_.T, model.intercept_
    if weights.shape[1] == 1:
        weights = np.concatenate([-weights, weights], axis=1) / 2
        bias = np.array([-bias[0], bias[0]]) / 2
    return LinearModel(classes or [str(name) for name in model.classes_], names, weights, bias)
