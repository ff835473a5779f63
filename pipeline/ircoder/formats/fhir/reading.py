"""Reports in FHIR R4: DiagnosticReport and DocumentReference as input records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ircoder.formats.fhir.index import MENTIONS_INDEXED, Index
from ircoder.formats.fhir.reports import report_row
from ircoder.formats.fhir.resource_types import REPORT_TYPES, RESOURCE_TYPES
from ircoder.formats.fhir.resources import resources_of
from ircoder.formats.opening import kind_of
from ircoder.formats.rows import BadRow, Row
from ircoder.formats.scratch import scratch_database

_BULK = (".ndjson", ".jsonl")


def read_fhir(path: Path) -> Iterator[Row | BadRow]:
    """Yield the reports of a FHIR file: one resource, a Bundle, or NDJSON as bulk exports have it.

    The file is read twice: once for the patients, encounters and practitioners that its reports refer to, which may
    stand behind them, and once for the reports. Neither time more than one resource is in memory. A pipe is read once;
    then identifiers and ages that only other entries have are missing.

    Resources of other known types are passed over; a resource of no known type is an error record, and so is a file,
    other than of a bulk export, that holds no report at all.

    Raises
    ------
    InputError
        Where the file holds no JSON or cannot be unpacked.
    """
    with scratch_database() as database:
        index = Index(database)
        if path.is_file():
            index.fill(resources_of(path, only=MENTIONS_INDEXED))
        silent = kind_of(path) in _BULK
        for found in resources_of(path):
            if isinstance(found, BadRow):
                row: Row | BadRow | None = found
            elif (kind := found.resource.get("resourceType")) in REPORT_TYPES:
                row = report_row(found, index)
            elif isinstance(kind, str) and kind in RESOURCE_TYPES:
                row = None
            else:
                problem = "resourceType is missing or names no resource of FHIR R4. Correct it or leave it out."
                row = BadRow(found.where, "unknown_resource", problem)
            if row is not None:
                silent = True
                yield row
        if not silent:
            problem = f"there is no {' or '.join(REPORT_TYPES)} in it. Export those resources, or leave the file out."
            yield BadRow(path.name, "no_report", problem)
