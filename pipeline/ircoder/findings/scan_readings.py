"""Clauses that read a plain film, a CT, an MR or an echocardiogram: the vessels that they name were not entered."""

from __future__ import annotations

from ircoder.findings.context import Clause
from ircoder.knowledge.word_patterns import WordPattern

_OPENS = WordPattern(
    r"\A\W*(?:(?:the|a|an|post\w*|pre\w*|follow-?\s?up|portable|limited|repeat|final|delayed|subsequent|immediate"
    r"|procedural|procedure|biopsy|drain\w*|ablation|insertion|placement|contrast|enhanced|upright|ap|single|view)\W+){0,4}"
    r"(?:cxr|chest\s+(?:x-?\s?ray|radiograph|film)|(?:plain|abdominal)\s+(?:film|radiograph)\w*|kub"
    r"|ct(?:\s+scan|\s+images?)?|mri|mr(?:\s+images?)?|echo(?:cardiogra\w+)?)\b"
    r"(?!\W*(?:guid\w+|fluoro\w*|angiogra\w+|arteriogra\w+|control))",
)


def reads_a_scan(clause: Clause) -> bool:
    """Whether a clause opens with the name of a film or scan that it reads."""
    return _OPENS.search(clause.text[clause.lead :] if clause.lead else clause.text) is not None
