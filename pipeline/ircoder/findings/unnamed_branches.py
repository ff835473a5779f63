"""Branches without a name of their own ("the inferior segmental branch", "a bleeding vessel"): of which organ they are.

A catheter in one is deeper than the vessel that the report named before it, so the branch takes the general concept
for branches of that organ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.entries import region_of
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention, Reading

_SUPERIOR, _INFERIOR = "vessel:superior_mesenteric_artery", "vessel:inferior_mesenteric_artery"
_BRANCH_OF = (
    ("vessel:renal_artery", "vessel:segmental_renal_artery"),
    ("vessel:splenic_artery", "vessel:splenic_artery_branch"),
    ("vessel:replaced_right_hepatic_artery", "vessel:replaced_right_hepatic_artery_branch"),
    ("vessel:common_hepatic_artery", "vessel:hepatic_artery_branch"),
    ("vessel:hepatic_artery", "vessel:hepatic_artery_branch"),
    ("vessel:internal_iliac_artery", "vessel:internal_iliac_artery_branch"),
    (_SUPERIOR, "vessel:superior_mesenteric_artery_branch"),
    (_INFERIOR, "vessel:inferior_mesenteric_artery_branch"),
    ("vessel:main_pulmonary_artery", "vessel:segmental_pulmonary_artery"),
)
"""Vessels that supply an organ, and the concept of a branch of it that has no name; the first that fits counts."""
_SEGMENTAL, _INTERLOBAR = "vessel:segmental_renal_artery", "vessel:interlobar_renal_artery"
_NAMED_AFTER = {
    "sigmoid": "vessel:sigmoid_artery",
    "rectal": "vessel:superior_rectal_artery",
    "left colic": "vessel:left_colic_artery",
    "jejunal": "vessel:jejunal_artery",
    "ileal": "vessel:ileal_artery",
    "ileocolic": "vessel:ileocolic_artery",
    "splenic": "vessel:splenic_artery",
    "hepatic": "vessel:common_hepatic_artery",
    "renal": "vessel:renal_artery",
    "uterine": "vessel:uterine_artery",
}
_DEEPER = WordPattern(
    r"\b(?:segmental|sub-?segmental|polar|pole|interpolar|lobar|interlobar|arcuate|terminal|arcades?|marginal|vasa|feed(?:ing|er|ers)|bleed(?:ing|er)"
    r"|culprit|offending|responsible|injured|abnormal|target|tumou?r|branch|branches|division)\b"
)
_MAIN = WordPattern(r"\b(?:main|parent|proper|vein|venous|draining)\b")
_LED = WordPattern(
    r"\b(?:into|to|in|within|inside|beyond|via|through|past|then|select\w*|subselect\w*|superselect\w*|enter\w*|cann?ulat\w*|catheteri\w*"
    r"|engag\w*|each|both|one|two)\s+(?:(?:the|a|an|this|that|its|each|both|one|two|of|feeding|bleeding|small|distal|culprit|offending)\s+){0,3}$"
)
_ENTERED = re.compile(
    r"\W*(?:(?:was|were)\s+)?(?:(?:then|also|each|both|next)\s+)*"
    r"(?:(?:super|sub)?-?select\w*|catheteri[sz]ed|cann?ulated|engaged|entered|coiled|emboli[sz]ed)\b",
    re.IGNORECASE,
)
_ON_BOTH = re.compile(r"\s*(?:arter\w+\s*)?(?:on\s+(?:both|each|either)\s+sides?\b|bilaterally\b)", re.IGNORECASE)
_OF_ANY_ORGAN = frozenset(
    {"vessel:hepatic_artery_branch", "vessel:segmental_renal_artery", "vessel:internal_iliac_anterior_division"}
)
"""Concepts whose shortest names ("subsegmental branch", "lower pole branch") other organs share."""
_ALONG_THE_GUT = frozenset(
    {"vessel:obtuse_marginal_branch", "vessel:vasa_recta_of_small_bowel", "vessel:marginal_artery_of_drummond"}
)
"""Concepts whose names ("marginal artery", "vasa recta") the arteries of any part of the bowel bear."""
_FAR = WordPattern(r"\b(?:marginal|arcades?|vasa|terminal|drummond)\b")
_ORGAN = WordPattern(r"\b(?:hepat\w*|liver|renal|kidney|tumou?r\w*|iliac|hypogastric|pelvic)\b")
_PAST = frozenset({"history", "indication", "comparison", "consent", "plan", "diagnosis"})


def with_unnamed_branches(reading: Reading, vessels: VesselTree) -> Reading:
    """The reading with a concept for each unnamed branch that a catheter was led to; the same object for none."""
    found = dict(_settled(reading, vessels))
    if not found:
        return reading
    return replace(reading, mentions=tuple(found.get(mention.index, mention) for mention in reading.mentions))


def _settled(reading: Reading, vessels: VesselTree) -> Iterator[tuple[int, Mention]]:
    parent: Mention | None = None
    for mention in reading.mentions:
        if mention.label != "VESSEL" or mention.section in _PAST:
            continue
        organless = mention.concept in _OF_ANY_ORGAN and _ORGAN.search(mention.text) is None
        if parent is not None and mention.concept in _ALONG_THE_GUT:
            concept = _branch_of(parent.concept, vessels, mention)
            if concept is not None and not vessels.is_within(mention.concept, parent.concept):
                yield mention.index, replace(mention, concept=concept)
                continue
        if mention.concept and not organless:
            known = mention.concept in vessels and mention.assertion != "negated" and region_of(mention.concept) is None
            parent = mention if known else parent
            continue
        if mention.options or parent is None or not (organless or _is_entered(reading, mention)):
            continue
        concept = _branch_of(_named_in(mention) or parent.concept, vessels, mention)
        if concept is not None:
            both = _ON_BOTH.match(reading.text, mention.end) is not None
            parent = replace(mention, concept=concept, side="bilateral" if both else mention.side or parent.side)
            yield mention.index, parent


def _named_in(mention: Mention) -> str | None:
    """The vessel that a branch is named after ("sigmoid marginal branch")."""
    low = mention.text.lower()
    return next((vessel for word, vessel in _NAMED_AFTER.items() if word in low), None)


def _is_entered(reading: Reading, mention: Mention) -> bool:
    """Whether words around a nameless vessel lead a catheter to it, and call it smaller than the one before."""
    if _DEEPER.search(mention.text) is None or _MAIN.search(mention.text) is not None:
        return False
    text = reading.text
    before = text[max(0, mention.start - 40) : mention.start]
    return _LED.search(before) is not None or _ENTERED.match(text, mention.end) is not None


def _branch_of(parent: str, vessels: VesselTree, mention: Mention) -> str | None:
    """The concept of a branch of the organ of ``parent``; ``None`` for none, or where it is known as one already."""
    known = mention.concept if mention.concept not in _ALONG_THE_GUT else ""
    if parent in {_SUPERIOR, _INFERIOR} and _FAR.search(mention.text) is None:
        return None
    if vessels.is_within(parent, _SEGMENTAL):
        return _INTERLOBAR if parent != _INTERLOBAR else None
    for trunk, branch in _BRANCH_OF:
        if vessels.is_within(parent, trunk):
            return None if known and vessels.is_within(known, trunk) else branch
    return None
