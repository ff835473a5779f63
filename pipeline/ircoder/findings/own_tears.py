"""Dissections that a treatment made itself: the course tells them after it had begun in that vessel."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import TITLES
from ircoder.findings.lesions import PlacedLesion
from ircoder.findings.model import Act, Side

_STRETCHES = (
    frozenset({"vessel:superficial_femoral_artery", "vessel:popliteal_artery"}),
    frozenset({"vessel:common_iliac_artery", "vessel:external_iliac_artery"}),
)
"""Arteries that go on into each other: a tear at the edge of what was treated runs on into the next."""
_NOT_THE_COURSE = TITLES | {"impression"}


def _stretch(target: str | None) -> str | None:
    return next((min(arteries) for arteries in _STRETCHES if target in arteries), target)


def without_own_tears(
    acts: tuple[Act, ...], lesions: tuple[PlacedLesion, ...]
) -> tuple[tuple[Act, ...], tuple[PlacedLesion, ...]]:
    """Acts and lesions without such dissections: what was treated is the disease that was there before."""
    began: dict[tuple[str | None, Side | None], int] = {}
    for act in acts:
        for span in act.spans:
            if span.section not in _NOT_THE_COURSE:
                key = _stretch(act.target), act.side
                began[key] = min(began.get(key, span.start), span.start)
    own = {
        placed.lesion.id
        for placed in lesions
        if placed.lesion.kind == "dissection"
        and placed.at > began.get((_stretch(placed.lesion.target), placed.lesion.side), placed.at)
    }
    if not own:
        return acts, lesions
    return (
        tuple(replace(act, lesion=None) if act.lesion in own else act for act in acts),
        tuple(placed for placed in lesions if placed.lesion.id not in own),
    )
