"""Circumstances of the work: stopped, reduced, turned into an operation, done again within a global period, unlisted.

A stopped procedure is an act with the status ``attempted`` for which a family proposes its code all the same; whether a
smaller code or none describes what was done is the family's decision.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.across_reports import DIGITS
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

STOPPED, STOPPED_AFTER_ANESTHESIA, STOPPED_BEFORE_ANESTHESIA, REDUCED = "53", "74", "73", "52"
LATER = {"planned": "58", "complication": "78", "unrelated": "79"}
GLOBAL_DAYS = {"010": 10, "090": 90}
SHARED = ("1", "2")
"""Co-surgeon indicators under which two surgeons may share a code (MOD-41)."""

rules = RuleBookBuilder("circumstances", families=(), act_kinds=())


@rules.rule("MOD-28", phase=Phase.BUNDLE, decides="after a failed closed attempt only the open procedure counts")
def turned_into_an_operation(slate: Slate, encounter: Encounter) -> Slate:
    """Take off stopped work whose goal was reached by an operation in the same session."""
    if encounter.findings.fact("converted_to_open") != "stated":
        return slate
    for candidate in slate.candidates:
        if is_stopped(candidate, encounter):
            slate = slate.exclude(candidate, "MOD-28", "The goal was reached by an open procedure in the same session.")
    return slate.send_to_review(
        "The attempt was followed by an open operation, whose code is outside this tool (MOD-28)."
    )


@rules.rule(
    "MOD-38", phase=Phase.UNITS, decides="a hospital reports one stopped procedure, and only if none was completed"
)
def one_stopped_procedure(slate: Slate, encounter: Encounter) -> Slate:
    """Keep the first stopped procedure of a hospital where nothing was completed, none where something was."""
    if encounter.setting != "facility":
        return slate
    catalogue = encounter.knowledge.catalogue
    work = [item for item in slate.candidates if catalogue[item.code].kind == "procedure"]
    stopped = [item for item in work if is_stopped(item, encounter)]
    completed = next((item for item in work if item not in stopped), None)
    for candidate in stopped if completed else stopped[1:]:
        winner = completed or stopped[0]
        reason = "A hospital reports a stopped procedure only where none was completed, and then the first."
        slate = slate.exclude(candidate, "MOD-38", reason, winner.code)
    return slate


@rules.rule("MOD-37", "MOD-38", phase=Phase.MODIFIERS, decides="53, 73 or 74 on stopped work, 52 on reduced work")
def stopped_or_reduced(slate: Slate, encounter: Encounter) -> Slate:
    """Mark work that was started and stopped, and work of which a part was left out by choice."""
    for candidate in slate.candidates:
        if is_stopped(candidate, encounter):
            slate = slate.swap(candidate, _marked(candidate, _stop_modifier(encounter), "The work was stopped."))
        elif any(encounter.findings.fact("part_left_out", act) == "stated" for act in candidate.acts):
            slate = slate.swap(candidate, _marked(candidate, REDUCED, "A part of the service was left out."))
    return slate


@rules.rule("MOD-38", phase=Phase.QUERIES, decides="a hospital's stopped work by what was begun before it stopped")
def called_off(slate: Slate, encounter: Encounter) -> Slate:
    """Name planned work that was called off in the room, and stopped work of which no anesthesia is told."""
    if encounter.setting != "facility":
        return slate
    findings = encounter.findings
    begun = findings.fact("anesthesia_started")
    if findings.fact("called_off_in_room") == "stated" and findings.fact("no_procedure") == "stated":
        modifier = STOPPED_AFTER_ANESTHESIA if begun == "stated" else STOPPED_BEFORE_ANESTHESIA
        return slate.send_to_review(
            f"The session was called off with the patient in the room: a hospital reports the planned procedure with "
            f"{modifier} (MOD-38)."
        )
    silent = begun == "silent" and not any(item.kind != "none" for item in findings.sedation)
    if silent and any(STOPPED_AFTER_ANESTHESIA in candidate.modifiers for candidate in slate.candidates):
        slate = slate.send_to_review(
            "The report does not say whether any anesthesia was begun before the work was stopped: 73 or 74 (MOD-38)."
        )
    return slate


@rules.rule("MOD-41", phase=Phase.QUERIES, decides="two surgeons who share a code are named for 62")
def two_surgeons(slate: Slate, encounter: Encounter) -> Slate:
    """Name the codes whose co-surgeon indicator lets two surgeons share them, where the report names two."""
    if encounter.findings.fact("co_surgeons") != "stated" or encounter.setting == "facility":
        return slate
    schedule, on = encounter.knowledge.fee_schedule, encounter.service_date
    rows = {candidate.code: schedule.row(candidate.code, on) for candidate in slate.candidates}
    shared = sorted(code for code, row in rows.items() if row is not None and row.co_surgeons in SHARED)
    if not shared:
        return slate
    return slate.send_to_review(
        f"The report names co-surgeons: 62 on {', '.join(shared)} where both did a part of one code (MOD-41)."
    )


@rules.rule("MOD-43", phase=Phase.QUERIES, decides="work in a study is named for Q0 or Q1")
def in_a_study(slate: Slate, encounter: Encounter) -> Slate:
    """Name a study that the report tells of: its modifiers need the number of the trial."""
    if encounter.findings.fact("research_study") != "stated" or not slate.candidates:
        return slate
    return slate.send_to_review("The report names a study: Q0 or Q1 with the number of the trial (MOD-43).")


@rules.rule("MOD-37", phase=Phase.QUERIES, decides="a session that was broken off, told without what was completed")
def broken_off(slate: Slate, encounter: Encounter) -> Slate:
    """Let a coder see a session that was broken off, where no line is known to be the stopped work."""
    if encounter.findings.fact("broken_off") != "stated":
        return slate
    marks = {STOPPED, STOPPED_AFTER_ANESTHESIA, STOPPED_BEFORE_ANESTHESIA}
    if any(marks & set(candidate.modifiers) for candidate in slate.candidates):
        return slate
    return slate.send_to_review("The procedure was broken off: check which of its work was completed (MOD-37).")


def is_stopped(candidate: Candidate, encounter: Encounter) -> bool:
    """Whether a candidate rests on attempts alone."""
    acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
    return bool(acts) and all(act.status == "attempted" for act in acts)


def _stop_modifier(encounter: Encounter) -> str:
    """53 for a physician; for a hospital by whether sedation or any anesthesia, local included, was begun."""
    if encounter.setting != "facility":
        return STOPPED
    if encounter.findings.fact("anesthesia_started") == "denied":
        return STOPPED_BEFORE_ANESTHESIA
    return STOPPED_AFTER_ANESTHESIA


def _marked(candidate: Candidate, modifier: str, why: str) -> Candidate:
    rule = "MOD-38" if modifier in (STOPPED_AFTER_ANESTHESIA, STOPPED_BEFORE_ANESTHESIA) else "MOD-37"
    return dataclasses.replace(
        candidate,
        modifiers=tuple(dict.fromkeys((*candidate.modifiers, modifier))),
        rules=tuple(dict.fromkeys((*candidate.rules, rule))),
        why=f"{candidate.why} {why}".strip(),
    )


@rules.rule("MOD-11", phase=Phase.MODIFIERS, decides="58, 78 or 79 inside the global days of an earlier procedure")
def inside_a_global_period(slate: Slate, encounter: Encounter) -> Slate:
    """Mark work that the report tells to follow an earlier procedure of its kind within that one's global days."""
    fact = next((item for item in encounter.findings.facts if item.element == "earlier_procedure"), None)
    days = next((item.value for item in encounter.findings.facts if item.element == "days_since_procedure"), None)
    modifier = LATER.get(str(fact.value)) if fact is not None and fact.state == "stated" else None
    if modifier is None or not isinstance(days, int | float):
        return slate
    for candidate in slate.candidates:
        entry = encounter.knowledge.catalogue[candidate.code]
        if entry.kind == "procedure" and not entry.addon and days <= _global_days(entry.family, encounter):
            why = f"It follows an earlier procedure by {days:g} days ({fact.value if fact else ''})."
            marked = _marked(candidate, modifier, why)
            slate = slate.swap(candidate, dataclasses.replace(marked, rules=(*candidate.rules, "MOD-11")))
    return slate


def _global_days(family: str, encounter: Encounter) -> int:
    """Longest global period of the codes of a family, as the earlier code itself is not known."""
    schedule, on = encounter.knowledge.fee_schedule, encounter.service_date
    codes = (entry.code for entry in encounter.knowledge.catalogue.work_of(family, on))
    return max((GLOBAL_DAYS.get(schedule.global_days(code, on) or "", 0) for code in codes), default=0)


@rules.rule("MOD-45", phase=Phase.EDITS, decides="a finger or toe takes its own modifier")
def digits(slate: Slate, encounter: Encounter) -> Slate:
    """Put the digit in the place of the side on work in a finger or toe; leg arteries keep their side."""
    acts: dict[str, Act] = {act.id: act for act in encounter.findings.acts}
    for candidate in slate.candidates:
        found = [str(acts[item].details.get("digit", "")) for item in candidate.acts if item in acts]
        if len(found) == 1 and found[0] in DIGITS:
            kept = tuple(modifier for modifier in candidate.modifiers if modifier not in ("LT", "RT", "50"))
            slate = slate.swap(
                candidate,
                dataclasses.replace(
                    candidate, side=None, modifiers=(*kept, found[0]), rules=(*candidate.rules, "MOD-45")
                ),
            )
    return slate


@rules.rule("MOD-39", phase=Phase.QUERIES, decides="an unlisted code is one unit, with a description, in review")
def unlisted(slate: Slate, encounter: Encounter) -> Slate:
    """Send lines with an unlisted code to review: they need a description and a code to compare with."""
    for candidate in slate.candidates:
        if encounter.knowledge.catalogue[candidate.code].unlisted:
            slate = slate.swap(candidate, dataclasses.replace(candidate, units=1)) if candidate.units > 1 else slate
            slate = slate.send_to_review(
                f"{candidate.code} is an unlisted code: it needs a description and a code to compare with (MOD-39)."
            )
    return slate


@rules.rule("MOD-40", phase=Phase.QUERIES, decides="unusual effort is named for review, 22 never assigned")
def unusual_effort(slate: Slate, encounter: Encounter) -> Slate:
    """Name reports that compare the work with the usual."""
    if encounter.findings.fact("unusual_effort") == "stated":
        slate = slate.send_to_review("The report tells of unusual effort: a coder decides on modifier 22 (MOD-40).")
    return slate


BOOK = rules.book()
