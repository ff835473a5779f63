"""The text of a report from its OBX segments: their order, their sections, and texts that come as attachments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from ircoder.formats.hl7v2.attachments import attached_text, problem_of_text
from ircoder.formats.hl7v2.fields import Segment
from ircoder.formats.hl7v2.problems import Problem
from ircoder.knowledge.sections import load_sections

ADDENDUM = "ADDENDUM"
"""Heading of what was added to a report after it was signed."""

_TEXT_TYPES = ("TX", "FT", "ST", "")
_CODED_TYPES = ("CE", "CWE", "CNE")
_ATTACHED_TYPES = ("ED", "RP")
_TAKEN_BACK = ("D", "W", "X")
"""OBX-11 of rows that were deleted, went to the wrong report or hold nothing."""

_BODY = "REPORT"
_HEADINGS = {
    # Suffixes of observation identifiers (HL7 v2.5.1, 7.2.4) and names that sites give them.
    "IMP": "IMPRESSION",
    "REC": "RECOMMENDATION",
    "ADT": ADDENDUM,
    "ADD": ADDENDUM,
    "GDT": _BODY,
    "MDT": _BODY,
    # LOINC's codes of sections.
    "19005-8": "IMPRESSION",
    "55110-1": "IMPRESSION",
    "18783-1": "RECOMMENDATION",
    "18834-2": "COMPARISON",
    "29554-3": "PROCEDURE DESCRIPTION",
    "55109-3": "COMPLICATIONS",
    "59768-2": "INDICATION",
    "59776-5": "FINDINGS",
    "18782-3": _BODY,
}
"""What a section mark in OBX-3 stands for, as a heading that dictated reports have as well."""

_NO_SECTION = ("body", "note", "procedure_title", "signature", "timeout")
"""Kinds of headings that, as the name of an observation, say no more than that it is the report."""


@dataclass(frozen=True, slots=True)
class DictatedText:
    """The text of a report, and whether all of it was marked as an addendum."""

    text: str
    is_addendum: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines of one OBX segment with the heading that its mark stands for, and its sub-id."""

    heading: str
    sub_id: str
    lines: str


def holds_text(rows: Iterable[Segment]) -> bool:
    """Whether any OBX segment holds text, or an attachment that might."""
    return any(_is_text(row) or row.value(2) in _ATTACHED_TYPES for row in rows)


def text_of(rows: Iterable[Segment]) -> DictatedText | Problem:
    """Put the text of a report together from its OBX segments; an attachment counts where nothing else holds text."""
    standing = [row for row in rows if row.value(11).upper() not in _TAKEN_BACK]
    dictated = [_row(row) for row in _in_order([row for row in standing if _is_text(row)])]
    text = _joined(dictated).strip("\n")
    if text.strip():
        is_addendum = all(row.heading == ADDENDUM for row in dictated if row.lines.strip())
        return problem_of_text(text) or DictatedText(text, is_addendum)
    attached = [attached_text(row) for row in standing if row.value(2) in _ATTACHED_TYPES]
    if problem := next((found for found in attached if isinstance(found, Problem)), None):
        return problem
    text = "\n".join(found for found in attached if isinstance(found, str)).strip("\n")
    if text.strip():
        return problem_of_text(text) or DictatedText(text)
    return Problem("empty_text", "no OBX segment of type TX, FT or ST holds text. Send the dictated report in OBX-5.")


def _is_text(row: Segment) -> bool:
    kind = row.value(2).upper()
    # An impression may come as a coded value that has only its text.
    return kind in _TEXT_TYPES or (kind in _CODED_TYPES and bool(_mark(row)) and bool(row.value(5, component=2)))


def _in_order(rows: Sequence[Segment]) -> Sequence[Segment]:
    """Sort by OBX-1 where that numbers the segments through; else they stay as they were sent."""
    numbers = [row.value(1) for row in rows]
    if len(set(numbers)) < len(numbers) or not all(number.isdecimal() and len(number) < 10 for number in numbers):
        return rows
    return [row for _, row in sorted(zip(map(int, numbers), rows, strict=True), key=itemgetter(0))]


def _row(row: Segment) -> _Row:
    is_coded = row.value(2).upper() in _CODED_TYPES
    lines = row.value(5, component=2) if is_coded else "\n".join(row.texts(5))
    return _Row(_mark(row), row.value(4), lines.replace("\r\n", "\n").replace("\r", "\n"))


def _mark(row: Segment) -> str:
    """Give the heading that OBX-3 stands for, or nothing: by a suffix (``71020&IMP``), a code or a name."""
    code, name = row.value(3), row.value(3, component=2)
    for candidate in (row.value(3, subcomponent=2), code, row.value(3, component=4)):
        if heading := _HEADINGS.get(candidate.upper()):
            return heading
    for candidate in (name, code):
        if candidate and _names_section(" ".join(candidate.lower().rstrip(": ").split())):
            return " ".join(candidate.upper().rstrip(": ").split())
    return ""


def _names_section(name: str) -> bool:
    return _section_kinds().get(name, _NO_SECTION[0]) not in _NO_SECTION


@lru_cache(maxsize=1)
def _section_kinds() -> dict[str, str]:
    return dict(load_sections().kinds)


def _joined(rows: Sequence[_Row]) -> str:
    """Join the lines of rows; where the site marks several sections, each starts with its heading."""
    sectioned = len({row.heading for row in rows}) > 1
    sub_ids = [row.sub_id for row in rows if row.sub_id]
    grouped = len(set(sub_ids)) < len(sub_ids)  # else the sub-id only numbers lines
    parts: list[str] = []
    before: _Row | None = None
    for row in rows:
        opens = sectioned and (before is None or row.heading != before.heading)
        if before is not None and (opens or (grouped and row.sub_id != before.sub_id)):
            parts.append("")
        if opens and (heading := _heading(row, first=before is None)):
            parts.append(f"{heading}:")
        parts.append(row.lines)
        before = row
    return "\n".join(parts)


def _heading(row: _Row, *, first: bool) -> str:
    """Give the heading to write above a section: none above the body where it comes first, none that is there."""
    heading = row.heading or _BODY
    if first and heading == _BODY:
        return ""
    return "" if row.lines.lstrip().upper().startswith(heading) else heading
