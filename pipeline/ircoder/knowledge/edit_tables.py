"""One release of each kind of claim edit: pairs, unit limits, add-on parents. A table is taken apart when first asked.

The pair table is large, so it is kept grouped (one row a column 1 code, indicator and date range, with all its
column 2 codes) and a row is only taken apart when a pair of that code is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ircoder.knowledge.tables import KnowledgeError, cell_date, read_rows

PAIR_COLUMNS = ("column1", "indicator", "effective_from", "effective_to", "column2")
LIMIT_COLUMNS = ("code", "units", "adjudication")
ADD_ON_COLUMNS = ("add_on", "edit_type", "effective_from", "effective_to", "primary")

CLOSED_LIST = "1"
"""Edit type of add-ons whose parents are listed; the contractor decides the parents of types 2 and 3 (MOD-22)."""

Source = tuple[str, Callable[[], str]]
"""Name of a table, for messages, and what gives its text."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Column 2 codes that one column 1 code holds between two dates (``None``: open), with the modifier indicator.

    ``opened`` tells whether a modifier that fits lets both codes stand (indicator 1; MOD-16).
    """

    opened: bool
    effective_from: dt.date | None
    effective_to: dt.date | None
    column2: str

    def applies(self, code: str, on: dt.date) -> bool:
        """Whether this row denies ``code`` on a date of service (MOD-18)."""
        return code in self.column2 and _holds(self.effective_from, self.effective_to, on)


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """Most units a day. ``adjudication``: 1 by line, 2 by day and absolute, 3 by day with appeal (MOD-20)."""

    units: int
    adjudication: int


@dataclass(frozen=True, slots=True)
class AddOnRow:
    """Parents that an add-on may stand beside between two dates."""

    edit_type: str
    effective_from: dt.date | None
    effective_to: dt.date | None
    parents: frozenset[str]


class PairTable:
    """Pair edits of one release for one kind of claim, in one or several parts."""

    def __init__(self, release: str, sources: Iterable[Source]) -> None:
        self.release = release
        self._sources = tuple(sources)

    @cached_property
    def rows(self) -> Mapping[str, tuple[PairRow, ...]]:
        """Rows by column 1 code."""
        rows: dict[str, tuple[PairRow, ...]] = {}
        for name, text in self._sources:
            _add_pairs(rows, name, text())
        return rows

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that a row names."""
        column2 = (code for rows in self.rows.values() for row in rows for code in row.column2.split())
        return frozenset(self.rows).union(column2)

    def find(self, column1: str, column2: str, on: dt.date) -> PairRow | None:
        """Find the edit that denies ``column2`` beside ``column1`` on a date, if there is one."""
        return next((row for row in self.rows.get(column1, ()) if row.applies(column2, on)), None)


class UnitTable:
    """Unit limits of one release for one kind of claim."""

    def __init__(self, release: str, source: Source) -> None:
        self.release = release
        self._source = source

    @cached_property
    def limits(self) -> Mapping[str, UnitLimit]:
        """Limits by code."""
        name, text = self._source
        limits: dict[str, UnitLimit] = {}
        for line, row in read_rows(text(), name, LIMIT_COLUMNS):
            if not row["units"].isdigit() or row["adjudication"] not in ("1", "2", "3"):
                raise KnowledgeError(name, line, "the unit limit cannot be read", "Give a whole number and 1, 2 or 3.")
            limits[row["code"]] = UnitLimit(int(row["units"]), int(row["adjudication"]))
        return limits


class AddOnTable:
    """Add-on edits of one release."""

    def __init__(self, release: str, source: Source) -> None:
        self.release = release
        self._source = source

    @cached_property
    def rows(self) -> Mapping[str, tuple[AddOnRow, ...]]:
        """Rows by add-on code."""
        name, text = self._source
        rows: dict[str, tuple[AddOnRow, ...]] = {}
        for line, row in read_rows(text(), name, ADD_ON_COLUMNS):
            entry = AddOnRow(
                row["edit_type"],
                cell_date(row["effective_from"], name, line),
                cell_date(row["effective_to"], name, line),
                frozenset(row["primary"].split()),
            )
            rows[row["add_on"]] = (*rows.get(row["add_on"], ()), entry)
        return rows

    @cached_property
    def closed(self) -> frozenset[str]:
        """Add-ons with a closed list of parents."""
        return frozenset(code for code, rows in self.rows.items() if any(row.edit_type == CLOSED_LIST for row in rows))

    def in_force(self, code: str, on: dt.date) -> list[AddOnRow]:
        """Rows of an add-on that hold on a date."""
        return [row for row in self.rows.get(code, ()) if _holds(row.effective_from, row.effective_to, on)]

    def parents(self, code: str, on: dt.date) -> frozenset[str] | None:
        """Closed list of parents on a date; ``None`` where the release leaves them open."""
        closed = [row.parents for row in self.in_force(code, on) if row.edit_type == CLOSED_LIST]
        return frozenset().union(*closed) if closed else None


def _holds(first: dt.date | None, last: dt.date | None, on: dt.date) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)


def _add_pairs(rows: dict[str, tuple[PairRow, ...]], name: str, text: str) -> None:
    for line, row in read_rows(text, name, PAIR_COLUMNS):
        if row["indicator"] not in ("0", "1"):
            raise KnowledgeError(name, line, "the modifier indicator is not 0 or 1", "Leave rows with 9 out.")
        entry = PairRow(
            row["indicator"] == "1",
            cell_date(row["effective_from"], name, line),
            cell_date(row["effective_to"], name, line),
            row["column2"],
        )
        rows[row["column1"]] = (*rows.get(row["column1"], ()), entry)
