"""Sessions of needle and organ work alone: what looks like a catheter in a vessel is a misread word (MOD-24)."""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.families import (
    epidural_injection,
    facet_injection,
    nerve_block,
    nerve_destruction,
    vertebral_augmentation,
)
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.needle_work import NEITHER, only_needles
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

VASCULAR = frozenset({"catheter_placement", "diagnostic_angiography", "diagnostic_venography"})
SACROILIAC = ("sacroiliac_injection", "sacroiliac_fusion", "annuloplasty", "joint_injection", "trigger_point_injection")
NEEDLE_KINDS = frozenset(
    {
        *epidural_injection.KINDS,
        *facet_injection.KINDS,
        *nerve_block.KINDS,
        *nerve_destruction.KINDS,
        *vertebral_augmentation.KINDS,
        *SACROILIAC,
    }
)

LIMB_VEIN = ("36005", "75820", "75822")

JOINT_CODES = ("20600", "20604", "20605", "20606", "20610", "20611")
NO_LIMB = frozenset({None, "anatomy:coccyx", "anatomy:facet_joint", "anatomy:sacroiliac_joint", "anatomy:joint"})
FOOT_JOINTS = frozenset({"anatomy:toe_joint", "anatomy:midfoot_joint"})
"""Joints between which a digital nerve of the sole lies."""

rules = RuleBookBuilder("needle_sessions", families=(), act_kinds=())


@rules.rule("MOD-24", phase=Phase.BUNDLE, decides="no vessel was entered where only spine and nerve needles worked")
def no_vessel_entered(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out catheters and vascular studies where every act of the session is needle work of this chapter."""
    aside = {"biopsy", "arthrography", "aspiration"}
    done = [act for act in encounter.findings.performed() if act.family not in aside and act.kind not in NEITHER]
    if not done or not all(act.kind in NEEDLE_KINDS for act in done):
        return slate
    winner = next((item.code for item in slate.candidates if _own(item.acts, done)), None)
    for candidate in slate.candidates:
        if encounter.knowledge.catalogue[candidate.code].family in VASCULAR:
            reason = "Only needles at the spine or at nerves worked in this session; no vessel was catheterized."
            slate = slate.exclude(candidate, "MOD-24", reason, winner)
    return slate


@rules.rule(
    "MOD-24", phase=Phase.BUNDLE, decides="beside organ work a catheter counts only with a puncture and a study"
)
def no_stray_vessel(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out catheters that nothing went through and studies without a punctured vessel, beside needle work.

    A vessel named in the reading of a scan, or passed by a needle, is taken for a catheter's place at times. A
    catheter in a vessel that was told as punctured is left to a coder.
    """
    if not only_needles(encounter):
        return slate
    for candidate in slate.candidates:
        entry = encounter.knowledge.catalogue[candidate.code]
        if (entry.family not in VASCULAR and entry.kind != "catheter") or candidate.acts:
            continue
        access = encounter.findings.access(candidate.access)
        punctured = access is not None and access.vessel in encounter.knowledge.vessels
        if punctured and _studied(candidate, encounter):
            continue
        reason = "The work of the session is by needle or tube; no catheter was used in a vessel."
        slate = slate.exclude(candidate, "MOD-24", reason)
        if punctured and candidate.code not in LIMB_VEIN:
            slate = slate.send_to_review(
                "A punctured vessel is named beside needle work: check for a catheter (MOD-24)."
            )
    return slate


def _studied(candidate: Candidate, encounter: Encounter) -> bool:
    """Whether a run went through the candidate's access; one through a line for drugs must be called a venogram."""
    return any(
        study.status == "performed"
        and study.access == candidate.access
        and (candidate.code not in LIMB_VEIN or "venogra" in study.study)
        for study in encounter.findings.imaging
    )


def _own(acts: tuple[str, ...], done: list[Act]) -> bool:
    return any(act.id in acts for act in done)


@rules.rule("SPIN-54", "SPIN-57", phase=Phase.BUNDLE, decides="no joint code for a needle at the spine or a nerve")
def no_limb_joint(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out a joint code without a joint of a limb: the needle passed it, or entered a joint of this chapter."""
    done = [act for act in encounter.findings.performed() if act.kind in NEEDLE_KINDS - {"joint_injection"}]
    foot = any(act.details.get("nerve") == "plantar_digital" for act in done)
    passed = NO_LIMB | FOOT_JOINTS if foot else NO_LIMB
    for candidate in slate.with_code(*JOINT_CODES) if done else ():
        acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
        if acts and all(act.target in passed for act in acts):
            reason = "The needle's target was a nerve or the spine, and no joint of a limb."
            winner = next((item.code for item in slate.candidates if _own(item.acts, done)), None)
            slate = slate.exclude(candidate, "SPIN-54", reason, winner)
    return slate


BOOK = rules.book()
