"""Words of embolic agents: who gave a radioactive dose and that it was given, and agents told by a number alone."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

AUTHORIZED = WordPattern(r"\bauthori[sz]ed user\b")
OTHER_USER = WordPattern(
    r"\b(?:radiation oncolog\w+|nuclear medicine|dr\.?\s+\w+|separate|another|different|colleague|not the|was not)\b",
)
OWN_USER = WordPattern(
    r"\b(?:i am|i was|i,|me|myself|the operator|this operator|undersigned|who is also"
    r"|attending|interventional|by the same)\b",
)
_GIVEN = (
    r"(?:run in|ran in|went in|given|delivered|infused|injected|administered|pushed|instilled"
    r"|flushed (?:in|through)|released)"
)
DOSE_GIVEN = WordPattern(
    rf"\b(?:dose|activity|micro-?\s?spheres?|spheres|beads|y-?\s?90|yttrium|vials?)\b(?! of (?!y|the))"
    rf"[^.;:]{{0,40}}\b{_GIVEN}\b"
    rf"|\b\d+(?:\.\d+)?\s?gbq\b[^.;:]{{0,40}}\b{_GIVEN}\b|\b{_GIVEN}\b[^.;:]{{0,20}}\b\d+(?:\.\d+)?\s?gbq\b"
    rf"|\b(?:{_GIVEN}|gave)\s(?:the\s)?(?:\w+\s){{0,3}}(?:dose|activity|micro-?\s?spheres?|spheres|y-?\s?90|vials?)\b"
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


_PARTICLES = frozenset({"particle", "drug_eluting_bead"})
_SIZE_IN_FRONT = re.compile(r"\b\d{2,4}\s?(?:to|-|\u2013)\s?\d{2,4}\s?(?:microns?|um|\u00b5m|mic)?\s*$", re.IGNORECASE)
_ENDS_IN_SIZE = re.compile(r"\d{2,4}$")
_ONE_SIZE = re.compile(r"^\s*\d{2,4}\b(?!\s?(?:mg|ml|cc|x|days?|years?))", re.IGNORECASE)


def told_by_number(mention: Mention, before: str, after: str) -> bool:
    """Whether an agent between these words is told by a number alone: how many coils, which size of particle."""
    sized = (
        _SIZE_IN_FRONT.search(before[-30:]) is not None
        or _ENDS_IN_SIZE.search(mention.text) is not None
        or _ONE_SIZE.match(after) is not None
    )
    if mention.kind in _PARTICLES and sized:
        return True
    return (mention.kind in _COUNTABLE and _COUNTED.search(before[-30:]) is not None) or _PARTICLE_SIZE.match(
        after
    ) is not None


ON_SKIN = WordPattern(
    r"\b(?:monocryl|vicryl|dermabond|steri-?\s?strips?|subcuticular|(?:skin|wound|incision|pocket)\b[^.;]{0,40}\bglue"
    r"|glue\b[^.;]{0,20}\b(?:to|on|over|for) (?:the )?(?:skin|wound|incision))\b"
)
"""Glue of a wound."""
LOOSENED = re.compile(
    r"\s*(?:then\s+|was\s+|were\s+|then was\s+)*(?:came|come|moved|dislodg\w+|pulled|cleared|mobili[sz]\w+|removed"
    r"|retrieved"
    r"|macerat\w+|broke\w*|gave way|let go|swept|delivered|extracted|expelled)\b",
    re.IGNORECASE,
)
"""Behind a plug of clot that was pulled out of a graft."""

CLOSES_WAY_IN = re.compile(
    r"\b(?:groins?|punctures?|access|arteriotomy|stick|entry|hole|wrist"
    r"|(?:common\s)?femoral(?:\sartery)?)\b[^.;,]{0,20}"
    r"\b(?:closed|sealed|plugged|shut)\b|\b(?:closed|sealed|plugged)\b[^.;,]{0,15}\b(?:groins?|punctures?|access"
    r"|arteriotomy)\b",
    re.IGNORECASE,
)
"""A plug that closes the puncture itself."""
BEADED = re.compile(r"\b(?:across|along|beyond|past|string\s+of|gradient\s+\w+)\s+(?:the\s+|these\s+|those\s+)?$", re.I)
"""Before "beads" that are the wall of an artery and no agent."""
