"""Sections: where each begins, found by the headings of ``knowledge/sections.csv``, by shape and by wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ircoder.knowledge.sections import SectionTable
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Section
from ircoder.language.titles import INNER_STOP, LINE, LONG_TITLE, MAX_HEADING, VERB, title_end, unknown_heading

MIN_PROSE = 60

_MARK = re.compile(r"[ \t>#*_•·▪●\-–—=|]*(?:\(?(?:\d{1,2}|[A-Ha-h]|[IVX]{1,4})[.)][ \t]+)?[*_ \t]*")
# The colon of a clock time ("Time out 13:01") closes no heading.
_END = re.compile(r"[*_]*[ \t]*(?:(?:(?<!\d):+|:+(?!\d))[*_]*|[-–—]{1,2}(?=[ \t])|\.(?=[ \t]|$)|(?=\n|$))[ \t]*")
_HINT = re.compile(r"[:\n.]|(?<=[ \t*_])[-–—]")
_MID_LINE = re.compile(
    r"(?:(?<=[.;!?)][ \t])|(?<=[.;!?)][ \t][ \t])|(?<=[ \t]{3}))([A-Z][A-Za-z/&' \-]{2,45}?)[ \t]*:(?=\s)"
)
_ADDENDUM = re.compile(
    r"(?:\*+[ \t]*)?(?:late[ \t]+entry|addend(?:um|a)|amend(?:ed|ment)|correction)\b[^:\n]{0,60}(?::|\n|$"
    r"|[-–—][ \t])",
    re.IGNORECASE,
)
_ATTESTATION = re.compile(
    r"(?:i|dr\.?[ \t]+[\w.-]+),?[ \t]+(?:the[ \t]+)?(?:attending[\w \t,]{0,30}?[ \t])?"
    r"(?:was|am|were|have[ \t]been|personally|attest|certify|supervised)[ \t]+"
    r"(?:personally[ \t]+|physically[ \t]+)?(?:present|supervised|reviewed|attest|that)",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:accessed|punctured|advanced|prepped|draped|infiltrated|deployed|withdrawn|cannulated|engaged|entered)\b",
    re.IGNORECASE,
)
"""Words of telegraph style that tell a course and stand in no list of acts."""
_TOLD_NOW = re.compile(
    r"\b(?:was|were)\s+(?:then\s+|\w+ly\s+)?(?:accessed|punctured|prepped|draped|cannulated|entered|infiltrated"
    r"|stuck)\b",
    re.IGNORECASE,
)
"""Words with which an account begins on the line behind the background."""
_DOSE = re.compile(r"\d\s?(?:mg|ml|cc|mcg)\b", re.IGNORECASE)
_LAID = re.compile(
    r"\n(?=[ \t]*[-*•·]?[ \t]*(?:prone|supine|semi-?supine|(?:left|right) lateral|seated|sitting)\b)", re.IGNORECASE
)
"""Before the line that lays the patient down: with it an account begins."""
_NUMBED = re.compile(
    r"\n(?=[ \t]*[-*•·>]?[ \t]*(?:(?:i|we)[ \t]+numbed\b|(?:skin|site)[ \t]+numbed\b"
    r"|local(?:[ \t]+an(?:a)?esth\w+)?[ \t]*(?:\n|given)"
    r"|(?:\d+(?:\.\d+)?[ \t]?(?:cc|ml)[ \t](?:of[ \t])?|[12][ \t]?%[ \t])?(?:buffered[ \t]+)?"
    r"(?:lido(?:caine)?|xylo(?:caine)?|light a cane)\b(?![^\n]*(?:allerg|patch|rash|hives|ointment))))",
    re.IGNORECASE,
)
"""Before the line that numbs the skin: in a list of short lines under background headings alone, the account."""
_ONE_SENTENCE = frozenset({"comparison", "history", "labs"})
"""What a running paragraph tells under these labels ends with its sentence ("PMH: gout. Consent signed. …")."""
_SENTENCE_END = re.compile(r"[a-z0-9)]\.[ \t]+(?=[A-Z0-9])", re.IGNORECASE)
_AT_WORK = re.compile(
    r"\b(?:prepped|draped|time[- ]out|lidocaine|xylocaine|local|numbed|sedation|guidance|guided|needle|catheter"
    r"|sheath"
    r"|french|accessed|punctured|injected|exchanged|drained|drain|removed|aspirated)\b"
)
_WORK_WORDS = 4
_OPENS_NOTE = frozenset({"indication", "plan"})
"""A note may open with one sentence of these before its account on the same line ("Planned: … Changed to …")."""
_QUESTION_OR_STOP = re.compile(r"[a-z0-9)][.?][ \t]+(?=[A-Z0-9])", re.IGNORECASE)
_NEEDLE_TOLD = re.compile(
    r"\b\d\d[ -]?(?:g|ga|gauge)\b|\bneedles?\b[^.;]{0,40}\b(?:in|into|to|under|beneath|at|on)\b"
    r"|\b(?:advanced|injected)\b",
    re.IGNORECASE,
)
_NOT_NUMBED = frozenset({"allergies", "medications"})
_WORK_FIELD = re.compile(
    r"\n(?=[ \t]*[A-Za-z][^:\n]{1,40}:[ \t]+[^\n]*\b\d+(?:\.\d+)?[ \t]?(?:ml|cc|g|ga|gauge)\b(?!/))", re.IGNORECASE
)
"""Before a field of a card that names a needle or a volume: no background goes on there."""
_BULLETS = "-*•·▪●"
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_NAMES_ACT = re.compile(
    r"(?:(?:name|title|type)[ \t]+of[ \t]+)?(?:procedures?|procs?\.?|operations?|exam(?:ination)?|study|title|re)"
    r"(?:[ \t]+performed|\(s\))?[ \t]*[:\n]",
    re.IGNORECASE,
)
# What stands under these is one line in a template; prose on the next line is the account itself.
_ONE_LINE = frozenset({"allergies", "ebl", "signature", "specimen", "timeout", "radiation", "medications", "labs"})
_OPEN_ENDED = frozenset({"addendum", "attestation"})
_TOLD_UNDER = frozenset({"technique", "procedure_title"})
_ACCOUNTS = frozenset({"access", "body", "guidance", "findings"})
_FULL_LINE = re.compile(r"[.!?:;)][ \t]*\n\s*(?=\S)")
_TRAILING = re.compile(r"\s*\([^()]*\)\s*$|\s+#?\d+$|,?\s+(?:r|l|rt|lt|right|left)$")
_SPOKEN = WordPattern(r"\b(impression|conclusion)(?=[ \t]+(?!of\b|was\b|is\b|on\b|that\b|from\b)[a-z0-9])", re.NOFLAG)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A heading found: its kind, where it starts, where its text does, and whether text follows on its line."""

    kind: str
    start: int
    body: int
    inline: bool


def find_sections(text: str, table: SectionTable) -> tuple[Section, ...]:
    """Sections of a report, in order and without gaps; a report without headings is one ``body`` after its title.

    Parameters
    ----------
    text
        The whole report.
    table
        Known headings.
    """
    openings = _without_subheadings(sorted(_openings(text, table), key=lambda opening: opening.start), table)
    sections = _with_title(text, openings)
    for place, opening in enumerate(openings):
        end = openings[place + 1].start if place + 1 < len(openings) else len(text)
        later = {other.kind for other in openings[place + 1 :]}
        sections.extend(_section(text, opening, end, table, later))
    return tuple(sections)


def _without_subheadings(openings: list[_Opening], table: SectionTable) -> list[_Opening]:
    """Leave out headings of vessels and runs (kind ``body``) inside findings or technique: they stay in it.

    What guided a needle is one field; the work goes on behind it.
    """
    kept: list[_Opening] = []
    for opening in openings:
        inside = kept and table.roles.get(kept[-1].kind) in {"result", "body"} and kept[-1].kind != "guidance"
        if opening.kind != "body" or not inside:
            kept.append(opening)
    return kept


def _openings(text: str, table: SectionTable) -> Iterator[_Opening]:
    role: str | None = None
    for line in LINE.finditer(text):
        if not line.group().strip():
            continue
        opening = _at_line_start(text, line.start(), line.end(), table)
        if opening is None and role == "background" and unknown_heading(text, line.start(), line.end()):
            opening = _Opening("body", line.start(), line.end(), False)
        if opening is not None:
            role = table.roles.get(opening.kind)
            yield opening
        if ":" not in line.group():
            continue
        for found in _MID_LINE.finditer(text, line.start(), line.end()):
            kind = table.kinds.get(_normal(found.group(1)))
            if kind is not None and (opening is None or found.start(1) >= opening.body):
                yield _Opening(kind, found.start(1), found.end(), True)
    if "\n" not in text.strip() or text == text.lower():
        for found in _SPOKEN.finditer(text):
            if found.start() and text[found.start() - 1] in " \t" and not text[found.end() :].startswith(":"):
                yield _Opening("impression", found.start(), found.end(), True)


def _at_line_start(text: str, start: int, end: int, table: SectionTable) -> _Opening | None:
    mark = _MARK.match(text, start, end)
    first = mark.end() if mark else start
    wording = _by_wording(text, start, first, end)
    if wording is not None:
        return wording
    for stop in _stops(text, first, end):
        heading = text[first : stop.start()]
        kind = _kind(heading, table)
        if kind is not None and _is_heading(heading, stop.group(), text[stop.end() : end]):
            if kind == "radiation" and "." in stop.group() and _tells_work(text[stop.end() : end]):
                return None
            inline = bool(text[stop.end() : end].strip())
            return _Opening(kind, start, stop.end(), inline)
        if ":" in stop.group():
            return None
    return None


def _stops(text: str, first: int, end: int) -> Iterator[re.Match[str]]:
    """Marks within reach that may close a heading which starts at ``first``."""
    for hint in _HINT.finditer(text, first, min(end, first + MAX_HEADING)):
        place = hint.start()
        while place > first and text[place - 1] in "*_ \t":
            place -= 1
        stop = _END.match(text, place)
        if stop is not None:
            yield stop
    if end == len(text) and end - first <= MAX_HEADING and not text.endswith("\n"):
        stop = _END.match(text, first + len(text[first:end].rstrip("*_ \t")))
        if stop is not None:
            yield stop


def _is_heading(heading: str, stop: str, rest: str) -> bool:
    """Whether a known heading's words stand as one: closed by a colon, alone on the line, or in capitals."""
    if ":" in stop or not rest.strip():
        return True
    if "." in stop:
        return heading[:1].isupper() and len(heading.split()) <= 4 and rest[:1].isupper()
    return heading[:1].isupper()


_EXPOSURE = re.compile(
    r"\d\s*(?:min\w*|m\b|sec\w*|s\b|[mcu]?gy\w*|frames?|images?|runs?|exposures?)|\b(?:time|dose|dap|kerma|saved"
    r"|kept)\b",
    re.IGNORECASE,
)
_FIRST_WORDS = 60


def _tells_work(rest: str) -> bool:
    """Whether the imaging named first ("Fluoro. Needle to the ...") goes on to the work and to no exposure."""
    return len(rest.strip()) > _FIRST_WORDS and _EXPOSURE.search(rest[:_FIRST_WORDS]) is None


def _normal(heading: str) -> str:
    return " ".join(heading.lower().strip(" \t*_#").split())


def _kind(heading: str, table: SectionTable) -> str | None:
    words = _normal(heading)
    kind = table.kinds.get(words)
    if kind is None:
        shorter = _TRAILING.sub("", words)
        kind = table.kinds.get(shorter) if shorter != words else None
    return kind


def _by_wording(text: str, start: int, first: int, end: int) -> _Opening | None:
    found = _ADDENDUM.match(text, first, end)
    if found is not None:
        return _Opening("addendum", start, found.end(), bool(text[found.end() : end].strip()))
    if _ATTESTATION.match(text, first, end) is not None:
        return _Opening("attestation", start, first, True)
    return None


def _with_title(text: str, openings: list[_Opening]) -> list[Section]:
    """Sections before the first heading: the title lines and what follows them."""
    end = openings[0].start if openings else len(text)
    if not text[:end].strip():
        if not openings:
            return [Section("body", 0, 0, end)]
        openings[0] = replace(openings[0], start=0)
        return []
    title = title_end(text, end)
    if not openings and not text[title:].strip() and INNER_STOP.search(text[:title].strip()):
        # The whole report in a line of several sentences has no title.
        title = 0
    sections = [Section("procedure_title", 0, 0, title)] if title else []
    if text[title:end].strip():
        sections.append(Section("body", title, title, end))
    elif sections:
        sections[0] = replace(sections[0], end=end)
    return sections


def _section(text: str, opening: _Opening, end: int, table: SectionTable, later: set[str]) -> list[Section]:
    """The section that an opening makes, cut in two where its text plainly goes on to something else."""
    kind, start, body = opening.kind, opening.start, opening.body
    rest = text[body:end]
    mark = _MARK.match(text, start)
    if _NAMES_ACT.match(text, mark.end() if mark else start):
        return _act_heading(start, body, end, rest)
    if not opening.inline:
        numbed = None if later & _TOLD_UNDER or kind in _NOT_NUMBED else _NUMBED.search(rest)
        if numbed is None or (kind != "anesthesia" and table.roles.get(kind) not in {"background", "intent", "other"}):
            return [Section(kind, start, body, end)]
        return [
            Section(kind, start, body, body + numbed.end()),
            Section("body", body + numbed.end(), body + numbed.end(), end),
        ]
    cut = _bullet_end(text[start:body], rest) if table.roles.get(kind) != "result" else None
    if cut is not None:
        return [Section(kind, start, body, body + cut), Section("body", body + cut, body + cut, end)]
    if kind in _ONE_LINE:
        # "Age 70. The vein was …": the field is told in its heading.
        cut = 0 if kind == "signature" and text[start:body].rstrip().endswith(".") else _line_end(rest)
    elif kind == "anesthesia":
        cut = _paragraph_end(rest)
    elif table.roles.get(kind) in {"background", "intent", "other"} and kind not in _OPEN_ENDED:
        cut = _background_end(rest, later)
        if cut is None and kind in _ONE_SENTENCE and not later & _TOLD_UNDER:
            cut = _running_on(rest)
        if kind in _OPENS_NOTE and not text[:start].strip() and not later & _TOLD_UNDER:
            cut = _needle_behind(rest) or cut
    if cut is None:
        return [Section(kind, start, body, end)]
    return [Section(kind, start, body, body + cut), Section("body", body + cut, body + cut, end)]


def _act_heading(start: int, body: int, end: int, rest: str) -> list[Section]:
    """``PROCEDURE:`` heads a list of acts, an account of what was done, or the one and then the other."""
    cut = _paragraph_end(rest) or _line_end(rest)
    told = _DOSE.search(rest) is not None and INNER_STOP.search(rest) is not None
    if not VERB.search(rest) and not told and not (cut is not None and _goes_on_to_work(rest[cut:])):
        return [Section("procedure_title", start, body, end)]
    if cut is not None and cut <= LONG_TITLE and not VERB.search(rest[:cut]):
        return [Section("procedure_title", start, body, body + cut), Section("technique", body + cut, body + cut, end)]
    return [Section("technique", start, body, end)]


def _goes_on_to_work(rest: str) -> bool:
    """Whether what stands below the first line of a title tells steps, or measures in two statements or more."""
    if _STEP.search(rest) is not None:
        return True
    return (
        INNER_STOP.search(rest) is not None and _MEASURED.search(rest) is not None and _MARK_OF_LIST.match(rest) is None
    )


_MEASURED = re.compile(
    r"\b\d+(?:\.\d+)?[ -]?(?:g|ga|gauge|fr?|french|cores|passes)\b|\b(?:RA|RV|PA|LV|PCWP|EDP|LVEDP|LM|LAD"
    r"|RCA)[ :=]{1,3}\d"
)
"""Needles, tubes and pressures of telegraph style."""
_MARK_OF_LIST = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-*•·])")


def _background_end(rest: str, later: set[str]) -> int | None:
    """End of an inline background section: before a technique its own end, else its paragraph's or its line's.

    In a note without any heading of its own for what was done, the account follows on the next line.
    """
    if later & _TOLD_UNDER:
        return None
    for begins in (_LAID, _WORK_FIELD):
        found = begins.search(rest)
        if found is not None:
            return found.end()
    line = _FULL_LINE.search(rest)
    if line is not None and later & _ACCOUNTS and not _TOLD_NOW.search(rest, line.end()):
        line = None
    ends = [end for end in (line.end() if line is not None else None, _paragraph_end(rest)) if end is not None]
    return min(ends, default=None)


def _running_on(rest: str) -> int | None:
    """End of the first sentence behind a label within one paragraph that goes on to tell the work."""
    stop = _SENTENCE_END.search(rest)
    if stop is None or "\n" in rest.strip() or len(set(_AT_WORK.findall(rest[stop.end() :].lower()))) < _WORK_WORDS:
        return None
    return stop.end()


def _needle_behind(rest: str) -> int | None:
    """End of the first sentence, where the same line goes on to tell a needle by its gauge or course and a dose."""
    line = rest.partition("\n")[0]
    stop = _QUESTION_OR_STOP.search(line)
    if stop is None or not _DOSE.search(line, stop.end()) or not _NEEDLE_TOLD.search(line, stop.end()):
        return None
    return stop.end()


def _bullet_end(heading: str, rest: str) -> int | None:
    """End of a field that is one item of a list, where the next line is an item too: it says nothing of that."""
    mark = heading.lstrip()[:1]
    line, _, following = rest.partition("\n")
    if not mark or mark not in _BULLETS or not line.strip() or following.lstrip()[:1] != mark:
        return None
    return len(line) + 1


def _paragraph_end(rest: str) -> int | None:
    gap = _BLANK_LINE.search(rest)
    return gap.end() if gap is not None and rest[gap.end() :].strip() else None


def _line_end(rest: str) -> int | None:
    """End of the first line, where what follows is prose of its own and no wrapped line."""
    line, _, following = rest.partition("\n")
    following = following.lstrip()
    if len(following) < MIN_PROSE or not line.strip() or (following[:1].islower() and len(line) > MAX_HEADING - 20):
        return None
    return len(line) + 1
