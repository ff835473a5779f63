"""Which diseases and body parts a report names only in passing: risks, negated findings, parts that no act is aimed at.

They stay mentions, because findings are read from them too, and carry the attribute ``incidental``; lists of entities
leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading
from ircoder.language.retouch import with_attributes

INCIDENTAL = "incidental"
_RISK = WordPattern(
    r"\brisks?\b|\bcomplications? (?:includ|such|were|was|are)|\bpossible (?:new|bleed|infect)", re.NOFLAG
)
_DENIED_BEFORE = WordPattern(
    r"\b(?:no(?! more| longer)|not|without|denie[sd]|never|negative for|free of|absence of|ruled? out|r/o|absent)"
    r"\b[^.;:\n]*$",
    re.NOFLAG,
)
_DENIED_AFTER = WordPattern(
    r"^[^,.;:\n]{0,20}\b(?:(?:was|were|is|are) (?:excluded|absent|not)|not confirmed|ruled out)\b", re.NOFLAG
)
_BUT = re.compile(r"\b(?:but|except|however|though|other than|apart from|then|because|due to|despite)\b")
_PAST = WordPattern(
    r"\b(?:history of|hx of|h/o|known|remote|prior|status post|s/p|allergic to)\s+(?:\w+\s+){0,2}$", re.NOFLAG
)
_SPECIMEN = re.compile(
    r"^\s+(?:(?:was|were)\s+)?(?:sent|to (?:lab|cytology|culture|micro)|removed|drained|submitted|return|obtained)"
)
_AMOUNT = re.compile(r"\b(?:ml|cc|l|liters?|litres?|milliliters?) of (?:\w+[\s-]+){0,3}$")
_RISK_SECTIONS = frozenset({"consent", "complications"})
_AIMED_SECTIONS = frozenset({"procedure_title", "diagnosis", "impression"})
_EARLIER_SECTIONS = frozenset({"comparison", "history", "indication"})
_STUDIES = frozenset({"ct", "mr", "radiograph", "nonvascular_contrast_study"})
_TOOLS = frozenset({"wire", "sheath", "catheter", "guide_catheter", "microcatheter"})


def note_incidental(mentions: Sequence[Mention], reading: Reading) -> tuple[Mention, ...]:
    """Mark the lesions and body parts that nothing was done for.

    Parameters
    ----------
    mentions
        Mentions of the report, in text order.
    reading
        Its sections and sentences.
    """
    texts: dict[int, str] = {}
    aimed = {mention.sentence for mention in mentions if _aims(mention)}
    out: list[Mention] = []
    for mention in mentions:
        if mention.label not in {"LESION", "ANATOMY"} or not reading.sentences:
            out.append(mention)
            continue
        text = texts.setdefault(mention.sentence, reading.sentence_text(mention.sentence).lower())
        start = mention.start - reading.sentences[mention.sentence].start
        if mention.label == "LESION":
            passing = _in_passing(mention, text[:start], text[start + len(mention.text) :])
        else:
            passing = _is_risk(mention, text[:start])
            passing |= mention.sentence not in aimed and mention.section not in _AIMED_SECTIONS
        out.append(with_attributes(mention, {INCIDENTAL: True}) if passing else mention)
    return tuple(out)


def _aims(mention: Mention) -> bool:
    """Whether a mention is an act, a needle or implant, or a study that can be aimed at a part of the body."""
    if mention.label == "DEVICE":
        return mention.kind not in _TOOLS
    if mention.label == "IMAGING":
        return mention.kind in _STUDIES and mention.section not in _EARLIER_SECTIONS
    return mention.label in {"INTERVENTION", "GUIDANCE"}


def _in_passing(mention: Mention, before: str, after: str) -> bool:
    """Whether a lesion is a risk, denied, past, or a fluid that was taken out."""
    if _is_risk(mention, before):
        return True
    denial = _DENIED_BEFORE.search(before)
    if denial is not None and not _BUT.search(denial.group()):
        return True
    if _DENIED_AFTER.search(after) or _PAST.search(before):
        return True
    fluid = mention.text.lower().endswith("fluid")
    return fluid and (_SPECIMEN.search(after) is not None or _AMOUNT.search(before) is not None)


def _is_risk(mention: Mention, before: str) -> bool:
    return mention.section in _RISK_SECTIONS or _RISK.search(before) is not None
