"""Section headings of dictated reports: which words open which kind of section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ircoder.knowledge.tables import KnowledgeError, read_table

TABLE = "sections.csv"
COLUMNS = ("kind", "heading", "role")

_SIDE = re.compile(r"\b(?:left|right)\b")


@dataclass(frozen=True, slots=True)
class SectionTable:
    """Headings (lower case, words joined by single spaces) with their kind, and the role of each kind."""

    kinds: Mapping[str, str]
    roles: Mapping[str, str]


def load_sections() -> SectionTable:
    """Read and validate the headings; one that names a side stands for the other side as well.

    Raises
    ------
    KnowledgeError
        For a heading that stands in the table twice or a kind with two roles.
    """
    kinds: dict[str, str] = {}
    roles: dict[str, str] = {}
    for line, row in read_table(TABLE, COLUMNS):
        kind, role = row["kind"].strip(), row["role"].strip()
        heading = " ".join(row["heading"].lower().split())
        if not kind or not heading:
            raise KnowledgeError(TABLE, line, "kind or heading is empty", "Fill both cells.")
        if heading in kinds:
            raise KnowledgeError(TABLE, line, f"heading {heading!r} stands in the table twice", "Keep one row.")
        if roles.setdefault(kind, role) != role:
            raise KnowledgeError(TABLE, line, f"kind {kind!r} has two roles", "Give a kind one role.")
        kinds[heading] = kind
    return SectionTable(kinds={**_of_other_side(kinds), **kinds}, roles=roles)


def _of_other_side(kinds: Mapping[str, str]) -> dict[str, str]:
    """Headings with right and left exchanged."""
    return {
        _SIDE.sub(lambda match: "right" if match.group() == "left" else "left", heading): kind
        for heading, kind in kinds.items()
        if _SIDE.search(heading)
    }
