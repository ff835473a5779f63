"""Cement into vertebrae and sacrum: vertebroplasty, augmentation with a cavity, sacroplasty (SPIN-01 to SPIN-11)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, merged_spans
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

KINDS = ("vertebroplasty", "kyphoplasty", "sacroplasty", "cementoplasty")
NEEDLE = {"upper": "22510", "lower": "22511"}
NEEDLE_FURTHER = "22512"
CAVITY = {"upper": "22513", "lower": "22514"}
CAVITY_FURTHER = "22515"
SACRUM_ONE_SIDE = "0200T"
SACRUM_BOTH_SIDES = "0201T"
CEMENT = frozenset({*NEEDLE.values(), NEEDLE_FURTHER, *CAVITY.values(), CAVITY_FURTHER, "0200T", "0201T"})
SURGERY_CENTER = {"22510": "C7504", "22511": "C7505", "22513": "C7507", "22514": "C7508"}
BIOPSIES = ("20220", "20225", "20240")
GUIDANCE = ("76000", "76942", "77002", "77003", "77012", "77021")
TUMOR_ABLATION = ("20982", "20983")

rules = RuleBookBuilder(
    "vertebral_augmentation",
    families=("vertebroplasty", "kyphoplasty"),
    act_kinds=KINDS,
    codes=(*CEMENT, *SURGERY_CENTER.values()),
)


@rules.rule("SPIN-01", "SPIN-02", "SPIN-03", phase=Phase.PROPOSE, decides="one unit a body, one first code a technique")
def bodies(slate: Slate, encounter: Encounter) -> Slate:
    """Propose a first code and add-ons for the bodies of each technique, whatever their regions."""
    cavities = _bodies(encounter, "kyphoplasty")
    needled = {body: acts for body, acts in _bodies(encounter, "vertebroplasty").items() if body not in cavities}
    slate = _first_and_further(slate, cavities, CAVITY, CAVITY_FURTHER, "SPIN-03")
    return _first_and_further(slate, needled, NEEDLE, NEEDLE_FURTHER, "SPIN-02")


def _bodies(encounter: Encounter, kind: str) -> dict[str | None, list[Act]]:
    """Acts by body; a body told twice is one. A cavity without a device is no cavity (SPIN-04)."""
    out: dict[str | None, list[Act]] = {}
    for act in encounter.findings.performed("vertebroplasty", "kyphoplasty"):
        made = "kyphoplasty" if _has_cavity(act) else "vertebroplasty"
        if made != kind:
            continue
        for body in act.levels or (None,):
            if made == "vertebroplasty" or body is None or not body.startswith("C"):
                out.setdefault(body, []).append(act)
    if len(out) > 1:
        out.pop(None, None)
    return out


def _has_cavity(act: Act) -> bool:
    return act.kind == "kyphoplasty" and act.details.get("cavity_device") is not False


def _first_and_further(
    slate: Slate, found: dict[str | None, list[Act]], first: dict[str, str], further: str, rule: str
) -> Slate:
    if None in found:
        acts = found[None]
        slate = slate.ask(
            query("treated_vertebrae", first["lower"], "SPIN-01", spans_of(acts), if_documented=tuple(first.values()))
        )
        return slate.send_to_review("The report does not state the level of the cemented vertebra (SPIN-01).")
    levels = sorted((body for body in found if body is not None), key=_from_above)
    for number, body in enumerate(levels):
        code = further if number else first[_region(body)]
        slate = slate.add(_candidate(code, body, found[body], rule))
    return slate


def _candidate(code: str, body: str, acts: Iterable[Act], rule: str) -> Candidate:
    acts = tuple(acts)
    how = "a device made a cavity before the cement" if code in {*CAVITY.values(), CAVITY_FURTHER} else "cement"
    return Candidate(
        code=code,
        level=body,
        site=f"level:{body}",
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=(rule, "SPIN-01"),
        spans=spans_of(acts),
        why=f"Vertebral body {body}: {how}.",
    )


def _region(body: str) -> str:
    return "upper" if body[0] in "CT" else "lower"


def _from_above(body: str) -> tuple[int, int]:
    """Place of a body in the spine: the first code is that of the uppermost."""
    return "CTLS".index(body[0]), int(body[1:])


@rules.rule(
    "SPIN-04", "SPIN-06", phase=Phase.CHOOSE, decides="a device-made cavity makes augmentation, one code a body"
)
def cavity_needs_device(slate: Slate, encounter: Encounter) -> Slate:
    """Say why cement alone is no augmentation though the report calls it so; a cavity takes its whole body."""
    for act in encounter.findings.performed("kyphoplasty"):
        if not _has_cavity(act):
            lower = next((c for c in slate.candidates if act.id in c.acts), None)
            code = CAVITY[_region(act.levels[0])] if act.levels else CAVITY["lower"]
            reason = "No device made a cavity before the cement."
            slate = slate.decline(code, "SPIN-04", reason, lower.code if lower else None, act.spans)
        for body in act.levels:
            if _has_cavity(act) and body in _needled(encounter):
                reason = "One body never carries both techniques."
                winner = next((c.code for c in slate.candidates if c.level == body), None)
                slate = slate.decline(NEEDLE[_region(body)], "SPIN-06", reason, winner, act.spans)
    return slate


def _needled(encounter: Encounter) -> frozenset[str]:
    return frozenset(body for act in encounter.findings.performed("vertebroplasty") for body in act.levels)


@rules.rule("SPIN-05", phase=Phase.CHOOSE, decides="two techniques on two bodies keep their own first codes")
def two_techniques(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that vertebroplasty beside augmentation was at another body."""
    if not slate.with_code(*CAVITY.values()):
        return slate
    for candidate in slate.with_code(*NEEDLE.values()):
        proof = "The needle-cemented body is another one than the augmented."
        found_rules = ("SPIN-05", *candidate.rules)
        slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof, rules=found_rules))
    return slate


@rules.rule("SPIN-09", phase=Phase.PROPOSE, decides="sacral ala by one or both sides, a sacral body as a vertebra")
def sacrum(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one sacroplasty code by sides; needles of both sides are the two-sided code."""
    acts = encounter.findings.performed("sacroplasty")
    if not acts:
        return slate
    sides = {act.side for act in acts} - {None}
    both = "bilateral" in sides or len(sides) == 2
    side = None if both or not sides else next(iter(sides))
    if not sides:
        slate = slate.send_to_review("The report does not state the sides of the sacroplasty (SPIN-09).")
    return slate.add(
        Candidate(
            code=SACRUM_BOTH_SIDES if both else SACRUM_ONE_SIDE,
            side=side,
            site="level:sacrum",
            acts=tuple(act.id for act in acts),
            session=acts[0].session,
            rules=("SPIN-09",),
            spans=spans_of(acts),
            why=f"Cement into the sacral ala, {'both sides' if both else 'one side'}.",
        )
    )


@rules.rule("SPIN-07", phase=Phase.BUNDLE, decides="biopsy of the treated body is inside the cement code")
def biopsy_of_treated_body(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out a bone biopsy unless it names another body than those treated; then prove it."""
    cement = [item for item in slate.candidates if item.code in CEMENT]
    treated = {item.level for item in cement}
    for candidate in slate.with_code(*BIOPSIES) if cement else ():
        bodies_sampled = {level for act in _acts_of(candidate, encounter) for level in act.levels} | {candidate.level}
        bodies_sampled.discard(None)
        if (bodies_sampled and not bodies_sampled & treated) or _other_bone(candidate, encounter):
            proof = "The biopsy is of another bone than the cemented body."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
        else:
            reason = "Biopsy of the cemented bone is part of the cement code."
            slate = slate.exclude(candidate, "SPIN-07", reason, cement[0].code)
    if cement and not slate.with_code(*BIOPSIES):
        sampled = [act for act in encounter.findings.performed("bone_biopsy", "biopsy", "core_biopsy") if act.levels]
        coded = {act for candidate in slate.candidates for act in candidate.acts}
        for act in sampled:
            if act.id not in coded and set(act.levels) & treated and not _declined(slate, "20225"):
                reason = "Biopsy of the cemented bone is part of the cement code."
                slate = slate.decline("20225", "SPIN-07", reason, cement[0].code, act.spans)
    return slate


def _declined(slate: Slate, code: str) -> bool:
    return any(item.code == code for item in slate.excluded)


def _acts_of(candidate: Candidate, encounter: Encounter) -> tuple[Act, ...]:
    return tuple(act for act in encounter.findings.acts if act.id in candidate.acts)


def _other_bone(candidate: Candidate, encounter: Encounter) -> bool:
    """The sampled bone is named, and is none of the spine."""
    bones = {act.details.get("bone") for act in _acts_of(candidate, encounter)} - {None}
    return bool(bones) and not bones & {"vertebra", "sacrum"}


@rules.rule("SPIN-08", "SPIN-11", phase=Phase.UNITS, decides="imaging is inside the cement code, tumor ablation is not")
def imaging_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out guidance beside cement alone; ablation of the tumor in the same body stands beside the cement."""
    cement = [item for item in slate.candidates if item.code in CEMENT]
    if not cement:
        return slate
    held = {act for item in cement for act in item.acts}
    for candidate in slate.with_code(*GUIDANCE):
        if not candidate.acts or set(candidate.acts) <= held:
            reason = "Fluoroscopy and CT are part of the cement code."
            slate = slate.exclude(candidate, "SPIN-08", reason, cement[0].code)
    for candidate in slate.with_code(*TUMOR_ABLATION):
        proof = "Ablation of the tumor is no part of the cement code."
        slate = slate.swap(candidate, dataclasses.replace(candidate, rules=(*candidate.rules, "SPIN-11"), why=proof))
    return slate


@rules.rule("SPIN-10", phase=Phase.UNITS, decides="one bundled line for several bodies in a Medicare surgery center")
def surgery_center(slate: Slate, encounter: Encounter) -> Slate:
    """Write first code and add-ons of a technique as the one line of a Medicare ambulatory surgery center."""
    center = encounter.findings.fact("ambulatory_surgery_center") == "stated"
    if not center or encounter.setting != "facility" or encounter.payer != "medicare":
        return slate
    for first, further in FIRST_AND_FURTHER:
        heads, others = slate.with_code(first), slate.with_code(further)
        if not heads or not others:
            continue
        line = dataclasses.replace(
            heads[0],
            code=SURGERY_CENTER[first],
            acts=tuple(dict.fromkeys(act for item in (*heads, *others) for act in item.acts)),
            spans=merged_spans((*heads, *others)),
            rules=("SPIN-10", *heads[0].rules),
            why="Several bodies in a Medicare ambulatory surgery center are one line.",
        )
        slate = slate.swap(heads[0], line)
        for item in others:
            slate = slate.exclude(item, "SPIN-10", "The surgery center's line holds all bodies.", line.code)
        if first in CAVITY.values():
            slate = slate.send_to_review(
                "C7507 or C7508 for the surgery center: which of them is thoracic is not confirmed (SPIN-10)."
            )
    return slate


FIRST_AND_FURTHER = (
    *((code, NEEDLE_FURTHER) for code in NEEDLE.values()),
    *((code, CAVITY_FURTHER) for code in CAVITY.values()),
)


@rules.rule(
    "SPIN-04", phase=Phase.QUERIES, decides="cement outside the spine and in the neck with a cavity is reviewed"
)
def without_code(slate: Slate, encounter: Encounter) -> Slate:
    """Send cement in other bones, and a cavity in a cervical body, to a coder."""
    if encounter.findings.performed("cementoplasty"):
        slate = slate.send_to_review("Cement in a bone outside the spine has no code of its own: it is unlisted.")
    if any(body.startswith("C") for act in encounter.findings.performed("kyphoplasty") for body in act.levels):
        slate = slate.send_to_review("Augmentation of a cervical vertebra has no code of its own (SPIN-03).")
    return slate


BOOK = rules.book()
