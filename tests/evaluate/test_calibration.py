import pytest

from ircoder.evaluate.calibration import calibration_figures, width_bins, width_error
from ircoder.evaluate.probabilities import bins_of, calibration_error
from ircoder.evaluate.selective import area, risk_figures, risk_points


@pytest.mark.parametrize(
    ("outcomes", "error"),
    [
        # Each in a bin of its own: (0.05 + 0.85 + 0.35 + 0.25) / 4.
        ([(0.95, True), (0.85, False), (0.65, True), (0.25, False)], 0.375),
        # One bin, 0.9 to 1: mean 0.95, three of four right.
        ([(0.92, True), (0.94, True), (0.96, True), (0.98, False)], 0.2),
        # Bins weigh by their items: 0.75 * |0.9 - 2/3| + 0.25 * |0.5 - 1|.
        ([(0.9, True), (0.9, True), (0.9, False), (0.5, True)], 0.75 * (0.9 - 2 / 3) + 0.25 * 0.5),
        ([(1.0, True), (0.0, False)], 0.0),
    ],
)
def test_expected_calibration_error(outcomes, error):
    assert width_error(outcomes) == pytest.approx(error)


@pytest.mark.parametrize(
    ("chance", "lower"), [(0.0, 0.0), (0.1, 0.0), (0.1001, 0.1), (0.3, 0.2), (0.7, 0.6), (0.95, 0.9), (1.0, 0.9)]
)
def test_the_upper_bound_belongs_to_its_bin(chance, lower):
    (one,) = width_bins([(chance, True)])
    assert one.lower == pytest.approx(lower)


def test_figures_of_reports_that_are_drawn_as_a_whole():
    figures = calibration_figures([[(0.9, True), (0.8, False)], [], [(0.6, True)]])
    assert figures.items == 3
    assert figures.brier == pytest.approx((0.01 + 0.64 + 0.16) / 3)
    assert [one.items for one in figures.bins] == [1, 1, 1]
    assert set(figures.intervals) == {
        "expected_calibration_error",
        "expected_calibration_error_equal_mass",
        "brier",
    }
    assert calibration_figures([[], []]) is None


TIED = [(0.8, True)] * 40 + [(0.8, False)] * 10


@pytest.mark.parametrize(
    ("outcomes", "error", "observed"),
    [
        # One probability that keeps what it promises has no error, whatever bin an item falls into.
        (TIED, 0.0, [0.8] * 5),
        ([(0.6, right) for _, right in TIED], 0.2, [0.8] * 5),
        # Two bins of two: the tie at 0.5 spans the bound, with one of three right.
        (
            [(0.9, True), (0.5, True), (0.5, False), (0.5, False)],
            0.5 * (0.5 - 1 / 3) + 0.5 * (0.7 - 2 / 3),
            [1 / 3, 2 / 3],
        ),
        # Without ties nothing is shared out.
        ([(0.9, True), (0.8, False), (0.3, True), (0.2, False)], 0.5 * (0.85 - 0.5) + 0.5 * (0.5 - 0.25), [0.5, 0.5]),
    ],
)
def test_equal_probabilities_share_what_was_right(outcomes, error, observed):
    for order in (outcomes, outcomes[::-1]):
        bins = len(observed)
        assert calibration_error(order, bins) == pytest.approx(error)
        assert [one.observed for one in bins_of(order, bins)] == pytest.approx(observed)


OUTCOMES = [(0.9, True), (0.8, False), (0.7, True), (0.6, True)]


def test_risk_and_coverage():
    points = risk_points([OUTCOMES[place] for place in (2, 0, 3, 1)])
    assert [point.threshold for point in points] == [0.9, 0.8, 0.7, 0.6]
    assert [point.coverage for point in points] == [0.25, 0.5, 0.75, 1.0]
    assert [point.risk for point in points] == pytest.approx([0, 1 / 2, 1 / 3, 1 / 4])
    assert area(OUTCOMES) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 4) / 4)


def test_the_best_order_has_its_errors_last():
    figures = risk_figures(OUTCOMES)
    assert figures.best_area == pytest.approx((0 + 0 + 0 + 1 / 4) / 4)
    assert figures.coverage_at == {0.05: 0.25, 0.1: 0.25}
    assert risk_figures([]) is None


def test_equal_probabilities_have_no_order():
    assert len(risk_points([(0.5, True), (0.5, False)])) == 1
    assert area([(0.5, True), (0.5, False)]) == area([(0.5, False), (0.5, True)]) == pytest.approx(0.5)
