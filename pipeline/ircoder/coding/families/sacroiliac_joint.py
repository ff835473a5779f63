"""Sacroiliac joint injections and fusion, heat treatment of the disc annulus (SPIN-55 to SPIN-58, SPIN-74)."""

from __future__ import annotations

import dataclasses
import datetime as dt

from ircoder.coding.encounter import Encounter
from ircoder.coding.families.nerve_destruction import by_side
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

INJECTION = "27096"
FACILITY_DRUG, FACILITY_CONTRAST = "G0260", "G0259"
SOFT_TISSUE = "20552"
INSIDE_2023, INSIDE, ACROSS = "0775T", "27278", "27279"
INSIDE_STARTS = dt.date(2024, 1, 1)
JOINT = (INJECTION, FACILITY_DRUG)
ANNULUS_FIRST, ANNULUS_FURTHER = "22526", "22527"
CANAL = ("62322", "62323", "64483", "64484")
SPINE = ("62320", "62321", "62322", "62323", "62324", "62325", "62326", "62327", "64479", "64483")
LIMB_JOINTS = ("20600", "20604", "20605", "20606", "20610", "20611")
SPINE_JOINTS = frozenset({"anatomy:facet_joint", "anatomy:sacroiliac_joint", "anatomy:joint", "anatomy:coccyx"})
RADIOLOGIC = ("fluoroscopy", "ct", "cone_beam_ct")

rules = RuleBookBuilder(
    "sacroiliac_joint",
    families=(),
    act_kinds=("sacroiliac_injection", "sacroiliac_fusion", "annuloplasty"),
    codes=(
        INJECTION,
        FACILITY_DRUG,
        FACILITY_CONTRAST,
        SOFT_TISSUE,
        INSIDE_2023,
        INSIDE,
        ACROSS,
        ANNULUS_FIRST,
        ANNULUS_FURTHER,
    ),
)


@rules.rule("SPIN-55", "SPIN-57", phase=Phase.PROPOSE, decides="27096 a side under fluoroscopy or CT, else 20552")
def injections(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one candidate a side; without fluoroscopy or CT it is at most a soft tissue injection."""
    acts = list(encounter.findings.performed("sacroiliac_injection"))
    if not acts:
        return slate
    if not any(_imaged(act, encounter) for act in acts):
        if slate.with_code("20552", "20553"):
            return slate
        reason = "Fluoroscopy or CT did not confirm the needle in the joint."
        slate = slate.decline(INJECTION, "SPIN-57", reason, SOFT_TISSUE, spans_of(acts))
        slate = slate.send_to_review(
            "A sacroiliac injection without fluoroscopy or CT is 20552 or unlisted, by payer (SPIN-57)."
        )
        return slate.add(_candidate(SOFT_TISSUE, acts, "SPIN-57", "Injection without radiologic proof of the joint."))
    for side, found in by_side(acts).items():
        line = _candidate(INJECTION, found, "SPIN-55", "The joint was entered under fluoroscopy or CT.")
        slate = slate.add(dataclasses.replace(line, side=side))
    return slate


def _imaged(act: Act, encounter: Encounter) -> bool:
    return bool(encounter.findings.guidance_about(act.id, *RADIOLOGIC))


def _candidate(code: str, acts: list[Act], rule: str, why: str) -> Candidate:
    return Candidate(
        code=code,
        site="joint:sacroiliac",
        acts=tuple(act.id for act in acts),
        session=acts[0].session,
        rules=(rule,),
        spans=spans_of(acts),
        why=why,
    )


@rules.rule("SPIN-56", phase=Phase.CHOOSE, decides="Medicare facilities report G0260 or G0259")
def facility_codes(slate: Slate, encounter: Encounter) -> Slate:
    """Write the facility's code in place of the physician's on a Medicare facility claim."""
    if encounter.setting != "facility" or encounter.payer != "medicare":
        return slate
    for candidate in slate.with_code(INJECTION):
        acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
        only_contrast = bool(acts) and all(act.details.get("substance") == "contrast" for act in acts)
        code = FACILITY_CONTRAST if only_contrast else FACILITY_DRUG
        found = ("SPIN-56", *candidate.rules)
        reason = "A Medicare facility reports its own code for the joint."
        slate = slate.decline(INJECTION, "SPIN-56", reason, code, candidate.spans)
        slate = slate.swap(candidate, dataclasses.replace(candidate, code=code, rules=found))
    return slate


@rules.rule("SPIN-88", phase=Phase.BUNDLE, decides="epidural beside a sacroiliac injection only for another site")
def neighbours(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that an epidural at another site stands beside a sacroiliac injection, and have it reviewed."""
    if not slate.with_code(*JOINT):
        return slate
    for candidate in slate.with_code(*CANAL):
        if candidate.code == "64484":
            continue
        proof = "The epidural is at another site than the sacroiliac joint."
        found = (*candidate.rules, "SPIN-88")
        slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof, rules=found))
        slate = slate.send_to_review(
            "A sacroiliac and an epidural injection in one session need different reasons (SPIN-88)."
        )
    return slate


@rules.rule("SPIN-88", phase=Phase.BUNDLE, decides="joints of the limbs stand beside needles at the spine")
def limb_joints(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that an injected joint of a limb and an injection at the spine are two sites."""
    joints = slate.with_code(*LIMB_JOINTS)
    if not any(_at_a_limb(item, encounter) for item in joints):
        return slate
    for candidate in (*joints, *slate.with_code(*SPINE)):
        if candidate.distinct is None and (candidate.code in SPINE or _at_a_limb(candidate, encounter)):
            proof = "A joint of a limb and the spine are two sites."
            found = (*candidate.rules, "SPIN-88")
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof, rules=found))
    return slate


def _at_a_limb(candidate: Candidate, encounter: Encounter) -> bool:
    acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
    return bool(acts) and all(act.target and act.target not in SPINE_JOINTS for act in acts)


@rules.rule("SPIN-58", phase=Phase.PROPOSE, decides="sacroiliac fusion by device and date")
def fusion(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the fusion code by how the device lies and the date; an unclear device is reviewed."""
    for side, acts in by_side(list(encounter.findings.performed("sacroiliac_fusion"))).items():
        told = {act.details.get("transfixing") for act in acts} - {None}
        if not told:
            inside = INSIDE if encounter.service_date >= INSIDE_STARTS else INSIDE_2023
            either = (ACROSS, inside)
            slate = slate.ask(query("sacroiliac_implant", ACROSS, "SPIN-58", spans_of(acts), if_documented=either))
            slate = slate.send_to_review(
                "The report does not state how the implant of the sacroiliac fusion lies (SPIN-58)."
            )
            continue
        inside = INSIDE if encounter.service_date >= INSIDE_STARTS else INSIDE_2023
        code = ACROSS if True in told else inside
        line = _candidate(code, acts, "SPIN-58", "Percutaneous fusion by the lie of the implant.")
        slate = slate.add(dataclasses.replace(line, side=side))
    return slate


@rules.rule("SPIN-74", phase=Phase.PROPOSE, decides="heat treatment of the annulus: first disc, then one for the rest")
def annulus(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of the first disc, and one add-on for all further discs."""
    acts = list(encounter.findings.performed("annuloplasty"))
    if not acts:
        return slate
    levels = tuple(dict.fromkeys(level for act in acts for level in act.levels))
    why = "Heat treatment of the disc annulus."
    slate = slate.add(_candidate(ANNULUS_FIRST, acts, "SPIN-74", why))
    if len(levels) > 1:
        slate = slate.add(_candidate(ANNULUS_FURTHER, acts, "SPIN-74", "All further discs together."))
    return slate.send_to_review("Heat treatment of a disc annulus is not covered by Medicare (SPIN-74).")


BOOK = rules.book()
