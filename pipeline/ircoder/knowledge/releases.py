"""Names of the quarterly releases (``2024q3``, and ``2025d`` for fee schedules), their dates, and which one governs.

Of all tables the newest answers whose quarter has begun on the date of service, before the oldest the oldest. Pair and
add-on edits date each of their rows too, deleted ones included.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

FIRST_YEAR, LAST_YEAR = 2023, 2026

_LETTERS = "abcd"
_NAME = re.compile(r"(?P<year>\d{4})(?:q(?P<quarter>[1-4])|(?P<letter>[abcd]))")


class Release(Protocol):
    """Anything that belongs to one release."""

    @property
    def release(self) -> str:
        """Name of the release."""


Member = TypeVar("Member", bound=Release)


def quarter_of(release: str) -> tuple[int, int]:
    """Year and quarter of a release name.

    Raises
    ------
    ValueError
        For a name that is neither like ``2024q3`` nor like ``2025d``.
    """
    found = _NAME.fullmatch(release)
    if found is None:
        msg = f"{release} is no release; name it like 2026q4, a fee schedule like 2026d"
        raise ValueError(msg)
    letter = found["letter"]
    return int(found["year"]), _LETTERS.index(letter) + 1 if letter else int(found["quarter"])


def edits_release(year: int, quarter: int) -> str:
    """Name of a release of edits or hospital payment."""
    return f"{year}q{quarter}"


def fee_release(year: int, quarter: int) -> str:
    """Name of a fee schedule release: A January, B April, C July, D October."""
    return f"{year}{_LETTERS[quarter - 1]}"


def first_day(release: str) -> dt.date:
    """First day of the quarter that a release is made for."""
    year, quarter = quarter_of(release)
    return dt.date(year, 3 * quarter - 2, 1)


def last_day(release: str) -> dt.date:
    """Last day of the quarter that a release is made for."""
    year, quarter = quarter_of(release)
    following = dt.date(year + 1, 1, 1) if quarter == 4 else dt.date(year, 3 * quarter + 1, 1)
    return following - dt.timedelta(days=1)


def newest_begun(members: Sequence[Member], on: dt.date) -> Member:
    """Of tables in order, oldest first: the newest whose quarter has begun, else the oldest."""
    begun = [member for member in members if first_day(member.release) <= on]
    return begun[-1] if begun else members[0]
