"""Medicare's claim edits on a date of service: pair edits, unit limits and add-on parents, by claim setting.

A release is shipped, cut to the codes of the catalogue; the user imports others. Which one answers for a date says
:mod:`ircoder.knowledge.releases`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TypeVar

from ircoder.knowledge.edit_tables import AddOnRow, AddOnTable, PairRow, PairTable, Source, UnitLimit, UnitTable
from ircoder.knowledge.imported import CLAIMS, NOTHING, Claim, Imported, StoredTable, is_partial
from ircoder.knowledge.releases import first_day, newest_begun
from ircoder.knowledge.tables import table_text
from ircoder.report import Setting

__all__ = ["RELEASE", "EditReleases", "Edits", "PairRow", "UnitLimit", "load_edits"]

RELEASE = "2024q3"
"""The shipped release."""

Table = TypeVar("Table")

CLAIM_OF: Mapping[Setting, Claim] = {"professional": "practitioner", "office": "practitioner", "facility": "hospital"}
"""Physicians in a hospital and offices fall under the practitioner tables, hospitals under their own (MOD-19)."""


@dataclass(frozen=True, slots=True)
class EditReleases:
    """Releases that a claim is checked against."""

    pairs: str
    units: str
    add_ons: str


@dataclass(frozen=True)
class _InForce:
    """Tables that answer together, for some dates and a kind of claim."""

    pairs: PairTable
    units: UnitTable
    add_ons: AddOnTable

    @cached_property
    def releases(self) -> EditReleases:
        """Names of the releases."""
        return EditReleases(self.pairs.release, self.units.release, self.add_ons.release)

    @cached_property
    def known(self) -> frozenset[str]:
        """Codes that the pair release knew: they have edits, or an older or equal release of the others lists them."""
        others = ((self.units.release, self.units.limits), (self.add_ons.release, self.add_ons.closed))
        since = first_day(self.pairs.release)
        return self.pairs.codes.union(*(codes for release, codes in others if first_day(release) <= since))


class Edits:
    """All edits, by date of service and setting.

    Parameters
    ----------
    pairs, units
        Tables of each kind of claim, oldest release first.
    add_ons
        Tables for all claims, oldest release first.
    """

    def __init__(
        self,
        pairs: Mapping[Claim, Sequence[PairTable]],
        units: Mapping[Claim, Sequence[UnitTable]],
        add_ons: Sequence[AddOnTable],
    ) -> None:
        self._pairs = pairs
        self._units = units
        self._add_ons = add_ons
        self._by_date: dict[tuple[Setting, dt.date], _InForce] = {}
        self._together: dict[tuple[Claim, EditReleases], _InForce] = {}

    def pair(self, column1: str, column2: str, on: dt.date, setting: Setting) -> PairRow | None:
        """Find the edit that denies ``column2`` beside ``column1`` on a date in a setting, if there is one."""
        return self._tables(setting, on).pairs.find(column1, column2, on)

    def denied_by(self, code: str, on: dt.date, setting: Setting) -> dict[str, bool]:
        """Column 2 codes that are denied beside a code on a date, with whether a modifier opens the edit."""
        rows = self._tables(setting, on).pairs.rows.get(code, ())
        return {other: row.opened for row in rows for other in row.column2.split() if row.applies(other, on)}

    def denied_beside(self, code: str, on: dt.date, setting: Setting) -> dict[str, bool]:
        """Column 1 codes beside which a code is denied on a date, with whether a modifier opens the edit."""
        rows = self._tables(setting, on).pairs.rows.items()
        return {column1: row.opened for column1, held in rows for row in held if row.applies(code, on)}

    def limit(self, code: str, setting: Setting, on: dt.date) -> UnitLimit | None:
        """Look up the unit limit of a code; ``None``: not published, which is not the same as unlimited (MOD-21)."""
        return self._tables(setting, on).units.limits.get(code)

    def parents(self, code: str, on: dt.date) -> frozenset[str] | None:
        """Look up the parents that an add-on may stand beside; ``None`` where the release leaves them open (MOD-22)."""
        return self._tables("professional", on).add_ons.parents(code, on)

    def add_on_rows(self, code: str, on: dt.date) -> list[AddOnRow]:
        """Add-on edits of a code that hold on a date."""
        return self._tables("professional", on).add_ons.in_force(code, on)

    def status(self, code: str, setting: Setting, on: dt.date) -> str:
        """Say ``checked`` where the release of the pair edits knew the code, else ``not_checked``."""
        return "checked" if code in self._tables(setting, on).known else "not_checked"

    def pair_release(self, code: str, setting: Setting, on: dt.date) -> str:
        """Name the release whose pair edits answer for a code: an older one where its part of the newest is missing."""
        return self._tables(setting, on).pairs.release_of(code)

    def releases(self, setting: Setting, on: dt.date) -> EditReleases:
        """Name the releases that a claim of this setting and date is checked against."""
        return self._tables(setting, on).releases

    def _tables(self, setting: Setting, on: dt.date) -> _InForce:
        found = self._by_date.get((setting, on))
        if found is None:
            claim = CLAIM_OF[setting]
            tables = _InForce(
                newest_begun(self._pairs[claim], on),
                newest_begun(self._units[claim], on),
                newest_begun(self._add_ons, on),
            )
            found = self._by_date[setting, on] = self._together.setdefault((claim, tables.releases), tables)
        return found


@cache
def load_edits() -> Edits:
    """Edits of the shipped release alone."""
    return edits_with(NOTHING)


def edits_with(imported: Imported) -> Edits:
    """Edits of the shipped release and of what is imported; an imported release stands in place of a shipped one."""
    pairs = {claim: _pairs_by_release(imported, claim) for claim in CLAIMS}
    units = {claim: _units_by_release(imported, claim) for claim in CLAIMS}
    own_add_ons = {table.release: AddOnTable(table.release, _source(table)) for table in imported.of("add-ons")}
    return Edits(pairs, units, _by_release({RELEASE: shipped_add_ons()} | own_add_ons))


def _pairs_by_release(imported: Imported, claim: Claim) -> tuple[PairTable, ...]:
    """Pair edits, oldest release first; what missing parts and extracts do not hold is left to the one before."""
    tables: dict[str, PairTable] = {RELEASE: shipped_pairs(claim)}
    for release, parts in imported.pair_releases(claim).items():
        if is_partial(parts) or any(part.origin.extract for part in parts):
            covered = [(part.origin.first, part.origin.last) for part in parts if not part.origin.extract]
            tables[release] = PairTable(release, map(_source, parts), covered, _before(release, tables))
        else:
            tables[release] = PairTable(release, map(_source, parts))
    return _by_release(tables)


def _units_by_release(imported: Imported, claim: Claim) -> tuple[UnitTable, ...]:
    """Unit limits, oldest release first; what an extract does not hold is left to the one before."""
    tables: dict[str, UnitTable] = {RELEASE: shipped_units(claim)}
    for table in imported.of("unit-limits", claim):
        base = _before(table.release, tables) if table.origin.extract else None
        tables[table.release] = UnitTable(table.release, _source(table), base)
    return _by_release(tables)


def _before(release: str, tables: Mapping[str, Table]) -> Table:
    """The table of the release before, else of the oldest."""
    older = [name for name in sorted(tables) if name < release]
    return tables[older[-1] if older else min(tables)]


def _by_release(tables: Mapping[str, Table]) -> tuple[Table, ...]:
    return tuple(tables[release] for release in sorted(tables))


def _source(table: StoredTable) -> Source:
    return table.name, lambda: table.text


def _shipped(name: str) -> Source:
    return name, partial(table_text, name)


@cache
def shipped_pairs(claim: Claim) -> PairTable:
    """Pair edits of the shipped release."""
    return PairTable(RELEASE, [_shipped(f"edits/ptp_{claim}.csv")])


@cache
def shipped_units(claim: Claim) -> UnitTable:
    """Unit limits of the shipped release."""
    return UnitTable(RELEASE, _shipped(f"edits/mue_{claim}.csv"))


@cache
def shipped_add_ons() -> AddOnTable:
    """Add-on edits of the shipped release."""
    return AddOnTable(RELEASE, _shipped("edits/add_on.csv"))
