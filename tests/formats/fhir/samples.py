"""FHIR resources for tests, as small as they may be and changed by name."""

from __future__ import annotations

import base64
import json
from typing import Any

WORDS = "Confidentialwords"
TEXT = f"TECHNIQUE: {WORDS} é\nA stent was placed.\n"
V2 = "http://terminology.hl7.org/CodeSystem/v2-0203"


def b64(text: str | bytes, charset: str = "utf-8") -> str:
    return base64.b64encode(text.encode(charset) if isinstance(text, str) else text).decode()


def attachment(text: str | bytes = TEXT, content_type: str | None = "text/plain", charset: str = "utf-8") -> dict:
    return {"contentType": content_type, "data": b64(text, charset)} if content_type else {"data": b64(text, charset)}


def identifier(value: str, code: str | None = None, system: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"value": value}
    if code:
        found["type"] = {"coding": [{"system": V2, "code": code}]}
    if system:
        found["system"] = system
    return found


def changed(resource: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Give a resource with other elements; ``None`` takes one out."""
    return {name: value for name, value in {**resource, **changes}.items() if value is not None}


def report(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "DiagnosticReport",
        "id": "dr1",
        "status": "final",
        "identifier": [identifier("other"), identifier("A-1", "ACSN")],
        "code": {"coding": [{"system": "http://loinc.org", "code": "18748-4"}]},
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-03-14",
        "presentedForm": [attachment()],
    }
    return changed(whole, changes)


def document(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "DocumentReference",
        "id": "doc1",
        "status": "current",
        "docStatus": "final",
        "identifier": [identifier("D-1")],
        "type": {"coding": [{"system": "http://loinc.org", "code": "28570-0"}]},
        "subject": {"reference": "Patient/p1"},
        "content": [{"attachment": attachment()}],
        "context": {"period": {"start": "2026-03-14T08:00:00Z"}},
    }
    return changed(whole, changes)


def patient(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "Patient",
        "id": "p1",
        "identifier": [identifier("SSN", "SS"), identifier("MRN-1", "MR", "urn:a")],
        "birthDate": "1950-03-15",
        "name": [{"family": WORDS}],
    }
    return changed(whole, changes)


def encounter(**changes: Any) -> dict[str, Any]:
    whole = {"resourceType": "Encounter", "id": "e1", "identifier": [identifier("V-1")], "class": {"code": "AMB"}}
    return changed(whole, changes)


def practitioner(**changes: Any) -> dict[str, Any]:
    whole = {
        "resourceType": "Practitioner",
        "id": "d1",
        "identifier": [identifier("local"), identifier("1234567893", None, "http://hl7.org/fhir/sid/us-npi")],
    }
    return changed(whole, changes)


def bundle(*resources: Any, base: str | None = None, **changes: Any) -> dict[str, Any]:
    entries = []
    for resource in resources:
        entry = resource if "resource" in resource or "resourceType" not in resource else {"resource": resource}
        if base and "resource" in entry and "fullUrl" not in entry:
            inner = entry["resource"]
            entry = {"fullUrl": f"{base}/{inner['resourceType']}/{inner['id']}", **entry}
        entries.append(entry)
    return {"resourceType": "Bundle", "type": "collection", **changes, "entry": entries}


def ndjson(*resources: Any) -> str:
    return "".join(json.dumps(resource) + "\n" for resource in resources)
