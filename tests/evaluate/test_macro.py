import pytest
from tests.evaluate.made import scores_of

from ircoder.evaluate.macro import macro_figures
from ircoder.evaluate.resampling import draws, percentile_bounds
from ircoder.evaluate.scores import interval

# By code: 37236 right 2; 76937 right 1, missing 1; 36245 extra 1; 20610 right 1, extra 1, missing 0.
PAIRS = (
    (["37236", "76937"], ["37236"]),
    (["37236", "76937"], ["37236", "76937", "36245"]),
    (["20610"], ["20610 x2"]),
)
FAMILY = {"37236": "stent", "76937": "guidance", "36245": "guidance", "20610": "joint"}


def test_a_macro_figure_is_the_mean_over_codes():
    figures = macro_figures(scores_of(*PAIRS), lambda code: code)
    assert figures.groups == 4
    assert figures.precision == pytest.approx((1 + 1 + 0 + 1 / 2) / 4)
    assert figures.recall == pytest.approx((1 + 1 / 2 + 0 + 1) / 4)
    assert figures.f1 == pytest.approx((1 + 2 / 3 + 0 + 2 / 3) / 4)
    low, high = figures.intervals["f1"]
    assert 0 <= low < figures.f1 < high <= 1


def test_families_are_groups_of_codes():
    figures = macro_figures(scores_of(*PAIRS), FAMILY.__getitem__)
    assert figures.groups == 3
    assert figures.f1 == pytest.approx((1 + 2 / (2 + 1 + 1) + 2 / 3) / 3)


def test_it_is_what_scikit_learn_says_of_codes_without_units():
    from sklearn.metrics import f1_score, precision_score, recall_score

    pairs = [(["37236", "76937"], ["37236"]), (["36245"], ["76937", "36245"]), (["20610"], ["37236"])]
    codes = sorted(FAMILY)
    truth = [[code in gold for code in codes] for gold, _ in pairs]
    found = [[code in predicted for code in codes] for _, predicted in pairs]
    figures = macro_figures(scores_of(*pairs), lambda code: code)
    for value, score in ((figures.precision, precision_score), (figures.recall, recall_score), (figures.f1, f1_score)):
        assert value == pytest.approx(score(truth, found, average="macro", zero_division=0))


def test_nothing_to_compare_has_no_macro_figure():
    assert macro_figures(scores_of(([], [])), lambda code: code) is None


def test_the_draws_are_those_of_the_intervals():
    values = [0.0, 1.0, 1.0, 0.0, 1.0]
    means = draws(len(values)) @ values / len(values)
    assert draws(len(values)).sum(axis=1).tolist() == [5.0] * 1000
    assert percentile_bounds(means) == pytest.approx(interval(values, lambda group: sum(group) / len(group)))
    assert percentile_bounds([float("nan")]) is None
