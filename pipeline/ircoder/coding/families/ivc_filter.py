"""Vena cava filters: placed, moved or taken out, each with everything that it takes (VINT-57)."""

from __future__ import annotations

from ircoder.coding.act_candidates import candidate_of, done_or_tried
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.findings.model import spans_of

PLACED, MOVED, REMOVED = "ivc_filter_placement", "ivc_filter_repositioning", "ivc_filter_retrieval"
CODES = {PLACED: "37191", MOVED: "37192", REMOVED: "37193"}
WORDS = {PLACED: "placed", MOVED: "moved", REMOVED: "removed"}
INSIDE = {"37252", "37253"}

rules = RuleBookBuilder("ivc_filter", families=("ivc_filter",), act_kinds=tuple(CODES), codes=tuple(CODES.values()))


@rules.rule("VINT-57", "VASC-59", phase=Phase.PROPOSE, decides="37191, 37192 or 37193, each complete in itself")
def filters(slate: Slate, encounter: Encounter) -> Slate:
    """Propose one code for each kind of filter work; a stopped removal keeps its code."""
    acts = encounter.findings.acts
    placed, removed = encounter.findings.performed(PLACED), encounter.findings.performed(REMOVED)
    for kind, code in CODES.items():
        found = done_or_tried(acts, kind)
        if not found:
            continue
        if kind == MOVED and (placed or removed):
            winner = CODES[PLACED if placed else REMOVED]
            reason = "Adjusting a filter is part of its placement or removal in the same session."
            slate = slate.decline(code, "VINT-57", reason, winner, spans_of(found))
            continue
        exchanged = kind == PLACED and bool(removed)
        apart = "A new filter was placed after another one had been removed." if exchanged else None
        why = f"Vena cava filter {WORDS[kind]}; access, catheter, imaging and ultrasound are inside."
        slate = slate.add(candidate_of(found, code, ("VINT-57",), why, distinct=apart))
    return slate


@rules.rule("VINT-57", phase=Phase.BUNDLE, decides="intravascular ultrasound of the cava is inside the filter codes")
def ultrasound_of_the_cava(slate: Slate, encounter: Encounter) -> Slate:
    """Take off intravascular ultrasound that no other treatment of the session can have needed."""
    filters = slate.with_code(*CODES.values())
    catalogue = encounter.knowledge.catalogue
    others = [item for item in slate.candidates if item not in filters and catalogue[item.code].kind == "procedure"]
    if not filters or any(not catalogue[item.code].addon for item in others):
        return slate
    for candidate in slate.with_code(*INSIDE):
        reason = "Intravascular ultrasound of the cava is inside the filter code."
        slate = slate.exclude(candidate, "VINT-57", reason, filters[0].code)
    return slate


BOOK = rules.book()
