"""Billed lines of FHIR R4 Claims: the items of one Claim, a Bundle, a list or NDJSON.

A Claim goes by its identifiers, the reports that it carries as supporting information, the encounters of its items and
its own id: each of them may be the id of a report or an encounter. Items may hold details and those subdetails: each
one with a CPT or HCPCS code is a line. A Claim of an id and identifiers that stand there again is its later version,
and one that names a prior Claim of the file stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ircoder.audit.billed.fhir_elements import (
    codes_of,
    listed,
    mapping,
    modifiers_of,
    number,
    provider_of,
    reference_names,
    service_code,
    text,
)
from ircoder.audit.billed.rows import billed_line, unusable
from ircoder.audit.model import BilledLine, Problem
from ircoder.formats.fhir.resources import resources_of
from ircoder.formats.rows import BadRow
from ircoder.intake import FieldError

_OFFICE = "11"
_BILLED = ("active", "draft")
"""Statuses of claims that were made out; cancelled ones and those entered in error were not."""

_PRIOR = "prior"
_TIMES = ("min", "mj", "minute", "minutes", "h", "hour", "hours")
"""Units of a quantity that counts time and not services."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the items of one Claim have in common."""

    where: str
    resource: Mapping[str, Any]
    names: tuple[str, ...] = ()
    institutional: bool = False
    lines: list[BilledLine | Problem] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, ...]:
        """What versions of one Claim have in common; empty of one without id."""
        found = text(self.resource.get("id"))
        return (found, *_identifiers(self.resource)) if found else ()


def read_fhir_lines(path: Path) -> Iterator[BilledLine | Problem]:
    """Yield the billed lines of the Claims of a file; other resources are passed over.

    Raises
    ------
    InputError
        Where the file holds no JSON object, or cannot be unpacked.
    """
    claims: list[_Claim] = []
    for found in resources_of(path):
        if isinstance(found, BadRow):
            yield Problem("billed", found.type, found.where, found.problem)
        elif found.resource.get("resourceType") == "Claim":
            claims.append(_claim(found.resource, found.where))
    for claim in _standing(claims):
        yield from claim.lines


def _standing(claims: list[_Claim]) -> Iterator[_Claim]:
    """Claims without earlier versions, and without those that a claim which was made out replaces."""
    last = list({claim.key or claim.where: claim for claim in claims}.values())
    prior = [{*_prior(claim.resource)} if claim.resource.get("status") in _BILLED else set() for claim in last]
    for place, claim in enumerate(last):
        own = {text(claim.resource.get("id")), *_identifiers(claim.resource)} - {""}
        if not any(own & names for other, names in enumerate(prior) if other != place):
            yield claim


def _prior(claim: Mapping[str, Any]) -> Iterator[str]:
    for related in listed(claim.get("related")):
        if _PRIOR in codes_of(mapping(related).get("relationship")):
            yield from reference_names(mapping(related).get("claim"))


def _identifiers(claim: Mapping[str, Any]) -> Iterator[str]:
    for identifier in listed(claim.get("identifier")):
        yield from reference_names({"identifier": identifier})


def _claim(resource: Mapping[str, Any], where: str) -> _Claim:
    names = list(_identifiers(resource))
    for information in listed(resource.get("supportingInfo")):
        names += reference_names(mapping(information).get("valueReference"))
    claim = _Claim(where, resource, tuple(names), "institutional" in codes_of(resource.get("type")))
    claim.lines.extend(_lines(claim))
    return claim


def _lines(claim: _Claim) -> Iterator[BilledLine | Problem]:
    resource = claim.resource
    if resource.get("status") not in _BILLED or resource.get("use", "claim") != "claim":
        message = "the Claim is cancelled, entered in error or asks beforehand, and bills nothing. Leave it out."
        yield Problem("billed", "not_billed", claim.where, message)
        return
    if claim.institutional and any("inpatient" in code for code in codes_of(resource.get("subType"))):
        message = "this is an inpatient claim, paid by case, and is not audited. Leave it out."
        names = (*claim.names, text(resource.get("id")))
        yield unusable({"setting": "facility"}, claim.where, names, FieldError("inpatient", message))
        return
    for place, item in enumerate(listed(resource.get("item")), start=1):
        yield from _of_item(claim, item, f"{claim.where}, item {place}", {})


def _of_item(claim: _Claim, item: object, where: str, above: Mapping[str, Any]) -> Iterator[BilledLine | Problem]:
    """The line of an item, and those of its details, which have the date, place and team of the item ``above``."""
    if not isinstance(item, dict):
        error = FieldError("malformed", "the item is not a JSON object. Export the Claim again as R4.")
        yield unusable({}, where, (*claim.names, text(claim.resource.get("id"))), error)
        return
    details = [(name, part) for name in ("detail", "subDetail") for part in listed(item.get(name))]
    code = service_code(item.get("productOrService"))
    if code:
        yield _line(claim, {**above, **item}, code, where)
    elif not (details or (claim.institutional and item.get("revenue"))):  # else a group, or a revenue code alone
        error = FieldError("code", "the item has no CPT or HCPCS code. Only those are audited.")
        yield unusable({}, where, (*claim.names, text(claim.resource.get("id"))), error)
    shared = ("servicedDate", "servicedPeriod", "locationCodeableConcept", "careTeamSequence", "encounter")
    inherited = {name: value for name, value in {**above, **item}.items() if name in shared}
    for place, (name, part) in enumerate(details, start=1):
        yield from _of_item(claim, part, f"{where}, {name} {place}", inherited)


def _line(claim: _Claim, item: Mapping[str, Any], code: str, where: str) -> BilledLine | Problem:
    resource = claim.resource
    office = not claim.institutional and _OFFICE in codes_of(item.get("locationCodeableConcept"))
    quantity = mapping(item.get("quantity"))
    first, last = _dates(resource, item)
    row = {
        "code": code,
        "modifiers": ";".join(modifiers_of(item)),
        "units": number(quantity.get("value")),
        "charge": _charge(item),
        "setting": "facility" if claim.institutional else "office" if office else "professional",
        "service_date": first,
        "service_to": last,
        "provider_id": provider_of(resource, item),
        "billed_on": text(resource.get("created"))[:10],
    }
    encounters = [name for one in listed(item.get("encounter")) for name in reference_names(one)]
    names = (*claim.names, *encounters, text(resource.get("id")))
    if {text(quantity.get(key)).lower() for key in ("unit", "code")} & {*_TIMES}:
        return unusable(row, where, names, FieldError("units", "the quantity counts time. Only units are audited."))
    return billed_line(row, where, names)


def _dates(claim: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[str, str]:
    """First and last day of an item; those of the claim where it has none of its own."""
    if day := text(item.get("servicedDate"))[:10]:
        return day, ""
    for period in (mapping(item.get("servicedPeriod")), mapping(claim.get("billablePeriod"))):
        if first := text(period.get("start"))[:10]:
            return first, text(period.get("end"))[:10]
    return "", ""


def _charge(item: Mapping[str, Any]) -> str:
    """Dollars of the item; where it has no sum of its own, price by quantity."""
    if net := number(mapping(item.get("net")).get("value")):
        return net
    price, quantity = (mapping(item.get(name)).get("value") for name in ("unitPrice", "quantity"))
    if not number(price) or isinstance(price, str):
        return number(price)
    counted = quantity if isinstance(quantity, (int, float)) else 1
    return number(round(float(price or 0) * counted, 2))
