"""Places where fluid collects: how reports name them, and the code of a drain and of a needle there (NONV-01 to 08)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "fluid_sites.csv"
REGIONS = frozenset(
    {
        "pleura",
        "ascites",
        "organ",
        "peritoneal",
        "retroperitoneal",
        "soft_tissue",
        "breast",
        "thyroid",
        "scrotum",
        "review",
        "elsewhere",
    }
)


@dataclass(frozen=True, slots=True)
class FluidSite:
    """A place by its anatomy concept; ``elsewhere`` is the region of tubes and taps that other families code."""

    site: str
    region: str
    drain: str | None
    aspiration: str | None


@dataclass(frozen=True, slots=True)
class NamedSite:
    """A place named in a text, with the offsets of its words."""

    place: FluidSite
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FluidSites:
    """The places with one pattern for all of their names, the longest first."""

    rows: tuple[FluidSite, ...]
    pattern: re.Pattern[str]
    words: tuple[FluidSite, ...]

    def find(self, text: str) -> Iterator[NamedSite]:
        """Places that a text names, in order and without overlap."""
        for match in self.pattern.finditer(text):
            yield NamedSite(self.words[(match.lastindex or 1) - 1], match.start(), match.end())

    def of_region(self, concept: str, region: str) -> FluidSite | None:
        """Row of a concept in one of the regions under which it stands."""
        return next((row for row in self.rows if (row.site, row.region) == (concept, region)), None)

    def of(self, concept: str | None) -> FluidSite | None:
        """Row of a concept; the last one where a place stands twice."""
        return next((row for row in reversed(self.rows) if row.site == concept), None)


@cache
def load_fluid_sites() -> FluidSites:
    """All places.

    Raises
    ------
    KnowledgeError
        For an unknown region.
    """
    rows: list[FluidSite] = []
    words: list[tuple[str, FluidSite]] = []
    for line, row in read_table(TABLE, ("site", "region", "drain", "aspiration", "words")):
        if row["region"] not in REGIONS:
            raise KnowledgeError(TABLE, line, "the region is unknown", f"Use one of {', '.join(sorted(REGIONS))}.")
        place = FluidSite(f"anatomy:{row['site']}", row["region"], row["drain"] or None, row["aspiration"] or None)
        rows.append(place)
        words.extend((word, place) for word in cell_list(row["words"]))
    words.sort(key=lambda item: -len(item[0]))
    groups = "|".join(f"({_pattern(word)})" for word, _ in words)
    return FluidSites(
        tuple(rows), re.compile(rf"(?<![\w])(?:{groups})(?![\w])", re.IGNORECASE), tuple(place for _, place in words)
    )


def _pattern(word: str) -> str:
    """``=WON`` in its case only; a star ends an open word; blanks and hyphens stand for each other."""
    if word.startswith("="):
        return f"(?-i:{re.escape(word[1:])})"
    escaped = re.sub(r"(?:\\ |\\-)+", r"[\\s-]+", re.escape(word.rstrip("*")))
    wall = r"(?!\s+wall)" if word.endswith("chest") else ""
    return escaped + (r"\w*" if word.endswith("*") else wall)
