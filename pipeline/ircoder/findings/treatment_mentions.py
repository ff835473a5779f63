"""Mentions of treatments: which vessel stands closest to one, and where "PTA" is balloon angioplasty and no artery."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings import target_words as words
from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.language.reading import Mention

_LISTS = re.compile(
    r"\s*(?:\(?(?:to\s)?[\d.\sx]+(?:mm|cm)?\)?\s*)?(?:,|\+|/|&|;|and\b|plus\b)\s*(?:an?\s)?[\d.\sx]*(?:mm|cm)?\s*$",
    re.IGNORECASE,
)
"""Between the vessel of one device of a list and the next device, which has its own size."""
_TREATMENTS = frozenset({"angioplasty", "stent", "atherectomy", "lithotripsy", "embolization", "thrombectomy"})


def nearest(mention: Mention, vessels: Iterable[Mention]) -> Mention | None:
    """The vessel that stands closest to a mention."""
    return min(vessels, key=lambda v: min(abs(v.start - mention.end), abs(mention.start - v.end)), default=None)


def own_vessel_behind(clause: Clause, before: Mention, mention: Mention, after: Mention) -> bool:
    """Whether devices are listed each with its vessel right behind it ("8x38 VBX R CIA + 8x38 VBX L CIA")."""
    gap = clause.text[before.end - clause.start : mention.start - clause.start]
    touching = not clause.text[mention.end - clause.start : after.start - clause.start].strip()
    return touching and _LISTS.match(gap) is not None


_SIZED = re.compile(
    r"\s*(?:arter\w+|trunk)?\s*(?:w/|with|:|-|,|\()?\s*(?:an?\s)?(?:[\d.\s\u00d7x]|mm|cm)*$", re.IGNORECASE
)
_LISTED_ON = re.compile(r"[^,;+&]{0,12}(?:\)|,|;|\+|&|\band\b)")


def own_vessel_before(clause: Clause, before: Mention, mention: Mention, after: Mention) -> bool:
    """Whether devices are listed each behind its vessel ("SMA 7x19 Express LD, celiac 8x17 Express LD")."""
    gap = clause.text[before.end - clause.start : mention.start - clause.start]
    between = clause.text[mention.end - clause.start : after.start - clause.start]
    return _SIZED.match(gap) is not None and _LISTED_ON.match(between) is not None


def is_angioplasty_word(clause: Clause, mention: Mention) -> bool:
    """Whether "PTA" was read as the posterior tibial artery where it means balloon angioplasty."""
    return (
        mention.text == "PTA"
        and mention.concept == "vessel:posterior_tibial_artery"
        and (
            words.ANGIOPLASTY_WORD.match(clause.after(mention)) is not None
            and not re.match(r"\s{0,6}(?:was|and)\b", clause.after(mention), re.IGNORECASE)
        )
    )


def of_the_past(clause: Clause) -> bool:
    """Whether a clause of the history only tells what was done to a vessel before."""
    if clause.section not in BACKGROUND:
        return False
    told = [m for m in clause.of("INTERVENTION", "DEVICE") if m.attributes.get("treats") or m.kind in _TREATMENTS]
    return bool(told) and all(m.assertion == "historical" for m in told)


_LIKEWISE = re.compile(
    r"\s*(?:arter(?:y|ies)|veins?)?\s*,?\s*(?:too|as well|also|likewise|similarly|in (?:the same|like|similar) (?:way"
    r"|fashion|manner)|the same(?: way)?|to \d(?:\.\d+)?\s?mm)\b",
    re.IGNORECASE,
)
_LED_BY_COMMA = re.compile(
    r"(?:,|\band|\bthen)\s+(?:the\s+|both\s+)?(?:(?:left|right|proximal|distal|mid)\s+)*$", re.IGNORECASE
)


def done_likewise(clause: Clause, mention: Mention, vessels: Iterable[Mention]) -> list[Mention]:
    """Vessels behind an act that were treated the same way ("the AT was dilated to 3 mm and the peroneal too")."""
    return [
        vessel
        for vessel in vessels
        if vessel.start >= mention.end
        and _LIKEWISE.match(clause.after(vessel))
        and _LED_BY_COMMA.search(clause.before(vessel)[-30:])
    ]


def only_looks_back(clause: Clause) -> bool:
    """Whether a clause tells of nothing but a study of another day ("follow-up of last month's renal study")."""
    told = clause.of("IMAGING", "INTERVENTION")
    return bool(told) and all(m.assertion == "historical" for m in told) and not clause.of("LESION", "DEVICE")


def pulled_back(context: Context, clause: Clause) -> bool:
    """Whether a clause draws a probe through several vessels: none of them is what work told next is about."""
    return words.PULLBACK.search(clause.text) is not None and not context.has("select", clause.text)


def begins_anew(clause: Clause, mention: Mention, vessel: Mention) -> bool:
    """Whether a vessel behind an act is what a new statement is about."""
    between = clause.text[mention.end - clause.start : vessel.start - clause.start]
    if words.NEW_SUBJECT.search(between):
        return True
    return words.IS_SUBJECT.match(clause.after(vessel)) is not None and words.GOVERNED.search(between) is None


def told_as_seen(clause: Clause, mention: Mention, vessel: Mention) -> bool:
    """Whether a vessel that a comma parts from the work before it only tells its state ("..., the AT was occluded")."""
    after = clause.after(vessel)
    if words.TELLS_STATE.match(after) is None or words.OWN_WORK.match(after) is not None:
        return False
    between = clause.text[mention.end - clause.start : vessel.start - clause.start]
    return "," in between and words.TELLS_STATE.match(between) is None


def done_to_one_of(clause: Clause, mention: Mention, vessels: Iterable[Mention]) -> bool:
    """Whether a vessel stands right before what was done to it ("splenic artery coiled distally, celiac ...")."""
    return mention.text.lower().endswith("ed") and any(
        words.ITS_VERB.fullmatch(clause.text[v.end - clause.start : mention.start - clause.start]) is not None
        for v in vessels
        if v.end <= mention.start
    )
