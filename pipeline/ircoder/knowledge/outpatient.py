"""Hospital outpatient payment: status indicator, payment group and rate of a code, from imported Addendum B tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from ircoder.knowledge.imported import Imported, StoredTable
from ircoder.knowledge.releases import first_day, newest_begun
from ircoder.knowledge.tables import KnowledgeError, read_rows

COLUMNS = ("code", "status_indicator", "apc", "payment_rate")


@dataclass(frozen=True, slots=True)
class OutpatientRow:
    """One code: ``status_indicator`` (J1 packages the claim, N is packaged; MOD-49), payment group, rate in dollars."""

    code: str
    status_indicator: str
    apc: str
    payment_rate: float | None
    release: str


class Outpatient:
    """All imported releases; none is shipped."""

    def __init__(self, imported: Imported) -> None:
        self._releases = [_Addendum(table) for table in imported.of("addendum-b")]

    def release(self, on: dt.date) -> str:
        """Release in force on a date; empty where none has begun."""
        found = self._in_force(on)
        return found.release if found else ""

    def status(self, code: str, on: dt.date) -> OutpatientRow | None:
        """Row of a code in the release in force; ``None`` before the oldest one and for a code that is not in it."""
        found = self._in_force(on)
        return found.rows.get(code) if found else None

    def _in_force(self, on: dt.date) -> _Addendum | None:
        if not self._releases or on < first_day(self._releases[0].release):
            return None
        return newest_begun(self._releases, on)


class _Addendum:
    def __init__(self, table: StoredTable) -> None:
        self._table = table

    @property
    def release(self) -> str:
        return self._table.release

    @cached_property
    def rows(self) -> dict[str, OutpatientRow]:
        return {
            row["code"]: OutpatientRow(
                row["code"],
                row["status_indicator"],
                row["apc"],
                _rate(row["payment_rate"], self._table.name, line),
                self.release,
            )
            for line, row in read_rows(self._table.text, self._table.name, COLUMNS)
        }


def _rate(value: str, table: str, line: int) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        raise KnowledgeError(table, line, "the payment rate is not a number", "Import Addendum B again.") from None
