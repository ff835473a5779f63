"""Markers and fiducials outside the breast (NONV-58)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.sampled_lesions import key_of, lesions_of, same_lesion, site_of
from ircoder.findings.model import Act
from ircoder.knowledge.biopsy_sites import load_biopsy_sites

BREAST = "breast"
SOFT_TISSUE, SOFT_TISSUE_FURTHER = "10035", "10036"
CHEST, ABDOMEN, PROSTATE = "32553", "49411", "55876"
ONCE = (CHEST, ABDOMEN, PROSTATE)

rules = RuleBookBuilder(
    "markers",
    families=(),
    act_kinds=("marker_placement", "fiducial_placement"),
    codes=(SOFT_TISSUE, SOFT_TISSUE_FURTHER, *ONCE),
)


@rules.rule("NONV-58", "NONV-52", phase=Phase.PROPOSE, decides="chest, abdomen, prostate once; soft tissue by lesion")
def markers(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one unit for deep markers however many, and one a lesion in soft tissue and nodes."""
    soft: list[Act] = []
    for act in done_or_tried(encounter.findings.acts, "marker_placement", "fiducial_placement"):
        site = load_biopsy_sites().get(site_of(act))
        if site_of(act) == BREAST:
            continue
        code = site.marker if site is not None else SOFT_TISSUE if site_of(act) == "bone" else None
        if code is None:
            slate = slate.ask(query("marker_place", ABDOMEN, "NONV-58", act.spans))
            slate = slate.send_to_review("The report does not state the place of the marker (NONV-58).")
        elif code == SOFT_TISSUE:
            soft.append(act)
        elif not slate.with_code(code):
            why = "Markers, one unit however many."
            slate = slate.add(candidate_of([act], code, ("NONV-58",), why, site=key_of(act)))
    return _soft_tissue(slate, soft)


def _soft_tissue(slate: Slate, acts: list[Act]) -> Slate:
    number = 0
    for act in acts:
        for _ in range(lesions_of(act)):
            code = SOFT_TISSUE_FURTHER if number else SOFT_TISSUE
            why = "Marker in soft tissue or a node, by lesion, imaging inside."
            line = candidate_of([act], code, ("NONV-58",), why, site=f"marker:{number}")
            slate = slate.add(dataclasses.replace(line, side=None if number else act.side))
            number += 1
    return slate


@rules.rule("NONV-52", phase=Phase.CHOOSE, decides="a marker in another lesion than the sampled one is separate")
def marker_elsewhere(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that a soft tissue marker stands in another lesion than the needle samples of the session."""
    acts = {act.id: act for act in encounter.findings.acts}
    samples = [act for act in encounter.findings.performed() if act.family == "biopsy" and "biopsy" in act.kind]
    samples += encounter.findings.performed("fine_needle_aspiration")
    for line in slate.with_code(SOFT_TISSUE):
        if samples and not any(same_lesion(acts[item], sample) for item in line.acts for sample in samples):
            proof = "The marker stands in another lesion than the sample."
            slate = slate.swap(line, dataclasses.replace(line, distinct=proof))
    return slate


BOOK = rules.book()
