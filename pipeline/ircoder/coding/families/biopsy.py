"""Cores of organs, nodes, muscle, bone and marrow, and needle samples of discs (NONV-31 to NONV-54)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.questions import query
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.sampled_lesions import key_of, lesions_of, same_lesion, sides_of, site_of
from ircoder.findings.model import Act
from ircoder.knowledge.biopsy_sites import load_biopsy_bones, load_biopsy_sites

CORES = ("core_biopsy", "biopsy")
MARROW = {(True, False): "38220", (False, True): "38221", (True, True): "38222"}
MARROW_CODES = tuple(MARROW.values())
SHALLOW_BONE, DEEP_BONE, DISC = "20220", "20225", "62267"
BONE_CODES = (SHALLOW_BONE, DEEP_BONE)
BREAST, PROSTATE = "breast", "prostate"
ORGAN_CODES = frozenset(site.core for site in load_biopsy_sites().values()) - {"19100", "55700", "38221", DISC}
DRAINS = ("10030", "49405", "49406", "49407")
TAPS = ("32554", "32555", "49082", "49083")
PNEUMOTHORAX_TUBES = ("32551", "32556", "32557")
ELSEWHERE = "Another lesion than the other sample."

rules = RuleBookBuilder(
    "biopsy",
    families=("biopsy",),
    act_kinds=(*CORES, "bone_biopsy", "marrow_aspiration", "marrow_biopsy", "disc_aspiration", "brush_biopsy"),
    codes=(*ORGAN_CODES, *BONE_CODES, *MARROW_CODES, DISC),
)


@rules.rule(
    "NONV-31",
    "NONV-37",
    "NONV-41",
    "NONV-43",
    "NONV-47",
    "NONV-48",
    "NONV-49",
    "NONV-53",
    "NONV-109",
    phase=Phase.PROPOSE,
    decides="one core code a lesion or organ, by the organ",
)
def organ_cores(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the core code of each organ: one a lesion, a side or a session, as the unit of the code says."""
    sites = load_biopsy_sites()
    for act in done_or_tried(encounter.findings.acts, *CORES):
        site = sites.get(site_of(act))
        if site is None:
            slate = slate.send_to_review("The report does not state the organ of the biopsy (NONV-31).")
            slate = slate.ask(query("sampled_organ", "49180", "NONV-31", act.spans))
            continue
        if site.site in (BREAST, PROSTATE) or site.core in (*MARROW_CODES, DISC):
            continue
        if act.kind == "biopsy":
            slate = slate.send_to_review(
                "The report does not say whether the biopsy took cores or an aspirate (NONV-31)."
            )
        if encounter.knowledge.catalogue[site.core].unlisted:
            slate = slate.add(candidate_of([act], site.core, (site.rule,), f"Core of the {_words(site.site)}."))
            continue
        for candidate in _by_unit(act, site.core, site.rule, encounter):
            slate = _put(slate, candidate, encounter)
    return slate


def _words(name: str) -> str:
    return name.replace("_", " ")


def _by_unit(act: Act, code: str, rule: str, encounter: Encounter) -> list[Candidate]:
    """One candidate a lesion; codes counted by side or session take one a side or one at all."""
    unit = encounter.knowledge.catalogue[code].unit
    why = f"Core of the {_words(site_of(act))}, one unit a {_words(unit)} whatever the number of samples."
    out = []
    for side in sides_of(act):
        for number in range(lesions_of(act) if unit == "lesion" else 1):
            key = key_of(act, number) if unit == "lesion" else site_of(act)
            base = candidate_of([act], code, (rule, "NONV-37"), why, site=key)
            out.append(dataclasses.replace(base, side=side))
    return out


def _put(slate: Slate, candidate: Candidate, encounter: Encounter) -> Slate:
    """Add a candidate unless one of the same code, place and side stands already (both then share it)."""
    twin = next(
        (c for c in slate.with_code(candidate.code) if (c.site, c.side) == (candidate.site, candidate.side)), None
    )
    if twin is None:
        return slate.add(candidate)
    joined = dataclasses.replace(twin, acts=(*twin.acts, *candidate.acts), spans=(*twin.spans, *candidate.spans))
    return slate.swap(twin, joined)


@rules.rule("NONV-44", "SPIN-85", phase=Phase.PROPOSE, decides="depth of the bone picks the code")
def bones(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one bone biopsy a lesion: 20220 for shallow bones, 20225 for deep ones."""
    known = load_biopsy_bones()
    for act in done_or_tried(encounter.findings.acts, "bone_biopsy"):
        bone = known.get(str(act.details.get("bone") or ("vertebra" if act.levels else "")))
        if bone is None:
            if not any(other.levels for other in encounter.findings.performed()):
                slate = slate.ask(query("sampled_bone", DEEP_BONE, "NONV-44", act.spans))
            slate = slate.send_to_review("The report does not state the bone of the biopsy (NONV-44).")
            continue
        why = f"Core of {'deep' if bone.code == DEEP_BONE else 'shallow'} bone: {_words(bone.bone)}."
        for number in range(lesions_of(act)):
            candidate = candidate_of([act], bone.code, ("NONV-44", "SPIN-85"), why, site=key_of(act, number))
            level = "-".join(act.levels) or None
            slate = _put(slate, dataclasses.replace(candidate, level=level, side=act.side), encounter)
    return slate


@rules.rule("NONV-45", "NONV-109", phase=Phase.PROPOSE, decides="marrow aspirate, core, or both of one site")
def marrow(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 38220, 38221 or 38222, one a side."""
    acts = done_or_tried(encounter.findings.acts, "marrow_aspiration", "marrow_biopsy")
    named = {side for act in acts for side in sides_of(act)} - {None}
    for side in sorted(named, key=str) or ([None] if acts else []):
        own = [act for act in acts if side in sides_of(act) or act.side is None]
        took = (
            any(act.kind == "marrow_aspiration" for act in own),
            any(act.kind == "marrow_biopsy" for act in own),
        )
        why = f"Marrow {'aspirate and core' if all(took) else 'aspirate' if took[0] else 'core'} of one site."
        candidate = candidate_of(own, MARROW[took], ("NONV-45",), why, site="marrow")
        slate = slate.add(dataclasses.replace(candidate, side=side))
    return slate


@rules.rule("NONV-54", phase=Phase.PROPOSE, decides="needle sample of a disc or of the tissue beside the spine")
def discs(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 62267 once a level."""
    for act in done_or_tried(encounter.findings.acts, "disc_aspiration"):
        level = "-".join(act.levels) or None
        candidate = candidate_of([act], DISC, ("NONV-54",), "Needle sample of a disc or paravertebral tissue.")
        slate = _put(slate, dataclasses.replace(candidate, level=level, site=f"level:{level}"), encounter)
    return slate


@rules.rule("SPIN-73", "NONV-54", phase=Phase.CHOOSE, decides="disc sample and bone core of one level are one")
def disc_and_bone(slate: Slate, encounter: Encounter) -> Slate:
    """Drop the bone core beside a disc sample of its level; prove another level."""
    for bone in slate.with_code(*BONE_CODES):
        discs_there = slate.with_code(DISC)
        if not discs_there:
            break
        if _outside_the_spine(bone, encounter):
            proof = "The bone core is of a bone outside the spine."
            slate = slate.swap(bone, dataclasses.replace(bone, distinct=proof))
            continue
        levels = set((bone.level or "").split("-")) - {""}
        touched = {body for disc in discs_there for body in _bodies_of(disc.level or "")}
        if levels and touched and not levels & touched:
            proof = "The bone core is of another level than the disc sample."
            slate = slate.swap(bone, dataclasses.replace(bone, distinct=proof))
        else:
            reason = "At one level the sample of the disc is reported alone."
            slate = slate.exclude(bone, "SPIN-73", reason, DISC)
    return slate


def _outside_the_spine(bone: Candidate, encounter: Encounter) -> bool:
    """Whether a bone core is of a named bone that is no vertebra."""
    named = {str(act.details.get("bone") or "") for act in encounter.findings.acts if act.id in bone.acts}
    return bool(named) and named.isdisjoint({"", "vertebra", "sacrum", "spine"})


def _bodies_of(disc: str) -> frozenset[str]:
    """Vertebrae above and below a disc; a disc told by one number lies under that vertebra."""
    named = frozenset(disc.split("-")) - {""}
    if len(named) != 1 or disc not in _SPINE[:-1]:
        return named
    return named | {_SPINE[_SPINE.index(disc) + 1]}


_SPINE = tuple(f"{r}{n}" for r, last in (("C", 7), ("T", 12), ("L", 5), ("S", 1)) for n in range(1, last + 1))


@rules.rule("NONV-46", phase=Phase.CHOOSE, decides="a bone core away from the cemented body stands")
def bone_away_from_cement(slate: Slate, encounter: Encounter) -> Slate:
    """Prove the other level of a bone core beside cement; that of the cemented body is left to the cement code."""
    cemented = {level for act in encounter.findings.performed("vertebroplasty", "kyphoplasty") for level in act.levels}
    for bone in slate.with_code(*BONE_CODES) if cemented else ():
        levels = set((bone.level or "").split("-")) - {""}
        if levels and not levels & cemented:
            proof = "The bone core is of another body than the cemented one."
            slate = slate.swap(bone, dataclasses.replace(bone, distinct=proof, rules=(*bone.rules, "NONV-46")))
    return slate


@rules.rule("NONV-44", "NONV-45", "NONV-108", phase=Phase.CHOOSE, decides="other bones and other organs are separate")
def other_targets(slate: Slate, encounter: Encounter) -> Slate:
    """Prove that samples of different places are separate services."""
    acts = {act.id: act for act in encounter.findings.acts}
    codes = (*ORGAN_CODES, *BONE_CODES, *MARROW_CODES)
    for candidate in slate.with_code(*codes):
        if candidate.distinct is not None:
            continue
        own = [acts[item] for item in candidate.acts]
        others = [c for c in slate.with_code(*codes) if c.code != candidate.code]
        if others and all(_apart(own, [acts[item] for item in other.acts]) for other in others):
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=ELSEWHERE))
    return slate


def _apart(own: list[Act], others: list[Act]) -> bool:
    """Whether no sample of the one may be of a lesion of the other; marrow and bone need two named bones."""
    for one in own:
        for other in others:
            if "marrow" in (site_of(one), site_of(other)):
                bones_named = {str(act.details.get("bone") or "") for act in (one, other)} - {"", "ilium"}
                if not bones_named:
                    return False
            elif same_lesion(one, other):
                return False
    return True


@rules.rule("NONV-59", phase=Phase.CHOOSE, decides="a core beside a drain needs a target of its own")
def core_beside_drain(slate: Slate, encounter: Encounter) -> Slate:
    """Keep a core of another target than the drained collection; cores of its wall belong to the drain."""
    drained = [act for act in encounter.findings.performed() if act.family in ("drainage", "aspiration")]
    if not drained or not slate.with_code(*DRAINS):
        return slate
    acts = {act.id: act for act in encounter.findings.acts}
    for candidate in slate.with_code(*ORGAN_CODES):
        own = [acts[item] for item in candidate.acts]
        if any(act.details.get("cavity_wall") for act in own):
            reason = "A sample of the drained cavity is part of the drain."
            slate = slate.exclude(candidate, "NONV-59", reason, slate.with_code(*DRAINS)[0].code)
        elif not {act.target for act in own} & {act.target for act in drained}:
            proof = "The core is of another target than the drained collection."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


@rules.rule("NONV-43", "NONV-59", phase=Phase.CHOOSE, decides="a core of solid tissue stands beside a tap")
def core_beside_tap(slate: Slate, encounter: Encounter) -> Slate:
    """Prove a core of tissue separate from the fluid that was drawn off: a tap samples no tissue."""
    if not slate.with_code(*TAPS):
        return slate
    for candidate in slate.with_code(*ORGAN_CODES):
        if candidate.distinct is None:
            proof = "Solid tissue was sampled, and not the fluid that was drawn off."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


@rules.rule("NONV-42", phase=Phase.QUERIES, decides="a tube for the pneumothorax of a lung biopsy is reviewed")
def tube_after_lung_biopsy(slate: Slate, encounter: Encounter) -> Slate:
    """Name a pleural tube beside a chest biopsy: payers differ on care of a complication."""
    if slate.with_code("32408", "32400") and slate.with_code(*PNEUMOTHORAX_TUBES):
        slate = slate.send_to_review(
            "A pleural tube was placed after a chest biopsy: payers differ on whether it is paid (NONV-42)."
        )
    return slate


@rules.rule("NONV-31", phase=Phase.QUERIES, decides="brushings through a catheter have no rule here")
def brushings(slate: Slate, encounter: Encounter) -> Slate:
    """Send brush or forceps samples through a catheter to review unless a duct or ureter code holds them."""
    coded = {act for candidate in slate.candidates for act in candidate.acts}
    if any(act.id not in coded for act in encounter.findings.performed("brush_biopsy")):
        slate = slate.send_to_review(
            "A brush or forceps sample was taken through a catheter: its duct or vessel decides the code."
        )
    return slate


BOOK = rules.book()
