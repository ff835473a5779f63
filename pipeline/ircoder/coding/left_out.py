"""What is told of the codes left out: one entry for each, and none for a code that stands on a line of the same work.

Rules note what they take off as they go. A code may be taken off for several reasons, and a lesser step of a code that
in the end stands on a line is no code left out.
"""

from __future__ import annotations

import dataclasses

from ircoder.coding.diagnostic_criteria import TREATING_FAMILIES
from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Exclusion, Slate, merged_spans
from ircoder.findings.model import Span

OF_THE_TREATMENT = frozenset({"VASC-22", "VASC-23", "CARD-28", "VINT-58"})
"""Rules by which a run or a step is part of a treatment, whichever it is."""


def left_out(slate: Slate, encounter: Encounter) -> tuple[Exclusion, ...]:
    """Codes left out, each once: with the reason that names a winner on a line, else with the first.

    A code that stands on a line is left out only where it would have been of another side or session.
    """
    treatment = _treatment(slate, encounter)
    on_lines = {candidate.code for candidate in slate.candidates}
    taken_off = {item.code for item in slate.excluded} - on_lines
    holders = {item.code: item.winner for item in slate.excluded if item.winner in on_lines}
    kept: dict[tuple[str, str | None, int | None], Exclusion] = {}
    for item in slate.excluded:
        if any(_same_work(item, line) for line in slate.candidates):
            continue
        # A winner that was itself taken off gives way to the code that holds it; one of another report stays.
        winner = holders.get(item.winner) if item.winner in taken_off else item.winner
        if winner is None and item.rule in OF_THE_TREATMENT:
            winner = treatment
        key = (item.code, item.side, item.session) if item.code in on_lines else (item.code, None, None)
        first = kept.get(key)
        if first is None or (first.winner is None and winner is not None):
            kept[key] = dataclasses.replace(item, winner=winner, spans=item.spans or _words_of(winner, slate))
    return tuple(kept.values())


def _treatment(slate: Slate, encounter: Encounter) -> str | None:
    """Code of the one treatment inside vessels that the claim holds."""
    catalogue = encounter.knowledge.catalogue
    entries = (catalogue[candidate.code] for candidate in slate.candidates)
    treating = [e for e in entries if e.kind == "procedure" and not e.addon and e.family in TREATING_FAMILIES]
    codes = {e.code for e in treating if not e.family.startswith("diagnostic_")} or {e.code for e in treating}
    return codes.pop() if len(codes) == 1 else None


def _words_of(winner: str | None, slate: Slate) -> tuple[Span, ...]:
    """Words behind the line that won, for a step that nothing but that line tells of."""
    return merged_spans(slate.with_code(winner)) if winner is not None else ()


def _same_work(item: Exclusion, line: Candidate) -> bool:
    """Whether a line of the code may be the work that was taken off: nothing tells the two apart."""
    if item.code != line.code:
        return False
    sides_apart = {item.side, line.side} == {"left", "right"}
    return not sides_apart and item.session in (None, line.session)
