"""Tips of central venous lines: where an implant or a line ends is no way of a catheter (VASC-15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ircoder.findings.model import Access, Act, Imaging, Position
from ircoder.knowledge.word_patterns import WordPattern

_NEW_LINE = "central_line_insertion"
_LINE_FAMILY = "central_venous_access"
_CENTRAL = frozenset(
    {"vessel:superior_vena_cava", "vessel:cavoatrial_junction", "vessel:right_atrium", "vessel:inferior_vena_cava"}
    | {"vessel:brachiocephalic_vein", "vessel:axillary_vein", "vessel:subclavian_vein"}
)
_TIP = WordPattern(r"\b(?:tips?|(?:central|distal)\s+ends?)\b")


def without_line_tips(
    accesses: tuple[Access, ...], acts: tuple[Act, ...], imaging: tuple[Imaging, ...]
) -> tuple[Access, ...]:
    """Accesses without the places where a line ends, unless a run was made from there."""
    if not any(act.family == _LINE_FAMILY and act.status == "performed" for act in acts):
        return accesses
    filmed = {run.position for run in imaging}
    return tuple(_without(access, filmed) for access in accesses)


def with_lines_of_tips(acts: tuple[Act, ...], accesses: tuple[Access, ...]) -> tuple[Act, ...]:
    """The one new line went in where its tip hangs, if that puncture served nothing else."""
    lines = [act for act in acts if act.kind == _NEW_LINE and act.status == "performed"]
    served = {act.access for act in acts}
    ends = [a for a in accesses if a.vessel and a.id not in served and any(_is_tip(tip) for tip in a.positions)]
    if len(lines) != 1 or len(ends) != 1 or lines[0].access is None:
        return acts
    return tuple(replace(act, access=ends[0].id) if act is lines[0] else act for act in acts)


def _without(access: Access, filmed: Collection[str | None]) -> Access:
    tips = tuple(item for item in access.positions if item.id in filmed or not _is_tip(item))
    return replace(access, positions=tips)


def _is_tip(position: Position) -> bool:
    return position.vessel in _CENTRAL and any(_TIP.search(span.text) for span in position.spans)
