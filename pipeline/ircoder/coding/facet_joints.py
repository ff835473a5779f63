"""Facet joints by name, and the codes of a spinal region's first and further joints (SPIN-13 to SPIN-22).

A joint is written ``L4-L5``. T12-L1 counts with the thoracic joints (SPIN-15).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ircoder.findings.model import Act, Side

UPPER = "upper"
LOWER = "lower"
THORACOLUMBAR = "T12-L1"
BELOW_IT = "L1-L2"
_REGIONS = "CTLS"


@dataclass(frozen=True, slots=True)
class Joint:
    """One facet joint treated on one side (or a side untold), with the acts that tell it."""

    level: str
    side: Side | None
    acts: tuple[Act, ...]


def joints_of(acts: Iterable[Act]) -> tuple[Joint, ...]:
    """Joints of acts, each side on its own, from the head down: the same joint and side told twice is one."""
    found: dict[tuple[str, Side | None], list[Act]] = {}
    for act in acts:
        for level in act.levels:
            both: tuple[Side | None, ...] = ("left", "right") if act.side == "bilateral" else (act.side,)
            for side in both:
                found.setdefault((level, side), []).append(act)
    sided = {level for level, side in found if side is not None}
    joints = [
        Joint(level, side, tuple(told))
        for (level, side), told in found.items()
        if side is not None or level not in sided
    ]
    return tuple(sorted(joints, key=lambda joint: (_place(joint.level), joint.side or "")))


def _place(level: str) -> tuple[int, int]:
    first = level.split("-")[0]
    return _REGIONS.find(first[0]), int(first[1:]) if first[1:].isdigit() else 0


def region_of(level: str) -> str:
    """``upper`` for neck and thorax, T12-L1 included, ``lower`` for lumbar and sacral joints."""
    return UPPER if level[0] in "CT" else LOWER


def levels_of(joints: Iterable[Joint], region: str) -> tuple[str, ...]:
    """Distinct joint levels of a region, from the head down."""
    return tuple(dict.fromkeys(joint.level for joint in joints if region_of(joint.level) == region))


def numbered(joints: Sequence[Joint]) -> dict[str, tuple[str, int]]:
    """Each level with its region and its place in the count of that region.

    T12-L1 with L1-L2 is one region: the lumbar joints then count on as further levels (SPIN-15, SPIN-22).
    """
    upper, lower = levels_of(joints, UPPER), levels_of(joints, LOWER)
    start = len(upper) if junction(joints) else 0
    out = {level: (UPPER, place) for place, level in enumerate(upper)}
    out.update({level: (LOWER, start + place) for place, level in enumerate(lower)})
    return out


def junction(joints: Sequence[Joint]) -> bool:
    """Whether the session runs over the thoracolumbar junction."""
    levels = {joint.level for joint in joints}
    return {THORACOLUMBAR, BELOW_IT} <= levels and levels_of(joints, UPPER) == (THORACOLUMBAR,)
