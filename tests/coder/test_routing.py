import pytest

from ircoder.confidence.routing import BELOW_THRESHOLD, NO_THRESHOLD, NOT_CALIBRATED, route_report


@pytest.mark.parametrize(
    ("reasons", "probability", "threshold", "route", "expected"),
    [
        ([], None, None, "review", (NOT_CALIBRATED,)),
        ([], 0.99, None, "review", (NO_THRESHOLD,)),
        (["a", "b", "a"], None, 0.9, "review", ("a", "b", NOT_CALIBRATED)),
        ([], 0.95, 0.9, "auto", ()),
        ([], 0.9, 0.9, "auto", ()),
        ([], 0.89, 0.9, "review", (BELOW_THRESHOLD,)),
        (["a"], 0.99, 0.9, "review", ("a",)),
    ],
)
def test_route(reasons, probability, threshold, route, expected):
    routing = route_report(reasons, probability, threshold)
    assert (routing.route, routing.review_reasons) == (route, expected)
