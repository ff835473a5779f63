from fractions import Fraction

import pytest
from tests.evaluate.made import gold_report

from ircoder.evaluate.agreement import (
    cohen_kappa,
    jaccard_distance,
    krippendorff_alpha,
    masi_distance,
    members,
    nominal_distance,
)
from ircoder.evaluate.agreement_intervals import alpha_bounds, kappa_bounds
from ircoder.evaluate.code_sets import code_set
from ircoder.evaluate.coders import CoderSets, agreement_figures


def table(both, first, second, neither):
    return [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        # Viera and Garrett, Understanding Interobserver Agreement: The Kappa Statistic, Family Medicine 37 (2005).
        (table(15, 5, 10, 70), 0.57),
        # Two readers of 50 grant proposals, Wikipedia, Cohen's kappa: 20, 5, 10, 15.
        (table(20, 5, 10, 15), 0.40),
        (table(10, 0, 0, 10), 1.0),
        (table(0, 5, 5, 0), -1.0),
        (table(10, 0, 0, 0), None),
        ([], None),
    ],
)
def test_cohen_kappa(pairs, kappa):
    assert cohen_kappa(pairs) == (None if kappa is None else pytest.approx(kappa, abs=0.005))


def test_kappa_is_what_scikit_learn_says():
    from sklearn.metrics import cohen_kappa_score

    pairs = list(zip("aabbcabcca", "abbbcaccca", strict=True))
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)))


def units(*raters):
    """Values of each item from a row of each rater; a full stop is a missing value."""
    return [
        [value for value in column if value != "."] for column in zip(*(row.split() for row in raters), strict=True)
    ]


FOUR = units("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
THREE = units(". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4")


def squared(one, other):
    return Fraction((int(one) - int(other)) ** 2)


@pytest.mark.parametrize(
    ("items", "distance", "alpha"),
    [
        # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A to D.
        (units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), nominal_distance, 0.095),
        (units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), nominal_distance, 0.692),
        (FOUR, nominal_distance, 0.743),
        (FOUR, squared, 0.849),
        # The computational example of Wikipedia, Krippendorff's alpha: three raters with missing values.
        (THREE, nominal_distance, 0.691),
        (THREE, squared, 0.811),
        ([["a", "a"], ["b", "b"]], nominal_distance, 1.0),
        ([["a"], []], nominal_distance, None),
        ([["a", "a"]], nominal_distance, None),
    ],
)
def test_krippendorff_alpha(items, distance, alpha):
    assert krippendorff_alpha(items, distance) == (None if alpha is None else pytest.approx(alpha, abs=0.0005))


def of(*codes):
    return members(code_set(codes).units)


@pytest.mark.parametrize(
    ("one", "other", "jaccard", "masi"),
    [
        (of("37236"), of("37236"), 0, 0),
        (of(), of(), 0, 0),
        (of("37236"), of("76937"), 1, 1),
        (of(), of("76937"), 1, 1),
        # Subset: 1 less 1/2 times 2/3 (the documentation of NLTK has 0.665 for it, with 0.67 for 2/3).
        (of("37236", "76937"), of("37236", "76937", "36245", "75710"), Fraction(1, 2), Fraction(2, 3)),
        # Crossing sets: 1 less 1/3 times 1/3.
        (of("37236", "76937"), of("37236", "36245"), Fraction(2, 3), Fraction(8, 9)),
        # Each unit is a member.
        (of("36248 x2"), of("36248"), Fraction(1, 2), Fraction(2, 3)),
    ],
)
def test_distances_of_sets(one, other, jaccard, masi):
    assert (jaccard_distance(one, other), masi_distance(one, other)) == (jaccard, masi)
    assert masi_distance(other, one) == masi


def test_alpha_over_sets_by_hand():
    """Of 6 values three are {a}, one is {a, b}, two are {c}; one item of three is apart, by 2/3 or 1/2."""
    a, ab, c = of("37236"), of("37236", "76937"), of("20610")
    items = [[a, a], [ab, a], [c, c]]
    assert krippendorff_alpha(items, masi_distance) == pytest.approx(1 - 5 * (4 / 3) / 20)
    assert krippendorff_alpha(items, jaccard_distance) == pytest.approx(1 - 5 * 1 / 19)


GOLD = [
    gold_report("37236", "76937", report_id="r1", accept=[["37236"]]),
    gold_report("37236", report_id="r2"),
    gold_report("20610", report_id="r3"),
    gold_report(report_id="r4"),
]
ANN = CoderSets(
    "ann",
    {key: code_set(codes) for key, codes in {"r1": ["37236"], "r2": ["37236"], "r3": ["20610"], "r4": []}.items()},
)
BOB = CoderSets(
    "bob", {key: code_set(codes) for key, codes in {"r1": ["37236", "76937"], "r2": ["20610"], "r3": ["20610"]}.items()}
)


def test_agreement_of_coders():
    figures = agreement_figures(GOLD, [ANN, BOB], CoderSets("ircoder", {"r2": code_set(["37236"])}))
    assert (figures.coders, figures.reports, figures.decisions) == (("ann", "bob"), 3, 9)
    pairs = {(pair.first, pair.second): pair for pair in figures.pairs}
    both = pairs["ann", "bob"]
    # Nine decisions: both give 2, only ann 1, only bob 2, neither 4. Agreed 6/9, by chance (3*4 + 6*5)/81.
    assert both.kappa.value == pytest.approx((6 / 9 - 42 / 81) / (1 - 42 / 81))
    assert (both.reports, both.same_sets) == (3, (1, 3))
    # Gold accepts what ann gave in r1.
    assert (pairs["gold", "ann"].kappa.value, pairs["gold", "ann"].same_sets) == (1, (4, 4))
    assert pairs["ircoder", "bob"].reports == 1
    assert figures.against_gold["ann"][0] == 4
    assert (figures.against_gold["bob"][1].right, figures.against_gold["bob"][2]) == (3, pytest.approx(2 / 3))
    codes = {item.code: item for item in figures.codes}
    assert codes["37236"].given == (2, 1)
    assert codes["37236"].kappa == pytest.approx(cohen_kappa([(1, 1), (1, 0), (0, 0)]))
    assert "76937" not in codes
    assert figures.alpha_codes.value == pytest.approx(
        krippendorff_alpha([[1, 1]] * 2 + [[1, 0]] + [[0, 1]] * 2 + [[0, 0]] * 4, nominal_distance)
    )


def test_agreement_of_coders_does_not_hang_on_the_measured_system():
    """Codes that only the system gives would be decisions on which all coders agree."""
    other = CoderSets("other", {"r1": code_set(["36245", "36246", "36247"]), "r2": code_set(["75710"])})
    first = agreement_figures(GOLD, [ANN, BOB], CoderSets("ircoder", {"r2": code_set(["37236"])}))
    second = agreement_figures(GOLD, [ANN, BOB], other)
    assert (first.decisions, first.alpha_codes, first.codes) == (second.decisions, second.alpha_codes, second.codes)
    assert first.pairs[0] == second.pairs[0]


def test_intervals_of_agreement_hold_the_figures_and_need_two_reports():
    pairs = [[(True, True), (False, False)], [(True, False), (False, False)], [(False, True), (True, True)]] * 5
    low, high = kappa_bounds(pairs)
    assert low < cohen_kappa(pair for report in pairs for pair in report) < high
    reports = [[list(pair) for pair in report] for report in pairs]
    low, high = alpha_bounds(reports, nominal_distance)
    assert low < krippendorff_alpha([unit for report in reports for unit in report], nominal_distance) < high
    # Reports that are all the same have one value in every resample.
    assert kappa_bounds(pairs[:1] * 4) == (1.0, 1.0)
    sets = [[[of("37236"), of("37236", "76937")]]] * 3
    assert alpha_bounds(sets, jaccard_distance) == pytest.approx((1 - 5 * 3 / 9,) * 2)
    assert (kappa_bounds(pairs[:1]), alpha_bounds(reports[:1], nominal_distance)) == (None, None)
    assert (kappa_bounds([[(False, False)]] * 2), alpha_bounds([[["a", "a"]]] * 2, nominal_distance)) == (None, None)


def test_without_coders_there_is_no_agreement():
    assert agreement_figures(GOLD, [], ANN) is None
