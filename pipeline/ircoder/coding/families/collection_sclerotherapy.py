"""Agents put into cavities, malformations and draining tracts (NONV-27 to NONV-29)."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.fluid import line_of, one_place
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import Act

KINDS = ("sclerotherapy", "sinus_tract_injection")
SCLEROSIS, MALFORMATION, TRACT, TRACT_READ = "49185", "37241", "20500", "76080"
NEW_DRAINS = ("10030", "49405", "49406", "49407")
INSIDE = ("49424", "76080", "20500", "10160", "50390", "55000", "60300", "19000")

rules = RuleBookBuilder(
    "collection_sclerotherapy",
    families=("sclerotherapy",),
    act_kinds=KINDS,
    codes=(SCLEROSIS, MALFORMATION, TRACT, TRACT_READ),
)


@rules.rule(
    "NONV-27",
    "NONV-29",
    phase=Phase.PROPOSE,
    decides="each collection sclerosed by its own access; malformations apart",
)
def sclerosis(slate: Slate, encounter: Encounter) -> Slate:
    """Propose 49185 for each collection, 37241 for a venous or lymphatic malformation, 20500 for a draining tract."""
    acts = encounter.findings.performed("sclerotherapy")
    for act in acts:
        if act.details.get("lesion") == "malformation":
            if not slate.with_code(MALFORMATION):
                why = "Sclerosis of a venous or lymphatic malformation counts as embolization."
                slate = slate.add(line_of(act, MALFORMATION, ("NONV-29",), why, encounter))
            continue
        distinct = "It is another collection with its own access." if len(acts) > 1 else None
        why = "Sclerosis of a collection with its contrast study and imaging."
        slate = slate.add(line_of(act, SCLEROSIS, ("NONV-27",), why, encounter, distinct=distinct))
    for act in encounter.findings.performed("sinus_tract_injection"):
        slate = slate.add(line_of(act, TRACT, ("NONV-29",), "Agent put into a draining tract.", encounter))
        if act.details.get("contrast") is True:
            slate = slate.add(line_of(act, TRACT_READ, ("NONV-29",), "Reading of the sinogram.", encounter))
    return slate


@rules.rule("NONV-27", phase=Phase.BUNDLE, decides="the contrast study of the cavity is inside the sclerosis")
def study_inside(slate: Slate, encounter: Encounter) -> Slate:
    """Drop the check or tap of a cavity that was sclerosed; another cavity is proved separate."""
    sclerosed = [act for item in slate.with_code(SCLEROSIS) for act in _acts(encounter, item.acts)]
    for candidate in slate.with_code(*INSIDE):
        if not sclerosed:
            break
        if any(one_place(act, other) for act in _acts(encounter, candidate.acts) for other in sclerosed):
            reason = "Access, emptying and contrast study of the cavity are part of its sclerosis."
            slate = slate.exclude(candidate, "NONV-27", reason, SCLEROSIS)
        else:
            proof = "It is another cavity than the one that was sclerosed."
            slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
    return slate


@rules.rule("NONV-28", phase=Phase.BUNDLE, decides="a new drain of the same cavity is reported alone")
def drain_and_sclerosis(slate: Slate, encounter: Encounter) -> Slate:
    """Drop the sclerosis of a cavity into which a drain was put, by the edit; other collections are proved separate."""
    for candidate in slate.with_code(SCLEROSIS):
        sclerosed = _acts(encounter, candidate.acts)
        for drain in slate.with_code(*NEW_DRAINS):
            same = any(one_place(act, other) for act in sclerosed for other in _acts(encounter, drain.acts))
            if not same:
                proof = "It is another collection than the one that was drained."
                slate = slate.swap(candidate, dataclasses.replace(candidate, distinct=proof))
            elif encounter.knowledge.edits.pair(drain.code, SCLEROSIS, encounter.service_date, encounter.setting):
                reason = "An edit bundles the sclerosis with the new drain of the same cavity."
                slate = slate.exclude(candidate, "NONV-28", reason, drain.code)
                if encounter.payer != "medicare":
                    slate = slate.send_to_review(
                        "A payer that follows CPT may take 49185 beside the drain; Medicare does not (NONV-28)."
                    )
            if candidate not in slate.candidates:
                break
    return slate


def _acts(encounter: Encounter, ids: tuple[str, ...]) -> tuple[Act, ...]:
    return tuple(act for act in encounter.findings.acts if act.id in ids)


BOOK = rules.book()
