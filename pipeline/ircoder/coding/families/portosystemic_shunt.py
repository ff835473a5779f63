"""Portosystemic shunt through the liver, and portal vein treatment without one (VINT-58, VINT-59, VASC-61)."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act, spans_of

CREATION, REVISION, CHECK = "tips_creation", "tips_revision", "tips_check"
SHUNT_CODES = {CREATION: "37182", REVISION: "37183"}
PORTAL_ACCESS = "36481"
PORTAL_IMAGING = ("75885", "75887", "75889", "75891")
STENTS, BALLOONS = ("37238", "37239"), ("37248", "37249")
SELECTIVE = ("36010", "36011", "36012")
OWN_VEINS = frozenset(
    f"vessel:{name}" for name in ("tips_shunt", "hepatic_vein", "portal_vein", "right_portal_vein", "left_portal_vein")
)
CLOT = ("37187", "37188", "37212")

rules = RuleBookBuilder(
    "portosystemic_shunt",
    families=("tips",),
    act_kinds=(CREATION, REVISION, CHECK, "portal_vein_catheterization"),
    codes=(*SHUNT_CODES.values(), PORTAL_ACCESS, "37238", "37248"),
)


@rules.rule("VINT-58", phase=Phase.PROPOSE, decides="37182 for a new shunt, 37183 for a treated one, none for a look")
def shunts(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the shunt codes; a shunt that was only looked at is no revision."""
    for kind, code in SHUNT_CODES.items():
        acts = done_or_tried(encounter.findings.acts, kind)
        if acts and not (kind == REVISION and encounter.findings.performed(CREATION)):
            what = "made" if kind == CREATION else "revised"
            why = f"Portosystemic shunt {what}; catheters, pressures, imaging, balloon and stent are inside."
            slate = slate.add(candidate_of(acts, code, ("VINT-58",), why))
    looked = encounter.findings.performed(CHECK)
    if looked and not slate.with_code(*SHUNT_CODES.values()):
        reason = "A shunt that was only studied and measured is not revised."
        slate = slate.decline("37183", "VINT-58", reason, None, spans_of(looked))
        slate = slate.send_to_review(
            "A portosystemic shunt was studied without treatment: check its catheter and imaging codes."
        )
    return slate


@rules.rule(
    "VINT-58",
    "VINT-59",
    "VASC-61",
    phase=Phase.BUNDLE,
    decides="balloon, stent, catheter and imaging of liver and portal veins are inside the shunt codes",
)
def inside_the_shunt(slate: Slate, encounter: Encounter) -> Slate:
    """Take off what a shunt code holds; clot removed from the portal vein for a new shunt is looked at by a coder."""
    shunt = next(iter(slate.with_code(*SHUNT_CODES.values())), None)
    if shunt is None:
        return slate
    for candidate in slate.with_code(*STENTS, *BALLOONS, PORTAL_ACCESS, *PORTAL_IMAGING):
        vein = candidate.code in (*STENTS, *BALLOONS)
        if not vein or _of_the_liver(candidate, encounter):
            reason = "Treatment, catheter and imaging of liver and portal veins are inside the shunt code."
            slate = slate.exclude(candidate, "VINT-58", reason, shunt.code)
    for candidate in slate.with_code(*SELECTIVE):
        if candidate.vessel in OWN_VEINS:
            reason = "Catheters in liver and portal veins and in the shunt are inside the shunt code."
            slate = slate.exclude(candidate, "VINT-58", reason, shunt.code)
    for candidate in slate.with_code(*CLOT):
        if not _of_the_liver(candidate, encounter):
            continue
        if shunt.code == SHUNT_CODES[REVISION]:
            reason = "Clot removed from the shunt is inside its revision."
            slate = slate.exclude(candidate, "VINT-58", reason, shunt.code)
        else:
            slate = slate.send_to_review(
                "Clot was treated in the portal vein beside a new shunt: check that both count (VINT-59)."
            )
    return slate


def _of_the_liver(candidate: Candidate, encounter: Encounter) -> bool:
    """Whether a candidate's vessels are liver or portal veins or the shunt; untold ones are."""
    acts = [act for act in encounter.findings.acts if act.id in candidate.acts]
    targets = {act.target for act in acts} or {candidate.vessel}
    return all(_is_hepatic(target, encounter) for target in targets)


def _is_hepatic(target: str | None, encounter: Encounter) -> bool:
    vessel = encounter.knowledge.vessels.get(target)
    if vessel is None:
        return True
    if vessel.system == "portal_vein":
        return True
    return encounter.knowledge.vessels.root(vessel.concept) in {
        "vessel:hepatic_vein",
        "vessel:inferior_right_hepatic_vein",
    }


@rules.rule("VINT-59", phase=Phase.CHOOSE, decides="a portal vein stent or balloon without a shunt, with 36481")
def portal_vein_treatment(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 37238 or 37248 for the portal vein where no other book did, and its catheterization."""
    if encounter.findings.performed(CREATION, REVISION):
        return slate
    treated = tuple(_portal_acts(encounter))
    for kind, code in (("stent", STENTS[0]), ("angioplasty", BALLOONS[0])):
        acts = [act for act in treated if act.kind == kind]
        stented = {act.target for act in treated if act.kind == "stent"}
        acts = [act for act in acts if kind == "stent" or act.target not in stented]
        if acts and not any(set(item.acts) & {act.id for act in acts} for item in slate.candidates):
            why = f"Portal vein {'stent' if kind == 'stent' else 'balloon'} without a portosystemic shunt."
            vessel = acts[0].target
            slate = slate.add(candidate_of(acts, code, ("VINT-59",), why, vessel=vessel))
    entered = (*treated, *encounter.findings.performed("portal_vein_catheterization"))
    if entered and not slate.with_code(PORTAL_ACCESS) and not _from_systemic_veins(entered, encounter):
        why = "Portal vein entered through the liver or the spleen."
        rule_ids = ("VINT-59", "VASC-61") if treated else ("VASC-61",)
        slate = slate.add(candidate_of(entered, PORTAL_ACCESS, rule_ids, why, vessel="vessel:portal_vein"))
    return slate


def _portal_acts(encounter: Encounter) -> Iterator[Act]:
    tree = encounter.knowledge.vessels
    for act in encounter.findings.performed("stent", "angioplasty"):
        vessel = tree.get(act.target)
        if vessel is not None and vessel.system == "portal_vein" and "shunt" not in vessel.concept:
            yield act


def _from_systemic_veins(acts: tuple[Act, ...], encounter: Encounter) -> bool:
    """Whether the portal vein was reached from a systemic vein, so through an existing shunt."""
    tree = encounter.knowledge.vessels
    access = [encounter.findings.access(act.access) for act in acts]
    starts = [tree.get(item.vessel) for item in access if item is not None]
    return bool(starts) and all(start is not None and start.system == "systemic_vein" for start in starts)


BOOK = rules.book()
