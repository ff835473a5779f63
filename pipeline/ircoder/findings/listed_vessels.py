"""Vessels told as a list or a table, whose verb stands once: in the words before the colon, or at the head of a column.

"… was used to catheterize the following, with angiography at each:" and on the next lines the vessels; or a table with
a column "Selected" that says yes or no. Each vessel that the list tells as entered gets the attribute ``listed``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading, Sentence, Side

LISTED = "listed"
ENTERED, FILMED, PASSED = "entered", "filmed", "passed"
"""Values of the attribute: selected; selected with a run of its own; only spoken of, or answered no."""

_ENTERED_WORD = WordPattern(
    r"\b(?:(?:super|sub)?-?\s?select(?:ed|ively|ive|ing)?|catheteri[sz](?:e|ed|ing|ation)|cann?ulat(?:e|ed|ing|ion)"
    r"|engag(?:e|ed|ing)"
    r"|sel(?=\s*:)|enter(?:ed|ing)?|intubated|probed|hooked|inject(?:ed|ing|ions?)?|injections)\b",
)
_FILMED_WORD = WordPattern(
    r"\b(?:inject(?:ed|ing|ions?)|(?:angio|arterio|veno)gra\w+|angios?|dsa|runs?|film(?:ed|ing)|imag(?:ed|ing)|views"
    r"|series"
    r"|pictures|studied)\b",
)
_NOT_DONE = WordPattern(r"\b(?:not|no|never|without|unable|could|planned|will|would|risks?|failed|attempt\w*)\b")
_OF_EACH = WordPattern(r"\b(?:each|all|every|both|these)\b")
_ITEM = re.compile(r"[ \t]*(?:[-*\u2022\u2013]+|\(?(?:\d{1,2}|[a-h])[.):]+)?[ \t]*(?:the[ \t]+)?", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"(?:\s(?:artery|vein|itself))?[\s,:\u2013-]*(?:it\s|which\s|that\s)?"
    r"(?:(?:was|were|is|are|could|did|does|would|has|had)\s(?:\w+\s)?(?:not|n't)\b"
    r"|(?:couldn|didn|wouldn|wasn)['\u2019]t\b|cannot\b"
    r"|(?:was|were)\s(?:left alone|avoided|skipped|spared|omitted)"
    r"|not\s(?:entered|taken|tried|select\w*|engaged|catheteri\w+|cannulated)\b"
    r"|(?P<springs>(?:aris|originat|spring|branch|com)(?:es?|s|ing)\b(?!\s*(?:directly\s*)?$)"
    r"|takes\s(?:off|its origin)\b))",
    re.IGNORECASE,
)
"""Behind a vessel that a line of the list opens with and of which it tells no catheter."""
_MARK = re.compile(r"[ \t]*(?:[-*\u2022\u2013]|\(?(?:\d{1,2}|[a-h])[.):])", re.IGNORECASE)
_JOINED = re.compile(r"^(?:\s|,|and|&|/|the|then|\+)*$", re.IGNORECASE)
_CELL = re.compile(r"[^\s|](?:[^|\t\n]*?[^\s|])?(?=[ ]{2,}|[ ]*\t|[ ]*\||[ ]*$)")
_ANSWERED = re.compile(r"(?:super|sub)?select\w*|engaged|catheteri[sz]\w*|cannulated|entered|injected", re.IGNORECASE)
_SIDE_COLUMN = re.compile(r"side|r\s?/\s?l|l\s?/\s?r|laterality", re.IGNORECASE)
_YES = re.compile(r"(?:yes|y|x|done|ok|selected|engaged|\+|[✓✔✅☑☒])(?![\w-])", re.IGNORECASE)
_SIDES: dict[str, Side] = {"r": "right", "l": "left", "b": "bilateral"}
_LEVEL = re.compile(r"\b([TL])\s?(\d{1,2})\b", re.IGNORECASE)
_BY_LEVEL = re.compile(r"[ \t]*(?:(?:right|left|[rl])[ \t]+)?[TL]\s?\d{1,2}\b", re.IGNORECASE)
"""A line that opens with a level of the spine, whose artery is told elsewhere."""
_OF_REGION = {"T": "vessel:posterior_intercostal_artery", "L": "vessel:lumbar_artery"}
_SPACED = re.compile(r"(?m)^.*(?: {2}|\t|\|).*$")
"""A line that can hold several cells."""
_FEWEST_COLUMNS = 3
_FEWEST_CELLS = 2
_LONGEST_LIST = 30
_BACKGROUND = frozenset(
    {"indication", "history", "comparison", "consent", "plan", "findings", "impression", "timeout", "allergies"}
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int


def with_listed_vessels(reading: Reading) -> Reading:
    """The reading with the vessels of lists and tables marked; the same object where it has none."""
    marks: dict[int, str] = {}
    for sentence in reading.sentences:
        if reading.text[sentence.start : sentence.end].rstrip().endswith(":") and sentence.section not in _BACKGROUND:
            marks.update(_list_after(reading, sentence))
        elif sentence.section not in _BACKGROUND:
            marks.update(_list_of_study(reading, sentence))
    mentions = [_marked(m, marks[m.start]) if m.start in marks else m for m in reading.mentions]
    tables = [*_rows(reading), *_sided_rows(reading)]
    if not marks and not tables:
        return reading
    for line, made in tables:
        at = next((i for i, m in enumerate(mentions) if m.start >= line.start), len(mentions))
        others = [_marked(m, PASSED) for m in mentions[at:] if m.end <= line.end and not _covered(m, made)]
        rest = [m for m in mentions[at:] if m.end > line.end]
        mentions = [*mentions[:at], *sorted((*made, *others), key=lambda m: m.start), *rest]
    return replace(reading, mentions=tuple(mentions))


def _covered(mention: Mention, made: list[Mention]) -> bool:
    return mention.label == "VESSEL" and any(m.start < mention.end and mention.start < m.end for m in made)


def _marked(mention: Mention, told: str) -> Mention:
    """A vessel with what its list tells of it; other mentions stay."""
    return replace(mention, attributes={**mention.attributes, LISTED: told}) if mention.label == "VESSEL" else mention


def _list_after(reading: Reading, lead: Sentence) -> dict[int, str]:
    """Starts of the vessels that open the lines after a sentence of selection, with what the list tells of them."""
    text = reading.text[lead.start : lead.end]
    if _ENTERED_WORD.search(text) is None or _NOT_DONE.search(text) is not None:
        return {}
    found: dict[int, None] = {}
    end = lead.end
    for line in _lines(reading.text, lead.end):
        if not reading.text[line.start : line.end].strip():
            continue
        opening = _opening(reading, line)
        if not opening:
            marked = _MARK.match(reading.text, line.start, line.end)
            if not found or (marked is None and _BY_LEVEL.match(reading.text, line.start, line.end) is None):
                break
            continue
        found.update(dict.fromkeys(m.start for m in opening))
        end = line.end
    filmed = _FILMED_WORD.search(text) is not None or _filmed_after(reading, end)
    return dict.fromkeys(found, FILMED if filmed else ENTERED)


_STUDY_OF = WordPattern(
    r"\b(?:(?:two|three|four|five|six|[2-6])[- ]vessel|cerebral|diagnostic neuro)\s+(?:(?:cerebral|diagnostic)\s+)?"
    r"(?:(?:angio|arterio)gra\w+|angio|study|dsa)\b[^.:;\n]{0,60}:\s"
)
_FEWEST_OF_STUDY = 2
_LIST_ENDS = re.compile(
    r"\s*(?:[.;\n]|$|(?:all\s)?(?:were|was|each|all|selectively|filmed|injected|studied|catheteri[sz]ed)\b)",
    re.IGNORECASE,
)


def _list_of_study(reading: Reading, sentence: Sentence) -> dict[int, str]:
    """Starts of the vessels that a study's name and a colon stand before ("Four vessel angiogram: right ICA, …")."""
    head = _STUDY_OF.search(reading.text, sentence.start, sentence.end)
    if head is None or _NOT_DONE.search(reading.text[sentence.start : head.end()]) is not None:
        return {}
    at, found = head.end(), list[int]()
    for mention in reading.mentions:
        if mention.label != "VESSEL" or not head.end() <= mention.start < sentence.end:
            continue
        if not _JOINED.match(reading.text[at : mention.start]):
            break
        found.append(mention.start)
        at = mention.end
    whole = len(found) >= _FEWEST_OF_STUDY and _LIST_ENDS.match(reading.text, at) is not None
    return dict.fromkeys(found, FILMED) if whole else {}


def _filmed_after(reading: Reading, at: int) -> bool:
    """Whether the statement after a list tells runs of all its vessels."""
    after = next((s for s in reading.sentences if s.start >= at), None)
    if after is None:
        return False
    text = reading.text[after.start : after.end]
    return all(p.search(text) for p in (_FILMED_WORD, _OF_EACH)) and _NOT_DONE.search(text) is None


def _lines(text: str, at: int) -> Iterator[_Line]:
    for _ in range(_LONGEST_LIST):
        stop = text.find("\n", at)
        yield _Line(at, len(text) if stop < 0 else stop)
        if stop < 0:
            return
        at = stop + 1


def _opening(reading: Reading, line: _Line) -> list[Mention]:
    """Vessels that a line opens with, coordinated ones included; none where the line goes on as a statement of it.

    A vessel of which the line tells how it arises or why no tip went there is no item.
    """
    item = _ITEM.match(reading.text, line.start, line.end)
    at = item.end() if item else line.start
    out: list[Mention] = []
    for mention in reading.mentions:
        if mention.start >= line.end:
            break
        if mention.start >= line.start and mention.label == "VESSEL":
            if not _JOINED.match(reading.text[at : mention.start]):
                break
            out.append(mention)
            at = mention.end
    left_out = _LEFT_OUT.match(reading.text, at, line.end)
    # "T10 intercostal, artery of Adamkiewicz arises here" tells of its last vessel alone.
    return out[:-1] if left_out is not None and left_out["springs"] else [] if left_out else out


def _rows(reading: Reading) -> Iterator[tuple[_Line, list[Mention]]]:
    """Rows of every table with a column of yes and no, each with the vessel that it tells as entered, if any."""
    text, done, vessels = reading.text, 0, _Vessels(reading)
    for match in _spaced_lines(text):
        if match.start() < done:
            continue
        heads = [cell.group() for cell in _cells(text, _Line(*match.span()))]
        column = next((i for i, head in enumerate(heads) if _ANSWERED.fullmatch(head.rstrip("?"))), 0)
        if len(heads) < _FEWEST_COLUMNS or not column:
            continue
        side = next((i for i, head in enumerate(heads) if _SIDE_COLUMN.fullmatch(head)), None)
        for line in _lines(text, match.end() + 1):
            cells = _cells(text, line)
            if len(cells) < _FEWEST_CELLS:
                break
            entered = len(cells) > column and _YES.match(cells[column].group()) is not None
            told = cells[side].group() if side is not None and len(cells) > side else ""
            done = line.end
            yield line, _row(reading, vessels, cells[0], _SIDES.get(told[:1].lower())) if entered else []


def _spaced_lines(text: str) -> Iterable[re.Match[str]]:
    """Lines that can hold several cells; most reports have none."""
    return _SPACED.finditer(text) if "  " in text or "\t" in text or "|" in text else ()


def _sided_rows(reading: Reading) -> Iterator[tuple[_Line, list[Mention]]]:
    """Rows of tables with a column for each side: the vessel of a row is read on both."""
    text, done, vessels = reading.text, 0, _Vessels(reading)
    for match in _spaced_lines(text):
        if match.start() < done:
            continue
        heads = {cell.group().lower() for cell in _cells(text, _Line(*match.span()))}
        if len(heads) < _FEWEST_COLUMNS or not {"right", "left"} <= heads:
            continue
        for line in _lines(text, match.end() + 1):
            cells = _cells(text, line)
            if len(cells) < _FEWEST_COLUMNS:
                break
            done = line.end
            for own in vessels.inside(*cells[0].span()):
                yield line, [replace(_marked(own, PASSED), side=side) for side in ("right", "left")]


def table_rows(text: str) -> Iterator[tuple[list[str], list[re.Match[str]]]]:
    """Rows of every table: the heads of its columns and the cells of the row."""
    done = 0
    for match in _spaced_lines(text):
        heads = [] if match.start() < done else [cell.group() for cell in _cells(text, _Line(*match.span()))]
        if len(heads) < _FEWEST_COLUMNS:
            continue
        for line in _lines(text, match.end() + 1):
            cells = _cells(text, line)
            if len(cells) < _FEWEST_CELLS:
                break
            done = line.end
            yield heads, cells


def _cells(text: str, line: _Line) -> list[re.Match[str]]:
    return list(_CELL.finditer(text, line.start, line.end))


class _Vessels:
    """The vessels of a reading by place."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = sorted((m for m in reading.mentions if m.label == "VESSEL"), key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]

    def inside(self, start: int, end: int) -> list[Mention]:
        """Vessels that lie within a stretch of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention.end <= end]


def _row(reading: Reading, vessels: _Vessels, cell: re.Match[str], side: Side | None) -> list[Mention]:
    """The vessel of a row's first cell: as tagged, or an intercostal or lumbar artery by its level."""
    own = vessels.inside(*cell.span())
    if own:
        return [replace(own[0], side=side or own[0].side, attributes={**own[0].attributes, LISTED: FILMED})]
    level = _LEVEL.search(cell.group())
    if level is None:
        return []
    sentence = next((s for s in reversed(reading.sentences) if s.start <= cell.start()), reading.sentences[0])
    made = Mention(
        index=len(reading.mentions) + cell.start(),
        start=cell.start(),
        end=cell.end(),
        text=cell.group(),
        label="VESSEL",
        concept=_OF_REGION[level[1].upper()],
        kind="systemic_artery",
        sentence=sentence.index,
        section=sentence.section,
        side=side,
        attributes={"level": f"{level[1].upper()}{int(level[2])}", LISTED: FILMED},
    )
    return [made]
