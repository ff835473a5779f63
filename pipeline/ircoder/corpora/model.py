"""What a check of the corpora hands on: files with their records, and the problems found in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["reports", "marked", "mentions", "findings"]
"""``reports`` have code sets, ``marked`` are reports with entities, ``mentions`` are single marked sentences."""

_NAME = re.compile(r"[\w /-]{1,40}")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a file that has to be mended; nothing in it quotes a report."""

    file: str
    record: str
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, {self.record}, {self.field}: {self.problem}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file. ``place`` says where it stands (``line 12``)."""

    file: str
    place: str
    values: Mapping[str, Any]

    @property
    def report_id(self) -> str:
        """Id of the report, empty where it has none."""
        value = self.values.get("report_id")
        return value if isinstance(value, str) else ""

    @property
    def text(self) -> str:
        """The report, empty where it has none."""
        value = self.values.get("text")
        return value if isinstance(value, str) else ""

    @property
    def generated(self) -> bool:
        """Whether the report was generated and not written."""
        return self.values.get("synthetic") is True

    def problem(self, field: str, problem: str, remedy: str) -> Problem:
        """Build a problem of this record."""
        return Problem(self.file, self.report_id or self.place, field, problem, remedy)

    def objects(self, field: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Objects of a list field, each with its name in messages (``codes[0]``); what is no object is left out."""
        value = self.values.get(field)
        items = value if isinstance(value, list) else []
        return [(f"{field}[{index}]", item) for index, item in enumerate(items) if isinstance(item, dict)]


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of the corpora; ``name`` is its path below their folder."""

    name: str
    kind: Kind
    records: tuple[Record, ...]


def named(value: object) -> str:
    """A value as a message may show it: a short name as it is, nothing that could be words of a report."""
    return value if isinstance(value, str) and _NAME.fullmatch(value) else "a value"
