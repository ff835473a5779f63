"""Reports of HL7 v2 messages: results (ORU) and documents (MDM), one message, many, or batches and files of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ircoder.formats.hl7v2.documents import versions_in_document
from ircoder.formats.hl7v2.fields import parse_message
from ircoder.formats.hl7v2.framing import MAX_MESSAGE_BYTES, Framed, FrameFault, messages_in
from ircoder.formats.hl7v2.problems import MessageError, Problem
from ircoder.formats.hl7v2.results import versions_in_result
from ircoder.formats.hl7v2.standing import Standing
from ircoder.formats.hl7v2.version import ReportVersion
from ircoder.formats.opening import opened
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.formats.scratch import scratch_database

_KINDS = {"ORU": versions_in_result, "MDM": versions_in_document}
_MESSAGE_TYPE = re.compile(r"[A-Z]{3}")

_TOO_LONG = Problem("too_large", f"the message is longer than {MAX_MESSAGE_BYTES:,} bytes. Send the report as text.")
_CUT_OFF = Problem("incomplete", "the file ends in this message, before the trailer of its batch. Export it again.")


def read_hl7(path: Path) -> Iterator[Row | BadRow]:
    """Yield the reports of a file of HL7 v2 messages, each once, in the order of the versions that stand.

    The file is read twice (:mod:`ircoder.formats.hl7v2.standing`), and never more than one message of it is held. Of
    the versions of one report the last final or corrected one is given; one that is not final is a :class:`BadRow`
    only where the file holds no final one.

    Raises
    ------
    InputError
        For a file that holds no HL7 message or cannot be read twice.
    """
    if not path.is_file():
        msg = f"{path.name} is no plain file. HL7 messages are read twice: write them to a file first."
        raise InputError(msg)
    with scratch_database() as database:
        standing = Standing(database)
        position = 0
        for _, item in _items(path):
            if isinstance(item, ReportVersion):
                standing.note(item, position)
                position += 1
        yield from _standing_rows(path, standing)


def _standing_rows(path: Path, standing: Standing) -> Iterator[Row | BadRow]:
    """Yield, in a second reading, the versions that stand and what cannot be taken apart."""
    position = 0
    for place, item in _items(path):
        if isinstance(item, Problem):
            yield BadRow(place, item.type, item.message)
            continue
        if standing.stands(item, position):
            yield _row(place, standing.completed(item, position))
        position += 1


def _items(path: Path) -> Iterator[tuple[str, ReportVersion | Problem]]:
    """Yield the place and content of every report version, and of what cannot be taken apart."""
    messages, faults = 0, 0
    try:
        with opened(path) as stream:
            for framed in messages_in(stream):
                if isinstance(framed, FrameFault):
                    faults += 1
                    yield f"{path.name}, {framed.place}", Problem("incomplete", framed.problem)
                    continue
                messages += 1
                for place, item in _versions(framed):
                    yield f"{path.name}, {place}", item
    except OSError as error:
        msg = f"{path.name} cannot be read ({error.strerror or type(error).__name__}). Check it and its rights."
        raise InputError(msg) from None
    if faults and not messages:
        msg = f"{path.name} holds no HL7 message. A message starts with an MSH segment, as in MSH|^~\\&|."
        raise InputError(msg)


def _versions(framed: Framed) -> Iterator[tuple[str, ReportVersion | Problem]]:
    place = f"message {framed.number}"
    if framed.content is None or framed.cut_off:
        yield place, _TOO_LONG if framed.content is None else _CUT_OFF
        return
    try:
        message = parse_message(framed.content)
        kind = message.header.value(9).upper()
        reader = _KINDS.get(kind)
        if reader is None:
            shown = kind if _MESSAGE_TYPE.fullmatch(kind) else "its type"
            problem = f"the message is no report ({shown} in MSH-9). Reports come as ORU or MDM; leave others out."
            yield place, Problem("message_type", problem)
            return
        versions = list(reader(message))
    except MessageError as error:
        yield place, error.problem
        return
    if not versions:
        problem = f"the {kind} message holds no report: there is no OBR segment. Send one for each report."
        yield place, Problem("missing_field", problem)
    for version in versions:
        yield f"{place}, {version.place}" if len(versions) > 1 and version.place else place, version


def _row(where: str, version: ReportVersion) -> Row | BadRow:
    content = version.content
    if isinstance(content, Problem):
        return BadRow(where, content.type, content.message, version.report_id)
    return Row(where, content)
