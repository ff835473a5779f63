"""Kidney tubes, ureteral stents, what is done through them, and bladder catheters (NONV-60 to NONV-73, MOD-35)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, merged_spans
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.tube_lines import (
    COLLECTION,
    acts_of,
    codes_of,
    held_by_main,
    holds,
    line_of,
    proposed,
    row_of,
    same_system,
    without_doubles,
)
from ircoder.findings.model import Act

TUBES = (
    "nephrostomy",
    "nephrostomy_exchange",
    "nephrostomy_conversion",
    "nephroureteral_catheter",
    "nephroureteral_exchange",
    "ureteral_stent",
)
STENT_CARE = ("ureteral_stent_exchange", "ureteral_stent_removal")
URETER_WORK = ("ureteral_dilation", "ureteral_biopsy", "ureteral_embolization")
STONES = ("renal_tract_dilation", "nephrolithotomy")
BLADDER = ("suprapubic_catheter", "suprapubic_exchange", "bladder_aspiration", "cystography", "urethrography")
KINDS = (
    *TUBES,
    *STENT_CARE,
    *URETER_WORK,
    *STONES,
    *BLADDER,
    "nephrostography",
    "nephrostomy_removal",
    "whitaker_test",
    "renal_instillation",
    "loopography",
)
CYST = "cyst_aspiration"
PYELOGRAM, CYST_STUDY, TUBE_CHANGE_READ = "74425", "74470", "75984"
RANKS = (
    *("50081", "50080", "50437", "50436", "50695", "50694", "50693", "50382", "50384", "50434", "50433", "50387"),
    *("50688", "50385", "50386", "50435", "50432", "50389", "50391", "50430", "50431", "50684"),
)
"""Kidney codes, the most comprehensive first: each holds what follows it in the same collecting system."""
READINGS = frozenset({PYELOGRAM, CYST_STUDY, TUBE_CHANGE_READ, "74430", "74450", "74455", "74485"})

rules = RuleBookBuilder("urinary", families=("urinary",), act_kinds=KINDS, codes=codes_of((*KINDS, CYST)) | READINGS)


@rules.rule(
    *("NONV-60", "NONV-61", "NONV-62", "NONV-64", "NONV-65", "NONV-66", "NONV-113"),
    phase=Phase.PROPOSE,
    decides="one code a collecting system, by entry, what came out and what is left",
)
def tubes_of_the_kidney(slate: Slate, encounter: Encounter) -> Slate:
    """Propose nephrostomies, nephroureteral catheters and internal stents, placed or changed."""
    return proposed(slate, encounter, *TUBES)


@rules.rule("NONV-67", phase=Phase.PROPOSE, decides="internal stents are changed or removed by the route that is told")
def internal_stents(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the change or removal of a double-J through the skin or, without a cystoscope, through the urethra."""
    for act in encounter.findings.performed(*STENT_CARE):
        row = row_of(act)
        usual = "50385" if act.kind == "ureteral_stent_exchange" else "50386"
        if row is not None and row.code is not None:
            slate = slate.add(line_of(act, row.code, row.rule))
        elif act.details.get("route") == "endoscopic":
            slate = slate.decline(usual, "NONV-67", "With a cystoscope the endoscopy codes apply.", None, act.spans)
            slate = slate.send_to_review(
                "A ureteral stent was changed or removed with a cystoscope: that is a urologist's code (NONV-67)."
            )
        else:
            slate = slate.ask(query(f"{act.kind}_route", usual, "NONV-67", act.spans))
            slate = slate.send_to_review(
                "The report does not state the route by which the ureteral stent was changed or removed (NONV-67)."
            )
    return slate


@rules.rule("NONV-60", phase=Phase.CHOOSE, decides="a new internal stent and a nephrostomy of one kidney are one code")
def stent_and_nephrostomy(slate: Slate, encounter: Encounter) -> Slate:
    """Join an internal stent by new access and a new nephrostomy that is left in the same kidney."""
    for stent in slate.with_code("50694"):
        for tube in slate.with_code("50432"):
            if same_system(stent, tube):
                acts = (*stent.acts, *tube.acts)
                both = dataclasses.replace(stent, code="50695", acts=acts, spans=merged_spans((stent, tube)))
                reason = "The stent and the nephrostomy of one kidney have one code."
                slate = slate.swap(stent, both).exclude(tube, "NONV-60", reason, "50695")
                break
    return slate


@rules.rule("NONV-63", "NONV-69", phase=Phase.PROPOSE, decides="studies alone, and removals that needed fluoroscopy")
def studies_and_removals(slate: Slate, encounter: Encounter) -> Slate:
    """Propose nephrostograms and, where fluoroscopy was used, the removal of a nephrostomy."""
    for act in encounter.findings.performed("nephrostomy_removal"):
        if act.details.get("imaged") is not True:
            reason = "A tube that is pulled without fluoroscopy has no code."
            slate = slate.decline("50389", "NONV-69", reason, None, act.spans)
            continue
        slate = slate.add(line_of(act, "50389", "NONV-69"))
    for act in encounter.findings.performed("nephrostography"):
        if act.details.get("route") == "ureteral_tube":
            slate = slate.add(_reading(act, PYELOGRAM, "CAT-50684"))
    return proposed(slate, encounter, "nephrostography", "renal_instillation")


@rules.rule("NONV-68", phase=Phase.PROPOSE, decides="what is done through a conduit or stoma has its reading beside it")
def conduits(slate: Slate, encounter: Encounter) -> Slate:
    """Add the reading to tube changes through a conduit and to loopograms."""
    changes = [act for act in encounter.findings.performed(*KINDS) if act.details.get("route") == "conduit"]
    if changes:
        slate = slate.add(_joint_reading(changes, TUBE_CHANGE_READ, "NONV-68"))
    for act in encounter.findings.performed("loopography"):
        slate = slate.add(_reading(act, PYELOGRAM, "NONV-68"))
    return proposed(slate, encounter, "loopography")


@rules.rule("NONV-71", phase=Phase.PROPOSE, decides="widening of a tract, and stone removal that contains its access")
def stones(slate: Slate, encounter: Encounter) -> Slate:
    """Propose tract widening for endourology by new or old access, and percutaneous stone removal."""
    return proposed(slate, encounter, *STONES)


@rules.rule("NONV-72", phase=Phase.PROPOSE, decides="cyst or pelvis by needle, pressure study, and their readings")
def cysts_and_pressures(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the pressure study with the pyelogram that is read, and needle work in a kidney cyst."""
    for act in encounter.findings.performed("whitaker_test"):
        slate = slate.add(line_of(act, "50396", "NONV-72"))
        if act.details.get("read") is True:
            slate = slate.add(_reading(act, PYELOGRAM, "NONV-72"))
    for act in encounter.findings.performed(CYST):
        if act.target not in {"anatomy:kidney", "anatomy:renal_pelvis"} or slate.with_code("50390"):
            continue
        slate = slate.add(line_of(act, "50390", "NONV-72"))
        if act.details.get("read") is True:
            code = CYST_STUDY if act.target == "anatomy:kidney" else PYELOGRAM
            slate = slate.add(_reading(act, code, "NONV-72" if code == PYELOGRAM else "CAT-74470"))
    return slate


@rules.rule("NONV-73", phase=Phase.PROPOSE, decides="suprapubic catheters, bladder taps and contrast studies")
def bladder(slate: Slate, encounter: Encounter) -> Slate:
    """Propose bladder work with the reading that stands beside it."""
    slate = proposed(slate, encounter, *BLADDER)
    for act in encounter.findings.performed("suprapubic_exchange"):
        if act.details.get("imaged") is True:
            slate = slate.add(_reading(act, TUBE_CHANGE_READ, "NONV-73"))
    for act in encounter.findings.performed("cystography"):
        slate = slate.add(_reading(act, "74455" if act.details.get("voiding") is True else "74430", "NONV-73"))
    for act in encounter.findings.performed("urethrography"):
        slate = slate.add(_reading(act, "74450", "NONV-73"))
    return slate


@rules.rule("MOD-35", "NONV-63", "NONV-71", phase=Phase.BUNDLE, decides="one code a collecting system")
def one_code_a_system(slate: Slate, encounter: Encounter) -> Slate:
    """Take off studies, access, changes and removals that the main work in the same system contains."""
    slate = without_doubles(held_by_main(slate, encounter, RANKS, "MOD-35"), RANKS, COLLECTION, "MOD-35")
    for candidate in slate.with_code(PYELOGRAM):
        if any(_reads(act) for act in acts_of(candidate, encounter)):
            continue
        holder = next((c for c in slate.with_code(*RANKS) if same_system(c, candidate)), None)
        if holder is not None and holds(holder.code, PYELOGRAM, encounter):
            slate = slate.exclude(candidate, "NONV-63", f"The study is inside {holder.code}.", holder.code)
    return slate


def _reads(act: Act) -> bool:
    return act.kind in {"whitaker_test", CYST, "loopography"} or act.details.get("route") == "ureteral_tube"


@rules.rule("NONV-70", phase=Phase.ADD_ONS, decides="stricture balloon, sampling and occlusion, once a ureter")
def ureter_add_ons(slate: Slate, encounter: Encounter) -> Slate:
    """Add work in the ureter to the kidney or ureter code of its session; a balloon alone is read as a dilation."""
    for act in encounter.findings.performed(*URETER_WORK):
        code = {"ureteral_dilation": "50706", "ureteral_biopsy": "50606", "ureteral_embolization": "50705"}[act.kind]
        parents = encounter.knowledge.catalogue[code].parents
        if any(item.code in parents for item in slate.candidates):
            if not any(item.side == act.side for item in slate.with_code(code)):
                slate = slate.add(line_of(act, code, "NONV-70"))
        elif act.kind == "ureteral_dilation" and not slate.with_code("50436", "50437", "50080", "50081"):
            slate = slate.add(candidate_of((act,), "74485", ("CAT-74485",), "Dilation of the ureter, read alone."))
            slate = slate.send_to_review(
                "A ureter was dilated, but no kidney or ureter code that it may be added to is reported (NONV-70)."
            )
        else:
            slate = slate.decline(code, "NONV-70", "No kidney or ureter code is reported to which it may be added.")
    return slate


def _reading(act: Act, code: str, rule: str) -> Candidate:
    proof = "It reads the study of its own side." if act.side is not None else None
    line = candidate_of((act,), code, (rule,), f"Reading of the {act.kind.replace('_', ' ')}.", site=f"read:{act.kind}")
    return dataclasses.replace(line, side=act.side, distinct=proof if act.kind == "whitaker_test" else None)


def _joint_reading(acts: list[Act], code: str, rule: str) -> Candidate:
    return candidate_of(acts, code, (rule,), "Reading of the tube changes through the conduit.", site="read:conduit")


BOOK = rules.book()
