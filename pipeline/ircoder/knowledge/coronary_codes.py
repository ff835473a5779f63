"""Codes of coronary interventions as data: by code set, situation, technique and role, with their hospital twins.

Two code sets follow each other: through 2025-12-31 with add-ons for branches, from 2026-01-01 one code an artery with
its branches (CARD-44).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ircoder.knowledge.tables import KnowledgeError, read_table

CodeSet = Literal["2025", "2026"]
Role = Literal["base", "further"]

FIRST_DAY_OF_2026_SET = dt.date(2026, 1, 1)
TABLE = "coronary_codes.csv"
SITUATIONS = frozenset({"native", "graft", "culprit", "occlusion", "occlusion_both_ways"})
TECHNIQUES = frozenset({"balloon", "atherectomy", "stent", "stent_atherectomy", "several_stents", "any"})


@dataclass(frozen=True, slots=True)
class CoronaryCode:
    """One intervention code; rank 1 is the least intensive. ``hospital`` replaces it for a drug-eluting stent."""

    code: str
    rank: int
    hospital: str | None = None


@dataclass(frozen=True, slots=True)
class CoronaryCodes:
    """The table, by code set, situation, technique and role."""

    rows: Mapping[tuple[str, str, str, str], CoronaryCode]

    def find(self, code_set: CodeSet, situation: str, technique: str, role: Role) -> CoronaryCode | None:
        """Code of this work; grafts, culprits and occlusions have one code for any technique."""
        own = self.rows.get((code_set, situation, technique, role))
        return own or self.rows.get((code_set, situation, "any", role))

    def hospital_twin(self, code: str) -> str | None:
        """Code of a hospital for the same work with a drug-eluting stent."""
        return next((row.hospital for row in self.rows.values() if row.code == code and row.hospital), None)

    @property
    def codes(self) -> frozenset[str]:
        """Every code of the table."""
        rows = self.rows.values()
        return frozenset(row.code for row in rows) | frozenset(row.hospital for row in rows if row.hospital)


def coronary_code_set(service_date: dt.date) -> CodeSet:
    """Code set in force on a date of service."""
    return "2026" if service_date >= FIRST_DAY_OF_2026_SET else "2025"


@cache
def load_coronary_codes() -> CoronaryCodes:
    """Read and validate the table, once per process.

    Raises
    ------
    KnowledgeError
        For a repeated row or an unknown code set, situation, technique or role.
    """
    columns = ("code_set", "situation", "technique", "role", "rank", "code", "hospital_code")
    out: dict[tuple[str, str, str, str], CoronaryCode] = {}
    for line, row in read_table(TABLE, columns):
        key = (row["code_set"], row["situation"], row["technique"], row["role"])
        if key in out:
            raise KnowledgeError(TABLE, line, "the same work stands in the table twice", "Keep one row.")
        if key[0] not in ("2025", "2026") or key[1] not in SITUATIONS:
            raise KnowledgeError(TABLE, line, "code set or situation is unknown", "Use a value of the other rows.")
        if key[2] not in TECHNIQUES or key[3] not in ("base", "further"):
            raise KnowledgeError(TABLE, line, "technique or role is unknown", "Use a value of the other rows.")
        out[key] = CoronaryCode(row["code"], int(row["rank"]), row["hospital_code"] or None)
    return CoronaryCodes(out)
