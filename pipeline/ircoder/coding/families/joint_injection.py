"""Taps and injections of joints and bursae, and contrast studies of joints (SPIN-76 to SPIN-82)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Side
from ircoder.knowledge.joints import Joint, load_joints

KINDS = ("joint_injection", "joint_aspiration", "arthrography")
# (without, with) ultrasound of SPIN-77.
BY_SIZE = {"small": ("20600", "20604"), "medium": ("20605", "20606"), "large": ("20610", "20611")}
INJECTIONS = ("21116", "23350", "24220", "25246", "27093", "27095", "27369", "27648")
READINGS = ("70332", "73040", "73085", "73115", "73525", "73580", "73615")
HIP, HIP_WITH_ANESTHESIA = "27093", "27095"
SCANS = {("ct", "arm"): "73201", ("mr", "arm"): "73222", ("ct", "leg"): "73701", ("mr", "leg"): "73722"}
TAPS = tuple(code for pair in BY_SIZE.values() for code in pair)

rules = RuleBookBuilder(
    "joint_injection",
    families=("arthrography",),
    act_kinds=KINDS,
    codes=(*TAPS, *INJECTIONS, *READINGS, *SCANS.values()),
)


@rules.rule("SPIN-76", "SPIN-77", "SPIN-80", phase=Phase.PROPOSE, decides="one unit a joint, by size and by ultrasound")
def taps_and_injections(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code a joint and side, for fluid out, a drug in, or both; a drop of contrast is no study."""
    for (target, side, _, digit), acts in _by_joint(encounter, "joint_injection", "joint_aspiration").items():
        joint = load_joints().get(str(target))
        if joint is None:
            slate = slate.ask(query("entered_joint", "20610", "SPIN-76", acts[0].spans))
            slate = slate.send_to_review("The report does not name the joint of the injection (SPIN-76).")
            continue
        ultrasound = any(encounter.findings.guidance_about(act.id, "ultrasound") for act in acts)
        radiation = any(encounter.findings.guidance_about(act.id, "fluoroscopy", "ct") for act in acts)
        code = BY_SIZE[joint.size][1 if ultrasound and not radiation else 0]
        what = "ultrasound guided" if ultrasound and not radiation else "without ultrasound"
        why = f"{_name(joint)}, {joint.size} joint, {what}: one unit."
        slate = slate.add(
            candidate_of(acts, code, ("SPIN-76", "SPIN-77"), why, side=side, site=f"joint:{joint.joint}:{side}{digit}")
        )
    return slate


@rules.rule(
    "SPIN-78", "SPIN-81", "SPIN-82", phase=Phase.PROPOSE, decides="contrast into a joint, once a joint and side"
)
def contrast_injections(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the injection of each joint, whatever its compartments, and the reading where films are read."""
    for (target, side, _, _), acts in _by_joint(encounter, "arthrography").items():
        joint = load_joints().get(str(target))
        if joint is None or not joint.injection:
            slate = slate.send_to_review(
                "The contrast study is of a joint that has no arthrography code of its own (SPIN-78)."
            )
            continue
        anesthesia = any(act.details.get("anesthesia") is True for act in acts)
        code = HIP_WITH_ANESTHESIA if joint.injection == HIP and anesthesia else joint.injection
        ids = ("SPIN-81", "SPIN-78") if joint.injection == HIP else ("SPIN-78",)
        site = f"joint:{joint.joint}:{side}"
        why = f"Contrast into the {_name(joint).lower()}, once a joint."
        slate = slate.add(candidate_of(acts, code, (*ids, "SPIN-82"), why, side=side, site=site))
        scanned = any("scan" in act.details for act in acts)
        if any(act.details.get("read") is True for act in acts):
            why = f"Radiographic arthrogram of the {_name(joint).lower()}, read."
            slate = slate.add(candidate_of(acts, joint.reading, ("SPIN-78",), why, side=side, site=site))
        elif scanned:
            reason = "No arthrogram films were made and read; CT or MR follows."
            slate = slate.decline(joint.reading, "SPIN-79", reason, None, acts[0].spans)
    return slate


@rules.rule("SPIN-79", phase=Phase.PROPOSE, decides="CT or MR with joint contrast, a side each")
def scans_after_contrast(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the CT or MR of each joint that was filled and is read here."""
    for (target, side, _, _), acts in _by_joint(encounter, "arthrography").items():
        joint = load_joints().get(str(target))
        scan = next((str(act.details["scan"]) for act in acts if "scan" in act.details), None)
        code = SCANS.get((scan, joint.limb)) if joint is not None and scan is not None else None
        if joint is not None and code is not None:
            why = f"{str(scan).upper()} of the {_name(joint).lower()} with contrast in the joint."
            site = f"joint:{joint.joint}:{side}"
            slate = slate.add(candidate_of(acts, code, ("SPIN-79",), why, side=side, site=site))
    return slate


@rules.rule("SPIN-80", phase=Phase.BUNDLE, decides="a drug given with a contrast study is inside the study")
def inside_the_study(slate: Slate, encounter: Encounter) -> Slate:
    """Take off a joint injection beside the contrast injection of the same joint."""
    for winner in slate.with_code(*INJECTIONS):
        for candidate in slate.with_code(*TAPS):
            if candidate.site == winner.site and candidate.session == winner.session:
                slate = slate.exclude(
                    candidate, "SPIN-80", "The contrast injection of the joint holds it.", winner.code
                )
    return slate


@rules.rule("SPIN-79", phase=Phase.UNITS, decides="fluoroscopy of the needle is separate from the CT that follows")
def guidance_before_the_ct(slate: Slate, encounter: Encounter) -> Slate:
    """Give the needle guidance of an injection its proof beside the CT or another joint's reading."""
    studied = {act.id for act in encounter.findings.performed("arthrography") if "scan" in act.details}
    for candidate in slate.with_code("77002"):
        if studied & set(candidate.acts) and candidate.distinct is None:
            proof = "It guided the needle; the scan that followed is another study."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


def _by_joint(encounter: Encounter, *kinds: str) -> dict[tuple[str | None, Side | None, int, str], list[Act]]:
    """Performed acts by joint, side, session and digit; both sides become two."""
    joints = load_joints()
    out: dict[tuple[str | None, Side | None, int, str], list[Act]] = {}
    for act in encounter.findings.performed(*kinds):
        joint = joints.get(str(act.target))
        target = joint.joint if joint is not None else act.target
        both: tuple[Side, Side] = ("left", "right")
        for side in both if act.side == "bilateral" else (act.side,):
            digit = str(act.details.get("digit", ""))
            out.setdefault((target, side, act.session, digit), []).append(act)
    return out


def _name(joint: Joint) -> str:
    return joint.joint.removeprefix("anatomy:").replace("_", " ").capitalize()


BOOK = rules.book()
