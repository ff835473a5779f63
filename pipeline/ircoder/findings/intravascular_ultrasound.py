"""Ultrasound from inside vessels: which vessels were looked at, and whether they were measured (VINT-86, VASC-75)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ircoder.findings.beds import bed_of
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.itinerary import Way
from ircoder.findings.model import BedReading, Imaging, Side, Span
from ircoder.findings.not_entered import marks_the_aorta
from ircoder.findings.treated_vessels import Targets
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_ULTRASOUND = WordPattern(
    r"\b(?:ivus|intra-?\s?vascular\s+ultra\s?-?sound|intra-?luminal\s+ultra\s?sound"
    r"|(?:endo-?\s?(?:vascular|luminal)|intra-?\s?(?:venous|arterial)|catheter-based)\s+ultra\s?sound"
    r"|ultra\s?sound\s+from\s+(?:within|(?:the\s+)?inside)|ultra\s?sound\s+inside\s+the\s+(?:vessel|vein|artery))\b"
)
_MEASURED = WordPattern(
    r"\b\d+(?:\.\d+)?\s{0,6}(?:mm2?|cm2?|%|percent|millimet\w+|square|sq)|\b(?:area|diameter|lumen|measur\w+|mla"
    r"|reference)\b",
)
_FIGURES = WordPattern(
    r"\b\d+(?:\.\d+)?\s{0,6}(?:x\s{0,6}\d+(?:\.\d+)?\s{0,6})?(?:mm2?|cm2?|%|percent|millimet\w+|square|sq)",
)
_DENIED = WordPattern(
    r"\b(?:no|not|never|without|nor|unavailable|declined|considered|would|could have|if needed|offered)\b",
)
_IDLE = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:was|were|is|are|stood|lay|stayed|remained|being)\s+(?:only\s+|kept\s+|also\s+)?"
    r"(?:in the (?:room|lab|suite|box|cabinet)|at hand|on hand|on (?:the )?shelf|standing by|on standby|available"
    r"|ready"
    r"|opened and)\b",
    re.IGNORECASE,
)
"""A catheter that only lay ready looked at nothing."""
_GUIDES_OTHER = WordPattern(r"\bintra-?\s?cardiac|\bice\b|\bcoronary\b")
_IN_THE_HEART = "device:ice_catheter"
_LANDMARK = WordPattern(
    r"\b(?:under|below|beneath|behind|by|against|compression by|crossing|crossed by|above|to confirm)\s+"
    r"(?:the\s+)?"
    r"(?:(?:left|right|overlying|crossing)\s+)*$",
)
_ABDOMINAL = WordPattern(r"\babdominal aort\w*|\b(?:infra|supra|juxta|para)-?\s?renal\b|\baaa\b|\baortic bifurcation\b")
_MOST_CONTINUED = 8
"""So many clauses may go on with the findings of one pullback."""


def find_intravascular_ultrasound(context: Context, targets: Targets, way: Way) -> tuple[Imaging, ...]:
    """All ultrasound from inside vessels as one study with a reading for each vessel; empty where there was none.

    A look without a vessel, of which nothing was told before, was had where the catheter stood.
    """
    beds: dict[tuple[str, Side | None], BedReading] = {}
    spans: list[Span] = []
    measured = False
    for clause in _told(context):
        spans.append(context.quote(clause))
        measured = measured or any(
            other.sentence == clause.sentence and _MEASURED.search(other.text) is not None
            for other in context.clauses[clause.index : clause.index + _MOST_CONTINUED]
        )
        for seen in (clause, *_continued(context, clause)):
            measured = measured or _MEASURED.search(seen.text) is not None
            # A look that names no vessel goes over those seen before once more.
            for reading in _readings(context, seen, targets, first=seen is clause and not beds):
                key = (reading.vessel or reading.bed, reading.side)
                beds.setdefault(key, reading)
        if not beds:
            beds.update(_where_the_tip_was(context, clause, way))
    if any(reading.bed == "coronary" for reading in beds.values()):
        beds = {key: reading for key, reading in beds.items() if reading.bed == "coronary"}
    if not beds:
        return ()
    if any(reading.bed == "thoracic_aorta" for reading in beds.values()) and not context.says(_ABDOMINAL):
        # A bare "aorta" beside a part of it in the chest is that part.
        beds = {key: reading for key, reading in beds.items() if reading.bed != "abdominal_aorta"}
    return (
        Imaging(
            id="intravascular-ultrasound-1",
            study="imaging:intravascular_ultrasound",
            beds=tuple(beds.values()),
            details={"intravascular_ultrasound": True, "measured": measured},
            spans=tuple(spans),
        ),
    )


def _told(context: Context) -> Iterator[Clause]:
    """Clauses that tell of a pullback of this session."""
    for clause in context.clauses:
        match = _ULTRASOUND.search(clause.text)
        by_device = [m for m in clause.of("DEVICE") if m.kind == "ivus_catheter" and m.concept != _IN_THE_HEART]
        if (match is None and not by_device) or clause.section in BACKGROUND or clause.section in TITLES:
            continue
        named = [m for m in clause.of("IMAGING", "DEVICE") if _ULTRASOUND.search(m.text) or "ivus" in m.kind]
        if any(m.assertion not in {None, "performed"} for m in named) or _GUIDES_OTHER.search(clause.text):
            continue
        start, end = match.span() if match is not None else _within(clause, by_device[0])
        around = clause.text[max(0, start - 30) : end + 30]
        if _IDLE.match(clause.text[end:]):
            continue
        if not _DENIED.search(around) and clause.section != "impression":
            yield clause


def _within(clause: Clause, mention: Mention) -> tuple[int, int]:
    """Where a mention stands in the text of its clause."""
    return mention.start - clause.start, mention.end - clause.start


def _continued(context: Context, clause: Clause) -> Iterator[Clause]:
    """Clauses after a pullback that go on with figures of vessels, up to the next thing that is done."""
    for other in context.clauses[clause.index + 1 : clause.index + 1 + _MOST_CONTINUED]:
        acts = [m for m in other.of("INTERVENTION", "DEVICE", "IMAGING") if m.kind != "manipulation"]
        if acts or _ULTRASOUND.search(other.text) or other.section != clause.section or other.heading:
            return
        if other.of("VESSEL") and _FIGURES.search(other.text):
            yield other


def _readings(context: Context, clause: Clause, targets: Targets, *, first: bool) -> Iterator[BedReading]:
    tree = context.knowledge.vessels
    named = [m for m in clause.of("VESSEL") if m.concept in tree and not _merely_near(clause, m)]
    named = [m for m in named if bed_of(tree[m.concept]) != "other"]
    quote = (context.quote(clause),)
    found = [(target.vessel, target.side) for target in (targets.target(clause, mention) for mention in named)]
    if not found and first:
        found = [(target.vessel, target.side) for target in targets.topics(clause)]
    for concept, told in found:
        vessel = tree[concept]
        for side in sides(told):
            yield BedReading(bed=bed_of(vessel), side=side if vessel.paired else None, vessel=concept, spans=quote)


def _where_the_tip_was(
    context: Context, clause: Clause, way: Way
) -> Iterator[tuple[tuple[str, Side | None], BedReading]]:
    step = way.position_at(clause, clause.start)
    vessel = context.knowledge.vessels.get(step.position.vessel) if step is not None else None
    if step is None or vessel is None or bed_of(vessel) == "other":
        return
    side = step.position.side if vessel.paired else None
    quote = (context.quote(clause),)
    yield (vessel.concept, side), BedReading(bed=bed_of(vessel), side=side, vessel=vessel.concept, spans=quote)


def _merely_near(clause: Clause, mention: Mention) -> bool:
    """A vessel that only tells where another one was looked at ("under the right common iliac artery", "X origin")."""
    origin = re.match(
        r"\s{0,6}(?:artery|vein)?\s{0,6}(?:origin|ostium|orifice|confluence)\b", clause.after(mention), re.IGNORECASE
    )
    inside = re.search(r"\b(?:origin|ostium|orifice)\b", mention.text, re.IGNORECASE)
    end_of_range = re.search(r"\bfrom\s+(?:the\s+)?[\w\s-]{0,30}$", clause.before(mention)[-50:], re.IGNORECASE)
    if marks_the_aorta(clause, mention):
        return True
    return bool(_LANDMARK.search(clause.before(mention)[-60:]) or ((origin or inside) and end_of_range))
