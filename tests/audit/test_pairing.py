"""The pairing is the best of all, and always the same."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ircoder.audit.pairing import MOST, best_pairs

_DISTANCE = st.one_of(
    st.none(), st.tuples(*(st.integers(0, 2) for _ in range(5)), st.integers(0, 40)), st.just((1, 0, 0, 1, 0, 1))
)


def _by_hand(distances):
    """The best of all pairings, by looking at every one."""
    rows, columns = range(len(distances)), range(len(distances[0]))
    found = [(0, (0,) * 6, ())]
    for size in range(1, min(len(rows), len(columns)) + 1):
        for chosen in combinations(rows, size):
            for taken in permutations(columns, size):
                pairs = tuple(zip(chosen, taken, strict=True))
                costs = [distances[row][column] for row, column in pairs]
                if None not in costs:
                    found.append((-size, tuple(map(sum, zip(*costs, strict=True))), pairs))
    return min(found)[2]


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(_DISTANCE, min_size=n, max_size=n), min_size=1, max_size=4))
)
@settings(max_examples=200, deadline=None)
def test_no_other_pairing_is_better_and_ties_go_to_the_first_lines(distances):
    assert best_pairs(distances) == _by_hand(distances)


@pytest.mark.parametrize("distances", [[], [[]], [[None, None]]])
def test_nothing_to_pair(distances):
    assert best_pairs(distances) == ()


def test_beyond_the_limit_the_nearest_come_first():
    size = MOST + 1
    distances = [[(1, 0, 0, 1, 0, abs(row - column)) for column in range(size)] for row in range(size)]
    assert best_pairs(distances) == tuple((place, place) for place in range(size))
