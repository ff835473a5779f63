"""Right and left exchanged: in the words of a report, and in the modifiers of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

ONE_SIDED = re.compile(
    # Great vessels of the chest, the heart and its ways in: another branch, another order.
    r"carotid|subclavian|vertebral|innominate|brachioceph|\barch\b|heart|atri|ventric|\blad\b|coronar|valve|lvad|bronch|intercost"
    r"|\b[rl]?(?:ica|cca|eca|sca)\b"
    # Vessels of the gut and its organs, of which only one side exists or which arise from another trunk.
    r"|gastric|colic|portal|\bhepatic arter|[rl]ha\b|adrenal|gonadal|spermatic|ovarian|renal vein"
    # The left lung has no middle lobe, and only one main duct and one main coronary artery are called "left main".
    r"|middle lobe|\brml\b",
    re.IGNORECASE,
)
"""Arteries, organs and chambers of which right and left are not alike: exchanged sides tell another anatomy."""
# "Left" and "right" that name no side: what stays behind, who goes away, what is done at once.
_NO_SIDE = (
    r"(?:left(?=\s+(?:in|as|it|him|her|them|to|for|at|with|open|alone|behind|over|out|unfilled|untreated|undisturbed|indwelling"
    r"|capped|connected|until|the)\b)|right(?=\s+(?:away|now|after|before|here|there)\b|-angled?\b|\s+angled?\b))"
)
_VERB = (
    r"(?:\b(?:is|was|were|be|been|and|we|i|he|she|then)\s+left(?=\s*[.,;]|\s+(?:in|as|at|to|for|with|the)\b)"
    r"|\b\d{1,2}(?:\.\d)?\s?(?:f|fr|french)\s+(?:(?!left\b|right\b)\w+\s+){1,3}left(?=\s*[.,;]))"
)
_PAIRED = "cfa|cfv|sfa|sfv|pfa|dfa|eia|cia|iia|pop|ata|pta|fv|gsv|ssv|le|ue|ul|ll|ima|ra(?=\\s+access)|scv|lung|kidney|arm|leg|groin"
_SIDE = re.compile(
    rf"(?P<none>\b{_NO_SIDE}|{_VERB})|\b(?P<word>left|right|lt|rt)(?![a-z])|\b(?P<initial>[rl])(?=(?:{_PAIRED})s?\b)"
    r"|(?<![\w'/-])(?<!\d )(?P<letter>(?-i:[RL]))(?=[\s:.,;)/&-]|$)(?! ?\d(?!\.?\d* ?[cm]m))(?!\.? ?[A-Z][a-z]+ ?,? M\.?D)",
    re.IGNORECASE,
)
_OTHER = {"left": "right", "right": "left", "lt": "rt", "rt": "lt", "l": "r", "r": "l"}
_LEFT = ("LT", "TA", "T1", "T2", "T3", "T4", "FA", "F1", "F2", "F3", "F4", "E1", "E2")
_RIGHT = ("RT", "T5", "T6", "T7", "T8", "T9", "F5", "F6", "F7", "F8", "F9", "E3", "E4")
_MODIFIERS = {**dict(zip(_LEFT, _RIGHT, strict=True)), **dict(zip(_RIGHT, _LEFT, strict=True))}


def swapped(text: str) -> str:
    """The text with left and right exchanged, each in its own case; the verb *left* stays."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if match["none"]:
            return word
        new = _OTHER[word.lower()]
        return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new

    return _SIDE.sub(other, text)


def swapped_lines(lines: Iterable[str], *, exchange: bool = False) -> list[str]:
    """Lines (``code[xUNITS][-MODIFIERS]``) in one order, with sides, toes, fingers and eyelids exchanged if asked."""
    return sorted(_line(line, _MODIFIERS if exchange else {}) for line in lines)


def _line(line: str, other: Mapping[str, str]) -> str:
    code, *modifiers = line.split("-")
    return "-".join((code, *sorted(other.get(item, item) for item in modifiers)))
