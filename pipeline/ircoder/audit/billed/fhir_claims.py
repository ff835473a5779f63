"""Billed lines of FHIR R4 Claims: the items of one Claim, a Bundle, a list or NDJSON.

A Claim goes by its identifiers, the reports that it carries as supporting information, the encounters of its items and
its own id: each of them may be the id of a report or an encounter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ircoder.audit.billed.rows import billed_line
from ircoder.audit.model import BilledLine, Problem
from ircoder.formats.fhir.resources import resources_of
from ircoder.formats.rows import BadRow

_CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
_OFFICE = "11"
_BILLED = ("active", "draft")
"""Statuses of claims that were made out; cancelled ones and those entered in error were not."""

_SYSTEMS = (
    "ama-assn.org/go/cpt",
    "hcpcs",
    "2.16.840.1.113883.6.12",
    "2.16.840.1.113883.6.14",
    "2.16.840.1.113883.6.285",
)


def read_fhir_lines(path: Path) -> Iterator[BilledLine | Problem]:
    """Yield the billed lines of the Claims of a file; other resources are passed over.

    Raises
    ------
    InputError
        Where the file holds no JSON object, or cannot be unpacked.
    """
    for found in resources_of(path):
        if isinstance(found, BadRow):
            yield Problem("billed", found.type, found.where, found.problem)
        elif found.resource.get("resourceType") == "Claim":
            yield from _lines(found.resource, found.where)


def _lines(claim: Mapping[str, Any], where: str) -> Iterator[BilledLine | Problem]:
    if claim.get("status") not in _BILLED or claim.get("use", "claim") != "claim":
        yield Problem("billed", "not_billed", where, "the Claim is cancelled, entered in error or asks beforehand.")
        return
    institutional = "institutional" in _codes(claim.get("type"))
    names = list(_claim_names(claim))
    period = _mapping(claim.get("billablePeriod"))
    for number, item in enumerate(_listed(claim.get("item")), start=1):
        place = f"{where}, item {number}"
        if not isinstance(item, dict):
            yield Problem("billed", "malformed", place, "the item is not a JSON object. Export the Claim again as R4.")
            continue
        office = not institutional and _OFFICE in _codes(item.get("locationCodeableConcept"))
        row = {
            "code": _service_code(item.get("productOrService")),
            "modifiers": ";".join(code for concept in _listed(item.get("modifier")) for code in _codes(concept)[:1]),
            "units": _number(_mapping(item.get("quantity")).get("value")),
            "charge": _number(_mapping(item.get("net")).get("value")),
            "setting": "facility" if institutional else "office" if office else "professional",
            "service_date": _date(item.get("servicedDate"))
            or _date(_mapping(item.get("servicedPeriod")).get("start"))
            or _date(period.get("start")),
            "provider_id": _provider(claim, item),
            "billed_on": _date(claim.get("created")),
        }
        encounters = [name for one in _listed(item.get("encounter")) for name in _reference_names(one)]
        yield billed_line(row, place, (*names, *encounters, _text(claim.get("id"))))


def _claim_names(claim: Mapping[str, Any]) -> Iterator[str]:
    for identifier in _listed(claim.get("identifier")):
        yield from _identifier_names(identifier)
    for information in _listed(claim.get("supportingInfo")):
        yield from _reference_names(_mapping(information).get("valueReference"))


def _reference_names(value: object) -> Iterator[str]:
    """Names that a reference goes by: its identifier, the id that it ends with, and the whole of it."""
    reference = _mapping(value)
    yield from _identifier_names(reference.get("identifier"))
    if literal := _text(reference.get("reference")):
        yield literal.rpartition("/")[2]
        yield literal


def _identifier_names(value: object) -> Iterator[str]:
    identifier = _mapping(value)
    if named := _text(identifier.get("value")):
        yield named
        if system := _text(identifier.get("system")):
            yield f"{system}|{named}"


def _provider(claim: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """Who did the work: the member of the care team that the item names, else the first, else the claim's provider."""
    team = [member for member in _listed(claim.get("careTeam")) if isinstance(member, dict)]
    wanted = _listed(item.get("careTeamSequence"))
    members = [member for member in team if member.get("sequence") in wanted] or team
    for holder in (*members[:1], claim):
        if name := next(_reference_names(holder.get("provider")), ""):
            return name
    return ""


def _service_code(value: object) -> str:
    """The CPT or HCPCS code of a concept; of one without systems the first that looks like one."""
    codings = [coding for coding in _listed(_mapping(value).get("coding")) if isinstance(coding, dict)]
    named = [c for c in codings if any(system in _text(c.get("system")).lower() for system in _SYSTEMS)]
    for coding in (*named, *codings):
        code = _text(coding.get("code"))
        if _CODE.fullmatch(code.upper()):
            return code
    return _text((named or codings or [{}])[0].get("code"))


def _codes(value: object) -> list[str]:
    codings = _listed(_mapping(value).get("coding"))
    return [code for coding in codings if (code := _text(_mapping(coding).get("code")))]


def _date(value: object) -> str:
    return _text(value)[:10]


def _number(value: object) -> str:
    return repr(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
