"""Candidates that rest on acts: what every family of whole procedures hands to the slate."""

from __future__ import annotations

from collections.abc import Sequence

from ircoder.coding.model import Candidate
from ircoder.findings.model import Act, Side, spans_of


def candidate_of(
    acts: Sequence[Act],
    code: str,
    rules: tuple[str, ...],
    why: str,
    *,
    units: int = 1,
    side: Side | None = None,
    vessel: str | None = None,
    site: str | None = None,
    level: str | None = None,
    distinct: str | None = None,
) -> Candidate:
    """Candidate of the code that these acts support, with their access where they share one."""
    accesses = {act.access for act in acts if act.access is not None}
    return Candidate(
        code=code,
        units=units,
        side=side,
        site=site,
        level=level,
        vessel=vessel,
        access=next(iter(accesses)) if len(accesses) == 1 else None,
        acts=tuple(act.id for act in acts),
        session=acts[0].session if acts else 1,
        rules=rules,
        spans=spans_of(acts),
        why=why,
        distinct=distinct,
    )


def done_or_tried(acts: Sequence[Act], *kinds: str) -> tuple[Act, ...]:
    """Performed acts of these kinds, and those that were started and stopped where none of them was finished."""
    wanted = [act for act in acts if act.kind in kinds]
    performed = tuple(act for act in wanted if act.status == "performed")
    return performed or tuple(act for act in wanted if act.status == "attempted")


def count_of(act: Act, key: str) -> int:
    """A count among the details of an act; one where it is not told."""
    value = act.details.get(key)
    return value if isinstance(value, int) else 1
