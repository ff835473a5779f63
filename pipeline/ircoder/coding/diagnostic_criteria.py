"""When a diagnostic study may stand, alone or beside a treatment (VASC-19 to VASC-25, VINT-02, MOD-23).

The verdict on a bed reading follows from the purpose of the run, its written reading, the treatments of the session
and what the report says of earlier studies and of the decision to treat.
"""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Slate
from ircoder.coding.questions import query
from ircoder.coding.territories import UNKNOWN, bed_territories, vessel_territories
from ircoder.findings.model import Act, BedReading, FactState, Imaging, Span, spans_of

TREATING_FAMILIES = frozenset(
    {
        "angioplasty",
        "stent",
        "atherectomy",
        "embolization",
        "thrombectomy",
        "thrombolysis",
        "infusion_therapy",
        "ivc_filter",
        "tips",
        "foreign_body_retrieval",
        "dialysis_circuit",
        "endovascular_repair",
        "diagnostic_cardiac_cath",
        "coronary_angioplasty",
        "coronary_stent",
        "coronary_atherectomy",
        "coronary_thrombectomy",
    }
)
"""Catalogue families of work inside vessels beside which an imaging code may be bundled."""

NOT_TREATING = frozenset(
    {"dialysis_circuit_study", "thrombin_injection", "ultrasound_compression", "intravenous_thrombolysis", "tips_check"}
)
HEART_FAMILIES = frozenset(family for family in TREATING_FAMILIES if family.startswith(("coronary", "diagnostic_")))

OFTEN_DECIDED_BY_IT = frozenset({"angioplasty", "stent", "atherectomy", "thrombectomy", "thrombolysis"})
"""Treatments of a lesion that the contrast study of the same session may have found."""

WHY_ANEW = "reason_for_new_study"

_SEARCHED_FOR_BLEEDING = frozenset(
    {"visceral", "pelvic", "renal", "bronchial", "internal_mammary", "lower_extremity", "upper_extremity", "spinal"}
)
_SEARCHED_FOR_CLOT = frozenset({"lower_extremity", "upper_extremity", "extremity_vein", "visceral", "abdominal_aorta"})

PURPOSE_RULES = {
    "guiding": ("VASC-22", "The run guided or sized the treatment and is part of it."),
    "completion": ("VASC-23", "The run shows the result of the treatment and is part of it."),
    "access_check": ("VASC-36", "The run checked the puncture site and is part of the case."),
    "follow_up": ("VASC-37", "The run judged a treatment under way and is no diagnostic study."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a study may be reported, the rule that decides, and why.

    ``distinct`` proves that it is separate from the treatment (``None`` where nothing was treated). ``question`` is
    what to ask the physician where the answer would change the verdict; ``review`` a reason for a coder to look.
    """

    allowed: bool
    rule: str
    reason: str
    distinct: str | None = None
    question: str | None = None
    review: str | None = None
    spans: tuple[Span, ...] = ()


def verdict(study: Imaging, reading: BedReading, encounter: Encounter) -> Verdict:
    """Judge one bed reading of a contrast study."""
    if study.purpose in PURPOSE_RULES:
        rule, reason = PURPOSE_RULES[study.purpose]
        return Verdict(allowed=False, rule=rule, reason=reason)
    if not reading.interpreted:
        asked = "study_findings" if study.access or study.position else None
        return Verdict(allowed=False, rule="VASC-24", reason="No written reading of this bed.", question=asked)
    treated = treating_acts(study, encounter)
    if not treated:
        return Verdict(allowed=True, rule="VASC-19", reason="No treatment in this session.")
    if _same_territory(reading, study, treated, encounter):
        return _beside_its_treatment(study, reading, encounter)
    return _beside_another_treatment(study, encounter)


def treating_acts(study: Imaging, encounter: Encounter) -> tuple[Act, ...]:
    """Treatments inside vessels in the session of a study."""
    return tuple(
        act
        for act in encounter.findings.performed()
        if act.family in TREATING_FAMILIES
        and act.kind not in NOT_TREATING
        and act.session == study.session
        and not is_short_push(act)
    )


def is_short_push(act: Act) -> bool:
    """Whether a drug was only pushed into a brain artery: no treatment that has a code or holds a study (VINT-56)."""
    return act.kind == "intracranial_infusion" and bool(act.details.get("bolus")) and "minutes" not in act.details


def note_refusal(slate: Slate, code: str, judged: Verdict, study: Imaging, winner: str | None = None) -> Slate:
    """Put a refused study on record: the tempting code with its rule, and the question where there is one."""
    spans = spans_of([study]) + judged.spans
    if judged.rule not in ("VASC-36", "VASC-37"):
        slate = slate.decline(code, judged.rule, judged.reason, winner, spans)
    if judged.question:
        slate = slate.ask(query(judged.question, code, judged.rule, spans))
    return slate


def _same_territory(reading: BedReading, study: Imaging, acts: tuple[Act, ...], encounter: Encounter) -> bool:
    shown = bed_territories(reading.bed, reading.side)
    if reading.bed == "intracranial_branch" and reading.vessel:
        shown = vessel_territories(reading.vessel, reading.side, encounter.knowledge.vessels)
    for act in acts:
        if act.family in HEART_FAMILIES:
            continue
        if act.family == "ivc_filter" and reading.bed not in ("inferior_vena_cava", "pelvic_vein"):
            continue  # a filter is placed by the picture of the cava; veins of the limbs are another question
        if reading.vessel is not None and reading.vessel == act.target and reading.side in (None, act.side):
            return True
        treated = vessel_territories(act.target, act.side, encounter.knowledge.vessels)
        if UNKNOWN in treated or UNKNOWN in shown or treated & shown:
            return True
    return False


def _state(element: str, study: Imaging, encounter: Encounter) -> FactState:
    """State of a fact about the study itself, else about the encounter."""
    own = encounter.findings.fact(element, study.id)
    return own if own != "silent" else encounter.findings.fact(element)


def _stated(element: str, study: Imaging, encounter: Encounter) -> bool:
    return _state(element, study, encounter) == "stated"


def _excuse(study: Imaging, encounter: Encounter) -> str | None:
    """Why an earlier study does not bar a new one."""
    if _stated("prior_study_inadequate", study, encounter):
        return "The earlier study did not show the anatomy or disease well enough."
    if _stated("condition_changed", study, encounter):
        return "The condition changed since the earlier study."
    return None


def _acute_search(study: Imaging, reading: BedReading, encounter: Encounter) -> str | None:
    """Why a study of an emergency decided on its treatment, where no earlier study and no scan is told at all."""
    if _stated("prior_scan", study, encounter) or study.details.get("inferred"):
        return None
    for act in treating_acts(study, encounter):
        target = encounter.knowledge.vessels.get(act.target) if act.target else None
        artery = target is None or target.system not in {"systemic_vein", "portal_vein"}
        bleeding = act.kind == "embolization" and act.details.get("reason") == "bleeding" and artery
        if bleeding and reading.bed in _SEARCHED_FOR_BLEEDING:
            return "The bleeding was looked for and treated in one session, and no earlier study is told."
        clot = act.kind == "thrombolysis" or (act.kind == "thrombectomy" and act.details.get("role") == "primary")
        if clot and reading.bed in _SEARCHED_FOR_CLOT:
            return "The clot was looked for and treated in one session, and no earlier study is told."
    return None


def _beside_its_treatment(study: Imaging, reading: BedReading, encounter: Encounter) -> Verdict:
    excuse = _excuse(study, encounter)
    decided = _stated("decision_from_study", study, encounter)
    if excuse:
        return Verdict(allowed=True, rule="VASC-19", reason=excuse, distinct=f"Diagnostic study: {excuse}")
    if _stated("prior_catheter_study", study, encounter):
        reason = "An earlier catheter study exists and no reason for a new one is given."
        return _refused("VASC-19", reason, "prior_catheter_study", study, encounter, WHY_ANEW if decided else None)
    if _stated("planned_treatment", study, encounter) and not decided:
        reason = "The treatment was decided before this study."
        return _refused("VINT-02", reason, "planned_treatment", study, encounter)
    if _stated("prior_ct_angiography", study, encounter):
        return _after_ct(decided, study, encounter)
    none_before = _state("prior_catheter_study", study, encounter) == "denied"
    if decided or none_before:
        first = "No earlier catheter study exists" if none_before else "No earlier catheter study is told"
        first = f"{first}{' and the decision to treat rests on this one' if decided else ''}."
        return Verdict(allowed=True, rule="VASC-19", reason=first, distinct=f"Diagnostic study: {first}")
    acute = _acute_search(study, reading, encounter)
    if acute is not None:
        return Verdict(
            allowed=True,
            rule="VASC-19",
            reason=acute,
            distinct=f"Diagnostic study: {acute}",
            review="The report does not say whether an earlier study existed: check that this one decided.",
        )
    return Verdict(
        allowed=False,
        rule="VASC-19",
        reason="The report does not say whether an earlier study existed and whether this one led to the treatment.",
        question="earlier_study" if _may_have_decided(study, encounter) else None,
    )


def _may_have_decided(study: Imaging, encounter: Encounter) -> bool:
    """Whether the answer may make the study a diagnostic one.

    What a scan had shown, and what is embolized for a known cause, was no discovery of the run.
    """
    if encounter.findings.fact("earlier_study") != "silent" or _stated("prior_scan", study, encounter):
        return False
    return any(act.family in OFTEN_DECIDED_BY_IT for act in treating_acts(study, encounter))


def _after_ct(decided: bool, study: Imaging, encounter: Encounter) -> Verdict:
    """Hold a Medicare claim to the stricter reading: CT angiography counts as an earlier study (VASC-21)."""
    if not decided and encounter.payer == "medicare":
        reason = "CT angiography already showed the disease and the report does not say why it was not enough."
        return _refused("VASC-21", reason, "prior_ct_angiography", study, encounter)
    why = "No earlier catheter study; the decision to treat rests on this one."
    return Verdict(
        allowed=True,
        rule="VASC-19",
        reason=why,
        distinct=f"Diagnostic study: {why}",
        review="CT angiography came before the catheter study: check that both were needed."
        if encounter.payer == "medicare"
        else None,
    )


def _beside_another_treatment(study: Imaging, encounter: Encounter) -> Verdict:
    excuse = _excuse(study, encounter)
    if _stated("prior_catheter_study", study, encounter) and excuse is None:
        reason = "An earlier catheter study exists and no reason for a new one is given."
        return _refused("VASC-19", reason, "prior_catheter_study", study, encounter)
    apart = excuse or "The territory studied is not the one that was treated."
    return Verdict(allowed=True, rule="VASC-50", reason=apart, distinct=f"Diagnostic study: {apart}")


def _refused(
    rule: str, reason: str, element: str, study: Imaging, encounter: Encounter, question: str | None = None
) -> Verdict:
    spans = encounter.findings.fact_spans(element, study.id) + encounter.findings.fact_spans(element)
    return Verdict(allowed=False, rule=rule, reason=reason, question=question, spans=spans)
