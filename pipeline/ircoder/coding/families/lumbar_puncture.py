"""Spinal taps, drains, intrathecal chemotherapy, C1-C2 punctures and radionuclide studies (SPIN-59 to SPIN-65)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder

KINDS = (
    "lumbar_puncture",
    "lumbar_drain",
    "cervical_puncture",
    "intrathecal_chemotherapy",
    "shunt_tap",
    "csf_radionuclide_study",
    "cord_cyst_aspiration",
    "cord_biopsy",
)
# (therapeutic, by fluoroscopy or CT) of SPIN-59 and SPIN-60.
TAP = {(False, False): "62270", (False, True): "62328", (True, False): "62272", (True, True): "62329"}
CHEMOTHERAPY, THROUGH_RESERVOIR = "96450", "96542"
CERVICAL = {False: "61050", True: "61055"}
SHUNT, SHUNT_READING = "61070", "75809"
NUCLEAR = {"cisternogram": "78630", "shunt": "78645", "leak": "78650"}
CORD = {"cord_cyst_aspiration": "62268", "cord_biopsy": "62269"}
GUIDED = ("fluoroscopy", "ct", "cone_beam_ct")

rules = RuleBookBuilder(
    "lumbar_puncture",
    families=("lumbar_puncture",),
    act_kinds=KINDS,
    codes=(
        *TAP.values(),
        CHEMOTHERAPY,
        THROUGH_RESERVOIR,
        *CERVICAL.values(),
        SHUNT,
        SHUNT_READING,
        *NUCLEAR.values(),
        *CORD.values(),
    ),
)


@rules.rule(
    "SPIN-59", "SPIN-60", "SPIN-61", "SPIN-62", phase=Phase.PROPOSE, decides="one tap by its reason and its imaging"
)
def tap_or_drain(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code a puncture: drainage wins over tests, a drain left is drainage, a stopped tap keeps its code."""
    taps = [act for act in encounter.findings.acts if act.kind in ("lumbar_puncture", "lumbar_drain")]
    for act in taps:
        if act.status not in ("performed", "attempted"):
            continue
        drain = act.kind == "lumbar_drain"
        therapeutic = drain or act.details.get("purpose") == "therapeutic"
        guided = bool(encounter.findings.guidance_about(act.id, *GUIDED))
        code = TAP[therapeutic, guided]
        reason = "drain left" if drain else "to drain" if therapeutic else "for tests"
        ids = ("SPIN-62" if drain else "SPIN-59", "SPIN-60", *(("SPIN-61",) if act.status == "attempted" else ()))
        why = f"Spinal tap, {reason}, {'with' if guided else 'without'} fluoroscopy or CT."
        slate = slate.add(candidate_of([act], code, ids, why))
    return slate


@rules.rule("SPIN-63", phase=Phase.PROPOSE, decides="chemotherapy holds its puncture; another giver leaves the tap")
def chemotherapy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 96450, 96542 through a reservoir, or the tap alone where another physician injected."""
    for act in encounter.findings.performed("intrathecal_chemotherapy"):
        if act.details.get("given_by_another") is True:
            guided = bool(encounter.findings.guidance_about(act.id, *GUIDED))
            why = "Needle for chemotherapy that another physician gave."
            slate = slate.add(candidate_of([act], TAP[False, guided], ("SPIN-63", "SPIN-60"), why))
            slate = slate.decline(CHEMOTHERAPY, "SPIN-63", "Another physician gave the drug.", None, act.spans)
            continue
        code = THROUGH_RESERVOIR if act.details.get("reservoir") is True else CHEMOTHERAPY
        slate = slate.add(candidate_of([act], code, ("SPIN-63",), "Intrathecal chemotherapy, its puncture included."))
    return slate


@rules.rule("SPIN-63", phase=Phase.BUNDLE, decides="the tap is inside intrathecal chemotherapy")
def inside_chemotherapy(slate: Slate, encounter: Encounter) -> Slate:
    """Take off taps beside chemotherapy of the same session."""
    for winner in slate.with_code(CHEMOTHERAPY, THROUGH_RESERVOIR):
        for tap in slate.with_code(*TAP.values()):
            if tap.session == winner.session:
                slate = slate.exclude(tap, "SPIN-63", "The puncture is inside.", winner.code)
    return slate


@rules.rule("SPIN-65", phase=Phase.PROPOSE, decides="C1-C2 or cisternal puncture, fluid only or with injection")
def cervical_puncture(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 61050 or 61055; fluoroscopy is separate."""
    for act in encounter.findings.performed("cervical_puncture"):
        injected = act.details.get("injected") is True
        what = "with injection" if injected else "for fluid"
        why = f"Puncture at C1-C2 or of the cisterna magna, {what}."
        slate = slate.add(candidate_of([act], CERVICAL[injected], ("SPIN-65",), why))
    return slate


@rules.rule("SPIN-64", phase=Phase.PROPOSE, decides="the radionuclide reading stands beside its injection")
def radionuclide_studies(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the reading of a cisternogram, shunt study or leak search; the injection has a code of its own."""
    for act in encounter.findings.performed("csf_radionuclide_study"):
        study = str(act.details.get("study", "cisternogram"))
        slate = slate.add(candidate_of([act], NUCLEAR[study], ("SPIN-64",), f"Radionuclide study: {study}."))
    return slate


@rules.rule("SPIN-64", phase=Phase.PROPOSE, decides="shunt taps and needle work on the cord, by their catalogue rows")
def shunt_and_cord(slate: Slate, encounter: Encounter) -> Slate:
    """Propose a shunt tap with the reading of its study, and needle work on the spinal cord."""
    for act in encounter.findings.performed("shunt_tap"):
        slate = slate.add(candidate_of([act], SHUNT, (f"CAT-{SHUNT}",), "Needle tap of a fluid shunt or reservoir."))
        if act.details.get("read") is True:
            slate = slate.add(
                candidate_of([act], SHUNT_READING, (f"CAT-{SHUNT_READING}",), "Contrast study of a shunt.")
            )
    for kind, code in CORD.items():
        for act in encounter.findings.performed(kind):
            why = f"{kind.replace('_', ' ').capitalize()} by needle."
            slate = slate.add(candidate_of([act], code, (f"CAT-{code}",), why))
    return slate


BOOK = rules.book()
