"""The finished lines: modifiers in their order, and equal lines as units of one."""

from __future__ import annotations

import dataclasses

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate, merged
from ircoder.coding.registry import RuleBookBuilder
from ircoder.coding.unit_places import named_units

rules = RuleBookBuilder("claim_lines", families=(), act_kinds=())

PAYMENT = ("26", "TC", "50", "52", "53", "62", "73", "74", "78")
SEPARATE = ("59", "76", "77", "79")


@rules.rule("MOD-47", phase=Phase.EDITS, decides="payment, then edit, then information modifiers")
def order_of_modifiers(slate: Slate, encounter: Encounter) -> Slate:
    """Sort the modifiers of each line; at most four fit on one."""
    for candidate in slate.candidates:
        ordered = tuple(sorted(dict.fromkeys(candidate.modifiers), key=_modifier_rank))
        if ordered != candidate.modifiers:
            slate = slate.swap(candidate, dataclasses.replace(candidate, modifiers=ordered))
    return slate


@rules.rule("MOD-20", "MOD-26", phase=Phase.EDITS, decides="equal lines become one line with units")
def units_on_one_line(slate: Slate, encounter: Encounter) -> Slate:
    """Add up the units of lines that agree in code and modifiers."""
    groups: dict[tuple[str, tuple[str, ...]], list[Candidate]] = {}
    for candidate in slate.candidates:
        groups.setdefault((candidate.code, candidate.modifiers), []).append(candidate)
    for group in groups.values():
        units = sum(candidate.units for candidate in group)
        if units > 1:
            line = merged(group, units=units) if len(group) > 1 else group[0]
            why = named_units(line.why, group, encounter)
            slate = slate.swap(group[0], dataclasses.replace(line, why=why))
            for candidate in group[1:]:
                slate = slate.exclude(candidate, "MOD-20", "", note=False)
    return slate


def _modifier_rank(modifier: str) -> tuple[int, int]:
    for group, members in enumerate((PAYMENT, SEPARATE)):
        if modifier in members:
            return group, members.index(modifier)
    return 2, 0


BOOK = rules.book()
