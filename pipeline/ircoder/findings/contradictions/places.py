"""Organs and joints: that of the title or the summary against that at which the course tells of the act."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context
from ircoder.findings.contradictions.hands import (
    between,
    course,
    is_plain,
    quoted,
    summary,
    tells_done,
    titles,
    told_in_course,
)
from ircoder.findings.contradictions.spots import find_other_spot
from ircoder.findings.model import Act, Contradiction, Findings
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.joints import load_joints
from ircoder.knowledge.word_patterns import WordPattern

_ORGANS = {
    "liver": WordPattern(r"\b(?:liver|(?:peri|sub|intra|trans)?-?hepat\w+|segment)\b"),
    "kidney": WordPattern(r"\b(?:kidneys?|(?:peri|para)?-?(?:renal|nephr\w+))\b"),
    "lung": WordPattern(r"\b(?:lungs?|pulmonary|lobes?|pleur\w+|chest|thora\w+|perihilar|upper|lower)\b"),
    "pancreas": WordPattern(r"\b(?:pancrea\w+)\b"),
    "spleen": WordPattern(r"\b(?:spleen|splen\w+)\b"),
    "thyroid": WordPattern(r"\b(?:thyroid\w*|isthmus|nodules?)\b"),
    "breast": WordPattern(r"\b(?:breasts?|o'?clock|mammo\w+)\b"),
    "adrenal gland": WordPattern(r"\badrenals?\b"),
    "prostate": WordPattern(r"\bprostat\w+\b"),
}
_SOLID = ("liver", "kidney", "pancreas", "spleen", "adrenal gland")
_FAMILIES = frozenset({"biopsy", "ablation", "drainage"})
_INTO_JOINTS = frozenset({"joint_injection", "joint_aspiration", "arthrography", "sacroiliac_injection"})
_JOINTS = {
    "anatomy:shoulder_joint": WordPattern(r"\b(?:shoulders?|gleno-?humeral\w*|subacromial|rotator|acromio\w+)\b"),
    "anatomy:elbow_joint": WordPattern(r"\b(?:elbows?|olecranon|radiocapitellar|epicondyl\w+)\b"),
    "anatomy:wrist_joint": WordPattern(r"\b(?:wrists?|radio-?carpal|carpal|ulnar|druj|hand|thumb)\b"),
    "anatomy:hip_joint": WordPattern(
        r"\b(?:hips?|femoral head|femoral neck|femoro-?acetabular|acetabul\w+|trochanter\w*)\b"
    ),
    "anatomy:knee_joint": WordPattern(r"\b(?:knees?|patell\w+|suprapatellar|femorotibial)\b"),
    "anatomy:ankle_joint": WordPattern(r"\b(?:ankles?|tibio-?talar|subtalar|talo\w*|foot|hindfoot)\b"),
    "anatomy:sacroiliac_joint": WordPattern(r"\b(?:sacro-?iliac|si|sij|s\.i\.)(?: joints?)?\b"),
}


def find_place_contradictions(context: Context, found: Findings) -> Iterator[Contradiction]:
    """Acts that a head places in another organ, part of an organ or joint than the course does."""
    kinds = load_act_kinds()
    done = [act for act in found.performed() if act.target is not None and act.kind in kinds]
    if not any(act.family in _FAMILIES or act.kind in _INTO_JOINTS for act in done):
        return
    heads = [*titles(context), *(c for c in summary(context) if is_plain(c) and tells_done(c))]
    for clause in heads:
        named = {m.kind for m in clause.of("INTERVENTION")} | {m.attributes.get("treats") for m in clause.of("DEVICE")}
        families = {kinds[str(kind)].family for kind in named if kind in kinds} & _FAMILIES
        if families:
            yield from _other_organ(context, clause, [act for act in done if act.family in families])
            yield from find_other_spot(context, clause, heads, families)
        elif not _INTO_JOINTS.isdisjoint(named) or clause.of("IMAGING"):
            yield from _other_joint(context, clause, [act for act in done if act.kind in _INTO_JOINTS])


def _other_organ(context: Context, head: Clause, acts: list[Act]) -> Iterator[Contradiction]:
    """The course never names the one organ of the head, and does the act in another."""
    named = [name for name, pattern in _ORGANS.items() if pattern.search(head.text)]
    if len(named) != 1 or any(_ORGANS[named[0]].search(clause.text) for clause in course(context)):
        return
    about = f"anatomy:{named[0].replace(' ', '_')}"
    for act in acts:
        organ = str(act.target).partition(":")[2].replace("_", " ")
        place = told_in_course(context, act.spans) if organ in _ORGANS and organ != named[0] else None
        if place is not None:
            yield between("place", about, (named[0], organ), (quoted(context, head),), (quoted(context, place),))
            return
    if named[0] in _SOLID and all(told_in_course(context, act.spans) is None for act in acts):
        yield from _only_other_organ(context, head, named[0], about)


def _only_other_organ(context: Context, head: Clause, organ: str, about: str) -> Iterator[Contradiction]:
    """The one organ into which the course brings its needle, where it never calls the act by its name."""
    entered: dict[str, Clause] = {}
    for clause in course(context):
        if is_plain(clause) and tells_done(clause) and clause.of("DEVICE"):
            entered.update({other: clause for other in _SOLID if _ORGANS[other].search(clause.text)})
    if len(entered) == 1:
        ((other, place),) = entered.items()
        yield between("place", about, (organ, other), (quoted(context, head),), (quoted(context, place),))


def _other_joint(context: Context, head: Clause, acts: list[Act]) -> Iterator[Contradiction]:
    """The course never names the one joint of the head, and puts the needle into another."""
    named = [joint for joint, pattern in _JOINTS.items() if pattern.search(head.text)]
    if len(named) != 1 or any(_JOINTS[named[0]].search(clause.text) for clause in course(context)):
        return
    joints = load_joints()
    for act in acts:
        known = joints.get(str(act.target))
        place = told_in_course(context, act.spans) if known is not None and known.joint in _JOINTS else None
        if place is not None and known is not None and known.joint != named[0]:
            says = _name(named[0]), _name(known.joint)
            yield between("place", named[0], says, (quoted(context, head),), (quoted(context, place),))
            return


def _name(concept: str) -> str:
    return concept.partition(":")[2].replace("_", " ")
