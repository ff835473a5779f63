"""Plain text of the attachments of FHIR reports; what is no text says so and is never taken for it."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Sequence
from email.message import Message

from ircoder.formats.fhir.elements import Resource, string
from ircoder.formats.fhir.markup import MAX_MARKUP_BYTES, MarkupError, plain_text
from ircoder.formats.rows import InputError

REMEDY = "Send the report as text/plain in the attachment's data."

_PLAIN = ("text/plain",)
_MARKUP = ("text/html", "application/xhtml+xml")
_OTHERS = {
    "application/rtf": "RTF",
    "text/rtf": "RTF",
    "application/pdf": "a PDF",
    "application/hl7-cda+xml": "a CDA document",
    "application/xml": "an XML document",
    "text/xml": "an XML document",
}
_CHARSETS = re.compile(r"utf-8|utf-16(-[lb]e)?|ascii|iso8859-\d{1,2}|cp125\d|cp437|cp850|mac-roman")
"""Names, as Python has them, of the character sets that are decoded: others of Python's codecs are no such sets."""

_MAGIC = (
    (re.compile(r"\{\\rtf"), "RTF"),
    (re.compile(r"%PDF-"), "a PDF"),
    (re.compile(r"JVBERi0|e1xydGY"), "encoded twice"),
    (re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?ClinicalDocument\b", re.DOTALL), "a CDA document"),
)
_IS_MARKUP = re.compile(r"(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|body|div)\b[^>]*>", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class TextError(ValueError):
    """A text that cannot be had: a stable type, and what is wrong with its remedy."""

    def __init__(self, error_type: str, problem: str) -> None:
        super().__init__(problem)
        self.type = error_type


def attached_text(attachments: Sequence[Resource], field: str) -> str | None:
    """Give the text of the attachments of one report, ``None`` where there are none.

    Several attachments are the same report in several forms, by the standard: plain text is taken before HTML, and
    one language. Where there are several of that form and language, what another does not already say is added.

    Raises
    ------
    TextError
        Where none is text that can be read, or one that should be is damaged.
    """
    given = [item for item in attachments if string(item.get("data")) or string(item.get("url"))]
    if not given:
        return None
    inline = [item for item in given if string(item.get("data"))]
    for kinds in (_PLAIN, _MARKUP):
        fitting = [item for item in inline if _content_type(item).get_content_type() in kinds]
        language = fitting[0].get("language") if fitting else None
        texts = [_text(item, field) for item in fitting if item.get("language") == language]
        if texts:
            return joined(texts)
    raise _nothing_to_read(inline, field)


def joined(texts: Sequence[str]) -> str:
    """Put texts one after the other, each that the ones before do not already hold."""
    whole = ""
    for text in texts:
        if not holds(whole, text):
            whole = f"{whole.rstrip()}\n\n{text}" if whole else text
    return whole


def holds(text: str, part: str) -> bool:
    """Whether a text has the words of another, however they are broken into lines."""
    return " ".join(part.split()).casefold() in " ".join(text.split()).casefold()


def _content_type(attachment: Resource) -> Message:
    written = string(attachment.get("contentType")) or "application/octet-stream"
    header = Message()
    # As a header may be: on one line, in ASCII.
    header["Content-Type"] = " ".join(written.encode("ascii", "replace").decode().split())
    return header


def _nothing_to_read(inline: Sequence[Resource], field: str) -> TextError:
    if not inline:
        return TextError(
            "not_inline", f"{field} only points to the report by a url, which is not followed. Put the text into data."
        )
    for item in inline:
        if not string(item.get("contentType")):
            return TextError("content_type", f"{field} has data without a contentType. {REMEDY}")
    found = (_OTHERS.get(_content_type(item).get_content_type()) for item in inline)
    kind = next((name for name in found if name), "of a kind that is no text")
    return TextError("unreadable_form", f"{field} is {kind}, which is not read. {REMEDY}")


def _text(attachment: Resource, field: str) -> str:
    header = _content_type(attachment)
    data = "".join(str(attachment.get("data")).split())
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise TextError("malformed", f"{field}.data is no base64. Export the report again.") from None
    text = _decoded(content, _charset(header, field), field)
    for pattern, kind in _MAGIC:
        if pattern.match(text.lstrip()):
            raise TextError("unreadable_form", f"{field} is {kind}, whatever its contentType says. {REMEDY}")
    if header.get_content_type() in _MARKUP or _IS_MARKUP.match(text.lstrip()):
        return text_of_markup(text, field)
    if text.lstrip().startswith("<?xml"):
        raise TextError("unreadable_form", f"{field} is an XML document, which is not read. {REMEDY}")
    if _CONTROLS.search(text):
        raise TextError("encoding", f"{field} holds control characters: it is no plain text. {REMEDY}")
    return text


def text_of_markup(markup: str, field: str) -> str:
    """Turn HTML or XHTML into plain text.

    Raises
    ------
    TextError
        Where that cannot be done without loss, or the parser is not installed.
    """
    try:
        return plain_text(markup)
    except InputError as error:  # reports of plain text in the same file need no parser
        raise TextError("missing_library", f"{field} is HTML. {error}.") from None
    except MarkupError as error:
        what = f"longer than {MAX_MARKUP_BYTES:,} bytes" if "longer" in str(error) else "no well-formed HTML"
        raise TextError("malformed", f"{field} is {what}. {REMEDY}") from None


def _charset(header: Message, field: str) -> str:
    """Name of the character set as Python has it; UTF-8 where the contentType says nothing."""
    try:
        name = codecs.lookup(header.get_content_charset() or "utf-8").name
    except (LookupError, ValueError):
        name = ""
    if not _CHARSETS.fullmatch(name):
        raise TextError("encoding", f"the charset in {field}.contentType is not known. Send the report as UTF-8.")
    return name


def _decoded(content: bytes, charset: str, field: str) -> str:
    if charset == "utf-8":
        charset = "utf-8-sig"
    elif charset in ("iso8859-1", "ascii"):
        # What calls itself Latin-1 is as a rule Windows' own set, which agrees with it in all that is printable.
        charset = "cp1252"
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, ValueError):
        remedy = "Name the charset in the contentType, or send UTF-8."
        raise TextError("encoding", f"{field}.data does not fit the charset {charset}. {remedy}") from None
