"""Work for which no rule book exists: it is sent to review, and nothing that its codes may contain is reported.

Its own codes are never guessed. But a filter's venogram or a stent graft's catheter would look like services of their
own if the filter or the graft were simply not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Slate
from ircoder.coding.pairs import WAY_IN
from ircoder.coding.registry import RuleBook
from ircoder.findings.model import Act
from ircoder.knowledge.catalogue import CatalogueEntry

FAMILY_OF_BED = {"coronary": "diagnostic_cardiac_cath", "dialysis_circuit": "dialysis_circuit"}
"""Beds whose imaging is an act of a family of its own and never an ordinary angiogram."""

USUALLY = 0.5
"""Share of a family's procedures that must contain a code before the family is taken to contain it."""


def uncovered_acts(encounter: Encounter, books: Sequence[RuleBook]) -> tuple[Act, ...]:
    """Acts, done or tried, whose kind no book codes."""
    kinds = frozenset[str]().union(*(book.act_kinds for book in books))
    acts = encounter.findings.acts
    return tuple(act for act in acts if act.status in {"performed", "attempted"} and act.kind not in kinds)


def review_uncovered(slate: Slate, encounter: Encounter, books: Sequence[RuleBook]) -> Slate:
    """Name each family without rules, with the number of its acts."""
    counts = Counter(act.family for act in uncovered_acts(encounter, books))
    for family, count in sorted(counts.items()):
        slate = slate.send_to_review(f"no coding rules yet for {family}: {count} act{'s' if count > 1 else ''}")
    families = frozenset[str]().union(*(book.families for book in books))
    for family in sorted(set(_imaged_families(encounter)) - families - counts.keys()):
        slate = slate.send_to_review(f"no coding rules yet for {family}: imaging")
    return slate


def _imaged_families(encounter: Encounter) -> Iterator[str]:
    for study in encounter.findings.imaging:
        if study.status == "performed":
            yield from (FAMILY_OF_BED[reading.bed] for reading in study.beds if reading.bed in FAMILY_OF_BED)


def leave_to_uncovered(slate: Slate, encounter: Encounter, books: Sequence[RuleBook]) -> Slate:
    """Leave out catheters, imaging and guidance that the codes of uncovered work usually contain."""
    left = uncovered_acts(encounter, books)
    treated = {act.target for act in encounter.findings.performed() if act.target and act not in left}
    for act in left:
        family = encounter.knowledge.catalogue.work_of(act.family, encounter.service_date)
        for candidate in slate.candidates:
            if candidate.vessel in treated:
                continue
            held = _usually_held(candidate, family, encounter) or _lost_way_in(candidate, encounter)
            if held and _through(candidate, act):
                reason = f"The codes of {act.family.replace('_', ' ')} usually contain it, and these have no rules yet."
                slate = slate.exclude(candidate, "MOD-24", reason)
    return slate


def holds_uncoded_parent(code: str, slate: Slate, encounter: Encounter) -> bool:
    """Whether work was done that this add-on may be added to, though its own code is left to review."""
    catalogue = encounter.knowledge.catalogue
    coded = {act for candidate in slate.candidates for act in candidate.acts}
    parents = [catalogue[parent] for parent in catalogue[code].parents if parent in catalogue]
    families = {
        entry.family for entry in parents if entry.kind == "procedure" and entry.in_force(encounter.service_date)
    }
    tree = encounter.knowledge.vessels
    for act in encounter.findings.performed():
        vessel = tree.get(act.target)
        heart = vessel is not None and vessel.system.startswith("coronary")
        if act.family in families and act.id not in coded and not heart:
            return True
    return False


def _through(candidate: Candidate, act: Act) -> bool:
    """Whether a candidate may belong to an act: what rests on other acts or is proved separate does not."""
    if candidate.distinct or (candidate.acts and act.id not in candidate.acts):
        return False
    return candidate.access is None or act.access is None or candidate.access == act.access


def _lost_way_in(candidate: Candidate, encounter: Encounter) -> bool:
    """Whether a catheter or study comes from an entry into no known vessel: a needle of the uncovered work."""
    if encounter.knowledge.catalogue[candidate.code].kind not in WAY_IN or candidate.access is None:
        return False
    access = encounter.findings.access(candidate.access)
    return access is not None and access.vessel is None


def _usually_held(candidate: Candidate, family: Sequence[CatalogueEntry], encounter: Encounter) -> bool:
    if not family or encounter.knowledge.catalogue[candidate.code].kind not in WAY_IN:
        return False
    edits, on, setting = encounter.knowledge.edits, encounter.service_date, encounter.setting
    never_beside = encounter.knowledge.catalogue[candidate.code].not_with
    holding = sum(
        candidate.code in entry.not_with
        or entry.code in never_beside
        or edits.pair(entry.code, candidate.code, on, setting) is not None
        for entry in family
    )
    return holding >= USUALLY * len(family)
