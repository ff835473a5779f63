"""Codes of the catalogue that no report of this specialty can lead to, each with the reason."""

from __future__ import annotations

from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "unproduced_codes.csv"


@cache
def load_unproduced() -> dict[str, str]:
    """Reasons by code.

    Raises
    ------
    KnowledgeError
        For a code that stands in the table twice or has no reason.
    """
    out: dict[str, str] = {}
    for line, row in read_table(TABLE, ("code", "reason")):
        if row["code"] in out or not row["reason"]:
            raise KnowledgeError(TABLE, line, "a code twice or without a reason", "Give each code one reason.")
        out[row["code"]] = row["reason"]
    return out
