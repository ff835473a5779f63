"""Samples of which a clause only says where they went: beside a tap they are of its fluid."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause
from ircoder.findings.families.sampling_events import SAMPLING, Event
from ircoder.findings.parts import Session
from ircoder.knowledge.word_patterns import WordPattern

_TAPS = frozenset(
    {
        "aspiration",
        "chest_tube",
        "cholecystostomy",
        "cyst_aspiration",
        "drainage",
        "joint_aspiration",
        "paracentesis",
        "pericardial_drain",
        "pericardiocentesis",
        "pleural_catheter_insertion",
        "thoracentesis",
    }
)
_SENT = re.compile(
    r"\b(?:samples?|specimens?|fluid|tubes?|aliquots?|sent)\b[^.;]{0,40}?(?:\b(?:for|to)\b\s)?"
    r"(?:\w+,? (?:and )?){0,3}?\bcytolog(?:y|ical exam\w*)\b",
    re.IGNORECASE,
)
_TELLS_MORE = WordPattern(
    r"\b(?:cor(?:e|es|ed)|biops\w+|f\.?n\.?a\.?b?s?|fine[- ]?needle|needle|pass(?:es)?|smears?|slides?|cells|tissue"
    r"|mass\w*|lesions?|nodules?|nod(?:e|al)s?|tumou?rs?|wall|thickening|formalin|gauge|2[1-7]\s?g)\b"
)


def without_sent_fluid(events: tuple[Event, ...], session: Session) -> tuple[Event, ...]:
    """Events without those that only send a sample to cytology, where the session drew off fluid."""
    if not any(act.kind in _TAPS and act.status == "performed" for act in session.acts):
        return events
    return tuple(event for event in events if not _only_sent(event.clause))


def _only_sent(clause: Clause) -> bool:
    if _SENT.search(clause.text) is None or _TELLS_MORE.search(clause.text) or clause.of("ANATOMY"):
        return False
    return not any(m.kind in SAMPLING and m.assertion == "performed" for m in clause.of("INTERVENTION"))
