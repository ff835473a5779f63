import random

import pytest

from ircoder.evaluate.count_intervals import count_intervals, intervals_by_name, mean_f1_bounds, share_bounds
from ircoder.evaluate.scores import Counts, interval, ratio, summed, total

GENERATOR = random.Random(3)
REPORTS = [
    {
        name: Counts(GENERATOR.randint(0, 3), GENERATOR.randint(0, 2), GENERATOR.randint(0, 2))
        for name in "abc"
        if GENERATOR.random() < 0.6
    }
    for _ in range(25)
]
"""Counts by name of 25 reports."""


@pytest.mark.parametrize("name", "abc")
@pytest.mark.parametrize("figure", ["precision", "recall", "f1"])
def test_bounds_are_those_of_drawing_reports_one_by_one(name, figure):
    def of(reports):
        return getattr(total(report.get(name, Counts()) for report in reports), figure)

    assert intervals_by_name(REPORTS)[name][figure] == pytest.approx(interval(REPORTS, of))


def test_bounds_of_sums_and_shares():
    sums = [total(report.values()) for report in REPORTS]
    assert count_intervals(sums)["f1"] == pytest.approx(interval(sums, lambda part: total(part).f1))
    pairs = [(one.right, one.right + one.missing) for one in sums]
    by_hand = interval(pairs, lambda part: ratio(sum(right for right, _ in part), sum(of for _, of in part)))
    assert share_bounds(pairs) == pytest.approx(by_hand)


def test_bounds_of_a_mean_over_the_names_that_gold_has():
    def of(reports):
        found = [counts.f1 or 0.0 for counts in summed(reports).values() if counts.right + counts.missing]
        return sum(found) / len(found) if found else None

    assert mean_f1_bounds(REPORTS) == pytest.approx(interval(REPORTS, of))


ONE = Counts(right=1, missing=1)


@pytest.mark.parametrize(
    ("reports", "names"),
    [
        ([], set()),
        ([{"a": ONE}], set()),
        # Of one report alone every resample that has it has the same figures.
        ([{"a": ONE}, {"b": ONE}, {"a": Counts()}], set()),
        ([{"a": ONE}, {"a": ONE, "b": ONE}], {"a"}),
    ],
)
def test_one_report_has_no_interval(reports, names):
    assert set(intervals_by_name(reports)) == names
    assert (mean_f1_bounds(reports[:1]), share_bounds([(1, 2), (0, 0)]), count_intervals([ONE])) == (None, None, {})
