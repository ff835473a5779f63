"""The probability of a code: the mean of two models that share their features."""

import numpy as np

from ircoder.confidence.line_model import LineModel
from ircoder.linear import LinearModel
from ircoder.trees import Nodes, TreeModel

CLASSES, NAMES = ["wrong", "right"], ["likely", "asked about"]


def both():
    """A linear model that likes the first feature, and one split of the second that speaks against it."""
    numbers = {
        "roots": [0], "feature": [1, 0, 0], "left": [1, 1, 2], "right": [2, 1, 2]
    }  # fmt: skip
    nodes = Nodes(
        threshold=np.array([0.5, 0.0, 0.0]),
        value=np.array([0.0, 1.0, -3.0], np.float32),
        **{name: np.array(given, np.int32) for name, given in numbers.items()},
    )
    linear = LinearModel(CLASSES, NAMES, np.array([[-1.0, 1.0], [0.0, 0.0]]), np.zeros(2))
    return LineModel(linear, TreeModel(CLASSES, NAMES, nodes, 0.0))


def test_it_is_the_mean_of_both():
    by_linear, by_trees = 1 / (1 + np.exp(-2.0)), 1 / (1 + np.exp(3.0))
    (chances,) = both().chances_of_each([{"likely": 1.0, "asked about": 1.0}])
    np.testing.assert_allclose(chances, [1 - (by_linear + by_trees) / 2, (by_linear + by_trees) / 2], rtol=1e-5)


def test_it_is_read_as_it_was_written(tmp_path):
    items = [{"likely": 0.3}, {}, {"asked about": 1.0, "likely": -2.0}]
    both().to_disk(tmp_path)
    again = LineModel.from_disk(tmp_path)
    assert list(again.classes) == CLASSES
    np.testing.assert_array_equal(again.chances_of_each(items), both().chances_of_each(items))
