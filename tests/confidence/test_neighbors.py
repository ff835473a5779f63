"""The reports of the training that are most like a report, and what their codes say of its own."""

from __future__ import annotations

import numpy as np
import pytest

from ircoder.confidence.neighbor_features import code_agreement, set_agreement
from ircoder.confidence.neighbors import NEAREST, Neighbor, Neighbors

CODES = [frozenset({"49083"}), frozenset({"32555"}), frozenset()]


def three_reports():
    """Two features: the first report has one of them, the second both, the third the other."""
    half = 0.5**0.5
    return Neighbors(
        np.array([0, 2, 4]), np.array([0, 1, 1, 2]), np.array([1.0, half, half, 1.0], dtype=np.float32), CODES
    )


def test_the_likest_come_first():
    found = three_reports().nearest([0, 1], np.array([0.8, 0.6], dtype=np.float32))
    assert [neighbor.codes for neighbor in found] == [CODES[1], CODES[0], CODES[2]]
    assert [neighbor.likeness for neighbor in found] == pytest.approx([0.99, 0.8, 0.6], abs=1e-3)


def test_equal_likeness_keeps_the_order_of_the_training():
    same = np.ones(25, dtype=np.float32)
    many = Neighbors(np.array([0, 25]), np.arange(25), same, [frozenset({str(i)}) for i in range(25)])
    found = many.nearest([0], same[:1])
    assert [neighbor.codes for neighbor in found] == [frozenset({str(i)}) for i in range(NEAREST)]


def test_a_report_without_known_words_has_none():
    assert three_reports().nearest([], np.array([], dtype=np.float32)) == ()


def test_neighbors_are_read_back_as_they_were_written(tmp_path):
    three_reports().to_disk(tmp_path)
    amounts = np.array([0.8, 0.6], dtype=np.float32)
    assert Neighbors.from_disk(tmp_path).nearest([0, 1], amounts) == three_reports().nearest([0, 1], amounts)


@pytest.mark.parametrize(
    ("codes", "agreement", "best", "same"),
    [
        ({"49083"}, 0.8 / 1.2, 1.0, 1.0),
        ({"49083", "76942"}, (0.8 * 0.5) / 1.2, 0.5, 0.0),
        ({"47000"}, 0.0, 0.0, 0.0),
        ((), 0.0, 0.0, 0.0),
    ],
)
def test_agreement_of_a_set(codes, agreement, best, same):
    nearest = (Neighbor(0.8, frozenset({"49083"})), Neighbor(0.4, frozenset({"32555"})))
    found = set_agreement(nearest, codes)
    assert found["agreement of the nearest"] == pytest.approx(agreement)
    assert (found["best agreement"], found["a near one has the same codes"]) == (best, same)
    assert found["nearest"] == pytest.approx(2.4)


def test_without_neighbors_nothing_agrees():
    assert set(set_agreement((), {"49083"}).values()) == {0.0}


@pytest.mark.parametrize(
    ("code", "best"), [("49083", 0.8 * 3), ("32555", 0.4 * 3), ("47000", 0.0)], ids=["likest", "less like", "none"]
)
def test_a_code_of_the_likest_stands_best(code, best):
    nearest = (Neighbor(0.8, frozenset({"49083"})), Neighbor(0.4, frozenset({"32555"})))
    share = {one: code_agreement(nearest, one)["share of the nearest"] for one in ("49083", "32555", "47000")}
    assert code_agreement(nearest, code)["likeness of the nearest with it"] == pytest.approx(best)
    assert share["49083"] > share["32555"] > share["47000"]
