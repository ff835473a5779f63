from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from ircoder.knowledge import releases


@dataclass
class Table:
    release: str


EDITS = [Table("2024q3"), Table("2025q1"), Table("2026q4")]


@pytest.mark.parametrize(
    ("release", "first", "last"),
    [
        ("2024q3", "2024-07-01", "2024-09-30"),
        ("2025d", "2025-10-01", "2025-12-31"),
        ("2026a", "2026-01-01", "2026-03-31"),
    ],
)
def test_a_release_is_made_for_a_quarter(release, first, last):
    assert releases.first_day(release).isoformat() == first
    assert releases.last_day(release).isoformat() == last


def test_names():
    assert releases.edits_release(2026, 4) == "2026q4"
    assert releases.fee_release(2026, 4) == "2026d"
    for name in ("2026", "2026q5", "2026e", "26q1", ""):
        with pytest.raises(ValueError, match="name it like 2026q4"):
            releases.quarter_of(name)


@pytest.mark.parametrize(
    ("date", "release"),
    [
        ("2023-01-01", "2024q3"),
        ("2024-09-30", "2024q3"),
        ("2024-12-31", "2024q3"),
        ("2025-01-01", "2025q1"),
        ("2026-09-30", "2025q1"),
        ("2026-10-01", "2026q4"),
        ("2026-12-31", "2026q4"),
    ],
)
def test_the_newest_release_that_has_begun_answers(date, release):
    assert releases.newest_begun(EDITS, dt.date.fromisoformat(date)).release == release
