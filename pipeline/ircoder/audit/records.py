"""An audit as plain JSON values, as INTERFACES promises them: ``encounters``, ``scores``, and what made them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from ircoder.audit.inputs import inputs_json
from ircoder.audit.model import (
    AuditResult,
    BilledLine,
    Encounter,
    Finding,
    Problem,
    Score,
    Scores,
    SuggestedLine,
)


def audit_json(result: AuditResult) -> Iterator[str]:
    """Write a whole audit as the pieces of one JSON object, an encounter a line: no copy of all of it is held.

    Numbers that are not known are ``null``.
    """
    yield '{"encounters": [\n'
    for place, encounter in enumerate(result.encounters):
        yield f"{',' if place else ''}{_text(_encounter(encounter))}\n"
    rest = {
        "scores": _scores(result.scores),
        "inputs": inputs_json(result.inputs),
        "problems": [_problem(problem) for problem in result.problems],
        "versions": {item.name: _plain(getattr(result.versions, item.name)) for item in fields(result.versions)},
        "options": dict(result.options),
    }
    yield "]"
    for name, value in rest.items():
        yield f',\n"{name}": {_text(value)}'
    yield "}\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _encounter(encounter: Encounter) -> dict[str, Any]:
    amounts = encounter.amounts
    return {
        "report_id": encounter.report_id,
        "report_ids": list(encounter.report_ids),
        "encounter_id": encounter.encounter_id,
        "provider_id": encounter.provider_id,
        "setting": encounter.setting,
        "service_date": _plain(encounter.service_date),
        "route": encounter.route,
        "probability": encounter.probability,
        "notes": list(encounter.notes),
        "findings": [_finding(finding) for finding in encounter.findings],
        "amounts": {
            **{item.name: _plain(getattr(amounts, item.name)) for item in fields(amounts)},
            "net": amounts.net,
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    edit = finding.edit
    return {
        "kind": finding.kind,
        "code": finding.code,
        "label": finding.label,
        "family": finding.family,
        "billed": [_billed(line) for line in finding.billed],
        "suggested": [_suggested(line) for line in finding.suggested],
        "rule": finding.rule,
        "edit": None
        if edit is None
        else {"column1": edit.paid, "column2": edit.denied, "indicator": int(edit.opened), "release": edit.release},
        "question": finding.question,
        "evidence": [
            {"report_id": q.report_id, "start": q.start, "end": q.end, "text": q.text, "section": q.section}
            for q in finding.evidence
        ],
        "informational": list(finding.informational),
        "rvu_effect": finding.rvu_effect,
        "work_effect": finding.work_effect,
        "payment_effect": finding.payment_effect,
        "paid_effect": finding.paid_effect,
        "severity": finding.severity,
        "why": finding.why,
        "secondary": finding.secondary,
    }


def _billed(line: BilledLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "units": line.units,
        "modifiers": list(line.modifiers),
        "where": line.where,
        "service_date": _plain(line.service_date),
        "charge": line.charge,
        "paid": line.paid,
        "provider_id": line.provider_id,
        "billed_on": _plain(line.billed_on),
    }


def _suggested(line: SuggestedLine) -> dict[str, Any]:
    return {
        "report_id": line.report_id,
        "code": line.code,
        "units": line.units,
        "modifiers": list(line.modifiers),
        "label": line.label,
        "rules": list(line.rules),
        "why": line.why,
        "probability": line.probability,
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        **_named(scores.overall),
        "trigger": {
            "threshold": scores.trigger.threshold,
            "rate": scores.trigger.rate,
            "reached": scores.trigger.reached,
        },
        "kinds": dict(scores.kinds),
        "by_provider": _grouped(scores.by_provider),
        "by_family": _grouped(scores.by_family),
    }


def _grouped(groups: Mapping[str, Iterable[Score]]) -> dict[str, Any]:
    return {name: _named(scores) for name, scores in groups.items()}


def _named(scores: Iterable[Score]) -> dict[str, Any]:
    return {score.name: _score(score) for score in scores}


def _score(score: Score) -> dict[str, Any]:
    return {
        "value": score.value,
        "interval": None if score.interval is None else list(score.interval),
        "numerator": score.numerator,
        "denominator": score.denominator,
        "measure": score.measure,
        "label": score.label,
        "formula": score.formula,
        "source": score.source,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"of": problem.of, "type": problem.type, "where": problem.where, "message": problem.message}


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
