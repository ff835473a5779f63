"""What a report says of the disease of each coronary vessel: percent, occlusion and its age, clot, the culprit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.coronary_sites import TWIGS, CoronarySite, site_of
from ircoder.knowledge.word_patterns import WordPattern

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UNITS = {name: number for number, name in enumerate(_ONES, start=1)}
_WORDS = rf"(?:(?:one |a )?hundred|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?)"
_DEGREE = re.compile(
    rf"(?P<number>\d{{2,3}}|{_WORDS})\s?(?:%|percent\b|per cent\b)|:?\s(?P<bare>[5-9]\d|100)\b(?!\s?(?:mm|sec|min"
    rf"|ml|cc|/|over|\.|units?))",
    re.IGNORECASE,
)
_WORD = (
    r"(?:(?!(?:and|at|just|before|after|past|near|with|beyond|then|the|into|extending|involving|to|had|has|was|is|from)\b)"
    r"[\w,-]+\s+)"
)
_AHEAD = re.compile(
    rf"(?P<number>\d{{2,3}}|{_WORDS})\s?(?:%|percent|per cent)\s+(?:(?!in\b|of\b){_WORD}){{0,5}}?"
    rf"(?:(?:lesion|stenosis|narrowing|occlusion|disease|restenosis)\s+(?:in|of|at|within|involving"
    rf"|to)\s+)?(?:the\s+)?{_WORD}{{0,3}}$",
    re.IGNORECASE,
)
_OCCLUDED = re.compile(
    r"\boccl\w+|\btimi[ -]?(?:flow )?(?:0|zero)\b|\btotal(?:led|ed|ly)\b|\bno (?:antegrade )?flow\b", re.IGNORECASE
)
_OCCLUDED_AHEAD = re.compile(
    r"\b(?:occlu(?:ded|sion)|cto)\s+(?:of|in|at|to)?\s*(?:the\s+)?(?:[\w-]+\s+){0,3}$"
    r"|\b(?:occluded)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(r"\bsub-?\s?total\w*|\b99\s?%", re.IGNORECASE)
_NOT_OCCLUDED = re.compile(
    r"\b(?:no|not|without|sub-?total\w*|never)\s+(?:\w+\s+){0,2}$|\bsub-?\s?total\w*\s*$", re.IGNORECASE
)
_CHRONIC = re.compile(r"\bcto\b|\bchronic\w*\s+(?:total\w*\s+)?occlu|\bchronic total\b", re.IGNORECASE)
_CULPRIT = WordPattern(
    r"(?<!non-)(?<!non )\bculprit|\binfarct[ -](?:related|artery)|\binfarct vessel|\bof the infarct|\bresponsible for"
)
_CLOT = WordPattern(r"\bthromb\w*|\bclot\b|\bhaz[ey]|\bfilling defect")
_MOST = 100
_QUIET = frozenset({"plan", "consent", "allergies", "labs"})


@dataclass(frozen=True, slots=True)
class Disease:
    """One telling about one vessel. ``degree`` is percent, 0 where none is told."""

    site: CoronarySite
    clause: Clause
    degree: int = 0
    occluded: bool = False
    subtotal: bool = False
    chronic: bool = False
    culprit: bool = False
    clot: bool = False

    @property
    def tight(self) -> bool:
        """Whether the vessel is closed or all but closed."""
        return self.occluded or self.subtotal or self.degree >= 95


def find_disease(context: Context) -> tuple[Disease, ...]:
    """Every telling of disease of a coronary vessel, in order."""
    out: list[Disease] = []
    for clause in context.clauses:
        if clause.section not in _QUIET and clause.of("VESSEL"):
            out.extend(_of_clause(context, clause))
    return tuple(out)


def of_site(told: Iterable[Disease], site: CoronarySite) -> list[Disease]:
    """Tellings about a vessel, its number left out of account where one of both is not numbered."""
    return [
        item
        for item in told
        if item.site.concept == site.concept
        and (item.site.number == site.number or "" in (item.site.number, site.number))
    ]


def of_artery(told: Iterable[Disease], artery: str | None) -> list[Disease]:
    """Tellings about a major artery, its branches and the grafts that feed it."""
    return [item for item in told if artery is not None and item.site.artery == artery]


def percent(text: str) -> int:
    """Percent of "90" or "ninety five"."""
    if text.isdigit():
        return min(int(text), _MOST)
    words = re.split(r"[ -]", text.lower())
    if "hundred" in words:
        return _MOST
    return _TENS.get(words[0], 0) + (_UNITS.get(words[1], 0) if len(words) > 1 else 0)


def _of_clause(context: Context, clause: Clause) -> Iterator[Disease]:
    sites = [(m, site_of(context, clause, m)) for m in clause.of("VESSEL")]
    named = [(m, site) for m, site in sites if site is not None and site.concept not in TWIGS]
    for place, (mention, site) in enumerate(named):
        low = named[place - 1][0].end - clause.start if place else 0
        high = named[place + 1][0].start - clause.start if place + 1 < len(named) else len(clause.text)
        before = clause.text[low : mention.start - clause.start]
        after = clause.text[mention.end - clause.start : high]
        ahead = _AHEAD.search(before)
        if place + 1 < len(named):
            # A figure right before the next vessel is that vessel's.
            after = _AHEAD.sub("", after)
        degree = percent(ahead["number"]) if ahead else _after(after)
        if mention.assertion == "negated":
            continue
        behind = _OCCLUDED.search(after[:80])
        occluded = (behind is not None and not _NOT_OCCLUDED.search(after[: behind.start()])) or bool(
            _OCCLUDED_AHEAD.search(before[-40:]) and not _NOT_OCCLUDED.search(before[-40:])
        )
        around = f"{before[-45:]} {mention.text} {after[:80]}"
        yield Disease(
            site,
            clause,
            degree=degree,
            occluded=occluded or degree == _MOST,
            subtotal=_SUBTOTAL.search(around) is not None,
            chronic=_CHRONIC.search(around) is not None,
            culprit=_CULPRIT.search(f"{before[-60:]} {after}") is not None,
            clot=_CLOT.search(around) is not None,
        )


def _after(text: str) -> int:
    match = _DEGREE.search(text[:90])
    if match is None:
        return 0
    return percent(match["number"] or match["bare"])
