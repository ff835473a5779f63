"""Ultrasound guidance of each puncture, with the elements that 76937 asks for (VASC-70, MOD-27)."""

from __future__ import annotations

import re

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.model import Access, Fact, FactState, Guidance

_ULTRASOUND = re.compile(
    r"\b(?:ultra\s?sound\w*|u/?s|sono\w+|ultrasonograph\w*|duplex)\b(?![\s-]*(?:of the (?:liver|kidney)))",
    re.IGNORECASE,
)
_PATENT = re.compile(
    r"\b(?:patent|patency|compressible|(?:free of|without|no)\s+(?:\w+\s+)?(?:clot|thromb\w+|plaque)|open lumen|widely open"
    r"|bright flow|normal flow)\b",
    re.IGNORECASE,
)
_NOT_PATENT = re.compile(r"\bnot (?:patent|compressible)\b", re.IGNORECASE)
_LIVE = re.compile(
    r"\breal[\s-]?time\b|\blive\b|\b(?:needle|tip|entry|it)\b[^.;]{0,45}\b(?:seen|watch\w*|visuali[sz]\w*|observ\w*|view\w*|follow\w*)\b"
    r"|\b(?:watch\w*|saw|seen|see|view\w*|visuali[sz]\w*|observ\w*)\b[^.;]{0,45}\b(?:needle|enter\w*|entry|tip)\b"
    r"|\bunder\s+(?:direct|continuous|constant|dynamic)\s+(?:real[\s-]?time\s+)?(?:ultra\s?sound|sonographic|us)\b"
    r"|\bdirect (?:sonographic|ultra\s?sound|ultrasonographic) (?:visuali[sz]ation|vision|view)|\bcontinuous ultra\s?sound\b"
    r"|\bconcurrent\b|\bdynamic (?:ultra\s?sound|sonograph\w*)",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    r"\b(?:images?|pictures?|photos?|frames?|stills?|print\w*|prints?|snapshot|clip|cine|capture\w*|recording)\b[^.;]{0,60}?"
    r"\b(?:sav\w*|stor\w*|archiv\w*|kept|keep|record\w*|filed|print\w*|pacs|document\w*|retain\w*|obtained|permanent\w*|sent|uploaded"
    r"|scanned|taken|captur\w*|placed|chart|made|exported)\b"
    r"|\b(?:sav\w*|stor\w*|archiv\w*|kept|record\w*|filed|print\w*|permanent\w*|retain\w*|captur\w*|hard\s?copy)\b[^.;]{0,30}"
    r"\b(?:images?|pictures?|photos?|frames?|stills?|prints?|documentation|copy)\b|\bpermanent\b[^.;]{0,20}\b(?:image|record\w*)",
    re.IGNORECASE,
)
_NO_IMAGE = re.compile(
    r"\b(?:no|not|without|never|n't)\b[^.;]{0,30}\b(?:images?|pictures?|photos?|prints?|sav\w*|stor\w*|archiv\w*|kept|record\w*|captured)\b"
    r"|\b(?:images?|pictures?)\b[^.;]{0,25}\b(?:not|n't|never|could not)\b|\bprint\w*\b[^.;]{0,30}\bdown\b",
    re.IGNORECASE,
)
_LANDMARK = re.compile(
    r"\b(?:palpat\w*|landmarks?|blind\w*|no ultra\s?sound|without ultra\s?sound|by (?:feel|pulse))\b", re.IGNORECASE
)
_MARKING_ONLY = re.compile(r"\bskin\s+mark\w*|\bmark\w*\s+only\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|each|bilateral\w*|either)\b", re.IGNORECASE)
_REACH = 3


def find_access_guidance(
    context: Context, accesses: tuple[Access, ...]
) -> tuple[tuple[Guidance, ...], tuple[Fact, ...]]:
    """Guidance of each puncture by ultrasound (or said to be by landmark), and what is documented about it."""
    guidance: list[Guidance] = []
    facts: list[Fact] = []
    homes = [_home(context, access) for access in accesses]
    for number, (access, home) in enumerate(zip(accesses, homes, strict=True), start=1):
        if access.kind == "existing":
            continue
        others = {clause.index for other in homes if other is not home for clause in other}
        window = [clause for clause in _window(context, home) if clause.index not in others or clause in home]
        name = f"guidance-{number}"
        sonar = [c for c in window if _ULTRASOUND.search(c.text) and not _denied(c)]
        if not sonar:
            landmark = [clause for clause in window if _LANDMARK.search(clause.text)]
            if landmark:
                guidance.append(
                    Guidance(
                        id=name,
                        modality="landmark",
                        purpose="vascular_access",
                        about=access.id,
                        spans=(context.quote(landmark[0]),),
                    )
                )
            continue
        guidance.append(
            Guidance(
                id=name,
                modality="ultrasound",
                purpose="vascular_access",
                about=access.id,
                spans=tuple(context.quote(clause) for clause in sonar[:2]),
            )
        )
        facts.extend(_facts(context, name, window, sonar))
    return tuple(guidance), tuple(facts)


def _denied(clause: Clause) -> bool:
    return (
        re.search(r"\b(?:no|without|not)\s+(?:an?\s+)?(?:ultra\s?sound|us|sonograph\w*)\b", clause.text, re.IGNORECASE)
        is not None
    )


def _home(context: Context, access: Access) -> list[Clause]:
    """The clauses that tell this puncture, and, for a puncture of both sides, those that tell both."""
    starts = {span.start for span in access.spans}
    return [c for c in context.clauses if any(c.start <= start < c.end for start in starts)]


def _window(context: Context, home: list[Clause]) -> list[Clause]:
    if not home:
        return []
    first, last = home[0].index, home[-1].index
    return [
        clause
        for clause in context.clauses
        if first - _REACH <= clause.index <= last + _REACH + 1 and clause.section not in BACKGROUND
    ]


def _facts(context: Context, about: str, window: list[Clause], sonar: list[Clause]) -> list[Fact]:
    out: list[Fact] = []

    def note(element: str, clause: Clause, state: FactState = "stated") -> None:
        if not any(fact.element == element for fact in out):
            out.append(Fact(element=element, about=about, state=state, spans=(context.quote(clause),)))

    first = min(clause.index for clause in sonar)
    for clause in window:
        if clause.index < first - 1 and not _ULTRASOUND.search(clause.text):
            continue
        if _MARKING_ONLY.search(clause.text):
            note("real_time_entry", clause, "denied")
        if _PATENT.search(clause.text) and not _NOT_PATENT.search(clause.text):
            note("vessel_patent", clause)
            note("site_evaluated", clause)
        if _LIVE.search(clause.text):
            note("real_time_entry", clause)
        if _NO_IMAGE.search(clause.text):
            note("image_saved", clause, "denied")
        elif _IMAGE.search(clause.text):
            note("image_saved", clause)
    return out
