"""Work that is no work on peripheral vessels: ducts, cavities, drains that coil up, and the arteries of the heart."""

from __future__ import annotations

import re

from ircoder.findings.context import Context, once
from ircoder.findings.model import Act
from ircoder.knowledge.word_patterns import WordPattern

HOLLOW = WordPattern(
    r"\b(?:ureter\w*|urethr\w*|bladder|meatus|bile ducts?|ducts|biliary|common duct|cholangi\w*|(?:o)?esophag\w*"
    r"|colon\w*|trache\w*|renal pelvis|calyx|calyces|hydronephro\w*|nephrostomy|gastrostomy|pericardi\w*|pleur\w*"
    r"|abscess\w*|collections?|stoma|tracts?|tracks?|subcutaneous|double-?\s?j|dilators?|loops?|pouch|fallopian)\b",
)
"""Ducts, organs and cavities whose balloons, stents and coils close or open no vessel."""
COILED_UP = re.compile(
    r"\b(?:drain|catheter|tube|pigtail|loop|wire|guidewire|stent|tip|fragment|piece|line|lead"
    r"|end|segment(?!\s(?:\d|[iv]+\b)))\s+(?:\w+\s+){0,4}?(?:was|were|is|then|and|being)?"
    r"\s*(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
HEART = WordPattern(
    r"\b(?:coronary|coronaries|timi|pci|lad|lcx|rca|svg|lima|left main|circumflex|obtuse|stemi|nstemi|cath lab"
    r"|ejection|angina\w*|judkins|j[lr]\s?[3-6](?:\.\d)?|ebu|heart attack|ticagrelor|prasugrel)\b",
)
_NOT_TODAY = frozenset({"history", "plan", "medications"})
_HEART_ENOUGH = 2
_OPENING = frozenset({"angioplasty", "stent", "atherectomy", "lithotripsy"})
_NO_TARGETS = frozenset(
    {"vessel:abdominal_aorta", "vessel:radial_artery", "vessel:ulnar_artery", "vessel:brachial_artery"}
)
"""Ways of the catheter to the heart, which a coronary balloon without a vessel seems to treat."""
_NO_WAY_TO_HEART = frozenset({"vessel:subclavian_artery", "vessel:renal_artery", "vessel:common_carotid_artery"})
_CHAMBERS = frozenset({"vessel:left_ventricle", "vessel:right_ventricle", "vessel:left_atrium", "vessel:right_atrium"})


def is_coronary(context: Context, vessel: str) -> bool:
    """Whether a vessel belongs to the heart."""
    found = context.knowledge.vessels.get(vessel)
    return found is not None and found.system.startswith("coronary")


def outside_heart(context: Context, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts on vessels outside the heart: the builder of coronary interventions makes the others.

    Where coronary arteries are told of, work on the way to them is a coronary balloon misplaced; in a report about the
    heart so is work on a vessel without a lesion.
    """
    outside = tuple(act for act in acts if act.target is None or not is_coronary(context, act.target))
    # A chamber that is "dilated" is wide.
    outside = tuple(act for act in outside if act.kind != "angioplasty" or act.target not in _CHAMBERS)
    if not _names_coronaries(context):
        return outside
    heart = of_the_heart(context)
    return tuple(
        act
        for act in outside
        if act.kind not in _OPENING
        or (act.target not in _NO_TARGETS | _CHAMBERS and (act.lesion or not (heart or _only_the_entry(context, act))))
    )


def _only_the_entry(context: Context, act: Act) -> bool:
    """Whether the words of an act name no vessel: its place is where the sheath went in."""
    return act.target not in _NO_WAY_TO_HEART and not any(
        mention.label == "VESSEL" and mention.concept == act.target and span.start <= mention.start < span.end
        for mention in context.reading.mentions
        for span in act.spans
    )


def _names_coronaries(context: Context) -> bool:
    return any(
        is_coronary(context, mention.concept)
        for clause in context.clauses
        if clause.section not in _NOT_TODAY
        for mention in clause.of("VESSEL")
    )


@once
def of_the_heart(context: Context) -> bool:
    """Whether the report is about coronary arteries: what names no vessel treats none of another circulation."""
    return sum(clause.section not in _NOT_TODAY for clause in context.saying(HEART)) > _HEART_ENOUGH


@once
def of_hollow_organs(context: Context) -> bool:
    """Whether the report speaks more of ducts and cavities than of vessels."""
    return len(context.saying(HOLLOW)) > sum(bool(clause.of("VESSEL")) for clause in context.clauses)
