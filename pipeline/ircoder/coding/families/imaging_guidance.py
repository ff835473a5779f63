"""Guidance codes: ultrasound of a vascular puncture, fluoroscopy of central lines, and imaging of a needle.

Which codes already hold a guidance code is data: ``not_with`` and ``includes`` of the catalogue (VASC-71, SPIN-86).
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.documented import documented
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, code_range
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Access, Act, Guidance, spans_of

VESSEL_PUNCTURE = "76937"
CENTRAL_LINE = "77001"
SPINAL_NEEDLE = "77003"
FLUOROSCOPIC_NEEDLE = "77002"
NEEDLE = {"ultrasound": "76942", "ct": "77012", "mr": "77021"}
FLUOROSCOPY_ALONE = "76000"
BESIDE_FLUOROSCOPY = ("43761",)
"""Codes whose fluoroscopy is reported beside them (NONV-89)."""

LEG_2026 = code_range("37254-37299")
SPINAL_TREATMENTS = frozenset({"vertebroplasty", "ablation", "nerve_block", "other"})
"""Families of the spine chapter whose codes hold the imaging of their needles."""

SPINAL_FAMILIES = frozenset({"epidural_injection", "facet_injection", "lumbar_puncture", "myelography", "discography"})
REMOVALS = frozenset({"36589", "36590"})
PROCEDURES = ("procedure", "catheter")
OUTSIDE_VESSELS = ("nonvascular", "spine_msk")

rules = RuleBookBuilder(
    "imaging_guidance",
    families=("imaging_guidance",),
    act_kinds=(),
    codes=(VESSEL_PUNCTURE, CENTRAL_LINE, SPINAL_NEEDLE, FLUOROSCOPIC_NEEDLE, *NEEDLE.values()),
)


@rules.rule("MOD-25", "VASC-74", phase=Phase.BUNDLE, decides="fluoroscopy is part of every procedure that uses it")
def no_fluoroscopy_alone(slate: Slate, encounter: Encounter) -> Slate:
    """Take off 76000 wherever anything else is done."""
    for candidate in slate.with_code(FLUOROSCOPY_ALONE):
        others = [other for other in slate.candidates if other.code not in (FLUOROSCOPY_ALONE, *BESIDE_FLUOROSCOPY)]
        if others:
            reason = "Fluoroscopy belongs to the procedure that uses it."
            slate = slate.exclude(candidate, "MOD-25", reason, others[0].code)
    return slate


@rules.rule("VASC-70", "VASC-71", "VASC-72", "MOD-27", phase=Phase.ADD_ONS, decides="76937 for each guided puncture")
def ultrasound_of_puncture(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one 76937 for each puncture whose ultrasound is documented and not inside what was done through it."""
    for access in encounter.findings.accesses:
        looks = _ultrasound_of(access, encounter)
        if not looks or access.status != "performed":
            continue
        through = _done_through(access, slate, encounter)
        if not through:
            continue
        holder = next((item for item in through if _holds_puncture(item, encounter)), None)
        if holder is not None:
            reason = f"Ultrasound of the puncture is inside {holder.code}."
            slate = slate.decline(VESSEL_PUNCTURE, "VASC-71", reason, holder.code, spans_of(looks))
            continue
        slate = _puncture_candidate(slate, encounter, access, looks)
    return slate


def _puncture_candidate(slate: Slate, encounter: Encounter, access: Access, looks: tuple[Guidance, ...]) -> Slate:
    about = [look.id for look in looks]
    slate, supported = documented(slate, encounter, VESSEL_PUNCTURE, about, spans_of(looks))
    if not supported:
        return slate
    elsewhere = any(_holds(item, VESSEL_PUNCTURE, encounter) for item in slate.candidates)
    proofs = (encounter.findings.fact_spans(element, item) for item in about for element in _PUNCTURE_ELEMENTS)
    if LEG_2026 & {item.code for item in slate.candidates}:
        slate = slate.send_to_review("76937 beside a leg revascularization of 2026: no edit is published to check it.")
    return slate.add(
        Candidate(
            code=VESSEL_PUNCTURE,
            access=access.id,
            vessel=access.vessel,
            session=access.session,
            rules=("VASC-70", "VASC-72"),
            spans=tuple(dict.fromkeys((*spans_of(looks), *(span for spans in proofs for span in spans)))),
            why="Ultrasound of the puncture with patency, live needle entry and a kept image.",
            distinct="It guided another puncture than the one that holds its guidance." if elsewhere else None,
        )
    )


_PUNCTURE_ELEMENTS = ("site_evaluated", "vessel_patent", "real_time_entry", "image_saved")


def _ultrasound_of(access: Access, encounter: Encounter) -> tuple[Guidance, ...]:
    """Ultrasound entries about a puncture, about an act through it, or about nothing where there is one puncture."""
    findings = encounter.findings
    about: set[str | None] = {access.id, *(act.id for act in findings.acts if act.access == access.id)}
    punctures = [item for item in findings.accesses if item.status == "performed" and item.kind == "puncture"]
    if punctures == [access]:
        about.add(None)
    return tuple(
        item
        for item in findings.guidance
        if item.about in about
        and item.modality == "ultrasound"
        and item.purpose == "vascular_access"
        and item.status == "performed"
    )


def _done_through(access: Access, slate: Slate, encounter: Encounter) -> tuple[Candidate, ...]:
    """Procedures and catheters reported through an access; those of vessels without any access may be through each.

    What was done through the one of two like punctures served by both, as of both groins, counts for the other too.
    """
    acts = {act.id: act for act in encounter.findings.acts}
    out: list[Candidate] = []
    work = [c for c in slate.candidates if encounter.knowledge.catalogue[c.code].kind in PROCEDURES]
    for candidate in work:
        known = _known(candidate, acts)
        if access.id in known or (not known and _is_of_vessels(candidate, encounter)):
            out.append(candidate)
    twins = [a for a in encounter.findings.accesses if a.vessel == access.vessel and a.side != access.side]
    return tuple(out) or tuple(item for item in work if any(twin.id in _known(item, acts) for twin in twins))


def _is_of_vessels(candidate: Candidate, encounter: Encounter) -> bool:
    return encounter.knowledge.catalogue[candidate.code].chapter not in OUTSIDE_VESSELS


def _known(candidate: Candidate, acts: dict[str, Act]) -> set[str | None]:
    return {candidate.access, *(acts[item].access for item in candidate.acts if item in acts)} - {None}


def _holds_puncture(candidate: Candidate, encounter: Encounter) -> bool:
    """A superficial vein is found and closed under ultrasound: its puncture is no service of its own."""
    family = encounter.knowledge.catalogue[candidate.code].family
    return family == "venous_ablation" or _holds(candidate, VESSEL_PUNCTURE, encounter)


def _holds(candidate: Candidate, guidance_code: str, encounter: Encounter) -> bool:
    catalogue = encounter.knowledge.catalogue
    return guidance_code in catalogue[candidate.code].not_with or candidate.code in catalogue[guidance_code].not_with


@rules.rule("VASC-73", "VINT-69", phase=Phase.ADD_ONS, decides="77001 where fluoroscopy placed a central device")
def fluoroscopy_of_central_line(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 77001 once, beside a central line code that takes it and with the final tip position stated."""
    parents = encounter.knowledge.catalogue[CENTRAL_LINE].parents
    for candidate in slate.candidates:
        looks = _fluoroscopy_of(candidate, encounter)
        if not looks:
            continue
        if _is_line(candidate, encounter) and _holds(candidate, CENTRAL_LINE, encounter):
            reason = f"All imaging is inside {candidate.code}."
            slate = slate.decline(CENTRAL_LINE, "VASC-73", reason, candidate.code, spans_of(looks))
        elif candidate.code in parents - REMOVALS and not slate.with_code(CENTRAL_LINE):
            slate = _line_candidate(slate, encounter, candidate, looks)
    return slate


def _line_candidate(slate: Slate, encounter: Encounter, line: Candidate, looks: tuple[Guidance, ...]) -> Slate:
    acts = _acts_of(line, encounter)
    about = [*line.acts, *(look.id for look in looks), *([line.access] if line.access else [])]
    known = {"tip_position"} if any("tip" in act.details for act in acts) else frozenset[str]()
    slate, supported = documented(slate, encounter, CENTRAL_LINE, about, spans_of(looks), known)
    if not supported:
        return slate
    tips = (span for item in about for span in encounter.findings.fact_spans("tip_position", item))
    other_work = any(
        not _is_line(item, encounter) or _holds(item, CENTRAL_LINE, encounter)
        for item in slate.candidates
        if encounter.knowledge.catalogue[item.code].kind in PROCEDURES
    )
    return slate.add(
        Candidate(
            code=CENTRAL_LINE,
            access=line.access,
            acts=line.acts,
            session=line.session,
            rules=("VASC-73", "VINT-69"),
            spans=tuple(dict.fromkeys((*spans_of(looks), *tips))),
            why=f"Fluoroscopy for {line.code}, with the final position of the tip.",
            distinct="It guided the separately placed central line." if other_work else None,
        )
    )


def _acts_of(candidate: Candidate, encounter: Encounter) -> tuple[Act, ...]:
    return tuple(act for act in encounter.findings.acts if act.id in candidate.acts)


def _is_line(candidate: Candidate, encounter: Encounter) -> bool:
    return encounter.knowledge.catalogue[candidate.code].family == "central_venous_access"


def _fluoroscopy_of(candidate: Candidate, encounter: Encounter) -> tuple[Guidance, ...]:
    """Fluoroscopy about the acts of a central line or its access, or about nothing where there is one line act."""
    if not _is_line(candidate, encounter):
        return ()
    acts = _acts_of(candidate, encounter)
    about: set[str | None] = {*candidate.acts, *(act.access for act in acts if act.access), candidate.access} - {None}
    if len(encounter.findings.performed()) == 1:
        about.add(None)
    return tuple(
        item
        for item in encounter.findings.guidance
        if item.about in about and item.modality == "fluoroscopy" and item.status == "performed"
    )


@rules.rule(
    "SPIN-86", "NONV-38", "NONV-39", "NONV-40", "MOD-26", phase=Phase.ADD_ONS, decides="needle guidance, once a kind"
)
def guidance_of_needle(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 76942, 77002, 77003, 77012 or 77021 beside a procedure that does not hold its needle guidance."""
    for candidate in slate.candidates:
        entry = encounter.knowledge.catalogue[candidate.code]
        if entry.kind != "procedure" or _is_line(candidate, encounter):
            continue
        for look in _needle_guidance_of(candidate, encounter):
            code = _needle_code(look.modality, candidate, encounter)
            if code is None or slate.with_code(code):
                continue
            if "imaging_guidance" in entry.includes or _holds(candidate, code, encounter):
                slate = _inside(slate, encounter, candidate, look)
                continue
            slate = _needle_candidate(slate, encounter, candidate, look, code)
    return slate


@rules.rule(
    "NONV-37", "MOD-26", phase=Phase.ADD_ONS, decides="two kinds of imaging for needles in two places both stand"
)
def two_needles_two_images(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that each of two kinds of needle guidance served a target of its own."""
    codes = (SPINAL_NEEDLE, FLUOROSCOPIC_NEEDLE, *NEEDLE.values())
    looks = slate.with_code(*codes)
    for look in looks:
        others = [other for other in looks if other.code != look.code]
        if look.distinct is None and any(_at_other_places(look, other, encounter) for other in others):
            proof = "It guided the needle to another target than the other imaging."
            slate = slate.swap(look, dataclasses.replace(look, distinct=proof))
    return slate


def _at_other_places(one: Candidate, other: Candidate, encounter: Encounter) -> bool:
    own, theirs = _acts_of(one, encounter), _acts_of(other, encounter)
    return bool(own and theirs) and all(_elsewhere(act, another) for act in own for another in theirs)


def _needle_guidance_of(candidate: Candidate, encounter: Encounter) -> tuple[Guidance, ...]:
    return tuple(
        item
        for item in encounter.findings.guidance
        if item.about in candidate.acts and item.purpose == "needle" and item.status == "performed"
    )


def _needle_code(modality: str, candidate: Candidate, encounter: Encounter) -> str | None:
    """Code of a modality; fluoroscopy goes to the spinal or the general code by their parent lists."""
    if modality != "fluoroscopy":
        return NEEDLE.get(modality)
    catalogue = encounter.knowledge.catalogue
    spinal = candidate.code in catalogue[SPINAL_NEEDLE].parents or catalogue[candidate.code].family in SPINAL_FAMILIES
    return SPINAL_NEEDLE if spinal else FLUOROSCOPIC_NEEDLE


def _inside(slate: Slate, encounter: Encounter, candidate: Candidate, look: Guidance) -> Slate:
    """Note guidance that a procedure holds; fluoroscopy tempts only at the spine and in joints."""
    code = NEEDLE.get(look.modality)
    if look.modality == "fluoroscopy" and _at_the_spine(candidate.code, encounter):
        code = SPINAL_NEEDLE
    elif look.modality == "fluoroscopy" and encounter.knowledge.catalogue[candidate.code].family == "arthrography":
        code = FLUOROSCOPIC_NEEDLE
    if code is None:
        return slate
    reason = f"Imaging that guides the needle is inside {candidate.code}."
    return slate.decline(code, "SPIN-86", reason, candidate.code, look.spans)


FLUID_TAPS = frozenset({"thoracentesis", "paracentesis"})
"""What draws fluid off goes to another target than a needle for tissue, though both lie in one cavity."""


def _at_the_spine(code: str, encounter: Encounter) -> bool:
    entry = encounter.knowledge.catalogue[code]
    return entry.family in SPINAL_FAMILIES or (entry.chapter == "spine_msk" and entry.family in SPINAL_TREATMENTS)


def _needle_candidate(slate: Slate, encounter: Encounter, line: Candidate, look: Guidance, code: str) -> Slate:
    slate, supported = documented(slate, encounter, code, [look.id, *line.acts], look.spans)
    if not supported:
        return slate
    return slate.add(
        Candidate(
            code=code,
            acts=line.acts,
            session=line.session,
            rules=("SPIN-86" if code == SPINAL_NEEDLE else "NONV-38", "MOD-26"),
            spans=look.spans,
            why=f"Imaging of the needle for {line.code}, which does not contain it; once a session.",
            distinct=_other_needle(line, code, slate, encounter),
        )
    )


def _other_needle(line: Candidate, code: str, slate: Slate, encounter: Encounter) -> str | None:
    """Proof that a needle went to another place than those of the codes that hold their guidance (NONV-36, NONV-41)."""
    catalogue = encounter.knowledge.catalogue
    own = _acts_of(line, encounter)
    for other in slate.candidates:
        entry = catalogue[other.code]
        holds = "imaging_guidance" in entry.includes or _holds(other, code, encounter)
        if entry.kind != "procedure" or not holds or set(other.acts) & set(line.acts):
            continue
        theirs = _acts_of(other, encounter)
        if own and theirs and all(_elsewhere(act, another) for act in own for another in theirs):
            return "It guided the needle to another target than the one whose code holds its guidance."
    return None


def _elsewhere(act: Act, other: Act) -> bool:
    """Whether two acts tell different places: another organ, side, level or lesion."""
    if act.family == "biopsy" and other.kind in FLUID_TAPS:
        return True
    places = ((act.target, other.target), (act.side, other.side), (act.levels, other.levels))
    marks = (act.details.get("lesion"), other.details.get("lesion"))
    return any(one and another and one != another for one, another in (*places, marks))


BOOK = rules.book()
