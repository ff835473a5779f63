"""Claim edits on the codes of one claim: which code denies which, unit limits, add-ons without parent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ircoder.audit.model import Edit
from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.catalogue import Catalogue
from ircoder.report import Setting


@dataclass(frozen=True, slots=True)
class ClaimEdits:
    """Edits in force for one claim, and the codes that the audit knows.

    ``right`` are the codes that were billed and are supported, in order.
    """

    knowledge: Knowledge
    catalogue: Catalogue
    setting: Setting
    on: dt.date
    right: tuple[str, ...] = ()

    def denying(self, code: str, beside: Iterable[str] | None = None) -> Edit | None:
        """The pair edit by which a right code of the claim (or one of ``beside``) denies this one (MOD-16, MOD-18)."""
        edits = self.knowledge.edits
        for paid in self.right if beside is None else beside:
            if paid == code:
                continue
            if (row := edits.pair(paid, code, self.on, self.setting)) is not None:
                return Edit(paid, code, row.opened, edits.pair_release(paid, self.setting, self.on))
        return None

    def unit_limit(self, code: str) -> int | None:
        """Most units of a day; ``None`` where none is published (MOD-20, MOD-21)."""
        limit = self.knowledge.edits.limit(code, self.setting, self.on)
        return None if limit is None else limit.units

    def bilateral(self, code: str) -> str | None:
        """How the fee schedule pays two sides of a code (MOD-06)."""
        return self.knowledge.fee_schedule.bilateral(code, self.on)

    @property
    def units_release(self) -> str:
        """Release of the unit limits."""
        return self.knowledge.edits.releases(self.setting, self.on).units

    def is_orphan(self, code: str, billed: Iterable[str]) -> bool:
        """Whether a code is an add-on whose parents are known and none of them was billed (MOD-22)."""
        entry = self.catalogue.get(code)
        if entry is None or not entry.addon:
            return False
        parents = (self.knowledge.edits.parents(code, self.on) or frozenset()) | entry.parents
        return bool(parents) and not parents & {*billed}

    def in_force(self, code: str, *dates: dt.date | None) -> bool:
        """Whether a code may be reported on the claim's date, or on one of these."""
        return any(self.catalogue.in_force(code, date) for date in (self.on, *filter(None, dates)))

    def dates_of(self, code: str) -> str:
        """When a code is in force, as words; empty where the catalogue does not hold it."""
        entry = self.catalogue.get(code)
        if entry is None:
            return ""
        if entry.effective_to is not None and entry.effective_to < self.on:
            return f"ended on {entry.effective_to}"
        return f"begins on {entry.effective_from}" if entry.effective_from is not None else "is not in force"
