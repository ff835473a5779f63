"""Venography, vein sampling, pulmonary angiography and lymphangiography (VASC-58 to VASC-67)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.studies import Study, allowed, by_side, candidate, refuse, reviewed, studies, vessel_of
from ircoder.findings.model import Act, Side, spans_of
from ircoder.knowledge.vessels import VesselTree

builder = RuleBookBuilder(
    "venography",
    families=("diagnostic_venography", "venous_sampling"),
    act_kinds=("venous_sampling", "lymphangiography_injection"),
    codes=code_range(
        "36005",
        "36500",
        "38200",
        "38790",
        "75741",
        "75743",
        "75746",
        "75801",
        "75803",
        "75805",
        "75807",
        "75810",
        "75820",
        "75822",
        "75825",
        "75827",
        "75831",
        "75833",
        "75840",
        "75842",
        "75860",
        "75870",
        "75872",
        "75880",
        "75885",
        "75887",
        "75889",
        "75891",
        "75893",
    ),
)

SIDES: tuple[Side, ...] = ("right", "left")
ARM_REGIONS = frozenset({"upper_extremity", "thorax"})
CENTRAL_CHEST = (
    "vessel:superior_vena_cava",
    "vessel:cavoatrial_junction",
    "vessel:right_atrium",
    "vessel:brachiocephalic_vein",
    "vessel:persistent_left_superior_vena_cava",
    "vessel:azygos_vein",
)
PULMONARY_MAIN = ("vessel:right_pulmonary_artery", "vessel:left_pulmonary_artery")
SAGITTAL = frozenset({"vessel:superior_sagittal_sinus", "vessel:vein_of_trolard", "vessel:cortical_vein"})


@builder.rule("VASC-58", phase=Phase.PROPOSE, decides="limb venograms: one limb 75820, both arms or legs 75822")
def limb_veins(slate: Slate, encounter: Encounter) -> Slate:
    """Propose limb venograms; iliac veins read by themselves count with the leg."""
    tree = encounter.knowledge.vessels
    found = [item for item in studies(encounter, "extremity_vein", "pelvic_vein") if _limb_reading(item, tree)]
    limbs: dict[str, dict[Side | None, list[Study]]] = {}
    for item in allowed(found):
        side = item.side or (item.access.side if item.access else None)
        for one in SIDES if side == "bilateral" else (side,):
            limbs.setdefault(_limb(item, tree), {}).setdefault(one, []).append(item)
    for limb, sides in limbs.items():
        apart = "Another limb was studied." if slate.with_code("75820", "75822") else None
        items = [item for group in sides.values() for item in group]
        if {"left", "right"} <= sides.keys():
            why = f"Veins of both {limb}s studied and read."
            new = candidate("75822", items, ("VASC-58",), why, site=f"limb:{limb}")
        else:
            side = next(iter(sides))
            why = f"Veins of the {side + ' ' if side else ''}{limb} studied and read."
            new = candidate("75820", items, ("VASC-58",), why, side=side, site=f"limb:{limb}")
        slate = slate.add(dataclasses.replace(new, distinct=new.distinct or apart))
    both = {item.side for item in found} >= set(SIDES)
    return refuse(reviewed(slate, allowed(found)), "75822" if both else "75820", found)


@builder.rule("VASC-59", "VASC-58", phase=Phase.PROPOSE, decides="caval venograms with findings: 75825 and 75827")
def cavae(slate: Slate, encounter: Encounter) -> Slate:
    """Propose caval venograms; the upper cava needs a tip in it or in a vein that opens into it."""
    lower = studies(encounter, "inferior_vena_cava")
    if items := allowed(lower):
        slate = slate.add(candidate("75825", items, ("VASC-59",), "Inferior cavogram with findings.", site="cava"))
    slate = refuse(reviewed(slate, allowed(lower)), "75825", lower)
    upper = studies(encounter, "superior_vena_cava")
    central = [item for item in allowed(upper) if _central_tip(item)]
    if central:
        why = "Superior cavogram from a central tip, with findings."
        slate = slate.add(candidate("75827", central, ("VASC-59", "VASC-58"), why, site="upper cava"))
    elif allowed(upper):
        reason = "The upper cava filled from a limb injection; no catheter was there."
        slate = slate.decline("75827", "VASC-58", reason, None, allowed(upper)[0].spans)
    return refuse(reviewed(slate, central), "75827", upper)


@builder.rule("VASC-55", "VASC-82", phase=Phase.PROPOSE, decides="renal and adrenal venograms by side and date")
def renal_and_adrenal_veins(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 75831 or 75833, and 75840 or (through 2025) 75842."""
    slate = _one_or_both(slate, "renal_vein", "75831", "75833", encounter)
    return _one_or_both(slate, "adrenal_vein", "75840", "75842", encounter)


@builder.rule("VASC-60", phase=Phase.PROPOSE, decides="hepatic venograms: 75889 with pressures, 75891 without")
def hepatic_veins(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the hepatic venogram; beside a biopsy it needs pressures or criteria of its own."""
    found = studies(encounter, "hepatic_vein")
    biopsy = encounter.findings.performed("transvenous_biopsy")
    pressures = any(item.imaging.details.get("pressures") for item in found) or bool(
        encounter.findings.performed("pressure_measurement")
    )
    items = allowed(found)
    if items and biopsy and not pressures and not _needed_anew(items, encounter):
        reason = "A check injection for the biopsy is no diagnostic venogram."
        return slate.decline("75891", "VASC-60", reason, None, items[0].spans)
    code = "75889" if pressures else "75891"
    if items:
        apart = "Diagnostic venogram with pressures beside the biopsy." if biopsy else None
        why = f"Hepatic venogram {'with' if pressures else 'without'} pressures."
        new = candidate(code, items, ("VASC-60",), why, site="hepatic veins", vessel="vessel:hepatic_vein")
        slate = slate.add(dataclasses.replace(new, distinct=new.distinct or apart))
    return refuse(reviewed(slate, items), code, found)


@builder.rule("VASC-62", phase=Phase.BUNDLE, decides="a needle in the spleen is no catheter")
def needle_in_the_spleen(slate: Slate, encounter: Encounter) -> Slate:
    """Take off catheter codes of the splenic puncture."""
    for puncture in slate.with_code("38200"):
        for catheter in slate.candidates:
            if catheter.access == puncture.access and encounter.knowledge.catalogue[catheter.code].kind == "catheter":
                slate = slate.exclude(catheter, "VASC-62", "The needle lies in the spleen.", "38200")
    return slate


@builder.rule(
    "VASC-61", "VASC-62", phase=Phase.PROPOSE, decides="portal venograms through the liver, and through the spleen"
)
def portal_vein(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 75885 or 75887 through the liver; a direct splenic puncture is 38200 with 75810."""
    found = studies(encounter, "portal_vein")
    if not (items := allowed(found)):
        return refuse(slate, "75887", found)
    pressures = any(item.imaging.details.get("pressures") for item in items)
    splenic = [item for item in items if item.access and item.access.vessel == "anatomy:spleen"]
    if splenic:
        new = candidate("75810", splenic, ("VASC-62",), "Splenoportogram by splenic puncture.")
        slate = slate.add(dataclasses.replace(new, code="38200", distinct=None), new)
    else:
        why = f"Portal venogram {'with' if pressures else 'without'} pressures."
        slate = slate.add(candidate("75885" if pressures else "75887", items, ("VASC-61",), why, site="portal vein"))
    return reviewed(slate, items)


@builder.rule("VASC-65", phase=Phase.PROPOSE, decides="dural sinus and jugular venograms: 75860 a side, sagittal 75870")
def cerebral_veins(slate: Slate, encounter: Encounter) -> Slate:
    """Propose cerebral venograms from a venous catheter; the late phase of an arteriogram is none."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "dural_sinus", "jugular_vein")
    groups: dict[tuple[str, Side | None], list[Study]] = {}
    for item in allowed(found):
        tip = item.position.vessel if item.position else item.reading.vessel
        vessel = tree.get(tip)
        if vessel is None or vessel.system != "systemic_vein":
            reason = "The venous phase of an arteriogram is not catheter venography."
            slate = slate.decline("75860", "VASC-65", reason, None, item.spans)
            continue
        sagittal = (item.reading.vessel or tip) in SAGITTAL
        groups.setdefault(("75870", None) if sagittal else ("75860", item.side), []).append(item)
    for (code, side), items in groups.items():
        apart = "The other side was studied too." if slate.with_code(code) else None
        new = candidate(code, items, ("VASC-65",), "Cerebral venogram by catheter.", side=side, site=f"head:{side}")
        slate = slate.add(dataclasses.replace(new, distinct=new.distinct or apart))
    return refuse(reviewed(slate, allowed(found)), "75860", found)


@builder.rule("VASC-63", "VASC-64", phase=Phase.PROPOSE, decides="vein sampling: 36500 and 75893 once an organ side")
def sampling(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 36500 with 75893 for each organ and side that was sampled."""
    groups: dict[tuple[str, Side | None], list[Act]] = {}
    for act in encounter.findings.performed("venous_sampling"):
        for organ, side in _sampled(act, encounter):
            groups.setdefault((organ, side), []).append(act)
    named = {organ for organ, side in groups if side is not None}
    kept = {key: acts for key, acts in groups.items() if key[1] is not None or key[0] not in named}
    selective = {key: acts for key, acts in kept.items() if "cava" not in key[0] or len(kept) == 1}
    for index, ((organ, side), acts) in enumerate(selective.items()):
        vessel = encounter.knowledge.vessels.get(organ)
        apart = "Another organ side was sampled." if index else None
        for code, what in (("36500", "sampled"), ("75893", "imaged for the sampling")):
            new = Candidate(
                code=code,
                side=side,
                site=f"sampling:{organ}:{side}",
                vessel=organ,
                access=acts[0].access,
                acts=tuple(act.id for act in acts),
                session=acts[0].session,
                rules=("VASC-63", "VASC-64"),
                spans=spans_of(acts),
                why=f"{side.capitalize() + ' ' if side else ''}{vessel.name if vessel else 'vein'} {what}.",
                distinct=apart,
            )
            limit = encounter.knowledge.catalogue[code].max_units
            if limit is None or index < limit:
                slate = slate.add(new)
    return slate


@builder.rule("VASC-66", "VASC-29", phase=Phase.PROPOSE, decides="pulmonary studies: 75746, 75741 or 75743, then 75774")
def lungs(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the pulmonary code by tip, and 75774 for segments entered and read after the basic study."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, "pulmonary")
    basic: dict[Side | None, dict[str, Study]] = {}
    trunk: list[Study] = []
    for item in allowed(found):
        vessel = vessel_of(item, tree)
        side = _lung_side(item, vessel, tree)
        if vessel is None or side is None:
            trunk.append(item)
        else:
            basic.setdefault(side, {}).setdefault(vessel, item)
    items = [item for group in basic.values() for item in group.values()]
    if len(basic) == 2:
        new = candidate("75743", items, ("VASC-66",), "Both lungs studied selectively.", site="lungs")
        slate = slate.add(new)
    elif basic:
        (side,) = basic
        why = f"The {side} lung studied selectively."
        slate = slate.add(candidate("75741", items, ("VASC-66",), why, side=side, site="lungs"))
    elif trunk:
        why = "Pulmonary study from the main artery or right heart."
        slate = slate.add(candidate("75746", trunk, ("VASC-66",), why, site="lungs"))
    for group in basic.values():
        for vessel, item in list(group.items())[1:]:
            why = f"Further vessel studied: {tree[vessel].name}."
            slate = slate.add(candidate("75774", [item], ("VASC-29", "VASC-66"), why, vessel=vessel))
    return refuse(reviewed(slate, allowed(found)), "75743", found)


@builder.rule("VASC-67", phase=Phase.PROPOSE, decides="lymphangiography: 38790 a side with 75801 to 75807")
def lymphatics(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the injection of each side with the limb or the pelvic and abdominal study."""
    found = studies(encounter, "lymphatic")
    if not (items := allowed(found)):
        return refuse(slate, "75807", found)
    acts = encounter.findings.performed("lymphangiography_injection")
    injected = _sides_of([act.side for act in acts]) or _sides_of([item.side for item in items])
    limb = any(item.imaging.details.get("region") == "limb" for item in items)
    shown = _sides_of([item.side for item in items]) or injected
    code = {(True, True): "75803", (True, False): "75801", (False, True): "75807", (False, False): "75805"}[
        limb, len(shown) == 2
    ]
    one_side = next(iter(shown)) if len(shown) == 1 else None
    study = candidate(code, items, ("VASC-67",), "Lymphatic study with findings.", side=one_side)
    each: tuple[Side | None, ...] = tuple(sorted(injected, reverse=True)) or (None,)
    for side in each:
        why = "Lymphatic injection for the study."
        new = candidate("38790", items, ("VASC-67",), why, side=side, acts=tuple(act.id for act in acts))
        slate = slate.add(dataclasses.replace(new, distinct=None))
    return reviewed(slate.add(study), items)


def _sampled(act: Act, encounter: Encounter) -> tuple[tuple[str, Side | None], ...]:
    """Veins that an act of sampling names, else the veins that were entered (not those on the way to others)."""
    if act.target is not None:
        return tuple((act.target, side) for side in (SIDES if act.side == "bilateral" else (act.side,)))
    tree = encounter.knowledge.vessels
    tips = [
        tip
        for access in encounter.findings.accesses
        for tip in access.positions
        if tip.selective and tree.get(tip.vessel) is not None and tree[tip.vessel].system == "systemic_vein"
    ]
    passed = {node for tip in tips for node in tree.path(tip.vessel, tip.side)[1:]}
    entered = [
        (tip.vessel, side)
        for tip in tips
        if tip.vessel not in passed and tree.order(tip.vessel, tip.side)
        for side in (SIDES if tip.side == "bilateral" else (tip.side,))
    ]
    return tuple(dict.fromkeys(entered)) or (("vein", act.side),)


def _sides_of(sides: list[Side | None]) -> set[Side]:
    return {one for side in sides for one in (SIDES if side == "bilateral" else (side,)) if one is not None}


def _one_or_both(slate: Slate, bed: str, single: str, double: str, encounter: Encounter) -> Slate:
    """Propose a venogram code for one side, or the code for both where it is in force."""
    tree = encounter.knowledge.vessels
    found = studies(encounter, bed)
    sides = by_side(item for item in allowed(found) if _entered(item, tree))
    name = bed.replace("_", " ")
    if {"left", "right"} <= sides.keys() and encounter.in_force(double):
        items = [item for group in sides.values() for item in group]
        slate = slate.add(candidate(double, items, ("VASC-55",), f"Both {name}s entered and read.", site=bed))
    else:
        for index, (side, items) in enumerate(sides.items()):
            new = candidate(
                single, items, ("VASC-55",), f"One {name} entered and read.", side=side, site=f"{bed}:{side}"
            )
            apart = "The other side was studied too." if index else None
            slate = slate.add(dataclasses.replace(new, distinct=new.distinct or apart))
        if len(sides) > 1:
            slate = slate.send_to_review(
                f"{double} has ended: check whether two units of {single} may be reported (VASC-82)."
            )
    both = {item.side for item in found} >= set(SIDES) and encounter.in_force(double)
    return refuse(reviewed(slate, allowed(found)), double if both else single, found)


def _entered(item: Study, tree: VesselTree) -> bool:
    """Whether the tip lay in a branch of the cava; a run without a position is taken at its word."""
    vessel = vessel_of(item, tree)
    return item.position is None or (vessel is not None and (tree.order(vessel, item.side) or 0) > 0)


def _limb_reading(item: Study, tree: VesselTree) -> bool:
    """Whether a reading is of a limb; of the pelvic veins only the common and external iliac count with the leg."""
    if item.reading.bed == "extremity_vein":
        return True
    vessel = item.reading.vessel or item.tip
    return vessel in ("vessel:common_iliac_vein", "vessel:external_iliac_vein") or vessel is None


def _limb(item: Study, tree: VesselTree) -> str:
    for concept in (item.reading.vessel, item.tip, item.access.vessel if item.access else None):
        vessel = tree.get(concept)
        if vessel is not None and vessel.region not in ("abdomen",):
            return "arm" if vessel.region in ARM_REGIONS else "leg"
    return "leg"


def _central_tip(item: Study) -> bool:
    """Whether the tip lay in the upper cava or in a vein that opens into it."""
    if item.position is not None:
        return item.tip in CENTRAL_CHEST
    tips = item.access.positions if item.access else ()
    return any(tip.selective and tip.vessel in CENTRAL_CHEST for tip in tips)


def _lung_side(item: Study, vessel: str | None, tree: VesselTree) -> Side | None:
    if vessel is None or tree.order(vessel) == 0:
        return None
    if item.position is not None and item.position.side in SIDES:
        return item.position.side
    for stem, side in zip(PULMONARY_MAIN, SIDES, strict=True):
        if not tree[vessel].paired and tree.is_within(vessel, stem):
            return side
    return item.side


def _needed_anew(items: list[Study], encounter: Encounter) -> bool:
    """Whether the criteria for a study beside a treatment are met in words (VASC-19)."""
    reasons = ("prior_study_inadequate", "condition_changed", "decision_from_study")
    return any(encounter.findings.fact(reason) == "stated" for reason in reasons) or any(
        item.verdict.distinct for item in items
    )


BOOK = builder.book()
