"""Places where fluid collects: how reports name them, and the code of a drain and of a needle there (NONV-01 to 08)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.pattern_words import OPENING
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.word_patterns import ask_for, openings_in, starts_of

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

_FIRST_WORD = re.compile(r"=?(\w+)(\*?)")


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


class FluidSites:
    """The places with their names; of several names at one place of a text the longest counts."""

    def __init__(self, rows: tuple[FluidSite, ...], words: Iterable[tuple[str, FluidSite]]) -> None:
        self.rows = rows
        self._words = sorted(words, key=lambda item: -len(item[0]))
        self._by_opening: dict[str, list[int]] = {}
        for number, (word, _) in enumerate(self._words):
            self._by_opening.setdefault(_opening(word), []).append(number)
        self._openings = frozenset(self._by_opening)
        ask_for(self._openings)
        self._known: dict[frozenset[str], tuple[re.Pattern[str], tuple[FluidSite, ...]]] = {}

    def find(self, text: str) -> Iterator[NamedSite]:
        """Places that a text names, in order and without overlap."""
        if self._openings.isdisjoint(openings_in(text)):
            return
        end = 0
        for start in starts_of(self._openings, text):
            if start >= end:
                openings = self._openings & openings_in(text[start : start + OPENING])
                pattern, places = self._known.get(openings) or self._names(openings)
                match = pattern.match(text, start)
                if match is not None:
                    end = match.end()
                    yield NamedSite(places[(match.lastindex or 1) - 1], match.start(), end)

    def _names(self, openings: frozenset[str]) -> tuple[re.Pattern[str], tuple[FluidSite, ...]]:
        """Pattern of the names that a word with one of these beginnings may open, and the place of each of its groups.

        There are as many as names begin otherwise, so that what is kept does not grow with the reports read.
        """
        numbers = sorted(number for opening in openings for number in self._by_opening[opening])
        groups = "|".join(f"({_pattern(self._words[number][0])})" for number in numbers)
        pattern = re.compile(rf"(?:{groups})(?!\w)", re.IGNORECASE)
        self._known[openings] = found = (pattern, tuple(self._words[number][1] for number in numbers))
        return found

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
    return FluidSites(tuple(rows), words)


def _opening(word: str) -> str:
    """Beginning of the word that opens a name, as :func:`openings_in` gives it."""
    match = _FIRST_WORD.match(word.lower())
    first, is_stem = match.groups() if match is not None else ("", "*")
    return first[:OPENING] if len(first) >= OPENING or not is_stem else f"{first}*"


def _pattern(word: str) -> str:
    """``=WON`` in its case only; a star ends an open word; blanks and hyphens stand for each other."""
    if word.startswith("="):
        return f"(?-i:{re.escape(word[1:])})"
    escaped = re.sub(r"(?:\\ |\\-)+", r"[\\s-]+", re.escape(word.rstrip("*")))
    wall = r"(?!\s+wall)" if word.endswith("chest") else ""
    return escaped + (r"\w*" if word.endswith("*") else wall)
