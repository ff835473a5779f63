"""A small audit with every severity, two providers and texts that mean harm, for tests of workbook and page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from tests.audit.build import audited, question

from ircoder.audit.made_from import Versions
from ircoder.audit.model import AuditResult, BilledLine, Encounter, Problem, Quote
from ircoder.audit.scores import scores_of

HOSTILE = '=HYPERLINK("http://x.invalid","<script>alert(1)</script>")&\''
"""Would be a formula in a workbook and a script on a page."""

PROBLEMS = (
    Problem("billed", "no_report", "billed.csv, line 9", "no report goes with this line. Give its report."),
    Problem("report", "malformed", HOSTILE, HOSTILE),
)
VERSIONS = Versions(ircoder="0.0.1", model="model-a", knowledge="k-b", edits=("2024q3",), fees=("2025d",))


def encounters() -> tuple[Encounter, ...]:
    """Two right claims of one provider, three wrong ones of two."""
    right = audited("36247-RT, 75625-26", "36247-RT, 75625-26")
    extra = audited("36247-RT, 47000", "36247-RT")
    missed = audited("99153", "99153 x2, 76937-26")
    open_point = audited("36247, 76937-26", "36246", questions=(question("76937", "76937"),))
    told = (
        (right, "r-right-1", "north"),
        (right, "r-right-2", "north"),
        (extra, "r-extra", "north"),
        (missed, "r-missed", "south"),
        (open_point, HOSTILE, HOSTILE),
    )
    return tuple(
        dataclasses.replace(encounter, report_id=name, report_ids=(name,), provider_id=provider)
        for encounter, name, provider in told
    )


def hostile(encounter: Encounter) -> Encounter:
    """The same claim with harmful text wherever a file or a report gives text."""
    quote = Quote(encounter.report_id, 0, len(HOSTILE), HOSTILE, "technique")
    findings = []
    for finding in encounter.findings:
        billed = tuple(_hostile_line(line) for line in finding.billed)
        findings.append(dataclasses.replace(finding, billed=billed, evidence=(quote,), why=HOSTILE, question=HOSTILE))
    lines = tuple(_hostile_line(line) for line in encounter.billed)
    return dataclasses.replace(
        encounter, findings=tuple(findings), billed=lines, encounter_id=HOSTILE, notes=(HOSTILE,)
    )


def result(
    claims: Sequence[Encounter] | None = None, problems: Sequence[Problem] = PROBLEMS, trigger: float = 0.05
) -> AuditResult:
    """An audit of the claims; of those above where none are given."""
    if claims is None:
        *others, last = encounters()
        claims = (*others, hostile(last))
    return AuditResult(
        encounters=tuple(claims),
        scores=scores_of(claims, trigger=trigger),
        versions=VERSIONS,
        options={"conversion_factor": None, "trigger": trigger, "confidence": 0.95, "setting": None},
        problems=tuple(problems),
    )


def _hostile_line(line: BilledLine) -> BilledLine:
    return dataclasses.replace(line, where=HOSTILE, modifiers=(HOSTILE,))
