"""The reference rules: what each decides, for which codes and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.catalogue import expand_codes
from ircoder.knowledge.tables import KnowledgeError, cell_date, cell_list, read_table

TABLE = "rules.csv"
COLUMNS = (
    "id",
    "title",
    "kind",
    "families",
    "codes",
    "effective_from",
    "effective_to",
    "setting",
    "payer",
    "summary",
    "example",
    "confidence",
)
KINDS = ("coding", "edit", "audit", "background")


@dataclass(frozen=True, slots=True)
class ReferenceRule:
    """One rule of the reference. ``codes`` is expanded to single codes; empty ``setting`` or ``payer`` means all."""

    id: str
    title: str
    kind: str
    families: tuple[str, ...]
    codes: frozenset[str]
    effective_from: dt.date | None
    effective_to: dt.date | None
    setting: str
    payer: str
    summary: str
    example: str
    confidence: str

    def in_force(self, on: dt.date) -> bool:
        """Whether the rule decides services on this date."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on <= self.effective_to
        )


class RuleTable:
    """All rules, looked up by id."""

    def __init__(self, rules: dict[str, ReferenceRule]) -> None:
        self._rules = rules

    def __iter__(self) -> Iterator[ReferenceRule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._rules

    def get(self, rule_id: str) -> ReferenceRule | None:
        """Rule with this id, ``None`` where the table does not hold it."""
        return self._rules.get(rule_id)

    def about(self, code: str) -> tuple[ReferenceRule, ...]:
        """Rules that name a code."""
        return tuple(rule for rule in self if code in rule.codes)


@cache
def load_rules() -> RuleTable:
    """Read and validate the rules once per process.

    Raises
    ------
    KnowledgeError
        For a malformed row, an unknown kind, or an id that stands in the table twice.
    """
    rules: dict[str, ReferenceRule] = {}
    for line, row in read_table(TABLE, COLUMNS):
        if row["id"] in rules:
            raise KnowledgeError(TABLE, line, f"{row['id']} stands in the table twice", "Keep one row.")
        if row["kind"] not in KINDS:
            raise KnowledgeError(TABLE, line, "the kind is not known", f"Use one of {', '.join(KINDS)}.")
        rules[row["id"]] = ReferenceRule(
            id=row["id"],
            title=row["title"],
            kind=row["kind"],
            families=cell_list(row["families"]),
            codes=expand_codes(row["codes"]),
            effective_from=cell_date(row["effective_from"], TABLE, line),
            effective_to=cell_date(row["effective_to"], TABLE, line),
            setting=row["setting"],
            payer=row["payer"],
            summary=row["summary"],
            example=row["example"],
            confidence=row["confidence"],
        )
    return RuleTable(rules)
