"""Myelograms: way in, who punctured and who read, regions read, and the CT that followed (SPIN-66 to SPIN-71)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.context import BACKGROUND, Clause, Context, told_levels
from ircoder.findings.families import spinal_puncture_words as words
from ircoder.findings.model import Act, Detail
from ircoder.knowledge.word_patterns import WordPattern

_STUDIES = frozenset({"imaging:myelography", "imaging:ct_myelography"})
_NOT_DONE = frozenset({"negated", "historical", "planned", "hypothetical"})
_REGIONS = ("cervical", "thoracic", "lumbar")
_REGION = {
    "cervical": WordPattern(r"\b(?:cervical|c(?:[\s-]|\s?(?:/|&|and)\s?[tl][\s-])spine|neck)\b"),
    "thoracic": WordPattern(r"\b(?:thoracic|t(?:[\s-]|\s?(?:/|&|and)\s?l[\s-])spine|dorsal)\b"),
    "lumbar": WordPattern(r"\b(?:lumbar|lumbosacral|l[\s-]spine)\b"),
}
_TOTAL = WordPattern(r"\b(?:total|complete|full|entire|whole|pan)[\s-]*(?:spine|spinal|myelogra\w*)\b|\bpanmyelogra\w*")
_MYELOGRAM = WordPattern(r"\bmyelogra\w*")
_CT_DONE = WordPattern(r"\b(?:ct|computed tomograph\w*)\b")
_ELSEWHERE = WordPattern(
    r"\b(?:own (?:accession|report|dictation)|separate(?:ly)? (?:dictat\w*|report\w*|accession)|dictated separately"
    r"|reported (?:separately|elsewhere|by)"
    r"|(?:will be|to be|is) (?:read|reported|interpreted|dictated|performed|obtained)|was booked|see (?:separate"
    r"|ct) report|ordered"
    r"|(?:colleague|partner|section|neuro-?radiolog\w+|someone else)\b[^.;]{0,40}\b(?:reads?|reports?|interprets?"
    r"|dictates?|will read|will report)"
    r"|(?:another|separate|different) (?:number|accession|report|dictation)"
    r"|under its|could not|before it could|to follow|scheduled|will follow)\b"
)
_NOT_READ = WordPattern(
    r"\bno (?:thoracic|cervical|lumbar)\b|\bnot (?:imaged|filmed|included|exposed|covered|studied|scanned)\b"
    r"|\bno\b[^.;]{0,30}\bfilms\b"
)
_LEFT_OUT = re.compile(
    r"\b(?:cervical|thoracic|lumbar)(?: spine| region| column)? (?:was |were )?not (?:covered|imaged|included"
    r"|scanned|filmed)\b",
    re.IGNORECASE,
)
_LABELLED = WordPattern(
    r"^\s*(?:\W*\s*)?(?:cervical|thoracic|lumbar|lumbosacral)"
    r"(?: spine| myelogra\w*| region| films?| views?)?\s*[:\u2013\u2014-]"
)
_REGION_NAMED = WordPattern(
    r"\bno (?:thoracic|cervical|lumbar)\b"
    r"|\b(?:cervical|thoracic|lumbar|neck|low back)\b(?! (?:puncture|tap|route|approach))[^.;]{0,80}"
    r"\b(?:no|not|without)\b[^.;]{0,25}\b(?:films?|views?|images?)\b"
    r"|\b(?:no|not|without)\b[^.;]{0,25}\b(?:films?|views?|images?) (?:of|in) the (?:cervical|thoracic|lumbar|neck)\b"
)
_VERB = WordPattern(r"\b(?:was|were|is|are|shows?|showed|demonstrat\w+|reveal\w*|obtained|performed|done|followed)\b")
_PUNCTURE = WordPattern(
    r"\b(?:(?:by|via|from|through|with|after) )?(?:an? |the )?lumbar (?:puncture|tap|approach|route|access)\b"
)
"""The way in, which is no region of the study."""
_FILMED = WordPattern(r"\b(?:films?|filmed|views?|column|sac|canal|run (?:up |down )?(?:in)?to)\b")
_LEVEL_WORDS = 40
_LONGEST_NAME = 110


def find_myelogram(context: Context, body: list[Clause], titles: list[Clause]) -> Act | None:
    """The myelogram of a report, whoever punctured; ``None`` where none was made."""
    proof = [
        clause
        for clause in (*titles, *body)
        if any(m.concept in _STUDIES and m.assertion not in _NOT_DONE for m in clause.of("IMAGING"))
        or any(m.kind == "myelography_injection" and m.assertion not in _NOT_DONE for m in clause.of("INTERVENTION"))
    ]
    told = [
        clause
        for clause in body
        if (words.CONTRAST.search(clause.text) and words.GIVEN.search(clause.text))
        or words.CONTRAST_GIVEN.search(clause.text)
    ]
    unnamed = not proof
    if unnamed:
        proof = [clause for clause in body if words.COLUMN.search(clause.text)] if told else []
    if not proof or (unnamed and not any(words.VIEWS.search(clause.text) for clause in body)):
        return None
    studied = any(m.concept in _STUDIES for clause in proof for m in clause.of("IMAGING"))
    if not (told or (studied and _reads(body))):
        return None
    whole = " ".join(clause.text for clause in context.clauses if clause.section not in BACKGROUND)
    by_another = words.PUNCTURED_BY_ANOTHER.search(whole) is not None
    plain = [clause.text for clause in (*titles, *body) if not _CT_DONE.search(clause.text)]
    said = [clause for clause in context.clauses if clause.section not in BACKGROUND]
    none = any(
        words.NO_FILMS.search(clause.text) and not _REGION_NAMED.search(context.reading.sentence_text(clause.sentence))
        for clause in said
    )
    films = not none and any(words.VIEWS.search(text) for text in plain)
    details: dict[str, Detail] = {
        "route": "cervical" if any(words.BY_CERVICAL_ROUTE.search(c.text) for c in body) else "lumbar",
        "injected": not by_another,
        "read": films and not any(words.READ_BY_ANOTHER.search(text) for text in plain),
    }
    filmed = [clause for clause in body if _FILMED.search(clause.text)] if unnamed else []
    regions = _regions(filmed, only=None)
    beside = _regions([*titles, *body], only=_MYELOGRAM)
    if beside:
        beside = tuple(region for region in _REGIONS if region in {*beside, *_labelled(body)})
    regions = regions or beside or _labelled(body) or _regions(titles, only=None)
    if regions:
        details["regions"] = regions
    scanned = _ct_regions(context, body, titles, regions)
    if scanned:
        details["ct_regions"] = scanned
    spans = tuple(dict.fromkeys(context.quote(clause) for clause in (*told[:2], *proof)))[:4]
    return Act(
        id="myelography-1",
        kind="myelography_injection",
        family="myelography",
        levels=told_levels(told)[:1],
        details=details,
        spans=spans,
    )


def _reads(body: list[Clause]) -> bool:
    return any(clause.section in {"findings", "impression"} for clause in body) or len(body) > 1


def _regions(clauses: Iterable[Clause], only: WordPattern | None) -> tuple[str, ...]:
    """Regions named beside the study, in order from the head down."""
    found: set[str] = set()
    for clause in clauses:
        told = _LEFT_OUT.sub(" ", clause.text)
        if (only is not None and not only.search(told)) or _NOT_READ.search(told):
            continue
        if _TOTAL.search(clause.text):
            return _REGIONS
        if words.BY_CERVICAL_ROUTE.search(clause.text) and not _MYELOGRAM.search(clause.text):
            continue
        near = _PUNCTURE.sub(" ", _near(told, only))
        found |= {region for region, pattern in _REGION.items() if pattern.search(near)}
    return tuple(region for region in _REGIONS if region in found)


def _near(text: str, only: WordPattern | None) -> str:
    """Words around the name of the study; where no name is asked for, the whole text."""
    match = only.search(text) if only is not None else None
    if match is None:
        return text
    # What is told of the study goes on to its verb ("CT of the thoracic spine and of the lumbar spine was obtained").
    verb = _VERB.search(text, match.end())
    end = min(verb.start(), match.end() + _LONGEST_NAME) if verb is not None else 0
    return text[max(0, match.start() - _LEVEL_WORDS) : max(match.end() + _LEVEL_WORDS, end)]


def _labelled(body: list[Clause]) -> tuple[str, ...]:
    """Regions that the findings take up one after another under their names."""
    found = {
        region
        for clause in body
        if _LABELLED.search(clause.text) and not _NOT_READ.search(clause.text)
        for region, pattern in _REGION.items()
        if pattern.search(clause.text[:_LEVEL_WORDS])
    }
    return tuple(region for region in _REGIONS if region in found)


def _ct_regions(
    context: Context, body: list[Clause], titles: list[Clause], regions: tuple[str, ...]
) -> tuple[str, ...]:
    """Regions of the CT with intrathecal contrast, where this report reads it."""
    told = [clause for clause in (*titles, *body) if _CT_DONE.search(clause.text)]
    if not told or any(
        _ELSEWHERE.search(context.reading.sentence_text(clause.sentence)) for clause in told if clause in body
    ):
        return ()
    done = [
        clause for clause in told if any(m.kind == "ct" and m.assertion not in _NOT_DONE for m in clause.of("IMAGING"))
    ]
    named = _regions(done, only=_CT_DONE)
    return named or (regions if done else ())
