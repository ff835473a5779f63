"""Codes that lie next to a reported one, with the fact and the rule that keep them off the claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.catalogue import expand_codes
from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "neighboring_codes.csv"
_COLUMNS = ("beside", "code", "also", "held", "target", "rule", "reason")


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A code about which an auditor of the reported code asks.

    Attributes
    ----------
    code
        The neighbor that is not reported.
    also
        A further code that has to stand on a line, ``None`` where none has.
    held
        Whether the reported code stands in its place or holds it.
    target
        Concept that the work has to aim at, or ``artery`` or ``vein``.
    rule
        Rule of the reference that keeps it off.
    reason
        One sentence; empty where only the date of service keeps it off.
    """

    code: str
    also: str | None
    held: bool
    target: str | None
    rule: str
    reason: str


@cache
def load_neighbors() -> dict[str, tuple[Neighbor, ...]]:
    """Neighbors by the reported code, in the order of the table.

    Raises
    ------
    KnowledgeError
        For a row without a code or a rule, beside no code, or that stands in the table twice.
    """
    out: dict[str, dict[str, Neighbor]] = {}
    for line, row in read_table(TABLE, _COLUMNS):
        neighbor = Neighbor(
            code=row["code"],
            also=row["also"] or None,
            held=row["held"] == "yes",
            target=row["target"] or None,
            rule=row["rule"],
            reason=row["reason"],
        )
        if not (row["beside"] and row["code"] and row["rule"]):
            raise KnowledgeError(TABLE, line, "beside, code or rule is empty", "Fill all three.")
        for beside in sorted(expand_codes(row["beside"])):
            if neighbor.code == beside:
                raise KnowledgeError(TABLE, line, f"{beside} is its own neighbor", "Name another code.")
            if out.setdefault(beside, {}).setdefault(neighbor.code, neighbor) is not neighbor:
                problem = f"{neighbor.code} stands twice beside {beside}"
                raise KnowledgeError(TABLE, line, problem, "Keep one row.")
    return {beside: tuple(neighbors.values()) for beside, neighbors in out.items()}
