"""Vessels that a reader keeps apart: work on one is not work on another, whatever arises from which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.vessels import VesselTree

TABLE = "rival_vessels.csv"
COLUMNS = ("name", "vessels", "trunk", "region")


@dataclass(frozen=True, slots=True)
class RivalVessel:
    """A vessel with its segments and branches; by the name of a ``trunk`` its branches may be meant.

    Vessels of one ``region`` are taken for each other; it is empty for those through which ways lead everywhere.
    """

    name: str
    vessels: tuple[str, ...]
    trunk: bool
    region: str


@cache
def load_rival_vessels() -> dict[str, RivalVessel]:
    """Each vessel concept of the table with its row.

    Raises
    ------
    KnowledgeError
        Where a row names no vessel, a vessel stands twice, or ``trunk`` is neither yes nor no.
    """
    out: dict[str, RivalVessel] = {}
    for line, row in read_table(TABLE, COLUMNS):
        vessels = tuple(f"vessel:{name}" for name in cell_list(row["vessels"]))
        if not vessels or not out.keys().isdisjoint(vessels) or row["trunk"] not in {"yes", "no"}:
            problem = f"{row['name']} names no vessel, one of another row, or says neither yes nor no of trunk"
            raise KnowledgeError(TABLE, line, problem, "Give each vessel once, and yes or no.")
        rival = RivalVessel(row["name"], vessels, row["trunk"] == "yes", row["region"])
        out.update(dict.fromkeys(vessels, rival))
    return out


def rival_of(concept: str | None, tree: VesselTree) -> RivalVessel | None:
    """The row of a vessel: its own, else that of the nearest vessel from which it springs."""
    known = load_rival_vessels()
    if concept is None:
        return None
    return next((known[step] for step in tree.path(concept) if step in known), None)


def may_be_meant(named: RivalVessel, done: RivalVessel, tree: VesselTree) -> bool:
    """Whether by the name of the first the second may be meant: the same, or the branch of a trunk, either way."""
    if named is done:
        return True
    return (named.trunk and _springs(done, named, tree)) or (done.trunk and _springs(named, done, tree))


def _springs(branch: RivalVessel, trunk: RivalVessel, tree: VesselTree) -> bool:
    return any(tree.is_within(one, other) for one in branch.vessels for other in trunk.vessels)
