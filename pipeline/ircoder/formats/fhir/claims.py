"""Coded reports as FHIR R4 Claims, one a line (NDJSON): drafts for a billing system, without charges or coverage."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ircoder.formats.charging import not_chargeable, unwritten, with_charges
from ircoder.formats.extras import from_extra
from ircoder.formats.fhir.claim_items import claim_items
from ircoder.formats.fhir.elements import reference
from ircoder.formats.fhir.resource_types import REPORT_TYPES
from ircoder.formats.rows import Unwritten

Record = Mapping[str, Any]
Element = dict[str, Any]

_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
_TYPES = {"professional": "professional", "office": "professional", "facility": "institutional"}
_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def write_fhir_claims(records: Iterable[Record], target: Path, *, created: dt.date | None = None) -> list[Unwritten]:
    """Write one Claim for each coded record that has code lines.

    Every Claim is checked against the R4B model (whose Claim is that of R4) before it is written. Nothing of the
    report's text goes out, and no description of a code. Records with an error and records without code lines have
    nothing to charge and are left out.

    Parameters
    ----------
    records
        Coded records as plain JSON values.
    target
        The file to write: NDJSON, UTF-8. The same records give the same bytes.
    created
        Date of the Claims, which the standard requires; by default each Claim's date of service, since a record does
        not say when it was made.

    Returns
    -------
    list of Unwritten
        Records that cannot be a Claim: without ``patient_key``, without date, or not valid as FHIR.

    Raises
    ------
    InputError
        Where fhir.resources is not installed.
    """
    model = from_extra("fhir.resources.R4B.claim", "fhir", "Writing FHIR Claims").Claim
    left: list[Unwritten] = []
    with target.open("wb") as stream:
        for record in with_charges(records):
            if problem := not_chargeable(record):
                left.append(problem)
                continue
            claim = _claim(record, created)
            if not _is_valid(model, claim):
                remedy = "Check the record's ids for odd characters."
                left.append(unwritten(record, "invalid", f"the Claim would not be valid FHIR. {remedy}"))
                continue
            stream.write(json.dumps(claim, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return left


def _is_valid(model: Any, claim: Element) -> bool:  # noqa: ANN401 - the library comes with an extra
    try:
        model.model_validate(claim)
    except ValueError:  # what pydantic raises holds the values, so it goes no further
        return False
    return True


def _claim(record: Record, created: dt.date | None) -> Element:
    institutional = _TYPES[record["setting"]] == "institutional"
    date = record["service_date"]
    provider = _named(record, "provider", record.get("provider_id"))
    claim: Element = {
        "resourceType": "Claim",
        "id": _claim_id(record),
        "identifier": [{"value": record["report_id"]}],
        "status": "draft",
        "type": _concept("claim-type", _TYPES[record["setting"]]),
        # The work is done and is to be paid: the other uses ask beforehand what would be.
        "use": "claim",
        "patient": _named(record, "patient", record["patient_key"]),
        "billablePeriod": {"start": date, "end": date},
        "created": created.isoformat() if created else date,
        # The hospital answers for an institutional claim; a record knows only the physician.
        "provider": _unknown() if institutional or provider is None else provider,
        "priority": _concept("processpriority", "normal"),
    }
    if institutional and provider is not None:
        claim["careTeam"] = [{"sequence": 1, "provider": provider}]
    if (report := _report(record)) is not None:
        about = _concept("claiminformationcategory", "attachment")
        claim["supportingInfo"] = [{"sequence": 1, "category": about, "valueReference": report}]
    # A coverage is required, and a record knows of none.
    claim["insurance"] = [{"sequence": 1, "focal": True, "coverage": _unknown()}]
    claim["item"] = claim_items(
        record["lines"], date, _named(record, "encounter", record.get("encounter_id")), with_team="careTeam" in claim
    )
    return claim


def _claim_id(record: Record) -> str:
    """Derive an id from report and setting, which together are unique in a run."""
    key = json.dumps([record["report_id"], record["setting"]])
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _concept(system: str, code: str) -> Element:
    return {"coding": [{"system": f"{_TERMINOLOGY}/{system}", "code": code}]}


def _unknown() -> Element:
    return {"extension": [{"url": _ABSENT, "valueCode": "unknown"}]}


def _given(record: Record) -> Mapping[str, Any]:
    """What the FHIR reader noted of the resource that the report came from."""
    metadata = record.get("metadata")
    found = metadata.get("fhir") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def _named(record: Record, role: str, key: str | None) -> Element | None:
    """Refer to someone as the report did, where that means something elsewhere too, else by the record's own key."""
    if not key:
        return None
    given = reference(_given(record).get(role))
    if given.id is not None:
        # The reader may have found another name for it in the file, by which people know it.
        known = {} if key == given.id or "|" in key else {"identifier": {"value": key}}
        return {"reference": given.literal, **known}
    if given.identifier is not None and given.identifier.value == key and given.identifier.system:
        return {"identifier": {"system": given.identifier.system, "value": key}}
    return {"identifier": {"value": key}}


def _report(record: Record) -> Element | None:
    given = _given(record)
    kind, resource_id = given.get("resource_type"), given.get("id")
    whole = reference({"reference": f"{kind}/{resource_id}"})
    return {"reference": whole.literal} if kind in REPORT_TYPES and whole.id else None
