"""Kinds of a device or of a way of working of which one excludes the other: covered or bare, coils or a plug."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ircoder.knowledge.cues import CuePattern
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table

TABLE = "device_traits.csv"
COLUMNS = ("group", "value", "families", "phrases", "also")


@dataclass(frozen=True, slots=True)
class DeviceTrait:
    """One kind of a group; ``phrases`` name it, and with words of ``also`` it may be meant without being named."""

    value: str
    phrases: CuePattern
    also: CuePattern | None


@dataclass(frozen=True, slots=True)
class TraitGroup:
    """Kinds that exclude each other, and the families of acts with which they are told."""

    name: str
    families: frozenset[str]
    traits: tuple[DeviceTrait, ...]


@cache
def load_device_traits() -> tuple[TraitGroup, ...]:
    """All groups, in the order of the table.

    Raises
    ------
    KnowledgeError
        Where a value has no phrases or families, or stands twice in its group.
    """
    traits: dict[str, dict[str, DeviceTrait]] = {}
    families: dict[str, set[str]] = {}
    for line, row in read_table(TABLE, COLUMNS):
        phrases, also = cell_list(row["phrases"]), cell_list(row["also"])
        group = traits.setdefault(row["group"], {})
        if not phrases or not row["families"] or row["value"] in group:
            problem = f"{row['value']} of {row['group']} stands twice, or lacks phrases or families"
            raise KnowledgeError(TABLE, line, problem, "Give each value once, with its phrases and families.")
        group[row["value"]] = DeviceTrait(row["value"], CuePattern(phrases), CuePattern(also) if also else None)
        families.setdefault(row["group"], set()).update(cell_list(row["families"]))
    return tuple(TraitGroup(name, frozenset(families[name]), tuple(group.values())) for name, group in traits.items())
