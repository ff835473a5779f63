"""How claims of sides are held against each other, and how a clash of two is told."""

from __future__ import annotations

from collections.abc import Iterable

from ircoder.findings.context import Context
from ircoder.findings.contradictions.hands import Part, between, quoted
from ircoder.findings.contradictions.side_claims import Claim, sides_of
from ircoder.findings.model import Contradiction, Span

GENERAL = frozenset({"", "manipulation", "vascular_access", "catheterization", "closure", "needle_placement"})
"""Acts that are steps of any other."""


def of_parts(claims: Iterable[Claim], *parts: Part) -> list[Claim]:
    """The claims of some parts of the report."""
    return [claim for claim in claims if claim.part in parts]


def differ(one: list[Claim], other: list[Claim]) -> bool:
    """Whether each names one side, and not the same."""
    sides, others = sides_of(one), sides_of(other)
    return len(sides) == 1 and len(others) == 1 and sides != others


def firm(told: list[Claim]) -> list[Claim]:
    """What was told of work, or else what was told of the place as that of the work."""
    done = [claim for claim in told if claim.done]
    return done or [claim for claim in told if claim.bears]


def clash(context: Context, first: list[Claim], second: list[Claim]) -> Contradiction:
    """The contradiction of two claims, the first of each."""
    one, other = first[0], second[0]
    return between(
        "side",
        one.place or other.place,
        (one.side, other.side),
        (_span(context, one),),
        (_span(context, other),),
        one.place if one.place == other.place else "",
    )


def _span(context: Context, claim: Claim) -> Span:
    return quoted(context, claim.clause, claim.start, claim.end)
