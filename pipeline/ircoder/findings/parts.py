"""What a builder of acts with their own guidance hands back."""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.findings.model import Act, Fact, Guidance


@dataclass(frozen=True, slots=True)
class Parts:
    """Acts with the guidance and facts about them."""

    acts: tuple[Act, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    facts: tuple[Fact, ...] = ()
