"""Leg revascularization as data: which artery counts as which vessel, and the code of each territory and technique.

Two code sets follow each other: through 2025-12-31 codes 37220-37235, from 2026-01-01 codes 37254-37299 (VINT-01).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table, slug

CodeSet = Literal["2025", "2026"]
Role = Literal["initial", "additional"]

CODE_SETS: tuple[CodeSet, ...] = ("2025", "2026")
FIRST_DAY_OF_2026_SET = dt.date(2026, 1, 1)

VESSELS = "leg_vessels.csv"
CODES = "leg_revascularization.csv"
TECHNIQUES = frozenset({"balloon", "stent", "atherectomy", "stent_atherectomy"})
COMPLEXITIES = frozenset({"", "straightforward", "complex"})


@dataclass(frozen=True, slots=True)
class CountedVessel:
    """How one leg artery counts in one code set.

    ``vessel`` is the vessel that the code set counts. Where one of ``joins`` is treated too, the work belongs to that
    vessel. ``alone`` says that the artery counts only when no other vessel of its territory is treated (VINT-14).
    ``general`` marks a name that leaves the segment open: it joins only a vessel with the same lesion.
    """

    territory: str
    vessel: str
    joins: tuple[str, ...] = ()
    alone: bool = False
    general: bool = False


@dataclass(frozen=True, slots=True)
class LegCode:
    """One revascularization code; ``rank`` 1 is the most intensive of its territory (VINT-08, VINT-16)."""

    code: str
    territory: str
    technique: str
    complexity: str
    role: Role
    rank: int


@dataclass(frozen=True, slots=True)
class LegRevascularization:
    """Both tables: vessels by code set and concept, codes by code set, territory, technique, complexity and role."""

    vessels: Mapping[tuple[str, str], CountedVessel]
    codes: Mapping[tuple[str, str, str, str, str], LegCode]

    def counted(self, code_set: CodeSet, concept: str) -> CountedVessel | None:
        """How an artery counts, ``None`` where it is no leg artery."""
        return self.vessels.get((code_set, concept))

    def find(self, code_set: CodeSet, territory: str, technique: str, complexity: str, role: Role) -> LegCode | None:
        """Find the code for this work, ``None`` where the code set has none; 2025 knows no complexity."""
        return self.codes.get((code_set, territory, technique, complexity, role))


def code_set_on(service_date: dt.date) -> CodeSet:
    """Code set in force on a date of service (VINT-01)."""
    return "2026" if service_date >= FIRST_DAY_OF_2026_SET else "2025"


@cache
def load_leg_revascularization() -> LegRevascularization:
    """Read and validate both tables, once per process.

    Raises
    ------
    KnowledgeError
        For a repeated row or an unknown technique, complexity, role or code set.
    """
    return LegRevascularization(vessels=_vessels(), codes=_codes())


def _vessels() -> dict[tuple[str, str], CountedVessel]:
    columns = ["vessel", "alone_2026", "general"]
    for code_set in CODE_SETS:
        columns += [f"territory_{code_set}", f"counted_{code_set}", f"joins_{code_set}"]
    out: dict[tuple[str, str], CountedVessel] = {}
    for line, row in read_table(VESSELS, columns):
        concept = f"vessel:{slug(row['vessel'])}"
        if (CODE_SETS[0], concept) in out:
            raise KnowledgeError(VESSELS, line, f"{row['vessel']} stands in the table twice", "Keep one row.")
        for code_set in CODE_SETS:
            out[code_set, concept] = CountedVessel(
                territory=row[f"territory_{code_set}"],
                vessel=row[f"counted_{code_set}"],
                joins=cell_list(row[f"joins_{code_set}"]),
                alone=code_set == "2026" and row["alone_2026"] == "yes",
                general=row["general"] == "yes",
            )
    return out


def _codes() -> dict[tuple[str, str, str, str, str], LegCode]:
    columns = ("code_set", "territory", "technique", "complexity", "role", "rank", "code")
    out: dict[tuple[str, str, str, str, str], LegCode] = {}
    for line, row in read_table(CODES, columns):
        key = (row["code_set"], row["territory"], row["technique"], row["complexity"], row["role"])
        if key in out:
            raise KnowledgeError(CODES, line, "the same work stands in the table twice", "Keep one row.")
        if row["code_set"] not in CODE_SETS or row["technique"] not in TECHNIQUES:
            raise KnowledgeError(CODES, line, "code set or technique is unknown", "Use a value of the other rows.")
        if row["complexity"] not in COMPLEXITIES or row["role"] not in ("initial", "additional"):
            raise KnowledgeError(CODES, line, "complexity or role is unknown", "Use a value of the other rows.")
        out[key] = LegCode(
            code=row["code"],
            territory=row["territory"],
            technique=row["technique"],
            complexity=row["complexity"],
            role="initial" if row["role"] == "initial" else "additional",
            rank=int(row["rank"]),
        )
    return out
