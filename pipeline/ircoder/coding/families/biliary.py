"""Bile ducts and gallbladder: drains, stents, studies, and what is done in the ducts (NONV-74 to NONV-82, NONV-25)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.act_candidates import candidate_of
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.tube_lines import (
    COLLECTION,
    GALLBLADDER_SITE,
    codes_of,
    held_by_main,
    line_of,
    proposed,
    without_doubles,
)
from ircoder.findings.model import Act

DRAINS = ("biliary_drainage", "biliary_drain_conversion", "biliary_drain_exchange")
IN_THE_DUCTS = ("biliary_dilation", "biliary_biopsy", "biliary_stone_removal")
KINDS = (
    *DRAINS,
    *IN_THE_DUCTS,
    "biliary_drain_removal",
    "biliary_stent",
    "biliary_access",
    "biliary_endoscopy",
    "cholangiography",
    "cholecystostomy",
)
GALLBLADDER = "anatomy:gallbladder"
STENTS = ("47538", "47539", "47540")
GALLBLADDER_TUBE = "47490"
NEW_DUCT_TUBES = ("47533", "47534")
DUCT_TUBES = (*NEW_DUCT_TUBES, *STENTS, "47535", "47536")
DILATION, SAMPLING, STONES = "47542", "47543", "47544"
SCOPED = ("47552", "47553", "47554", "47555", "47556")
SCOPED_DILATION = ("47555", "47556")
DILATION_READ = "74363"
MOST_DUCTS = 2
SIDED_DUCTS = frozenset({"ducts:left", "ducts:right"})
RANKS = (*("47540", "47539", "47538", "47541", "47535", "47534", "47536", "47533", "47490", "47537", "47532", "47531"),)
"""Duct codes, the most comprehensive first: each holds what follows it in the same duct system."""

rules = RuleBookBuilder(
    "biliary",
    families=("biliary",),
    act_kinds=KINDS,
    codes=codes_of(KINDS) | {DILATION, SAMPLING, STONES, DILATION_READ},
)


@rules.rule(
    *("NONV-74", "NONV-75", "NONV-76", "NONV-77", "NONV-113"),
    phase=Phase.PROPOSE,
    decides="one code a duct system, by entry, where the tip lies, and what was there",
)
def drains_of_the_ducts(slate: Slate, encounter: Encounter) -> Slate:
    """Propose drains, their change and conversion, cholangiograms and access for an endoscopist."""
    return proposed(slate, encounter, *DRAINS, "cholangiography", "biliary_access", sided=False)


@rules.rule(
    "NONV-25", "NONV-26", phase=Phase.PROPOSE, decides="a gallbladder drain is complete; its aftercare is biliary"
)
def gallbladder(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the gallbladder drain, and the removal of a drain where fluoroscopy was used."""
    slate = proposed(slate, encounter, "cholecystostomy", sided=False)
    for act in encounter.findings.performed("biliary_drain_removal"):
        if act.details.get("imaged") is True:
            slate = proposed_one(slate, act, "NONV-26" if act.target == GALLBLADDER else "NONV-75")
        else:
            reason = "A drain that is pulled without fluoroscopy has no code."
            slate = slate.decline("47537", "NONV-26", reason, None, act.spans)
    return slate


def proposed_one(slate: Slate, act: Act, rule: str) -> Slate:
    """Removal of one drain under fluoroscopy."""
    return slate.add(line_of(act, "47537", rule, sided=False))


@rules.rule("NONV-78", "NONV-79", phase=Phase.PROPOSE, decides="stents once a session, unless apart")
def stents(slate: Slate, encounter: Encounter) -> Slate:
    """Propose duct stents once; a second unit for stents side by side, in other ducts or by another way in."""
    acts = encounter.findings.performed("biliary_stent")
    slate = proposed(slate, encounter, "biliary_stent", sided=False)
    for line in slate.with_code(*STENTS):
        act = next((item for item in acts if item.id in line.acts), None)
        if act is not None and len(acts) == 1 and act.details.get("separate") is True:
            other = line_of(act, line.code, "NONV-78", sided=False, site="ducts:second")
            slate = slate.add(dataclasses.replace(other, distinct="Stents side by side or in different ducts."))
    return slate


@rules.rule("NONV-81", phase=Phase.PROPOSE, decides="work under direct view through the tract")
def endoscopy(slate: Slate, encounter: Encounter) -> Slate:
    """Propose the endoscopy by its purpose, with the reading of a dilation."""
    slate = proposed(slate, encounter, "biliary_endoscopy", sided=False)
    for line in slate.with_code(*SCOPED_DILATION):
        acts = [act for act in encounter.findings.acts if act.id in line.acts]
        slate = slate.add(candidate_of(acts, DILATION_READ, ("NONV-81",), "Reading of the dilation through the scope."))
    return slate


@rules.rule("NONV-77", phase=Phase.BUNDLE, decides="the other side drained by its own way in is another duct system")
def two_duct_systems(slate: Slate, encounter: Encounter) -> Slate:
    """Open the pair edits between tubes of the right and of the left ducts."""
    sided = [tube for tube in slate.with_code(*DUCT_TUBES) if tube.site in SIDED_DUCTS and tube.distinct is None]
    if len({tube.site for tube in sided}) == len(SIDED_DUCTS):
        for tube in sided:
            reason = "The right and the left ducts have a tube each."
            slate = slate.swap(tube, dataclasses.replace(tube, distinct=reason))
    return slate


@rules.rule("MOD-34", "NONV-75", "NONV-79", phase=Phase.BUNDLE, decides="one code a duct system")
def one_code_a_duct_system(slate: Slate, encounter: Encounter) -> Slate:
    """Take off studies, changes and removals that the main work of the duct system contains.

    A tube in the gallbladder and one in the ducts are two tracts: both stand, and the pair edit is opened.
    """
    for duct in slate.with_code(*NEW_DUCT_TUBES) if slate.with_code(GALLBLADDER_TUBE) else ():
        slate = slate.swap(duct, dataclasses.replace(duct, distinct="The ducts and the gallbladder have a tube each."))
    for tube in slate.with_code(GALLBLADDER_TUBE) if slate.with_code(*DUCT_TUBES) else ():
        slate = slate.swap(tube, dataclasses.replace(tube, side=None, site=GALLBLADDER_SITE))
    return held_by_main(slate, encounter, RANKS, "MOD-34")


@rules.rule("NONV-82", phase=Phase.BUNDLE, decides="guidance, tube readings and drain checks are inside duct codes")
def nothing_beside_duct_codes(slate: Slate, encounter: Encounter) -> Slate:
    """Take off tube readings and collection codes that rest on the acts of a duct code."""
    return without_doubles(slate, RANKS, COLLECTION, "NONV-82")


@rules.rule("NONV-80", "NONV-81", phase=Phase.ADD_ONS, decides="dilation a duct, sampling once, stones once")
def duct_add_ons(slate: Slate, encounter: Encounter) -> Slate:
    """Add work in the ducts where neither a stent nor a scope already stands for it."""
    for act in encounter.findings.performed(*IN_THE_DUCTS):
        code = {"biliary_dilation": DILATION, "biliary_biopsy": SAMPLING}.get(act.kind, STONES)
        scope = next(iter(slate.with_code(*SCOPED)), None)
        stent = next(iter(slate.with_code(*STENTS)), None)
        if scope is not None:
            reason = "Work under direct view is reported by the endoscopy alone."
            slate = slate.decline(code, "NONV-81", reason, scope.code, act.spans)
        elif stent is not None and code == DILATION:
            slate = slate.decline(code, "NONV-80", "Dilation is part of the stent.", stent.code, act.spans)
        elif slate.with_code(code):
            continue
        elif not any(item.code in encounter.knowledge.catalogue[code].parents for item in slate.candidates):
            slate = slate.decline(
                code, "NONV-80", "No duct code is reported to which it may be added.", None, act.spans
            )
        else:
            slate = _added(slate, act, code)
    return slate


def _added(slate: Slate, act: Act, code: str) -> Slate:
    ducts = act.details.get("ducts")
    units = min(len(ducts), MOST_DUCTS) if isinstance(ducts, tuple) and ducts and code == DILATION else 1
    proof = "The stones were found and removed on purpose." if code == STONES else None
    return slate.add(dataclasses.replace(line_of(act, code, "NONV-80", sided=False), units=units, distinct=proof))


BOOK = rules.book()
