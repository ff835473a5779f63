"""Modifiers that may stand on a line of a claim, each with what it is about (MOD-01 to MOD-39)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "claim_modifiers.csv"


@cache
def load_claim_modifiers() -> Mapping[str, str]:
    """What each modifier is about.

    Raises
    ------
    KnowledgeError
        For a modifier that is not two characters long or stands in the table twice.
    """
    out: dict[str, str] = {}
    for line, row in read_table(TABLE, ("modifier", "about")):
        if len(row["modifier"]) != 2 or row["modifier"] in out:
            raise KnowledgeError(TABLE, line, "a modifier twice or not of two characters", "Keep one row for each.")
        out[row["modifier"]] = row["about"]
    return out
