"""Nerves destroyed by heat, cold or chemicals (SPIN-21 to SPIN-29)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.facet_joints import Joint, joints_of, numbered
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, Side, spans_of
from ircoder.knowledge.nerve_targets import NerveTarget, load_nerve_targets

KINDS = ("radiofrequency_neurotomy", "basivertebral_ablation", "neurolysis", "cryoneurolysis")
FACET = {"upper": ("64633", "64634"), "lower": ("64635", "64636")}
FACET_CODES = tuple(code for pair in FACET.values() for code in pair)
SACROILIAC = "64625"
GENICULAR = "64624"
GENICULAR_BRANCHES = 3
BODIES_FIRST, BODIES_FURTHER = "64628", "64629"
BODIES_IN_FIRST = 2
UNLISTED = "64999"
FORAMEN_OVALE, FORAMEN_OVALE_BLIND = "64610", "64605"
ONCE = frozenset({"side", "session", "plane"})
NO_SIDE = frozenset({"64680", "64681", "64630", "64620", "64600"})
FREEZING = ("0440T", "0441T", "0442T")
OTHER = frozenset(
    code
    for target in load_nerve_targets().values()
    for code in (target.destruction, target.freezing)
    if code is not None
)

rules = RuleBookBuilder(
    "nerve_destruction",
    families=(),
    act_kinds=KINDS,
    codes=(*FACET_CODES, SACROILIAC, BODIES_FIRST, BODIES_FURTHER, FORAMEN_OVALE_BLIND, *OTHER),
)


def _heated(encounter: Encounter, nerve: str) -> list[Act]:
    acts = encounter.findings.performed("radiofrequency_neurotomy", "neurolysis")
    return [act for act in acts if act.details.get("nerve") == nerve and not act.details.get("pulsed")]


@rules.rule("SPIN-21", "SPIN-22", "SPIN-16", phase=Phase.PROPOSE, decides="medial branch destruction, every joint")
def facet_joints(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one candidate a joint and side, with no stop at the third."""
    acts = [act for act in _heated(encounter, "medial_branch") if not _sonar_only(act, encounter)]
    untold = [act for act in acts if not act.levels]
    if untold and not any(act.levels for act in acts):
        slate = slate.ask(query("destroyed_joints", "64635", "SPIN-21", spans_of(untold)))
        slate = slate.send_to_review("The report does not state the joints of the medial branch destruction (SPIN-21).")
    found = joints_of(acts)
    places = numbered(found)
    for joint in found:
        region, place = places[joint.level]
        slate = slate.add(_joint_candidate(joint, FACET[region][min(place, 1)]))
    if {"T12-L1", "L1-L2"} <= places.keys() and slate.with_code("64633"):
        slate = slate.send_to_review("Payers differ on 64636 beside 64633 at the thoracolumbar junction (SPIN-22).")
    return slate


def _joint_candidate(joint: Joint, code: str) -> Candidate:
    return Candidate(
        code=code,
        side=joint.side,
        level=joint.level,
        site=f"level:{joint.level}",
        acts=tuple(act.id for act in joint.acts),
        session=joint.acts[0].session,
        rules=("SPIN-22", "SPIN-21") if joint.level == "T12-L1" else ("SPIN-21", "SPIN-16"),
        spans=spans_of(joint.acts),
        why=f"The nerves of facet joint {joint.level}{f' {joint.side}' if joint.side else ''} were destroyed.",
    )


@rules.rule("SPIN-23", phase=Phase.PROPOSE, decides="pulsed RF, and facet RF by ultrasound alone, are unlisted")
def not_destroyed(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the unlisted code where the nerve was not destroyed, or ultrasound alone guided facet work."""
    acts = [
        act
        for act in encounter.findings.performed("radiofrequency_neurotomy")
        if act.details.get("pulsed")
        or (act.details.get("nerve") in {"medial_branch", "sacroiliac_nerves"} and _sonar_only(act, encounter))
    ]
    if not acts:
        return slate
    reason = "Destruction under fluoroscopy or CT is what the radiofrequency codes ask for."
    code = FACET["upper"][0] if any(level[0] in "CT" for act in acts for level in act.levels) else FACET["lower"][0]
    slate = slate.decline(code, "SPIN-23", reason, UNLISTED, spans_of(acts))
    slate = slate.send_to_review(
        "Radiofrequency without destruction or without fluoroscopy or CT is unlisted, 64999 (SPIN-23)."
    )
    why = "Pulsed radiofrequency, or ultrasound alone: no code of its own."
    return slate.add(
        Candidate(
            code=UNLISTED,
            site="pulsed",
            acts=tuple(act.id for act in acts),
            rules=("SPIN-23",),
            spans=spans_of(acts),
            why=why,
        )
    )


def _sonar_only(act: Act, encounter: Encounter) -> bool:
    looks = {look.modality for look in encounter.findings.guidance_about(act.id)}
    return "ultrasound" in looks and not looks & {"fluoroscopy", "ct", "cone_beam_ct"}


@rules.rule(
    "SPIN-25", "SPIN-27", phase=Phase.PROPOSE, decides="one unit a side: sacroiliac nerves, branches at the knee"
)
def one_unit_a_side(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the sacroiliac and the genicular code once a side; fewer than three knee branches take 52."""
    for nerve, code, rule in (("sacroiliac_nerves", SACROILIAC, "SPIN-25"), ("genicular", GENICULAR, "SPIN-27")):
        for side, acts in by_side([act for act in _heated(encounter, nerve) if not _skipped(act, encounter)]).items():
            count = max((branches(act) for act in acts), default=0)
            reduced = code == GENICULAR and 0 < count < GENICULAR_BRANCHES
            slate = slate.add(
                Candidate(
                    code=code,
                    side=side,
                    modifiers=("52",) if reduced else (),
                    site=f"side:{side}",
                    acts=tuple(act.id for act in acts),
                    session=acts[0].session,
                    rules=(rule,),
                    spans=spans_of(acts),
                    why="Fewer than the three branches of the code." if reduced else "All branches of a side are one.",
                )
            )
    return slate


def _skipped(act: Act, encounter: Encounter) -> bool:
    return act.details.get("nerve") == "sacroiliac_nerves" and _sonar_only(act, encounter)


def branches(act: Act) -> int:
    """Number of branches at the knee that the report names, 0 where it names none."""
    count = act.details.get("branches", 0)
    return int(count) if isinstance(count, (int, float)) else 0


def by_side(acts: list[Act]) -> dict[Side | None, list[Act]]:
    """Acts by the side (both spelled out); acts without a side join the others where there are any."""
    out: dict[Side | None, list[Act]] = {}
    for act in acts:
        both: tuple[Side | None, ...] = ("left", "right") if act.side == "bilateral" else (act.side,)
        for side in both:
            out.setdefault(side, []).append(act)
    if len(out) > 1:
        out.pop(None, None)
    return out


@rules.rule("SPIN-26", phase=Phase.PROPOSE, decides="basivertebral ablation: two bodies in the first code")
def basivertebral(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the first code for two bodies and one add-on for each further body."""
    acts = encounter.findings.performed("basivertebral_ablation")
    if not acts:
        return slate
    levels = tuple(dict.fromkeys(level for act in acts for level in act.levels))
    base = Candidate(
        code=BODIES_FIRST,
        modifiers=("52",) if len(levels) == 1 else (),
        level=levels[0] if levels else None,
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=("SPIN-26",),
        spans=spans_of(acts),
        why="Heat ablation of the basivertebral nerve, the first two bodies.",
    )
    further = max(0, len(levels) - BODIES_IN_FIRST)
    slate = slate.add(base)
    if further:
        why = "Bodies beyond the two of the first code."
        slate = slate.add(dataclasses.replace(base, code=BODIES_FURTHER, units=further, modifiers=(), why=why))
    return slate


@rules.rule("SPIN-28", "SPIN-46", "SPIN-53", phase=Phase.PROPOSE, decides="other nerves by name, once each")
def other_nerves(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the named destruction code, or one unit of the general code for each nerve."""
    named = load_nerve_targets()
    for act in encounter.findings.performed("radiofrequency_neurotomy", "neurolysis"):
        target = named.get(str(act.details.get("nerve")))
        if target is None or act.details.get("pulsed") or target.destruction in {None, SACROILIAC, GENICULAR}:
            continue
        slate = _destroyed(slate, encounter, act, target)
    return slate


def _destroyed(slate: Slate, encounter: Encounter, act: Act, target: NerveTarget) -> Slate:
    code = str(target.destruction)
    if code == FORAMEN_OVALE and not encounter.findings.guidance_about(act.id, "fluoroscopy", "ct"):
        code = FORAMEN_OVALE_BLIND
    if target.target == "splanchnic":
        slate = slate.send_to_review(
            "Destruction of the splanchnic nerves: payers differ between 64680 and an unlisted code (SPIN-53)."
        )
    if code == UNLISTED:
        slate = slate.send_to_review(
            f"Destruction of the {target.target.replace('_', ' ')} has no code of its own: unlisted 64999 (SPIN-28)."
        )
    return slate.add(*_of_sides(act, target, code, ("SPIN-53",) if code == "64680" else (target.rule, "SPIN-28")))


def _of_sides(act: Act, target: NerveTarget, code: str, rule_ids: tuple[str, ...]) -> list[Candidate]:
    """One candidate a side and level; codes without sides are counted by level or stand once."""
    units = max(1, len(act.levels)) if target.counted == "level" else 1
    both = act.side == "bilateral"
    if code in NO_SIDE or code == UNLISTED or target.counted == "session":
        counted = target.counted not in {"session"} and code in {"64620", "64600", "64630"} and both
        sides: tuple[Side | None, ...] = (None,)
        units = units * 2 if counted else units
    else:
        sides = ("left", "right") if both else (act.side,)
    return [
        Candidate(
            code=code,
            units=units,
            side=side,
            site=f"nerve:{target.target}",
            acts=(act.id,),
            session=act.session,
            rules=tuple(dict.fromkeys(rule_ids)),
            spans=act.spans,
            why=f"The {target.target.replace('_', ' ')} was treated.",
        )
        for side in sides
    ]


@rules.rule("SPIN-29", "NONV-103", phase=Phase.PROPOSE, decides="freezing of a nerve: arm, leg, or plexus and trunk")
def frozen(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the freezing code of the nerve's region, one unit a nerve and side; guidance is inside."""
    named = load_nerve_targets()
    for act in encounter.findings.performed("cryoneurolysis"):
        target = named.get(str(act.details.get("nerve")))
        if target is None or target.freezing is None:
            slate = slate.send_to_review("The report does not state the region of the frozen nerve (SPIN-29).")
            continue
        units = max(1, len(act.levels)) * (2 if act.side == "bilateral" else 1)
        if target.counted == "session":
            units = 1
        slate = slate.add(
            Candidate(
                code=target.freezing,
                units=units,
                site=f"nerve:{target.target}",
                acts=(act.id,),
                session=act.session,
                rules=("SPIN-29",),
                spans=act.spans,
                why=f"Freezing of the {target.target.replace('_', ' ')}, guidance included.",
            )
        )
    if slate.with_code(*FREEZING):
        slate = slate.send_to_review("A nerve was frozen: the T code or 64640, by payer, is disputed (SPIN-29).")
    return slate


@rules.rule("SPIN-25", phase=Phase.BUNDLE, decides="no sacroiliac RF beside lumbar facet RF of the same side")
def sacroiliac_and_facet(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out sacroiliac RF on a side with lumbar facet RF; on the other side the side modifiers show it apart."""
    for candidate in slate.with_code(SACROILIAC):
        beside = [item for item in slate.with_code(*FACET["lower"]) if item.side in {candidate.side, None}]
        if beside:
            reason = "It is not reported with lumbar facet destruction of the same side."
            slate = slate.exclude(candidate, "SPIN-25", reason, beside[0].code)
            slate = slate.send_to_review(
                "Sacroiliac and lumbar facet nerves of one side were both destroyed: check that both count (SPIN-25)."
            )
    return slate


@rules.rule("SPIN-24", phase=Phase.BUNDLE, decides="a test block of the nerve that is then destroyed is included")
def test_block(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out blocks at the level and side, or of the nerve, that the same session destroys."""
    for winner in slate.candidates:
        for block in slate.candidates:
            if block.code in TESTED_BY.get(winner.code, ()) and _one_place(winner, block):
                reason = "A test block of the nerve that is then destroyed is part of its destruction."
                slate = slate.exclude(block, "SPIN-24", reason, winner.code)
    return slate


@rules.rule("SPIN-24", "SPIN-16", phase=Phase.BUNDLE, decides="blocks and destruction in two regions are two sites")
def another_region(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that facet blocks stand apart from a destruction in the other region of the spine alone."""
    for region, other in (("upper", "lower"), ("lower", "upper")):
        here = [item for item in slate.candidates if item.code in FACET[region]]
        if not here or any(item.code in FACET[other] for item in slate.candidates):
            continue
        for block in slate.with_code(*TESTED_BY[FACET[other][0]]):
            proof = "The blocks and the destruction are in two regions of the spine."
            slate = slate.swap(block, dataclasses.replace(block, distinct=block.distinct or proof))
    return slate


def _one_place(winner: Candidate, block: Candidate) -> bool:
    sides = {winner.side, block.side} - {None}
    if len(sides) > 1:
        return False
    if winner.code in FACET_CODES:
        return winner.level == block.level or "third" in str(block.level)
    return winner.site == block.site or not {winner.site, block.site} & {
        s for s in (winner.site, block.site) if s and s.startswith("nerve:")
    }


TESTED_BY = {
    **{code: frozenset({"64490", "64491", "64492", "0213T", "0214T", "0215T"}) for code in FACET["upper"]},
    **{code: frozenset({"64493", "64494", "64495", "0216T", "0217T", "0218T"}) for code in FACET["lower"]},
    SACROILIAC: frozenset({"64451"}),
    GENICULAR: frozenset({"64454"}),
    **{
        code: frozenset({t.block for t in load_nerve_targets().values() if code in {t.destruction, t.freezing}})
        - {UNLISTED}
        for code in OTHER - {SACROILIAC, GENICULAR, UNLISTED}
    },
}
"""Blocks that test what the destruction code treats."""

BOOK = rules.book()
