"""Vessels that serve as a way in, with the region of the body in which several names mean one puncture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "entry_sites.csv"
TOLD = ("freely", "by_puncture")


@dataclass(frozen=True, slots=True)
class EntrySite:
    """A vessel that is punctured; ``by_puncture``: as often a target, so that only a puncture word beside it counts."""

    vessel: str
    region: str
    by_puncture: bool


@cache
def load_entry_sites() -> dict[str, EntrySite]:
    """Entry sites by vessel concept.

    Raises
    ------
    KnowledgeError
        For a repeated vessel or an unknown way of telling.
    """
    sites: dict[str, EntrySite] = {}
    for line, row in read_table(TABLE, ("vessel", "region", "told")):
        concept = f"vessel:{row['vessel']}"
        if concept in sites or row["told"] not in TOLD:
            raise KnowledgeError(
                TABLE,
                line,
                f"{row['vessel']} stands twice or is told in no known way",
                f"Use one of {', '.join(TOLD)}.",
            )
        sites[concept] = EntrySite(concept, row["region"], row["told"] == "by_puncture")
    return sites
