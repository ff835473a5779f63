"""Sedation: what kind, who gave it, for how long, and whether an independent observer is named (VASC-77 to VASC-80)."""

from __future__ import annotations

import re
from typing import Literal

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.model import Fact, Sedation, Span

Kind = Literal["moderate", "deep", "general", "monitored", "minimal", "local", "regional", "none"]

_ANESTHESIA = re.compile(
    r"\b(?:anesthesi\w+|anaesthe\w+|crnas?|mac|monitored anesthesia\w*|general(?:\s+endotracheal)?|geta|lma|propofol|intubated"
    r"|ga)\b",
    re.IGNORECASE,
)
_ANESTHESIA_TEAM = re.compile(
    r"\b(?:by|per|from|with|provided by|under)\s+(?:the\s+)?(?:anesthesi\w+|anaesthe\w+|crnas?)\b|\bmac\b|\bmonitored anesthesia"
    r"|\bgeneral\b[^.;]{0,25}\b(?:anesthe\w+|anaesthe\w+|endotracheal)|\bgeta\b|\bcrna\b|\banesthesi(?:a|ology)\s+(?:ran|team|staff"
    r"|department|gave|provided|care|service)|\banesthesi(?:a|ology)\s+(?:stayed|in attendance)|^\s*(?:anesthesia:\s*)?(?:ga|general)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"\b(?:general|geta|ga|endotracheal|intubated|lma)\b", re.IGNORECASE)
_MODERATE = re.compile(
    r"\b(?:moderate|conscious|procedural|iv|intravenous|nurse[\s-]administered)\s+(?:iv\s+|intravenous\s+)?(?:sedation|analgesia)"
    r"|\bsedation\b|\bsedated\b|\bsed\b\s*:",
    re.IGNORECASE,
)
_DRUG = re.compile(r"\b(?:midazolam|versed|fentanyl|fent|midaz|ketamine|dexmedetomidine|precedex)\b", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:no|without|never|declin\w*|refused|not)\b[^.;]{0,40}\bsedat\w+|\bsedation\b[^.;]{0,25}\b(?:none|not|was not|declined|no)\b"
    r"|\bsedation\s*(?:level)?\s*[:\-]\s*(?:none|no\b|not)|\blocal(?:\s+anesthe\w+|\s+anaesthe\w+)?\s+only\b|\blidocaine only\b",
    re.IGNORECASE,
)
_OPERATOR = re.compile(
    r"\b(?:under|at)\s+(?:my|the\s+(?:radiologist|operator|physician|surgeon|proceduralist|attending|interventionalist)(?:'s)?|direct"
    r"|physician)\s*(?:\w+\s+)?(?:direct\w*|supervis\w*|order\w*)|\bdirected by (?:me|the)|\b(?:i|we)\s+(?:\w+\s+)?(?:directed|supervised"
    r"|ordered|gave|administered|provided)|\bmy\s+(?:direct\w*|supervis\w*)|\b(?:physician|operator|md|radiologist|surgeon)[\s-]+"
    r"(?:directed|supervised|administered|ordered)|\bby (?:the )?(?:operator|surgeon|radiologist|cardiologist|physician|proceduralist)"
    r"|\bunder (?:the )?(?:direction|supervision) of (?:the )?(?:radiologist|operator|physician|surgeon|attending|cardiologist"
    r"|interventional)|\bdirection of the radiologist|\bsupervised by (?:me|the)",
    re.IGNORECASE,
)
_OBSERVER = re.compile(
    r"\b(?:independent|dedicated|trained|separate|second)\b[^.;]{0,40}\b(?:observer|nurse|rn|monitor\w*|person|professional|staff)\b"
    r"|\b(?:nurse|rn|observer|technologist)\b[^.;]{0,50}\b(?:no other|only task|only duty|sole|nothing else|other duties|solely|monitored"
    r"|monitoring|recorded|monitor)\b|\bobserver\b|\bno other (?:task|dut)\w*|\brn[\s-]monitor\w*|\bdid nothing else\b",
    re.IGNORECASE,
)
_TIMES_ELSEWHERE = re.compile(
    r"\b(?:nursing|see|per|in the)\s+(?:\w+\s+)?(?:record|log|notes?|flow\s?sheet|chart)\b", re.IGNORECASE
)
_NOT_A_DURATION = re.compile(
    r"\b(?:every|q|for)\s*$|\b(?:fluoro\w*|pressure|compression|held|ft)\s*:?\s*(?:time)?\s*$", re.IGNORECASE
)
_SEDATION_TIME = re.compile(
    r"\b(?:intra-?\s?service|sedation|sed|face[\s-]to[\s-]face|total|monitor\w*|start\w*)\b", re.IGNORECASE
)


def find_sedation(context: Context) -> tuple[tuple[Sedation, ...], tuple[Fact, ...]]:
    """The sedation of the session and the facts about it; nothing where the report does not speak of sedation."""
    told = [clause for clause in context.clauses if _speaks(clause)]
    if not told:
        return (), ()
    window = _window(context, told)
    text = " ".join(clause.text for clause in window)
    spans = tuple(context.quote(clause) for clause in told[:3])
    kind, by = _kind(told, text)
    minutes, at = _minutes(context, window)
    sedation = Sedation(id="sedation-1", kind=kind, by=by, minutes=minutes, spans=(*spans, *at))
    facts: list[Fact] = []
    observer = next((clause for clause in window if _OBSERVER.search(clause.text)), None)
    if observer is not None and kind == "moderate":
        facts.append(Fact(element="independent_observer", about="sedation-1", spans=(context.quote(observer),)))
    if minutes is not None:
        facts.append(Fact(element="start_stop_or_total_time", about="sedation-1", spans=at))
    return (sedation,), tuple(facts)


def _speaks(clause: Clause) -> bool:
    if clause.section in BACKGROUND or clause.section == "procedure_title":
        return False
    return any(p.search(clause.text) for p in (_MODERATE, _DRUG, _ANESTHESIA_TEAM, _NONE)) or (
        clause.section == "anesthesia" and _ANESTHESIA.search(clause.text) is not None
    )


def _window(context: Context, told: list[Clause]) -> list[Clause]:
    """Clauses that speak of sedation, what stands in the same section, and their neighbours in the text."""
    wanted: set[int] = set()
    for clause in told:
        wanted.update(range(clause.index, clause.index + 4))
        wanted.add(clause.index - 1)
        if clause.section == "anesthesia":
            wanted.update(other.index for other in context.clauses if other.section == "anesthesia")
    return [clause for clause in context.clauses if clause.index in wanted]


def _kind(told: list[Clause], text: str) -> tuple[Kind, Literal["operator", "anesthesia", "other", "unknown"]]:
    stated = " ".join(clause.text for clause in told)
    own = [c for c in told if (_MODERATE.search(c.text) or _DRUG.search(c.text)) and not _NONE.search(c.text)]
    if _ANESTHESIA_TEAM.search(stated):
        return ("general" if _GENERAL.search(stated) else "monitored"), "anesthesia"
    if not own:
        return "none", "unknown"
    by: Literal["operator", "unknown"] = "operator" if _OPERATOR.search(text) else "unknown"
    return "moderate", by


def _minutes(context: Context, window: list[Clause]) -> tuple[int | None, tuple[Span, ...]]:
    """Intraservice minutes: a clock range or a duration told with the sedation."""
    best: tuple[int, int, Span] | None = None
    for clause in window:
        for quantity in context.reading.quantities:
            if not clause.start <= quantity.start < clause.end or quantity.kind not in {"minutes", "clock_range"}:
                continue
            before = clause.text[: quantity.start - clause.start]
            if quantity.kind == "minutes" and _NOT_A_DURATION.search(before[-25:]):
                continue
            value = quantity.value
            if quantity.kind == "clock_range" and quantity.second is not None:
                value = (quantity.second - quantity.value) % (24 * 60)
            # A total told beside the clock times is the author's own count; times alone are counted by us.
            rank = 2 * bool(_SEDATION_TIME.search(before) or _MODERATE.search(clause.text) or _DRUG.search(clause.text))
            rank += quantity.kind == "minutes"
            if 1 <= value <= 600 and (best is None or rank > best[0]):
                best = (rank, int(value), context.quote(clause))
    return (best[1], (best[2],)) if best else (None, ())
