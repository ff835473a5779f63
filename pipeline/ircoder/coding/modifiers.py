"""Modifiers of the lines: component, sides, both sides on one line, separate services, and their order.

No 51 is set: Medicare ranks by itself (MOD-09). 59 is set and never XE, XS or XU, as Medicare takes either; the line
says which of them fits, so that a coder can choose by payer (MOD-14).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, merged_spans
from ircoder.coding.pairs import ONE_SIDE, Conflict, arteries_differ, conflicts, shown_apart, sides_differ
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.unit_places import named_units

rules = RuleBookBuilder("modifiers", families=(), act_kinds=())

PAYMENT = ("26", "TC", "50", "52", "53", "62", "73", "74", "78")
SEPARATE = ("59", "76", "77", "79")

COMPONENTS = "1"
NOT_THE_PHYSICIANS = {"3": "technical part only", "5": "incident to the facility's service"}
TWO_SIDES_ON_ONE_LINE = ("1", "3")
NOT_ON_THE_SCHEDULE = "9"
"""Bilateral indicator of codes that physicians do not report: a facility's convention is in the catalogue."""
SIDE_AND_59 = frozenset({"catheter_placement", "diagnostic_angiography", "diagnostic_venography", "venous_sampling"})
"""Families in which the second side takes 59 beside its side modifier (MOD-24)."""
TREATMENTS = frozenset({"angioplasty", "stent", "atherectomy", "embolization", "thrombectomy", "thrombolysis"})
HEART_STUDY = "diagnostic_cardiac_cath"
CORONARY = frozenset({"coronary_angioplasty", "coronary_stent", "coronary_atherectomy"})
NONSELECTIVE = ("36140", "36200")
"""Catheter codes that stay in the punctured artery or the aorta, least first."""
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
    if _written_by_side(candidate.code, encounter):
        return True
    entry = encounter.knowledge.catalogue[candidate.code]
    if candidate.code in REMOVALS:
        return any(other.side in ONE_SIDE for other in slate.candidates if other.code != candidate.code)
    vascular_side = entry.kind in ("catheter", "imaging") or entry.family == "diagnostic_angiography"
    by_side = entry.unit == "side" or (vascular_side and not entry.addon)
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
    line = _merge((left, right), units=1)
    rules_of_line = (*line.rules, "MOD-07")
    return slate.swap(left, dataclasses.replace(line, side="bilateral", modifiers=(*kept, "50"), rules=rules_of_line))


@rules.rule("MOD-13", "MOD-14", "MOD-15", "MOD-23", "MOD-24", phase=Phase.EDITS, decides="59 on the separate service")
def separate_services(slate: Slate, encounter: Encounter) -> Slate:
    """Set 59 on the denied code of an opened pair, and on repeats of one code at another site."""
    marked = {
        id(item.denied): item.denied
        for item in conflicts(slate, encounter)
        if item.opened and shown_apart(item) and not _side_alone_opens(item, encounter)
    }
    for index, candidate in enumerate(slate.candidates):
        before = slate.candidates[:index]
        again = any(_done_again(earlier, candidate) for earlier in before)
        if not again and any(_repeats(earlier, candidate, encounter) for earlier in before):
            marked.setdefault(id(candidate), candidate)
        if any(
            _second_puncture(candidate, other, encounter) or _study_before_treatment(candidate, other, encounter)
            for other in slate.candidates
        ):
            marked.setdefault(id(candidate), candidate)
    for candidate in marked.values():
        slate = slate.swap(candidate, _separate(candidate, _more_exact(candidate, slate, encounter)))
    return slate


def _more_exact(candidate: Candidate, slate: Slate, encounter: Encounter) -> str:
    """Narrower modifier that fits: another session, a study that does not overlap, or another structure (MOD-14)."""
    others = [other for other in slate.candidates if other is not candidate]
    if others and all(other.session != candidate.session for other in others):
        return "XE"
    return "XU" if encounter.knowledge.catalogue[candidate.code].kind == "imaging" else "XS"


@rules.rule("MOD-12", phase=Phase.EDITS, decides="the same code in a later session of the day takes 76")
def repeats_of_a_later_session(slate: Slate, encounter: Encounter) -> Slate:
    """Set 76 on what was done again, at the same place, in a later session."""
    for index, candidate in enumerate(slate.candidates):
        if any(_done_again(earlier, candidate) for earlier in slate.candidates[:index]):
            slate = slate.swap(candidate, _with(candidate, "76"))
    return slate


def _done_again(earlier: Candidate, later: Candidate) -> bool:
    same = earlier.code == later.code and (earlier.site, earlier.side) == (later.site, later.side)
    return same and earlier.session < later.session


def _side_alone_opens(conflict: Conflict, encounter: Encounter) -> bool:
    """Outside the vascular families a written side that differs opens the pair by itself."""
    denied = conflict.denied
    if denied.distinct is not None or encounter.knowledge.catalogue[denied.code].family in SIDE_AND_59:
        return False
    if arteries_differ(conflict.paid, denied):
        return True
    return sides_differ(conflict.paid, denied) and bool({"LT", "RT"} & {*denied.modifiers})


def _repeats(earlier: Candidate, later: Candidate, encounter: Encounter) -> bool:
    """Whether a later line is another family, field, access or side of what an earlier line reports."""
    catalogue = encounter.knowledge.catalogue
    entry = catalogue[later.code]
    if entry.addon or entry.kind not in ("procedure", "catheter", "imaging"):
        return False
    if earlier.code != later.code:
        return entry.kind == catalogue[earlier.code].kind == "catheter" and later.distinct is not None
    if entry.kind == "imaging":
        return sides_differ(earlier, later) and {"LT", "RT"} <= {*earlier.modifiers, *later.modifiers}
    if _done_again(earlier, later) or arteries_differ(earlier, later):
        return False
    return (earlier.site, earlier.side, earlier.access) != (later.site, later.side, later.access)


def _second_puncture(candidate: Candidate, other: Candidate, encounter: Encounter) -> bool:
    """Whether a nonselective code belongs to another puncture than a catheter that went further (VASC-08)."""
    if candidate.code not in NONSELECTIVE or None in (candidate.access, other.access):
        return False
    nearer = NONSELECTIVE[: NONSELECTIVE.index(candidate.code) + 1]
    further = encounter.knowledge.catalogue[other.code].kind == "catheter" and other.code not in nearer
    return further and candidate.access != other.access


def _study_before_treatment(study: Candidate, other: Candidate, encounter: Encounter) -> bool:
    """Whether a study that meets the criteria stands beside a treatment: it takes 59 with or without an edit."""
    catalogue = encounter.knowledge.catalogue
    if study.distinct is None:
        return False
    if catalogue[study.code].family == HEART_STUDY and not catalogue[study.code].addon:
        return catalogue[other.code].family in CORONARY and not catalogue[other.code].addon
    if catalogue[study.code].kind != "imaging":
        return False
    return catalogue[other.code].kind == "procedure" and catalogue[other.code].family in TREATMENTS


def _separate(candidate: Candidate, more_exact: str) -> Candidate:
    why = f"{candidate.why} {candidate.distinct or ''}".strip()
    why = f"{why} 59, or {more_exact} where the payer takes it."
    return dataclasses.replace(_with(candidate, "59"), why=why, rules=_once(candidate.rules, ("MOD-15", "MOD-14")))


@rules.rule("MOD-47", phase=Phase.EDITS, decides="payment, then edit, then information modifiers")
def order_of_modifiers(slate: Slate, encounter: Encounter) -> Slate:
    """Sort the modifiers of each line; at most four fit on one."""
    for candidate in slate.candidates:
        ordered = tuple(sorted(dict.fromkeys(candidate.modifiers), key=_modifier_rank))
        if ordered != candidate.modifiers:
            slate = slate.swap(candidate, dataclasses.replace(candidate, modifiers=ordered))
    return slate


@rules.rule("MOD-20", "MOD-26", phase=Phase.EDITS, decides="equal lines become one line with units")
def units_on_one_line(slate: Slate, encounter: Encounter) -> Slate:
    """Add up the units of lines that agree in code and modifiers."""
    groups: dict[tuple[str, tuple[str, ...]], list[Candidate]] = {}
    for candidate in slate.candidates:
        groups.setdefault((candidate.code, candidate.modifiers), []).append(candidate)
    for group in groups.values():
        units = sum(candidate.units for candidate in group)
        if units > 1:
            merged = _merge(group, units=units) if len(group) > 1 else group[0]
            why = named_units(merged.why, group, encounter)
            slate = slate.swap(group[0], dataclasses.replace(merged, why=why))
            for candidate in group[1:]:
                slate = slate.exclude(candidate, "MOD-20", "", note=False)
    return slate


def _modifier_rank(modifier: str) -> tuple[int, int]:
    for group, members in enumerate((PAYMENT, SEPARATE)):
        if modifier in members:
            return group, members.index(modifier)
    return 2, 0


def _with(candidate: Candidate, modifier: str) -> Candidate:
    return dataclasses.replace(candidate, modifiers=_once(candidate.modifiers, (modifier,)))


def _merge(group: Iterable[Candidate], units: int) -> Candidate:
    members = tuple(group)
    first = members[0]
    return dataclasses.replace(
        first,
        units=units,
        acts=_once(*(member.acts for member in members)),
        imaging=_once(*(member.imaging for member in members)),
        rules=_once(*(member.rules for member in members)),
        spans=merged_spans(members),
        why=" ".join(_once(*((member.why,) for member in members if member.why))),
    )


def _once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))


BOOK = rules.book()
