"""Whose needle an imaging statement guided, where several kinds of pain needles were used in one session.

Each builder reads guidance for its own acts and takes what stands beside another kind of act for its own where it
has but one act. What is told with another act alone belongs to that one.
"""

from __future__ import annotations

from ircoder.findings.model import Act, Fact, Guidance, Span

NEEDLES = frozenset(
    {
        "epidural_injection",
        "facet_injection",
        "joint_aspiration",
        "joint_injection",
        "medial_branch_block",
        "nerve_block",
        "radiofrequency_neurotomy",
        "sacroiliac_injection",
        "sympathetic_block",
        "tendon_injection",
        "trigger_point",
    }
)


def own_guidance(
    acts: tuple[Act, ...], guidance: tuple[Guidance, ...], facts: tuple[Fact, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """Guidance without what was told of another needle, and facts without those about it."""
    needles = {act.id: act for act in acts if act.kind in NEEDLES and act.status == "performed"}
    borrowed = {
        look.id
        for look in guidance
        if look.about in needles and _told_of_another(look, needles[str(look.about)], tuple(needles.values()))
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


def _told_of_another(look: Guidance, own: Act, needles: tuple[Act, ...]) -> bool:
    others = [act for act in needles if act.kind != own.kind]
    return bool(look.spans) and all(
        not _holds(span, own) and any(_holds(span, other) for other in others) for span in look.spans
    )


def _holds(span: Span, act: Act) -> bool:
    """Whether an act is told within these words."""
    return any(span.start < told.end and told.start < span.end for told in act.spans)
