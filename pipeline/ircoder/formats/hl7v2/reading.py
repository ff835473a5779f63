"""Reports of HL7 v2 messages: results (ORU) and documents (MDM), one message, many, or batches and files of them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ircoder.formats.hl7v2.documents import versions_in_document
from ircoder.formats.hl7v2.fields import parse_message
from ircoder.formats.hl7v2.framing import MAX_MESSAGE_BYTES, Framed, FrameFault, messages_in
from ircoder.formats.hl7v2.problems import MessageError, Problem
from ircoder.formats.hl7v2.results import versions_in_result
from ircoder.formats.hl7v2.standing import Standing
from ircoder.formats.hl7v2.version import ReportVersion
from ircoder.formats.opening import opened, size_of
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.formats.scratch import scratch_database

_KINDS = {"ORU": versions_in_result, "MDM": versions_in_document}
_MESSAGE_TYPE = re.compile(r"[A-Z]{3}")

_TOO_LONG = Problem("too_large", f"the message is longer than {MAX_MESSAGE_BYTES:,} bytes. Send the report as text.")
_CUT_OFF = Problem("incomplete", "the file ends in this message, before the trailer of its batch. Export it again.")


class Hl7Files:
    """Files of HL7 v2 messages that are read together: a message may correct one of an earlier file.

    Every file is read twice (:mod:`ircoder.formats.hl7v2.standing`), all of them once before the first report is
    given, and never more than one message is held.

    Parameters
    ----------
    paths
        The files, in the order of the run.
    database
        What the first reading notes goes there.
    """

    def __init__(self, paths: Sequence[Path], database: sqlite3.Connection) -> None:
        self._paths = paths
        self._database = database
        self._standing: Standing | None = None
        self._starts: list[int] = []
        self._sizes: list[int | None] = []

    def rows(self, number: int) -> Iterator[Row | BadRow]:
        """Yield the reports of one of the files, each once in all files, in the order of the versions that stand.

        Of the versions of one report the last final or corrected one is given; one that is not final is a
        :class:`BadRow` only where no file holds a final one.

        Raises
        ------
        InputError
            For a file that holds no HL7 message or cannot be read twice.
        """
        path = self._paths[number]
        if not path.is_file():
            msg = f"{path.name} is no plain file. HL7 messages are read twice: write them to a file first."
            raise InputError(msg)
        standing = self._noted()
        for position, (place, item) in self._numbered(number):
            if isinstance(item, Problem):
                yield BadRow(place, item.type, item.message)
            elif standing.stands(item, position):
                yield _row(place, standing.completed(item, position))

    def size(self, number: int) -> int | None:
        """Bytes that a file had before it was first read; ``None`` for what is no file."""
        self._noted()
        return self._sizes[number]

    def _noted(self) -> Standing:
        """What stands, from the first reading of all files; what is wrong with one is told in the second."""
        if self._standing is None:
            self._standing = Standing(self._database)
            end = 0
            for number, path in enumerate(self._paths):
                self._sizes.append(size_of(path))
                self._starts.append(end)
                if path.is_file():
                    with suppress(InputError):
                        for position, (_, item) in self._numbered(number):
                            if isinstance(item, ReportVersion):
                                self._standing.note(item, position, number)
                                end = position + 1
        return self._standing

    def _numbered(self, number: int) -> Iterator[tuple[int, tuple[str, ReportVersion | Problem]]]:
        """Yield what a file holds; the versions in it are numbered on from those of the files before."""
        position = self._starts[number]
        for found in _items(self._paths[number]):
            yield position, found
            position += isinstance(found[1], ReportVersion)


def read_hl7(path: Path) -> Iterator[Row | BadRow]:
    """Yield the reports of one file of HL7 v2 messages, as :meth:`Hl7Files.rows` does."""
    with scratch_database() as database:
        yield from Hl7Files([path], database).rows(0)


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
