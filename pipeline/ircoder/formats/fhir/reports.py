"""One DiagnosticReport or DocumentReference as one input record."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

from ircoder.formats.ages import age_on
from ircoder.formats.fhir.attachments import TextError
from ircoder.formats.fhir.elements import (
    LOINC,
    Reference,
    Resource,
    code_of,
    first_of,
    identifiers,
    mapping,
    mappings,
    reference,
    string,
)
from ircoder.formats.fhir.index import Index, Indexed, indexed
from ircoder.formats.fhir.resources import Located
from ircoder.formats.fhir.text import text_of
from ircoder.formats.rows import BadRow, Row

_TAKEN: dict[str, dict[str, tuple[str | None, ...]]] = {
    "status": {"DiagnosticReport": ("final", "amended", "corrected", "appended"), "DocumentReference": ("current",)},
    "docStatus": {"DocumentReference": ("final", "amended", None)},
}
_STATUSES = frozenset(
    [
        "registered",
        "partial",
        "preliminary",
        "cancelled",
        "entered-in-error",
        "unknown",
        "superseded",
        "final",
        "amended",
        "corrected",
        "appended",
        "current",
    ]
)
_WITHDRAWN = frozenset(("cancelled", "entered-in-error", "superseded"))

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?", re.DOTALL)
_BASE = re.compile(r"(https?://\S+)/[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(?:/_history/\S+)?")
_PERSONS = ("Practitioner", "PractitionerRole")
_ADULT = 18


def report_row(found: Located, index: Index) -> Row | BadRow:
    """Make the input record of a report, or say why it has none; ``index`` finds what the report refers to."""
    report_id = _report_id(found.resource)
    problem = _not_taken(found.resource)
    if problem is not None:
        return BadRow(found.where, *problem, report_id)
    try:
        text = text_of(found.resource)
        date = _service_date(found.resource)
    except TextError as error:
        return BadRow(found.where, error.type, str(error), report_id)
    record: dict[str, Any] = {"report_id": report_id, "text": text, "service_date": date, "report_status": "final"}
    record.update(_Named(found, index).fields(date))
    return Row(found.where, {name: value for name, value in record.items() if value is not None})


def _not_taken(resource: Resource) -> tuple[str, str] | None:
    """Say why a report is not to be coded at all: type and problem."""
    if resource.get("modifierExtension"):
        problem = "a modifierExtension may change what the report means. Send the report without it if it does not."
        return "modifier_extension", problem
    for element, by_type in _TAKEN.items():
        taken = by_type.get(str(resource.get("resourceType")))
        status = resource.get(element)
        if taken is None or status in taken:
            continue
        written = status if isinstance(status, str) and status in _STATUSES else "missing or not known"
        wanted = ", ".join(item for item in taken if item)
        remedy = "Leave it out" if written in _WITHDRAWN else "Send the report again when it is final"
        return "not_final", f"{element} is {written}; coded are {wanted}. {remedy}."
    return None


def _report_id(resource: Resource) -> str | None:
    """Give the accession, else the first identifier, else the resource's id."""
    own = identifiers(resource.get("identifier"))
    chosen = first_of(own, "ACSN") or next(iter([*own, *identifiers(resource.get("masterIdentifier"))]), None)
    return chosen.value if chosen else string(resource.get("id"))


def _accession(resource: Resource) -> str | None:
    found = first_of(identifiers(resource.get("identifier")), "ACSN")
    for related in mappings(mapping(resource.get("context")).get("related")):
        found = found or first_of(identifiers(related.get("identifier")), "ACSN")
    return found.value if found else None


def _service_date(resource: Resource) -> str | None:
    """Give the day of service as it is written, whatever the time zone; ``None`` where the report does not say it.

    When a report was issued, or a document was made, is not when the procedure was done.
    """
    if resource.get("resourceType") == "DiagnosticReport":
        field, value = "effectiveDateTime", resource.get("effectiveDateTime")
        if value is None:
            field, value = "effectivePeriod.start", mapping(resource.get("effectivePeriod")).get("start")
    else:
        period = mapping(mapping(resource.get("context")).get("period"))
        field, value = "context.period.start", period.get("start")
    if value is None:
        return None
    parts = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if parts is None or parts[3] is None:
        raise TextError("service_date", f"{field} does not give a day (YYYY-MM-DD). Write the day of the procedure.")
    return f"{parts[1]}-{parts[2]}-{parts[3]}"


class _Named:
    """Patient, encounter and physician of a report."""

    def __init__(self, found: Located, index: Index) -> None:
        self._resource = found.resource
        self._index = index
        parts = _BASE.fullmatch(found.url or "")
        self._base = parts[1] if parts else None
        self._context = mapping(found.resource.get("context"))

    def fields(self, service_date: str | None) -> dict[str, Any]:
        """Fields of the input record; ``None`` where there is nothing to say."""
        subject, encounter, provider = self._subject(), self._encounter(), self._provider()
        patient = self._found(subject, "Patient")
        visit = self._found(encounter, "Encounter")
        resource = self._resource
        told = {
            "resource_type": resource.get("resourceType"),
            "id": string(resource.get("id")),
            "status": resource.get("status"),
            "doc_status": resource.get("docStatus"),
            "loinc": code_of(resource.get("code"), LOINC) or code_of(resource.get("type"), LOINC),
            "accession": _accession(resource),
            "issued": string(resource.get("issued")),
            "document_date": string(resource.get("date")),
            "patient": subject.as_given,
            "encounter": encounter.as_given,
            "provider": provider.as_given,
            "encounter_class": visit.encounter_class if visit else None,
        }
        return {
            "patient_age": _age(patient.birth_date, service_date) if patient else None,
            "patient_key": self._key(subject, patient, "Patient"),
            "encounter_id": self._key(encounter, visit, "Encounter"),
            "provider_id": self._key(provider, self._found(provider, "Practitioner"), None),
            "metadata": {"fhir": {name: value for name, value in told.items() if value}},
        }

    def _subject(self) -> Reference:
        return reference(self._resource.get("subject"))

    def _encounter(self) -> Reference:
        items = [*mappings(self._context.get("encounter")), *mappings(self._resource.get("encounter"))]
        references = (reference(item) for item in items)
        return next((item for item in references if item and item.kind in (None, "Encounter")), Reference())

    def _provider(self) -> Reference:
        """Give who read the report, else who performed the service, else who wrote the document; persons only."""
        items = [item for name in ("resultsInterpreter", "performer", "author") for item in self._persons(name)]
        return next(iter(items), Reference())

    def _persons(self, element: str) -> list[Reference]:
        found = (reference(item) for item in mappings(self._resource.get(element)))
        return [item for item in found if item and self._is_person(item)]

    def _is_person(self, item: Reference) -> bool:
        kind = item.kind if item.contained is None else self._contained(item).get("resourceType")
        if kind is not None:
            return kind in _PERSONS
        return item.identifier is not None or self._found(item, "Practitioner") is not None

    def _contained(self, item: Reference) -> Resource:
        inside = mappings(self._resource.get("contained"))
        return next((resource for resource in inside if resource.get("id") == item.contained), {})

    def _found(self, item: Reference, kind: str) -> Indexed | None:
        if item.contained is None:
            return self._index.find(item, kind, self._base)
        found = indexed(self._contained(item))
        return found if found is not None and found.kind == kind else None

    def _key(self, item: Reference, found: Indexed | None, kind: str | None) -> str | None:
        """Name a patient, encounter or physician: by the identifier in the file, the one in the reference, the id."""
        if kind is not None and item.kind not in (None, kind):
            return None
        if found is not None and found.value:
            return f"{found.system or ''}|{found.value}" if self._index.is_shared(found) else found.value
        if item.identifier is not None:
            return item.identifier.value
        if item.contained is not None:
            return None
        return (found.id if found else None) or item.id or item.literal


def _age(birth_date: str | None, service_date: str | None) -> float | None:
    """Give the age on the day of service.

    A birth date without its day or month gives the least age that it can mean, and that only of an adult.
    """
    born = _DATE.fullmatch(birth_date or "")
    served = _day(service_date)
    if born is None or served is None:
        return None
    year, month = int(born[1]), int(born[2] or 12)
    if not 1 <= month <= 12 or year < 1:
        return None
    day = int(born[3]) if born[3] else calendar.monthrange(year, month)[1]
    last = _day(f"{year:04}-{month:02}-{day:02}")
    if last is None:
        return None
    age = age_on(served, last)
    return None if born[3] is None and (age or 0) < _ADULT else age


def _day(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        return None
