"""Codes about which the sources leave something open, each with the reason and the date from which it is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "unsettled_codes.csv"


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What is open about a code for services from a date on."""

    since: dt.date
    reason: str


@cache
def load_unsettled() -> dict[str, Unsettled]:
    """What is open, by code.

    Raises
    ------
    KnowledgeError
        For a code that stands in the table twice, or has no reason or no date.
    """
    out: dict[str, Unsettled] = {}
    for line, row in read_table(TABLE, ("code", "from", "reason")):
        if row["code"] in out or not row["reason"]:
            raise KnowledgeError(TABLE, line, "a code twice or without a reason", "Give each code one reason.")
        try:
            since = dt.date.fromisoformat(row["from"])
        except ValueError:
            problem = f"{row['from']!r} is no date"
            raise KnowledgeError(TABLE, line, problem, "Write the date as YYYY-MM-DD.") from None
        out[row["code"]] = Unsettled(since, row["reason"])
    return out
