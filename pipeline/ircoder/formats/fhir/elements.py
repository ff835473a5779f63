"""Elements of FHIR resources as they come: what is missing or of the wrong JSON type counts as not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Resource = Mapping[str, Any]

IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203"
LOINC = "http://loinc.org"
NPI = "http://hl7.org/fhir/sid/us-npi"

_LITERAL = re.compile(
    r"(?:(?P<base>https?://[^\s#?]+)/)?(?P<kind>[A-Z][A-Za-z]{1,63})/(?P<id>[A-Za-z0-9.-]{1,64})"
    r"(?:/_history/[A-Za-z0-9.-]{1,64})?"
)


def string(value: object) -> str | None:
    """Give a string without the space around it, or ``None`` where there is nothing in it."""
    return (value.strip() or None) if isinstance(value, str) else None


def mapping(value: object) -> Resource:
    """Give an element that has elements, or an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> list[Resource]:
    """Give those of a repeating element that have elements; one that stands without its list is taken too."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict) and item]


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier that has a value. ``codes`` are those of its type (``ACSN``, ``MR``)."""

    value: str
    system: str | None = None
    codes: frozenset[str] = frozenset()


def identifiers(value: object) -> list[Identifier]:
    """List the identifiers that hold a value and are not marked as old, in their order."""
    return [
        Identifier(found, string(item.get("system")), frozenset(_codes(mapping(item.get("type")))))
        for item in mappings(value)
        if (found := string(item.get("value"))) and item.get("use") != "old"
    ]


def first_of(items: Iterable[Identifier], code: str = "", system: str = "") -> Identifier | None:
    """Give the first identifier of a type or system, if there is one."""
    return next((item for item in items if (code and code in item.codes) or (system and system == item.system)), None)


def _codes(concept: Resource) -> Iterable[str]:
    for coding in mappings(concept.get("coding")):
        code = string(coding.get("code"))
        if code and coding.get("system") in (None, IDENTIFIER_TYPES):
            yield code


def code_of(concept: object, system: str) -> str | None:
    """Give the code that a concept has in a code system."""
    for coding in mappings(mapping(concept).get("coding")):
        if coding.get("system") == system and (code := string(coding.get("code"))):
            return code
    return None


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a resource points to.

    ``literal`` is the reference as written; ``base``, ``kind`` and ``id`` are its parts where it has them
    (``https://server/fhir``, ``Patient``, ``12``). ``kind`` may also come from the reference's type.
    """

    literal: str | None = None
    base: str | None = None
    kind: str | None = None
    id: str | None = None
    identifier: Identifier | None = None

    def __bool__(self) -> bool:
        return self.literal is not None or self.identifier is not None

    @property
    def contained(self) -> str | None:
        """Id inside the resource itself."""
        return self.literal[1:] if self.literal and self.literal.startswith("#") else None

    @property
    def as_given(self) -> dict[str, Any]:
        """The reference as plain values, without a name that it may show."""
        given: dict[str, Any] = {}
        if self.literal:
            given["reference"] = self.literal
        if self.kind and not self.id:
            given["type"] = self.kind
        if self.identifier:
            system = {"system": self.identifier.system} if self.identifier.system else {}
            given["identifier"] = {**system, "value": self.identifier.value}
        return given


def reference(value: object) -> Reference:
    """Read a reference; an empty one is false."""
    item = mapping(value)
    literal = string(item.get("reference"))
    identifier = next(iter(identifiers(item.get("identifier"))), None)
    kind = string(item.get("type"))
    if literal and (parts := _LITERAL.fullmatch(literal)):
        return Reference(literal, parts["base"], parts["kind"], parts["id"], identifier)
    return Reference(literal, None, kind, None, identifier)
