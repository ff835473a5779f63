"""Moderate sedation: who gave it, for how long, and to whom (VASC-77 to VASC-80)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ircoder.coding.documented import documented
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Sedation, Span

YOUNG = 5
"""Years of age below which the first unit has a code of its own."""

FIRST_UNIT_FROM = 10
FURTHER_UNITS_FROM = 23
UNIT_MINUTES = 15

ANESTHESIA = ("general", "monitored", "deep", "regional")
NO_CODE = {
    "general": "General anesthesia is another service.",
    "monitored": "Monitored anesthesia care is another service.",
    "deep": "Deep sedation is another service.",
    "regional": "Regional anesthesia is not moderate sedation.",
    "minimal": "Minimal sedation is part of the procedure.",
}
"""Sedation that may be taken for moderate sedation, and why it is not reported as such."""

NOT_TEMPTING = frozenset({"local", "none"})
"""Where nobody takes what was given for moderate sedation."""


rules = RuleBookBuilder(
    "moderate_sedation",
    families=("moderate_sedation",),
    act_kinds=(),
    codes=("99151", "99152", "99153", "99155", "99156", "99157"),
)


@dataclass(frozen=True, slots=True)
class SedationCodes:
    """First unit below and from five years of age, and the further units."""

    young: str
    first: str
    further: str

    def first_unit(self, age: float | None) -> str:
        """Code of the first unit; an unknown age counts as five or older."""
        return self.young if age is not None and age < YOUNG else self.first


BY_OPERATOR = SedationCodes("99151", "99152", "99153")
BY_ANOTHER = SedationCodes("99155", "99156", "99157")


def further_units(minutes: int) -> int:
    """Further 15-minute units of an intraservice time: one from 23 minutes, two from 38, three from 53 (VASC-78)."""
    return 0 if minutes < FURTHER_UNITS_FROM else (minutes - FURTHER_UNITS_FROM) // UNIT_MINUTES + 1


@rules.rule("VASC-77", "VASC-78", "VASC-79", "VASC-80", phase=Phase.ADD_ONS, decides="sedation codes by giver and time")
def moderate_sedation(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the first and the further units of the session's moderate sedation, or note why there is none."""
    given = [item for item in encounter.findings.sedation if item.status == "performed"]
    if not given:
        return slate
    age = encounter.patient_age if encounter.patient_age is not None else encounter.findings.patient_age
    by_anesthesia = next((item for item in given if item.kind in ANESTHESIA or item.by == "anesthesia"), None)
    moderate = [item for item in given if item.kind == "moderate"]
    if by_anesthesia is not None or not moderate:
        return _no_sedation_code(slate, by_anesthesia or given[0], BY_OPERATOR.first_unit(age))
    sedation = max(moderate, key=lambda item: (item.minutes is not None, item.by != "unknown"))
    return _propose(slate, encounter, sedation, age)


def _no_sedation_code(slate: Slate, sedation: Sedation, code: str) -> Slate:
    if sedation.kind in NOT_TEMPTING:
        return slate
    reason = NO_CODE.get(sedation.kind, "Anesthesia staff gave the sedation.")
    return slate.decline(code, "VASC-80", reason, spans=sedation.spans)


def _propose(slate: Slate, encounter: Encounter, sedation: Sedation, age: float | None) -> Slate:
    own = BY_OPERATOR.first_unit(age)
    if sedation.minutes is not None and sedation.minutes < FIRST_UNIT_FROM:
        return slate.decline(own, "VASC-78", "Under ten minutes is part of the procedure.", spans=sedation.spans)
    if sedation.by == "other":
        return _by_another_clinician(slate, encounter, sedation, age)
    known = {"start_stop_or_total_time"} if sedation.minutes is not None else frozenset[str]()
    held, supported = documented(slate, encounter, own, [sedation.id], sedation.spans, known)
    if not supported:
        # Beside no other code the answer would change nothing.
        return held if slate.candidates else replace(held, queries=slate.queries)
    slate = held
    if sedation.minutes is None:
        reason = "The length of the sedation cannot be read from the report."
        return slate.decline(own, "VASC-78", reason, spans=sedation.spans).send_to_review(reason)
    spans = tuple(
        dict.fromkeys(
            (
                *sedation.spans,
                *encounter.findings.fact_spans("independent_observer", sedation.id),
                *encounter.findings.fact_spans("start_stop_or_total_time", sedation.id),
            )
        )
    )
    if further_units(sedation.minutes) == 0:
        reason = f"A further unit begins at {FURTHER_UNITS_FROM} minutes."
        slate = slate.decline(BY_OPERATOR.further, "VASC-78", reason, own, spans)
    return slate.add(*_units(BY_OPERATOR, sedation, age, spans=spans))


def _by_another_clinician(slate: Slate, encounter: Encounter, sedation: Sedation, age: float | None) -> Slate:
    """Only the facility's claim can carry what another clinician gave; in an office there is no such service."""
    reason = "Another clinician gave the sedation."
    slate = slate.decline(BY_OPERATOR.first_unit(age), "VASC-77", reason, spans=sedation.spans)
    if encounter.setting != "facility" or sedation.minutes is None:
        return slate
    slate = slate.send_to_review(
        "Another clinician than the operator gave the sedation: check who reports it (VASC-77)."
    )
    return slate.add(*_units(BY_ANOTHER, sedation, age, spans=sedation.spans, distinct=reason))


def _units(
    codes: SedationCodes, sedation: Sedation, age: float | None, spans: tuple[Span, ...], distinct: str | None = None
) -> tuple[Candidate, ...]:
    minutes = sedation.minutes or 0
    first = Candidate(
        code=codes.first_unit(age),
        session=sedation.session,
        rules=("VASC-77", "VASC-78"),
        spans=spans,
        why=f"Moderate sedation of {minutes} minutes: the first unit.",
        distinct=distinct,
    )
    units = further_units(minutes)
    if units == 0:
        return (first,)
    further = Candidate(
        code=codes.further,
        units=units,
        session=sedation.session,
        rules=("VASC-78", "VASC-79"),
        spans=spans,
        why=f"Moderate sedation of {minutes} minutes: further units of 15 minutes.",
        distinct=distinct,
    )
    return first, further


BOOK = rules.book()
