"""Why a vessel was embolized and the code that follows from it (VINT-32)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "embolization_reasons.csv"
COLUMNS = ("reason", "code", "rule", "field", "sided", "words")


@dataclass(frozen=True, slots=True)
class EmbolizationReason:
    """One reason for embolization.

    ``field`` is the surgical field where the reason itself fixes it (the uterus for fibroids), with the side added
    where ``sided``; ``words`` complete the phrase "embolization for …".
    """

    reason: str
    code: str
    rule: str
    field: str | None
    sided: bool
    words: str


@cache
def load_embolization_reasons() -> Mapping[str, EmbolizationReason]:
    """Read and validate the table, once per process.

    Raises
    ------
    KnowledgeError
        For a reason that stands in the table twice or has no code.
    """
    out: dict[str, EmbolizationReason] = {}
    for line, row in read_table(TABLE, COLUMNS):
        if row["reason"] in out:
            raise KnowledgeError(TABLE, line, f"{row['reason']} stands in the table twice", "Keep one row.")
        if not row["code"] or not row["rule"]:
            raise KnowledgeError(TABLE, line, "code or rule is empty", "Fill both cells.")
        out[row["reason"]] = EmbolizationReason(
            reason=row["reason"],
            code=row["code"],
            rule=row["rule"],
            field=row["field"] or None,
            sided=row["sided"] == "yes",
            words=row["words"],
        )
    return out
