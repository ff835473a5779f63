"""The resources of a FHIR file with their places: one resource, a Bundle, a list or NDJSON, read one at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ircoder.formats.fhir.elements import Resource, string
from ircoder.formats.json.layout import opened_json
from ircoder.formats.json.pieces import broken_list, pieces_of
from ircoder.formats.json.splitting import Part, split_json
from ircoder.formats.rows import BadRow, InputError

MAX_RESOURCE_BYTES = 32 * 1024 * 1024
"""Longest resource that is read; one may carry a scanned document beside its text."""

_REMEDY = "Export the resource again as FHIR R4 JSON."


@dataclass(frozen=True, slots=True)
class Located:
    """A resource, its place for messages, and the ``fullUrl`` of its entry."""

    where: str
    resource: Resource
    url: str | None = None


def resources_of(path: Path, only: re.Pattern[bytes] | None = None) -> Iterator[Located | BadRow]:
    """Yield the resources of a file in their order; Bundles are taken apart.

    Parameters
    ----------
    path
        One resource, a Bundle, a list of resources, or one resource or Bundle a line.
    only
        What the bytes of a resource must hold to be parsed at all.

    Raises
    ------
    InputError
        Where the file holds no JSON object, or cannot be unpacked.
    """
    with opened_json(path, MAX_RESOURCE_BYTES) as (layout, stream):
        if layout == "object":
            yield from _of_object(stream, path.name, only)
            return
        if layout == "other":
            msg = f"{path.name} holds no JSON object. Give a FHIR resource, a Bundle, or NDJSON."
            raise InputError(msg)
        for piece in pieces_of(stream, layout, path.name, MAX_RESOURCE_BYTES):
            if isinstance(piece, BadRow):
                yield piece
            elif piece.content is None:
                yield _too_large(piece.where)
            else:
                yield from _of_value(piece.where, piece.content, only)


def _of_object(stream: BinaryIO, name: str, only: re.Pattern[bytes] | None) -> Iterator[Located | BadRow]:
    """Take an object apart: the entries of a Bundle as they come, else the whole of one resource."""
    members: list[bytes] = []
    size = entries = 0
    for part in split_json(stream, MAX_RESOURCE_BYTES, inner="entry"):
        entries = part.number
        if part.kind == "item":
            yield from _of_entry(part, f"{name}, entry {part.number}", only)
        elif part.kind == "member":
            size += MAX_RESOURCE_BYTES + 1 if part.content is None else len(part.content)
            if size <= MAX_RESOURCE_BYTES:
                members.append(part.content or b"")
        else:
            yield broken_list(part, f"{name}, entry {part.number}" if part.number else name)
            return
    if entries:
        return
    if size > MAX_RESOURCE_BYTES:
        yield _too_large(name)
        return
    yield from _of_value(name, b"{" + b",".join(members) + b"}", only)


def _of_entry(part: Part, where: str, only: re.Pattern[bytes] | None) -> Iterator[Located | BadRow]:
    entry = _too_large(where) if part.content is None else _parsed(where, part.content, only)
    if isinstance(entry, BadRow):
        yield entry
    elif entry is not None:
        yield from _resource_of(entry, where)


def _of_value(where: str, content: bytes, only: re.Pattern[bytes] | None) -> Iterator[Located | BadRow]:
    """Give a resource that was read whole, or the entries of the Bundle that it is."""
    found = _parsed(where, content, only)
    if isinstance(found, BadRow):
        yield found
    elif found is not None and found.get("resourceType") != "Bundle":
        yield Located(where, found)
    elif found is not None:
        entries = found.get("entry")
        for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
            place = f"{where}, entry {number}"
            if isinstance(entry, dict):
                yield from _resource_of(entry, place)
            else:
                yield BadRow(place, "malformed", f"the entry is not a JSON object. {_REMEDY}")


def _resource_of(entry: Resource, where: str) -> Iterator[Located | BadRow]:
    """Give the resource of an entry; one without any tells of a deletion or answers a request."""
    resource = entry.get("resource")
    if resource is None:
        return
    if not isinstance(resource, dict):
        yield BadRow(where, "malformed", f"resource is not a JSON object. {_REMEDY}")
    elif resource.get("resourceType") == "Bundle":
        yield BadRow(where, "nested", "a Bundle inside a Bundle is not read. Give it as a file or line of its own.")
    else:
        yield Located(where, resource, string(entry.get("fullUrl")))


def _too_large(where: str) -> BadRow:
    problem = f"the resource is longer than {MAX_RESOURCE_BYTES:,} bytes. Leave scanned documents and images out of it."
    return BadRow(where, "too_large", problem)


def _parsed(where: str, content: bytes, only: re.Pattern[bytes] | None) -> dict[str, Any] | BadRow | None:
    if only is not None and not only.search(content):
        return None
    try:
        value = json.loads(content.decode())
    except UnicodeDecodeError:
        return BadRow(where, "encoding", f"the resource is no UTF-8. {_REMEDY}")
    except (ValueError, RecursionError):
        return BadRow(where, "malformed", f"the resource is no complete JSON object. {_REMEDY}")
    return value if isinstance(value, dict) else BadRow(where, "malformed", f"this is not a JSON object. {_REMEDY}")
