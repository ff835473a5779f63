"""Whether a device or an act word tells of a use in this session, or of an inventory, a standing implant, a plan."""

from __future__ import annotations

import re
from typing import Literal

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.treated_vessels import CUES
from ircoder.knowledge.cues import CuePattern, cue_patterns
from ircoder.language.reading import Mention

Tier = Literal["told", "summed", "listed"]
"""``told`` in the course of the procedure, ``summed`` up in the impression, ``listed`` in a title or an inventory."""

_SIZE = re.compile(
    r"\b\d+(?:\.\d+)?\s{0,6}(?:mm|cm|cc|french|fr|f|ml|mg|units?|vials?|um|microns?|micrometers?)\b|\b\d+(?:\.\d+)?\s{0,6}(?:x|by)\s{0,6}\d|\bx\s?\d\b|[-_]\d{2,4}\b",
    re.IGNORECASE,
)
_PLACED_FIRST = re.compile(
    r"\b(?:placed|deployed|implanted|delivered|put in|inserted|used|released|laid)\b[^.;]{0,40}$", re.IGNORECASE
)
_DENIED_NEAR = re.compile(r"\b(?:no|without|not|never|neither|nor)\b[^,.;]{0,25}$", re.IGNORECASE)
_TURN = re.compile(r"[.;]\s|\b(?:we|I)\s+(?!(?:used|deployed|placed|put|treated)\b)", re.IGNORECASE)
_DATE = re.compile(r"[^.;:,\n\d]{0,25}\b0?(?P<month>\d{1,2})/0?(?P<day>\d{1,2})(?:/\d{2,4})?\b(?!\s{0,6}(?:mm|in|%))")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|did|done|then|we|i|placed|deployed|dilated|stented|treated|crossed|selected|used|given"
    r"|injected|advanced|\d+(?:\.\d+)?\s?(?:x|mm|f|fr)\b)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 140
_HEADER = 400
_FINDING_SECTIONS = frozenset({"findings", "impression", "findings_only"})


def tier_of(context: Context, clause: Clause) -> Tier | None:
    """How a clause tells treatments; ``None`` where nothing of this session is told."""
    cues = cue_patterns(CUES)
    if clause.section in BACKGROUND:
        return None
    if clause.section in TITLES or clause.section in {"radiation", "specimen", "signature"}:
        return "listed"
    head = clause.text.partition(":")[0]
    label = head if ":" in clause.text and len(head) <= 40 else ""
    if _whole(cues["inventory"], clause.title) or (label and _whole(cues["inventory"], label)):
        return "listed"
    if re.search(r"\blot (?:numbers?|#)|\blist (?:of )?the equipment\b", clause.text, re.IGNORECASE):
        return "listed"
    if _is_opening(context, clause):
        return "listed"
    return "summed" if clause.section in {"impression", "complications", "addendum"} else "told"


def _is_opening(context: Context, clause: Clause) -> bool:
    """Whether a first line without a verb is the title of a report that has no headings."""
    if clause.sentence > 1 or clause.title:
        return False
    sentence = context.reading.sentences[clause.sentence]
    text = context.reading.text[sentence.start : sentence.end]
    return len(text) <= _LONGEST_TITLE and _VERB.search(text) is None


def is_used(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether the mention tells a use: performed, not left in its box, not an old implant, not a plan."""
    cues = cue_patterns(CUES)
    if mention.attributes.get("retracted"):
        return False
    near = _near(clause, mention)
    before = clause.before(mention)
    if mention.assertion != "performed":
        revived = mention.assertion == "historical" and mention.label == "DEVICE" and _PLACED_FIRST.search(before[-60:])
        if not revived or _DENIED_NEAR.search(before[-40:]):
            return False
    if cues["unused"].search(near) or cues["talked"].search(before) or cues["elsewhere"].search(clause.text):
        return False
    if _dated_otherwise(context, clause, mention):
        return False
    if mention.label != "DEVICE" or clause.section in TITLES:
        return True
    if _stands(clause, mention):
        return False
    if clause.section in _FINDING_SECTIONS:
        return cues["use"].search(_around(clause, mention)) is not None
    words = _without_devices(clause)
    return cues["use"].search(words) is not None or _SIZE.search(words) is not None


def _dated_otherwise(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a date right behind the mention is another than that of the report ("coiled 3/29")."""
    match = _DATE.match(clause.after(mention))
    if match is None:
        return False
    header = context.reading.text[: min(_HEADER, mention.start)]
    return not re.search(rf"(?<!\d)0?{match['month']}[/-]0?{match['day']}(?!\d)", header)


def _near(clause: Clause, mention: Mention) -> str:
    """Words around a mention as far as one speaker's sentence goes, also where stops were not dictated."""
    before = _TURN.split(clause.before(mention)[-80:])[-1]
    return before + mention.text + _TURN.split(clause.after(mention)[:80])[0]


def _stands(clause: Clause, mention: Mention) -> bool:
    """A device that is already there: "stents patent", "coils in the middle lobe, no recanalization"."""
    cues = cue_patterns(CUES)
    at = mention.start - clause.start
    near = clause.text[max(0, at - 30) : mention.end - clause.start + 45]
    return cues["standing"].search(near) is not None and cues["use"].search(_around(clause, mention)) is None


def _around(clause: Clause, mention: Mention) -> str:
    """The words near a device with the names of devices blotted out, which are no verbs."""
    at = mention.start - clause.start
    return _without_devices(clause)[max(0, at - 80) : mention.end - clause.start + 80]


def _without_devices(clause: Clause) -> str:
    text = clause.text
    for device in clause.of("DEVICE"):
        low, high = device.start - clause.start, min(device.end - clause.start, len(text))
        text = text[:low] + "_" * (high - low) + text[high:]
    return text


def _whole(pattern: CuePattern, text: str) -> bool:
    """Whether a heading consists of a cue, give or take a word."""
    stripped = text.strip(" :-*\u2022#\n\t")
    match = pattern.search(stripped)
    return match is not None and len(stripped) - len(match.group()) <= 18
