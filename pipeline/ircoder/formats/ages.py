"""The age of a patient on the day of service, from the date of birth."""

from __future__ import annotations

import datetime as dt

_YEAR_DAYS = 365.25
_OLDEST_YEARS = 130
_UNDER_ONE = 0.99  # what is nearly a year must not become one


def age_on(day: dt.date, born: dt.date) -> float | None:
    """Give completed years, under one year hundredths of it; ``None`` where the date of birth cannot be right."""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if not 0 <= years <= _OLDEST_YEARS:
        return None
    return float(years) if years else min(round((day - born).days / _YEAR_DAYS, 2), _UNDER_ONE)
