"""False aneurysms closed from outside: thrombin through a needle, or compression under ultrasound (VINT-47)."""

from __future__ import annotations

from collections.abc import Iterator

from ircoder.findings.context import Clause, Context, sides
from ircoder.findings.device_use import is_used, tier_of
from ircoder.findings.itinerary import Step
from ircoder.findings.model import Act, Side
from ircoder.findings.treated_vessels import Targets
from ircoder.findings.treatment_mentions import nearest
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_GIVEN = WordPattern(r"\b(?:inject\w*|instill\w*|given|administ\w+|units?|iu)\b|\b\d+\s?u\b|\b\d*\.?\d+\s?(?:cc|ml)\b")
_COMPRESSED = WordPattern(
    r"\bcompress(?:ed|ion)\b[^.;]{0,40}\b(?:probe|transducer|ultrasound|duplex|sono\w*)\b"
    r"|\b(?:probe|transducer|ultrasound|duplex|sono\w*)\b[^.;]{0,40}\bcompress(?:ed|ion)\b"
)
"""A false aneurysm pressed shut under the probe, without the name of the treatment."""
_FAMILY = "embolization"
_ARTERY_AT = {
    "anatomy:groin": "vessel:common_femoral_artery",
    "anatomy:wrist": "vessel:radial_artery",
    "anatomy:elbow": "vessel:brachial_artery",
    "anatomy:arm": "vessel:brachial_artery",
}
"""Places of the body by which a false aneurysm of a puncture is named ("right groin pseudoaneurysm")."""


def find_pseudoaneurysm_treatments(context: Context, steps: tuple[Step, ...], targets: Targets) -> tuple[Act, ...]:
    """One act for each treated false aneurysm; thrombin given where a catheter stands is an embolization instead."""
    acts: dict[tuple[str, str | None, Side | None], Act] = {}
    for clause in context.clauses:
        if not clause.mentions or tier_of(context, clause) != "told":
            continue
        for mention in clause.mentions:
            kind = _kind(clause, mention)
            pressed = kind is None and _pressed(context, clause, mention)
            kind = "ultrasound_compression" if pressed else kind
            if kind is None or not (pressed or is_used(context, clause, mention, at_hand=True)):
                continue
            if kind == "thrombin_injection" and not _by_needle(context, clause, mention, steps):
                continue
            for vessel, side in _seats(context, targets, clause):
                key = (kind, vessel, side)
                quote = context.quote(clause)
                number = len(acts) + 1
                acts.setdefault(
                    key,
                    Act(
                        id=f"pseudoaneurysm-{number}",
                        kind=kind,
                        family=_FAMILY,
                        target=vessel,
                        side=side,
                        spans=(quote,),
                    ),
                )
    return tuple(acts.values())


def _pressed(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a false aneurysm is told as pressed shut under ultrasound."""
    found = mention.label == "LESION" and mention.kind == "pseudoaneurysm" and mention.assertion != "negated"
    return found and _COMPRESSED.search(clause.text) is not None and context.happened(clause)


def _by_needle(context: Context, clause: Clause, mention: Mention, steps: tuple[Step, ...]) -> bool:
    """Whether a needle is told in this sentence or the one before, or no catheter stands anywhere."""
    near = (c for c in context.clauses[: clause.index + 1] if c.sentence >= clause.sentence - 1)
    needle = any(m.kind == "needle" or "percutaneous" in m.text.lower() for c in near for m in c.mentions)
    return needle or not any(step.at <= mention.start for step in steps)


def _kind(clause: Clause, mention: Mention) -> str | None:
    if mention.label == "INTERVENTION" and mention.kind in {"thrombin_injection", "ultrasound_compression"}:
        return mention.kind
    if mention.attributes.get("treats") == "thrombin_injection" and _GIVEN.search(clause.text):
        return "thrombin_injection"
    return None


def _seats(context: Context, targets: Targets, clause: Clause) -> Iterator[tuple[str, Side | None]]:
    """The vessel of the false aneurysm that the report told last; nothing where it tells of none."""
    for other in reversed(context.clauses[: clause.index + 1]):
        lesions = [m for m in other.of("LESION") if m.kind == "pseudoaneurysm" and m.assertion != "negated"]
        if not lesions:
            continue
        vessel = nearest(lesions[-1], targets.lesion_vessels(other))
        if vessel is not None:
            target = targets.target(other, vessel)
            for side in sides(target.side):
                yield target.vessel, side
            return
        place = next((m for m in other.of("ANATOMY") if m.concept in _ARTERY_AT), None)
        if place is not None:
            for side in sides(place.side):
                yield _ARTERY_AT[place.concept], side
            return
