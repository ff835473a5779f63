"""Diagnostic angiography of aorta, limbs, viscera, pelvis, spine and chest wall (VASC-19 to VASC-41)."""

from __future__ import annotations

import dataclasses
import re

from ircoder.coding.encounter import Encounter
from ircoder.coding.limb_studies import BOTH, SUBCLAVIAN_SIDE_BRANCHES, limb_codes, sides_shown
from ircoder.coding.model import Candidate, Phase, Slate, code_range, merged_spans
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.studies import (
    Study,
    allowed,
    by_side,
    candidate,
    refuse,
    reviewed,
    selective_tip,
    studies,
    vessel_of,
)
from ircoder.coding.variant_origins import VARIANTS
from ircoder.findings.model import Side
from ircoder.knowledge.vessels import VesselTree

builder = RuleBookBuilder(
    "diagnostic angiography",
    families=("diagnostic_angiography",),
    act_kinds=(),
    codes=code_range(
        "75600",
        "75605",
        "75625",
        "75630",
        "75705",
        "75710",
        "75716",
        "75726",
        "75731",
        "75733",
        "75736",
        "75756",
        "75774",
        "76376",
        "76377",
        "G0278",
    ),
)

_ROOT = re.compile(r"\bsupra-?\s?valvular|\b(?:aortic\s+)?root\b|\bregurgitation\b|\bvalve\b", re.IGNORECASE)
LIMBS = {"leg": ("lower_extremity", "iliofemoral"), "arm": ("upper_extremity",)}
NECK_CODES = ("36221", "36222", "36223", "36224", "36225", "36226")
RENAL_CODES = ("36251", "36252", "36253", "36254")
LEVELLED = ("vessel:posterior_intercostal_artery", "vessel:lumbar_artery")


@builder.rule(
    "VASC-26",
    "VASC-27",
    "VASC-19",
    "VASC-20",
    "VASC-21",
    "VASC-22",
    "VASC-23",
    "VASC-24",
    "MOD-33",
    "VASC-36",
    "VASC-41",
    "VINT-02",
    "CARD-39",
    phase=Phase.PROPOSE,
    decides="aortogram and leg runoff: one position is 75630, two are 75625 with 75710 or 75716",
)
def aorta_and_legs(slate: Slate, encounter: Encounter) -> Slate:
    """Propose aortogram and leg codes by the catheter positions from which each was seen."""
    aortograms = studies(encounter, "abdominal_aorta")
    limbs = studies(encounter, *LIMBS["leg"])
    aorta, legs = allowed(aortograms), allowed(limbs)
    if not any(_above_bifurcation(item) for item in aorta) and _beside_the_heart(legs, encounter):
        why = "Iliac and femoral pictures beside the heart catheterization, for a reason of their own."
        new = candidate("G0278", legs, ("CARD-39", "VASC-41"), why, site="limb:leg")
        return slate.add(dataclasses.replace(new, distinct=None))
    aorta = _from_own_position(aorta, legs)
    places = {item.place for item in aorta}
    beside = [item for item in legs if item.place in places]
    apart = [item for item in legs if item.place not in places]
    if aorta and sides_shown(beside) == BOTH and not apart:
        why = "Aorta and both iliofemoral systems from one catheter position."
        slate = slate.add(candidate("75630", [*aorta, *beside], ("VASC-26",), why, site="aorta:abdominal"))
        return refuse(reviewed(slate, aorta), "75630", [*aortograms, *limbs])
    if aorta:
        why = "Abdominal aortogram from its own catheter position."
        slate = slate.add(candidate("75625", aorta, ("VASC-26",), why, site="aorta:abdominal"))
    runoff = [item for item in beside if item.reading.bed == "lower_extremity"]
    slate = limb_codes(slate, "leg", [*runoff, *apart], encounter)
    slate = refuse(reviewed(slate, [*aorta, *legs]), "75625", aortograms)
    return refuse(slate, "75716" if sides_shown(limbs) == BOTH else "75710", limbs)


def _from_own_position(aorta: list[Study], legs: list[Study]) -> list[Study]:
    """Aortograms of positions from which no leg was seen, where there are any: the rest is the way down."""
    below = {item.place for item in legs}
    own = [item for item in aorta if item.position is not None and item.place not in below]
    return own if own and any(item.position is not None for item in legs) else aorta


@builder.rule("VASC-27", "VASC-49", phase=Phase.PROPOSE, decides="arm arteriograms: one side 75710, both 75716")
def arms(slate: Slate, encounter: Encounter) -> Slate:
    """Propose arm arteriograms."""
    found = studies(encounter, *LIMBS["arm"])
    slate = limb_codes(slate, "arm", allowed(found), encounter)
    for legs in slate.with_code("75630") if allowed(found) else ():
        if legs.distinct is None:
            slate = slate.swap(
                legs, dataclasses.replace(legs, distinct="Aorta and legs are studied apart from the arm.")
            )
    slate = reviewed(slate, allowed(found))
    return refuse(slate, "75716" if sides_shown(found) == BOTH else "75710", found)


def _of_heart(item: Study, encounter: Encounter) -> bool:
    """Whether a run above the valve is part of a heart catheterization of the session (VASC-41)."""
    done = encounter.findings.performed()
    if item.position is None and any(act.kind == "aortic_root_angiography" for act in done):
        return True
    cath = any(act.family == "diagnostic_cardiac_cath" for act in done)
    return cath and any(_ROOT.search(span.text) for span in item.imaging.spans)


@builder.rule("VASC-34", phase=Phase.PROPOSE, decides="a thoracic aortogram that is not part of a neck study: 75605")
def thoracic_aorta(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 75605 for thoracic runs; an arch run with its neck vessels belongs to the neck set."""
    found = [item for item in studies(encounter, "thoracic_aorta") if not _of_heart(item, encounter)]
    if items := allowed(found):
        why = "Thoracic aortogram with findings of its own."
        slate = slate.add(candidate("75605", items, ("VASC-34",), why, site="aorta:thoracic"))
    return refuse(reviewed(slate, allowed(found)), "75605", found)


@builder.rule(
    "VASC-28",
    "VASC-29",
    "VASC-25",
    phase=Phase.PROPOSE,
    decides="visceral studies: 75726 a main artery, 75774 a further vessel of it",
)
def visceral(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one basic study for each visceral family and an add-on for each further vessel entered and read."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "visceral", "bronchial")
    families: dict[str, list[Study]] = {}
    for item in allowed(found):
        vessel = vessel_of(item, tree)
        if vessel is not None:
            families.setdefault(_family_of(item, vessel, tree), []).append(item)
    for family, items in families.items():
        slate = _basic_and_further(slate, "75726", items, ("VASC-28",), f"family:{family}", None, encounter)
    slate = _note_flush(slate, "75726", "VASC-28", found, encounter)
    return refuse(reviewed(slate, allowed(found)), "75726", found)


@builder.rule("VASC-31", "VASC-29", phase=Phase.PROPOSE, decides="pelvic studies: 75736 a side, then 75774")
def pelvic(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 75736 for each internal iliac artery that was entered and read."""
    return _by_side(slate, "75736", ("pelvic",), "VASC-31", "vessel:internal_iliac_artery", encounter)


@builder.rule("VASC-33", "VASC-29", phase=Phase.PROPOSE, decides="internal mammary studies: 75756 a side")
def internal_mammary(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 75756 for each mammary artery that was entered and read."""
    return _by_side(slate, "75756", ("internal_mammary",), "VASC-33", "vessel:internal_mammary_artery", encounter)


@builder.rule("VASC-28", phase=Phase.PROPOSE, decides="adrenal arteries: one side 75731, both 75733")
def adrenal(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the adrenal artery codes."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "adrenal")
    items = [item for item in allowed(found) if vessel_of(item, tree)]
    if items:
        both = sides_shown(items) == BOTH
        code, side = ("75733", None) if both else ("75731", items[0].side)
        slate = slate.add(candidate(code, items, ("VASC-25",), "Selective adrenal arteriogram.", side=side))
    return refuse(slate, "75731", found)


@builder.rule("VASC-32", phase=Phase.PROPOSE, decides="spinal studies: 75705 for each feeder that was entered and read")
def spinal(slate: Slate, encounter: Encounter) -> Slate:
    """Count spinal feeders, every level and side by itself."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "spinal")
    feeders: dict[str, Study] = {}
    for item in allowed(found):
        vessel = vessel_of(item, tree)
        if vessel is not None:
            levelled = vessel in LEVELLED
            feeders.setdefault(item.place if levelled else f"{vessel}:{item.side}", item)
    if feeders:
        items = list(feeders.values())
        why = f"{len(items)} spinal feeder{'s' if len(items) > 1 else ''} entered and read."
        slate = slate.add(candidate("75705", items, ("VASC-32",), why, units=len(items), site="spine"))
    slate = _note_flush(slate, "75705", "VASC-25", found, encounter)
    return refuse(reviewed(slate, allowed(found)), "75705", found)


@builder.rule("VASC-30", phase=Phase.ADD_ONS, decides="arm and chest branches read beside a vertebral study: 75774")
def beside_the_vertebral(slate: Slate, encounter: Encounter) -> Slate:
    """Add 75774 for subclavian branches entered and read in a session with a basic study or vertebral code."""
    tree = encounter.knowledge.vessels
    basic = slate.with_code("75605", "75705", "75710", "75716", "75726", "75756")
    for item in allowed(studies(encounter, "other", "upper_extremity")):
        vessel = selective_tip(item, tree)
        if vessel is None or not any(tree.is_within(vessel, branch, item.side) for branch in SUBCLAVIAN_SIDE_BRANCHES):
            continue
        vertebral = slate.with_code("36225", "36226")
        if not vertebral and not basic:
            continue
        apart = "Subclavian branch studied apart from the neck and head." if vertebral else None
        new = candidate(
            "75774", [item], ("VASC-30", "VASC-29"), f"Further vessel studied: {tree[vessel].name}.", vessel=vessel
        )
        slate = slate.add(dataclasses.replace(new, distinct=new.distinct or apart))
    return slate


@builder.rule("VASC-39", phase=Phase.ADD_ONS, decides="rotational 3D study: 76377 on a workstation, else 76376")
def rotational(slate: Slate, encounter: Encounter) -> Slate:
    """Add the 3D code once where the study it belongs to is reported."""
    reported = {study for item in slate.candidates for study in item.imaging}
    for imaging in encounter.findings.imaging:
        if imaging.status == "performed" and imaging.details.get("rotational_3d") and imaging.id in reported:
            independent = bool(imaging.details.get("workstation"))
            code = "76377" if independent else "76376"
            if not slate.with_code("76376", "76377"):
                why = "Rotational 3D study" + (" read on an independent workstation." if independent else ".")
                slate = slate.add(
                    Candidate(code=code, imaging=(imaging.id,), rules=("VASC-39",), spans=imaging.spans, why=why)
                )
    return slate


@builder.rule("VASC-40", phase=Phase.ADD_ONS, decides="cone-beam CT in the angiography suite has no code")
def cone_beam(slate: Slate, encounter: Encounter) -> Slate:
    """Note that a cone-beam run adds nothing; beside an angiogram without treatment that is for the payer to say."""
    for imaging in encounter.findings.imaging:
        if imaging.status == "performed" and imaging.details.get("cone_beam_ct"):
            if not encounter.findings.performed("embolization"):
                slate = slate.send_to_review("Cone-beam CT of an angiogram: no source settles its code (VASC-40).")
            reason = "Cone-beam CT in the angiography suite has no code of its own."
            return slate.decline("76380", "VASC-40", reason, None, imaging.spans)
    return slate


@builder.rule(
    "VASC-28",
    "VASC-34",
    "VASC-51",
    "VASC-54",
    phase=Phase.BUNDLE,
    decides="scout aortograms are inside selective visceral, renal and neck studies",
)
def scout_aortograms(slate: Slate, encounter: Encounter) -> Slate:
    """Take off flush aortograms that only led to a selective study; one with a question of its own stays, apart."""
    selective = slate.with_code(*RENAL_CODES) or slate.with_code("75726")
    for flush in slate.with_code("75625") if selective else ():
        winner = selective[0].code
        rule = "VASC-28" if winner == "75726" else "VASC-51"
        if slate.with_code("75710", "75716") or _reads_iliacs(flush, encounter):
            apart = flush.distinct or "Aortogram for a question of its own, with its own findings."
            slate = slate.swap(flush, dataclasses.replace(flush, distinct=apart, rules=(*flush.rules, "VASC-54")))
        else:
            slate = slate.exclude(flush, rule, "The flush aortogram belongs to the selective study.", winner)
    neck = slate.with_code(*NECK_CODES)
    for arch in slate.with_code("75605", "75600") if neck else ():
        slate = slate.exclude(arch, "VASC-34", "The arch run is inside the neck study.", neck[0].code)
    return slate


@builder.rule("VASC-29", phase=Phase.UNITS, decides="further vessels are counted on one line of 75774")
def count_further_vessels(slate: Slate, encounter: Encounter) -> Slate:
    """Join the 75774 of a session that share their proof of being separate."""
    groups: dict[tuple[int, str | None], list[Candidate]] = {}
    for item in slate.with_code("75774"):
        groups.setdefault((item.session, item.distinct), []).append(item)
    for group in groups.values():
        names = ", ".join(name for name in (_name(item, encounter) for item in group) if name)
        joined = dataclasses.replace(
            group[0],
            units=sum(item.units for item in group),
            imaging=tuple(dict.fromkeys(study for item in group for study in item.imaging)),
            spans=merged_spans(group),
            why=f"Further vessels entered and read after the basic study: {names}." if names else group[0].why,
        )
        slate = slate.swap(group[0], joined)
        for item in group[1:]:
            slate = slate.exclude(item, "VASC-29", "", note=False)
    return slate


_ILIOFEMORAL = frozenset(
    f"vessel:{name}_artery" for name in ("iliac", "common_iliac", "external_iliac", "internal_iliac", "common_femoral")
)
"""What an injection above the fork of the aorta shows."""


def _beside_the_heart(legs: list[Study], encounter: Encounter) -> bool:
    """Whether Medicare's code for iliofemoral pictures at a heart catheterization takes the place of a leg study."""
    heart = encounter.findings.performed("left_heart_catheterization", "coronary_angiography", "graft_angiography")
    flush = all(
        (item.reading.bed == "iliofemoral" or item.reading.vessel in _ILIOFEMORAL)
        and selective_tip(item, encounter.knowledge.vessels) is None
        for item in legs
    )
    return bool(legs) and bool(heart) and flush and encounter.payer == "medicare"


def _above_bifurcation(item: Study) -> bool:
    """Whether an aortogram was seen from a tip that shows more of the aorta than its end."""
    return item.position is None or item.position.vessel != "vessel:aortic_bifurcation"


def _name(item: Candidate, encounter: Encounter) -> str | None:
    vessel = encounter.knowledge.vessels.get(item.vessel)
    return vessel.name if vessel else None


def _reads_iliacs(flush: Candidate, encounter: Encounter) -> bool:
    return any(
        reading.bed in LIMBS["leg"] and reading.interpreted
        for imaging in encounter.findings.imaging
        if imaging.id in flush.imaging
        for reading in imaging.beds
    )


def _family_of(item: Study, vessel: str, tree: VesselTree) -> str:
    """Family of a vessel as this patient has it: a variant stem that was entered bears its branches (VASC-13)."""
    entered = {position.vessel for position in item.access.positions} if item.access is not None else frozenset()
    for variant in VARIANTS:
        fits = variant.marker in entered and variant.side in {None, item.side or variant.side}
        if fits and tree.is_within(vessel, variant.stem, item.side):
            return variant.family
    return _family(vessel, item.side, tree)


def _family(vessel: str, side: Side | None, tree: VesselTree) -> str:
    root = tree.root(vessel, side) or vessel
    return f"{root}:{side}" if root in tree and tree[root].paired and side else root


def _basic_and_further(
    slate: Slate,
    code: str,
    items: list[Study],
    rules: tuple[str, ...],
    site: str,
    side: Side | None,
    encounter: Encounter,
) -> Slate:
    """Propose the basic study of a family and 75774 for each further vessel, each vessel once."""
    tree = encounter.knowledge.vessels
    vessels: dict[str, list[Study]] = {}
    for item in items:
        vessels.setdefault(vessel_of(item, tree) or "", []).append(item)
    (first, basic), *rest = vessels.items()
    name = tree[first].name
    slate = slate.add(
        candidate(code, basic, rules, f"Selective study of the {name}.", vessel=first, side=side, site=site)
    )
    for vessel, group in rest:
        why = f"Further vessel studied: {tree[vessel].name}."
        slate = slate.add(candidate("75774", group[:1], ("VASC-29",), why, vessel=vessel, site=site))
    return slate


def _by_side(slate: Slate, code: str, beds: tuple[str, ...], rule: str, stem: str, encounter: Encounter) -> Slate:
    """Propose a code counted by side, for tips inside ``stem``."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, *beds)
    entered = [(item, vessel_of(item, tree)) for item in allowed(found)]
    sides = by_side(item for item, vessel in entered if vessel and tree.is_within(vessel, stem, item.side))
    for side, items in sides.items():
        slate = _basic_and_further(slate, code, items, (rule,), f"side:{side}", side, encounter)
    slate = _note_flush(slate, code, rule, found, encounter)
    return refuse(reviewed(slate, allowed(found)), code, found)


def _note_flush(slate: Slate, code: str, rule: str, found: tuple[Study, ...], encounter: Encounter) -> Slate:
    """Note a bed that was read but never entered (VASC-25)."""
    missed = [item for item in allowed(found) if vessel_of(item, encounter.knowledge.vessels) is None]
    if missed and not slate.with_code(code):
        reason = "The vessel was opacified and not entered."
        slate = slate.decline(code, rule, reason, None, missed[0].spans)
    return slate


BOOK = builder.book()
