"""Veins through which a central line went in, where the report tells the entry without a puncture word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.access import region_of
from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.line_alone import device_told_alone
from ircoder.findings.line_devices import OLD, devices_in
from ircoder.findings.line_events import events_in
from ircoder.findings.model import Access, Side
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.word_patterns import WordPattern

_VEINS = frozenset({"neck", "chest_vein", "arm_vein", "groin_vein", "leg_vein"})
_ENTRY = WordPattern(
    r"\b(?:ultra\s?sound|sonogra\w+|us|patent|compressible|entered|entry|punctur\w*|access\w*|needle|stick"
    r"|stuck|cannulat\w*|seldinger|micro-?puncture|vein \d)\b",
)
_NO_ENTRY = re.compile(
    rf"{OLD}|\b(?:existing|indwelling|previous|exchang\w*|remov\w*|occluded|thrombos\w*|stenos\w*|tip"
    rf"|no new|not (?:patent|compressible|punctured|accessed|entered|used)|malposition\w*|flipped|avoid\w*"
    rf"|failed|venogra\w+)\b",
    re.IGNORECASE,
)
_FURTHER = WordPattern(r"\bvein (?:2|two)\b|\bsecond (?:vein|puncture|access|venotomy|stick|entry)\b")
_SIDED_VEIN = WordPattern(
    r"\b(?P<side>right|left|r|l|rt|lt)\.?\s+(?P<vein>internal jugular|i\s?j|jugular|subclavian|basilic"
    r"|brachial|cephalic)\b",
)
_SIDES: dict[str, Side] = {"r": "right", "l": "left"}
_CONCEPTS = {
    "jugular": "vessel:internal_jugular_vein",
    "ij": "vessel:internal_jugular_vein",
    "subclavian": "vessel:subclavian_vein",
    "basilic": "vessel:basilic_vein",
    "brachial": "vessel:brachial_vein",
    "cephalic": "vessel:cephalic_vein",
}
_NEXT = 2


def with_line_entries(context: Context, accesses: tuple[Access, ...]) -> tuple[Access, ...]:
    """Add the veins of a newly placed line where the punctures have none, and the second of two veins."""
    told_of = {(access.vessel, access.side) for access in accesses if region_of(access.vessel) in _VEINS}
    whole = in_whole_clauses(context)
    told = [clause for clause in whole.clauses if clause.section not in BACKGROUND | {"impression", "addendum", "plan"}]
    kinds = {named.device for clause in told for named in devices_in(clause)}
    if not kinds - {"midline"} or not (
        any(events_in(clause) for clause in told) or device_told_alone(whole) is not None
    ):
        return accesses
    found: dict[tuple[str, Side | None], Access] = {}
    for vessel, side, clause in _entries(told):
        if told_of and ((vessel, side) in told_of or not _FURTHER.search(clause.text)):
            continue
        if (vessel, side) not in found:
            number = len(accesses) + len(found) + 1
            found[vessel, side] = Access(
                id=f"access-{number}",
                vessel=vessel,
                side=side,
                spans=(whole.quote(clause),),
            )
    return (*accesses, *found.values())


def _entries(told: list[Clause]) -> Iterator[tuple[str, Side | None, Clause]]:
    """Veins of a clause that speaks of entry or ultrasound; else of one whose next statements do."""
    for place, clause in enumerate(told):
        veins = _veins(clause)
        if not veins or _NO_ENTRY.search(clause.text):
            continue
        ahead = " ".join(c.text for c in told[place : place + 1 + _NEXT] if c is clause or not c.of("VESSEL"))
        if _ENTRY.search(ahead):
            yield (*veins[0], clause)


def _veins(clause: Clause) -> list[tuple[str, Side | None]]:
    """Veins that take a line: mentions, and names inside that of the device ("right jugular port")."""
    told = [m for m in clause.of("VESSEL") if region_of(m.concept) in _VEINS and m.assertion != "negated"]
    if told:
        return [(mention.concept, mention.side) for mention in told]
    return [
        (_CONCEPTS[match["vein"].lower().replace("i j", "ij").split()[-1]], _SIDES[match["side"].lower()[0]])
        for match in _SIDED_VEIN.finditer(clause.text)
    ]
