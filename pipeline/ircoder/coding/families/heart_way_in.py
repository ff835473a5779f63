"""Catheters and runs on the way into the heart, its grafts and the lungs: inside the heart's own codes (CARD-08)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.heart_studies import INTERVENTIONS
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

HEART_KINDS = frozenset(
    {
        *INTERVENTIONS,
        "coronary_angiography",
        "graft_angiography",
        "ventriculography",
        "left_heart_catheterization",
        "right_heart_catheterization",
        "flow_directed_catheter",
        "congenital_heart_catheterization",
        "endomyocardial_biopsy",
        "transseptal_puncture",
        "balloon_pump",
        "ventricular_assist",
        "temporary_pacing",
        "pacemaker_lead",
        "pressure_sensor",
        "coarctation_stent",
        "coarctation_angioplasty",
    }
)
STUDIES = frozenset(
    {"coronary_angiography", "graft_angiography", "left_heart_catheterization", "congenital_heart_catheterization"}
)
ROOT_AND_LUNGS = frozenset({"36013", "36014", "36015", "75741", "75743", "75746", "75605", "75600"})
"""Catheters and runs of the aortic root and the lungs."""
MAMMARY = "75756"
LIMB_VEINS = frozenset({"75820", "75822"})
"""Runs of the arm's veins, which show the way of a lead."""
CENTRAL_LINES = frozenset({"36555", "36556", "76000"})
HEART_BEDS = frozenset({"coronary", "other", "access_site", "pulmonary", "thoracic_aorta", "internal_mammary"})

rules = RuleBookBuilder("heart_way_in", families=(), act_kinds=())


@rules.rule("CARD-08", phase=Phase.BUNDLE, decides="the way into the heart is inside its codes")
def way_in(slate: Slate, encounter: Encounter) -> Slate:
    """Take off catheters without a study of their own, and runs of the root and the lungs."""
    heart = [act for act in encounter.findings.performed() if act.kind in HEART_KINDS]
    if not heart:
        return slate
    for candidate in slate.candidates:
        if candidate.session not in {act.session for act in heart} or not _held(candidate, encounter):
            continue
        reason = "The way into the heart, its grafts and the lungs is inside the heart's own codes."
        slate = slate.exclude(candidate, "CARD-08", reason)
    return slate


def _held(candidate: Candidate, encounter: Encounter) -> bool:
    if candidate.code in ROOT_AND_LUNGS or candidate.code in CENTRAL_LINES:
        return not _serves(candidate, encounter)
    if candidate.code in LIMB_VEINS:
        return bool(encounter.findings.performed("pacemaker_lead"))
    if encounter.knowledge.catalogue[candidate.code].kind != "catheter" or candidate.code == "93503":
        return False
    shown = [
        reading.bed
        for study in encounter.findings.imaging
        if study.id in candidate.imaging
        for reading in study.beds
        if reading.interpreted
    ]
    return not (set(shown) - HEART_BEDS) and not _serves(candidate, encounter)


def _serves(candidate: Candidate, encounter: Encounter) -> bool:
    """Whether a catheter belongs to work outside the heart: its acts, its vessel, or the access of that work."""
    others = [
        act for act in encounter.findings.performed() if act.kind not in HEART_KINDS and _vascular(act, encounter)
    ]
    for act in others:
        if act.id in candidate.acts or (candidate.vessel is not None and act.target == candidate.vessel):
            return True
        if act.access is not None and act.access == candidate.access:
            return True
    return False


def _vascular(act: Act, encounter: Encounter) -> bool:
    vessel = encounter.knowledge.vessels.get(act.target)
    if vessel is not None:
        return not vessel.system.startswith(("coronary", "pulmonary"))
    return act.family == "central_venous_access"


@rules.rule("CARD-16", phase=Phase.BUNDLE, decides="samples of the heart muscle are no venous sampling")
def samples_of_muscle(slate: Slate, encounter: Encounter) -> Slate:
    """Take off venous sampling that rests on the very words of the biopsy."""
    words = [span for act in encounter.findings.performed("endomyocardial_biopsy") for span in act.spans]
    for candidate in slate.candidates if words else ():
        if encounter.knowledge.catalogue[candidate.code].family != "venous_sampling":
            continue
        if any(own.start < span.end and span.start < own.end for own in words for span in candidate.spans):
            slate = slate.exclude(candidate, "CARD-16", "The samples are those of the heart muscle.", "93505")
    return slate


@rules.rule(
    "CARD-05", phase=Phase.BUNDLE, decides="a mammary artery that is no graft: 75756 never beside a coronary study"
)
def mammary_before_surgery(slate: Slate, encounter: Encounter) -> Slate:
    """Take off 75756 beside a heart study (errata 3), with its catheter; a selective study goes to review."""
    heart = [act for act in encounter.findings.performed() if act.kind in STUDIES]
    for candidate in slate.with_code(MAMMARY) if heart else ():
        reason = "A mammary artery shown at a coronary study is not reported beside it."
        slate = slate.exclude(candidate, "CARD-05", reason)
        if not encounter.findings.performed("graft_angiography"):
            slate = slate.send_to_review(
                "Selective mammary angiography before surgery: 75756 is barred beside the cath (CARD-05)."
            )
    return slate


BOOK = rules.book()
