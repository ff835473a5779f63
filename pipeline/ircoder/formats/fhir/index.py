"""Patients, encounters and practitioners of a FHIR file, found by what refers to them.

A report may stand before its patient, so a first pass over the file collects the few fields that are needed. They are
kept in a temporary database, which moves to the disk by itself where a file holds many: memory stays flat.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from ircoder.formats.fhir.elements import NPI, Identifier, Reference, Resource, first_of, identifiers, mapping, string
from ircoder.formats.fhir.resources import Located
from ircoder.formats.rows import BadRow

MENTIONS_INDEXED = re.compile(rb'"resourceType"\s*:\s*"(?:Patient|Encounter|Practitioner)"')
"""What the bytes of a resource hold that may belong into the index."""

_CHOSEN = {"Patient": ("MR", ""), "Encounter": ("VN", ""), "Practitioner": ("", NPI)}
"""Type or system of the identifier that is taken where there are several; else the first."""

_TABLE = "CREATE TABLE found (kind TEXT, id TEXT, url TEXT, system TEXT, value TEXT, birth_date TEXT, class TEXT)"
_INDEXES = ("id", "url", "value")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is kept of a resource. ``system`` and ``value`` are those of its identifier; dates are as written."""

    kind: str
    id: str | None
    url: str | None
    system: str | None
    value: str | None
    birth_date: str | None = None
    encounter_class: str | None = None


def indexed(resource: Resource, url: str | None = None) -> Indexed | None:
    """Take what is needed of a patient, encounter or practitioner; ``None`` for any other resource."""
    kind = resource.get("resourceType")
    if not isinstance(kind, str) or kind not in _CHOSEN:
        return None
    code, system = _CHOSEN[kind]
    found = identifiers(resource.get("identifier"))
    chosen = first_of(found, code, system) or next(iter(found), Identifier(""))
    return Indexed(
        kind,
        string(resource.get("id")),
        url,
        chosen.system,
        chosen.value or None,
        string(resource.get("birthDate")),
        string(mapping(resource.get("class")).get("code")),
    )


class Index:
    """Finds what a report refers to."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.execute(_TABLE)

    def fill(self, resources: Iterable[Located | BadRow]) -> None:
        """Add what of the resources belongs into the index."""
        for item in resources:
            row = indexed(item.resource, item.url) if isinstance(item, Located) else None
            if row is not None:
                self._database.execute("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", _storable(row))
        for column in _INDEXES:
            self._database.execute(f"CREATE INDEX by_{column} ON found ({column})")

    def find(self, reference: Reference, kind: str, base: str | None) -> Indexed | None:
        """Give what a reference points to, where it is in the file and no other entry has the same name.

        Parameters
        ----------
        kind
            Type of the resource looked for.
        base
            Address of the server that the referring entry is from, which a relative reference starts from.
        """
        if not reference.literal or reference.contained:
            return None
        if reference.base or reference.id is None:
            return self._only(kind, "url", reference.literal)
        if reference.kind != kind:
            return None
        whole = f"{base}/{kind}/{reference.id}" if base else ""
        return self._only(kind, "url", whole) or self._only(kind, "id", reference.id)

    def is_shared(self, found: Indexed) -> bool:
        """Whether an identifier's value stands in the file under another system too, so that it names nobody."""
        query = "SELECT 1 FROM found WHERE value = ? AND kind = ? AND system IS NOT ? LIMIT 1"
        row = _storable(found)
        return self._database.execute(query, (row[4], row[0], row[3])).fetchone() is not None

    def _only(self, kind: str, column: str, value: str) -> Indexed | None:
        if not value:
            return None
        query = f"SELECT DISTINCT * FROM found WHERE {column} = ? AND kind = ? LIMIT 2"  # noqa: S608 - columns are ours
        rows = self._database.execute(query, (_plain(value), kind)).fetchall()
        return Indexed(*rows[0]) if len(rows) == 1 else None


def _storable(row: Indexed) -> tuple[str | None, ...]:
    return tuple(None if value is None else _plain(value) for value in astuple(row))


def _plain(value: str) -> str:
    """Write a string so that the database takes it: it knows no lone surrogates."""
    return value.encode("utf-8", "replace").decode()
