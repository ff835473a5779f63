"""Sizes and allocations: published examples, hand-computed cases, and what must always hold."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.audit.sampling_allocation import allocate, neyman_weights, proportional_weights
from ircoder.audit.sampling_sizes import Spread, attribute_size, expected_precision, normal_quantile, variable_size
from ircoder.formats.rows import InputError

TWO = math.erf(math.sqrt(2))
"""Confidence whose quantile is 2, with which textbooks compute."""


@pytest.mark.parametrize(
    ("units", "margin", "confidence", "expected", "size"),
    [
        (3200, 0.05, TWO, 0.5, 356),  # Cochran, Sampling Techniques, 3rd ed., section 4.4: n0 = 400
        (10**9, 0.05, TWO, 0.5, 400),
        (2000, 0.05, 0.95, 0.5, 323),  # R package cochranSize, its introduction: n0 = 385
        (10**9, 0.05, 0.95, 0.5, 385),
        (10**9, 0.05, 0.95, 0.75, 289),  # R package RSamplingz, Cochran(1.96, .75, .05)
        (800, 0.05, 0.95, 0.75, 213),  # the same, CochranMod(289, 800): 288.11 / (1 + 287.11 / 800) = 212.02
        (10, 0.01, 0.95, 0.5, 10),
    ],
)
def test_size_for_a_proportion(units, margin, confidence, expected, size):
    assert attribute_size(units, margin, confidence, expected) == size


def test_size_for_a_mean_of_one_stratum():
    # Cochran, section 4.6: 430 units of silver maple seedlings, mean 19, variance 85.6, within 10 % by t = 2
    assert variable_size([Spread(430, 19, math.sqrt(85.6))], 0.1, TWO, "proportional") == 78
    assert variable_size([Spread(430, 19, math.sqrt(85.6))], 0.1, TWO, "neyman") == 78


def test_sizes_of_strata_by_hand():
    # N = 100, 50; S = 10, 40; means 20, 60; total 5000; V = (0.1 * 5000 / 2)² = 62500
    strata = [Spread(100, 20, 10), Spread(50, 60, 40)]
    # proportional 150 * (10000 + 80000) / (62500 + 90000) = 88.52; Neyman (1000 + 2000)² / 152500 = 59.02
    assert variable_size(strata, 0.1, TWO, "proportional") == 89
    assert variable_size(strata, 0.1, TWO, "neyman") == 60


def test_a_stratum_of_certainty_adds_to_the_total_and_not_to_the_error():
    # total 2000 + 30000 = 32000; V = (0.05 * 32000 / 2)² = 640000; 100 * 250000 / (640000 + 250000) = 28.09
    strata = [Spread(100, 20, 50), Spread(3, 10000, 0, certain=True)]
    assert variable_size(strata, 0.05, TWO, "proportional") == 3 + 29


@pytest.mark.parametrize("size", [10, 50, 200])
def test_the_expected_precision_is_that_of_the_formula(size):
    strata = [Spread(400, 19, 9)]
    wanted = normal_quantile(0.9) * 9 * math.sqrt((1 - size / 400) / size) / 19
    assert expected_precision(strata, [size], 0.9) == pytest.approx(wanted)
    assert variable_size(strata, wanted * 1.000001, 0.9, "proportional") == size


@pytest.mark.parametrize(
    ("call", "option"),
    [
        (lambda: attribute_size(100, 0, 0.9), "--margin"),
        (lambda: attribute_size(100, 0.1, 1.0), "--confidence"),
        (lambda: attribute_size(100, 0.1, 0.9, 1.0), "--expected-rate"),
        (lambda: variable_size([Spread(10, 1, 1)], 5, 0.9, "neyman"), "--precision"),
        (lambda: variable_size([Spread(10, 0, 1)], 0.5, 0.9, "neyman"), "--size"),
    ],
)
def test_what_makes_no_size_is_refused_with_the_option(call, option):
    with pytest.raises(InputError, match=option):
        call()


@pytest.mark.parametrize(
    ("size", "units", "deviations", "parts"),
    [
        # Pennsylvania State University, STAT 506, lesson 6.2 (Scheaffer, Mendenhall and Ott): 20, 8, 12 and 12, 14, 14
        (40, (155, 62, 93), None, [20, 8, 12]),
        (40, (155, 62, 93), (5, 15, 10), [12, 14, 14]),
        # Thompson, Sampling, chapter 11, example 4
        (12, (150, 90, 120), None, [5, 3, 4]),
        (12, (150, 90, 120), (100, 200, 300), [3, 3, 6]),
        # by hand: what the last stratum cannot give goes to the others, 4 to 1
        (30, (400, 100, 5), (1, 1, 1000), [20, 5, 5]),
        # by hand: no spread anywhere is proportional
        (10, (60, 40), (0, 0), [6, 4]),
        # by hand: at least two of each, or all
        (10, (1000, 3, 1), (1, 1, 1), [7, 2, 1]),
    ],
)
def test_allocation(size, units, deviations, parts):
    weights = proportional_weights(units) if deviations is None else neyman_weights(units, deviations)
    assert allocate(size, units, weights) == parts


@given(st.lists(st.tuples(st.integers(1, 3000), st.floats(0, 1e6)), min_size=1, max_size=12), st.data())
def test_parts_add_up_and_keep_their_bounds(strata, data):
    units = [count for count, _ in strata]
    least = sum(min(2, count) for count in units)
    size = data.draw(st.integers(least, sum(units)))
    parts = allocate(size, units, neyman_weights(units, [deviation for _, deviation in strata]))
    assert sum(parts) == size
    assert all(min(2, count) <= part <= count for part, count in zip(parts, units, strict=True))


@pytest.mark.parametrize("size", [5, 1041])
def test_a_size_that_strata_cannot_have_is_refused(size):
    with pytest.raises(InputError, match="3 strata need at least 6 and have 1,040 units"):
        allocate(size, [1000, 20, 20], [1, 1, 1])
