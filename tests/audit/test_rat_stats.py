"""Worked examples of the OIG: RAT-STATS Companion Manual, revision of 5/2010, by its chapters and pages."""

import pytest

from ircoder.audit.extrapolation_estimates import difference_estimate, limits, normal_limits, stratum_of
from ircoder.audit.intervals import hypergeometric
from ircoder.audit.sampling_allocation import allocate, neyman_weights
from ircoder.audit.sampling_sizes import (
    Spread,
    exact_attribute_size,
    expected_precision,
    spread_of_rate,
    variable_size,
)

EXAMINED = [300, 900, 300, 200, 900, 700, 1000, 100, 900, 700, 700, 400, 300, 100, 200, 100, 600, 400, 900, 1000]
EXAMINED += [1000, 600, 800, 200, 200, 1000, 900, 600, 500, 200, 200, 500, 200, 500, 500, 400, 200, 600, 500, 300]
EXAMINED += [900, 100, 100, 900, 300, 500, 500, 300, 500, 100]
AUDITED = [267, 774, 255, 174, 810, 560, 820, 80, 765, 630, 630, 332, 255, 84, 168, 88, 528, 340, 747, 800]
AUDITED += [862, 504, 648, 176, 172, 890, 792, 540, 525, 172, 178, 425, 164, 420, 400, 324, 160, 540, 425, 264]
AUDITED += [765, 84, 85, 810, 240, 415, 425, 237, 435, 86]
DIFFERENCES = [paid - due for paid, due in zip(EXAMINED, AUDITED, strict=True)]
"""Data set DATASRS.TXT, pages 3-2 and 3-3: 50 of 10,000 items."""

LEVELS = (0.8, 0.9, 0.95)


@pytest.mark.parametrize(
    ("values", "point", "error", "lower", "upper", "precision"),
    [
        (EXAMINED, 4_960_000, 418_823, (4_415_921, 4_257_823, 4_118_344), (5_504_079, 5_662_177, 5_801_656), 14.16),
        (AUDITED, 4_254_000, 361_412, (3_784_500, 3_648_074, 3_527_715), (4_723_500, 4_859_926, 4_980_285), 14.24),
        (DIFFERENCES, 706_000, 68_068, (617_575, 591_881, 569_213), (794_425, 820_119, 842_787), 16.16),
    ],
)
def test_unrestricted_variable_appraisal(values, point, error, lower, upper, precision):
    """Example 1 of chapter 3, output on pages 3-4 and 3-5."""
    found = difference_estimate([stratum_of("all", 10_000, values)])
    intervals = [limits(found, level) for level in LEVELS]
    assert (round(found.point), round(found.error)) == (point, error)
    assert [round(item.quantile, 12) for item in intervals] == [1.299068784748, 1.676550892617, 2.009575237129]
    assert tuple(round(item.lower) for item in intervals) == lower
    assert tuple(round(item.upper) for item in intervals) == upper
    assert round(100 * intervals[1].precision / found.point, 2) == precision


STRATUM_1 = [80, 43, 133, 125, 116, 84, 111, 148, 104, 114, 83, 132, 96, 86, 66, 89, 72, 114, 135, 71, 127, 105, 102]
STRATUM_1 += [69, 76]
STRATUM_2 = [354, 328, 313, 250, 261, 294, 380, 296, 248, 277, 331, 305, 360, 348, 318, 290, 249, 362, 348, 355, 295]
STRATUM_2 += [277, 355, 314, 277]


def test_stratified_variable_appraisal():
    """Example 2 of chapter 3, pages 3-11 to 3-15: 25 of 5,200 and 25 of 3,500; the total has normal quantiles."""
    first, second = stratum_of("1", 5200, STRATUM_1), stratum_of("2", 3500, STRATUM_2)
    by_t = [limits(difference_estimate([stratum]), 0.9) for stratum in (first, second)]
    assert [(round(item.lower), round(item.upper)) for item in by_t] == [(469_308, 562_788), (1_042_592, 1_137_208)]
    found = difference_estimate([first, second])
    assert (round(found.point), round(found.error)) == (1_605_948, 38_870)
    assert found.error**2 == pytest.approx(1_510_906_287, rel=2e-6)  # theirs has deviations of four decimals
    normal = [normal_limits(found, level) for level in LEVELS]
    assert [round(item.lower) for item in normal] == [1_556_134, 1_542_012, 1_529_764]
    assert [round(item.upper) for item in normal] == [1_655_762, 1_669_884, 1_682_132]
    # ours by t with 48 degrees of freedom is a little wider
    assert all(limits(found, level).lower < item.lower for level, item in zip(LEVELS, normal, strict=True))


@pytest.mark.parametrize(
    ("count", "of", "population", "level", "low", "high"),
    [
        # Companion Manual, 2-2; User's Guide 2010, 3-8
        (82, 400, 10_000, 0.8, 1796, 2326),
        (82, 400, 10_000, 0.9, 1729, 2403),
        (82, 400, 10_000, 0.95, 1673, 2470),
        # 4-26
        (133, 666, 10_000, 0.8, 1805, 2202),
        (133, 666, 10_000, 0.9, 1754, 2259),
        (133, 666, 10_000, 0.95, 1710, 2310),
        # 4-28
        (248, 991, 10_000, 0.8, 2334, 2678),
        (248, 991, 10_000, 0.9, 2288, 2727),
        (248, 991, 10_000, 0.95, 2249, 2770),
        # 4-30
        (60, 300, 10_000, 0.95, 1569, 2490),
        # technical details of the attribute appraisal (cbtek/RStats2017, GitHub)
        (4, 10, 100, 0.9, 16, 68),
    ],
)
def test_unrestricted_attribute_appraisal(count, of, population, level, low, high):
    found = hypergeometric(count, of, population, level)
    assert (found.low, found.high) == (low, high)


def test_stratified_attribute_appraisal():
    """Example 2 of chapter 2, pages 2-6 to 2-8: 2 of 100 of 1,000 and 6 of 100 of 1,500 claims in error."""
    strata = [stratum_of("1", 1000, [1] * 2 + [0] * 98), stratum_of("2", 1500, [1] * 6 + [0] * 94)]
    found = difference_estimate(strata)
    assert found.point == pytest.approx(110)
    assert round(100 * found.error / 2500, 3) == 1.483
    normal = [normal_limits(found, level) for level in LEVELS]
    assert [round(item.lower) for item in normal] == [62, 49, 37]
    assert [round(item.upper) for item in normal] == [158, 171, 183]
    each = [100 * normal_limits(difference_estimate([stratum]), 0.9).precision / stratum.units for stratum in strata]
    assert [round(item, 3) for item in each] == [2.196, 3.793]


CONFIDENCES = (0.8, 0.9, 0.95, 0.99)


@pytest.mark.parametrize(
    ("spread", "precision", "sizes"),
    [  # 4-5: mean 400, standard deviation 50 of a probe, 100,000 items
        (Spread(100_000, 400, 50), 0.01, (256, 421, 597, 1026)),
        (Spread(100_000, 400, 50), 0.02, (64, 106, 150, 259)),
        (Spread(100_000, 400, 50), 0.05, (10, 17, 24, 41)),
        (Spread(100_000, 400, 50), 0.1, (3, 4, 6, 10)),
        # 4-9: 10,000 items of $300 on average, standard deviation 125, of which 15 % are expected wrong
        (spread_of_rate(Spread(10_000, 300, 125), 0.15), 0.01, (9181, 9486, 9633, 9784)),
        (spread_of_rate(Spread(10_000, 300, 125), 0.15), 0.05, (3095, 4248, 5119, 6443)),
        (spread_of_rate(Spread(10_000, 300, 125), 0.15), 0.1, (1008, 1559, 2077, 3117)),
        (spread_of_rate(Spread(10_000, 300, 125), 0.15), 0.15, (474, 758, 1044, 1675)),
        (spread_of_rate(Spread(10_000, 300, 125), 0.15), 0.25, (176, 287, 403, 675)),
    ],
)
def test_variable_sample_size(spread, precision, sizes):
    """RAT-STATS rounds to the nearest number, which may miss the precision by a hair; here it is rounded up."""
    found = [variable_size([spread], precision, level, "proportional") for level in CONFIDENCES]
    assert all(size - given in (0, 1) for size, given in zip(found, sizes, strict=True))


def test_mean_and_deviation_of_an_expected_error_rate():
    found = spread_of_rate(Spread(10_000, 300, 125), 0.15)
    assert (round(found.mean, 2), round(found.deviation, 2)) == (45.00, 117.55)  # 4-9


HIGH_AND_LOW = [Spread(100_000, 10_000, 5_000), Spread(500_000, 5_000, 4_000)]
"""Example 3 of chapter 4, page 4-12."""


@pytest.mark.parametrize(
    ("precision", "totals"),
    [
        (0.01, (8264, 13492, 18975, 32030)),
        (0.02, (2089, 3432, 4860, 8345)),
        (0.05, (335, 553, 784, 1352)),
        (0.1, (85, 139, 197, 339)),
    ],
)
def test_stratified_sample_size(precision, totals):
    """RAT-STATS rounds the units of each of the two strata up; here the total is rounded up and shared out."""
    for level, total in zip(CONFIDENCES, totals, strict=True):
        size = variable_size(HIGH_AND_LOW, precision, level, "neyman")
        assert total - size in (0, 1)
        parts = allocate(size, (100_000, 500_000), neyman_weights((100_000, 500_000), (5_000, 4_000)))
        assert parts == pytest.approx([size * 0.2, size * 0.8], abs=0.5)


def test_sharing_out_a_known_size():
    """Example 4 of chapter 4, pages 4-16 to 4-19: 500 items, 100 and 400, precision 6.26 % at 95 %."""
    assert allocate(500, (100_000, 500_000), neyman_weights((100_000, 500_000), (5_000, 4_000))) == [100, 400]
    found = [expected_precision(HIGH_AND_LOW, (100, 400), level) for level in CONFIDENCES]
    assert [round(100 * item, 2) for item in found] == [4.09, 5.25, 6.26, 8.22]


@pytest.mark.parametrize(
    ("expected", "sizes"), [(0.2, (314, 488, 666, 1079)), (0.5, (466, 725, 991, 1580))], ids=["4-25", "4-27"]
)
def test_attribute_sample_size(expected, sizes):
    """A width of 6 % of 10,000. Widths go up and down by a few items, so that a search ends a few units off."""
    for level, given in zip(CONFIDENCES, sizes, strict=True):
        size = exact_attribute_size(10_000, 0.03, level, expected)
        assert -7 <= size - given <= 1
        found = hypergeometric(round(size * expected), size, 10_000, level)
        assert found.high - found.low <= 600
