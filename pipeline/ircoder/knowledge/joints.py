"""Joints and bursae: their size for injections, and the codes of their contrast studies (SPIN-76, SPIN-78).

A bursa counts with the joint that it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "joints.csv"
COLUMNS = ("concept", "joint", "size", "injection", "reading", "limb")
SIZES = ("small", "medium", "large")


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint or bursa; ``joint`` is the concept that it counts with, the codes are those of its arthrogram."""

    concept: str
    joint: str
    size: str
    injection: str
    reading: str
    limb: str


@cache
def load_joints() -> dict[str, Joint]:
    """Joints by concept.

    Raises
    ------
    KnowledgeError
        For a concept that stands in the table twice or an unknown size.
    """
    out: dict[str, Joint] = {}
    for line, row in read_table(TABLE, COLUMNS):
        if row["concept"] in out or row["size"] not in SIZES:
            raise KnowledgeError(TABLE, line, "a concept twice or an unknown size", f"Use one of {', '.join(SIZES)}.")
        out[row["concept"]] = Joint(**{column: row[column] for column in COLUMNS})
    return out
