"""Balloon, stent, atherectomy and lithotripsy of vessels: one act for each vessel and technique.

Titles, technique and impression tell one treatment several times; acts merge over their tellings. A title alone
makes no act when the body tells treatments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ircoder.findings.access import region_of
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.lesions import PlacedLesion, lesion_for
from ircoder.findings.model import Act, Detail, Device, Side, Span
from ircoder.language.reading import Mention

TECHNIQUES = ("angioplasty", "stent", "atherectomy", "lithotripsy")
_FAMILY = {"angioplasty": "angioplasty", "stent": "stent", "atherectomy": "atherectomy", "lithotripsy": "angioplasty"}
_BEFORE_VESSEL = re.compile(r"\b(?:from|through|via|past|over|across|beyond|into|to)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTREATED = re.compile(
    r"\b(?:left alone|not treated|no treatment|received no|was only crossed|not intervened|needed no|need no|no lesion)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Telling:
    kind: str
    vessel: str
    side: Side | None
    at: int
    device: Mention | None
    span: Span
    title: bool


def find_revascularization(
    context: Context, lesions: tuple[PlacedLesion, ...], entry_sides: frozenset[str]
) -> tuple[tuple[Act, ...], tuple[Device, ...]]:
    """Acts of the four techniques with their vessels, lesions and devices."""
    tellings = _tellings(context)
    if any(not telling.title for telling in tellings):
        tellings = [telling for telling in tellings if not telling.title]
    acts: dict[tuple[str, str, Side | None], Act] = {}
    devices: list[Device] = []
    for telling in tellings:
        device = _device(telling, len(devices) + 1)
        if device is not None:
            devices.append(device)
        key = (telling.kind, telling.vessel, telling.side)
        acts[key] = _merged(context, acts.get(key), telling, device, lesions, len(acts) + 1)
    return tuple(acts.values()), tuple(devices)


def _tellings(context: Context) -> list[_Telling]:
    out: list[_Telling] = []
    topic: Mention | None = None
    sentence_topic = (-1, None)
    for clause in context.clauses:
        vessels = [m for m in clause.of("VESSEL") if m.concept in context.knowledge.vessels]
        if clause.section not in BACKGROUND:
            for mention in clause.mentions:
                for kind in _techniques(mention):
                    if mention.assertion != "performed" or mention.attributes.get("retracted"):
                        continue
                    homes = _homes(clause, mention, vessels) or ([topic] if topic is not None else [])
                    out.extend(
                        _Telling(
                            kind,
                            home.concept,
                            side,
                            mention.start,
                            mention if mention.label == "DEVICE" else None,
                            context.quote(clause),
                            clause.section in TITLES,
                        )
                        for home in homes
                        for side in sides(home.side or mention.side)
                    )
        for vessel in vessels:
            if region_of(vessel.concept) is None or not context.has("access", clause.text) or topic is None:
                topic = vessel
        del sentence_topic
        sentence_topic = (clause.sentence, topic)
    return out


def _techniques(mention: Mention) -> tuple[str, ...]:
    if mention.label == "INTERVENTION" and mention.kind in TECHNIQUES:
        return (mention.kind,)
    if mention.label == "DEVICE":
        treats = mention.attributes.get("treats")
        if isinstance(treats, str) and treats in TECHNIQUES:
            return (treats,)
    return ()


def _homes(clause: Clause, mention: Mention, vessels: list[Mention]) -> list[Mention]:
    """Vessels of the clause that the treatment is aimed at: not those only passed on the way."""
    if _UNTREATED.search(clause.text):
        return []
    fitting = [v for v in vessels if not _BEFORE_VESSEL.search(clause.before(v)) or v.start > mention.end]
    after = [v for v in fitting if v.start >= mention.end]
    before = [v for v in fitting if v.end <= mention.start]
    if after and not before:
        return [after[0], *[v for v in after[1:] if v.start - after[0].end <= 12]]
    if before:
        return [before[-1]]
    return fitting[:1]


def _device(telling: _Telling, number: int) -> Device | None:
    if telling.device is None:
        return None
    mention = telling.device
    fate = "left_in" if telling.kind == "stent" else "used"
    return Device(
        id=f"device-{number}",
        concept=mention.concept,
        device_class=mention.kind,
        fate=fate,  # type: ignore[arg-type]
        spans=(telling.span,),
    )


def _merged(
    context: Context,
    known: Act | None,
    telling: _Telling,
    device: Device | None,
    lesions: tuple[PlacedLesion, ...],
    number: int,
) -> Act:
    if known is not None:
        held = (*known.devices, device.id) if device else known.devices
        spans = known.spans if telling.span in known.spans else (*known.spans, telling.span)
        return replace(known, devices=held, spans=spans)
    lesion = lesion_for(lesions, telling.vessel, telling.side, telling.at)
    details: dict[str, Detail] = {}
    if device is not None and device.device_class in {"drug_coated_balloon", "drug_eluting_stent"}:
        details["drug_coated"] = True
    if device is not None and device.device_class == "stent_graft":
        details["covered"] = True
    return Act(
        id=f"revascularization-{number}",
        kind=telling.kind,
        family=_FAMILY[telling.kind],
        target=telling.vessel,
        side=telling.side,
        lesion=lesion.id if lesion else None,
        devices=(device.id,) if device else (),
        details=details,
        spans=(telling.span,),
    )
