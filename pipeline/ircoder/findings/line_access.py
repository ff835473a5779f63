"""Whether a line took the way of the one before it, or a vein punctured anew."""

from __future__ import annotations

import re

from ircoder.findings.context import TITLES, Clause
from ircoder.findings.line_devices import OLD
from ircoder.knowledge.word_patterns import WordPattern

_VEIN = (
    r"(?:jugular|ij\b|ijv\b|ej\b|rij\b|lij\b|subclavian|femoral vein|cfv\b|femoral|basilic|brachial"
    r"|cephalic|axillary|saphenous|iliac vein|\bivc\b|\bvein\b|venous|innominate)"
)
_STUCK = (
    r"(?:punctur\w*|needle|stick|stuck|micro-?\s?puncture|accessed|entered|venipuncture|cannulat\w*"
    r"|seldinger|access gained|access was (?:gained|obtained))"
)
_FRESH = WordPattern(
    rf"\b{_VEIN}[^.;]{{0,90}}\b{_STUCK}|\b{_STUCK}\b[^.;]{{0,60}}\b{_VEIN}|\bvein \d\b|\bnew (?:puncture"
    rf"|stick|access|venotomy)"
)
_NOT_FRESH = re.compile(
    rf"{OLD}|\b(?:no|not|without|never|existing|same|indwelling|re-?used|non-?coring|huber|previous"
    rf"|avoid\w*|instead of)\b",
    re.IGNORECASE,
)
_LATER = WordPattern(r"\b(?:will|wait\w*|until|later|tomorrow|next (?:week|month|time)|plan\w*|if needed|once)\b")
_CLEAR_LUMEN = WordPattern(
    r"\b(?:no|without|not|never)\s+(?:\w+\s+){0,2}(?:clots?|thromb\w+|stenos\w+|occlu\w+|difficulty|complication)\b",
)
_SAME_WAY = WordPattern(
    r"(?<!year-)(?<!years )(?<!year )(?<!month-)\b(?:same|existing|original|old|previous|prior"
    r"|re-?used?)\s+(?:\w+\s+){0,2}(?:venotomy|tunnel|tract|track|vein|site|access|entry|pocket|exit"
    r"|puncture|way|hole)\b|\bre-?used\b"
    r"|\bvenotomy (?:was )?(?:kept|preserved|maintained)\b",
)
_OVER_WIRE = WordPattern(
    r"\b(?:over|via|on|along)\s+(?:(?!(?:and|then)\b)[\w.-]+\s+){0,4}(?:guide-?|glide)?wires?\b"
    r"|\bwires?\b[^.;]{0,30}\b(?:via|through|down|into|in|up)\s+(?:(?!(?:and|then|vein|ivc|svc)\b)[\w-]+\s+){0,4}"
    r"(?:cath\w*|lumens?|port|line|picc|stump|it)\b|\bguide\s?wire exchange\b",
)
_AHEAD = 25
_NEGATION = WordPattern(r"\b(?:no|not|never|without|nor|instead of|rather than|could not|unable)\b[^,;.]{0,60}$")


def asserted(clause: Clause, words: re.Pattern[str] | WordPattern) -> bool:
    """Whether a clause says it, and not that it was not so."""
    return any(
        not _NEGATION.search(clause.text[max(0, m.start() - 70) : m.start()]) for m in words.finditer(clause.text)
    )


def same_access(told: list[Clause]) -> bool:
    """The new device took the way of the old one: the same vein or tunnel by name, or its wire and no new puncture."""
    if any(asserted(c, _SAME_WAY) for c in told):
        return True
    return not entered_anew(told) and any(asserted(c, _OVER_WIRE) for c in told)


def in_old_tract(told: list[Clause]) -> bool:
    """Whether the device went in through the tract of the one before, by name."""
    return any(asserted(c, _OLD_TRACT) for c in told)


_OLD_TRACT = WordPattern(
    r"\b(?:same|existing|old|original|previous)\s+(?:\w+\s+){0,2}(?:tunnel|tract|track|venotomy|exit site|skin exit)\b"
)


def entered_anew(told: list[Clause]) -> bool:
    """A vein was punctured anew."""
    return any(_enters(clause.text) for clause in told if clause.section not in TITLES)


def _enters(text: str) -> bool:
    for match in _FRESH.finditer(text):
        around = _CLEAR_LUMEN.sub("", text[max(0, match.start() - 25) : match.end()])
        if not _NOT_FRESH.search(around) and not _LATER.search(text, match.start(), match.end() + _AHEAD):
            return True
    return False
