"""Imaging of an ablation, samples of the ablated tumor, and tissue moved out of the way (NONV-91, 92, 98, 105)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.documented import documented, state_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.families.tumor_ablation import CODES, KINDS
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.sampled_lesions import marks_agree, marks_of, site_of
from ircoder.findings.model import Act, Guidance

BY_MODALITY = {"ct": "77013", "cone_beam_ct": "77013", "mr": "77022", "ultrasound": "76940"}
RANK = tuple(BY_MODALITY)
DISPLACEMENT = {"abdomen": "1022T", "chest": "1023T", "soft_tissue": "1024T"}
DISPLACEMENT_FROM = 2026
SAMPLES = ("core_biopsy", "biopsy", "bone_biopsy", "fine_needle_aspiration", "breast_biopsy", "prostate_biopsy")
NODES = {"superficial_node": "node", "deep_node": "node"}

rules = RuleBookBuilder(
    "ablation_guidance",
    families=(),
    act_kinds=("hydrodissection", "needle_placement"),
    codes=(*dict.fromkeys(BY_MODALITY.values()), *DISPLACEMENT.values()),
)


@rules.rule("NONV-91", "NONV-92", "MOD-26", phase=Phase.ADD_ONS, decides="guidance of ablation where it is separate")
def guidance_of_ablation(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 77013, 77022 or 76940 once: the main modality of an ablation whose code does not hold it."""
    for line in slate.candidates:
        if line.code not in CODES:
            continue
        look = _main(line, encounter)
        if look is None:
            continue
        code = BY_MODALITY[look.modality]
        entry, guidance = encounter.knowledge.catalogue[line.code], encounter.knowledge.catalogue[code]
        if entry.unlisted and "NONV-106" not in line.rules:
            continue
        if "imaging_guidance" in entry.includes or code in entry.not_with or line.code in guidance.not_with:
            slate = slate.decline(code, "NONV-91", f"All imaging is inside {line.code}.", line.code, look.spans)
        elif not slate.with_code(*BY_MODALITY.values()):
            slate = _propose(slate, encounter, line, look, code)
    return slate


def _main(line: Candidate, encounter: Encounter) -> Guidance | None:
    """The modality that the report calls the guidance; else CT before MR before ultrasound."""
    acts = [act for act in encounter.findings.acts if act.id in line.acts]
    looks = [item for act in acts for item in encounter.findings.guidance_about(act.id) if item.modality in BY_MODALITY]
    main = {str(act.details.get("main_guidance")) for act in acts}
    return min(looks, key=lambda item: (item.modality not in main, RANK.index(item.modality)), default=None)


def _propose(slate: Slate, encounter: Encounter, line: Candidate, look: Guidance, code: str) -> Slate:
    slate, supported = documented(slate, encounter, code, [look.id, *line.acts], look.spans)
    if not supported:
        return slate
    why = f"Imaging that guided and followed the ablation of {line.code}; the main modality, once."
    acts = [act for act in encounter.findings.acts if act.id in line.acts]
    new = candidate_of(acts, code, ("NONV-91", "NONV-92"), why)
    return slate.add(dataclasses.replace(new, spans=look.spans, access=None))


@rules.rule(
    "NONV-98", phase=Phase.CHOOSE, decides="a sample of the ablated tumor stands where it decided the treatment"
)
def sample_of_ablated_tumor(slate: Slate, encounter: Encounter) -> Slate:
    """Drop a sample of the tumor that is ablated unless it decided what followed; prove samples of other lesions."""
    acts = {act.id: act for act in encounter.findings.acts}
    ablated = [act for act in encounter.findings.performed(*KINDS) if act.details.get("organ")]
    winners = [line for line in slate.candidates if line.code in CODES and _of(line, ablated)]
    for line in slate.candidates if winners else ():
        samples = [acts[item] for item in line.acts if acts[item].kind in SAMPLES]
        if not samples or line.code in CODES:
            continue
        treated = [act for act in ablated if any(_same_tumor(sample, act) for sample in samples)]
        if not treated:
            proof = "The sample is of another lesion than the ablated one."
            slate = slate.swap(line, dataclasses.replace(line, distinct=line.distinct or proof))
        elif any(sample.details.get("decided") for sample in samples):
            proof = "The reading of the sample decided the treatment."
            proved = dataclasses.replace(line, distinct=proof, rules=(*line.rules, "NONV-98"))
            slate = slate.swap(line, proved)
        else:
            winner = next((item for item in winners if _of(item, treated)), winners[0])
            if state_of(encounter.findings, "tissue_diagnosis", [act.id for act in treated]) == "silent":
                slate = slate.ask(query("sample_of_the_treated", line.code, "NONV-98", line.spans))
            reason = "A sample of the ablated tumor that did not decide the treatment is part of it."
            slate = slate.exclude(line, "NONV-98", reason, winner.code)
    return slate


def _of(line: Candidate, acts: list[Act]) -> bool:
    return any(act.id in line.acts for act in acts)


def _same_tumor(sample: Act, ablation: Act) -> bool:
    """Whether sample and ablation may be of one tumor: organ, side and every mark that both tell agree."""
    site = site_of(sample)
    if NODES.get(site, site) != ablation.details.get("organ"):
        return False
    sides = {sample.side, ablation.side} - {None}
    if len(sides) > 1 and "bilateral" not in sides:
        return False
    return marks_agree(marks_of(sample), marks_of(ablation))


@rules.rule("NONV-105", phase=Phase.PROPOSE, decides="tissue moved out of the way has add-ons from 2026")
def displaced_tissue(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the add-on of the region from 2026; before, displacement is part of the main code."""
    for act in encounter.findings.performed("hydrodissection"):
        code = DISPLACEMENT.get(str(act.details.get("region")), DISPLACEMENT["abdomen"])
        if encounter.year < DISPLACEMENT_FROM:
            reason = "Moving tissue out of the way is part of the main procedure before 2026."
            slate = slate.decline(code, "NONV-105", reason, None, act.spans)
        elif not slate.with_code(code):
            slate = slate.add(candidate_of([act], code, ("NONV-105",), "Tissue moved out of the way of the needle."))
    return slate


@rules.rule("NONV-39", phase=Phase.QUERIES, decides="a needle placed for nothing that is told has no code")
def needle_alone(slate: Slate, encounter: Encounter) -> Slate:
    """Send to review a report that tells of a placed needle and of nothing that it did."""
    if encounter.findings.performed("needle_placement") and not slate.candidates:
        slate = slate.send_to_review(
            "A needle was placed under imaging, but the report does not say what for (NONV-39)."
        )
    return slate


BOOK = rules.book()
