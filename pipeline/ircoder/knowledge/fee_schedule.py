"""The Medicare physician fee schedule: relative values and payment indicators, by release.

Each release is named by year and letter (``2025d``: the October file). The shipped releases are one a year and stand
for the whole service year and what follows. An imported one governs from the first day of its quarter, and goes before
a shipped one that had to stand in for that quarter. Of the governing releases the newest that holds the code is used,
else the oldest one after the date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from ircoder.knowledge.conversion_factors import published_factor
from ircoder.knowledge.imported import NOTHING, Imported, StoredTable
from ircoder.knowledge.releases import first_day
from ircoder.knowledge.tables import KnowledgeError, read_rows, read_table

TABLE = "fee_schedule.csv"
VALUES = (
    "work_rvu",
    "nonfacility_pe_rvu",
    "facility_pe_rvu",
    "mp_rvu",
    "nonfacility_total",
    "facility_total",
    "conversion_factor",
)
COLUMNS = (
    "code",
    "release",
    "modifier",
    "status",
    *VALUES,
    "pctc",
    "global_days",
    "multiple",
    "bilateral",
    "co_surgeons",
)

Rows = dict[tuple[str, str], "FeeRow"]
"""Rows of one release by code and component."""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One code and component (``modifier``: empty, ``26``, ``TC``, ``53``) of one release.

    Relative values are in RVUs; ``None`` where the release at hand gives no such part. ``pctc`` splits professional
    and technical part (MOD-04), ``bilateral`` says how two sides are written (MOD-06), ``multiple`` is the
    multiple-procedure indicator (MOD-09), ``global_days`` the global period (MOD-10), ``co_surgeons`` whether two
    surgeons may share the work (MOD-41); ``conversion_factor`` is in dollars a RVU.
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
    co_surgeons: str = ""
    conversion_factor: float | None = None


class FeeRelease:
    """One release. ``shipped`` ones govern their whole year, as there is one a year."""

    def __init__(self, release: str, rows: Rows | None = None, table: StoredTable | None = None) -> None:
        self.release = release
        self.shipped = table is None
        self._rows = rows or {}
        self._table = table

    @cached_property
    def rows(self) -> Rows:
        """Rows by code and component."""
        if self._table is None:
            return self._rows
        name = self._table.name
        rows = (_fee_row(row, name, line) for line, row in read_rows(self._table.text, name, COLUMNS))
        return {(row.code, row.modifier): row for row in rows}

    @cached_property
    def conversion_factor(self) -> float | None:
        """Dollars a RVU, the same on every row of a release; ``None`` where it tells none."""
        return next((row.conversion_factor for row in self.rows.values() if row.conversion_factor), None)

    def governs_from(self, on: dt.date) -> dt.date:
        """First day of the quarter; for a shipped release that has not come yet, of the year it stands in for."""
        start = first_day(self.release)
        return dt.date(start.year, 1, 1) if self.shipped and on < start else start


class FeeSchedule:
    """All releases, looked up by code, component and date of service."""

    def __init__(self, releases: Iterable[FeeRelease]) -> None:
        self.releases = tuple(releases)
        self._by_date: dict[dt.date, tuple[FeeRelease, ...]] = {}

    def row(self, code: str, on: dt.date, modifier: str = "") -> FeeRow | None:
        """Row that governs a date of service; ``None`` where no release holds the code (hospital-only codes)."""
        for release in self._by_date.get(on) or self._ordered(on):
            row = release.rows.get((code, modifier))
            if row is not None:
                return row
        return None

    def governing(self, on: dt.date) -> FeeRelease:
        """Release that is asked first for a date of service."""
        return (self._by_date.get(on) or self._ordered(on))[0]

    def pctc(self, code: str, on: dt.date) -> str | None:
        """Professional and technical split indicator on a date of service."""
        row = self.row(code, on)
        return row.pctc if row else None

    def bilateral(self, code: str, on: dt.date) -> str | None:
        """Two-sides indicator on a date of service."""
        row = self.row(code, on)
        return row.bilateral if row else None

    def global_days(self, code: str, on: dt.date) -> str | None:
        """Global period on a date of service: ``000``, ``010``, ``090`` days, or a letter code (MOD-10)."""
        row = self.row(code, on)
        return row.global_days if row else None

    def conversion_factor(self, on: dt.date) -> float | None:
        """Dollars a RVU on a date of service.

        A schedule imported for the year of the date tells its own; then come the published ones, as the schedules that
        ship are not one a year; then the newest release that tells one.
        """
        governing = self._by_date.get(on) or self._ordered(on)
        first = governing[0]
        if not first.shipped and first_day(first.release).year == on.year and first.conversion_factor:
            return first.conversion_factor
        told = (release.conversion_factor for release in governing if release.conversion_factor is not None)
        return published_factor(on) or next(told, None)

    def _ordered(self, on: dt.date) -> tuple[FeeRelease, ...]:
        """Releases that govern the date, newest first, then those to come, oldest first."""
        starts = [((release.governs_from(on), not release.shipped), release) for release in self.releases]
        starts.sort(key=lambda pair: pair[0])
        begun = [release for (start, _), release in reversed(starts) if start <= on]
        to_come = [release for (start, _), release in starts if start > on]
        self._by_date[on] = ordered = (*begun, *to_come)
        return ordered


@cache
def load_fee_schedule() -> FeeSchedule:
    """Fee schedule of the shipped releases alone.

    Raises
    ------
    KnowledgeError
        For a relative value that is no number, a release that has no such name, or a row that stands there twice.
    """
    return fee_schedule_with(NOTHING)


def fee_schedule_with(imported: Imported) -> FeeSchedule:
    """Shipped and imported releases. A shipped one stays beside an imported one of its name: it governs more dates."""
    shipped = [FeeRelease(release, rows=rows) for release, rows in _shipped().items()]
    own: dict[str, FeeRelease] = {}
    for part in ("qpp", ""):  # where both are there, the conversion factor of most physicians goes first
        tables = (table for table in imported.of("fee-schedule") if table.origin.part == part)
        own |= {table.release: FeeRelease(table.release, table=table) for table in tables}
    return FeeSchedule([*shipped, *own.values()])


@cache
def _shipped() -> Mapping[str, Rows]:
    releases: dict[str, Rows] = {}
    for line, row in read_table(TABLE, COLUMNS):
        try:
            first_day(row["release"])
        except ValueError:
            raise KnowledgeError(TABLE, line, "the release has no such name", "Name it like 2025d.") from None
        rows = releases.setdefault(row["release"], {})
        key = (row["code"], row["modifier"])
        if key in rows:
            raise KnowledgeError(TABLE, line, "the code stands in the release twice", "Keep one of the rows.")
        rows[key] = _fee_row(row, TABLE, line)
    return releases


def _fee_row(row: Mapping[str, str], table: str, line: int) -> FeeRow:
    try:
        values = {column: float(row[column]) if row[column] else None for column in VALUES}
    except ValueError:
        raise KnowledgeError(table, line, "a relative value is not a number", "Use a decimal point.") from None
    return FeeRow(
        code=row["code"],
        release=row["release"],
        modifier=row["modifier"],
        status=row["status"],
        work=values["work_rvu"],
        nonfacility_practice=values["nonfacility_pe_rvu"],
        facility_practice=values["facility_pe_rvu"],
        malpractice=values["mp_rvu"],
        nonfacility_total=values["nonfacility_total"],
        facility_total=values["facility_total"],
        pctc=row["pctc"],
        global_days=row["global_days"],
        multiple=row["multiple"],
        bilateral=row["bilateral"],
        co_surgeons=row["co_surgeons"],
        conversion_factor=values["conversion_factor"],
    )
