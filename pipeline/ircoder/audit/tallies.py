"""What workbook and page count and order in the same way: findings by weight, dollars by kind, groups by size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ircoder.audit.model import KIND_LABELS, AuditResult, Basis, Encounter, Finding, Kind, Score, Scores, Severity
from ircoder.audit.scores import basis_of
from ircoder.audit.terms import GRAVEST_FIRST


class Found(NamedTuple):
    """A finding with the encounter that it belongs to."""

    encounter: Encounter
    finding: Finding


def gravest(result: AuditResult) -> list[Found]:
    """All findings: by severity, then by the size of their effect, agreed ones last; ties in the order of reports."""
    basis = basis_of(result.encounters)
    found = [Found(encounter, finding) for encounter in result.encounters for finding in encounter.findings]
    return sorted(found, key=lambda item: _weight(item.finding, basis))


def effect(finding: Finding, basis: Basis) -> float | None:
    """Dollars of a finding on the basis of the audit."""
    return finding.paid_effect if basis == "paid" else finding.payment_effect


def severities(result: AuditResult) -> Mapping[tuple[Kind, Severity], int]:
    """How many findings there are of each kind and severity."""
    return Counter((f.kind, f.severity) for encounter in result.encounters for f in encounter.findings)


def dollars_by_kind(result: AuditResult) -> Mapping[Kind, tuple[float, float]]:
    """Dollars of each kind on the basis of the audit: what was too much, and what was too little."""
    basis = basis_of(result.encounters)
    sums: dict[Kind, tuple[float, float]] = dict.fromkeys(KIND_LABELS, (0.0, 0.0))
    for encounter in result.encounters:
        for finding in encounter.findings:
            known = effect(finding, basis) or 0.0
            over, under = sums[finding.kind]
            sums[finding.kind] = over + max(-known, 0.0), under + max(known, 0.0)
    return {kind: (round(over, 2), round(under, 2)) for kind, (over, under) in sums.items()}


def family_sums(scores: Scores) -> list[Score]:
    """Dollars of all families together; they hold more than the totals of the audit (:data:`BY_FINDING`)."""
    sums: list[Score] = []
    for name in ("gross_overpayment", "gross_underpayment", "net_overpayment"):
        told = [score for group in scores.by_family.values() if (score := figure(group, name)) is not None]
        total = sum(score.value or 0.0 for score in told)
        sums.append(replace(scores[name], value=round(total, 2) + 0.0))
    return sums


def provider_order(scores: Scores) -> list[tuple[str, tuple[Score, ...]]]:
    """Providers with the most lines first."""
    return _by_lines(scores.by_provider)


def family_order(scores: Scores) -> list[tuple[str, tuple[Score, ...]]]:
    """Families with the most lines first."""
    return _by_lines(scores.by_family)


def figure(scores: tuple[Score, ...], name: str) -> Score | None:
    """The score with a name, where a group has it."""
    return next((score for score in scores if score.name == name), None)


def _by_lines(groups: Mapping[str, tuple[Score, ...]]) -> list[tuple[str, tuple[Score, ...]]]:
    return sorted(groups.items(), key=lambda item: (-_lines(item[1]), item[0]))


def _lines(scores: tuple[Score, ...]) -> float:
    score = figure(scores, "code_accuracy")
    return (score.denominator or 0.0) if score else 0.0


def _weight(finding: Finding, basis: Basis) -> tuple[int, float]:
    return GRAVEST_FIRST.index(finding.severity), -abs(effect(finding, basis) or 0.0)
