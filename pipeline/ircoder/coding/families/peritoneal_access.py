"""Fluid in the belly and catheters for it: taps, lavage, tunneled catheters, ports (NONV-16 to NONV-19, VINT-73)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.fluid import acts_done, imaged, line_of
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

KINDS = (
    "paracentesis",
    "peritoneal_lavage",
    "tunneled_peritoneal_catheter_insertion",
    "tunneled_peritoneal_catheter_removal",
    "peritoneal_port_insertion",
    "peritoneal_catheter_exteriorization",
)
TAP, TAP_IMAGED, LAVAGE = "49082", "49083", "49084"
TUNNELED, PORT, OPEN, TUNNELED_OUT, CHEST_EXIT, BURIED_OUT = "49418", "49419", "49421", "49422", "49435", "49436"
CATHETER_LEFT = ("49406", TUNNELED, PORT, OPEN)
SCANS = {"abdomen": "76705", "chest": "76604"}
OF_SCAN = {"49083": "76705", "32555": "76604", "32557": "76604"}
ASCITES = "anatomy:peritoneal_cavity"

rules = RuleBookBuilder(
    "peritoneal_access",
    families=("aspiration", "tunneled_peritoneal_catheter"),
    act_kinds=KINDS,
    codes=(TAP, TAP_IMAGED, LAVAGE, TUNNELED, PORT, OPEN, TUNNELED_OUT, CHEST_EXIT, BURIED_OUT, *SCANS.values()),
)


@rules.rule("NONV-16", "NONV-112", "NONV-111", phase=Phase.PROPOSE, decides="a tap by its imaging, once a session")
def taps(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 49083 or 49082 once a session, whatever the volume; a later session of the day is a repeat."""
    for act in acts_done(encounter, "paracentesis"):
        code = TAP_IMAGED if imaged(act, encounter) else TAP
        if any(other.session == act.session for other in slate.with_code(TAP, TAP_IMAGED)):
            continue
        why = "Paracentesis" + (" with imaging." if code == TAP_IMAGED else " without imaging.")
        candidate = line_of(act, code, ("NONV-16",), why, encounter)
        slate = slate.add(dataclasses.replace(candidate, site=f"fluid:{ASCITES}"))
    for act in acts_done(encounter, "peritoneal_lavage")[:1]:
        slate = slate.add(line_of(act, LAVAGE, ("CAT-49084",), "Peritoneal lavage.", encounter))
    return slate


@rules.rule("VINT-73", phase=Phase.PROPOSE, decides="tunneled peritoneal catheter by the way in")
def tunneled(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the code of a tunneled peritoneal catheter or port put in, brought out, or taken out."""
    for act in acts_done(encounter, "tunneled_peritoneal_catheter_insertion"):
        if act.details.get("approach") == "laparoscopic":
            slate = slate.send_to_review("A laparoscopic peritoneal catheter is outside this tool (VINT-73).")
            continue
        code = OPEN if act.details.get("approach") == "open" else TUNNELED
        slate = slate.add(line_of(act, code, ("VINT-73",), "Tunneled peritoneal catheter put in.", encounter))
    for act in acts_done(encounter, "tunneled_peritoneal_catheter_removal"):
        slate = slate.add(
            line_of(act, TUNNELED_OUT, ("VINT-73",), "Tunneled peritoneal catheter taken out.", encounter)
        )
    for act in acts_done(encounter, "peritoneal_port_insertion"):
        slate = slate.add(line_of(act, PORT, ("CAT-49419",), "Peritoneal catheter with a port.", encounter))
    for act in acts_done(encounter, "peritoneal_catheter_exteriorization"):
        slate = _brought_out(slate, act, encounter)
    return slate


def _brought_out(slate: Slate, act: Act, encounter: Encounter) -> Slate:
    if act.details.get("exit") == "chest":
        return slate.add(line_of(act, CHEST_EXIT, ("VINT-73",), "Catheter led on to an exit on the chest.", encounter))
    if act.details.get("exit") == "buried":
        return slate.add(line_of(act, BURIED_OUT, ("VINT-73",), "Buried catheter brought out.", encounter))
    return slate.send_to_review("A peritoneal catheter was revised: there is no code for it here (VINT-73).")


@rules.rule("NONV-19", phase=Phase.BUNDLE, decides="a tap is part of the catheter left in the same session")
def tap_before_catheter(slate: Slate, encounter: Encounter) -> Slate:
    """Drop the tap beside a catheter left in the peritoneum; a drain elsewhere is another place."""
    acts = {act.id: act for act in encounter.findings.acts}
    for tap in slate.with_code(TAP, TAP_IMAGED, LAVAGE):
        left = [item for item in slate.with_code(*CATHETER_LEFT) if _in_ascites(item, acts)]
        if left:
            reason = "Letting off fluid is part of the catheter that was left in."
            slate = slate.exclude(tap, "NONV-19", reason, left[0].code)
        elif len(slate.candidates) > 1:
            proof = "The tap was of free fluid, at another place than the other work."
            slate = slate.swap(tap, dataclasses.replace(tap, distinct=proof))
    return slate


def _in_ascites(candidate: Candidate, acts: dict[str, Act]) -> bool:
    if candidate.code != "49406":
        return True
    return any(acts[item].target == ASCITES for item in candidate.acts if item in acts)


@rules.rule("NONV-17", phase=Phase.PROPOSE, decides="a tap called off after the scan is the limited ultrasound")
def no_fluid(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 76705 or 76604 alone where the scan found nothing to tap."""
    for fact in encounter.findings.facts:
        code = SCANS.get(str(fact.value))
        if fact.element == "no_fluid_found" and fact.state == "stated" and code is not None:
            why = "The scan found too little fluid; the tap was called off."
            slate = slate.add(Candidate(code=code, rules=("NONV-17",), spans=fact.spans, why=why))
    return slate


@rules.rule("NONV-18", phase=Phase.BUNDLE, decides="the scan that finds the pocket is no study")
def localizing_scan(slate: Slate, encounter: Encounter) -> Slate:
    """Note that the look for the pocket is not reported beside the tap that it served."""
    for code, scan in OF_SCAN.items():
        for candidate in slate.with_code(code):
            looks = [item for act in candidate.acts for item in encounter.findings.guidance_about(act, "ultrasound")]
            if looks:
                reason = "Looking for the pocket is part of the imaged tap, and no ordered study of its own."
                slate = slate.decline(scan, "NONV-18", reason, code, spans_of(looks))
    return slate


BOOK = rules.book()
