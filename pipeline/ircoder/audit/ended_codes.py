"""Codes that ended before those of the catalogue, so that one which is still billed is told as not in force.

The catalogue holds what a report can be coded with on the dates of service that ircoder codes; what ended before them
is here, with its last day, from the yearly changes of CPT. A code of another specialty that ended is in neither.
"""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from importlib.resources import files

from ircoder.knowledge.catalogue import Catalogue, CatalogueEntry

TABLE = "ended_codes.csv"


def with_ended_codes(catalogue: Catalogue) -> Catalogue:
    """Give a catalogue that holds the ended codes too."""
    return Catalogue({entry.code: entry for entry in (*ended_codes(), *catalogue)})


@cache
def ended_codes() -> tuple[CatalogueEntry, ...]:
    """Entries of the ended codes: family, kind and last day are all that is known of them."""
    text = files("ircoder.audit").joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(_entry(row) for row in csv.DictReader(text.splitlines()))


def _entry(row: dict[str, str]) -> CatalogueEntry:
    return CatalogueEntry(
        code=row["code"],
        chapter="",
        label=f"Ended code ({row['family'].replace('_', ' ')})",
        family=row["family"],
        kind=row["kind"],
        addon=False,
        parents=frozenset(),
        unit="",
        max_units=None,
        bilateral="",
        includes=frozenset(),
        not_with=frozenset(),
        effective_from=None,
        effective_to=dt.date.fromisoformat(row["effective_to"]),
        documentation="",
        notes="",
        confidence="",
        sources=(),
    )
