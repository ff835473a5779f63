"""Planned work of a hospital that was called off with the patient in the room (MOD-38)."""

from __future__ import annotations

from ircoder.coding.circumstances import STOPPED_AFTER_ANESTHESIA, STOPPED_BEFORE_ANESTHESIA
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.told_codes import code_of_told

rules = RuleBookBuilder("called_off", families=(), act_kinds=())

INTENDED = frozenset({"planned", "negated", "hypothetical"})


@rules.rule("MOD-38", phase=Phase.ADD_ONS, decides="a hospital's planned work that was called off in the room")
def planned_work_called_off(slate: Slate, encounter: Encounter) -> Slate:
    """Report the first planned procedure with 73 before and 74 after anesthesia, where nothing else was done.

    A physician reports nothing of work that was called off before it began.
    """
    found = encounter.findings
    if encounter.setting != "facility" or found.fact("called_off_in_room") != "stated":
        return slate
    if slate.candidates or any(act.status in ("performed", "attempted") for act in found.acts):
        return slate
    for told in found.told:
        code = code_of_told(told, encounter) if told.status in INTENDED else None
        if code is None or encounter.knowledge.catalogue[code].kind != "procedure":
            continue
        begun = found.fact("anesthesia_started") == "stated"
        line = Candidate(
            code=code,
            side=told.side,
            vessel=told.target,
            modifiers=(STOPPED_AFTER_ANESTHESIA if begun else STOPPED_BEFORE_ANESTHESIA,),
            rules=("MOD-38",),
            spans=(*told.spans, *found.fact_spans("called_off_in_room"), *found.fact_spans("anesthesia_started")),
            why=f"Planned work was called off in the room {'after' if begun else 'before'} anesthesia was begun.",
        )
        return slate.add(line).send_to_review(_REVIEW)
    return slate


_REVIEW = "The line with 73 or 74 rests on work that was only planned: check it against the order and the chart."


BOOK = rules.book()
