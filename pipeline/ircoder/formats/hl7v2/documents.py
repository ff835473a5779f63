"""The document in a document message (MDM): new, edited, replaced, added to, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.formats.hl7v2.fields import Message, Segment
from ircoder.formats.hl7v2.problems import Problem
from ircoder.formats.hl7v2.text import text_of
from ircoder.formats.hl7v2.version import ReportVersion, State, coded_value, content_of, key_of, required_id, sent_at

_ADDENDA, _REPLACEMENTS, _CANCELLATION = ("T05", "T06"), ("T09", "T10"), "T11"
_SIGNED = ("AU", "LA")
_GONE = ("CA", "OB")

_UNSIGNED = Problem(
    "not_final", "TXA-17 is neither AU (authenticated) nor LA (legally authenticated). Send the document when signed."
)
_WITHDRAWN = Problem("not_final", "the document was withdrawn (MDM^T11, or TXA-19 CA or OB). Leave it out.")


def versions_in_document(message: Message) -> Iterator[ReportVersion]:
    """Yield what a document message says of its document.

    An addendum (T06) belongs to the document that TXA-13 names; a replacement (T10) takes the place of that one.
    """
    document, request, order = message.segment("TXA"), message.segment("OBR"), message.segment("ORC")
    event = message.header.value(9, 2).upper()
    parent = document.raw(13) if document.value(13) else ""
    report_id = required_id(document.value(12), document.value(15), message.header.value(10))
    number = document.raw(12) if document.value(12) else report_id
    state, problem = _state(document, event)
    facts = {
        "report_id": report_id,
        "provider_id": document.first(5, 22) or None,
        "report_status": "addendum" if event in _ADDENDA else "final",
    }
    metadata = {
        "accession": document.value(15) or request.value(3) or order.value(3),
        "placer_order": document.value(14) or request.value(2) or order.value(2),
        "document_type": document.value(2),
        "parent_document": document.value(13),
        "ordered_procedures": [found for item in message.all("OBR") if (found := coded_value(item, 4))],
        "result_status": document.value(17),
    }
    dates = [(document.value(4), "TXA-4"), (request.value(7), "OBR-7")]
    content = content_of(message, facts, metadata, problem or text_of(list(message.all("OBX"))), dates)
    own = key_of("MDM", message, number)
    of_parent = key_of("MDM", message, parent) if parent not in ("", number) else None
    # An addendum that cannot be added is an error of its own and no version of its parent.
    is_added = event in _ADDENDA and of_parent is not None and not isinstance(content, Problem)
    yield ReportVersion(
        key=of_parent if is_added and of_parent is not None else own,
        report_id=report_id,
        state=state,
        content=content,
        is_addendum=event in _ADDENDA,
        own_key=own if is_added else None,
        replaces=of_parent if event in _REPLACEMENTS else None,
        sent=sent_at(message),
    )


def _state(document: Segment, event: str) -> tuple[State, Problem | None]:
    if event == _CANCELLATION or document.value(19).upper() in _GONE:
        return "cancelled", _WITHDRAWN
    if document.value(17).upper() not in _SIGNED:
        return "not_final", _UNSIGNED
    return "final", None
