"""Phrases that tell a catheter in a vessel without a verb of movement, or behind another vessel's preposition."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

CATHETERS = frozenset(
    {"catheter", "microcatheter", "guide_catheter", "guide_extension", "support_catheter", "infusion_catheter"}
    | {"aspiration_catheter", "sheath"}
)
"""Kinds of devices that come to rest in a vessel."""
_ARTICLE = re.compile(r"\s+(?:the|both|each)\s+", re.IGNORECASE)
_WITH_CATHETER_IN_IT = WordPattern(
    r"(?:\s+artery)?[^.;:]{0,20}\bwith\s+(?:the|a|my)\s+(?:tip|\w*catheter)\s+(?:in|inside)\s+(?:it|there)\b"
)
_SIZE_IN = re.compile(r"^\W*(?:an?\s+)?\d(?:\.\d)?\s?f\w{0,5}\s+(?:in|into)\s+(?:the\s+)?$", re.IGNORECASE)
_SHOWED = re.compile(r"\s*(?:artery\s+)?(?:show(?:s|ed)|demonstrat\w+|reveal\w+|outlin\w+)\b", re.IGNORECASE)

_LOOKED_AT_BY = WordPattern(
    r"\s*(?:arter(?:y|ies)\s+|trunk\s+)?(?:(?:was|were)\s+(?:(?:also|then|next|each|both)\s+)*)?"
    r"(?:looked\s+at|looked\s+into|studied|examined|imaged|filmed|visited|checked|shown|shot|done|interrogated)"
    r"\s+(?:through|with|via|by|using)\s+(?:an?\s+|the\s+|my\s+|this\s+)?"
)
_NAME_REACH = 12


def entered_by_phrase(clause: Clause, mention: Mention, *, selected: bool) -> bool:
    """Whether a vessel holds the catheter by its phrase, or is the subject of a verb of selection.

    "Through the ACom the ICA was selected": the preposition governs the vessel before it alone.
    """
    return (selected and _opens_anew(clause, mention)) or _WITH_CATHETER_IN_IT.match(clause.after(mention)) is not None


def showed_by_size(clause: Clause, mention: Mention) -> bool:
    """Whether a catheter told by its size alone showed something in a vessel ("5F in the right ICA showed …")."""
    return (
        _SIZE_IN.match(clause.before(mention)[clause.lead :]) is not None
        and _SHOWED.match(clause.after(mention)) is not None
    )


def _opens_anew(clause: Clause, mention: Mention) -> bool:
    earlier = [other for other in clause.of("VESSEL") if other.end <= mention.start]
    between = clause.text[earlier[-1].end - clause.start : mention.start - clause.start] if earlier else ""
    return _ARTICLE.fullmatch(between) is not None


def looked_at_by_catheter(clause: Clause, tail: str) -> bool:
    """Whether a vessel was looked at through a catheter ("the IMA was also looked at through a Sos")."""
    found = _LOOKED_AT_BY.match(tail)
    if found is None:
        return False
    at = clause.end - len(tail) + found.end()
    return any(m.kind in CATHETERS and at - 1 <= m.start <= at + _NAME_REACH for m in clause.of("DEVICE"))
