"""Bypasses of leg arteries made through a vein, and deep veins of the leg turned into arteries."""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.target_words import LIMB
from ircoder.findings.tellings import Site, merged, tellings
from ircoder.language.reading import Mention

KINDS = frozenset({"percutaneous_bypass", "vein_arterialization"})


def find_leg_bypasses(context: Context, session: Session) -> Parts:
    """One act for each leg."""
    return Parts(acts=merged(tellings(context, KINDS, _leg), context, "bypass"))


def _leg(context: Context, clause: Clause, mention: Mention) -> tuple[Site, ...]:
    match = LIMB.search(clause.text) or LIMB.search(context.reading.text)
    told = (match["side"] or match["told"]).lower() if match is not None else None
    side = mention.side or ("left" if told == "left" else "right" if told == "right" else None)
    return (Site(None, side),)


BUILDER = FamilyBuilder("leg_bypasses", kinds=KINDS, find=find_leg_bypasses)
