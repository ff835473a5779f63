"""What makes a coronary treatment another service: an infarction, a chronic occlusion, a fork, two lesions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.families.coronary_course import Placed
from ircoder.findings.families.coronary_lesions import Disease, of_artery, of_site
from ircoder.findings.families.coronary_sites import CoronarySite
from ircoder.findings.whole_clauses import whole_clauses
from ircoder.knowledge.word_patterns import WordPattern

_STEMI = WordPattern(
    r"\bstemi\b|\bst[- ]?(?:segment[- ])?elevat\w*|\bst elevation|\bacute (?:\w+\s+){0,3}?(?:mi"
    r"|myocardial infarct\w*|infarct\w*)\b"
    r"|\binfarct(?:ion)? in progress|\bevolving (?:\w+\s+){0,2}?(?:mi|infarct\w*)\b|\b(?:primary|rescue) (?:pci"
    r"|angioplasty)\b|\bcode stemi\b"
    r"|\bculprit of the infarct|\bst depression(?:s)? (?:in )?v1|\bposterior mi\b"
)
_BY_WALL = WordPattern(
    r"\b(?:anterior|inferior|lateral|posterior|anteroseptal|inferolateral)(?:[ -]wall)? (?:mi|myocardial infarct\w*"
    r"|infarct\w*)\b"
)
"""An infarction by its wall alone: one of today, unless the report tells of a scar or of no hurry."""
_SETTLED = WordPattern(
    r"\bage[ -](?:un|in)determin\w+|\bstable (?:angina|cad|coronary|ischemic)"
    r"|\b(?:elective(?:ly)?|exertional|cardiomyopathy)\b"
)
"""What a report says of a heart with the scar of an infarction."""
_SHOWN_BY = WordPattern(
    r"\b(?:echo\w*|tte|stress|nuclear|spect|mri|mibi|scar\w*|perfusion|viab\w+|q[ -]waves?)\b[^.;]{0,60}$"
)
"""Before the wall of an infarction, the picture that showed its scar."""
_NOT_ST = re.compile(
    r"\b(?:non|no|not|without|n|rule[sd]? out|denie\w*)[- ]?(?:acute\s+)?(?:\w+[- ]){0,1}$", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:prior|previous\w*|(?<!year[ -])(?<!years )old|healed|past|history(?: of|:)|hx(?: of|:)?|pmh:?|remote"
    r"|recent|status post|s/p|h/o"
    r"|after (?:an?|the|his"
    r"|her))\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^(?:,\s*(?:\w+\s+)?|[^.;,]{0,45}?)\b(?:(?:days?|weeks?|months?|years?) (?:ago|earlier|before|prior)|in (?:19"
    r"|20)\d\d"
    r"|last (?:week|month|year)|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|on \d{1,2}/\d{1,2}|yesterday)\b",
    re.IGNORECASE,
)
_AGO_BEFORE = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?) (?:ago|earlier|before)|last (?:week|month|year|spring|summer|fall|winter)"
    r"|yesterday|in (?:19|20)\d\d|on \d{1,2}/\d{1,2})[,)]?\s+(?:(?:for|with|after|during|as|an?|the|his|her|in|of"
    r"|at)\s+)*"
    r"(?:(?:acute|inferior|anterior|lateral|large|small)\s+)*$",
    re.IGNORECASE,
)
"""What was treated then ("stented two weeks ago for STEMI")."""
_NSTEMI = WordPattern(r"\bnstemi\b|\bnon-?\s?st[- ]|\bnon-?stemi|\bacute coronary syndrome\b|\btroponin")
_URGENT = WordPattern(r"\b(?:emergen\w+|urgent\w*|immediate\w*|stat\b|emergency)\b")
_ACUTE_OCCLUSION = WordPattern(r"\bacute(?:ly)?\s+(?:\w+\s+){0,2}?occlu\w*")
_RETROGRADE = WordPattern(r"\bretrograde\w*|\breverse cart\b|\bexternali[sz]\w*|\bseptal surfing\b")
_RETROGRADE_WORK = WordPattern(
    r"\b(?:reverse cart|externali[sz]\w*|retrograde(?:ly)?\s+(?:\w+\s+){0,3}?(?:wire|wiring|approach|crossing"
    r"|crossed|technique|access|dissection|cross"
    r"|microcatheter|through|via|guide)|(?:wire[ds]?|crossed|approach|went|switched|converted|turned|advanced"
    r"|escalated)\s+(?:\w+\s+){0,5}?retrograde\w*"
    r"|retrograde\s+(?:through|via)|septal (?:collateral|channel)s?)\b"
)
_NO_RETROGRADE = WordPattern(
    r"\b(?:no|not|without|never|avoid\w*|consider\w*|reserved?|next|plan\w*|if|future|would"
    r"|could)\b[^.;]{0,50}\b(?:retrograde|septal)"
    r"|\bretrograde[^.;]{0,40}\b(?:not|was (?:considered|deferred|avoided)|unnecessary|next time|reserved)\b"
)
_FORK = WordPattern(
    r"\bbifurcation|\bmedina\b|\bkiss\w*|\bcrush\w*|\bculotte\b|\btap\b|\bt-?stent\w*|\bjailed\b|\bstruts?\b"
    r"|\bside[- ]?branch\w*|\bpinch\w*"
    r"|\bprovisional\b|\bv-?stent\w*|\bsimultaneous kissing\b|\btrifurcation"
)
_OVERLAP = WordPattern(
    r"\b(?:overlap\w*|abut\w*|contiguous|one (?:long )?lesion|single (?:long )?lesion|long lesion|edge dissection"
    r"|bail-?out|proximal (?:edge|margin)"
    r"|distal (?:edge|margin)|tandem stents|plaque shift|geographic miss|dissection|to cover"
    r"|long (?:\w+\s+){0,2}?(?:stenosis|disease))\b"
)
_APART = WordPattern(
    r"\b(?:separate\w*|two (?:\w+\s+){0,2}?lesions|two distinct|second (?:\w+\s+)?lesion|another lesion|distinct"
    r"|discrete|normal (?:\w+\s+)?segment|tandem"
    r"|non-?overlapping|gap|both lesions|other lesion|second stenosis|healthy segment|disease-free segment)\b"
)
_SIZED = r"(?:\d|\b(?:two|three|four)\b)(?:[^.;]|\.\d){0,50}"
_SPOT = r"(?:one|spot|lesion|narrowing)"
_ONE_AND_OTHER = WordPattern(
    rf"{_SIZED}\b(?:in|at|for|to) the (?:proximal|upper|first) {_SPOT}\b[^.;]{{0,15}}\band\b[^.;]{{0,15}}"
    rf"{_SIZED}\b(?:in|at|for|to) the (?:distal|lower|second|other) {_SPOT}\b"
)
"""A stent for each of two lesions of one artery in one breath."""
_OF_TWO = WordPattern(
    rf"{_SIZED}\b(?:in|at|for|to|into|across) (?:the )?(?:prox\w*|upper|mid\w*)\b(?:[^.;]|\.\d){{0,30}}\band\b"
    rf"(?:[^.;]|\.\d){{0,15}}{_SIZED}\b(?:in|at|for|to|into|across) (?:the )?(?:mid\w*|dist\w*|lower)\b"
)
"""Stents of two segments in one breath; two lesions where the report tells them apart."""
_NOT_CHRONIC = WordPattern(
    r"\bnot (?:a )?(?:cto|chronic)|\bno cto\b|\bsub-?total|\bfunctional (?:cto|occlusion)|\brecent occlusion"
)
_CHRONIC = re.compile(r"\bcto\b|\bchronic\w*\s+(?:total\w*\s+)?occlu|\bchronic total\b", re.IGNORECASE)
_QUIET = frozenset({"plan", "consent", "allergies", "labs"})
_VERY_TIGHT = 90


def infarct_in_progress(context: Context, told: Iterable[Disease]) -> bool:
    """Whether the report treats an infarction that goes on: ST elevation, or another one with an acute occlusion."""
    texts = [clause.text for clause in context.clauses if clause.section not in _QUIET]
    by_wall = not any(_SETTLED.search(text) for text in texts)
    for text in texts:
        walls = [wall for wall in _BY_WALL.finditer(text) if by_wall and not _SHOWN_BY.search(text[: wall.start()])]
        for match in (*_STEMI.finditer(text), *walls):
            before = text[max(0, match.start() - 40) : match.start()]
            if _NOT_ST.search(before) or _EARLIER.search(before) or _AGO.match(text[match.end() :]):
                continue
            if _AGO_BEFORE.search(before):
                continue
            return True
    whole = " ".join(texts)
    urgent = _NSTEMI.search(whole) is not None and _URGENT.search(whole) is not None
    return urgent and _ACUTE_OCCLUSION.search(whole) is not None and any(item.tight for item in told)


def culprit_of(sites: list[CoronarySite], told: tuple[Disease, ...]) -> CoronarySite | None:
    """The treated vessel that caused the infarction: called the culprit, else the one that is closed."""

    def judged(site: CoronarySite) -> tuple[int, int]:
        known = of_site(told, site) or of_artery(told, site.artery)
        named = sum(item.culprit for item in known)
        closed = max((3 if item.occluded else 2 if item.tight else 1 if item.clot else 0 for item in known), default=0)
        return named, closed

    arteries = {site.artery for site in sites}
    fitting = []
    for site in sites:
        named, closed = judged(site)
        known = of_site(told, site) or of_artery(told, site.artery)
        degree = max((item.degree for item in known), default=0)
        unsaid = degree == 0 and not any(item.degree for item in of_artery(told, site.artery)) and len(arteries) == 1
        if (
            closed >= 2
            or (named and (degree >= _VERY_TIGHT or degree == 0))
            or (closed and degree >= _VERY_TIGHT)
            or unsaid
        ):
            fitting.append((named > 0, closed, site.role != "branch", site))
    return max(fitting, key=lambda item: item[:3])[3] if fitting else None


def chronic_arteries(context: Context, sites: list[CoronarySite], told: tuple[Disease, ...]) -> set[str | None]:
    """Major arteries whose chronic occlusion is treated."""
    out: set[str | None] = set()
    for site in sites:
        known = [*of_site(told, site), *(item for item in of_artery(told, site.artery) if item.site.role == "artery")]
        if any(item.chronic and not _NOT_CHRONIC.search(item.clause.text) for item in known):
            out.add(site.artery)
    if not out and len({site.artery for site in sites}) == 1:
        named = {item.site.artery for item in told if item.chronic}
        loose = any(
            _CHRONIC.search(clause.text) and not _NOT_CHRONIC.search(clause.text)
            for clause in context.clauses
            if clause.section not in _QUIET and not clause.of("VESSEL")
        )
        if loose and not named:
            out.add(sites[0].artery)
    return out


def crossed_backwards(context: Context) -> bool:
    """Whether a wire went the retrograde way."""
    return any(
        _RETROGRADE.search(clause.text)
        and _RETROGRADE_WORK.search(clause.text)
        and not _NO_RETROGRADE.search(clause.text)
        for clause in whole_clauses(context)
        if clause.section not in BACKGROUND
    )


def is_fork(context: Context) -> bool:
    """Whether the report speaks of a bifurcation lesion or of techniques for one."""
    return any(_FORK.search(clause.text) for clause in context.clauses if clause.section not in _QUIET)


def stented_lesions(context: Context, stents: list[Placed]) -> int:
    """Number of distinct lesions of one artery that each got a stent (CARD-22)."""
    clauses = {placed.event.clause.start: placed.event.clause for placed in stents if placed.tier == "told"}
    if any(_ONE_AND_OTHER.search(clause.text) for clause in clauses.values()):
        return 2
    if len(clauses) < 2 and not _two_at_once(clauses.values()):
        return 2 if _in_two_segments(context, clauses.values()) else 1
    spots = _spots(stents)
    near = " ".join(clause.text for clause in context.clauses if clause.section not in _QUIET)
    if _OVERLAP.search(near) and not _APART.search(near):
        return 1
    if len(spots) > 1:
        return len(spots) if not _OVERLAP.search(" ".join(c.text for c in clauses.values())) else 1
    return 2 if _APART.search(near) and len(clauses) > 1 else 1


def _in_two_segments(context: Context, clauses: Iterable[Clause]) -> bool:
    """Whether one statement stents two segments of lesions that the report tells apart and does not let overlap."""
    if not any(_OF_TWO.search(clause.text) and not _OVERLAP.search(clause.text) for clause in clauses):
        return False
    near = [clause.text for clause in context.clauses if clause.section not in _QUIET]
    return any(_APART.search(text) for text in near) and not any(_OVERLAP.search(text) for text in near)


def _spots(stents: list[Placed]) -> set[tuple[str, str, str]]:
    """Segments that were stented; a vessel without a named segment is one of them."""
    out: set[tuple[str, str, str]] = set()
    sites = [site for placed in stents for site in placed.sites]
    for site in sites:
        same = [other for other in sites if other.key == site.key]
        if site.segments or not any(other.segments for other in same):
            out.add((site.concept, site.number, site.segments[0] if site.segments else ""))
    return out


def _two_at_once(clauses: Iterable[Clause]) -> bool:
    return any(_APART.search(clause.text) for clause in clauses)
