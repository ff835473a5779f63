"""How long the sedation lasted: a total, a span of clock times, its start and end told apart, or a log (VASC-78)."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Span
from ircoder.findings.sedation_words import DRUG, LABELLED, MODERATE, OBSERVER
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Quantity

_LONGEST = 600
_LEAST = 10
_DAY = 24 * 60
_HALF_A_DAY = 12 * 60
_HALF_AN_HOUR = 30
_TIMES_ELSEWHERE = WordPattern(
    r"\b(?:nursing|see|per|in the|refer to)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:record|log|notes?|flow\s?sheet"
    r"|chart|documentation)\b",
)
_OTHER_DURATION = WordPattern(
    r"\b(?:fluoro\w*|pressure|compression|held|ft|dwell\w*|dialys\w*|ablat\w*|inflat\w*|infus\w*|bed\s?rest"
    r"|recover\w*|balloon|procedure time|operative time|room time|flat"
    r"|ultrasound time|scan|waited|wait|every|q|repeated|previous|last|alteplase|tpa|hemostasis|manual"
    r"|rads?|air kerma|aspirat\w*|call|consult\w*|counsel\w*|contact)\b",
)
_START = WordPattern(
    r"\b(?:start\w*|began|begin\w*|begun|from|on at|on|in at|first (?:\w+ )?dose|initiat\w*|commenc\w*"
    r"|time in)\b[^.;]{0,20}$"
    r"|\bsedation\b[^.;]{0,20}\b(?:start\w*|began|begun|given)\b[^.;]{0,60}\bat\s*$"
)
_END = WordPattern(
    r"\b(?:stop\w*|end\w*|finish\w*|complet\w*|until|off at|out at|to|ceased|conclu\w*|terminat\w*|through|left|leave"
    r"|leaving|off|done|over|closed|last (?:look|seen|check\w*|vitals?)|hand(?:ed)?[\s-]?(?:off|over))"
    r"\b[^.;]{0,30}$",
)
_TIME_IN = WordPattern(r"\btime in\b")
_TIME_OUT = WordPattern(r"\btime out\b[^.;]{0,30}$")
"""The end, where the start is called "time in"; else it is the pause before the first needle."""
_START_BEHIND = re.compile(
    r"\W*(?:first dose|start\w*|beg[aiu]n\w*|first (?:midazolam|versed|fentanyl))\b", re.IGNORECASE
)
_END_BEHIND = re.compile(
    r"\W*(?:(?:i|we|when i|as i)\s+)?(?:left|leaving|end\w*(?! of)|stop\w*|done|finish\w*|complete\w*|out|over)\b",
    re.IGNORECASE,
)
"""What stands behind a clock time that is the start or the end ("11:02 first dose, 11:38 I left the room")."""
_IN_A_FORM = WordPattern(
    r"\bmin(?:ute)?s?\b\.?\)?(?: of (?:moderate |conscious )?sedation)?\s*[:=]\s*\[?\s*(?P<after>\d{1,3})\b"
    r"|\[\s*(?P<before>\d{1,3})\s*\]\s*min(?:ute)?s?\b"
    r"|\b(?:time|total|duration)(?: (?:of|under) sedation)?\W{0,3}0?0:(?P<clock>\d\d)\b|\bhalf an? (?P<half>hour)\b"
    r"|\b(?P<prime>\d{1,3})'(?=\W|$)"
)
"""A form gives the number beside its unit ("Minutes: 24", "Intraservice time [24] minutes")."""
_CLOCK = r"([01]?\d|2[0-3]):?([0-5]\d)"
_SEDATION_BEGAN_AT = re.compile(
    rf"\bsedation\b[^.;\d]{{0,20}}\b(?:start\w*|beg[au]n|on|in)\b[^.;\d]{{0,15}}{_CLOCK}\b", re.IGNORECASE
)
_SEDATION_ENDED_AT = re.compile(
    rf"\bsedation\b[^.;\d]{{0,20}}\b(?:end\w*|stop\w*|off|out|finish\w*|complet\w*)\b[^.;\d]{{0,15}}{_CLOCK}\b",
    re.IGNORECASE,
)
_START_SLASH_STOP = re.compile(
    rf"\b{_CLOCK}\s*(?:/|-|\u2013|\bto\b|\band\b|\buntil\b|,?\s*\b(?:off|out|over|ended|end|stop)\b)\s*{_CLOCK}\b",
    re.IGNORECASE,
)
_SEDATION_TIME = WordPattern(r"\b(?:intra-?\s?service|sedation|sed|face[\s-]to[\s-]face|total|monitor\w*|start\w*)\b")
_SEDATION_TIME_BEHIND = re.compile(
    r"\W{0,3}(?:was |were |is )?(?:of )?(?:my |the |total )?(?:intra-?\s?service|face[\s-]to[\s-]face|sedat\w+"
    r"|at the bedside|attend\w+|monitored)\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\W*(?:sedation |total |intra-?\s?service )?(?:time|duration)\W{0,3}$", re.IGNORECASE)
"""The name of a field of its own, behind others of sedation on one line."""
_ATTENDED = WordPattern(
    r"\b(?:attendance|presence|i (?:was|stayed) (?:\w+ )?present|at the (?:bedside|table)|it (?:lasted|ran|went))\b"
)
_STAMP = re.compile(r"(?m)^[ \t\W]*(?:at\s+)?([01]?\d|2[0-3])[:.]?([0-5]\d)\b(?!\s*(?:ml|mg|mcg|cc|mm|cm))")
_FEWEST_STAMPS = 3
_SEDATION_STARTS = WordPattern(
    r"\bfirst (?:dose|midazolam|versed|fentanyl)\b|\bsedation\b[^.;]{0,20}\b(?:start|beg[aiu]n|on|given)\w*"
    r"|\b(?:start|beg[aiu]n)\w*\b[^.;]{0,20}\bsedation\b"
)
_SEDATION_ENDS = WordPattern(
    r"\bsedation\b[^.;]{0,20}\b(?:end|stop|off|over|done|finish|complet)\w*|\bend(?: of|s)?\b[^.;]{0,12}\bsedation\b"
)


def sedation_minutes(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """Intraservice minutes: a duration or a clock range told with the sedation, or its start and its end."""
    best: tuple[int, int, Span] | None = None
    totalled = False
    for clause in window:
        for quantity in _quantities(context, clause, "minutes", "clock_range"):
            before = clause.text[: quantity.start - clause.start]
            after = clause.text[quantity.end - clause.start :]
            called = _SEDATION_TIME_BEHIND.match(after) is not None
            own = called or _is_of_sedation(context, clause, before)
            if quantity.kind == "minutes" and not called and _OTHER_DURATION.search(before[-40:] + "|" + after[:25]):
                continue
            value = quantity.value
            if quantity.kind == "clock_range" and quantity.second is not None:
                value = (quantity.second - quantity.value) % _DAY
            elif not own and not _in_anesthesia(clause):
                continue
            # A total told beside the clock times is the author's own count; times alone are counted by us. A few
            # minutes are oftener those of a balloon or an injection.
            total = quantity.kind == "minutes"
            rank = 2 * own + total - 2 * (total and value < _LEAST)
            if 1 <= value <= _LONGEST and (best is None or rank > best[0]):
                best, totalled = (rank, int(value), context.quote(clause)), total
    named = None if totalled else _named_times(context, window)
    if named is not None:
        return named
    if best is not None:
        return best[1], (best[2],)
    for clause in window:
        told = _in_a_form(clause)
        if told is not None:
            return told, (context.quote(clause),)
    return _from_start_to_end(context, window)


def _named_times(context: Context, window: list[Clause]) -> tuple[int, tuple[Span, ...]] | None:
    """Start and end that are both called those of the sedation, whatever other times stand between them."""
    found: list[tuple[int, Span]] = []
    for pattern in (_SEDATION_BEGAN_AT, _SEDATION_ENDED_AT):
        for clause in window:
            match = pattern.search(clause.text)
            if match is not None:
                found.append((60 * int(match[1]) + int(match[2]), context.quote(clause)))
                break
        else:
            return None
    (first, start), (last, end) = found
    minutes = (last - first) % _HALF_A_DAY
    return (minutes, tuple(dict.fromkeys((start, end)))) if 1 <= minutes <= _LONGEST else None


def _is_of_sedation(context: Context, clause: Clause, before: str) -> bool:
    """Whether a duration is told with sedation's words, with who watched or with the attendance, or goes on there."""
    words = (MODERATE, DRUG, OBSERVER, _ATTENDED)
    return (
        _SEDATION_TIME.search(before[-60:]) is not None
        or any(pattern.search(clause.text) for pattern in words)
        or (_A_TIME.fullmatch(before) is not None and in_sedation_line(context, clause))
        or _goes_on(context, clause)
    )


def in_sedation_line(context: Context, clause: Clause) -> bool:
    """Whether the line in which a clause stands opens with a label or statement of sedation."""
    text = context.reading.text
    return LABELLED.match(text, text.rfind("\n", 0, clause.start) + 1) is not None


def _in_a_form(clause: Clause) -> int | None:
    form = _IN_A_FORM.search(clause.text)
    if form is not None and not _OTHER_DURATION.search(clause.text[: form.start()][-40:]):
        return int(form["after"] or form["before"] or form["clock"] or form["prime"] or _HALF_AN_HOUR)
    pair = _START_SLASH_STOP.search(clause.text)
    if pair is not None and (clause.section == "anesthesia" or _SEDATION_TIME.search(clause.text)):
        first, last = (60 * int(pair[place]) + int(pair[place + 1]) for place in (1, 3))
        return (last - first) % _DAY or None
    return None


def _goes_on(context: Context, clause: Clause) -> bool:
    """Speech without stops: the clause goes on from one about sedation or its observer, before any other duration."""
    text = context.reading.text
    before = text[max(0, clause.start - 160) : clause.start]
    if before.rstrip()[-1:] in {".", "!", "?"} or "\n" in before[-2:]:
        return False
    run = re.split(r"[.!?](?=\s)|\n", before)[-1]
    told = [match.end() for words in (MODERATE, DRUG, OBSERVER) for match in words.finditer(run)]
    return bool(told) and not _OTHER_DURATION.search(run, min(told))


def _from_start_to_end(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """Two clock times told apart, the one as the start and the other as the end."""
    start: tuple[float, Span] | None = None
    for clause in window:
        for quantity in _quantities(context, clause, "clock"):
            before = clause.text[: quantity.start - clause.start]
            after = clause.text[quantity.end - clause.start :]
            begins = _START.search(before) or _START_BEHIND.match(after)
            if start is None and (begins or (DRUG.search(before) and not _END.search(before))):
                start = (quantity.value, context.quote(clause))
            elif start is not None and (_ends(window, before) or _END_BEHIND.match(after)):
                minutes = int(quantity.value - start[0]) % _DAY
                if 1 <= minutes <= _LONGEST:
                    return minutes, tuple(dict.fromkeys((start[1], context.quote(clause))))
    return _from_timeline(context, window)


def _ends(window: list[Clause], before: str) -> bool:
    """Whether the words before a clock time tell it as the end."""
    if _TIME_OUT.search(before) is not None:
        return any(_TIME_IN.search(clause.text) for clause in window)
    return _END.search(before) is not None


def _from_timeline(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """A log whose lines begin with clock times: from the line of the first dose to the line where sedation ends."""
    text = context.reading.text
    if len(_STAMP.findall(text)) < _FEWEST_STAMPS:
        return None, ()
    start = next((c for c in window if _SEDATION_STARTS.search(c.text)), None)
    start = start or next((c for c in window if DRUG.search(c.text)), None)
    end = next((c for c in window if _SEDATION_ENDS.search(c.text)), None)
    if start is None or end is None:
        return None, ()
    stamps = [_STAMP.match(text, text.rfind("\n", 0, clause.start) + 1) for clause in (start, end)]
    first, last = (60 * int(stamp[1]) + int(stamp[2]) if stamp else None for stamp in stamps)
    if first is None or last is None or not 1 <= (last - first) % _DAY <= _LONGEST:
        return None, ()
    return (last - first) % _DAY, (context.quote(start), context.quote(end))


def _quantities(context: Context, clause: Clause, *kinds: str) -> list[Quantity]:
    return [q for q in context.reading.quantities if clause.start <= q.start < clause.end and q.kind in kinds]


def _in_anesthesia(clause: Clause) -> bool:
    """Whether a bare duration of a clause stands under an anesthesia heading and points to no other record."""
    return clause.section == "anesthesia" and not _TIMES_ELSEWHERE.search(clause.text)
