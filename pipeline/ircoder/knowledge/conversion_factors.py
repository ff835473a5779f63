"""Dollars a RVU of the Medicare physician fee schedule, by date of service.

The schedules that ship are not one a year, so that another year's would stand in for 2024. A schedule that the user has
imported for the year of the date tells its own factor.

Source: CMS, physician fee schedule final rules of each year; for services from 9 March 2024 on the Consolidated
Appropriations Act of 2024. The factor of 2026 is that of physicians who take part in no advanced payment model.
"""

from __future__ import annotations

import datetime as dt

FACTORS: tuple[tuple[dt.date, float], ...] = (
    (dt.date(2023, 1, 1), 33.8872),
    (dt.date(2024, 1, 1), 32.7442),
    (dt.date(2024, 3, 9), 33.2875),
    (dt.date(2025, 1, 1), 32.3465),
    (dt.date(2026, 1, 1), 33.4009),
)
"""First day and dollars a RVU."""

LAST_DAY = dt.date(2026, 12, 31)
"""Last day for which the factor is known here."""


def published_factor(on: dt.date) -> float | None:
    """Give the dollars a RVU on a date of service; ``None`` outside the years above."""
    begun = [factor for start, factor in FACTORS if start <= on <= LAST_DAY]
    return begun[-1] if begun else None
