"""Services with one code that no rule of the reference decides: the code, its reading, and whose procedure it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "other_services.csv"
COLUMNS = ("kind", "code", "reading", "side", "operator")


@dataclass(frozen=True, slots=True)
class OtherService:
    """One act kind with its code; ``by_side``: a side each; ``of_operator``: only for the report of who performs it."""

    kind: str
    code: str
    reading: str
    by_side: bool
    of_operator: bool


@cache
def load_other_services() -> dict[str, OtherService]:
    """Services by act kind.

    Raises
    ------
    KnowledgeError
        For a kind that stands in the table twice.
    """
    out: dict[str, OtherService] = {}
    for line, row in read_table(TABLE, COLUMNS):
        if row["kind"] in out:
            raise KnowledgeError(TABLE, line, f"{row['kind']} stands in the table twice", "Keep one row.")
        out[row["kind"]] = OtherService(
            row["kind"], row["code"], row["reading"], row["side"] == "yes", row["operator"] == "yes"
        )
    return out
