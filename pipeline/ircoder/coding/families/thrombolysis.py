"""Lysis through a catheter by the day of its course, and lysis through a vein of the arm for stroke (VINT-53 to 55)."""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.treated_places import place_of
from ircoder.findings.model import Act, Side, spans_of

ARTERIAL, VENOUS = "37211", "37212"
BETWEEN, LAST = "37213", "37214"
STROKE_VEIN = "37195"
CLOT_CODES = ("37184", "37185", "37186", "37187", "37188")
VEINS = ("vein", "portal", "sinus")
ELSEWHERE = ("intracranial", "circuit", "heart")
OPENING = ("angioplasty", "stent", "atherectomy", "lithotripsy", "embolization")
HELD_FAMILIES = ("catheter_placement", "diagnostic_angiography", "diagnostic_venography")
LATER_DAY = ("thrombolysis_followup", "thrombolysis_cessation")

rules = RuleBookBuilder(
    "thrombolysis",
    families=("thrombolysis",),
    act_kinds=("thrombolysis", *LATER_DAY, "intravenous_thrombolysis"),
    codes=(ARTERIAL, VENOUS, BETWEEN, LAST, STROKE_VEIN),
)


@rules.rule("VINT-53", "VINT-54", phase=Phase.PROPOSE, decides="the first day: 37211 in arteries, 37212 in veins")
def first_day(slate: Slate, encounter: Encounter) -> Slate:
    """One code a circulation; two sides through separate catheters become 50. A same-day end adds nothing."""
    groups: dict[tuple[int, str], list[Act]] = {}
    for act in _infusions(encounter):
        venous = place_of(act, encounter) in VEINS or act.details.get("circulation") == "venous"
        groups.setdefault((act.session, VENOUS if venous else ARTERIAL), []).append(act)
    for (session, code), acts in groups.items():
        for side, members in _by_side(acts).items():
            slate = slate.add(_line(code, session, side, members, "First day of a lysis course."))
        ended = [act for act in encounter.findings.performed("thrombolysis_cessation") if act.session == session]
        if ended:
            reason = "The course began and ended on one day."
            slate = slate.decline(LAST, "VINT-53", reason, code, spans_of(ended))
    return slate


@rules.rule("VINT-53", phase=Phase.PROPOSE, decides="a later day: 37214 when the catheter comes out, else 37213")
def later_days(slate: Slate, encounter: Encounter) -> Slate:
    """Once a day; the first day of a course prevails over its check."""
    acts = encounter.findings.performed(*LATER_DAY)
    begun = {act.session for act in _infusions(encounter)}
    for session in dict.fromkeys(act.session for act in acts if act.session not in begun):
        today = [act for act in acts if act.session == session]
        ended = any(act.kind == "thrombolysis_cessation" for act in today)
        why = "The lysis of an earlier day was ended and the catheter taken out." if ended else "A later day of lysis."
        slate = slate.add(_line(LAST if ended else BETWEEN, session, None, today, why))
    return slate


@rules.rule("VINT-54", "VINT-49", phase=Phase.CHOOSE, decides="lytic given only while clot was removed is no infusion")
def lytic_with_device(slate: Slate, encounter: Encounter) -> Slate:
    """Note the lytic that the device runs hold."""
    cleared = slate.with_code(*CLOT_CODES)
    for act in encounter.findings.performed("thrombolysis"):
        if act.details.get("infusion") is not False:
            continue
        if cleared:
            reason = "Lytic given during the removal of the clot is inside its code."
            slate = slate.decline(ARTERIAL, "VINT-49", reason, cleared[0].code, act.spans)
        elif place_of(act, encounter) not in ELSEWHERE:
            slate = slate.send_to_review(
                "A lytic was injected through a catheter without an infusion: no code is agreed for it."
            )
    return slate


@rules.rule("VINT-55", phase=Phase.PROPOSE, decides="lysis of a stroke through a vein is 37195")
def stroke_by_vein(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37195; beside work in the brain arteries it is not reported."""
    acts = encounter.findings.performed("intravenous_thrombolysis")
    if not acts:
        return slate
    return slate.add(
        Candidate(
            code=STROKE_VEIN,
            acts=tuple(act.id for act in acts),
            session=acts[0].session,
            rules=("VINT-55",),
            spans=spans_of(acts),
            why="Lytic was given through a vein for a stroke.",
        )
    )


@rules.rule("VINT-54", phase=Phase.BUNDLE, decides="runs of the lysis days are inside; 75898 is not added")
def runs_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note the follow-up run that is not reported."""
    lysis = slate.with_code(ARTERIAL, VENOUS, BETWEEN, LAST)
    runs = [run for run in encounter.findings.imaging if run.purpose in ("follow_up", "completion")]
    if lysis and runs:
        reason = "Runs that follow the lysis are inside its code."
        slate = slate.decline("75898", "VINT-54", reason, lysis[0].code, spans_of(runs))
    return slate


@rules.rule("VINT-54", phase=Phase.BUNDLE, decides="catheters and runs of a later lysis day are inside its code")
def later_day_holds(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what 37213 and 37214 hold; a catheter that served a new balloon or stent stands, for a coder to see."""
    catalogue = encounter.knowledge.catalogue
    opened = {act.session for act in encounter.findings.performed(*OPENING)}
    for day in slate.with_code(BETWEEN, LAST):
        for candidate in slate.candidates:
            entry = catalogue[candidate.code]
            if candidate.session != day.session or entry.family not in HELD_FAMILIES:
                continue
            if entry.kind == "catheter" and day.session in opened:
                slate = slate.send_to_review(
                    "A catheter was placed through the sheath of a running lysis: no source settles it (VINT-54)."
                )
                continue
            reason = "Runs, catheter changes and positions of the day are inside the lysis code."
            slate = slate.exclude(candidate, "VINT-54", reason, day.code)
    return slate


def _infusions(encounter: Encounter) -> list[Act]:
    return [
        act
        for act in encounter.findings.performed("thrombolysis")
        if act.details.get("infusion") is not False and place_of(act, encounter) not in ELSEWHERE
    ]


def _by_side(acts: Sequence[Act]) -> dict[Side | None, list[Act]]:
    """Groups of both sides where both were infused, else one group."""
    sides = {act.side for act in acts}
    if "bilateral" in sides or {"left", "right"} <= sides:
        return {
            "left": [act for act in acts if act.side != "right"],
            "right": [act for act in acts if act.side != "left"],
        }
    told = sides - {None}
    return {next(iter(told)) if told else None: list(acts)}


def _line(code: str, session: int, side: Side | None, acts: Sequence[Act], why: str) -> Candidate:
    return Candidate(
        code=code,
        side=side,
        site=f"lysis:{side or ''}",
        vessel=acts[0].target,
        access=next((act.access for act in acts if act.access), None),
        acts=tuple(act.id for act in acts),
        session=session,
        rules=("VINT-53", "VINT-54") if code in (ARTERIAL, VENOUS) else ("VINT-53",),
        spans=spans_of(acts),
        why=why,
        distinct="The infusion ran apart from the removal of clot in the session.",
    )


BOOK = rules.book()
