"""Elements of FHIR Claims as plain text: codes, modifiers, references, providers, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
_MODIFIER = re.compile(r"[0-9A-Z]{2}")
_SYSTEMS = (
    "cpt",
    "hcpcs",
    "2.16.840.1.113883.6.12",
    "2.16.840.1.113883.6.14",
    "2.16.840.1.113883.6.285",
)
_DOES_THE_WORK = frozenset({"primary", "performing", "rendering", "operating"})
_OTHER_ROLES = frozenset({"referring", "supervisor", "supervising", "attending", "assist", "ordering", "other"})
"""Roles in a care team, of the base specification and of payers' profiles."""


def service_code(value: object) -> str:
    """The CPT or HCPCS code of a concept; of codings without system the first that looks like one; empty without any.

    Codes of other systems (a site's own, ICD-10-PCS, revenue) are none, even where they look alike.
    """
    codings = [coding for coding in listed(mapping(value).get("coding")) if isinstance(coding, dict)]
    named = [coding for coding in codings if _is_of_systems(coding)]
    for coding in (*named, *(coding for coding in codings if not text(coding.get("system")))):
        code = text(coding.get("code"))
        if _CODE.fullmatch(code.upper()):
            return code
    return ""


def modifiers_of(item: Mapping[str, Any]) -> Iterator[str]:
    """Modifiers of an item: codes of two places of each concept, else what the concept has."""
    for concept in listed(item.get("modifier")):
        codes = codes_of(concept)
        found = [code for code in codes if _MODIFIER.fullmatch(code.upper())]
        yield from found or codes[:1] or ([written] if (written := text(mapping(concept).get("text"))) else [])


def codes_of(value: object) -> list[str]:
    """Codes of a concept."""
    codings = listed(mapping(value).get("coding"))
    return [code for coding in codings if (code := text(mapping(coding).get("code")))]


def reference_names(value: object) -> Iterator[str]:
    """Names that a reference goes by: its identifier, the id that it ends with, and the whole of it."""
    reference = mapping(value)
    identifier = mapping(reference.get("identifier"))
    if named := text(identifier.get("value")):
        yield named
        if system := text(identifier.get("system")):
            yield f"{system}|{named}"
    if literal := text(reference.get("reference")):
        yield literal.rpartition("/")[2]
        yield literal


def provider_of(claim: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """Who did the work: of the care team's members that the item names (or all), who has that role, else the provider.

    A member without a role counts as one who did the work; referring, supervising and assisting ones do not.
    """
    team = [member for member in listed(claim.get("careTeam")) if isinstance(member, dict)]
    wanted = listed(item.get("careTeamSequence"))
    members = [member for member in team if member.get("sequence") in wanted] or team
    members = [member for member in members if not _OTHER_ROLES & _roles(member)]
    members.sort(key=lambda member: not _DOES_THE_WORK & _roles(member))
    for holder in (*members[:1], claim):
        if name := next(reference_names(holder.get("provider")), ""):
            return name
    return ""


def _roles(member: Mapping[str, Any]) -> set[str]:
    return {code.lower() for code in codes_of(member.get("role"))}


def _is_of_systems(coding: Mapping[str, Any]) -> bool:
    return any(system in text(coding.get("system")).lower() for system in _SYSTEMS)


def number(value: object) -> str:
    """A number as text; what is written as text though it should be a number, as it is."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(value)
    return text(value)


def text(value: object) -> str:
    """Text, empty where the value is none."""
    return value if isinstance(value, str) else ""


def mapping(value: object) -> Mapping[str, Any]:
    """An object, empty where the value is none."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """A list, empty where the value is none."""
    return value if isinstance(value, list) else []
