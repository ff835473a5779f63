"""Exact intervals: published figures, and the definition by brute force in whole numbers."""

from fractions import Fraction
from math import comb

import pytest

from ircoder.audit.intervals import clopper_pearson, hypergeometric


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 5
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_clopper_pearson_gives_published_limits(count, of, low, high):
    found = clopper_pearson(count, of)
    assert (round(found.low, 4), round(found.high, 4), found.confidence) == (low, high, 0.95)


def test_clopper_pearson_has_the_tails_of_its_definition():
    low, high = clopper_pearson(3, 20, 0.8).low, clopper_pearson(3, 20, 0.8).high
    at_least = sum(comb(20, k) * low**k * (1 - low) ** (20 - k) for k in range(3, 21))
    at_most = sum(comb(20, k) * high**k * (1 - high) ** (20 - k) for k in range(4))
    assert at_least == pytest.approx(0.1)
    assert at_most == pytest.approx(0.1)


def test_nothing_and_everything():
    assert (clopper_pearson(0, 0).low, clopper_pearson(0, 0).high) == (0, 1)
    assert clopper_pearson(7, 7).high == 1
    assert clopper_pearson(7, 7).low == pytest.approx(0.025 ** (1 / 7))


def brute(count, of, population, tail):
    """Numbers of which the sample is not improbable, in exact fractions."""
    fits = []
    for number in range(count, population - of + count + 1):
        ways = [comb(number, k) * comb(population - number, of - k) for k in range(of + 1)]
        whole = comb(population, of)
        if Fraction(sum(ways[count:]), whole) > tail and Fraction(sum(ways[: count + 1]), whole) > tail:
            fits.append(number)
    return fits[0], fits[-1]


@pytest.mark.parametrize("of", [1, 4, 9, 20])
def test_the_hypergeometric_interval_is_that_of_its_definition(of):
    for count in range(of + 1):
        found = hypergeometric(count, of, 25, 0.9)
        assert (found.low, found.high) == brute(count, of, 25, Fraction(1, 20))


def test_the_interval_of_a_whole_population_is_its_number():
    found = hypergeometric(3, 10, 10)
    assert (found.low, found.high) == (3, 3)


def test_a_large_population_is_nearly_binomial():
    exact, binomial = hypergeometric(12, 100, 10**6, 0.9), clopper_pearson(12, 100, 0.9)
    assert exact.low / 10**6 == pytest.approx(binomial.low, abs=1e-4)
    assert exact.high / 10**6 == pytest.approx(binomial.high, abs=1e-4)


@pytest.mark.parametrize(("count", "of", "confidence"), [(-1, 3, 0.9), (4, 3, 0.9), (1, 3, 1.0), (1, 3, 0.0)])
def test_what_is_no_proportion_is_refused(count, of, confidence):
    with pytest.raises(ValueError, match="is no"):
        clopper_pearson(count, of, confidence)


def test_a_sample_larger_than_its_population_is_refused():
    with pytest.raises(ValueError, match="more than the population"):
        hypergeometric(1, 5, 4)
