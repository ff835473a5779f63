"""How work on fluid was done: open or by needle, its day, its way in, its cut, its count."""

from __future__ import annotations

import re

from ircoder.findings import fluid_words as words
from ircoder.findings.context import Context
from ircoder.findings.fluid_stories import Story
from ircoder.findings.model import Detail
from ircoder.knowledge.word_patterns import WordPattern

_CYST = WordPattern(r"\b(?:cysts?|hydroceles?)\b")
_COUNT = WordPattern(r"\b(two|three|four|five|[2-5])\s+(?:\w+\s+){0,3}?cysts\b|\bcysts? x\s?([2-5])\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_DAY = WordPattern(
    r"\b(?:day|dose|session|round)\s*(?:#|no\.?|number|of)?\s*(\d+|two|three|second|third|2nd|3rd|fourth)\b"
)
_LATER_DAY = WordPattern(
    r"\b(?:second|third|2nd|3rd|fourth|final|last|subsequent|repeat|another)\s+(?:day|dose|instillation|treatment"
    r"|round|session)\b"
    r"|\bfirst (?:lytics?|dose|instillation|t-?pa)\b[^.;]{0,25}(?:\b\d{1,2}/\d{1,2}\b|\byesterday\b)"
)
_BORE = re.compile(r"#?\s*(\d{2})\s*-?\s*(?:fr|french|f)\b", re.IGNORECASE)
_LARGE_BORE = 20
_NEGATED = WordPattern(r"\b(?:no|not|without|never)\b")


def titles_of(context: Context) -> list[str]:
    """Titles of the report, and its opening where it has none."""
    return [clause.text for clause in context.clauses if clause.section == "procedure_title" or clause.index < 2]


def texts_of(story: Story) -> list[str]:
    """What the clauses of a story say."""
    return [clause.text for clause in story.clauses]


def technique(context: Context, story: Story) -> str:
    """``open`` for a cut with blunt entry or a large tube without a wire, else ``percutaneous`` (NONV-21)."""
    wire, blunt = story.says(words.BY_WIRE), story.says(words.OPEN_ENTRY)
    bore = max((int(m[1]) for text in (*texts_of(story), *titles_of(context)) for m in _BORE.finditer(text)), default=0)
    cut = story.says(WordPattern(r"\b(?:incision|scalpel|blade|incised)\b"))
    if blunt and cut and not story.says(WordPattern(r"\b(?:seldinger|pigtail|guide-?\s?wire)\b")):
        return "open"
    return "open" if not wire and bore >= _LARGE_BORE else "percutaneous"


def lysis_day(context: Context, story: Story) -> int:
    """Day of an instillation; 2 stands for any later one (NONV-23)."""
    for text in (*texts_of(story), *titles_of(context)):
        if not (words.LYTIC.search(text) or _DAY.search(text) or _LATER_DAY.search(text)):
            continue
        match = _DAY.search(text)
        if match is not None and match[1] not in ("1", "one"):
            word = match[1].lower()
            return int(word) if word.isdigit() else 2
        if _LATER_DAY.search(text):
            return 2
    return 1


def approach(story: Story) -> str:
    """``laparoscopic``, ``open`` or ``percutaneous`` entry of the belly."""
    if any(words.LAPAROSCOPIC.search(text) and not _NEGATED.search(text) for text in texts_of(story)):
        return "laparoscopic"
    return "open" if story.says(words.OPEN_SURGERY) else "percutaneous"


def route(story: Story) -> dict[str, Detail]:
    """Way in by rectum or vagina; a way that was only weighed stands beside a denial (NONV-03)."""
    for route, pattern in (("transrectal", words.RECTAL), ("transvaginal", words.VAGINAL)):
        for clause in story.clauses:
            match = pattern.search(clause.text)
            if match and not words.DENIED.search(clause.text[: match.start()]) and not _weighed(clause.text):
                return {"route": route}
    return {}


def _weighed(text: str) -> bool:
    return (
        re.search(
            r"\b(?:not|no|unsafe|rather than|instead|considered|unable)\b|\bultrasound probe\b(?![^.;]*\b(?:needle"
            r"|drain|trocar)\b)",
            text,
            re.I,
        )
        is not None
    )


def incised(story: Story) -> frozenset[str]:
    """A cut with a blade that lets out pus, without needle or catheter, is an incision."""
    by_catheter = story.says(WordPattern(r"\b(?:needle|catheter|pigtail|french|wire)\b"))
    return frozenset() if by_catheter else frozenset({"incision_drainage"})


def incision(story: Story) -> dict[str, Detail]:
    """What an incision let out, and whether it was complex (NONV-09)."""
    out: dict[str, Detail] = {}
    if story.says(words.BLOOD_OR_SEROMA) and not story.says(WordPattern(r"\b(?:abscess|pus|purulen\w+)\b")):
        out["material"] = "blood_or_fluid"
    if story.says(words.COMPLEX):
        out["complex"] = True
    return out


def aspiration_kind(story: Story) -> str:
    """Cysts of organs with a code of their own are told apart from other fluid (NONV-08)."""
    site = story.place.site.site if story.place.site is not None else ""
    own_code = site in {"anatomy:breast", "anatomy:thyroid", "anatomy:kidney", "anatomy:testis"}
    return "cyst_aspiration" if own_code and story.says(_CYST) else "aspiration"


def count(context: Context, story: Story) -> dict[str, Detail]:
    """How many cysts were emptied, where a number tells it."""
    for text in (*texts_of(story), *titles_of(context)):
        match = _COUNT.search(text)
        if match is not None:
            word = (match[1] or match[2]).lower()
            return {"cysts": _NUMBERS.get(word) or int(word)}
    return {}
