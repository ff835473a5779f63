"""The draw: repeatable, without repetition, and every unit with the same chance."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.audit.sampling_draw import draw, new_seed, random_numbers

NUMBERS = [0.4252661597621973, 0.4395859563349236, 0.9370843318077146, 0.4248120263001891, 0.8125821651002253]


def test_the_numbers_never_change():
    """They are written down here: a sample drawn years ago has to come out again."""
    assert random_numbers(20260314, 5) == NUMBERS
    assert random_numbers(1, 2) == [0.13436424411240122, 0.8474337369372327]


@pytest.mark.parametrize("seed", [0, 1, 20260314, 2**32 - 1])
def test_the_numbers_are_those_of_another_mt19937(seed):
    theirs = np.random.RandomState([seed]).random_sample(50)
    assert random_numbers(seed, 50) == theirs.tolist()


def test_a_draw_by_hand():
    drawn = draw(list("abcde"), list("xyxxy"), {"x": 2, "y": 1}, 20260314, 1)
    assert [(item.stratum, item.key, item.role, item.order, item.number) for item in drawn] == [
        ("x", "d", "sample", 1, NUMBERS[3]),
        ("x", "a", "sample", 2, NUMBERS[0]),
        ("x", "c", "spare", 3, NUMBERS[2]),
        ("y", "b", "sample", 1, NUMBERS[1]),
        ("y", "e", "spare", 2, NUMBERS[4]),
    ]
    assert {item.stratum: item.stratum_units for item in drawn} == {"x": 3, "y": 2}


@given(st.integers(0, 2**40), st.integers(1, 60), st.integers(0, 20))
def test_no_unit_is_drawn_twice_and_spares_are_the_next_ones(seed, size, spares):
    keys = [f"{number:03}" for number in range(60)]
    drawn = draw(keys, ["all"] * 60, {"all": size}, seed, spares)
    chosen = [item.key for item in drawn]
    assert len(set(chosen)) == len(chosen) == min(60, size + spares)
    assert [item.number for item in drawn] == sorted(item.number for item in drawn)
    larger = draw(keys, ["all"] * 60, {"all": min(60, size + spares)}, seed, 0)
    assert [item.key for item in larger] == chosen


def test_every_unit_has_the_same_chance():
    keys = [f"{number:02}" for number in range(20)]
    counts = Counter(item.key for seed in range(2000) for item in draw(keys, ["all"] * 20, {"all": 5}, seed, 0))
    squares = sum((counts[key] - 500) ** 2 / (500 * 15 / 20) for key in keys)
    assert squares < 43.8  # chi-square, 19 degrees of freedom, 0.999; without replacement it is a little smaller


def test_a_new_seed_is_another_one_each_time():
    assert len({new_seed() for _ in range(20)}) > 1
    assert all(100_000_000 <= new_seed() < 1_000_000_000 for _ in range(20))
