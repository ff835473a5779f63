"""The text of a FHIR report: its attachments, else its narrative, with a conclusion that neither holds."""

from __future__ import annotations

from ircoder.formats.fhir.attachments import REMEDY, TextError, attached_text, holds, text_of_markup
from ircoder.formats.fhir.elements import Resource, mapping, mappings, string

_CONCLUSION = "CONCLUSION:"


def text_of(resource: Resource) -> str:
    """Give the text of a DiagnosticReport or DocumentReference.

    Raises
    ------
    TextError
        Where there is none that can be read. A report whose attachments cannot be read is not replaced by a narrative
        that a server made of its other elements: only one that says more than they do (``additional``) stands for it.
    """
    if resource.get("resourceType") == "DiagnosticReport":
        field, attachments = "presentedForm", mappings(resource.get("presentedForm"))
    else:
        field = "content.attachment"
        attachments = [mapping(item.get("attachment")) for item in mappings(resource.get("content"))]
    problem = None
    text = None
    try:
        text = attached_text(attachments, field)
    except TextError as error:
        problem = error
    if not (text or "").strip():
        text = _narrative(resource, whole=problem is not None)
    if problem is not None and not text:
        raise problem
    conclusion = string(resource.get("conclusion"))
    if conclusion and not holds(text or "", conclusion):
        text = f"{text.rstrip()}\n\n{_CONCLUSION}\n{conclusion}\n" if text else conclusion
    if not (text or "").strip():
        raise TextError("empty_text", f"neither {field} nor text.div holds any text. {REMEDY}")
    return text or ""


def _narrative(resource: Resource, *, whole: bool) -> str | None:
    narrative = mapping(resource.get("text"))
    status = narrative.get("status")
    div = string(narrative.get("div"))
    if not div or status == "empty" or (whole and status != "additional"):
        return None
    return text_of_markup(div, "text.div")
