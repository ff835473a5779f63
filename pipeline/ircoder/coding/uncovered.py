"""Work of kinds that no rule book codes: it is named for a coder, and its own codes are never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Slate
from ircoder.coding.registry import RuleBook
from ircoder.findings.model import Act
from ircoder.knowledge.act_kinds import load_act_kinds


def uncovered_acts(encounter: Encounter, books: Sequence[RuleBook]) -> tuple[Act, ...]:
    """Acts, done or tried, whose kind no book codes."""
    done = (act for act in encounter.findings.acts if act.status in {"performed", "attempted"})
    return tuple(act for act in done if not any(act.kind in book.act_kinds for book in books))


def review_uncovered(slate: Slate, encounter: Encounter, books: Sequence[RuleBook]) -> Slate:
    """Name each kind of work without rules, with the number of its acts."""
    counts = Counter(act.kind for act in uncovered_acts(encounter, books))
    for kind, count in sorted(counts.items()):
        times = f" ({count} times)" if count > 1 else ""
        slate = slate.send_to_review(f"The report tells of {_name(kind)}{times}, for which this tool has no rules.")
    return slate


def holds_uncoded_parent(code: str, slate: Slate, encounter: Encounter) -> bool:
    """Whether work was done that this add-on may be added to, though its own code is left to review."""
    coded = {act for candidate in slate.candidates for act in candidate.acts}
    uncoded = [act for act in encounter.findings.performed() if act.id not in coded]
    if not uncoded:
        return False
    catalogue = encounter.knowledge.catalogue
    parents = [catalogue[parent] for parent in catalogue[code].parents if parent in catalogue]
    families = {
        entry.family for entry in parents if entry.kind == "procedure" and entry.in_force(encounter.service_date)
    }
    tree = encounter.knowledge.vessels
    for act in uncoded:
        vessel = tree.get(act.target)
        heart = vessel is not None and vessel.system.startswith("coronary")
        if act.family in families and not heart:
            return True
    return False


def _name(kind: str) -> str:
    known = load_act_kinds().get(kind)
    return known.name if known is not None else kind.replace("_", " ")
