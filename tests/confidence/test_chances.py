"""Probabilities: models in arrays, thresholds for a target, the classifier's doubts, and how they are measured."""

import numpy as np
import pytest

from ircoder.coding.opinion import NO_OPINION
from ircoder.coding.result import CodingResult
from ircoder.confidence.chances import doubts_of, opinion_of, weigh
from ircoder.confidence.classifier import CodeClassifier, Likelihoods
from ircoder.confidence.line_features import Seen
from ircoder.confidence.neighbors import Neighbors
from ircoder.confidence.routing import BELOW_THRESHOLD, NO_THRESHOLD, NOT_CALIBRATED, route_report
from ircoder.confidence.thresholds import HeldOut
from ircoder.evaluate.probabilities import bins_of, brier, calibration_error, wilson
from ircoder.findings.model import Findings
from ircoder.knowledge.base import load_knowledge
from ircoder.language.reading import Mention, Reading, Sentence
from ircoder.linear import LinearModel
from ircoder.report import CodeLine, NotCoded


def line(code):
    return CodeLine(code=code, units=1, modifiers=(), label="", evidence=(), rules=(), why="", edits={})


def test_a_linear_model_adds_up_what_is_there(tmp_path):
    model = LinearModel(["a", "b"], ["x", "y"], np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([0.0, 0.25]))
    np.testing.assert_allclose(model.scores(["x", "y", "unknown"]), [1.5, 1.25])
    np.testing.assert_allclose(model.scores({"x": 2.0}), [2.0, -1.75])
    np.testing.assert_allclose(model.chances(["x"]).sum(), 1.0)
    items = [["x"], [], {"y": 2.0}, ["x", "y"]]
    np.testing.assert_allclose(model.chances_of_each(items), [model.chances(item) for item in items])
    scores = model.scores({"y": 2.0})
    np.testing.assert_allclose(model.chances_of_each(items)[2], np.exp(scores) / np.exp(scores).sum(), rtol=1e-5)
    model.to_disk(tmp_path)
    again = LinearModel.from_disk(tmp_path)
    assert again.classes == ("a", "b")
    np.testing.assert_allclose(again.scores(["y"]), model.scores(["y"]))


def test_a_scaled_model_brings_every_item_to_one_length(tmp_path):
    weights = np.array([[1.0], [0.5], [0.0]])
    model = LinearModel(["a"], ["x", "y", "z"], weights, np.array([0.25]), np.array([3.0, 4.0, 1.0]))
    np.testing.assert_allclose(model.scores(["x", "y"]), [(3.0 + 2.0) / 5.0 + 0.25], rtol=1e-3)
    np.testing.assert_allclose(model.scores({"x": 7.0}), [1.25], rtol=1e-3)
    np.testing.assert_allclose(model.scores(["unknown"]), [0.25])
    model.to_disk(tmp_path)
    np.testing.assert_array_equal(LinearModel.from_disk(tmp_path).scores(["x", "y"]), model.scores(["x", "y"]))
    assert [model.weights_of("a")(name) for name in ("x", "y", "unknown")] == [3.0, 2.0, 0.0]


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


CATALOGUE = load_knowledge().catalogue
BY_THE_CLASSIFIER = LinearModel(
    ["wrong", "right"],
    ["likely", "code unknown to the classifier"],
    np.array([[-3.0, 3.0], [-1.0, 1.0]]) / 2,
    np.zeros(2),
)
"""A code is as likely as the classifier says; one that it does not know is likelier right than wrong."""
TEXT = "The bowel was avoided. A needle drew four litres of ascites."
SENTENCES = (Sentence(0, 0, 22, "body"), Sentence(1, 23, len(TEXT), "technique"))


def classifier(code):
    names = ["needle", "drew four", "bowel"]
    model = LinearModel([f"code:{code}"], names, np.array([[2.0], [1.0], [-1.0]]), np.zeros(1), np.ones(3))
    near = Neighbors(np.array([0, 1, 1, 1]), np.zeros(1), np.ones(1, dtype=np.float32), [frozenset({code})])
    return CodeClassifier(model, {code: 20}, 400, near)


def seen(chances, lines=(), left_out=(), opinion=NO_OPINION):
    result = CodingResult(
        lines=tuple(line(code) for code in lines),
        not_coded=tuple(NotCoded(code=code, reason="", rule="") for code in left_out),
    )
    likely = Likelihoods(codes=chances, families={}, examples=dict.fromkeys(chances, 20), reports=400)
    return Seen(Reading(TEXT, sentences=SENTENCES), Findings(), result, likely, CATALOGUE, opinion)


@pytest.mark.parametrize(
    ("chances", "lines", "held_back", "put_forward"),
    [
        ({"49083": 0.97}, [], [], ["49083"]),
        ({"49083": 0.6}, [], [], []),
        ({"49083": 0.97}, ["49083"], [], []),
        ({"49083": 0.01}, ["49083"], ["49083"], []),
        ({"49083": 0.45}, ["49083"], [], []),
        ({"49083": 0.01}, ["36247"], [], []),
        ({"49083": 0.97}, ["36247"], [], ["49083"]),
    ],
)
def test_an_opinion_needs_a_classifier_that_is_sure(chances, lines, held_back, put_forward):
    one = seen(chances, lines)
    opinion = opinion_of(one, weigh(one, BY_THE_CLASSIFIER), classifier("49083"))
    assert sorted(opinion.held_back) == held_back
    assert [put.code for put in opinion.put_forward] == put_forward
    assert all(span.text == TEXT[23:] for put in opinion.put_forward for span in put.spans)


def test_the_words_for_a_code_are_the_sentence_that_speaks_for_it_most():
    (span,) = classifier("49083").words_for(Reading(TEXT, sentences=SENTENCES), "49083")
    assert (span.text, span.section) == (TEXT[23:], "technique")
    assert TEXT[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("sides", "side"),
    [
        ([("left", 24, "performed")], "left"),
        ([("left", 24, "performed"), ("right", 4, "performed")], "left"),
        ([("right", 4, "performed")], "right"),
        ([("right", 4, "historical")], None),
        ([("left", 24, "performed"), ("right", 30, None)], None),
    ],
    ids=["in the words", "another elsewhere", "elsewhere alone", "of the past", "two in the words"],
)
def test_a_code_put_forward_has_the_side_of_its_words(sides, side):
    mentions = tuple(
        Mention(i, at, at + 1, TEXT[at], "ANATOMY", "", "", 0, "body", assertion, which)
        for i, (which, at, assertion) in enumerate(sides)
    )
    reading = Reading(TEXT, sentences=SENTENCES, mentions=mentions)
    assert classifier("49083").put_forward(reading, "49083").side == side


@pytest.mark.parametrize(
    ("chances", "lines", "left_out", "expected"),
    [
        ({"36247": 0.6}, [], [], ["expects 36247"]),
        ({"36247": 0.97}, ["36247"], [], []),
        ({"36247": 0.97}, [], ["36247"], []),
        ({"36247": 0.4}, ["36247"], [], ["finds 36247 unlikely"]),
        ({}, ["36247"], [], []),
    ],
)
def test_doubts_of_the_classifier(chances, lines, left_out, expected):
    one = seen(chances, lines, left_out)
    found = doubts_of(one, weigh(one, BY_THE_CLASSIFIER))
    assert len(found) == len(expected)
    assert all(words in reason for words, reason in zip(expected, found, strict=True))


def test_a_classifier_is_read_back_as_it_was_written(tmp_path):
    one = classifier("49083")
    one.to_disk(tmp_path)
    again = CodeClassifier.from_disk(tmp_path)
    reading = Reading(TEXT, sentences=SENTENCES)
    assert again.likelihoods(reading, Findings()) == one.likelihoods(reading, Findings())
    assert again.likelihoods(reading, Findings()).examples == {"49083": 20}
    assert [neighbor.codes for neighbor in again.likelihoods(reading, Findings()).nearest] == [frozenset({"49083"})]


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
