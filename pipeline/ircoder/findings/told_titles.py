"""Titles that tell the work instead of naming it: long ones, those of a note without other parts, "… via right CFA"."""

from __future__ import annotations

import re

from ircoder.language.reading import Reading, Sentence

BACKGROUND = frozenset(
    {"indication", "history", "comparison", "consent", "allergies", "labs", "diagnosis", "plan", "timeout"}
)
TITLES = frozenset({"procedure_title"})

_ONLY_READ = frozenset({"findings", "impression", "complications", "signature"})
_WORK_BELOW = re.compile(
    r"\b(?:(?:one|single|two) punctures?|puncture,|stick,|pigtail|omni ?flush|cobra|micropuncture"
    r"|\d\s?(?:f|fr|french))\b"
    r"|\b(?:was|were)\s(?:\w+\s)?(?:punctured|accessed|advanced|placed|selected|cannulated|engaged|injected)\b",
    re.IGNORECASE,
)
"""Below a title that no further heading follows: words of the work itself."""

_WAY_TOLD = re.compile(
    r"\b(?:via|through|from|by way of)\s+(?:an?\s+|the\s+)?"
    r"(?:right|left|rt|lt|r|l|bilateral|trans\w+|common|femoral|radial|groin)\b"
    r"|\b(?:femoral|radial|brachial|jugular|groin|cf[av]|ij|basilic|popliteal|wrist)"
    r"(?:\s+(?:artery|vein|arterial|venous))?\s+(?:access|approach|puncture|stick|sheath)\b",
    re.IGNORECASE,
)
"""In the first line of a title that only findings follow: the way in, so that it tells the work."""

_LONGEST_TITLE = 450
"""Characters under a procedure heading beyond which it tells what was done, and is no list of names."""
_LONGEST_OPENING = 30


def told_titles(reading: Reading) -> frozenset[int]:
    """Sentences (by index) under a heading of the procedure that tell what was done."""
    return _long_titles(reading) or _nothing_but_titles(reading)


def _long_titles(reading: Reading) -> frozenset[int]:
    """Sentences under a "PROCEDURE:" heading that tells the procedure instead of naming it."""
    out: set[int] = set()
    for section in reading.sections:
        if section.kind == "procedure_title" and section.end - section.body > _LONGEST_TITLE:
            out.update(s.index for s in reading.sentences if section.start <= s.start < section.end)
    return frozenset(out)


def _nothing_but_titles(reading: Reading) -> frozenset[int]:
    """Every title sentence of a note that has no other part than titles and background: they tell what was done."""
    told = {s.index for s in reading.sentences if s.section in TITLES and not s.heading}
    rest = {
        s.section
        for s in reading.sentences
        if s.section not in TITLES | BACKGROUND and not s.heading and not _says_nothing(reading, s)
    }
    if not rest:
        return frozenset(told)
    return _told_below_title(reading) if rest <= _ONLY_READ else frozenset()


def _says_nothing(reading: Reading, sentence: Sentence) -> bool:
    """Whether an opening only dates or names the report ("Cath 9/9.")."""
    if sentence.index > 0 or sentence.end - sentence.start > _LONGEST_OPENING:
        return False
    return not any(m.label == "VESSEL" for m in reading.mentions if m.sentence == sentence.index)


def _told_below_title(reading: Reading) -> frozenset[int]:
    """Title sentences from the one on that tells a puncture or a catheter, where only findings follow the title."""
    titles = [s for s in reading.sentences if s.section in TITLES and not s.heading]
    if titles and _WAY_TOLD.search(reading.text[titles[0].start : titles[0].end]):
        return frozenset(s.index for s in titles)
    first = next((s.start for s in titles[1:] if _WORK_BELOW.search(reading.text[s.start : s.end])), None)
    return frozenset(s.index for s in titles if first is not None and s.start >= first)
