"""Boosted trees in arrays: the same probabilities as those of the library that fitted them."""

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier

from ircoder.train.fitting import trees_of
from ircoder.trees import ARRAYS, Nodes, TreeModel

NAMES = ["a", "b", "c"]


@pytest.fixture(scope="module")
def fitted():
    rng = np.random.default_rng(7)
    table = rng.normal(size=(240, 3)).round(3)
    right = (table[:, 0] * table[:, 1] + rng.normal(scale=0.3, size=240)) > 0
    library = GradientBoostingClassifier(n_estimators=30, subsample=0.7, random_state=3).fit(table, right)
    return library, trees_of(library, NAMES, ["wrong", "right"]), table


def items_of(table):
    return [dict(zip(NAMES, row, strict=True)) for row in table.tolist()]


def test_trees_give_what_the_library_gives(fitted):
    library, model, table = fitted
    np.testing.assert_allclose(model.chances_of_each(items_of(table)), library.predict_proba(table), atol=2e-6)


def test_an_item_has_the_same_probability_alone_and_in_any_order(fitted):
    _, model, table = fitted
    items = items_of(table[:20])
    together = model.chances_of_each(items)
    for number, item in enumerate(items):
        np.testing.assert_array_equal(model.chances_of_each([item])[0], together[number])
    np.testing.assert_array_equal(model.chances_of_each(items[::-1])[::-1], together)


def test_what_is_not_named_is_zero_and_what_is_unknown_is_passed_over(fitted):
    _, model, _ = fitted
    np.testing.assert_array_equal(
        model.chances_of_each([{"a": 0.5, "unknown": 9.0}]), model.chances_of_each([{"a": 0.5, "b": 0.0, "c": 0.0}])
    )
    assert model.chances_of_each([]).shape == (0, 2)


def test_a_model_is_read_as_it_was_written(fitted, tmp_path):
    _, model, table = fitted
    model.to_disk(tmp_path)
    again = TreeModel.from_disk(tmp_path)
    assert again.classes == ("wrong", "right")
    np.testing.assert_array_equal(again.chances_of_each(items_of(table)), model.chances_of_each(items_of(table)))


def stump(**changed):
    """One split of the feature ``a`` at 0.5, with some of its arrays changed."""
    arrays = {"roots": [0], "feature": [0, 0, 0], "left": [1, 1, 2], "right": [2, 1, 2]} | changed
    numbers = {name: np.array(given, np.int32) for name, given in arrays.items()}
    return Nodes(threshold=np.array([0.5, 0.0, 0.0]), value=np.array([0.0, -2.0, 2.0], np.float32), **numbers)


def test_a_split_sends_what_is_at_most_its_threshold_to_the_left():
    model = TreeModel(["wrong", "right"], ["a"], stump(), 0.0)
    low, high = 1 / (1 + np.exp(2)), 1 / (1 + np.exp(-2))
    found = model.chances_of_each([{"a": 0.5}, {"a": 0.51}, {}])[:, 1]
    np.testing.assert_allclose(found, [low, high, low], rtol=1e-6)


@pytest.mark.parametrize(
    "changed",
    [
        {"left": [0, 1, 2]},
        {"left": [3, 1, 2]},
        {"right": [2, 0, 2]},
        {"feature": [1, 0, 0]},
        {"roots": [5]},
        {"roots": [-1]},
    ],
    ids=["half a leaf", "beyond the end", "a circle", "no such feature", "no such root", "before the start"],
)
def test_arrays_that_are_no_trees_are_refused(changed, tmp_path):
    (tmp_path / "features.txt").write_text("a\n")
    nodes = stump(**changed)
    arrays = {name: getattr(nodes, name) for name in Nodes.__slots__}
    np.savez(tmp_path / "trees", classes=np.array(["wrong", "right"]), bias=np.float32(0), **arrays)
    assert (tmp_path / ARRAYS).is_file()
    with pytest.raises(ValueError, match="no trees"):
        TreeModel.from_disk(tmp_path)
