"""Drains told by their size: an "8 French" that went into a collection, or stands behind its name."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

SIZE = (
    r"(?:\d{1,2}(?:\.\d)?\s{0,3}-?\s{0,3}(?:f|fr|french)\b\.?"
    r"|(?:six|seven|eight|nine|ten|twelve|fourteen|sixteen)[\s-]french\b)"
)
_TUBE = r"(?:drains?|catheters?|tubes?|pigtails?|loops?)"
_HOLDER = (
    r"(?:abscess(?:es)?|collections?|(?:pseudo)?cysts?|seromas?|hematomas?|lymphoceles?|bilomas?|urinomas?|empyema"
    r"|pneumothora\w+|effusions?|necrosis|cavity|fluid)"
)
_MODALITY = r"(?:(?:under|by|with|via)\s+)?(?:ct|us|ultrasound|sonographic|fluoro\w*)(?:[\s-]+(?:guidance|guided))?"
_TOLD = WordPattern(
    rf"\b(?:got|gets|put|left|placed|dropped|slid|inserted|advanced|passed|laid|threaded)\s+(?:an?\s+|the\s+"
    rf"|with\s+an?\s+)?"
    rf"{SIZE}(?:\s+(?:[\w-]+\s+){{0,3}}?{_TUBE})?\s+(?:in|into|within|to)\b"
    rf"|\b{SIZE}(?:\s+(?:[\w-]+\s+){{0,3}}?{_TUBE})?\s+(?:(?:went|goes|is|was|now)\s+)?in(?:to)?\b"
    rf"|\b{SIZE}\s+(?:over (?:it|that|the wire)|curled|coiled|locked|looped|sewn|stitched)\b"
    rf"|\b{_HOLDER}\b[^.;:,\n]{{0,25}}[:,]\s*(?:{_MODALITY}[\s,:]+)?(?:an?\s+|new\s+)?{SIZE}"
    rf"|\b(?:drained|drainage)\b[^.;\n]{{0,60}}?[\s,]{SIZE}"
    rf"|\b{_TUBE}\b[^.;:\n]{{0,60}},\s+{SIZE}"
)
_ANOTHER_TOOL = WordPattern(
    rf"\b{SIZE}\s+(?:[\w-]+\s+){{0,3}}?(?:sheaths?|needles?|dilators?|introducers?|micro-?\s?puncture|kumpe|wires?"
    rf"|guides?"
    r"|balloons?|yueh|centesis|safe-?t\w*|cannulas?|one[\s-]step|vascular|peel-?\s?away|jp|foley|blake)\b"
)
_WORN = WordPattern(
    r"\b(?:exchang\w*|chang\w*|up-?siz\w*|downsiz\w*|replac\w*|swap\w*|existing|indwelling|inject\w*|check\w*"
    r"|stud(?:y|ies)"
    r"|remov\w*|pulled|(?:drain|tube|catheter|one|it) (?:\w+ )?came out|fell|dislodg\w*|since|ago|days?|weeks?"
    r"|months?|yesterday|old|previous\w*|prior|clogged"
    r"|blocked|stopped|thoracentes\w*|paracentes\w*|tapped)\b"
)
_YIELD = WordPattern(
    r"\b\d[\d.,]*\s*(?:ml|cc|l|liters?)\s+(?:of\s+)?(?:\w+\s+){0,3}?(?:out|off|removed|drained|came out|pulled)\b"
    r"|\b(?:took|taken|got|drew|drawn|let|pulled|came)\s+(?:out|off)\s+(?:about\s+)?\d[\d.,]*\s*(?:ml|cc|l|liters?)\b"
)
_BORE = re.compile(r"(\d{1,2})(?:\.\d)?\s*-?\s*(?:fr|french|f)\b|\b(eight|nine|ten|twelve|fourteen|sixteen)[\s-]french")
_OF_A_DRAIN = 8
"""French; what is used for a tap alone is thinner."""


def told_by_size(text: str) -> bool:
    """Whether a statement tells a drain going in by its size, and not one that was there or a tool on the way."""
    if _TOLD.search(text) is None or _ANOTHER_TOOL.search(text) is not None:
        return False
    return _WORN.search(without_yield(text)) is None


_OUT = re.compile(
    rf"\b{SIZE}\s+(?:(?:was|is|came|then)\s+)?(?:out|removed|pulled|withdrawn)\b(?!\s+(?:of|to)\b)", re.IGNORECASE
)


def gone_by_size(text: str) -> bool:
    """Whether a statement tells a drain coming out by its size ("10F out over the Amplatz")."""
    return _OUT.search(text) is not None and _ANOTHER_TOOL.search(text) is None


def without_yield(text: str) -> str:
    """A statement without what came out, whose verb ("2 L removed") tells nothing of the tube."""
    return _YIELD.sub(" ", text)


def as_wide_as_a_drain(text: str) -> bool:
    """Whether a tube of at least eight French is named."""
    return any(m[2] or int(m[1]) >= _OF_A_DRAIN for m in _BORE.finditer(text.lower()))
