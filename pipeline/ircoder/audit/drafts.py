"""A finding before its worth is known."""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.audit.model import BilledLine, Edit, Kind, Quote, SuggestedLine
from ircoder.evaluate.code_sets import Modifiers


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was found of some billed and supported lines of one claim.

    ``swapped`` has, unit by unit, the modifiers billed and those supported where only they are wrong; it is what the
    effect of wrong modifiers rests on. Its fields are else those of :class:`ircoder.audit.model.Finding`.
    """

    kind: Kind
    code: str
    why: str
    billed: tuple[BilledLine, ...] = ()
    suggested: tuple[SuggestedLine, ...] = ()
    rule: str | None = None
    edit: Edit | None = None
    question: str | None = None
    evidence: tuple[Quote, ...] = ()
    informational: tuple[str, ...] = ()
    swapped: tuple[tuple[Modifiers, Modifiers], ...] = ()
    secondary: bool = False


def quotes_of(lines: tuple[SuggestedLine, ...]) -> tuple[Quote, ...]:
    """Words behind supported lines, each once."""
    return tuple(dict.fromkeys(quote for line in lines for quote in line.evidence))


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Names as words: ``26, 59 and LT``."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
