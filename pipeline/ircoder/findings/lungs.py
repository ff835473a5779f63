"""Which lung a pulmonary artery belongs to, by its name or by the words around it."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Side
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

TRUNK = "vessel:main_pulmonary_artery"
_BOTH = WordPattern(r"\b(?:bilateral\w*|both|right and left|left and right|each)\b")
_JOINT = (
    r"\b[\w\s]{0,25}(?:\b(?:and|then)\b|&|/|\+)\s{0,2}(?:(?:then|the)\s+)?(?:one\s+)?(?:(?:in|into|to)\s+)?(?:the\s+)?"
)
_PAIR = re.compile(rf"\b(?:right{_JOINT}left|left{_JOINT}right)\b", re.IGNORECASE)


def lung_side(tree: VesselTree, concept: str, told: Side | None) -> Side | None:
    """Side of a pulmonary artery: that of the branch by its name, else the one told beside it."""
    path = tree.path(concept)
    if "vessel:left_pulmonary_artery" in path:
        return "left"
    if "vessel:right_pulmonary_artery" in path and concept != "vessel:segmental_pulmonary_artery":
        return "right"
    return told


def lung_sides(context: Context, clause: Clause, concept: str, mention: Mention, told: Side | None) -> Side | None:
    """The same, with ``bilateral`` where the words by the name mean both lungs."""
    side = lung_side(context.knowledge.vessels, concept, told)
    at = mention.start - clause.start
    near = clause.text[max(0, at - 30) : mention.end - clause.start + 20]
    pair = _PAIR.search(clause.text[max(0, at - 45) : mention.end - clause.start])
    return "bilateral" if pair or (concept == TRUNK and _BOTH.search(near)) else side


def is_lung(context: Context, concept: str) -> bool:
    """Whether a vessel is a pulmonary artery."""
    vessel = context.knowledge.vessels.get(concept)
    return vessel is not None and vessel.system == "pulmonary_artery"
