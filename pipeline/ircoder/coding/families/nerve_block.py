"""Blocks of nerves, plexuses, ganglia and tissue planes (SPIN-12, SPIN-24, SPIN-27, SPIN-44 to SPIN-54)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.families.nerve_destruction import GENICULAR_BRANCHES, branches
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Side
from ircoder.knowledge.joints import load_joints
from ircoder.knowledge.nerve_targets import NerveTarget, load_nerve_targets

KINDS = ("nerve_block", "nerve_catheter", "sympathetic_block")
UNLISTED = "64999"
FIRST_INTERCOSTAL, FURTHER_INTERCOSTAL = "64420", "64421"
FIRST_PARAVERTEBRAL, FURTHER_PARAVERTEBRAL = "64461", "64462"
GENICULAR, SACROILIAC_NERVES, SPHENOPALATINE = "64454", "64451", "64505"
PLEXUS = ("64530", "64680", "64681")
NEW_IN_2025 = frozenset({"thoracic_plane", "leg_plane"})
UNSETTLED = {"hip_capsule": "SPIN-48", "ganglion_impar": "SPIN-54"}
CODES = frozenset(
    code
    for target in load_nerve_targets().values()
    for code in (target.block, target.catheter, target.both_sides, target.both_sides_catheter)
    if code is not None
)

ANY_LIMB = "any"
LIMB_OF_NERVE = {
    **dict.fromkeys(
        (
            *("axillary_nerve", "brachial_plexus", "cervical_plexus", "median", "musculocutaneous", "radial"),
            *("suprascapular", "ulnar"),
        ),
        "arm",
    ),
    **dict.fromkeys(
        (
            *("femoral", "genicular", "hip_capsule", "lateral_femoral_cutaneous", "leg_plane", "lumbar_plexus"),
            *("obturator", "peroneal", "plantar_digital", "plantar_nerve", "saphenous", "sciatic", "sural", "tibial"),
        ),
        "leg",
    ),
    "peripheral": ANY_LIMB,
}
"""Limb whose joints a nerve supplies; nerves of head and trunk supply none."""

rules = RuleBookBuilder(
    "nerve_block",
    families=("nerve_block",),
    act_kinds=KINDS,
    codes=(*CODES, FURTHER_INTERCOSTAL, FURTHER_PARAVERTEBRAL),
)


@rules.rule(
    "SPIN-44", "SPIN-45", "SPIN-49", "SPIN-51", "SPIN-52", "SPIN-53", phase=Phase.PROPOSE, decides="blocks by nerve"
)
def named_nerves(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one candidate for each nerve and side, however many needles; levels and planes have their own counts."""
    named = load_nerve_targets()
    for act in encounter.findings.performed(*KINDS):
        target = named.get(str(act.details.get("nerve")))
        if act.details.get("anesthesia"):
            continue
        if target is None:
            slate = slate.ask(query("block_target", "64450", "SPIN-44", act.spans))
            slate = slate.send_to_review("The report does not state the nerve of the block (SPIN-44).")
            continue
        if target.counted == "level":
            slate = _by_level(slate, act, target)
            continue
        slate = _listed(slate, encounter, act, target)
    return slate


def _listed(slate: Slate, encounter: Encounter, act: Act, target: NerveTarget) -> Slate:
    both = act.side == "bilateral"
    code = target.injected(both=both, catheter=act.kind == "nerve_catheter") or UNLISTED
    why = f"Block of the {target.target.replace('_', ' ')}."
    rule = target.rule
    if not encounter.in_force(code):
        reason = f"The code of this plane starts on {encounter.knowledge.catalogue[code].effective_from}."
        slate = slate.decline(code, "SPIN-47", reason, UNLISTED, act.spans)
        code, rule = UNLISTED, "SPIN-47"
    if code == UNLISTED:
        rule = UNSETTLED.get(target.target, rule)
        slate = slate.send_to_review(
            f"A block of the {target.target.replace('_', ' ')} has no code of its own: unlisted 64999 ({rule})."
        )
    one = code == UNLISTED or target.counted == "session" or (both and target.both_sides is not None)
    sides: tuple[Side | None, ...] = (None,) if one else ("left", "right") if both else (act.side,)
    count = branches(act)
    reduced = code == GENICULAR and 0 < count < GENICULAR_BRANCHES
    for side in sides:
        candidate = Candidate(
            code=code,
            side=side,
            modifiers=("52",) if reduced else (),
            site=f"nerve:{target.target}",
            acts=(act.id,),
            session=act.session,
            rules=(rule,) if rule == "SPIN-44" else (rule, "SPIN-44"),
            spans=act.spans,
            why=why,
        )
        if not any(_same(candidate, other) for other in slate.candidates):
            slate = slate.add(candidate)
    return slate


@rules.rule("SPIN-44", "MOD-13", phase=Phase.BUNDLE, decides="a block away from the injected joint is separate")
def away_from_joints(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that a block in another part of the body than every injected joint was no anesthesia of that joint."""
    joints = load_joints()
    limbs = {
        joints[str(act.target)].limb
        for act in encounter.findings.performed("joint_injection", "joint_aspiration")
        if str(act.target) in joints
    }
    for candidate in slate.with_code(*CODES) if limbs and all(limbs) else ():
        limb = LIMB_OF_NERVE.get((candidate.site or "").removeprefix("nerve:"))
        if candidate.distinct is None and limb not in {*limbs, ANY_LIMB}:
            proof = "The block was done in another part of the body than the injected joint."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


def _same(one: Candidate, other: Candidate) -> bool:
    if one.code == other.code == UNLISTED:
        return True
    return (one.code, one.side, one.site, one.session) == (other.code, other.side, other.site, other.session)


@rules.rule("SPIN-46", "SPIN-50", phase=Phase.CHOOSE, decides="intercostal and paravertebral levels of a side")
def levels_of_a_side(slate: Slate, encounter: Encounter) -> Slate:
    """Name the rule of first and further levels on their lines."""
    for codes, rule in (
        ((FIRST_INTERCOSTAL, FURTHER_INTERCOSTAL), "SPIN-46"),
        ((FIRST_PARAVERTEBRAL, FURTHER_PARAVERTEBRAL, "64463"), "SPIN-50"),
    ):
        for candidate in slate.with_code(*codes):
            found = tuple(dict.fromkeys((rule, *candidate.rules)))
            slate = slate.swap(candidate, dataclasses.replace(candidate, rules=found))
    return slate


def _by_level(slate: Slate, act: Act, target: NerveTarget) -> Slate:
    """First level and further levels of each side; a catheter is one unit a side."""
    sides: tuple[Side | None, ...] = ("left", "right") if act.side == "bilateral" else (act.side,)
    further_code = FURTHER_INTERCOSTAL if target.block == FIRST_INTERCOSTAL else FURTHER_PARAVERTEBRAL
    catheter = act.kind == "nerve_catheter"
    code = target.injected(both=False, catheter=catheter) or UNLISTED
    for side in sides:
        base = Candidate(
            code=code,
            side=side,
            site=f"nerve:{target.target}",
            acts=(act.id,),
            session=act.session,
            rules=(target.rule,),
            spans=act.spans,
            why=f"First level of the {target.target} block.",
        )
        slate = slate.add(base)
        further = len(act.levels) - 1
        if further > 0 and not catheter:
            units = further if further_code == FURTHER_INTERCOSTAL else 1
            why = "Each further level of the side." if units == further else "All further levels of the side together."
            slate = slate.add(dataclasses.replace(base, code=further_code, units=units, why=why))
    return slate


@rules.rule("SPIN-47", "SPIN-48", "SPIN-54", phase=Phase.QUERIES, decides="planes before 2025, capsule and swab blocks")
def unsettled_targets(slate: Slate, encounter: Encounter) -> Slate:
    """Ask for the target where only a capsule is named."""
    for act in encounter.findings.performed(*KINDS):
        if act.details.get("nerve") == "hip_capsule":
            slate = slate.ask(query("block_target", UNLISTED, "SPIN-48", act.spans))
    return slate


@rules.rule("SPIN-54", phase=Phase.CHOOSE, decides="sphenopalatine block needs a needle")
def swab(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out the needle code where a swab or a nasal catheter dripped the anesthetic."""
    for candidate in slate.with_code(SPHENOPALATINE):
        acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
        if any(act.details.get("topical") for act in acts):
            reason = "A swab or intranasal catheter is no needle injection of the ganglion."
            slate = slate.exclude(candidate, "SPIN-54", reason)
            slate = slate.send_to_review("A topical sphenopalatine block has no code of its own (SPIN-54).")
    return slate


@rules.rule("SPIN-12", "MOD-36", phase=Phase.PROPOSE, decides="the operator's own anesthesia is not a block")
def own_anesthesia(slate: Slate, encounter: Encounter) -> Slate:
    """Say that a block given as anesthesia for the operator's own procedure is not reported."""
    named = load_nerve_targets()
    for act in encounter.findings.performed(*KINDS):
        if act.details.get("anesthesia"):
            target = named.get(str(act.details.get("nerve")))
            code = target.block if target else "64450"
            reason = "A block by the operator as anesthesia for the own procedure is part of it."
            slate = slate.decline(code, "SPIN-12", reason, None, act.spans)
    return slate


@rules.rule("SPIN-53", phase=Phase.QUERIES, decides="CT guidance beside celiac codes is left to the payer")
def celiac_ct(slate: Slate, encounter: Encounter) -> Slate:
    """Send CT guidance of a celiac or hypogastric block or neurolysis to review; it is not added."""
    for candidate in slate.with_code(*PLEXUS):
        if any(encounter.findings.guidance_about(act, "ct") for act in candidate.acts):
            slate = slate.send_to_review(
                "CT guidance beside a celiac or hypogastric code is not settled: ask the payer (SPIN-53)."
            )
    return slate


@rules.rule("SPIN-51", phase=Phase.UNITS, decides="no block of sacroiliac nerves by ultrasound alone")
def sacroiliac_nerves_by_ultrasound(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out 64451 where ultrasound alone guided it; that is unlisted."""
    for candidate in slate.with_code(SACROILIAC_NERVES):
        looks = {look.modality for act in candidate.acts for look in encounter.findings.guidance_about(act)}
        if "ultrasound" in looks and not looks & {"fluoroscopy", "ct", "cone_beam_ct"}:
            reason = "Fluoroscopy or CT is part of the code; ultrasound alone is unlisted."
            slate = slate.exclude(candidate, "SPIN-51", reason)
            slate = slate.send_to_review(
                "A block of the sacroiliac nerves by ultrasound alone is unlisted, 64999 (SPIN-51)."
            )
    return slate


BOOK = rules.book()
