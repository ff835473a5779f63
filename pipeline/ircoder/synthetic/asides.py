"""What a report tells beside the work: vessels that were seen, what was done long ago, weighed, tried or left out."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.findings.model import Side
from ircoder.knowledge.base import load_knowledge
from ircoder.synthetic.case import CaseBuilder, Named

SEEN: Mapping[str, tuple[str, ...]] = {
    "leg": (
        "common_femoral_artery",
        "deep_femoral_artery",
        "superficial_femoral_artery",
        "popliteal_artery",
        "anterior_tibial_artery",
        "posterior_tibial_artery",
        "peroneal_artery",
        "tibioperoneal_trunk",
        "dorsalis_pedis_artery",
        "plantar_arch",
        "external_iliac_artery",
    ),
    "pelvis": (
        "internal_iliac_artery",
        "superior_gluteal_artery",
        "inferior_gluteal_artery",
        "obturator_artery",
        "internal_pudendal_artery",
        "lateral_sacral_artery",
        "inferior_epigastric_artery",
    ),
    "gut": (
        "common_hepatic_artery",
        "proper_hepatic_artery",
        "left_hepatic_artery",
        "right_hepatic_artery",
        "splenic_artery",
        "left_gastric_artery",
        "gastroduodenal_artery",
        "cystic_artery",
        "jejunal_artery",
        "superior_rectal_artery",
        "sigmoid_artery",
        "portal_vein",
    ),
    "kidney": ("segmental_renal_artery", "accessory_renal_artery", "renal_vein", "abdominal_aorta"),
    "head": (
        "anterior_cerebral_artery",
        "middle_cerebral_artery",
        "posterior_communicating_artery",
        "anterior_communicating_artery",
        "supraclinoid_internal_carotid_artery",
        "petrous_internal_carotid_artery",
        "transverse_sinus",
        "sigmoid_sinus",
    ),
    "heart": (
        "diagonal_branch",
        "obtuse_marginal_branch",
        "posterior_descending_artery",
        "posterolateral_branch",
        "septal_perforator",
        "acute_marginal_branch",
        "ramus_intermedius",
    ),
    "arm": ("axillary_vein", "subclavian_vein", "brachiocephalic_vein", "superior_vena_cava", "cephalic_vein"),
    "cava": ("common_iliac_vein", "external_iliac_vein", "common_femoral_vein", "renal_vein"),
}
_OLD_WORK = (
    "appendectomy", "cholecystectomy", "hysterectomy", "nephrectomy", "colectomy", "mastectomy", "laminectomy",
    "coronary bypass", "aortic valve replacement", "thyroidectomy", "splenectomy", "carotid endarterectomy",
)  # fmt: skip
_OLD_DEVICES = (
    "port",
    "stent",
    "ivc_filter",
    "picc",
    "nephrostomy_tube",
    "endograft",
    "tunneled_catheter",
    "stent_graft",
)
_UNUSED_IN_VESSELS = ("stent", "plug", "coil", "snare", "drug_coated_balloon", "stent_graft", "occlusion_balloon")
_UNUSED_ELSEWHERE = ("tunneled_drain", "snare", "marker", "support_catheter", "wire")


def survey(case: CaseBuilder, region: str, side: Side | None) -> None:
    """Vessels of a region that a run showed beside what it was for."""
    vessels = load_knowledge().vessels
    for _ in range(case.rng.choice((1, 1, 2))):
        named = []
        for name in case.rng.sample(SEEN[region], 3):
            vessel = vessels.get(f"vessel:{name}")
            named.append(Named(f"vessel:{name}", side if vessel is not None and vessel.paired else None))
        case.tell("findings", "survey", side=side, v1=named[0], v2=named[1], v3=named[2])


def asides(case: CaseBuilder, *, in_vessels: bool) -> None:
    """Earlier work, and what was weighed or left out."""
    unused = _UNUSED_IN_VESSELS if in_vessels else _UNUSED_ELSEWHERE
    if case.chance(0.35):
        old = case.rng.choice(_OLD_WORK)
        case.tell("history", "old_work", old=f"[I!h:{{{old}|{old}}}]")
    if case.chance(0.3):
        device = case.names.device(case.rng.choice(_OLD_DEVICES))
        case.tell("history", "old_device", device=Named(device, status="historical"))
    if case.chance(0.25):
        case.tell("procedure", "not_used", device=Named(case.names.device(case.rng.choice(unused)), status="negated"))
    case.maybe(0.2, "procedure", "imaging_not_done")
    if in_vessels:
        case.maybe(0.3, "procedure", "act_not_done")
        case.maybe(0.4, "consent", "act_weighed")
    case.maybe(0.35, "comparison", "studies_before")
    if case.chance(0.2):
        device = case.names.device(case.rng.choice(unused))
        case.tell("impression", "weighed", device=Named(device, status="hypothetical"))


def first_try(case: CaseBuilder, kind: str, side: Side | None) -> None:
    """A tool that failed before another one served."""
    tool, other = case.names.device(kind), case.names.device(kind)
    case.tell("procedure", "first_try", side=side, tool=Named(tool, side, "attempted"), other=Named(other, side))
