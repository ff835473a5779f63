"""Tells FHIR from records of our own by the first kilobytes of a JSON file."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

from ircoder.formats.json.layout import BOM
from ircoder.formats.json.splitting import split_json
from ircoder.formats.opening import opened

_PEEK_BYTES = 64 * 1024
_LINES = 20
"""Lines whose start is looked at, where the first is damaged."""

_NAME = re.compile(r"[A-Z][A-Za-z]+")
_ENTRY = re.compile(rb'\{\s*"(?:fullUrl|resource|search|request|response|link)"\s*:')
_MEMBER = re.compile(rb'\s*"([A-Za-z_]{1,64})"\s*:\s*([\[{"]?)')
_OF_REPORTS = frozenset(("presentedForm", "effectiveDateTime", "effectivePeriod", "docStatus", "masterIdentifier"))
"""Members that a report may have before a resourceType that comes too late to be seen."""


def is_fhir(path: Path) -> bool:
    """Whether a ``.json``, ``.ndjson`` or ``.jsonl`` file holds FHIR resources and not records of our own.

    FHIR has ``resourceType`` in the first object (or entry of a Bundle, or item of a list); records of our own have
    ``report_id``, or ``text`` that is a string. A pipe cannot be looked into and counts as our own.

    Raises
    ------
    InputError
        Where the file cannot be opened or unpacked.
    """
    if not path.is_file():
        return False
    with opened(path) as stream:
        head = stream.read(_PEEK_BYTES).removeprefix(BOM).lstrip()
    starts = [head, *(line for line in head.splitlines()[1:_LINES] if line.lstrip().startswith(b"{"))]
    for start in starts:
        if (verdict := _verdict(start.lstrip())) is not None:
            return verdict
    return False


def _verdict(head: bytes) -> bool | None:
    """Tell what the first object is; ``None`` where it does not show."""
    if head.startswith(b"["):
        head = head[1:].lstrip()
    if not head.startswith(b"{"):
        return None
    names: dict[str, Any] = {}
    for part in split_json(io.BytesIO(head), _PEEK_BYTES, inner="entry"):
        content = part.content or b""
        if part.kind == "item" or (part.kind == "cut_off" and _ENTRY.match(content)):
            names["entry"] = names.get("entry") or bool(_ENTRY.match(content))
        elif part.kind in ("member", "cut_off") and (member := _MEMBER.match(content)):
            names[member[1].decode()] = _string(content) if member[2] == b'"' else None
    if "report_id" in names or isinstance(names.get("text"), str):
        return False
    if _NAME.fullmatch(names.get("resourceType") or "") or names.get("entry") or _OF_REPORTS & names.keys():
        return True
    return None


def _string(member: bytes) -> str:
    """Give the value of a member that is a string; an empty one where it is cut off."""
    try:
        value = json.loads(b"{" + member + b"}")
    except (ValueError, RecursionError):
        return ""
    found = next(iter(value.values()), "") if isinstance(value, dict) else ""
    return found if isinstance(found, str) else ""
