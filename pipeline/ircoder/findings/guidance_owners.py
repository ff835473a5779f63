"""Whose needle an imaging statement guided, where several kinds of pain needles were used in one session.

Each builder reads guidance for its own acts and takes what stands beside another kind of act for its own where it
has but one act. What is told with another act alone belongs to that one.
"""

from __future__ import annotations

from ircoder.findings.context import Context
from ircoder.findings.model import Act, Fact, Guidance, Span
from ircoder.knowledge.word_patterns import WordPattern

_OF_ALL = WordPattern(r"\b(?:all|each|every|everything|throughout|both|entire)\b")
_MODALITIES = {
    "ultrasound": WordPattern(r"\b(?:us|u/s|ultrasound|sonogra\w+)\b"),
    "fluoroscopy": WordPattern(r"\b(?:fluoro\w*|c-?arm|x-?rays?)\b"),
    "ct": WordPattern(r"\b(?:ct|computed tomograph\w+)\b"),
}
NEEDLES = {
    "epidural_injection": "canal",
    "facet_injection": "facet",
    "medial_branch_block": "facet",
    "radiofrequency_neurotomy": "facet",
    "joint_aspiration": "joint",
    "joint_injection": "joint",
    "tendon_injection": "joint",
    "nerve_block": "nerve",
    "sympathetic_block": "nerve",
    "sacroiliac_injection": "sacroiliac",
    "trigger_point": "muscle",
}
"""Kinds of pain needles, by what is told together."""


def own_guidance(
    context: Context, acts: tuple[Act, ...], guidance: tuple[Guidance, ...], facts: tuple[Fact, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """Guidance without what was told of another needle, and facts without those about it."""
    needles = {act.id: act for act in acts if act.kind in NEEDLES and act.status == "performed"}
    if len({NEEDLES[act.kind] for act in needles.values()}) < 2:
        return guidance, facts
    of_all = {modality for modality, words in _MODALITIES.items() if _told_of_all(context, words)}
    borrowed = {
        look.id
        for look in guidance
        if look.about in needles
        and look.modality not in of_all
        and _told_of_another(look, needles[str(look.about)], tuple(needles.values()))
    }
    if not borrowed:
        return guidance, facts
    kept = tuple(look for look in guidance if look.id not in borrowed)
    bare = {look.about for look in guidance if look.id in borrowed} - {look.about for look in kept}
    return kept, tuple(
        fact
        for fact in facts
        if fact.about not in borrowed and not (fact.element == "imaging_guidance" and fact.about in bare)
    )


def _told_of_all(context: Context, words: WordPattern) -> bool:
    """Whether the report says of one kind of imaging that every needle was placed with it."""
    return any(words.search(clause.text) for clause in context.saying(_OF_ALL))


def _told_of_another(look: Guidance, own: Act, needles: tuple[Act, ...]) -> bool:
    others = [act for act in needles if NEEDLES[act.kind] != NEEDLES[own.kind]]
    return bool(look.spans) and all(
        not _holds(span, own) and any(_holds(span, other) for other in others) for span in look.spans
    )


def _holds(span: Span, act: Act) -> bool:
    """Whether an act is told within these words."""
    return any(span.start < told.end and told.start < span.end for told in act.spans)
