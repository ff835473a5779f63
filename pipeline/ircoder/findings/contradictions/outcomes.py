"""A device that the course ends with in the patient and the last words without, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.contradictions.hands import between, quoted
from ircoder.findings.contradictions.last_words import closing_start
from ircoder.findings.model import Contradiction
from ircoder.knowledge.device_outcomes import DeviceOutcome, load_device_outcomes
from ircoder.knowledge.word_patterns import WordPattern

_SEVERAL = WordPattern(
    r"\b(?:exchang\w*|replac(?:ed|ement)|upsiz\w*|existing|indwelling|bilateral|convert\w*|telescop\w*|temporar\w*"
    r"|(?:old|previous\w*|second|another|both|first|new|two|three|other|changed) (?:\w+ ){0,2}?(?:drains?"
    r"|tubes?|pigtails?|catheters?|stents?))\b"
)
_NOT_NOW = WordPattern(
    r"\b(?:if|when|once|until|before|will|should|would|may|can|could(?! not\b)|consider\w*|later|weeks?|months?|ago"
    r"|prior|history|to be|attempt to)\b"
)
_NONE = re.compile(r"\bno\s+(?:\w+\s+)?$", re.IGNORECASE)
_PLACED = WordPattern(r"\b(?:placed|inserted|formed|coiled|deployed|advanced|positioned|put in)\b")
_REACH = 45


@dataclass(frozen=True, slots=True)
class _State:
    is_out: bool
    clause: Clause
    start: int
    end: int


def find_outcome_contradictions(context: Context) -> Iterator[Contradiction]:
    """The last state of a device in the course against that of the last words."""
    for device in load_device_outcomes():
        if not (context.holds(*device.stems) and context.says(device.stays) and context.says(device.goes)):
            continue
        states = sorted(_states(context, device), key=lambda state: state.start)
        if len({state.is_out for state in states}) != 2 or (not device.single and _SEVERAL.search(context.said)):
            continue
        start = closing_start(context)
        told = [s for s in states if s.start < start and s.clause.section not in {"impression", "plan"}]
        last = [s for s in states if s not in told]
        if told and told[-1].is_out and _placed_after(context, device, told[-1]):
            continue
        if told and last and len({s.is_out for s in last}) == 1 and told[-1].is_out is not last[0].is_out:
            says = [f"that it is {'out' if s.is_out else 'in'}" for s in (told[-1], last[0])]
            yield between(
                "device",
                device.name,
                (says[0], says[1]),
                (quoted(context, told[-1].clause, told[-1].start, told[-1].end),),
                (quoted(context, last[0].clause, last[0].start, last[0].end),),
                device.name,
            )
            return


def _placed_after(context: Context, device: DeviceOutcome, state: _State) -> bool:
    """Whether such a device was placed once more after one came out."""
    later = (clause for clause in context.clauses if clause.start > state.end and clause.section not in BACKGROUND)
    return any(re.search(device.noun, c.text, re.IGNORECASE) and _PLACED.search(c.text) for c in later)


def _states(context: Context, device: DeviceOutcome) -> Iterator[_State]:
    for clause in context.clauses:
        if clause.section in TITLES or clause.section in BACKGROUND - {"plan"}:
            continue
        for noun in re.finditer(device.noun, clause.text, re.IGNORECASE):
            if _NONE.search(clause.text, 0, noun.start()):
                continue
            low, high = max(0, noun.start() - _REACH), min(len(clause.text), noun.end() + _REACH)
            for is_out, pattern in ((False, device.stays), (True, device.goes)):
                match = pattern.search(clause.text, low, high)
                if match is not None and not _NOT_NOW.search(clause.text[low : match.end()]):
                    start, end = min(match.start(), noun.start()), max(match.end(), noun.end())
                    yield _State(is_out, clause, clause.start + start, clause.start + end)
                    break
