"""Claim edits: pairs that deny each other, and add-ons that lost their parent.

A pair that no modifier opens loses its column 2 code. A pair that a modifier opens keeps it only where the record
shows that the service was separate: an edit alone is never a reason for a modifier (MOD-13).
"""

from __future__ import annotations

from ircoder.coding.across_reports import another_practitioner
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.pairs import Conflict, conflicts, shown_apart
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.uncovered import holds_uncoded_parent

rules = RuleBookBuilder("edits", families=(), act_kinds=())


@rules.rule(
    "MOD-16", "MOD-18", "MOD-19", "MOD-31", phase=Phase.EDITS, decides="a code that another one holds is left out"
)
def deny_held_codes(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out the denied code of each pair, winners first: a code that is itself left out denies nothing.

    The pair edits hold the codes that CPT marks as separate procedures too (MOD-31).
    """
    while open_pairs := [item for item in conflicts(slate, encounter) if not _stands(item)]:
        losers = {id(item.denied) for item in open_pairs}
        conflict = next((item for item in open_pairs if id(item.paid) not in losers), open_pairs[0])
        rule, reason = _reason(conflict, encounter)
        slate = slate.exclude(conflict.denied, rule, reason, conflict.paid.code)
        if conflict.other is not None:
            slate = slate.send_to_review(
                f"{conflict.denied.code} is left out beside {conflict.paid.code} of report {conflict.other.report_id}: "
                "check whether the two reports tell of separate sessions or of other groups (MOD-16, MOD-48)."
            )
    return slate


def _stands(conflict: Conflict) -> bool:
    return conflict.opened and shown_apart(conflict)


def _reason(conflict: Conflict, encounter: Encounter) -> tuple[str, str]:
    paid, denied = conflict.paid.code, conflict.denied.code
    release = encounter.knowledge.edits.pair_release(paid, encounter.setting, encounter.service_date)
    if conflict.other is not None:
        paid = f"{paid} (report {conflict.other.report_id})"
    if not conflict.edited:
        return "MOD-24", f"{paid} contains {denied}; the report shows no separate service."
    if not conflict.opened:
        return "MOD-16", f"The pair edit {paid}/{denied} of {release} is opened by no modifier."
    return "MOD-16", f"The pair edit {paid}/{denied} of {release} applies; the report shows no separate service."


@rules.rule("MOD-22", phase=Phase.EDITS, decides="an add-on stands only beside one of its parents")
def add_on_needs_parent(slate: Slate, encounter: Encounter) -> Slate:
    """Leave out add-ons without a parent on the slate, until nothing changes."""
    while orphan := next((item for item in slate.candidates if not _has_parent(item, slate, encounter)), None):
        reason = "None of the codes that it may be added to is reported."
        slate = slate.exclude(orphan, "MOD-22", reason)
    for candidate in slate.with_code(*BESIDE_UNCODED):
        if not _parents_present(candidate, slate, encounter):
            slate = slate.send_to_review(
                f"{candidate.code} is added to a treatment whose own code is left to a coder (MOD-22)."
            )
    return slate


def _has_parent(candidate: Candidate, slate: Slate, encounter: Encounter) -> bool:
    if not encounter.knowledge.catalogue[candidate.code].addon:
        return True
    if candidate.code in BESIDE_UNCODED and holds_uncoded_parent(candidate.code, slate, encounter):
        return True
    return _parents_present(candidate, slate, encounter)


def _parents_present(candidate: Candidate, slate: Slate, encounter: Encounter) -> bool:
    """Parents of the release and of the reference count alike; an add-on to an add-on needs just that one."""
    catalogue = encounter.knowledge.catalogue
    entry = catalogue[candidate.code]
    present = {other.code for other in slate.candidates if other.code != candidate.code}
    present |= {other.candidate.code for other in encounter.beside if not another_practitioner(other, encounter)}
    if candidate.code in OPEN_LISTS:
        return any(catalogue[code].kind in ("procedure", "catheter") for code in present)
    if entry.parents and all(code in catalogue and catalogue[code].addon for code in entry.parents):
        return bool(present & entry.parents)
    closed = encounter.knowledge.edits.parents(candidate.code, encounter.service_date) or frozenset()
    return bool(present & (closed | entry.parents))


OPEN_LISTS = frozenset({"76937", "1022T", "1023T", "1024T"})
"""Add-ons whose parents the contractor decides, with only the common ones in the reference (VASC-71)."""

BESIDE_UNCODED = frozenset({"37252"})
"""Add-ons that stand beside a treatment whose own code is left to review (VASC-76)."""

BOOK = rules.book()
