"""Words of marrow sampling: what was drawn and what only marrow holds."""

from __future__ import annotations

from ircoder.knowledge.word_patterns import WordPattern

ASPIRATE = WordPattern(r"\baspirat\w+\b|\basp\b")
_VOLUME = r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty))\s?(?:ml|cc|ccs|mls)\b"
_DRAWN = WordPattern(
    r"\b(?:aspirat\w+|drew|drawn|pulled|withdr\w+)\b[^.;]{0,60}?"
    rf"(?:{_VOLUME}|\bsmears?\b|\bflow\b|\bcytogenetic\w*|\bspicul\w+|\bclot section)"
    rf"|(?:{_VOLUME}|\bspicul\w+|\bsmears?\b)[^.;]{{0,40}}\b(?:aspirat\w+|drawn|withdrawn|pulled)\b"
)
"""What the clause of the course tells of drawn marrow without naming it."""
_NOT_DRAWN = WordPattern(
    r"\b(?:no|not|never|without|dry|fail\w*|unsuccessful\w*|attempt\w*|could not|unable|prior|previous\w*|earlier"
    r"|last|ago|outside|blood|syringe of lidocaine|effusion|abscess|csf|urine|cyst)\b"
)
_FLUID = WordPattern(r"\bfluid\b")
DRY = WordPattern(
    r"\bdry tap\b|\baspirat\w+[^.;,]{0,30}\b(?:dry|unsuccessful\w*|failed|not (?:possible|obtained|successful))\b"
    r"|\b(?:no|dry|failed|unsuccessful) (?:\w+ )?aspirat\w+|\b(?:could not|unable to) (?:be )?aspirat\w+"
)
SPICULES = WordPattern(r"\bspicul(?:es?(?:-rich)?|ar)\b")
"""What is seen in drawn marrow alone."""


def drawn(text: str) -> bool:
    """Whether a clause tells of drawn marrow; fluid counts where it holds what only marrow does."""
    if _DRAWN.search(text) is None or _NOT_DRAWN.search(text) is not None:
        return False
    return _FLUID.search(text) is None or SPICULES.search(text) is not None
