"""Trigger points, tendons, carpal tunnel, platelet products and small cysts (SPIN-83, SPIN-84)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of, count_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate, code_range
from ircoder.coding.registry import RuleBookBuilder

KINDS = (
    "trigger_point",
    "tendon_injection",
    "carpal_tunnel_injection",
    "carpal_tunnel_release",
    "platelet_rich_plasma",
    "ganglion_aspiration",
    "bone_cyst_injection",
)
FEW_MUSCLES, MANY_MUSCLES, MANY = "20552", "20553", 3
SHEATH, ATTACHMENT = "20550", "20551"
BY_KIND = {
    "carpal_tunnel_injection": "20526",
    "carpal_tunnel_release": "64728",
    "platelet_rich_plasma": "0232T",
    "ganglion_aspiration": "20612",
    "bone_cyst_injection": "20615",
}
INSIDE_PLATELETS = ("20550", "20551", "20600", "20604", "20605", "20606", "20610", "20611")

AT_THE_SPINE = code_range("62320-62323", "64400-64450", "64479-64484", "64490-64495")

TUNNEL = "carpal_tunnel_injection"
rules = RuleBookBuilder(
    "soft_tissue_injection",
    families=(),
    act_kinds=KINDS,
    codes=(FEW_MUSCLES, MANY_MUSCLES, SHEATH, ATTACHMENT, *BY_KIND.values()),
)

JOINTS = ("20600", "20604", "20605", "20606", "20610", "20611", "27096", "G0260")


@rules.rule("SPIN-83", phase=Phase.PROPOSE, decides="one trigger point code a day, by muscles")
def trigger_points(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code by the number of muscles named over the whole session."""
    acts = encounter.findings.performed("trigger_point")
    if not acts:
        return slate
    muscles = sum(count_of(act, "muscles") for act in acts)
    code = MANY_MUSCLES if muscles >= MANY else FEW_MUSCLES
    if not any("muscles" in act.details for act in acts):
        slate = slate.send_to_review("The report does not name the muscles of the trigger points (SPIN-83).")
    why = f"Trigger points in {muscles} muscle{'s' if muscles > 1 else ''}."
    return slate.add(candidate_of(acts, code, ("SPIN-83",), why))


@rules.rule("SPIN-83", "MOD-13", phase=Phase.BUNDLE, decides="named muscles are other sites than needles at the spine")
def beside_the_spine(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that injections at spine or head and trigger points in muscles that are named are separate sites."""
    points = encounter.findings.performed("trigger_point")
    if not any("muscles" in act.details for act in points):
        return slate
    for candidate in slate.with_code(*AT_THE_SPINE):
        if candidate.distinct is None:
            proof = "The trigger points lie in muscles that the report names, apart from this injection."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    if slate.with_code(*AT_THE_SPINE, *JOINTS):
        proof = "The muscles that the report names are other sites than the joint or the spine."
        for candidate in slate.with_code(FEW_MUSCLES, MANY_MUSCLES):
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=candidate.distinct or proof))
    return slate


@rules.rule("SPIN-84", phase=Phase.PROPOSE, decides="each tendon sheath, ligament or attachment is a unit")
def tendons(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one unit a structure and side."""
    joints = {act.side for act in encounter.findings.performed("joint_injection", "joint_aspiration")}
    for act in encounter.findings.performed("tendon_injection"):
        attached = act.details.get("attachment") is True
        code = ATTACHMENT if attached else SHEATH
        what = "attachment" if attached else "sheath or ligament"
        name = str(act.target or "anatomy:tendon").removeprefix("anatomy:").replace("_", " ")
        why = f"Injection of a tendon {what}: {name}."
        apart = None if act.side in joints else "The tendon is another structure than what else was treated."
        slate = slate.add(candidate_of([act], code, ("SPIN-84",), why, side=act.side, distinct=apart))
    return slate


@rules.rule("SPIN-84", phase=Phase.BUNDLE, decides="a platelet injection holds the joint and tendon codes")
def inside_platelets(slate: Slate, encounter: Encounter) -> Slate:
    """Take off joint and tendon injections beside a platelet injection."""
    for winner in slate.with_code("0232T"):
        for candidate in slate.with_code(*INSIDE_PLATELETS):
            slate = slate.exclude(candidate, "SPIN-84", "The platelet injection holds it.", winner.code)
    return slate


@rules.rule("SPIN-84", phase=Phase.PROPOSE, decides="carpal tunnel, platelets, ganglion and bone cysts by their rows")
def by_catalogue(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of each further kind, a side each."""
    tendons_too = bool(encounter.findings.performed("tendon_injection"))
    for kind, code in BY_KIND.items():
        for act in encounter.findings.performed(kind):
            words = kind.replace("_", " ")
            if encounter.in_force(code):
                why = f"{words.capitalize()}."
                apart = "The tunnel is another structure than the tendon." if tendons_too and kind == TUNNEL else None
                slate = slate.add(candidate_of([act], code, (f"CAT-{code}",), why, side=act.side, distinct=apart))
            else:
                slate = slate.send_to_review(f"{words.capitalize()}: {code} is not in force on the date of service.")
    return slate


BOOK = rules.book()
