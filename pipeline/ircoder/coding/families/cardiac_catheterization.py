"""Heart catheterization: one code of the matrix, what it contains, and when it may stand beside an intervention."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from ircoder.coding.encounter import Encounter
from ircoder.coding.heart_studies import (
    COARCTATION,
    HeartStudy,
    Standing,
    chamber_standing,
    coronary_standing,
    heart_studies,
    interventions,
)
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

MATRIX: Mapping[tuple[bool, bool, bool, bool], str] = {
    (False, False, False, True): "93451",
    (False, False, True, False): "93452",
    (False, False, True, True): "93453",
    (True, False, False, False): "93454",
    (True, True, False, False): "93455",
    (True, False, False, True): "93456",
    (True, True, False, True): "93457",
    (True, False, True, False): "93458",
    (True, True, True, False): "93459",
    (True, False, True, True): "93460",
    (True, True, True, True): "93461",
}
"""Code by the answers to: coronaries selected, grafts injected, left heart, right heart."""

RIGHT_CODES = frozenset(code for answers, code in MATRIX.items() if answers[3])
CORONARY_CODES = frozenset(code for answers, code in MATRIX.items() if answers[0])
CATH_CODES = tuple(sorted(MATRIX.values()))
MONITORING, BIOPSY, SEPTAL, DRUG, EXERCISE = "93503", "93505", "93462", "93463", "93464"
CLOSURE = "G0269"

rules = RuleBookBuilder(
    "cardiac_catheterization",
    families=("diagnostic_cardiac_cath",),
    act_kinds=(
        "coronary_angiography",
        "graft_angiography",
        "ventriculography",
        "left_heart_catheterization",
        "right_heart_catheterization",
        "flow_directed_catheter",
        "transseptal_puncture",
        "pharmacologic_study",
        "exercise_study",
        "cardiac_output",
        "endomyocardial_biopsy",
    ),
    codes=(*CATH_CODES, MONITORING, BIOPSY, SEPTAL, DRUG, EXERCISE),
)


@rules.rule(
    *("CARD-01", "CARD-02", "CARD-03", "CARD-04", "CARD-06", "CARD-32", "CARD-33", "CARD-34"),
    phase=Phase.PROPOSE,
    decides="one code answers coronaries, grafts, left and right heart; beside an intervention only what has a reason",
)
def matrix(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of the matrix for each session that is no congenital study."""
    for whole in heart_studies(encounter):
        if whole.congenital is not None:
            continue
        study, slate = _selective_only(whole, slate)
        treated = bool(interventions(encounter, study.session))
        if treated:
            study, slate = _beside_intervention(study, slate, encounter)
        study, slate = _without_routine_pressures(study, slate, encounter)
        study, slate = _left_to_coarctation(study, slate, encounter)
        code = MATRIX.get(study.answers)
        if code is None:
            continue
        line = Candidate(
            code=code,
            site="heart",
            acts=tuple(act.id for act in study.acts),
            session=study.session,
            rules=_deciding(study, treated),
            spans=spans_of(study.acts),
            why=f"Heart catheterization with {_words(study)}.",
            distinct=_distinct(study, encounter) if treated or code == "93451" else None,
        )
        slate = slate.add(line)
    return slate


def _selective_only(study: HeartStudy, slate: Slate) -> tuple[HeartStudy, Slate]:
    """Coronaries seen only from the root are no selective study (CARD-03)."""
    act = study.coronary
    if act is None or act.details.get("selective", True) is not False:
        return study, slate
    code = MATRIX[study.answers]
    reason = "No coronary ostium was entered; an injection of the root is not selective."
    without = dataclasses.replace(study, coronary=None)
    return without, slate.decline(code, "CARD-03", reason, MATRIX.get(without.answers), act.spans)


def _beside_intervention(study: HeartStudy, slate: Slate, encounter: Encounter) -> tuple[HeartStudy, Slate]:
    """Keep the parts that meet the criteria for a diagnostic study on the day of an intervention."""
    whole = MATRIX.get(study.answers)
    leading = study.coronary or study.grafts
    coronary = coronary_standing(leading, encounter) if leading is not None else None
    kept = study
    if leading is not None and coronary is not None and not coronary.allowed:
        kept = dataclasses.replace(kept, coronary=None, grafts=None)
        slate = _refused(slate, whole, coronary, leading)
    beside = coronary is not None and coronary.allowed
    for act in (study.left, study.right):
        if act is None:
            continue
        standing = chamber_standing(act, beside, encounter)
        if standing.allowed:
            continue
        kept = dataclasses.replace(kept, left=None) if act is study.left else dataclasses.replace(kept, right=None)
        slate = _refused(slate, whole, standing, act)
    return kept, slate


def _refused(slate: Slate, code: str | None, standing: Standing, act: Act) -> Slate:
    if code is None:
        return slate
    slate = slate.decline(code, standing.rule, standing.reason, spans=act.spans)
    return slate.ask(query(standing.question, code, standing.rule, act.spans)) if standing.question else slate


def _without_routine_pressures(study: HeartStudy, slate: Slate, encounter: Encounter) -> tuple[HeartStudy, Slate]:
    """Pressures noted while a bioptome is placed are part of the biopsy (CARD-16)."""
    act = study.right
    biopsy = [item for item in encounter.findings.performed("endomyocardial_biopsy") if item.session == study.session]
    if act is None or not biopsy or act.details.get("own_reason") is True:
        return study, slate
    if study.left is not None and study.coronary is not None:
        return study, slate  # a whole study of both sides beside the biopsy has its own reason
    without = dataclasses.replace(study, right=None)
    reason = "Pressures noted during a biopsy are part of it; no reason of its own is told for a right heart study."
    slate = slate.decline("93451", "CARD-16", reason, BIOPSY, act.spans)
    return without, slate.ask(query("right_heart_reason", "93451", "CARD-16", act.spans))


def _left_to_coarctation(study: HeartStudy, slate: Slate, encounter: Encounter) -> tuple[HeartStudy, Slate]:
    """The left heart study is part of the repair of a coarctation."""
    if study.left is None or not encounter.findings.performed(*COARCTATION):
        return study, slate
    reason = "The left heart study is part of the repair of the coarctation."
    return dataclasses.replace(study, left=None), slate.decline("93452", "CAT-33897", reason, spans=study.left.spans)


def _deciding(study: HeartStudy, treated: bool) -> tuple[str, ...]:
    told = ["CARD-01"]
    told += ["CARD-04"] if study.grafts else []
    told += ["CARD-02"] if study.left else []
    told += ["CARD-06"] if study.right else []
    if treated:
        told.append("CARD-32" if study.coronary or study.grafts else "CARD-34")
    return tuple(told)


def _distinct(study: HeartStudy, encounter: Encounter) -> str | None:
    """Why the study is separate from the treatment or biopsy of the session."""
    leading = study.coronary or study.grafts
    if leading is not None and interventions(encounter, study.session):
        return f"Diagnostic study: {coronary_standing(leading, encounter).reason}"
    act = study.right or study.left
    if act is not None and act.details.get("own_reason") is True:
        return "The pressures were studied for a reason of their own."
    return None


def _words(study: HeartStudy) -> str:
    coronary, grafts, left, right = study.answers
    parts = [
        name
        for name, told in (
            ("selective coronary angiography", coronary),
            ("bypass graft angiography", grafts),
            ("left heart study", left),
            ("right heart study", right),
        )
        if told
    ]
    return ", ".join(parts)


@rules.rule("CARD-07", phase=Phase.ADD_ONS, decides="a monitoring catheter is 93503, never beside a right heart study")
def monitoring_catheter(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93503 where no right heart study stands."""
    for act in encounter.findings.performed("flow_directed_catheter"):
        holding = next((item for item in slate.candidates if item.code in (*RIGHT_CODES, *_CONGENITAL_RIGHT)), None)
        if holding is not None:
            reason = "A catheter left in place after a right heart study is part of it."
            slate = slate.decline(MONITORING, "CARD-07", reason, holding.code, act.spans)
            continue
        slate = slate.add(_of_act(MONITORING, act, "CARD-07", "A flow-directed catheter was placed for monitoring."))
    return slate


_CONGENITAL_RIGHT = ("93593", "93594", "93596", "93597")


@rules.rule("CARD-16", phase=Phase.PROPOSE, decides="endomyocardial biopsy is 93505")
def biopsy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93505 once."""
    acts = encounter.findings.performed("endomyocardial_biopsy")
    if not acts:
        return slate
    return slate.add(_of_act(BIOPSY, acts[0], "CARD-16", "Samples of the heart muscle were taken."))


@rules.rule("CARD-14", phase=Phase.PROPOSE, decides="puncture of an intact septum or of the apex adds 93462")
def septal_puncture(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93462; a hole that was there is crossed, not punctured."""
    for act in encounter.findings.performed("transseptal_puncture")[:1]:
        if act.details.get("existing_defect") is True:
            reason = "The left heart was reached through a defect that was there; nothing was punctured."
            slate = slate.decline(SEPTAL, "CARD-14", reason, spans=act.spans)
            continue
        why = "The left heart was reached by a puncture of the intact septum or of the apex."
        slate = slate.add(_of_act(SEPTAL, act, "CARD-14", why))
    return slate


@rules.rule(
    "CARD-15", phase=Phase.PROPOSE, decides="pressures repeated on a drug add 93463, on exercise 93464, once each"
)
def stress(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 93463 and 93464."""
    for kind, code, what in (
        ("pharmacologic_study", DRUG, "a drug"),
        ("exercise_study", EXERCISE, "exercise"),
    ):
        for act in encounter.findings.performed(kind)[:1]:
            why = f"Pressures were measured before and during {what}."
            line = _of_act(code, act, "CARD-15", why)
            slate = slate.add(dataclasses.replace(line, distinct=f"A hemodynamic study of its own: {what}."))
    return slate


@rules.rule(
    "CARD-06", "CARD-12", phase=Phase.BUNDLE, decides="saturations and output are inside a heart catheterization"
)
def output_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note 93598 as contained where the study is no congenital one."""
    for act in encounter.findings.performed("cardiac_output")[:1]:
        for candidate in slate.with_code(*RIGHT_CODES):
            reason = "Cardiac output by any method is inside the right heart study."
            slate = slate.decline("93598", "CARD-06", reason, candidate.code, act.spans)
    return slate


@rules.rule("CARD-08", phase=Phase.BUNDLE, decides="closure of the access is inside every heart catheterization")
def closure_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Note the closure device as not reported (errata 4)."""
    for candidate in slate.with_code(*CATH_CODES)[:1]:
        spans = tuple(span for act in candidate.acts for span in encounter.findings.fact_spans("closure_device", act))
        if spans:
            reason = "Closure of the puncture is packaged with the catheterization and never paid."
            slate = slate.decline(CLOSURE, "CARD-08", reason, candidate.code, spans[:1])
    return slate


@rules.rule("CARD-45", phase=Phase.QUERIES, decides="a coronary study without findings of any artery is asked about")
def unread_coronaries(slate: Slate, encounter: Encounter) -> Slate:
    """Send to review a coronary study of which no artery is read."""
    for candidate in slate.with_code(*CORONARY_CODES):
        if any(encounter.findings.fact("coronary_findings", act) == "stated" for act in candidate.acts):
            continue
        if any(encounter.findings.fact("grafts_injected", act) == "stated" for act in candidate.acts):
            continue
        slate = slate.send_to_review("Coronary angiography is named without findings of any artery.")
    return slate


def _of_act(code: str, act: Act, rule: str, why: str) -> Candidate:
    return Candidate(
        code=code,
        side=None,
        access=act.access,
        acts=(act.id,),
        session=act.session,
        rules=(rule,),
        spans=act.spans,
        why=why,
    )


BOOK = rules.book()
