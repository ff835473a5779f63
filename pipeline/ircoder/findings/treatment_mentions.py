"""Mentions of treatments: which vessel stands closest to one, and where "PTA" is balloon angioplasty and no artery."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings import target_words as words
from ircoder.findings.context import BACKGROUND, Clause
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
