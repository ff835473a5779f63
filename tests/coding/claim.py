"""Candidates set down by hand, and what edits, modifiers and limits make of them."""

from __future__ import annotations

from typing import Any

from tests.coding.build import encounter

from ircoder.coding import claim_lines, edits, engine, modifiers, separate_services, unit_limits
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBook, RuleBookBuilder
from ircoder.coding.result import CodingResult
from ircoder.report import CodeLine

CLAIM = (edits.BOOK, modifiers.BOOK, separate_services.BOOK, claim_lines.BOOK, unit_limits.BOOK)


def candidate(text: str, **fields: Any) -> Candidate:
    """``candidate("36247 left *")``: code, side, ``x2`` units and ``*`` for a proof that it was separate."""
    code, *words = text.split()
    for word in words:
        if word == "*":
            fields.setdefault("distinct", "Another vascular family.")
        elif word[0] == "x":
            fields.setdefault("units", int(word[1:]))
        else:
            fields.setdefault("side", word)
    return Candidate(code=code, **fields)


def proposing(*candidates: Candidate | str, act_kinds: tuple[str, ...] = ()) -> RuleBook:
    """Rule book that proposes candidates and nothing else."""
    builder = RuleBookBuilder("by_hand", families=(), act_kinds=act_kinds)
    made = tuple(item if isinstance(item, Candidate) else candidate(item) for item in candidates)

    @builder.rule("HAND-01", phase=Phase.PROPOSE, decides="proposes what the test sets down")
    def propose(slate: Slate, _: object) -> Slate:
        return slate.add(*made)

    return builder.book()


def claim(*candidates: Candidate | str, **fields: Any) -> CodingResult:
    """Result of these candidates after edits, modifiers and limits."""
    return engine.code(encounter(**fields), (proposing(*candidates), *CLAIM))


def shown(line: CodeLine) -> str:
    """``36248 x2`` or ``75710 26 59 LT``."""
    units = (f"x{line.units}",) if line.units != 1 else ()
    return " ".join((line.code, *units, *line.modifiers))


def claimed(*candidates: Candidate | str, **fields: Any) -> list[str]:
    """Lines of these candidates, in the order of the report."""
    return [shown(line) for line in claim(*candidates, **fields).lines]
