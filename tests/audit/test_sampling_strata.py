"""Strata: boundaries of a published example, and which amount belongs where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ircoder.audit.sampling_strata import StrataRule, boundaries_of, dollar_boundaries, in_order
from ircoder.formats.rows import InputError

LOANS = [3464, 2516, 2157, 1581, 1142, 746, 512, 376, 265, 207, 126, 107, 82, 50, 39, 25, 16, 19, 2, 3]
"""Cochran, Sampling Techniques, 3rd ed., table 5A.12: banks by the percentage of industrial loans, in classes of 5."""


def test_boundaries_of_the_published_example():
    """Cochran divides the sum 389.5 by 5 and finds strata that end at 5, 15, 25 and 45 per cent."""
    assert sum(LOANS) == 13435
    assert boundaries_of([5 * step for step in range(1, 21)], LOANS, 5) == (5, 15, 25, 45)


def test_boundaries_from_amounts_by_hand():
    # classes to 2, 4, 6, 8, 10 with 4, 1, 1, 0, 1: sums of roots 2, 3, 4, 4, 5; half of 5 is 2.5, as near to 2 as to 3
    amounts = [0, 1, 1.5, 2, 3, 5, 10]
    assert dollar_boundaries(amounts, 2, 5) == (2,)
    # thirds 1.67 and 3.33: nearest sums 2 and 3
    assert dollar_boundaries(amounts, 3, 5) == (2, 4)


def test_amounts_too_close_together_make_fewer_strata():
    assert dollar_boundaries([1] * 1000 + [2, 1000], 3, 10) == (100.9,)


@pytest.mark.parametrize(("amounts", "strata"), [([1, 2, 3], 1), ([5, 5, 5], 2), ([1, 2], 3)])
def test_strata_that_cannot_be_are_refused(amounts, strata):
    with pytest.raises(InputError, match="--dollar-strata"):
        dollar_boundaries(amounts, strata)


@given(st.lists(st.floats(0, 1e5), min_size=6, max_size=60, unique=True), st.integers(2, 5), st.randoms())
def test_boundaries_ascend_inside_the_range_whatever_the_order(amounts, strata, shuffler):
    found = dollar_boundaries(amounts, strata)
    assert sorted(set(found)) == list(found)
    assert all(min(amounts) < boundary < max(amounts) for boundary in found)
    shuffler.shuffle(amounts)
    assert dollar_boundaries(amounts, strata) == found


@pytest.mark.parametrize(
    ("amount", "stratum"),
    [
        (-5, "1"),
        (100, "1"),
        (100.01, "2"),
        (500, "2"),
        (501, "3"),
        (9999.99, "3"),
        (10000, "certainty"),
        (2e6, "certainty"),
    ],
)
def test_an_amount_belongs_to_the_stratum_that_it_does_not_exceed(amount, stratum):
    assert StrataRule("dollars", "paid", (100, 500), 10000).of_dollars(amount) == stratum


def test_edges_of_strata():
    rule = StrataRule("dollars", "paid", (100, 500), 10000)
    assert [rule.edges(name) for name in ("1", "2", "3", "certainty")] == [
        (None, 100),
        (100, 500),
        (500, None),
        (10000, None),
    ]
    assert StrataRule("column", "site").edges("certainty") == (None, None)
    assert not StrataRule("column", "site").is_certain("certainty")


def test_strata_stand_in_the_order_of_their_dollars():
    assert in_order(["10", "2", "certainty", "1", "2"]) == ["1", "2", "10", "certainty"]
    assert in_order(["West", "East"]) == ["East", "West"]
