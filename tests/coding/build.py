"""Short builders of hand-written findings for coding tests, and readers of what the rules made of them.

Ids count up within one call of :func:`findings`; positions may be given as strings (``"left popliteal_artery"``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from ircoder.coding.encounter import Encounter
from ircoder.coding.model import Candidate, Phase, Slate
from ircoder.coding.registry import RuleBook
from ircoder.findings.model import (
    Access,
    Act,
    BedReading,
    Device,
    Fact,
    Findings,
    Guidance,
    Imaging,
    Lesion,
    Position,
    Sedation,
    Span,
    Told,
)
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.base import load_knowledge

_ids = count(1)
SIDES = ("left", "right", "bilateral")


def span(text: str = "words") -> Span:
    """A span with offsets that no other span of the test has."""
    start = next(_ids) * 100
    return Span(start, start + len(text), text, "technique")


def concept(name: str | None, kind: str = "vessel") -> str | None:
    """``"splenic_artery"`` to ``"vessel:splenic_artery"``; names with a colon stay."""
    return name if name is None or ":" in name else f"{kind}:{name}"


def _split(place: str) -> tuple[str | None, str]:
    """Side and vessel of ``"left popliteal_artery"``."""
    head, _, tail = place.partition(" ")
    return (head, tail) if head in SIDES else (None, place)


def position(place: str, *, selective: bool = True, **fields: Any) -> Position:
    """Tip position: ``position("left popliteal_artery")``."""
    side, vessel = _split(place)
    fields.setdefault("id", f"position-{next(_ids)}")
    fields.setdefault("spans", (span(place),))
    return Position(vessel=concept(vessel), side=side, selective=selective, **fields)


def access(place: str | None, *positions: Position | str, **fields: Any) -> Access:
    """Puncture with its itinerary: ``access("right common_femoral_artery", "celiac_artery")``."""
    side, vessel = _split(place) if place else (None, None)
    fields.setdefault("id", f"access-{next(_ids)}")
    fields.setdefault("spans", (span(place or "access"),))
    tips = tuple(position(item) if isinstance(item, str) else item for item in positions)
    return Access(vessel=concept(vessel), side=side, positions=tips, **fields)


def bed(name: str, vessel: str | None = None, *, interpreted: bool = True) -> BedReading:
    """Bed reading: ``bed("left lower_extremity")``, ``bed("visceral", "celiac_artery")``."""
    side, kind = _split(name)
    return BedReading(bed=kind, side=side, vessel=concept(vessel), interpreted=interpreted, spans=(span(name),))


def imaging(source: Access | None, *beds: BedReading | str, at: int | None = None, **fields: Any) -> Imaging:
    """Contrast study of ``beds`` from the position with index ``at`` of ``source`` (the access's sheath by default)."""
    fields.setdefault("id", f"imaging-{next(_ids)}")
    fields.setdefault("study", "imaging:angiography")
    fields.setdefault("spans", (span("run"),))
    if source is not None:
        fields.setdefault("access", source.id)
        if at is not None:
            fields.setdefault("position", source.positions[at].id)
    readings = tuple(bed(item) if isinstance(item, str) else item for item in beds)
    return Imaging(beds=readings, **fields)


def act(kind: str, target: str | None = None, *, family: str | None = None, **fields: Any) -> Act:
    """Performed act; ``act("embolization", "left uterine_artery", access="access-1", reason="fibroids")``.

    Keywords that are no field of :class:`Act` become details.
    """
    side, vessel = _split(target) if target else (None, None)
    known = {name: fields.pop(name) for name in tuple(fields) if name in Act.__dataclass_fields__}
    known.setdefault("id", f"act-{next(_ids)}")
    known.setdefault("side", side)
    known.setdefault("spans", (span(kind),))
    details = {**known.pop("details", {}), **fields}
    return Act(kind=kind, family=family or FAMILY.get(kind, kind), target=concept(vessel), details=details, **known)


FAMILY = {kind: entry.family for kind, entry in load_act_kinds().items()}
"""Catalogue family of each act kind."""


def lesion(kind: str, target: str | None = None, **fields: Any) -> Lesion:
    """Lesion: ``lesion("stenosis", "left superficial_femoral_artery", degree=80)``."""
    side, vessel = _split(target) if target else (None, None)
    fields.setdefault("id", f"lesion-{next(_ids)}")
    fields.setdefault("side", side)
    return Lesion(kind=kind, target=concept(vessel), **fields)


def device(name: str, device_class: str, **fields: Any) -> Device:
    """Device that was used."""
    fields.setdefault("id", f"device-{next(_ids)}")
    return Device(concept=concept(name, "device") or name, device_class=device_class, **fields)


def guidance(modality: str, about: str | None = None, **fields: Any) -> Guidance:
    """Guidance of an access or act."""
    fields.setdefault("id", f"guidance-{next(_ids)}")
    return Guidance(modality=modality, about=about, **fields)


def sedation(kind: str = "moderate", **fields: Any) -> Sedation:
    """Sedation."""
    fields.setdefault("id", f"sedation-{next(_ids)}")
    return Sedation(kind=kind, **fields)


def fact(element: str, state: str = "stated", about: str = "encounter", value: Any = None) -> Fact:
    """Documentation fact."""
    return Fact(element=element, about=about, state=state, value=value, spans=(span(element),))


PARTS = {
    Access: "accesses",
    Imaging: "imaging",
    Act: "acts",
    Lesion: "lesions",
    Device: "devices",
    Guidance: "guidance",
    Sedation: "sedation",
    Fact: "facts",
    Told: "told",
}


def findings(*parts: Any, **fields: Any) -> Findings:
    """Findings from parts in any order."""
    for kind, name in PARTS.items():
        fields.setdefault(name, tuple(part for part in parts if isinstance(part, kind)))
    return Findings(**fields)


def encounter(*parts: Any, date: str = "2025-06-02", setting: str = "professional", **fields: Any) -> Encounter:
    """Encounter of these findings parts, and of acts only ``told``, on a date of service."""
    return Encounter(
        findings=findings(*parts, **({"told": tuple(fields.pop("told"))} if "told" in fields else {})),
        service_date=dt.date.fromisoformat(date),
        setting=setting,
        knowledge=load_knowledge(),
        **fields,
    )


def run(books: Iterable[RuleBook], case: Encounter, start: Slate | None = None) -> Slate:
    """Run rule books phase by phase, as the engine does, without modifiers, edits and queries of others."""
    slate = start or Slate()
    chosen = tuple(books)
    for phase in Phase:
        for book in chosen:
            for rule in book.rules:
                if rule.phase is phase:
                    slate = rule.function(slate, case)
    return slate


def line(candidate: Candidate) -> str:
    """``36247 x2 left *``: code, units, side, and ``*`` where the candidate is proved distinct."""
    parts = [candidate.code]
    if candidate.units != 1:
        parts.append(f"x{candidate.units}")
    if candidate.side:
        parts.append(candidate.side)
    if candidate.distinct:
        parts.append("*")
    return " ".join(parts)


def lines(slate: Slate) -> list[str]:
    """Lines of every candidate, sorted."""
    return sorted(line(candidate) for candidate in slate.candidates)


def coded(books: Sequence[RuleBook], *parts: Any, **fields: Any) -> list[str]:
    """Lines that these books make of findings parts."""
    return lines(run(books, encounter(*parts, **fields)))
