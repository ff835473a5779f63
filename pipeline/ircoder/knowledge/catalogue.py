"""The code catalogue: every code that ircoder knows, with the dates between which it is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ircoder.knowledge.tables import KnowledgeError, cell_date, cell_list, read_table

TABLE = "catalogue.csv"
COLUMNS = (
    "code",
    "chapter",
    "label",
    "family",
    "kind",
    "addon",
    "parents",
    "unit",
    "max_units",
    "bilateral",
    "includes",
    "not_with",
    "effective_from",
    "effective_to",
    "documentation",
    "notes",
    "confidence",
    "sources",
)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One code. ``parents`` and ``not_with`` are expanded to single codes; ``label`` is our own wording."""

    code: str
    chapter: str
    label: str
    family: str
    kind: str
    addon: bool
    parents: frozenset[str]
    unit: str
    max_units: int | None
    bilateral: str
    includes: frozenset[str]
    not_with: frozenset[str]
    effective_from: dt.date | None
    effective_to: dt.date | None
    documentation: str
    notes: str
    confidence: str
    sources: tuple[str, ...]

    @property
    def unlisted(self) -> bool:
        """Whether the code stands for work that has no code of its own; our labels say so (MOD-39)."""
        return "no listed code" in self.label or self.label.startswith("Unlisted ")

    def in_force(self, on: dt.date) -> bool:
        """Whether the code may be reported for services on this date."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on <= self.effective_to
        )


class Catalogue:
    """All codes, looked up by code; ``families`` are their families."""

    def __init__(self, entries: dict[str, CatalogueEntry]) -> None:
        self._entries = entries
        self.families: Mapping[str, str] = {code: entry.family for code, entry in entries.items()}
        self._work: dict[str, list[CatalogueEntry]] = {}
        self._only_child: dict[str, list[CatalogueEntry]] = {}
        for entry in entries.values():
            if entry.kind == "procedure" and not entry.addon:
                self._work.setdefault(entry.family, []).append(entry)
            if len(entry.parents) == 1:
                self._only_child.setdefault(next(iter(entry.parents)), []).append(entry)

    def __iter__(self) -> Iterator[CatalogueEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def get(self, code: str) -> CatalogueEntry | None:
        """Entry of a code, ``None`` where the catalogue does not hold it."""
        return self._entries.get(code)

    def __getitem__(self, code: str) -> CatalogueEntry:
        return self._entries[code]

    def work_of(self, family: str, on: dt.date) -> list[CatalogueEntry]:
        """Procedures of a family on a date of service, without add-ons, in the order of the table."""
        return [entry for entry in self._work.get(family, ()) if entry.in_force(on)]

    def added_only_to(self, code: str) -> list[CatalogueEntry]:
        """Add-ons whose only parent is this code, in the order of the table."""
        return self._only_child.get(code, [])

    def in_force(self, code: str, on: dt.date) -> bool:
        """Whether the catalogue holds the code on this date of service."""
        entry = self._entries.get(code)
        return entry is not None and entry.in_force(on)


def expand_codes(cell: str) -> frozenset[str]:
    """Expand a list cell of codes and ranges (``37220;36901-36906``, ``C9600-C9607``) to single codes."""
    out: set[str] = set()
    for item in cell_list(cell):
        first, _, last = item.partition("-")
        if not last:
            out.add(first)
            continue
        letters = "".join(c for c in first if c.isalpha())
        head, tail = (letters, "") if first[:1].isalpha() else ("", letters)
        low, high = (int("".join(c for c in code if c.isdigit())) for code in (first, last))
        width = 5 - len(letters)
        out.update(f"{head}{number:0{width}d}{tail}" for number in range(low, high + 1))
    return frozenset(out)


def load_catalogue() -> Catalogue:
    """Read and validate the catalogue.

    Raises
    ------
    KnowledgeError
        For a malformed row or a code that stands in the table twice.
    """
    entries: dict[str, CatalogueEntry] = {}
    for line, row in read_table(TABLE, COLUMNS):
        code = row["code"]
        if code in entries:
            raise KnowledgeError(TABLE, line, f"{code} stands in the table twice", "Keep one row.")
        entries[code] = CatalogueEntry(
            code=code,
            chapter=row["chapter"],
            label=row["label"],
            family=row["family"],
            kind=row["kind"],
            addon=row["addon"] == "yes",
            parents=expand_codes(row["parents"]),
            unit=row["unit"],
            max_units=int(row["max_units"]) if row["max_units"].isdigit() else None,
            bilateral=row["bilateral"],
            includes=frozenset(cell_list(row["includes"])),
            not_with=expand_codes(row["not_with"]),
            effective_from=cell_date(row["effective_from"], TABLE, line),
            effective_to=cell_date(row["effective_to"], TABLE, line),
            documentation=row["documentation"],
            notes=row["notes"],
            confidence=row["confidence"],
            sources=tuple(row["sources"].split()),
        )
    return Catalogue(entries)
