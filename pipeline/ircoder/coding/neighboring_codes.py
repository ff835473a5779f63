"""Codes next to the reported ones: what an auditor of a line asks about, with the fact that keeps each off the claim.

Which codes lie next to which is the table ``knowledge/neighboring_codes.csv``. Here the findings say whether the
question arises; no line is changed.
"""

from __future__ import annotations

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.result import spans_behind
from ircoder.knowledge.neighboring_codes import Neighbor, load_neighbors

CIRCULATIONS = ("artery", "vein")

rules = RuleBookBuilder("neighboring_codes", families=(), act_kinds=())


@rules.rule("VASC-82", phase=Phase.QUERIES, decides="why a neighbor of a reported code is not reported")
def note_neighbors(slate: Slate, encounter: Encounter) -> Slate:
    """Note every neighbor of a line that nobody spoke of, with the rule that keeps it off."""
    spoken_of = {item.code for item in slate.candidates}
    spoken_of |= {item.code for item in slate.excluded} | {item.code for item in slate.queries}
    neighbors = load_neighbors()
    for candidate in slate.candidates:
        for neighbor in neighbors.get(candidate.code, ()):
            if neighbor.code in spoken_of or not _arises(neighbor, candidate, slate, encounter):
                continue
            spoken_of.add(neighbor.code)
            slate = slate.decline(
                neighbor.code,
                neighbor.rule,
                neighbor.reason or f"The code is not in force on {encounter.service_date.isoformat()}.",
                candidate.code if neighbor.held else None,
                candidate.spans or spans_behind(candidate, encounter.findings),
            )
    return slate


def _arises(neighbor: Neighbor, candidate: Candidate, slate: Slate, encounter: Encounter) -> bool:
    """Whether the question arises: the date, the lines and the findings are those of the row."""
    ended = neighbor.code in encounter.knowledge.catalogue and not encounter.in_force(neighbor.code)
    if ended == bool(neighbor.reason):
        return False
    if neighbor.also is not None and not slate.with_code(neighbor.also):
        return False
    return neighbor.target is None or _aims_at(neighbor.target, candidate, encounter)


def _aims_at(target: str, candidate: Candidate, encounter: Encounter) -> bool:
    targets = {act.target for act in encounter.findings.acts if act.id in candidate.acts} - {None}
    if target not in CIRCULATIONS:
        return target in targets
    vessels = (encounter.knowledge.vessels.get(item) for item in targets)
    return any(vessel is not None and vessel.system.endswith(f"_{target}") for vessel in vessels)


BOOK = rules.book()
