"""Reports in a result message (ORU): one for each accession among its OBR groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ircoder.formats.hl7v2.fields import Message, Segment
from ircoder.formats.hl7v2.problems import Problem
from ircoder.formats.hl7v2.text import DictatedText, holds_text, text_of
from ircoder.formats.hl7v2.version import ReportVersion, State, coded_value, content_of, key_of, required_id, sent_at

_STATES: dict[str, State] = {"F": "final", "C": "corrected", "X": "cancelled"}
"""HL7 table 0123. A means that only some results are there, R that they are not verified: neither is final."""

_WITHDRAWN = Problem("not_final", "the examination was cancelled (OBR-25 X). Leave the report out.")
_UNSIGNED = Problem("not_final", "OBR-25 is neither F (final) nor C (corrected). Send the report when it is signed.")
_NO_STATUS = Problem("not_final", "OBR-25 is empty, and OBX-11 is not F or C. Send the status of the result.")


@dataclass(slots=True, eq=False)
class _Group:
    """One OBR with the ORC before it and the OBX after it."""

    order: Segment
    request: Segment
    rows: list[Segment] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether the group has rows of text or attachments."""
        return holds_text(self.rows)

    @property
    def may_be_linked(self) -> bool:
        """Whether, without text of its own, the group may be part of another's report."""
        return _STATES.get(_status(self) or "F") in ("final", "corrected")

    @property
    def is_cancelled(self) -> bool:
        """Whether the examination was cancelled."""
        return _STATES.get(_status(self)) == "cancelled"

    @property
    def number(self) -> str:
        """Accession as it was sent, with its name space."""
        own = self.request.raw(3) if self.request.value(3) else ""
        return own or (self.order.raw(3) if self.order.value(3) else "") or self.accession

    @property
    def accession(self) -> str:
        """Accession: the filler's number, fields where sites keep it, the placer's number."""
        request, order = self.request, self.order
        return request.value(3) or order.value(3) or request.first(18, 20, 2) or order.value(2)


def versions_in_result(message: Message) -> Iterator[ReportVersion]:
    """Yield what a result message says of each of its reports.

    OBR groups of one accession are one report. A final group without text belongs to the one before it that has text
    (or to the first): examinations that were read together in one report.
    """
    own: dict[str, list[_Group]] = {}
    linked: dict[str, list[_Group]] = {}
    groups = list(_groups(message))
    read_together = next((group.number for group in groups if group.has_text), None)
    for group in groups:
        if group.has_text:
            read_together = group.number
        if read_together is None or group.has_text or not group.may_be_linked:
            own.setdefault(group.number, []).append(group)
        else:
            linked.setdefault(read_together, []).append(group)
    for number, members in own.items():
        yield _version(message, members, linked.get(number, []))


def _groups(message: Message) -> Iterator[_Group]:
    none = message.empty_segment("ORC")
    order, group = none, None
    for segment in message.segments:
        if segment.name == "ORC":
            order = segment
        elif segment.name == "OBR":
            if group is not None:
                yield group
            group = _Group(order, segment)
            order = none
        elif segment.name == "OBX":
            if group is None:  # results of no request: the message's own number stands in
                group = _Group(order, message.empty_segment("OBR"))
            group.rows.append(segment)
    if group is not None:
        yield group


def _version(message: Message, groups: Sequence[_Group], linked: Sequence[_Group]) -> ReportVersion:
    groups = [group for group in groups if not group.is_cancelled] or groups
    lead = groups[0]
    report_id = required_id(lead.accession, message.header.value(10))
    state, problem = _state(groups)
    text: DictatedText | Problem = problem or _text(groups)
    is_addendum = isinstance(text, DictatedText) and text.is_addendum
    facts = {
        "report_id": report_id,
        "provider_id": next((found for group in groups if (found := group.request.first(32, 33))), None),
        "report_status": "addendum" if is_addendum else "final",
    }
    dates = chain(
        ((group.request.value(7), "OBR-7") for group in groups),
        ((row.value(14), "OBX-14") for group in groups for row in group.rows),
    )
    set_id = lead.request.value(1)
    return ReportVersion(
        key=key_of("ORU", message, lead.number or report_id),
        report_id=report_id,
        state=state,
        content=content_of(message, facts, _metadata(groups, linked), text, dates),
        place=f"OBR {set_id}" if set_id.isdecimal() else "",
        is_addendum=is_addendum,
        sent=sent_at(message),
    )


def _metadata(groups: Sequence[_Group], linked: Sequence[_Group]) -> dict[str, object]:
    lead, every = groups[0], [*groups, *linked]
    return {
        "accession": lead.accession,
        "placer_order": lead.request.value(2) or lead.order.value(2),
        "ordered_procedures": [procedure for group in every if (procedure := coded_value(group.request, 4))],
        "site_codes": [code for group in every if (code := _site_code(group.request))],
        "linked_accessions": [group.accession for group in linked if group.accession not in ("", lead.accession)],
        "result_status": lead.request.value(25),
    }


def _text(groups: Sequence[_Group]) -> DictatedText | Problem:
    """Join the texts of groups, of each in its own order."""
    found = [text_of(group.rows) for group in groups]
    if problem := next((item for item in found if isinstance(item, Problem)), None):
        return problem
    texts = [item for item in found if isinstance(item, DictatedText)]
    return DictatedText("\n\n".join(item.text for item in texts), all(item.is_addendum for item in texts))


def _state(groups: Sequence[_Group]) -> tuple[State, Problem | None]:
    """Give the state of a report; of several groups the one that is least settled decides."""
    found = [_status(group) for group in groups]
    if not all(found):
        return "not_final", _NO_STATUS
    states: list[State] = [_STATES.get(status, "not_final") for status in found]
    if "not_final" in states:
        return "not_final", _UNSIGNED
    if "cancelled" in states:  # then all are
        return "cancelled", _WITHDRAWN
    return ("corrected" if "corrected" in states else "final"), None


def _status(group: _Group) -> str:
    """Give OBR-25, or where it is empty the status that all of the group's rows share."""
    if status := group.request.value(25).upper():
        return status
    of_rows = {status for row in group.rows if (status := row.value(11).upper())}
    return "C" if of_rows == {"F", "C"} else of_rows.pop() if len(of_rows) == 1 else ""


def _site_code(request: Segment) -> dict[str, object]:
    """Give the procedure code that the site itself has put on the examination, with its modifiers."""
    code = coded_value(request, 44)
    modifiers = [found for at in request.repetitions(45) if (found := request.value(45, repetition=at))]
    return {**code, "modifiers": modifiers} if code else {}
