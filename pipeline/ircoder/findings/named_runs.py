"""Runs named by the vessel that was injected ("right hepatic run", "injection of the left vertebral")."""

from __future__ import annotations

import re

from ircoder.findings.beds import is_aorta, is_limb
from ircoder.findings.context import Clause, Context
from ircoder.findings.coordination import before_coordinated, beyond_coordinated, preposition, undone
from ircoder.findings.way_words import SPRINGS
from ircoder.knowledge.entry_sites import load_entry_sites
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

READ_NOT_DONE = frozenset({"findings", "impression"})
"""Sections in which a vessel is read and no run is made."""

AORTOGRAM = WordPattern(
    r"\baortogra\w+|\baortic\s+(?:flush|run|injection|angiogra\w+)|\bflush\s+(?:run|inject\w+|aorto\w+)"
)
"""A picture of the aorta itself, by its name or as a flush."""

_RUN_WORD = r"(?P<run>runs?|injections?|microcatheter runs?)"
_STUDY_WORD = r"(?P<study>(?:angio|arterio|veno|phlebo)gra\w+|angios?|dsa|stud(?:y|ies)|shots?|views|films)"
_NAMED_RUN = re.compile(
    r"^\s*(?:arter(?:y|ies)|veins?|trunk|sinus)?\s*(?:\(\w{1,6}\))?\s*"
    r"(?:,\s*(?=(?:neck|head|brain|intracranial|cervical|cerebral)\b))?"
    r"(?:(?:was|were)\s+(?:then\s+)?(?:used|chosen|enough|good enough)\s+for\s+(?:the\s+|an?\s+"
    r"|all\s+)?)?(?:(?:micro-?\s?catheter|selective"
    r"|superselective|power"
    r"|hand|contrast|dsa|digital|subtraction|biplane|intracranial|cervical|neck|head|brain|cerebral|ap|lateral"
    r"|diagnostic|and|wedged"
    rf"|free|catheter)\s+){{0,4}}(?:{_RUN_WORD}|{_STUDY_WORD}|(?:(?:was|were|is|each|both|then|also|in turn)\s+){{0,3}}"
    r"(?P<passive>injected|studied|filmed|shot|imaged|done))\b",
    re.IGNORECASE,
)
_BY_MICROCATHETER = re.compile(
    r"\s*[,(]?\s*(?:by|with|through|via|from|using)\s+(?:the\s+|a\s+)?micro-?\s?cath", re.IGNORECASE
)
"""Behind the name of a study: its own catheter went into the vessel."""
_RUN_OF = WordPattern(
    r"\b(?:(?P<run>runs?|injections?|injecting|inject(?:ed)?)|(?:angio|arterio|veno|phlebo)gra\w+)\s+(?:of|in|into"
    r"|to)\s+"
    r"(?:the\s+|both\s+|each\s+|left\s+|right\s+){0,3}$",
)
_ACTIVE = re.compile(
    r"\W*(?:(?:and|then|next|also|i|we)\W+)*(?:injected|filmed|shot|imaged|studied|ran)\s+"
    r"(?:(?:the|both|each|left|right|l|r|individual|bilateral)\s+|[tl]\s?\d{1,2}\s+)*$",
    re.IGNORECASE,
)
"""A clause that opens with the verb of the run, its vessels behind ("Injected the left vertebral")."""
_FROM_OUTSIDE = WordPattern(
    r"\b(?:by|on|with|from|via|through|using|at)\s+(?:(?:the|an?|that|this|same|level|of)\s+){0,3}(?:aortogra\w+|aorta"
    r"|pig-?\s?tail|omni\w*|flush|duplex|doppler|ultra-?\s?sound|us|sono\w*|cta?|mr[ai]?)\b"
)
"""Behind a vessel, that its picture came from the aorta or from outside the body."""
_FROM_ELSEWHERE = WordPattern(
    r"\b(?:from(?!\s+(?:the\s+|a\s+)?(?:(?:right|left|same|existing)\s+)?"
    r"(?:groin|femoral|wrist|radial|arm|brachial|below|above)\b)|via|through|with\s+the\s+(?:catheter|tip)"
    r"|catheter\s+in)\b"
)
_STANDS_IN = WordPattern(r"\b(?:with|from)\s+the\s+(?:catheter|tip|catheter tip)\s+(?:in|at|within)\b")
_NON_SELECTIVE = WordPattern(r"\bnon-?\s?selective(?:ly)?\b|\bnothing (?:was )?select\w*|\bflush\b")
_SUBCLAVIAN = "vessel:subclavian_artery"
_LANDMARK = re.compile(r"\b(?:renals|renal\s+arteries)\s*$", re.IGNORECASE)
_WAYS_IN = frozenset({"groin", "groin_vein", "arm", "arm_vein", "neck"})
"""Regions of the usual punctures."""
_SPOKEN_OF = frozenset(
    {"for", "near", "above", "below", "through", "thru", "via", "past", "across", "beyond", "over", "along"}
)


def named_run(context: Context, clause: Clause, mention: Mention) -> str | None:
    """``run`` where an injection is named by its vessel, ``study`` where a study is: the tip was in that vessel.

    ``None`` for limb arteries and the aorta, whose pictures are taken from elsewhere, and where the words say from
    where.
    """
    vessel = context.knowledge.vessels.get(mention.concept)
    if vessel is None or is_aorta(vessel.concept) or clause.heading:
        return None
    if is_limb(vessel) and vessel.concept != _SUBCLAVIAN:
        return None
    if vessel.system in {"coronary_artery", "av_access"} or clause.section in READ_NOT_DONE:
        return None
    if _NON_SELECTIVE.search(clause.before(mention)):
        return None
    if mention.attributes.get("study", "catheter_study") != "catheter_study" or _from_elsewhere(clause, mention):
        return None
    if any(context.has(group, clause.text) for group in ("completion", "follow_up", "access_check")):
        return None
    lead = preposition(before_coordinated(context, clause, mention))
    if lead in _SPOKEN_OF or is_landmark(mention, lead):
        return None
    tail = beyond_coordinated(context, clause, mention)
    match = _NAMED_RUN.match(tail)
    if match is None:
        front = before_coordinated(context, clause, mention)[clause.lead :]
        if _ACTIVE.match(front) is not None:
            outside = _FROM_OUTSIDE.search(clause.after(mention)) is not None
            return None if outside or context.has("not_contrast", clause.text) else "run"
        of = _RUN_OF.search(front)
        if (
            of is None
            or undone(clause, clause.start + clause.lead + of.start())
            or context.has("not_contrast", clause.text)
        ):
            return None
        return "run" if of["run"] else "study"
    views = match["study"] is not None and match["study"].lower() in {"views", "films"}
    if views and vessel.region != "head_neck":
        return None
    if (views or match["passive"]) and _FROM_OUTSIDE.search(tail[match.end() :]):
        return None
    start = context.reading.text.find(tail, mention.end) if tail else mention.end
    if mention.attributes.get("asserted") in {"planned", "negated", "historical", "hypothetical"} or undone(
        clause, start + match.end() - 1
    ):
        return None
    return "run" if match["run"] or _BY_MICROCATHETER.match(tail, match.end()) else "study"


def is_landmark(mention: Mention, lead: str | None) -> bool:
    """Whether paired vessels only tell a height in the aorta ("pigtail up to the renals")."""
    return lead in {"to", "at", "up"} and mention.side is None and _LANDMARK.search(mention.text) is not None


def _from_elsewhere(clause: Clause, mention: Mention) -> bool:
    """Whether the words around a study say from where it was made."""
    stands = _STANDS_IN.search(clause.before(mention))
    if stands is not None and any(
        clause.start + stands.end() <= other.start < mention.start for other in clause.of("VESSEL")
    ):
        return True
    return any(
        _leads_from(clause.text[min(mention.end, other.end) - clause.start : other.start - clause.start], other.text)
        for other in clause.of("VESSEL")
        if other.start > mention.end and not _is_way_in(other)
    )


def _is_way_in(mention: Mention) -> bool:
    """Whether a vessel is a usual way in: a run made by way of it was not made from there."""
    site = load_entry_sites().get(mention.concept)
    return site is not None and site.region in _WAYS_IN and not site.by_puncture


def _leads_from(between: str, place: str) -> bool:
    """Whether words up to the next vessel tell it as where the picture was made from; the way in tells no place."""
    match = _FROM_ELSEWHERE.search(f"{between}{place}")
    if SPRINGS.search(between):
        return False
    return match is not None and match.start() < len(between) and not re.search(r"[:;]", between[match.end() :])
