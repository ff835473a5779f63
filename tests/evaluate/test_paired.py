import pytest
from tests.evaluate.made import scores_of

from ircoder.evaluate.paired import bootstrap_p, compare_systems, discordance, mcnemar_exact


@pytest.mark.parametrize(
    ("first", "second", "p_value"),
    [
        # Armitage and Berry, Statistical Methods in Medical Research, 3rd ed. (1994), p. 127: two media for culturing
        # tubercle bacilli, 12 and 2 discordant specimens of 50; exact two-sided P as given by StatsDirect: 0.0129.
        (12, 2, 0.0129),
        # Fay, Exact McNemar's Test and Matching Confidence Intervals (exact2x2): 9 and 2 discordant, P 0.06543.
        (9, 2, 0.06543),
        (0, 0, 1.0),
        (3, 3, 1.0),
        (0, 6, 2 / 64),
        (1, 4, 2 * (1 + 5) / 32),
    ],
)
def test_mcnemar_exact(first, second, p_value):
    assert mcnemar_exact(first, second) == pytest.approx(p_value, abs=5e-5)
    assert mcnemar_exact(second, first) == mcnemar_exact(first, second)


def test_mcnemar_is_the_binomial_test_and_holds_for_many_reports():
    from scipy.stats import binomtest

    assert mcnemar_exact(40, 70) == pytest.approx(binomtest(40, 110).pvalue)
    assert 0 < mcnemar_exact(1500, 2500) < 1e-40


def test_outcomes_are_counted():
    pairs = [(True, True)] * 20 + [(True, False)] * 12 + [(False, True)] * 2 + [(False, False)] * 16
    found = discordance(pairs)
    assert (found.both, found.only_first, found.only_second, found.neither) == (20, 12, 2, 16)
    assert found.p_value == pytest.approx(0.0129, abs=5e-5)


@pytest.mark.parametrize(
    ("differences", "p_value"),
    [
        ([0.1] * 999, 2 * 1 / 1000),
        ([0.1] * 979 + [-0.1] * 20, 2 * 21 / 1000),
        ([0.0] * 9, 1.0),
        ([float("nan")], None),
    ],
)
def test_the_bootstrap_p_counts_both_sides(differences, p_value):
    assert bootstrap_p(differences) == p_value


GOLD = (["37236", "76937"], ["37236"], ["20610"], ["36245", "75710-26"])
FIRST = (["37236", "76937"], ["37236"], ["20610"], ["36245"])
SECOND = (["37236"], ["37236", "76937"], ["20610"], ["75710"])


def systems():
    return scores_of(*zip(GOLD, FIRST, strict=True)), scores_of(*zip(GOLD, SECOND, strict=True))


def test_two_systems_on_the_same_reports():
    figures = compare_systems(*systems())
    assert (figures.reports, figures.exact_set.both, figures.exact_set.only_first) == (4, 1, 2)
    assert figures.exact_set.p_value == 0.5
    f1 = figures.differences["f1"]
    # First: 5 right, 1 missing. Second: 4 right, 1 extra, 2 missing.
    assert (f1.first, f1.second) == pytest.approx((10 / 11, 8 / 11))
    assert f1.value == pytest.approx(2 / 11)
    jaccard = figures.differences["jaccard"]
    assert (jaccard.first, jaccard.second) == pytest.approx(((3 + 1 / 2) / 4, (1 / 2 + 1 / 2 + 1 + 1 / 2) / 4))
    assert figures.differences["exact_set"].value == pytest.approx(0.5)
    macro = figures.differences["macro_f1"]
    # First: 37236, 76937, 20610, 36245 right, 75710 missing. Second: 76937 extra and missing, 36245 missing.
    assert (macro.first, macro.second) == pytest.approx((4 / 5, 3 / 5))
    assert compare_systems([], []) is None


def test_the_same_system_differs_in_nothing():
    first, _ = systems()
    for one in compare_systems(first, first).differences.values():
        assert (one.value, one.bounds, one.p_value) == (0, (0, 0), 1)


def test_systems_on_other_reports_are_not_compared():
    first, second = systems()
    with pytest.raises(ValueError, match="not of the same reports"):
        compare_systems(first, second[1:])
