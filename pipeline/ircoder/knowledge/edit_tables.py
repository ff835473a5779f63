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
    """Pair edits of one release for one kind of claim, in one or several parts.

    Parameters
    ----------
    covered
        First and last column 1 code of each whole part, which answers for all codes between, named or not.
    base
        Older release that answers for other column 1 codes; ``None`` where every part is there and whole.
    """

    def __init__(
        self,
        release: str,
        sources: Iterable[Source],
        covered: Iterable[tuple[str, str]] = (),
        base: PairTable | None = None,
    ) -> None:
        self.release = release
        self._sources = tuple(sources)
        self._covered = tuple(covered)
        self._base = base

    @cached_property
    def rows(self) -> Mapping[str, tuple[PairRow, ...]]:
        """Rows by column 1 code, those that the older release answers for too."""
        if self._base is None:
            return self._own
        older = {code: held for code, held in self._base.rows.items() if not self._answers(code)}
        return {**older, **self._own}

    @cached_property
    def _own(self) -> Mapping[str, tuple[PairRow, ...]]:
        """Rows of the release itself."""
        rows: dict[str, tuple[PairRow, ...]] = {}
        for name, text in self._sources:
            _add_pairs(rows, name, text())
        return rows

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that a row names."""
        return _codes_of(self.rows)

    @cached_property
    def _named(self) -> frozenset[str]:
        """Every code that a row of the release itself names."""
        return _codes_of(self._own)

    def release_of(self, code: str) -> str:
        """Name of the release that answers for a code; an extract does for each code that it names in a column."""
        if self._base is None or code in self._named or self._answers(code):
            return self.release
        return self._base.release_of(code)

    def find(self, column1: str, column2: str, on: dt.date) -> PairRow | None:
        """Find the edit that denies ``column2`` beside ``column1`` on a date, if there is one."""
        return next((row for row in self.rows.get(column1, ()) if row.applies(column2, on)), None)

    def _answers(self, code: str) -> bool:
        """Whether the release itself answers for a column 1 code."""
        return code in self._own or any(first <= code <= last for first, last in self._covered)


class UnitTable:
    """Unit limits of one release for one kind of claim; ``base`` answers for codes that an extract does not name."""

    def __init__(self, release: str, source: Source, base: UnitTable | None = None) -> None:
        self.release = release
        self._source = source
        self._base = base

    @cached_property
    def limits(self) -> Mapping[str, UnitLimit]:
        """Limits by code."""
        name, text = self._source
        limits: dict[str, UnitLimit] = dict(self._base.limits) if self._base else {}
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


def _codes_of(rows: Mapping[str, Iterable[PairRow]]) -> frozenset[str]:
    return frozenset(rows).union(code for held in rows.values() for row in held for code in row.column2.split())


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
