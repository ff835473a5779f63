"""Words of embolic agents: who gave a radioactive dose and that it was given, and agents told by a number alone."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

AUTHORIZED = WordPattern(r"\bauthori[sz]ed user\b")
OTHER_USER = WordPattern(
    r"\b(?:radiation oncolog\w+|nuclear medicine|dr\.?\s+\w+|separate|another|different|colleague|not the|was not)\b",
)
OWN_USER = WordPattern(
    r"\b(?:i am|i was|i,|me|myself|the operator|this operator|undersigned|who is also"
    r"|attending|interventional|by the same)\b",
)
_GIVEN = r"(?:run in|ran in|went in|given|delivered|infused|injected|administered|pushed|instilled|flushed in|released)"
DOSE_GIVEN = WordPattern(
    rf"\b(?:dose|activity|micro-?\s?spheres?|spheres|beads|y-?\s?90|yttrium|vial)\b(?! of (?!y|the))"
    rf"[^.;:]{{0,40}}\b{_GIVEN}\b"
    rf"|\b{_GIVEN}\s(?:the\s)?(?:\w+\s){{0,3}}(?:dose|activity|micro-?\s?spheres?|spheres|y-?\s?90)\b"
)
"""The dose of radioactive microspheres told as given."""

_COUNTABLE = frozenset({"coil", "plug", "vascular_plug"})
_COUNTED = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|multiple|another)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Coils told by their number alone ("six coils")."""
_PARTICLE_SIZE = re.compile(r"^\s*\d{2,4}\s?(?:to|-|\u2013)\s?\d{2,4}\b(?!\s?(?:mg|ml|cc))", re.IGNORECASE)
"""Particles told by their size alone ("PVA 250 to 355")."""


def told_by_number(kind: str, before: str, after: str) -> bool:
    """Whether an agent between these words is told by a number alone: how many coils, which size of particle."""
    return (kind in _COUNTABLE and _COUNTED.search(before[-30:]) is not None) or _PARTICLE_SIZE.match(after) is not None
