"""Codes of tumor ablation by organ, energy, kind of tumor, route and date (NONV-91 to NONV-106)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_date, read_table
from ircoder.knowledge.word_patterns import PatternTable, WordPattern

CODES = "tumor_ablation.csv"
ORGANS = "ablated_organs.csv"
GENERAL = {"radiofrequency": "heat", "microwave": "heat", "thermal": "heat"}
"""Energies with the wider kind under which most organs are coded (NONV-94)."""
ANY = "any"


@dataclass(frozen=True, slots=True)
class AblationCode:
    """One code: organ, energy, kind of tumor and route (blank where the code does not ask), and its dates."""

    organ: str
    energy: str
    nature: str
    route: str
    code: str
    first: dt.date | None
    last: dt.date | None
    rule: str

    def in_force(self, on: dt.date) -> bool:
        """Whether the row holds on a date."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class AblatedOrgan:
    """One organ: its anatomy concept and the words that name it."""

    organ: str
    concept: str
    words: WordPattern


@cache
def load_ablation_codes() -> tuple[AblationCode, ...]:
    """All rows of the table."""
    out: list[AblationCode] = []
    for line, row in read_table(CODES, ("organ", "energy", "nature", "route", "code", "from", "to", "rule")):
        first, last = cell_date(row["from"], CODES, line), cell_date(row["to"], CODES, line)
        out.append(
            AblationCode(
                row["organ"], row["energy"], row["nature"], row["route"], row["code"], first, last, row["rule"]
            )
        )
    return tuple(out)


def ablation_code(organ: str, energy: str, nature: str, route: str, on: dt.date) -> AblationCode | None:
    """The row that fits best: the energy itself before its wider kind, the told nature and route before none."""
    for kind in dict.fromkeys((energy, GENERAL.get(energy, energy), ANY)):
        rows = [row for row in load_ablation_codes() if (row.organ, row.energy) == (organ, kind) and row.in_force(on)]
        for wanted_route in dict.fromkeys((route, "")):
            for wanted_nature in dict.fromkeys((nature, "")):
                fitting = [row for row in rows if (row.route, row.nature) == (wanted_route, wanted_nature)]
                if fitting:
                    return fitting[0]
    return None


@cache
def load_ablated_organs() -> Mapping[str, AblatedOrgan]:
    """Organs by name, in the order of the table.

    Raises
    ------
    KnowledgeError
        For an organ that stands in the table twice.
    """
    out: dict[str, AblatedOrgan] = {}
    for line, row in read_table(ORGANS, ("organ", "concept", "words")):
        if row["organ"] in out:
            raise KnowledgeError(ORGANS, line, f"{row['organ']} stands in the table twice", "Keep one row.")
        out[row["organ"]] = AblatedOrgan(row["organ"], row["concept"], WordPattern(rf"\b(?:{row['words']})"))
    return out


@cache
def load_ablated_words() -> PatternTable[str]:
    """Names of organs with their words."""
    return PatternTable((organ.organ, organ.words) for organ in load_ablated_organs().values())
