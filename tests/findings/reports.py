"""From the text of a small report to its findings and its code lines, through the real language pipeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from ircoder.coding.encounter import Encounter
from ircoder.coding.engine import code
from ircoder.findings.build import build_findings
from ircoder.findings.model import Act, Findings
from ircoder.knowledge.base import load_knowledge
from ircoder.language.annotations import reading_of
from ircoder.language.pipeline import build_nlp


@cache
def _nlp() -> Any:
    return build_nlp()


def findings_of(text: str) -> Findings:
    """Findings of a report."""
    return build_findings(reading_of(_nlp()(text)), load_knowledge())


def result_of(text: str, *, setting: str = "facility", date: dt.date = dt.date(2025, 3, 4)) -> Any:
    """Coding result of a report."""
    findings = findings_of(text)
    encounter = Encounter(
        findings=findings,
        service_date=date,
        setting=setting,  # type: ignore[arg-type]
        knowledge=load_knowledge(),
        patient_age=findings.patient_age,
    )
    return code(encounter)


def lines_of(text: str, *, setting: str = "facility") -> list[str]:
    """Codes with units above one (``"64484x2"``), sorted; modifiers are tested elsewhere."""
    counts: dict[str, int] = {}
    for line in result_of(text, setting=setting).lines:
        counts[line.code] = counts.get(line.code, 0) + line.units * (2 if "50" in line.modifiers else 1)
    return [name if units == 1 else f"{name}x{units}" for name, units in sorted(counts.items())]


def acts_of(findings: Findings, family: str) -> list[Act]:
    """Performed acts of a family."""
    return [act for act in findings.performed() if act.family == family]


def told(acts: Iterable[Act]) -> list[str]:
    """Kind and device or approach of acts: ``"central_line_insertion port"``."""
    return [f"{act.kind} {act.details.get('device') or act.details.get('approach') or ''}".strip() for act in acts]
