"""Words right before a vessel that tell it as the way taken, or as where something else comes from."""

from __future__ import annotations

from ircoder.knowledge.word_patterns import WordPattern

BY_WAY_OF = WordPattern(r"\b(?:from|via|through|by way of|by|using|thru)\s+(?:the\s+|an?\s+|one\s+)?$")
"""Right before a vessel, that it was the way in."""

SPRINGS = WordPattern(
    r"\b(?:aris\w+|arose|originat\w+|emerg\w+|extend\w+|spring\w*|com(?:es|ing)|fill\w*|fed|feed\w*|suppl(?:y|ies|ied)|bleed\w*"
    r"|leak\w*|extravas\w*|extrav|blush\w*|jets?|spurt\w*|hemorrhag\w+|flow|inflow|collaterals?|contributions?|branch\w*|aneurysms?"
    r"|pseudoaneurysms?|reconstitut\w*|reflux)"
    r"(?:\s+(?:off|directly|slowly|briskly|mainly|only|seen|noted|present))?\s+from\s+"
    r"(?:(?:the|an?|one|right|left|distal|proximal|mid)\s+){0,3}$"
)
"""What comes off a vessel or fills from it is seen there; nobody went in ("neck arising from the femoral artery")."""
