"""What was done, in words: ways in, the catheter's itinerary, acts, guidance and sedation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ircoder.findings.model import Access, Act, Detail, Findings, Guidance, Imaging, Sedation
from ircoder.knowledge.vessels import VesselTree
from ircoder.report import PhysicianQuery

_ACCESS_KINDS = {
    "puncture": "puncture",
    "existing": "existing way in",
    "direct": "direct needle",
    "open": "open exposure",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One catheter position: the vessel in words, and whether the catheter rested there."""

    name: str
    selective: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """One access with its itinerary, in the order in which the positions were reached."""

    access: str
    status: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done (or planned, tried, denied): what, on what, and with what, in words."""

    name: str
    target: str
    details: str
    status: str


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that was found in one report, in words."""

    journeys: tuple[Journey, ...]
    deeds: tuple[Deed, ...]
    unresolved: tuple[str, ...]


def story_of(findings: Findings, vessels: VesselTree) -> Story:
    """Tell the findings in words."""
    words = _Words(findings, vessels)
    return Story(
        journeys=tuple(words.journey(access) for access in findings.accesses),
        deeds=(
            *(words.act(act) for act in findings.acts),
            *(words.imaging(imaging) for imaging in findings.imaging),
            *(words.guidance(guidance) for guidance in findings.guidance),
            *(words.sedation(sedation) for sedation in findings.sedation),
        ),
        unresolved=tuple(item.reason for item in findings.unresolved),
    )


def plain_name(concept: str | None, vessels: VesselTree) -> str:
    """Name of a concept: of a vessel the tree's own, else the words of its id."""
    if not concept:
        return ""
    vessel = vessels.get(concept)
    return vessel.name if vessel else concept.partition(":")[2].replace("_", " ") or concept.replace("_", " ")


def hinges_told(query: PhysicianQuery) -> tuple[str, ...]:
    """What the report leaves open, and which codes hinge on it in either direction, in words."""
    if not query.elements:
        return ()
    documented, silent = (", ".join(codes) or "no code" for codes in (query.if_documented, query.if_not))
    return f"Not stated: {query.missing}.", f"Where documented: {documented}. Where not: {silent}."


class _Words:
    """Puts the parts of one findings into words."""

    def __init__(self, findings: Findings, vessels: VesselTree) -> None:
        self._findings = findings
        self._vessels = vessels

    def journey(self, access: Access) -> Journey:
        kind = _ACCESS_KINDS[access.kind]
        where = self._sided(access.vessel, access.side) or "unnamed site"
        way = f", {access.direction}" if access.direction else ""
        stops = tuple(
            Stop(self._sided(position.vessel, position.side), position.selective) for position in access.positions
        )
        return Journey(f"{where} ({kind}{way})", access.status, stops)

    def act(self, act: Act) -> Deed:
        lesion = self._findings.lesion(act.lesion)
        devices = [device for device in map(self._findings.device, act.devices) if device is not None]
        details = [
            ", ".join(act.levels),
            f"{lesion.degree}% {lesion.kind}" if lesion and lesion.degree else lesion.kind if lesion else "",
            ", ".join(_counted(device.count, plain_name(device.concept, self._vessels)) for device in devices),
            *self._details(act.details),
            f"session {act.session}" if act.session > 1 else "",
        ]
        return Deed(_spaced(act.kind), self._sided(act.target, act.side), _joined(details), act.status)

    def imaging(self, imaging: Imaging) -> Deed:
        beds = [
            self._sided(reading.vessel, reading.side)
            if reading.vessel
            else _joined((reading.side or "", _spaced(reading.bed)), " ")
            for reading in imaging.beds
        ]
        read = all(reading.interpreted for reading in imaging.beds)
        details = [
            _spaced(imaging.purpose),
            "" if read else "not all interpreted",
            *self._details(imaging.details),
        ]
        return Deed(
            plain_name(imaging.study, self._vessels), ", ".join(dict.fromkeys(beds)), _joined(details), imaging.status
        )

    def guidance(self, guidance: Guidance) -> Deed:
        return Deed(f"{_spaced(guidance.modality)} guidance", "", f"of {_spaced(guidance.purpose)}", guidance.status)

    def sedation(self, sedation: Sedation) -> Deed:
        details = (
            f"{sedation.minutes} minutes" if sedation.minutes is not None else "",
            f"by {sedation.by}" if sedation.by != "unknown" else "",
        )
        name = "no sedation" if sedation.kind == "none" else f"{sedation.kind} sedation or anesthesia"
        return Deed(name, "", _joined(details), sedation.status)

    def _details(self, details: Mapping[str, Detail]) -> Iterator[str]:
        for key, value in sorted(details.items()):
            if isinstance(value, bool):
                yield _spaced(key) if value else f"not {_spaced(key)}"
            else:
                values = value if isinstance(value, tuple) else (value,)
                yield f"{_spaced(key)}: {', '.join(plain_name(str(item), self._vessels) for item in values)}"

    def _sided(self, concept: str | None, side: str | None) -> str:
        name = plain_name(concept, self._vessels)
        return f"{side} {name}" if name and side and not name.startswith(side) else name


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _joined(parts: Iterable[str], separator: str = "; ") -> str:
    return separator.join(part for part in parts if part)


def _counted(count: int | None, name: str) -> str:
    return f"{count} × {name}" if count and count > 1 else name
