import datetime as dt

import pytest

from ircoder.formats.ages import age_on

DAY = dt.date(2026, 3, 14)
AGES = [
    ("1960-03-14", 66.0),
    ("1960-03-15", 65.0),
    ("2025-03-14", 1.0),
    ("2025-03-15", 0.99),
    ("2025-09-13", 0.5),
    ("2026-03-14", 0.0),
    ("2026-03-15", None),
    ("1896-03-14", 130.0),
    ("1895-03-14", None),
]


@pytest.mark.parametrize(("born", "age"), AGES)
def test_the_age_is_that_on_the_day(born, age):
    assert age_on(DAY, dt.date.fromisoformat(born)) == age
