"""What the calibration sees of a code and of a whole coded report, as named numbers.

A code is one that a line reports, or one that the classifier finds likely and no line reports: one model gives both
their probabilities, so that they can be held against each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ircoder.coding.opinion import NO_OPINION, Opinion
from ircoder.coding.result import CodingResult
from ircoder.confidence.classifier import Likelihoods, log_odds
from ircoder.confidence.neighbor_features import SCALE, code_agreement, set_agreement
from ircoder.findings.model import Findings
from ircoder.knowledge.catalogue import Catalogue, CatalogueEntry
from ircoder.language.performed.judge import BY_CUES
from ircoder.language.reading import RECOGNISED, Reading
from ircoder.report import CodeLine

_TOLD = frozenset({"technique", "body", "findings", "access", "note"})
_LEAST = 1e-3
_OF_THE_CODE = ("likely", "lift", "share of the nearest", "likeness of the nearest with it")
"""What counts otherwise for a code that no rule derived."""


@dataclass(frozen=True)
class Seen:
    """One coded report before its probabilities are known; ``opinion`` is what its lines have followed."""

    reading: Reading
    findings: Findings
    result: CodingResult
    likely: Likelihoods
    catalogue: Catalogue
    opinion: Opinion = NO_OPINION

    @cached_property
    def reported(self) -> frozenset[str]:
        """Codes of the lines."""
        return frozenset(line.code for line in self.result.lines)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Codes that queries name."""
        return frozenset(
            code.split("-")[0]
            for query in self.result.queries
            for code in (query.code, *query.if_not, *query.if_documented)
        )

    @cached_property
    def declined(self) -> frozenset[str]:
        """Codes that were left out with a reason."""
        return frozenset(entry.code for entry in self.result.not_coded)

    @cached_property
    def rivals(self) -> Mapping[str, float]:
        """Greatest probability of an unreported code of each family."""
        out: dict[str, float] = {}
        reported, families = self.reported, self.catalogue.families
        for code, chance in self.likely.codes.items():
            family = families.get(code)
            if family is not None and chance > out.get(family, 0.0) and code not in reported:
                out[family] = chance
        return out

    @cached_property
    def shared(self) -> dict[str, float]:
        """Features that all codes of the report share."""
        return _of_report(self)


def line_features(line: CodeLine, seen: Seen) -> dict[str, float]:
    """Features of a code that a line reports."""
    entry = seen.catalogue[line.code]
    if seen.opinion.puts_forward(line.code):
        return code_features(line.code, seen)
    sections = {item.section for item in line.evidence}
    out = _of_code(entry, seen) | {
        f"rule={line.rules[0] if line.rules else ''}": 1.0,
        "several units": float(line.units > 1),
        "told in the course": float(not sections.isdisjoint(_TOLD)),
        "told in the title": float("procedure_title" in sections),
        "told in two parts": float(len(sections) > 1),
        "evidence": min(len(line.evidence), 4) / 4,
    }
    for modifier in line.modifiers:
        out[f"modifier={modifier}"] = 1.0
    return out


def code_features(code: str, seen: Seen) -> dict[str, float]:
    """Features of a code that no rule derived."""
    entry = seen.catalogue[code]
    beside = sum(
        1 for line in seen.result.lines if line.code != code and seen.catalogue[line.code].family == entry.family
    )
    out = _of_code(entry, seen)
    out |= {f"no rule: {name}": out[name] for name in _OF_THE_CODE if name in out}
    out |= {
        "no rule": 1.0,
        "no rule, declined": float(code in seen.declined),
        "no rule, its family is reported": float(beside > 0),
    }
    return out


def _of_code(entry: CatalogueEntry, seen: Seen) -> dict[str, float]:
    """Features of a code, whoever derived it."""
    out = {
        f"family={entry.family}": 1.0,
        f"kind={entry.kind}": 1.0,
        "add-on": float(entry.addon),
        "asked about": float(entry.code in seen.asked),
        "lines beside": math.log1p(len(seen.reported - {entry.code})),
        "rival": log_odds(seen.rivals.get(entry.family, 0.0)) / SCALE,
    }
    likely = seen.likely.logit(entry.code)
    if likely is None:
        out["code unknown to the classifier"] = 1.0
    else:
        out |= {"likely": likely / SCALE, "lift": seen.likely.lift(entry.code) / SCALE}
        out["examples"] = math.log1p(seen.likely.examples[entry.code]) / SCALE
    family = seen.likely.families.get(entry.family)
    if family is not None:
        out["likely family"] = log_odds(family) / SCALE
    return out | code_agreement(seen.likely.nearest, entry.code) | seen.shared


def _of_report(seen: Seen) -> dict[str, float]:
    result, findings, mentions = seen.result, seen.findings, seen.reading.mentions
    unnamed = sum(1 for m in mentions if m.attributes.get(RECOGNISED) and not m.concept)
    missed = max((chance for code, chance in seen.likely.codes.items() if code not in seen.reported), default=0.0)
    return {
        "reasons": math.log1p(len(result.review_reasons)),
        "queries": math.log1p(len(result.queries)),
        "contradictions": math.log1p(len(result.contradictions)),
        "unresolved": math.log1p(len(findings.unresolved)),
        "names without a concept": math.log1p(unnamed),
        "overruled cues": math.log1p(sum(1 for m in mentions if BY_CUES in m.attributes)),
        "words": math.log(max(20, len(seen.reading.text.split())) / 250),
        "best code left out": log_odds(missed) / SCALE,
        "sessions": float(max((act.session for act in findings.acts), default=1) > 1),
        "attempted": float(any(act.status == "attempted" for act in findings.acts)),
    }


def whole_features(seen: Seen, chances: Sequence[float]) -> dict[str, float]:
    """Features of the whole code set, given the probabilities of its lines."""
    out = {f"whole {name}": value for name, value in seen.shared.items()}
    families = {seen.catalogue[line.code].family for line in seen.result.lines}
    out |= {f"whole family={family}": 1.0 for family in families}
    left = sum(chance for code, chance in seen.likely.codes.items() if code not in seen.reported)
    out |= {
        "no lines": float(not chances),
        "log of all": sum(math.log(max(chance, _LEAST)) for chance in chances),
        "weakest": log_odds(min(chances, default=0.5)) / SCALE,
        "number of lines": math.log1p(len(chances)),
        "acts": math.log1p(sum(1 for act in seen.findings.acts if act.status == "performed")),
        "left out": math.log1p(len(seen.result.not_coded)),
        "expected beside": math.log1p(left),
        "held back": float(len(seen.opinion.held_back)),
        "put forward": float(len(seen.opinion.put_forward)),
    }
    return out | set_agreement(seen.likely.nearest, seen.reported)
