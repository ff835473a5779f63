"""Texts that come as encapsulated data (OBX-2 ED), and what only looks like text: RTF, PDF, HTML."""

from __future__ import annotations

import base64
import binascii
import re

from ircoder.formats.hl7v2.charset import WESTERN
from ircoder.formats.hl7v2.fields import Segment
from ircoder.formats.hl7v2.problems import Problem

_ENCODED_PDF = "JVBERi0"  # %PDF- in base64
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|\?xml|clinicaldocument)\b|<\?xml", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_REMEDY = "Send the report as plain text, in OBX segments of type TX or FT."


def attached_text(row: Segment) -> str | Problem:
    """Give the plain text that an OBX segment of type ED holds, or say what it holds instead."""
    if row.value(2).upper() == "RP":
        return Problem("attachment", f"the report is only pointed to (OBX-2 RP). {_REMEDY}")
    encoding, data = row.value(5, component=4).upper(), row.value(5, component=5)
    if encoding in ("", "A"):
        return problem_of_text(data) or data
    content = _content(encoding, data)
    if content is None:
        return Problem("attachment", f"the attachment in OBX-5 is not encoded as OBX-5.4 says. {_REMEDY}")
    if content.startswith(b"%PDF"):
        return _attachment("a PDF")
    text = _text(content)
    if text is None or _CONTROLS.search(text):
        return _attachment("no plain text")
    return problem_of_text(text) or text


def problem_of_text(text: str) -> Problem | None:
    """Say what a text is where it is no plain text."""
    start = text[:200].lstrip()
    if start.startswith("{\\rtf"):
        return _attachment("RTF")
    if start.startswith((_ENCODED_PDF, "%PDF")):
        return _attachment("a PDF")
    if _MARKUP.match(start):
        return _attachment("HTML or XML")
    return None


def _attachment(kind: str) -> Problem:
    return Problem("attachment", f"the report in OBX-5 is {kind}, which is not read. {_REMEDY}")


def _content(encoding: str, data: str) -> bytes | None:
    compact = "".join(data.split())
    try:
        if encoding == "BASE64":
            return base64.b64decode(compact, validate=True)
        return bytes.fromhex(compact) if encoding == "HEX" else None
    except (binascii.Error, ValueError):
        return None


def _text(content: bytes) -> str | None:
    for codec in ("utf-8-sig", WESTERN):
        try:
            return content.decode(codec).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return None
