"""Modifiers of the lines: component, sides, both sides on one line.

No 51 is set: Medicare ranks by itself (MOD-09). What 59, 76 and 77 mark stands in
:mod:`ircoder.coding.separate_services`.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.across_reports import ONE_SIDE, sides_differ
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, merged, once
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.coordinated_vessels import LEVELLED

rules = RuleBookBuilder("modifiers", families=(), act_kinds=())

COMPONENTS = "1"
NOT_THE_PHYSICIANS = {"3": "technical part only", "5": "incident to the facility's service"}
TWO_SIDES_ON_ONE_LINE = ("1", "3")
NOT_ON_THE_SCHEDULE = "9"
"""Bilateral indicator of codes that physicians do not report: a facility's convention is in the catalogue."""
REMOVALS = ("36589", "36590")


@rules.rule("MOD-04", phase=Phase.MODIFIERS, decides="a physician in a hospital reports no technical-only code")
def leave_technical_codes_to_the_facility(slate: Slate, encounter: Encounter) -> Slate:
    """Take off codes with indicator 3 or 5 in the professional setting (99153, 36593, 96420)."""
    if encounter.setting != "professional":
        return slate
    for candidate in slate.candidates:
        indicator = encounter.knowledge.fee_schedule.pctc(candidate.code, encounter.service_date)
        if indicator in NOT_THE_PHYSICIANS:
            reason = f"A physician in a hospital does not report it: {NOT_THE_PHYSICIANS[indicator]}."
            slate = slate.exclude(candidate, "MOD-04", reason)
    return slate


@rules.rule(
    "MOD-01",
    "MOD-02",
    "MOD-03",
    "CARD-42",
    "NONV-110",
    phase=Phase.MODIFIERS,
    decides="26 for a physician in a hospital",
)
def professional_component(slate: Slate, encounter: Encounter) -> Slate:
    """Add 26 by the indicator of the service year; hospital and office lines carry none."""
    if encounter.setting != "professional":
        return slate
    for candidate in slate.candidates:
        if encounter.knowledge.fee_schedule.pctc(candidate.code, encounter.service_date) == COMPONENTS:
            slate = slate.swap(candidate, _with(candidate, "26"))
    return slate


@rules.rule("MOD-06", "MOD-08", phase=Phase.MODIFIERS, decides="LT or RT for one side of a paired structure")
def sides(slate: Slate, encounter: Encounter) -> Slate:
    """Write the side of codes that can be done on either side."""
    for candidate in slate.candidates:
        if candidate.side in ONE_SIDE and _takes_side(candidate, slate, encounter):
            slate = slate.swap(candidate, _with(candidate, "LT" if candidate.side == "left" else "RT"))
    return slate


def _takes_side(candidate: Candidate, slate: Slate, encounter: Encounter) -> bool:
    vessel = encounter.knowledge.vessels.get(candidate.vessel)
    if vessel is not None and not vessel.paired:
        return False
    if candidate.vessel in LEVELLED and encounter.knowledge.catalogue[candidate.code].kind == "catheter":
        # One line counts the arteries of several levels and of both sides.
        return False
    if _written_by_side(candidate.code, encounter):
        return True
    entry = encounter.knowledge.catalogue[candidate.code]
    if candidate.code in REMOVALS:
        return any(other.side in ONE_SIDE for other in slate.candidates if other.code != candidate.code)
    vascular_side = entry.kind in ("catheter", "imaging") or entry.family == "diagnostic_angiography"
    # Catheters of the arch and the chest are counted by vessel: the schedule knows no sides of them.
    counted = entry.kind == "catheter" and entry.unit == "vessel"
    by_side = entry.unit in ("side", "territory") or (vascular_side and not entry.addon and not counted)
    return entry.bilateral == "separate" and by_side


def _written_by_side(code: str, encounter: Encounter) -> bool:
    """Whether the fee schedule pays two sides; the catalogue speaks where the schedule does not hold the code."""
    indicator = encounter.knowledge.fee_schedule.bilateral(code, encounter.service_date)
    if indicator in (None, NOT_ON_THE_SCHEDULE):
        return encounter.knowledge.catalogue[code].bilateral == "modifier_50"
    return indicator in TWO_SIDES_ON_ONE_LINE


@rules.rule("MOD-06", "MOD-07", "SPIN-87", phase=Phase.EDITS, decides="both sides of one code become one line with 50")
def both_sides_on_one_line(slate: Slate, encounter: Encounter) -> Slate:
    """Join a left and a right candidate, or mark one that was done on both sides."""
    for candidate in slate.candidates:
        if candidate.side == "bilateral" and _joins_sides(candidate.code, encounter):
            slate = slate.swap(candidate, _with(candidate, "50"))
    done: set[int] = set()
    for left in slate.candidates:
        if left.side not in ONE_SIDE or id(left) in done or not _joins_sides(left.code, encounter):
            continue
        right = next((item for item in slate.candidates if id(item) not in done and _other_side(left, item)), None)
        if right is not None:
            done.update((id(left), id(right)))
            slate = _joined(slate, left, right)
    return slate


def _joins_sides(code: str, encounter: Encounter) -> bool:
    """Further vascular families stay on lines of their own with 59 (MOD-24): 50 is for codes counted by side."""
    entry = encounter.knowledge.catalogue[code]
    by_vessel = entry.family == "catheter_placement" and entry.unit != "extremity"
    return _written_by_side(code, encounter) and not by_vessel


def _other_side(one: Candidate, other: Candidate) -> bool:
    return (
        one.code == other.code
        and sides_differ(one, other)
        and one.units == other.units == 1
        and one.level == other.level
        and one.session == other.session
    )


def _joined(slate: Slate, left: Candidate, right: Candidate) -> Slate:
    slate = slate.exclude(right, "MOD-07", "", note=False)
    kept = tuple(modifier for modifier in left.modifiers if modifier not in ("LT", "RT"))
    line = merged((left, right), units=1)
    rules_of_line = (*line.rules, "MOD-07")
    return slate.swap(left, dataclasses.replace(line, side="bilateral", modifiers=(*kept, "50"), rules=rules_of_line))


def _with(candidate: Candidate, modifier: str) -> Candidate:
    return dataclasses.replace(candidate, modifiers=once(candidate.modifiers, (modifier,)))


BOOK = rules.book()
