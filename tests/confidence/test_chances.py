"""Probabilities: models in arrays, thresholds for a target, the classifier's doubts, and how they are measured."""

import numpy as np
import pytest

from ircoder.coding.result import CodingResult
from ircoder.confidence.classifier import Likelihoods, doubts
from ircoder.confidence.routing import BELOW_THRESHOLD, NO_THRESHOLD, NOT_CALIBRATED, route_report
from ircoder.confidence.thresholds import HeldOut
from ircoder.evaluate.probabilities import bins_of, brier, calibration_error, wilson
from ircoder.linear import LinearModel
from ircoder.report import CodeLine, NotCoded


def line(code):
    return CodeLine(code=code, units=1, modifiers=(), label="", evidence=(), rules=(), why="", edits={})


def test_a_linear_model_adds_up_what_is_there(tmp_path):
    model = LinearModel(["a", "b"], ["x", "y"], np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([0.0, 0.25]))
    np.testing.assert_allclose(model.scores(["x", "y", "unknown"]), [1.5, 1.25])
    np.testing.assert_allclose(model.scores({"x": 2.0}), [2.0, -1.75])
    np.testing.assert_allclose(model.chances(["x"]).sum(), 1.0)
    model.to_disk(tmp_path)
    again = LinearModel.from_disk(tmp_path)
    assert again.classes == ("a", "b")
    np.testing.assert_allclose(again.scores(["y"]), model.scores(["y"]))


@pytest.mark.parametrize(
    ("right", "target", "released"),
    [
        ([True] * 40, 0.95, 40),
        ([True] * 30 + [False] * 10, 0.95, 31),
        ([False] * 5 + [True] * 35, 0.95, None),
        ([True] * 10, 0.95, None),
    ],
)
def test_a_threshold_buys_what_the_target_allows(right, target, released):
    chances = tuple(1 - i / 100 for i in range(len(right)))
    choice = HeldOut(chances, tuple(right), 50).choose(target)
    assert (choice.released if choice else None) == released
    if choice is not None:
        assert choice.right >= target * choice.released
        assert choice.threshold == chances[choice.released - 1]


def test_equal_probabilities_are_released_together():
    held_out = HeldOut((0.9,) * 25 + (0.8,) * 5, (True,) * 25 + (False,) * 5, 30)
    assert held_out.choose(0.9).released == 25
    assert HeldOut.from_json(held_out.to_json()) == held_out


@pytest.mark.parametrize(
    ("chances", "lines", "left_out", "expected"),
    [
        ({"36247": 0.97}, [], [], ["expects 36247"]),
        ({"36247": 0.97}, ["36247"], [], []),
        ({"36247": 0.97}, [], ["36247"], []),
        ({"36247": 0.001}, ["36247"], [], ["finds 36247 unlikely"]),
        ({}, ["36247"], [], []),
    ],
)
def test_doubts_of_the_classifier(chances, lines, left_out, expected):
    result = CodingResult(
        lines=tuple(line(code) for code in lines),
        not_coded=tuple(NotCoded(code=code, reason="", rule="") for code in left_out),
    )
    found = doubts(Likelihoods(codes=chances, families={}), result)
    assert len(found) == len(expected)
    assert all(words in reason for words, reason in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    ("reasons", "chance", "threshold", "route", "told"),
    [
        ([], 0.9, 0.8, "auto", None),
        ([], 0.7, 0.8, "review", BELOW_THRESHOLD),
        ([], None, None, "review", NOT_CALIBRATED),
        ([], 0.99, None, "review", NO_THRESHOLD),
        (["look"], 0.99, 0.8, "review", "look"),
    ],
)
def test_routes(reasons, chance, threshold, route, told):
    found = route_report(reasons, chance, threshold)
    assert found.route == route
    assert told is None or told in found.review_reasons


def test_calibration_figures():
    outcomes = [(0.9, True)] * 9 + [(0.9, False)] + [(0.1, False)] * 9 + [(0.1, True)]
    assert calibration_error(outcomes, bins=2) == pytest.approx(0.0)
    assert calibration_error([(1.0, False)] * 4) == pytest.approx(1.0)
    assert brier([(1.0, True), (0.0, True)]) == pytest.approx(0.5)
    assert sum(one.items for one in bins_of(outcomes)) == len(outcomes)
    low, high = wilson(19, 20)
    assert 0.75 < low < 0.95 < high < 1.0
    assert wilson(0, 0) is None
