"""What the calibration sees of a code line and of a whole coded report, as named numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ircoder.coding.result import CodingResult
from ircoder.confidence.classifier import Likelihoods
from ircoder.findings.model import Findings
from ircoder.knowledge.catalogue import Catalogue
from ircoder.language.performed.judge import BY_CUES
from ircoder.language.reading import RECOGNISED, Reading
from ircoder.report import CodeLine

_TOLD = frozenset({"technique", "body", "findings", "access", "note"})
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Seen:
    """One coded report before its probabilities are known."""

    reading: Reading
    findings: Findings
    result: CodingResult
    likely: Likelihoods | None
    catalogue: Catalogue


def line_features(line: CodeLine, seen: Seen) -> dict[str, float]:
    """Features of one line."""
    entry = seen.catalogue[line.code]
    asked = {code.split("-")[0] for query in seen.result.queries for code in (query.code, *query.if_not)}
    sections = {item.section for item in line.evidence}
    out = {
        f"family={entry.family}": 1.0,
        f"kind={entry.kind}": 1.0,
        f"rule={line.rules[0] if line.rules else ''}": 1.0,
        "add-on": float(entry.addon),
        "several units": float(line.units > 1),
        "asked about": float(line.code in asked),
        "told in the course": float(not sections.isdisjoint(_TOLD)),
        "told in the title": float("procedure_title" in sections),
        "told in two parts": float(len(sections) > 1),
        "evidence": min(len(line.evidence), 4) / 4,
        "lines beside": math.log1p(len(seen.result.lines) - 1),
    }
    for modifier in line.modifiers:
        out[f"modifier={modifier}"] = 1.0
    out |= _classified(line.code, entry.family, seen.likely)
    out |= _of_report(seen)
    return out


def _classified(code: str, family: str, likely: Likelihoods | None) -> dict[str, float]:
    if likely is None:
        return {}
    chance = likely.codes.get(code)
    out = {"code unknown to the classifier": float(chance is None)}
    if chance is not None:
        out["classifier"] = _logit(chance)
    if family in likely.families:
        out["classifier's family"] = _logit(likely.families[family])
    return out


def _logit(chance: float) -> float:
    held = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held)) / 4


def _of_report(seen: Seen) -> dict[str, float]:
    """Features that all lines of a report share."""
    result, findings, mentions = seen.result, seen.findings, seen.reading.mentions
    unnamed = sum(1 for m in mentions if m.attributes.get(RECOGNISED) and not m.concept)
    likely = seen.likely
    reported = {line.code for line in result.lines}
    missed = (
        max((chance for code, chance in likely.codes.items() if code not in reported), default=0.0) if likely else 0.0
    )
    return {
        "reasons": math.log1p(len(result.review_reasons)),
        "queries": math.log1p(len(result.queries)),
        "contradictions": math.log1p(len(result.contradictions)),
        "unresolved": math.log1p(len(findings.unresolved)),
        "names without a concept": math.log1p(unnamed),
        "overruled cues": math.log1p(sum(1 for m in mentions if BY_CUES in m.attributes)),
        "words": math.log(max(20, len(seen.reading.text.split())) / 250),
        "best code left out": _logit(missed),
        "sessions": float(max((act.session for act in findings.acts), default=1) > 1),
        "attempted": float(any(act.status == "attempted" for act in findings.acts)),
    }


def whole_features(seen: Seen, chances: Sequence[float]) -> dict[str, float]:
    """Features of the whole code set, given the probabilities of its lines."""
    out = {f"whole {name}": value for name, value in _of_report(seen).items()}
    families = {seen.catalogue[line.code].family for line in seen.result.lines}
    out |= {f"whole family={family}": 1.0 for family in families}
    out |= {
        "no lines": float(not chances),
        "log of all": sum(math.log(max(chance, _LEAST)) for chance in chances),
        "weakest": _logit(min(chances, default=0.5)),
        "number of lines": math.log1p(len(chances)),
        "acts": math.log1p(sum(1 for act in seen.findings.acts if act.status == "performed")),
        "left out": math.log1p(len(seen.result.not_coded)),
    }
    return out
