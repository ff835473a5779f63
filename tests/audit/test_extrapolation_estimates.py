"""Estimators against published worked examples, hand-computed cases and samples drawn over and over."""

import math
import random
from itertools import combinations

import pytest

from ircoder.audit.extrapolation_estimates import (
    Stratum,
    difference_estimate,
    limits,
    ratio_estimate,
    satterthwaite,
    stratum_of,
)
from ircoder.formats.rows import InputError


def simple(units, sampled, mean, variance):
    return difference_estimate([Stratum("all", units, sampled, mean, variance)])


def test_simple_sample_of_the_census_of_agriculture():
    """Lohr, Sampling: Design and Analysis, chapter 2: 300 of 3,078 counties, mean 297,897, s 344,551.9."""
    found = simple(3078, 300, 297_897.0467, 344_551.8948**2)
    assert round(found.point) == 916_927_110
    assert round(found.error) == 58_169_381
    assert found.degrees == pytest.approx(299)


def test_simple_sample_of_school_performance():
    """SAS and R on the 200 schools of `apisrs` of 6,194: CAMIS, Survey Summary Statistics (PSIAIMS, GitHub)."""
    found = simple(6194, 200, 656.585, 132.975279**2)
    interval = limits(found, 0.95)
    assert found.error / 6194 == pytest.approx(9.249722, abs=1e-6)
    assert interval.lower / 6194 == pytest.approx(638.344950, abs=1e-5)
    assert interval.upper / 6194 == pytest.approx(674.825050, abs=1e-5)


def test_stratified_sample_of_the_census_of_agriculture():
    """Lohr, chapter 3: regions of the same counties; total 909,736,034, standard error 50,417,248."""
    found = difference_estimate(
        [
            Stratum("Northeast", 220, 21, 97_629.80952, 7_647_472_708),
            Stratum("North Central", 1054, 103, 300_504.15534, 29_618_183_543),
            Stratum("South", 1382, 135, 211_315.04444, 53_587_487_856),
            Stratum("West", 422, 41, 662_295.51220, 396_185_950_266),
        ]
    )
    assert found.point == pytest.approx(909_736_034, abs=50)
    assert found.error == pytest.approx(50_417_248, abs=1)


def test_stratified_sample_of_school_enrolment():
    """R package survey, its test output for `apistrat`: svytotal(~enroll) 3,687,178, SE 114,642."""
    found = difference_estimate(
        [
            Stratum("E", 4421, 100, 416.78, 27_576.880404),
            Stratum("H", 755, 50, 1320.70, 450_339.928571),
            Stratum("M", 1018, 50, 832.48, 156_307.275102),
        ]
    )
    assert (round(found.point), round(found.error)) == (3_687_178, 114_642)


def test_degrees_of_freedom_of_thompson():
    """Thompson, Sampling, chapter 11, example 1: total 64.4, variance 322.8, a = 60, 18, 24, d = 7.82."""
    strata = [Stratum("1", 20, 5, 1.6, 3.3), Stratum("2", 9, 3, 2.8, 4.0), Stratum("3", 12, 4, 0.6, 2.2)]
    found = difference_estimate(strata)
    assert [stratum.weight for stratum in strata] == [60, 18, 24]
    assert found.point == pytest.approx(64.4)
    assert found.error**2 == pytest.approx(322.8)
    assert round(found.degrees, 6) == 7.821472


HOURS = {
    "A": (155, [35, 43, 36, 39, 28, 28, 29, 25, 38, 27, 26, 32, 29, 40, 35, 41, 37, 31, 45, 34]),
    "B": (62, [27, 15, 4, 41, 49, 25, 10, 30]),
    "rural": (93, [8, 14, 12, 15, 30, 32, 21, 20, 34, 7, 11, 24]),
}


def test_hours_of_television_in_three_areas():
    """Pennsylvania State University, STAT 506, example 6-1 (Scheaffer, Mendenhall and Ott): 27.675, 1.97, d = 21.09."""
    found = difference_estimate([stratum_of(name, units, values) for name, (units, values) in HOURS.items()])
    assert found.point == pytest.approx(8579.25)
    assert found.point / 310 == pytest.approx(27.675)
    assert found.error**2 == pytest.approx(189_270.8086, abs=1e-4)
    assert round(found.error**2 / 310**2, 4) == 1.9695
    assert round(found.degrees, 5) == 21.08961


def test_weights_of_students_in_four_classes():
    """20 of 120 students in four classes, worked in felipe179971/Amostragem_Complexa (GitHub): total 11,916, variance 42,248, d = 13.76."""
    weights = [94, 90, 102, 110, 91, 99, 93, 105, 111, 101, 108, 96, 100, 93, 93, 92, 110, 94, 91, 113]
    parts = [(24, weights[:4]), (36, weights[4:10]), (30, weights[10:15]), (30, weights[15:])]
    found = difference_estimate([stratum_of(str(at), units, values) for at, (units, values) in enumerate(parts)])
    assert found.point == pytest.approx(11_916)
    assert found.error**2 == pytest.approx(42_248)
    assert round(found.degrees, 5) == 13.76125


def test_ratio_of_volume_to_basal_area():
    """Scheaffer, Mendenhall and Ott, exercise 6.1: 1,589.55; 8,678.56 is the variance with N² for (X / mean of x)²."""
    area = [0.3, 0.5, 0.4, 0.9, 0.7, 0.2, 0.6, 0.5, 0.8, 0.4, 0.8, 0.6]
    volume = [6, 9, 7, 19, 15, 5, 12, 9, 20, 9, 18, 13]
    found = ratio_estimate([volume], [area], ["all"], [250], 75)
    assert found.ratio == pytest.approx(21.1940, abs=1e-4)
    assert round(found.point, 2) == 1589.55
    assert (found.error * 250 * (6.7 / 12) / 75) ** 2 == pytest.approx(8678.56, abs=0.01)


PAIRS = [(67, 68), (63, 62), (66, 64), (69, 70)]
PUBLISHED = [  # Montana State University, course notes on ratio estimation: every sample of two of four units
    ((0, 1), 265, 8, 260, 72),
    ((0, 2), 263.0075, 18.0903, 264, 32),
    ((0, 3), 268.8971, 0.0017, 276, 8),
    ((1, 2), 258.8372, 1.7307, 252, 8),
    ((1, 3), 265, 8, 264, 128),
    ((2, 3), 263.0370, 18.2677, 268, 72),
]


@pytest.mark.parametrize(("chosen", "ratio", "ratio_variance", "difference", "difference_variance"), PUBLISHED)
def test_every_sample_of_a_small_population(chosen, ratio, ratio_variance, difference, difference_variance):
    x, y = [PAIRS[at][0] for at in chosen], [PAIRS[at][1] for at in chosen]
    by_ratio = ratio_estimate([y], [x], ["all"], [4], 265)
    assert by_ratio.point == pytest.approx(ratio, abs=1e-4)
    assert (by_ratio.error * 2 * sum(x) / 265) ** 2 == pytest.approx(ratio_variance, abs=1e-4)
    by_mean = difference_estimate([stratum_of("all", 4, y)])
    assert by_mean.point == pytest.approx(difference)
    assert by_mean.error**2 == pytest.approx(difference_variance)


def test_the_difference_estimator_is_unbiased_and_so_is_its_variance():
    """Over every sample of three of seven units: the mean of estimates is the total, that of variances the variance."""
    population = [0, 0, 12, 3.5, 0, 40, -5]
    found = [difference_estimate([stratum_of("all", 7, values)]) for values in combinations(population, 3)]
    points = [item.point for item in found]
    assert math.fsum(points) / 35 == pytest.approx(50.5)
    assert math.fsum((point - 50.5) ** 2 for point in points) / 35 == pytest.approx(
        math.fsum(item.error**2 for item in found) / 35
    )


def test_limits_by_hand():
    """0, 0, 60, 100 of 100 units: mean 40, s² 2,400, variance 100 · 96 · 600 = 5,760,000, t(3; 0.9) = 1.6377."""
    found = difference_estimate([stratum_of("all", 100, [0, 0, 60, 100])])
    assert (found.point, found.error, found.degrees) == (4000, pytest.approx(2400), pytest.approx(3))
    interval = limits(found, 0.8)
    assert (interval.one_sided, round(interval.quantile, 4)) == (pytest.approx(0.9), 1.6377)
    assert interval.lower == pytest.approx(4000 - 1.637744 * 2400, abs=0.01)
    assert interval.upper == pytest.approx(4000 + 1.637744 * 2400, abs=0.01)
    assert found.relative_error == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("degrees", "confidence", "quantile"),
    [
        (1, 0.8, 3.078),
        (10, 0.9, 1.812),
        (29, 0.8, 1.311),
        (99, 0.8, 1.290),
        (120, 0.95, 1.980),
        (7.821472, 0.95, 2.3152),
    ],
)
def test_quantiles_of_tables(degrees, confidence, quantile):
    estimate = simple(10, 5, 1, 1)
    found = limits(type(estimate)("difference", 0, 1, degrees, ()), confidence)
    assert found.quantile == pytest.approx(quantile, abs=6e-4)


def test_strata_that_were_audited_whole_have_no_error():
    strata = [Stratum("certainty", 8, 8, 500, 90_000), Stratum("1", 100, 10, 20, 400)]
    found = difference_estimate(strata)
    assert found.point == 6000
    assert found.error**2 == pytest.approx(100 * 90 * 400 / 10)
    assert found.degrees == pytest.approx(9)


def test_nothing_varies():
    found = difference_estimate([stratum_of("a", 50, [3] * 5), stratum_of("b", 10, [3] * 4)])
    assert (found.point, found.error, found.degrees) == (180, 0, 7)


def test_degrees_lie_between_those_of_the_smallest_stratum_and_of_all():
    shuffler = random.Random(5)
    for _ in range(200):
        strata = []
        for name in "abc":
            sampled = shuffler.randint(2, 30)
            strata.append(Stratum(name, sampled + shuffler.randint(1, 500), sampled, 1, shuffler.uniform(0.1, 9)))
        degrees = [stratum.sampled - 1 for stratum in strata]
        assert min(degrees) - 1e-9 <= satterthwaite(strata) <= sum(degrees) + 1e-9


@pytest.mark.parametrize(
    ("units", "values", "error"), [(5, [], "0 audited"), (2, [1, 2, 3], "3 audited of 2"), (9, [4], "shows no spread")]
)
def test_strata_that_carry_no_estimate(units, values, error):
    with pytest.raises(InputError, match=error):
        stratum_of("2", units, values)


def test_no_ratio_to_nothing_paid():
    with pytest.raises(InputError, match="--estimator difference"):
        ratio_estimate([[1, 2]], [[0, 0]], ["all"], [9], 100)


def covered(draw_once, total, runs):
    """Shares of runs in which the one-sided 90 % lower limit and the two-sided 90 % interval hold the total."""
    above = inside = 0
    for _ in range(runs):
        estimate = draw_once()
        above += limits(estimate, 0.8).lower <= total
        interval = limits(estimate, 0.9)
        inside += interval.lower <= total <= interval.upper
    return above / runs, inside / runs


def test_coverage_of_a_simple_sample():
    """1,000 samples of 80 of 400 units, a third of them overpaid: within three standard errors (0.028) of 90 %."""
    shuffler = random.Random(11)
    population = [shuffler.uniform(10, 90) if shuffler.random() < 0.35 else 0.0 for _ in range(400)]

    def draw_once():
        return difference_estimate([stratum_of("all", 400, shuffler.sample(population, 80))])

    above, inside = covered(draw_once, sum(population), 1000)
    assert above == pytest.approx(0.9, abs=0.03)
    assert inside == pytest.approx(0.9, abs=0.03)


def test_coverage_of_a_stratified_sample_with_few_units_a_stratum():
    """Strata of very different spread and 6 to 12 units: n - L degrees of freedom would cover too seldom."""
    shuffler = random.Random(12)
    strata = [
        ([shuffler.gauss(20, 2) for _ in range(900)], 12),
        ([shuffler.gauss(80, 10) for _ in range(300)], 8),
        ([shuffler.gauss(400, 150) for _ in range(60)], 6),
    ]

    def draw_once():
        return difference_estimate(
            [
                stratum_of(str(at), len(inside), shuffler.sample(inside, size))
                for at, (inside, size) in enumerate(strata)
            ]
        )

    above, inside = covered(draw_once, sum(sum(values) for values, _ in strata), 1000)
    assert above == pytest.approx(0.9, abs=0.03)
    assert inside == pytest.approx(0.9, abs=0.03)


def test_coverage_of_a_ratio():
    shuffler = random.Random(13)
    paid = [shuffler.uniform(50, 500) for _ in range(500)]
    over = [amount * max(0.0, shuffler.gauss(0.3, 0.1)) for amount in paid]

    def draw_once():
        chosen = shuffler.sample(range(500), 60)
        return ratio_estimate([[over[at] for at in chosen]], [[paid[at] for at in chosen]], ["all"], [500], sum(paid))

    above, inside = covered(draw_once, sum(over), 1000)
    assert above == pytest.approx(0.9, abs=0.03)
    assert inside == pytest.approx(0.9, abs=0.03)
