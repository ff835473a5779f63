"""Coronary arteries, branches and grafts as a report names them: number, segment, and what a graft feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ircoder.findings.context import Clause, Context
from ircoder.knowledge.coronary_arteries import GRAFTS, MAJOR, major_artery
from ircoder.knowledge.word_patterns import WordPattern
from ircoder.language.reading import Mention

Role = Literal["artery", "branch", "graft"]

LEFT_MAIN = "vessel:left_main_coronary_artery"
LAD = "vessel:left_anterior_descending_artery"
CIRCUMFLEX = "vessel:left_circumflex_artery"
RIGHT = "vessel:right_coronary_artery"
MARGINAL = "vessel:obtuse_marginal_branch"
POSTERIOR = frozenset({"vessel:posterior_descending_artery", "vessel:posterolateral_branch"})
TWIGS = frozenset(
    {
        "vessel:septal_perforator",
        "vessel:conus_branch",
        "vessel:sinoatrial_nodal_artery",
        "vessel:atrioventricular_nodal_artery",
    }
)
"""Twigs that serve as landmarks only."""
_FED_BY_NAME = {"vessel:lima_graft": LAD, "vessel:rima_graft": RIGHT, "vessel:gastroepiploic_coronary_graft": RIGHT}

_NUMBER = re.compile(
    r"\b(?:om|obtuse marginals?|marginals?|diag(?:onal)?|d|rpl|pl|plv|plb)[\s#-]{0,2}([1-4])\b"
    r"|\b(first|second|third|fourth|1st|2nd|3rd|4th)\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4"}
_SEGMENT = WordPattern(
    r"\b(?:osti(?:um|al)|prox(?:imal)?(?:\s*[-/]?\s*(?:to\s*)?mid)?"
    r"|mid(?:dle)?(?:\s*[-/]?\s*(?:to\s*)?dist(?:al)?)?|dist(?:al)?|apical"
    r"|shaft|body)\b"
)
_FEEDS = re.compile(
    r"^(?:(?:is|was|a|an|the|large|sequential|one|graft|vein|it|which|that|goes|going|running|supplying|feeding"
    r"|placed|,|\s)+?)?(?:\bto\b|\binto\b|[-\u2013\u2014>/]|\u2192|\s)\s*(?:an?\s+|the\s+|native\s+|distal\s+"
    r"|mid\s+|proximal\s+)*"
    r"(?P<fed>lad|left anterior|diag\w*|d[1-4]\b|om\b|om\s?[1-4]|obtuse|marginal|circ\w*|lcx|cx\b|pda|rpda|rca"
    r"|right coronary"
    r"|posterior|pl\b|plv|rpl|ramus)",
    re.IGNORECASE,
)
_FED = (
    (("lad", "left ant"), LAD),
    (("diag", "d1", "d2", "d3", "d4"), "vessel:diagonal_branch"),
    (("om", "obt", "marg"), MARGINAL),
    (("circ", "lcx", "cx"), CIRCUMFLEX),
    (("pda", "rpda", "posterior d", "posterior"), "vessel:posterior_descending_artery"),
    (("pl", "rpl"), "vessel:posterolateral_branch"),
    (("rca", "right"), RIGHT),
    (("ram",), "vessel:ramus_intermedius"),
)
_IN_NAME = re.compile(
    r"\b(?:left main|lad|lcx|circumflex|rca|om\d?|diagonal|d[1-3]|ramus|pda)"
    r"(?=\s+(?:stent|ptca|angioplasty|balloon|poba"
    r"|pci|ivl|lithotripsy"
    r"|atherectomy|rotational|orbital))",
    re.IGNORECASE,
)
_LEFT_DOMINANT = WordPattern(
    r"\bleft[ -]dominan\w*|\bdominant (?:left )?circumflex|\blpda\b|\bleft posterior descending"
)
_THROUGH_GRAFT = WordPattern(
    r"\b(?:through|via|down|thru|across|beyond|past)\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:graft|svg|lima|rima|ima\b"
    r"|anastomosis|mammary)"
)


@dataclass(frozen=True, slots=True)
class CoronarySite:
    """A coronary vessel that something is aimed at.

    ``artery`` is the modifier of the major artery that it is, springs from or (a graft) feeds. ``through_graft``: a
    native vessel that was reached through a bypass graft.
    """

    concept: str
    artery: str | None
    role: Role
    number: str = ""
    feeds: str | None = None
    through_graft: bool = False
    segments: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells one site from another; segments of a vessel are one site."""
        return (self.concept, self.number, self.feeds if self.role == "graft" else None)


def site_of(context: Context, clause: Clause, mention: Mention) -> CoronarySite | None:
    """The coronary vessel of a mention, ``None`` where it names a vessel outside the heart."""
    concept = mention.concept
    artery = major_artery(concept, context.knowledge.vessels)
    if artery is None and concept not in GRAFTS:
        return None
    before = clause.before(mention)[-28:].rpartition(",")[2]
    segments = _segments(f"{before} {mention.text}")
    if concept in GRAFTS:
        feeds = _fed(mention, clause.after(mention)) or _FED_BY_NAME.get(concept)
        artery = major_artery(feeds, context.knowledge.vessels) if feeds else None
        return CoronarySite(concept, artery, "graft", feeds=feeds, segments=segments)
    if concept in POSTERIOR and _LEFT_DOMINANT.search(context.reading.text):
        artery = "LC"
    role: Role = "artery" if concept in MAJOR else "branch"
    number = _number(before[-9:], mention) if role == "branch" else ""
    native = "native" in before and not _THROUGH_GRAFT.search(clause.text)
    through = role != "graft" and not native and _THROUGH_GRAFT.search(clause.before(mention)[-120:]) is not None
    return CoronarySite(concept, artery, role, number, through_graft=through, segments=segments)


def site_in_name(context: Context, text: str) -> CoronarySite | None:
    """The vessel that stands in the name of an act ("left main stenting", "RCA stent")."""
    match = _IN_NAME.search(text)
    if match is None:
        return None
    word = match.group().lower()
    concept = LEFT_MAIN if word.startswith("left main") else _concept_fed(word)
    if concept is None:
        return None
    number = re.search(r"\d", word)
    role: Role = "artery" if concept in MAJOR else "branch"
    return CoronarySite(
        concept, major_artery(concept, context.knowledge.vessels), role, number.group() if number else ""
    )


def with_feeds(site: CoronarySite, known: CoronarySite | None) -> CoronarySite:
    """A graft whose target is not told again, as the one that the report named before."""
    if site.role != "graft" or site.feeds is not None or known is None or known.concept != site.concept:
        return site
    return replace(site, feeds=known.feeds, artery=known.artery, concept=known.concept)


def _segments(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _SEGMENT.finditer(text):
        word = match.group().lower()
        for name, letters in (("ostial", "ost"), ("proximal", "prox"), ("mid", "mid"), ("distal", "dist")):
            if letters in word and name not in found:
                found.append(name)
    return tuple(found)


def _number(before: str, mention: Mention) -> str:
    match = _NUMBER.search(mention.text) or _NUMBER.search(before)
    if match is None:
        return ""
    return match[1] or _ORDINALS[match[2].lower()]


def _fed(mention: Mention, after: str) -> str | None:
    goal = mention.attributes.get("to")
    if isinstance(goal, str):
        return goal
    inside = re.search(r"(?:\bto\b|[-\u2013/>]|\bgraft\b(?!\s+to\b))\s*(\w[\w ]*)$", mention.text, re.IGNORECASE)
    told = inside[1] if inside else None
    match = None if told and _concept_fed(told) else _FEEDS.match(after)
    return _concept_fed(told or "") or (_concept_fed(match["fed"]) if match else None)


def _concept_fed(word: str) -> str | None:
    low = re.sub(r"^(?:the|native|distal|mid|proximal)\s+", "", word.lower().strip())
    return next((concept for starts, concept in _FED if low.startswith(starts)), None)
