"""Retrieval of foreign bodies from vessels, and biopsies taken through a vein (VINT-60, NONV-50)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of, count_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

RETRIEVAL, BIOPSY = "foreign_body_retrieval", "transvenous_biopsy"
FOREIGN_BODY, BIOPSY_CODE, BIOPSY_READING, SELECTED_VEIN = "37197", "37200", "75970", "36011"
VEIN_OF_ORGAN = {"anatomy:liver": "vessel:hepatic_vein", "anatomy:kidney": "vessel:renal_vein"}
NEEDLE_BIOPSIES = {"anatomy:liver": ("47000", "47001"), "anatomy:kidney": ("50200",)}
MOST_OBJECTS = 2

rules = RuleBookBuilder(
    "intravascular_retrieval",
    families=("foreign_body_retrieval",),
    act_kinds=(RETRIEVAL, BIOPSY),
    codes=(FOREIGN_BODY, BIOPSY_CODE, BIOPSY_READING, SELECTED_VEIN),
)


@rules.rule("VINT-60", phase=Phase.PROPOSE, decides="37197 for each object snared; a filter is 37193")
def foreign_bodies(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37197 with its imaging inside; several objects are further units."""
    acts = done_or_tried(encounter.findings.acts, RETRIEVAL)
    if not acts:
        return slate
    filters = [act for act in encounter.findings.acts if act.kind == "ivc_filter_retrieval"]
    if filters and not any(act.details.get("object") for act in acts):
        reason = "A snare that took hold of a filter is part of its removal."
        return slate.decline(FOREIGN_BODY, "VINT-60", reason, "37193", spans_of(acts))
    objects = sum(count_of(act, "objects") for act in acts)
    why = "Foreign body taken out of the vessels; snare and imaging are inside."
    return slate.add(candidate_of(acts, FOREIGN_BODY, ("VINT-60",), why, units=max(1, min(objects, MOST_OBJECTS))))


@rules.rule("NONV-50", "VINT-60", phase=Phase.PROPOSE, decides="37200 with 75970, one unit whatever the passes")
def transvenous_biopsy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the biopsy and its reading."""
    acts = encounter.findings.performed(BIOPSY)
    if not acts:
        return slate
    why = "Biopsy through a vein; many passes are one unit."
    biopsy = candidate_of(acts, BIOPSY_CODE, ("NONV-50",), why)
    reading = candidate_of(acts, BIOPSY_READING, ("NONV-50",), "Imaging of the biopsy through a vein.")
    return slate.add(biopsy, reading)


@rules.rule("NONV-50", phase=Phase.CHOOSE, decides="the vein of the organ is selected for a biopsy through it")
def vein_of_the_organ(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the selective catheter of the organ's vein where the report does not write its way down."""
    if not slate.with_code(BIOPSY_CODE) or slate.with_code("36011", "36012"):
        return slate
    acts = [act for act in encounter.findings.performed(BIOPSY) if _vein(act) is not None]
    if not acts:
        return slate
    for caval in slate.with_code("36010"):
        if caval.access in (None, acts[0].access):
            slate = slate.exclude(caval, "NONV-50", "The catheter went on into the vein of the organ.", note=False)
    why = "The vein of the biopsied organ was selected."
    return slate.add(candidate_of(acts, SELECTED_VEIN, ("NONV-50",), why, side=acts[0].side, vessel=_vein(acts[0])))


@rules.rule("NONV-50", phase=Phase.BUNDLE, decides="tissue taken through the vein is no biopsy through the skin")
def no_biopsy_through_the_skin(slate: Slate, encounter: Encounter) -> Slate:
    """Take off the needle biopsy of the organ whose tissue came through its vein, and the guidance of that needle."""
    organs = {act.target for act in encounter.findings.performed(BIOPSY)}
    codes = [code for organ in organs for code in NEEDLE_BIOPSIES.get(str(organ), ())]
    if not slate.with_code(BIOPSY_CODE):
        return slate
    for candidate in slate.with_code(*codes):
        reason = "The tissue was taken through the vein."
        slate = slate.exclude(candidate, "NONV-50", reason, BIOPSY_CODE)
    return slate


def _vein(act: Act) -> str | None:
    """Vein through which an organ is reached; none where the needle went through the wall of the cava."""
    return None if act.details.get("transcaval") else VEIN_OF_ORGAN.get(str(act.target))


BOOK = rules.book()
