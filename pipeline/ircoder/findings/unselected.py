"""Voice templates: the options that nobody chose in pick-lists and tick boxes count for nothing.

``{angioplasty | stent | [none]}`` holds one chosen option, ``[X] right CFA [ ] left CFA`` ticks one, ``image stored
[no]`` answers its label. Unselected options and the marks themselves are overwritten by spaces, so that every place
keeps its offset; a label that is answered *no* stays in the text with its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ircoder.language.assertion import ACTS, assign_assertions
from ircoder.language.reading import Mention, Reading
from ircoder.language.retouch import renumbered, with_assertion

_PICK_LIST = re.compile(r"\{([^{}\n]{0,400})\}|\[([^\[\]\n|]{1,80}\|[^\[\]\n]{1,300})\]")
_CHOSEN = re.compile(r"\[(?=\s*[^\]\s])([^\[\]]+)\]|\*+([^*|]+)\*+|(?:[\[(]\s?[xX✓✔]\s?[\])]|[☑☒✓✔■])\s*([^|/\[\]{}]+)")
_TICKED = r"\[\s?[xX✓✔*]\s?\]|\(\s?[xX✓✔]\s?\)|[☑☒✓✔✅■]|(?<!\w)_+[xX]_+"
_EMPTY = r"\[\s{0,4}\]|\[_+\]|\(\s{0,4}\)|\(_+\)|[☐□]"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})|(?P<line>(?<!\w)_{{2,6}}(?=\s))")
_ANSWER = re.compile(r"\[\s*(?P<word>yes|no|none|nil|n/a|y|n)\s*\]", re.IGNORECASE)
_ANY = re.compile(rf"\{{[^{{}}\n]*\||\[[^\[\]\n|]+\||{_TICKED}|{_EMPTY}|{_ANSWER.pattern}|\*{{3}}", re.IGNORECASE)
_SIGN = re.compile(r"[{\[(☑☒✓✔✅■☐□_*]")
"""How each of them begins."""
_OPTION_END = re.compile(r";|\||\.(?=\s|$)|\s{3,}|\s[A-Z][\w/-]*(?:[ ][\w/-]+){0,3}:")
_YES_NO = re.compile(r"\s*(?P<word>yes|no|none|n/a)\b", re.IGNORECASE)
_LABEL_START = re.compile(r"[;|.\n\])}](?=\s|$)|,\s|\s{3,}")
_UNFILLED = re.compile(r"(?m)^[ \t]*[-•*]?[ \t]*(?P<label>[A-Za-z][^\n:*]{0,40}):[ \t]*\*{3,}[ \t]*$")
_NO = frozenset({"no", "none", "nil", "n/a", "n"})
_ANSWERED_NO = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s*[:=?–-]*\s*"
    r"[\[(]?\s*(?:no|none|nil|n/a|not\s+(?:done|saved|stored|kept|obtained|performed|applicable|recorded))\s*"
    r"(?:[\])]|[,;.\n|]|$)",
    re.IGNORECASE,
)
_STARTS_BOX = frozenset(":;,.|-•*\n)]/")


@dataclass(slots=True)
class _Edits:
    """What is to be overwritten, and which labels are answered."""

    blank: list[tuple[int, int]]
    marks: list[tuple[int, int]]
    answers: list[tuple[int, int, bool]]


def with_selected_only(reading: Reading) -> Reading:
    """The reading without its unselected options; the same object where the report has none.

    Mentions inside unselected options are dropped, mentions of a label answered *no* are denied. No offset moves.
    """
    text = reading.text
    if not any(_ANY.match(text, sign.start()) for sign in _SIGN.finditer(text)):
        return reading
    edits = _Edits([], [], [])
    _pick_lists(text, edits)
    for start, end in _lines(text):
        _boxes(text, start, end, edits)
        _answers(text, start, end, edits)
    edits.blank.extend(match.span("label") for match in _UNFILLED.finditer(text))
    if not (edits.blank or edits.marks or edits.answers):
        return reading
    kept = [m for m in reading.mentions if not any(m.start < end and m.end > start for start, end in edits.blank)]
    mentions = renumbered(kept)
    plain = _overwritten(text, (*edits.blank, *edits.marks))
    cleaned = assign_assertions(replace(reading, text=plain, mentions=mentions))
    answered = tuple(_answered(mention, edits.answers) for mention in cleaned.mentions)
    return replace(cleaned, mentions=answered)


def answered_no(text: str, end: int) -> bool:
    """Whether the label that ends at ``end`` is answered no: ``image stored [no]``, ``Image saved: no``."""
    return _ANSWERED_NO.match(text, end, end + 40) is not None


def _pick_lists(text: str, edits: _Edits) -> None:
    for match in _PICK_LIST.finditer(text):
        group = 1 if match[1] is not None else 2
        start, end = match.span(group)
        edits.marks.extend(((match.start(), start), (end, match.end())))
        if "|" not in match[group]:
            continue
        chosen = [
            next((found.start(place), found.end(place)) for place in (1, 2, 3) if found[place] is not None)
            for found in _CHOSEN.finditer(text, start, end)
        ]
        at = start
        for low, high in (*chosen, (end, end)):
            edits.blank.append((at, low))
            at = high
        label = _label(text, match.start())
        for low, high in chosen:
            word = text[low:high].strip().lower()
            if label and (word in _NO or word == "yes"):
                edits.answers.append((*label, word == "yes"))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that hold a box or a bracketed answer."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if any(sign in text[start:end] for sign in "[(☐□☑☒✓✔✅■_"):
            yield start, end
        start = end + 1


def _boxes(text: str, start: int, end: int, edits: _Edits) -> None:
    """Boxes of a line with the option that each owns: behind it, or before it where the line ends with a box."""
    found = list(_BOX.finditer(text, start, end))
    ticked = any(box["ticked"] for box in found)
    boxes: list[re.Match[str]] = []
    for box in found:
        if box["line"] and not ticked:
            continue
        if ticked or boxes or _may_start(text, start, box.start()) or not text[box.end() : end].strip():
            boxes.append(box)
    if not boxes:
        return
    trailing = not text[boxes[-1].end() : end].strip(" .")
    group = boxes[0].start()
    for place, box in enumerate(boxes):
        if place and not _same_question(text, boxes[place - 1].end(), box.start()):
            group = box.start()
        edits.marks.append(box.span())
        if trailing:
            low = boxes[place - 1].end() if place else _after_label(text, start, box.start())
            option = (low, box.start())
        else:
            follow = boxes[place + 1].start() if place + 1 < len(boxes) else end
            option = (box.end(), _option_end(text, box.end(), follow))
        if not box["ticked"]:
            edits.blank.append(option)
        elif word := _YES_NO.match(text, *option):
            label = _label(text, group)
            if label:
                edits.answers.append((*label, word["word"].lower() == "yes"))


def _may_start(text: str, start: int, at: int) -> bool:
    """Whether a box stands where a list of options begins."""
    before = text[start:at].rstrip()
    return not before or before[-1] in _STARTS_BOX


def _after_label(text: str, start: int, at: int) -> int:
    colon = text.rfind(":", start, at)
    return colon + 1 if colon >= 0 and text[colon + 1 : at].strip() else start


def _option_end(text: str, start: int, follow: int) -> int:
    """Where an option ends: after its yes or no, at a stop, at the label of the next group, at the next box."""
    answer = _YES_NO.match(text, start, follow)
    if answer is not None:
        return answer.end()
    stop = _OPTION_END.search(text, start, follow)
    return stop.start() if stop is not None else follow


def _same_question(text: str, start: int, end: int) -> bool:
    """Whether nothing but a yes or no stands between two boxes."""
    answer = _YES_NO.match(text, start, min(end, start + 16))
    return answer is not None and not text[answer.end() : end].strip(" ,/")


def _label(text: str, at: int) -> tuple[int, int] | None:
    """The words of the label before an answer, from the last stop on."""
    floor = max(0, at - 80, text.rfind("\n", 0, at) + 1)
    low = floor
    for match in _LABEL_START.finditer(text, floor, at):
        if text[match.end() : at].strip(" :?=-"):
            low = match.end()
    return (low, at) if text[low:at].strip(" :?=-") else None


def _answers(text: str, start: int, end: int, edits: _Edits) -> None:
    """Answers in brackets behind their label; ``[no] stent`` before its noun is plain speech."""
    found = list(_ANSWER.finditer(text, start, end))
    for place, match in enumerate(found):
        rest = text[match.end() : end].lstrip()
        more = found[place + 1].start() if place + 1 < len(found) else 0
        if rest[:1] not in {"", ",", ";", ".", "|", ")", "/", "]"} and not (
            more and len(text[match.end() : more].split()) <= 4
        ):
            continue
        label = _label(text, match.start())
        if label:
            edits.answers.append((*label, match["word"].lower() not in _NO))


def _overwritten(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    signs = list(text)
    for start, end in ranges:
        for at in range(start, end):
            if signs[at] != "\n":
                signs[at] = " "
    return "".join(signs)


def _answered(mention: Mention, answers: list[tuple[int, int, bool]]) -> Mention:
    for start, end, yes in answers:
        if start <= mention.start and mention.end <= end and mention.label in ACTS:
            if not yes:
                return with_assertion(mention, "negated", "answered no")
            if mention.assertion == "negated":
                return with_assertion(mention, "performed", "answered yes")
    return mention
