"""Words of radioembolization: who gave the dose, and that it was given."""

from __future__ import annotations

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
