"""What the report tells as done and neither a line nor a reason speaks of: it goes to a coder, never past one."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Slate
from ircoder.findings.model import Act, Span
from ircoder.knowledge.act_kinds import load_act_kinds

WORK_TOLD, NAMED_WORK = "work_told", "named_work"
UNDONE = "MOD-50"
"""Rule of codes left out because their act was not done: no explanation of work that was."""
WITHOUT_A_CODE = frozenset(
    {
        "cardiac_output",
        "drain_removal",
        "drain_repositioning",
        "gastrostomy_removal",
        "marker_placement",
        "pressure_measurement",
        "ventriculography",
    }
)
"""Parts of a study or a sampling, and tubes that are pulled: told without a code of their own."""


def review_silent_gaps(slate: Slate, encounter: Encounter) -> Slate:
    """Name work that was found, or is only named, and of which nothing on the slate speaks.

    A report that goes to review for another reason is not given these besides.
    """
    if slate.review:
        return slate
    for act in encounter.findings.performed():
        if act.kind not in WITHOUT_A_CODE and act.spans and not _is_spoken_of(act, slate):
            slate = _send(slate, act.kind)
    for kind in _named(slate, encounter):
        slate = _send(slate, kind)
    if slate.candidates or slate.review or encounter.findings.fact(WORK_TOLD) != "stated":
        return slate
    if any(item.rule != UNDONE for item in slate.excluded):
        return slate
    return slate.send_to_review("The report tells of work in this session, yet no code was found for it.")


def _named(slate: Slate, encounter: Encounter) -> tuple[str, ...]:
    """Kinds of acts that the course names, of families of which nothing on the slate speaks."""
    catalogue, kinds = encounter.knowledge.catalogue, load_act_kinds()
    codes = {candidate.code for candidate in slate.candidates} | {entry.code for entry in slate.excluded}
    families = {catalogue[code].family for code in codes if code in catalogue}
    named = {str(fact.value) for fact in encounter.findings.facts if fact.element == NAMED_WORK} - WITHOUT_A_CODE
    return tuple(sorted(kind for kind in named if kind in kinds and kinds[kind].family not in families))


def _is_spoken_of(act: Act, slate: Slate) -> bool:
    """Whether a line rests on the act, or a line or code left out quotes its words."""
    if any(act.id in candidate.acts for candidate in slate.candidates):
        return True
    quoted = (*(c.spans for c in slate.candidates), *(entry.spans for entry in slate.excluded))
    return any(_overlap(span, act.spans) for spans in quoted for span in spans)


def _overlap(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _send(slate: Slate, kind: str) -> Slate:
    known = load_act_kinds().get(kind)
    name = known.name if known is not None else kind.replace("_", " ")
    return slate.send_to_review(
        f"The report tells of {name}, yet neither a code nor a reason for none was found for it."
    )
