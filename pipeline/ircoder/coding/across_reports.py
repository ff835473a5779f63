"""Whether two reports of one date tell of separate services: practitioner, time, side, artery or place (MOD-14)."""

from __future__ import annotations

from ircoder.coding.beside import OtherLine
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate
from ircoder.findings.model import Findings
from ircoder.knowledge.coronary_arteries import ARTERY_MODIFIERS
from ircoder.knowledge.vessels import VesselTree

CLOCK = "session_clock"
"""Encounter fact whose value holds the first and the last time of the session, in minutes since midnight."""

PRELIMINARY = "preliminary_report"
"""Encounter fact: the report calls itself preliminary or unsigned."""

ONE_SIDE = ("left", "right")

DIGITS = frozenset({"FA", "TA", *(f"F{n}" for n in range(1, 10)), *(f"T{n}" for n in range(1, 10))})
"""Modifiers of fingers and toes."""

LYSIS_COURSE = frozenset({"37211", "37212", "37213", "37214"})
"""Codes of which one stands for a whole calendar day, whatever their pair edits say (VINT-53)."""


def proof_across(candidate: Candidate, other: OtherLine, encounter: Encounter) -> tuple[str, str] | None:
    """What proves that a line and one of another report are separate.

    Returns
    -------
    tuple or None
        One sentence, and the narrower modifier that fits: XP, XE or XS. ``None`` where nothing proves it.
    """
    if another_practitioner(other, encounter):
        return f"Another practitioner did the work of report {other.report_id}.", "XP"
    if another_time(other, encounter):
        return f"The session of report {other.report_id} was at another time of the day.", "XE"
    if sides_differ(candidate, other.candidate):
        return f"Report {other.report_id} is of the other side.", "XS"
    if arteries_differ(candidate, other.candidate):
        return f"Report {other.report_id} is of another coronary artery.", "XS"
    own = places_of(candidate, encounter.findings, encounter.knowledge.vessels)
    if own and other.places and own.isdisjoint(other.places):
        return f"Report {other.report_id} is of another organ or region.", "XS"
    return None


def another_practitioner(other: OtherLine, encounter: Encounter) -> bool:
    """Whether both practitioners are named and differ; a hospital's claim is one, whoever did the work (MOD-48)."""
    if encounter.setting == "facility":
        return False
    return None not in (other.provider_id, encounter.provider_id) and other.provider_id != encounter.provider_id


def another_time(other: OtherLine, encounter: Encounter) -> bool:
    """Whether both reports tell their times and these do not overlap."""
    own = clock_of(encounter.findings)
    if own is None or other.clock is None:
        return False
    return own[1] < other.clock[0] or other.clock[1] < own[0]


def clock_of(findings: Findings) -> tuple[int, int] | None:
    """Times of the session that the report tells, in minutes since midnight."""
    told = next((fact.value for fact in findings.facts if fact.element == CLOCK and fact.state == "stated"), None)
    if not isinstance(told, tuple) or len(told) != 2:
        return None
    first, last = (int(value) for value in told)
    return first, last


def places_of(candidate: Candidate, findings: Findings, vessels: VesselTree) -> frozenset[str]:
    """Organs and vessel regions of the acts that a line rests on."""
    targets = [act.target for act in findings.acts if act.id in candidate.acts and act.target]
    return frozenset(_place(target, vessels) for target in targets)


def _place(target: str, vessels: VesselTree) -> str:
    vessel = vessels.get(target)
    return target if vessel is None else f"{vessel.system}:{vessel.region}"


def sides_differ(one: Candidate, other: Candidate) -> bool:
    """Whether one was done on the left and the other on the right."""
    return one.side in ONE_SIDE and other.side in ONE_SIDE and one.side != other.side


def arteries_differ(one: Candidate, other: Candidate) -> bool:
    """Whether written modifiers name different coronary arteries, which opens a pair without 59 (MOD-44)."""
    return _differ(one, other, ARTERY_MODIFIERS)


def digits_differ(one: Candidate, other: Candidate) -> bool:
    """Whether written modifiers name different fingers or toes, which tells them apart without 59 (MOD-45)."""
    return _differ(one, other, DIGITS)


def _differ(one: Candidate, other: Candidate, places: frozenset[str]) -> bool:
    first, second = places & {*one.modifiers}, places & {*other.modifiers}
    return bool(first and second) and first.isdisjoint(second)


def is_preliminary(encounter: Encounter) -> bool:
    """Whether the report is preliminary by its status or by its own words (MOD-50)."""
    return encounter.report_status == "preliminary" or encounter.findings.fact(PRELIMINARY) == "stated"
