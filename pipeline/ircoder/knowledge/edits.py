"""Medicare's claim edits: pair edits, unit limits and add-on parents of one quarterly release, by claim setting.

The pair table is large, so it is kept grouped (one row a column 1 code, indicator and date range, with all its
column 2 codes) and a row is only taken apart when a pair of that code is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_date, read_table
from ircoder.report import Setting

RELEASE = "2024q3"

PAIR_COLUMNS = ("column1", "indicator", "effective_from", "effective_to", "column2")
LIMIT_COLUMNS = ("code", "units", "adjudication")
ADD_ON_COLUMNS = ("add_on", "edit_type", "primary")


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
        return (
            code in self.column2
            and (self.effective_from is None or self.effective_from <= on)
            and (self.effective_to is None or on <= self.effective_to)
        )


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """Most units a day. ``adjudication``: 1 by line, 2 by day and absolute, 3 by day with appeal (MOD-20)."""

    units: int
    adjudication: int


@dataclass(frozen=True, slots=True)
class ClaimEdits:
    """Pair edits and unit limits of one kind of claim; ``codes`` are all that any of them names."""

    pairs: Mapping[str, tuple[PairRow, ...]]
    limits: Mapping[str, UnitLimit]
    codes: frozenset[str]

    def pair(self, column1: str, column2: str, on: dt.date) -> PairRow | None:
        """Find the edit that denies ``column2`` beside ``column1`` on a date, if there is one."""
        return next((row for row in self.pairs.get(column1, ()) if row.applies(column2, on)), None)


class Edits:
    """All edits of the release, by setting.

    Physicians in a hospital and offices fall under the practitioner tables, hospital outpatient claims under the
    hospital tables (MOD-19).
    """

    def __init__(
        self, release: str, by_setting: Mapping[Setting, ClaimEdits], parents: Mapping[str, frozenset[str]]
    ) -> None:
        self.release = release
        self._by_setting = by_setting
        self._parents = parents

    def pair(self, column1: str, column2: str, on: dt.date, setting: Setting) -> PairRow | None:
        """Find the edit that denies ``column2`` beside ``column1`` on a date in a setting, if there is one."""
        return self._by_setting[setting].pair(column1, column2, on)

    def limit(self, code: str, setting: Setting) -> UnitLimit | None:
        """Look up the unit limit of a code; ``None``: not published, which is not the same as unlimited (MOD-21)."""
        return self._by_setting[setting].limits.get(code)

    def parents(self, code: str) -> frozenset[str] | None:
        """Look up the parents that an add-on may stand beside; ``None`` where the release leaves them open (MOD-22)."""
        return self._parents.get(code)

    def status(self, code: str, setting: Setting) -> str:
        """Say ``checked`` where the release names the code, else ``not_checked``."""
        return "checked" if code in self._parents or code in self._by_setting[setting].codes else "not_checked"


@cache
def load_edits() -> Edits:
    """Read the shipped release.

    Raises
    ------
    KnowledgeError
        For an indicator, unit count or date that cannot be read.
    """
    practitioner, hospital = _load_claim_edits("practitioner"), _load_claim_edits("hospital")
    by_setting: dict[Setting, ClaimEdits] = {"professional": practitioner, "office": practitioner, "facility": hospital}
    return Edits(RELEASE, by_setting, _load_parents("edits/add_on.csv"))


def _load_claim_edits(name: str) -> ClaimEdits:
    pairs = _load_pairs(f"edits/ptp_{name}.csv")
    limits = _load_limits(f"edits/mue_{name}.csv")
    column2 = (code for rows in pairs.values() for row in rows for code in row.column2.split())
    return ClaimEdits(pairs, limits, frozenset(limits).union(pairs, column2))


def _load_pairs(table: str) -> dict[str, tuple[PairRow, ...]]:
    pairs: dict[str, tuple[PairRow, ...]] = {}
    for line, row in read_table(table, PAIR_COLUMNS):
        if row["indicator"] not in ("0", "1"):
            raise KnowledgeError(table, line, "the modifier indicator is not 0 or 1", "Leave rows with 9 out.")
        entry = PairRow(
            row["indicator"] == "1",
            cell_date(row["effective_from"], table, line),
            cell_date(row["effective_to"], table, line),
            row["column2"],
        )
        pairs[row["column1"]] = (*pairs.get(row["column1"], ()), entry)
    return pairs


def _load_limits(table: str) -> dict[str, UnitLimit]:
    limits: dict[str, UnitLimit] = {}
    for line, row in read_table(table, LIMIT_COLUMNS):
        if not row["units"].isdigit() or row["adjudication"] not in ("1", "2", "3"):
            raise KnowledgeError(table, line, "the unit limit cannot be read", "Give a whole number and 1, 2 or 3.")
        limits[row["code"]] = UnitLimit(int(row["units"]), int(row["adjudication"]))
    return limits


def _load_parents(table: str) -> dict[str, frozenset[str]]:
    """Read closed parent lists only: type 1 rows; the contractor decides the parents of types 2 and 3."""
    return {
        row["add_on"]: frozenset(row["primary"].split())
        for _, row in read_table(table, ADD_ON_COLUMNS)
        if row["edit_type"] == "1"
    }
