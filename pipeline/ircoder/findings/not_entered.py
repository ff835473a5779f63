"""Vessels that are named and were not entered: those that a film or scan shows, and those that a needle passed by."""

from __future__ import annotations

import re

from ircoder.findings.beds import is_aorta
from ircoder.findings.context import Clause, Context
from ircoder.findings.model import Access
from ircoder.findings.way_words import BY_WAY_OF
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

_CATHETERS = frozenset({"catheter", "microcatheter", "guide_catheter", "sheath", "infusion_catheter"})
_OPENS = WordPattern(
    r"\W*(?:(?:the|a|an|post\w*|pre\w*|follow-?\s?up|portable|limited|repeat|final|delayed|subsequent|immediate"
    r"|today|only|just|procedural|procedure|biopsy|drain\w*|ablation|insertion|placement|contrast|enhanced|upright|ap|single|view)\W+){0,4}"
    r"(?:cxr|chest\s+(?:x-?\s?ray|radiograph|film)|(?:plain|abdominal)\s+(?:film|radiograph)\w*|kub"
    r"|ct(?:\s+scan|\s+images?)?|mri|mr(?:\s+images?)?|echo(?:cardiogra\w+)?)\b"
    r"(?!\W*(?:guid\w+|fluoro\w*|angiogra\w+|arteriogra\w+|control))",
)

_BESIDE = WordPattern(
    r"\b(?:between|avoid\w*|away from|clear of|lateral to|medial to|anterior to|posterior to|adjacent to|next to"
    r"|deep to|superficial to|alongside|abutting|beside|sparing|protect\w*)\s+"
    r"(?:[\w'-]+\s+){0,2}?(?:[\w'-]+\s+(?:and|or)\s+)?(?:[\w'-]+\s+){0,2}$",
)
_ENTERED_AFTER = WordPattern(
    r"^\W*(?:(?:was|were|is|then|successfully|also)\s+){1,3}(?:access\w*|punctur\w*|cannulat\w*|enter\w*|stuck|engaged)\b",
)


def reads_a_scan(clause: Clause) -> bool:
    """Whether a clause opens with the name of a film or scan that it reads."""
    return _OPENS.match(clause.text[clause.lead :] if clause.lead else clause.text) is not None


def passed_beside(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel is told as a neighbour ("anterior to the aorta", "avoiding the carotid artery and the vein")."""
    before = mention.start - clause.start
    return _BESIDE.search(clause.text, 0, before) is not None and not _ENTERED_AFTER.search(clause.after(mention))


def found_there(clause: Clause, mention: Mention) -> bool:
    """Whether a finding stands right behind a vessel: it was seen ("the left iliac was entered, obturator leak")."""
    return (
        any(
            not clause.text[mention.end - clause.start : lesion.start - clause.start].strip(" ")
            for lesion in clause.of("LESION")
            if lesion.start >= mention.end
        )
        and re.search(r",\s*(?:an?\s|the\s)?$", clause.before(mention)) is not None
    )


_LANDMARK = WordPattern(
    r"\b(?:proximal|distal|just|adjacent|close|next)\s+to\s+(?:the\s+)?(?:(?:right|left|origin|takeoff|ostium|of|the)\s+){0,4}$"
    r"|\b(?:just|right|immediately|\d\s?(?:mm|cm))\s+(?:before|beyond|past|above|below)\s+(?:the\s+)?"
    r"(?:(?:right|left|origin|takeoff|ostium|of|the)\s+){0,4}$"
)


def tells_height(clause: Clause, mention: Mention) -> bool:
    """Whether a vessel only tells where along another one something was seen ("80% proximal to the vertebral")."""
    return _LANDMARK.search(clause.before(mention)) is not None


_BARE_GAP = re.compile(
    r"\s*(?:(?:arter(?:y|ies)|trunks?|branch(?:es)?|tips?|tops?|origins?|circulation|territor\w+|system|is|are|was|were|look(?:s|ed)?|appear(?:s|ed)?"
    r"|also|all|both|well|very|quite|entirely|completely)\s+)*$",
    re.IGNORECASE,
)
"""Between a vessel and what was seen of it, where nothing else is told of the vessel."""


def judged_next(context: Context, tail: str) -> bool:
    """Whether the words behind a vessel tell at once what it looks like ("basilar tip well seen", "PCAs normal")."""
    found = context.groups["result"].search(tail) if "result" in context.groups else None
    return found is not None and _BARE_GAP.match(tail[: found.start()]) is not None


_DELIMITED = re.compile(
    r"(?:^|[,;:.(]|->|\u2192|\u2013|-)[\s\-*\u2022]*"
    r"(?:(?:retrograde|antegrade|percutaneous|contralateral|ipsilateral|us|u/s|ultrasound)[\s-]+(?:guided\s+)?){0,2}$",
    re.IGNORECASE,
)
_ON_FROM_ENTRY = re.compile(
    r"\s*(?:,|:|;|\u2192|->)\s*(?:\d{1,2}(?:\.\d)?\s?(?:f|fr|french)\b|(?:up|over)\b)|\s+[4-9]\s?(?:f|fr|french)\b"
    r"|\s*(?:up[\s/-]+(?:and[\s-]+)?over\b|over the (?:top|horn|bifurcation)\b)|\s*[.;]?\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*(?:,|:|;|\u2192|->|>|\bto\b|\bthen\b)\s*(?:the\s+)?$")
_USUAL_REGIONS = frozenset({"groin", "groin_vein", "arm", "neck"})
_LEG_OR_ARM = frozenset({"lower_extremity", "upper_extremity", "foot"})


def stands_as_entry(clause: Clause, mention: Mention, vessels: VesselTree) -> bool:
    """Whether a vessel of a usual way in stands alone between commas before what was reached from it.

    "R IJ, left gonadal vein selected" and "SMA stent: right CFA, SMA engaged" tell the puncture by its place alone.
    """
    site = load_entry_sites().get(mention.concept)
    if site is None or site.by_puncture or site.region not in _USUAL_REGIONS or mention.side is None:
        return False
    if _DELIMITED.search(clause.before(mention)[clause.lead :]) is None:
        return False
    after = clause.after(mention)
    if _ON_FROM_ENTRY.match(after):
        return True
    stands_apart = after.lstrip()[:1] in {",", ";", ")"}
    if stands_apart and ("jugular" in mention.concept or behind_trunk_work(clause, mention, vessels)):
        return True
    following = next((m for m in clause.of("VESSEL", "DEVICE") if m.start >= mention.end), None)
    if (
        following is None
        or _NEXT.match(clause.text[mention.end - clause.start : following.start - clause.start]) is None
    ):
        return False
    if following.label == "DEVICE":
        return following.kind in _CATHETERS
    vessel = vessels.get(following.concept)
    return vessel is not None and vessel.region not in _LEG_OR_ARM and not is_aorta(vessel.concept)


def tells_entry(clause: Clause, mention: Mention, accesses: tuple[Access, ...], vessels: VesselTree) -> bool:
    """Whether a clause is the one that tells the puncture of a vessel, and opens with it or lets it stand alone."""
    told = any(a.vessel == mention.concept and any(s.start <= mention.start < s.end for s in a.spans) for a in accesses)
    return told and (
        not clause.before(mention)[clause.lead :].strip(" -*\u2022:")
        or stands_as_entry(clause, mention, vessels)
        or BY_WAY_OF.search(clause.before(mention)) is not None
    )


def merely_seen(before: str) -> bool:
    """Whether the words right before a vessel tell what lies in it."""
    return (
        re.search(
            r"\b(?:stenosis|flow|thrombus|plaque|filling|reflux|stents?|coils?|re-?\s?ent(?:er|r)\w*)\s+(?:in"
            r"|at)\s+(?:the\s+)?$",
            before,
            re.IGNORECASE,
        )
        is not None
    )


def leads_on(context: Context, clause: Clause, mention: Mention) -> bool:
    """Whether a way in that is a statement of its own is followed by arteries that lie elsewhere."""
    tree = context.knowledge.vessels
    later = (m for other in context.clauses[clause.index + 1 :] for m in other.of("VESSEL"))
    found = (tree.get(m.concept) for m in later if m.concept != mention.concept)
    return any(v is not None and v.system == "systemic_artery" and v.region in {"abdomen", "thorax"} for v in found)


_TRUNK_REGIONS = frozenset({"abdomen", "thorax", "head_neck", "pelvis"})
_ILIACS = frozenset(f"vessel:{name}_artery" for name in ("iliac", "common_iliac", "external_iliac", "internal_iliac"))


def behind_trunk_work(clause: Clause, mention: Mention, vessels: VesselTree) -> bool:
    """Whether a way in ends a statement of work on arteries that are none of a limb ("renal coiled, right CFA")."""
    found = (vessels.get(m.concept) for m in clause.of("VESSEL") if m.end <= mention.start)
    return any(v is not None and v.region in _TRUNK_REGIONS and v.concept not in _ILIACS for v in found)


_AN_END = re.compile(
    r"\b(?:from|to|between|beyond|past|down to|up to)\s+(?:the\s+)?(?:(?:left|right|lowest|level of the)\s+)*$",
    re.IGNORECASE,
)
_AT_A_DISTANCE = re.compile(
    r"\s*(?:artery|origin|trunk|axis)?\s*(?:is|was|lies|lay|starts)?\s*\d{1,3}\s?(?:mm|cm)\s+(?:below|above|from|distal"
    r"|proximal|beyond|away|under)\b",
    re.IGNORECASE,
)


def marks_the_aorta(clause: Clause, mention: Mention) -> bool:
    """A branch that tells how far the look at the aorta went ("from the left subclavian to the celiac")."""
    if is_aorta(mention.concept) or not any(is_aorta(m.concept) for m in clause.of("VESSEL")):
        return False
    return _AN_END.search(clause.before(mention)) is not None or _AT_A_DISTANCE.match(clause.after(mention)) is not None
