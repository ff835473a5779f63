"""The target of acts that can only be done in one place, where the report does not name it."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.model import Act
from ircoder.knowledge.act_places import load_act_places


def with_fixed_places(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts without a target, each with the place that its kind (and a detail of it) fixes."""
    return tuple(act if act.target is not None else replace(act, target=_place(act)) for act in acts)


def _place(act: Act) -> str | None:
    for place in load_act_places().get(act.kind, ()):
        if not place.detail or act.details.get(place.detail) == place.value:
            return place.place
    return None
