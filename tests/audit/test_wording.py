"""Figures in words: they are those that the cells of the workbook show, and a verdict shows what it says."""

import pytest
from tests.audit.build import audited
from tests.audit.build_result import encounters, result

from ircoder.audit.figures import dollars, interval, percent, shown, signed
from ircoder.audit.model import Trigger
from ircoder.audit.wording import of_known_dollars, verdict


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.3125, "31.3%"),  # 5 of 16: a cell shows 31.3%, and Python's formatting 31.2%
        (0.0625, "6.3%"),
        (0.8125, "81.3%"),
        (0.3124999, "31.2%"),
        (1.0, "100.0%"),
        (-0.0625, "-6.3%"),
        (-0.00001, "0.0%"),
        (0.0, "0.0%"),
        (None, "-"),
    ],
)
def test_a_share_is_rounded_as_a_spreadsheet_does(value, told):
    assert percent(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (2.675, "$2.68"),
        (1234.5, "$1,234.50"),
        (-1234.5, "-$1,234.50"),
        (-0.001, "$0.00"),
        (1e12, "$1,000,000,000,000.00"),
    ],
)
def test_an_amount_is_rounded_as_a_spreadsheet_does(value, told):
    assert dollars(value) == told


@pytest.mark.parametrize(
    ("value", "told"), [(0.125, "+0.13"), (-0.125, "-0.13"), (-0.001, "0.00"), (1234.5, "+1,234.50")]
)
def test_a_number_with_its_sign(value, told):
    assert signed(value) == told


def test_relative_values_and_counts():
    assert (shown(0.125, "rvu"), shown(1234.0, "count")) == ("0.13", "1,234")


def test_bounds_are_rounded_as_their_score():
    score = result().scores["code_accuracy"]
    low, high = score.interval
    assert interval(score) == f"{percent(low)[:-1]} to {percent(high)}"


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (0.147, "14.7% reaches the trigger of 5.0%"),
        (0.05, "5.0% reaches the trigger of 5.0%"),
        (0.0496, "4.96% stays below the trigger of 5.00%"),
        (0.04996, "4.996% stays below the trigger of 5.000%"),
        (-0.02, "-2.0% stays below the trigger of 5.0%"),
    ],
)
def test_a_rate_that_stays_below_is_seen_to_do_so(rate, told):
    assert told in verdict(Trigger(0.05, rate))


def test_what_the_verdict_rests_on_is_told_where_it_is_not_the_whole_sample():
    assert of_known_dollars(result()) == ""
    _, *others = encounters()
    partly = result([audited("0075T, 36247", "36247"), *others])  # nobody prices 0075T
    assert of_known_dollars(partly) == "It rests on 9 of 10 lines: the value of the others is not known."
    assert of_known_dollars(result([audited("0075T", "")])) == ""  # no rate, no verdict
