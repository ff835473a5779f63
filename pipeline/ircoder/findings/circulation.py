"""Arteries and veins that share a short name ("common iliac", "splenic", "renal"): told apart by the circulation.

A name that stays open after the language stage is settled by the circulation in which the session takes place: most
vessels of a report, and above all its puncture, are plainly arteries or plainly veins.
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.beds import is_venous
from ircoder.knowledge.vessels import VesselTree
from ircoder.language.reading import Mention, Reading

_ENTRY_WEIGHT = 3


def settle_circulation(reading: Reading, vessels: VesselTree) -> Reading:
    """The reading with every artery-or-vein name settled; other ambiguities stay open."""
    venous = _is_venous_session(reading, vessels)
    mentions = tuple(_settled(mention, venous=venous, vessels=vessels) for mention in reading.mentions)
    return replace(reading, mentions=mentions)


def _is_venous_session(reading: Reading, vessels: VesselTree) -> bool:
    balance = 0
    for mention in reading.mentions:
        if mention.label != "VESSEL" or mention.options or mention.section in {"history", "indication", "plan"}:
            continue
        vessel = vessels.get(mention.concept)
        if vessel is not None and vessel.system in {"systemic_artery", "systemic_vein", "portal_vein"}:
            weight = _ENTRY_WEIGHT if mention.section == "access" else 1
            balance += weight if is_venous(vessel) else -weight
    return balance > 0


def _settled(mention: Mention, *, venous: bool, vessels: VesselTree) -> Mention:
    if mention.label != "VESSEL" or not mention.options:
        return mention
    found = [vessels.get(option) for option in mention.options]
    if any(vessel is None for vessel in found):
        return mention
    fitting = [vessel.concept for vessel in found if vessel is not None and is_venous(vessel) == venous]
    return replace(mention, concept=fitting[0], options=()) if len(fitting) == 1 else mention
