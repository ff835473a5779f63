"""The Medicare physician fee schedule: relative values and payment indicators, by release.

Each release is named by year and letter (``2025d``: the October file). The service year picks the release: the newest
one up to that year that holds the code, else the oldest one after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "fee_schedule.csv"
COLUMNS = (
    "code",
    "release",
    "modifier",
    "status",
    "work_rvu",
    "nonfacility_pe_rvu",
    "facility_pe_rvu",
    "mp_rvu",
    "nonfacility_total",
    "facility_total",
    "pctc",
    "global_days",
    "multiple",
    "bilateral",
)


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One code and component (``modifier``: empty, ``26``, ``TC``, ``53``) of one release.

    Relative values are in RVUs; ``None`` where the release at hand gives no such part. ``pctc`` splits professional
    and technical part (MOD-04), ``bilateral`` says how two sides are written (MOD-06), ``multiple`` is the
    multiple-procedure indicator (MOD-09), ``global_days`` the global period (MOD-10).
    """

    code: str
    release: str
    modifier: str
    status: str
    work: float | None
    nonfacility_practice: float | None
    facility_practice: float | None
    malpractice: float | None
    nonfacility_total: float | None
    facility_total: float | None
    pctc: str
    global_days: str
    multiple: str
    bilateral: str

    @property
    def year(self) -> int:
        """Year of the release."""
        return int(self.release[:4])


class FeeSchedule:
    """All releases, looked up by code, component and service year."""

    def __init__(self, rows: Mapping[tuple[str, str], tuple[FeeRow, ...]]) -> None:
        self._rows = rows

    def row(self, code: str, year: int, modifier: str = "") -> FeeRow | None:
        """Row that governs a service year; ``None`` where no release holds the code (hospital-only codes)."""
        rows = self._rows.get((code, modifier), ())
        up_to = [row for row in rows if row.year <= year]
        return up_to[-1] if up_to else (rows[0] if rows else None)

    def pctc(self, code: str, year: int) -> str | None:
        """Professional and technical split indicator of the service year."""
        row = self.row(code, year)
        return row.pctc if row else None

    def bilateral(self, code: str, year: int) -> str | None:
        """Two-sides indicator of the service year."""
        row = self.row(code, year)
        return row.bilateral if row else None

    def global_days(self, code: str, year: int) -> str | None:
        """Global period of the service year: ``000``, ``010``, ``090`` days, or a letter code (MOD-10)."""
        row = self.row(code, year)
        return row.global_days if row else None


@cache
def load_fee_schedule() -> FeeSchedule:
    """Read the shipped releases.

    Raises
    ------
    KnowledgeError
        For a relative value that is no number, a release without its year, or rows of one code out of order.
    """
    rows: dict[tuple[str, str], tuple[FeeRow, ...]] = {}
    for line, row in read_table(TABLE, COLUMNS):
        if not row["release"][:4].isdigit():
            raise KnowledgeError(TABLE, line, "the release does not begin with its year", "Name it like 2025d.")
        key = (row["code"], row["modifier"])
        earlier = rows.get(key, ())
        if earlier and earlier[-1].release >= row["release"]:
            raise KnowledgeError(TABLE, line, "releases of the code are out of order", "Sort them, oldest first.")
        rows[key] = (*earlier, _fee_row(row, line))
    return FeeSchedule(rows)


def _fee_row(row: Mapping[str, str], line: int) -> FeeRow:
    try:
        values = [float(row[column]) if row[column] else None for column in COLUMNS[4:10]]
    except ValueError:
        raise KnowledgeError(TABLE, line, "a relative value is not a number", "Use a decimal point.") from None
    work, nonfacility_practice, facility_practice, malpractice, nonfacility_total, facility_total = values
    return FeeRow(
        code=row["code"],
        release=row["release"],
        modifier=row["modifier"],
        status=row["status"],
        work=work,
        nonfacility_practice=nonfacility_practice,
        facility_practice=facility_practice,
        malpractice=malpractice,
        nonfacility_total=nonfacility_total,
        facility_total=facility_total,
        pctc=row["pctc"],
        global_days=row["global_days"],
        multiple=row["multiple"],
        bilateral=row["bilateral"],
    )
