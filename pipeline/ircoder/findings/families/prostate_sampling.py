"""Biopsy of the prostate: route, systematic cores, targets, and how the targets were found (NONV-55 to NONV-57)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.context import BACKGROUND, Context
from ircoder.findings.families.sampling_events import Event
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.word_patterns import WordPattern

_PERINEAL = WordPattern(
    r"\btrans-?\s?perine\w+|\bthrough the perine\w+|\bperineal (?:approach|route|template|grid|needles?|cores?)\b"
    r"|\b(?:needles?|cores?|guns?|punctur\w+|biops\w+|samples?|sampled|route)\b[^.;]{0,30}"
    r"\b(?:by|via|through|across|from|by way of) the perine\w+|\bprecisionpoint\b"
)
_RECTAL = WordPattern(r"\btrans-?\s?rectal(?:ly)?\b|\btrus\b|\bthrough the rect\w+|\bendorectal|\brectal probe")
_RECTAL_NEEDLE = WordPattern(
    r"\btrans-?\s?rectal(?:ly)?\s+(?:\w+\s+){0,3}(?:biops\w+|cores?|needle|approach|route|prostate)"
    r"|\btrans-?\s?rectal ultrasound[- ]guided"
)
_SATURATION = WordPattern(r"\bsaturation\b|\btemplate[- ](?:guided )?(?:mapping|saturation)|\bmapping biops\w+")
_TEMPLATE = WordPattern(r"\btemplate\b|\bgrid\b|\bbrachytherapy\b|\bstereotactic\w*\b")
_FUSION = WordPattern(
    r"\bfusion\b|\bfused\b|\buronav\b|\bartemis\b|\bkoelis\b|\bbk fusion\b|\burostation\b"
    r"|\bco-?\s?registr\w+|\bbiojet\b|\bexact ?vu\b"
)
_NO_FUSION = re.compile(
    r"\b(?:no|not|without|un)\b[^.;]{0,30}\bfusion\b|\bfusion\b[^.;]{0,40}\b(?:not|unavailable|was not"
    r"|down|never)\b|\bcognitive",
    re.IGNORECASE,
)
_IN_BORE = WordPattern(
    r"\bin-?\s?(?:the )?bore\b|\bin-?\s?gantry\b|\bmri?[- ]guided\b|\bct[- ]guided\b|\bin the magnet\b"
)
_SYSTEMATIC = WordPattern(
    r"\bsystematic\w*\b|\bsextant\b|\b(?:10|12|14|ten|twelve|fourteen)[- ](?:standard |systematic "
    r"|template |random )?core"
    r"|\bstandard (?:12|twelve|template|cores?)|\brandom (?:cores?|biops\w+)|\bstandard (?:prostate )?biops\w+"
)
_NOT_SYSTEMATIC = re.compile(
    r"\b(?:no|not|without|omit\w*|defer\w*|instead of)\b[^.;]{0,25}\b(?:systematic|random|standard|sextant)"
    r"|\b(?:systematic|random|standard)\b[^.;]{0,30}\b(?:not|omitted|were deferred|was deferred)|\btargets? only\b"
    r"|\btargeted (?:cores?|biops\w+)? ?only\b|\bonly (?:the )?target",
    re.IGNORECASE,
)
_COUNT = WordPattern(
    r"\b(?P<count>one|two|three|four|five|single|both|[1-5])\s+(?:(?:fusion|mri?|mr|separate|distinct|pi-?rads|suspicious|in-?bore"
    r"|visible|regions? of|[1-5])\s+){0,3}(?:targets?|lesions?|rois?|interest|regions? of interest)\b"
)
_NUMBERS = {"one": 1, "single": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_NAMED = WordPattern(
    r"\b(?:target|roi|lesion|region of interest)\s*#?\s*(?P<name>[1-5]|[a-d]|one|two|three)\b(?!\s*(?:mm|cm|cores?|x))"
)


def is_prostate_report(events: tuple[Event, ...]) -> bool:
    """Whether the prostate was sampled."""
    return any(event.kind == "prostate_biopsy" or any(p.site == "prostate" for p in event.places) for event in events)


def prostate_acts(context: Context, events: tuple[Event, ...]) -> tuple[Act, ...]:
    """The one act of a prostate biopsy."""
    own = [e for e in events if e.kind == "prostate_biopsy" or any(p.site == "prostate" for p in e.places)]
    texts = [clause.text for clause in context.clauses if clause.section not in BACKGROUND]
    details: dict[str, Detail] = {"site": "prostate"}
    approach = _approach(texts)
    if approach:
        details["approach"] = approach
    details["template"] = _any(_SATURATION, texts) and (_any(_TEMPLATE, texts) or approach == "transperineal")
    targeting = _targeting(texts)
    targets = _targets(texts) if targeting else 0
    details["systematic"] = _any(_SYSTEMATIC, texts) and not any(_NOT_SYSTEMATIC.search(text) for text in texts)
    if not targeting:
        details["systematic"] = True
    if targeting:
        details["targeting"] = targeting
        details["targets"] = max(1, targets)
    status = "performed" if any(event.status == "performed" for event in own) else "attempted"
    spans = tuple(dict.fromkeys(context.quote(event.clause) for event in own))[:4]
    return (
        Act(
            id="biopsy-1",
            kind="prostate_biopsy",
            family="biopsy",
            status="performed" if status == "performed" else "attempted",
            target="anatomy:prostate",
            details=details,
            spans=spans,
        ),
    )


def _any(pattern: WordPattern, texts: Iterable[str]) -> bool:
    return any(pattern.search(text) for text in texts)


def _approach(texts: list[str]) -> str | None:
    """Route of the needle; the ultrasound probe lies in the rectum with either."""
    if _any(_PERINEAL, texts):
        needle = sum(bool(_RECTAL_NEEDLE.search(text)) for text in texts)
        perineal = sum(bool(_PERINEAL.search(text)) for text in texts)
        return "transperineal" if perineal >= needle else "transrectal"
    return "transrectal" if _any(_RECTAL, texts) else None


def _targeting(texts: list[str]) -> str | None:
    fused = any(_FUSION.search(text) and not _NO_FUSION.search(text) for text in texts)
    if fused:
        return "fusion"
    ultrasound = any(re.search(r"\bultrasound|\btrus\b|\bsonograph", text, re.IGNORECASE) for text in texts)
    in_bore = any(re.search(r"\bin-?\s?(?:the )?(?:bore|gantry|magnet)\b", text, re.IGNORECASE) for text in texts)
    return "in_bore" if _any(_IN_BORE, texts) and (in_bore or not ultrasound) else None


def _targets(texts: list[str]) -> int:
    counts = [0]
    names: set[str] = set()
    for text in texts:
        for match in _COUNT.finditer(text):
            word = match.group("count").lower()
            counts.append(_NUMBERS.get(word) or int(word))
        names.update(match.group("name").lower() for match in _NAMED.finditer(text))
    return max(*counts, len(names))
