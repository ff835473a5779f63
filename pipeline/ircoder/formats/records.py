"""Coded reports as plain JSON values, in the shape and key order that users rely on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ircoder.report import (
    CodedReport,
    CodeLine,
    EntityRecord,
    Evidence,
    LineValues,
    NotCoded,
    PhysicianQuery,
    ReportContradiction,
    Totals,
)

NAMED = ("encounter_id", "patient_key", "provider_id")
"""Whom a record belongs to; they stand in it where the input had them."""


def record_of(coded: CodedReport) -> dict[str, Any]:
    """Write one coded report as its record.

    ``entities`` stands in it only where they were asked for, ``encounter_id``, ``patient_key``, ``provider_id`` and
    ``metadata`` only where the input had them.
    """
    record: dict[str, Any] = {
        "report_id": coded.report_id,
        "service_date": coded.service_date,
        "setting": coded.setting,
        "code_set": coded.code_set,
        "lines": [_line(line) for line in coded.lines],
        "totals": None if coded.totals is None else _filled(coded.totals),
        "not_coded": [_not_coded(item) for item in coded.not_coded],
        "queries": [_query(query) for query in coded.queries],
        "contradictions": [_contradiction(item) for item in coded.contradictions],
        "route": coded.route,
        "review_reasons": list(coded.review_reasons),
        "probability": coded.probability,
    }
    if coded.entities is not None:
        record["entities"] = [_entity(entity) for entity in coded.entities]
    record["model"] = coded.model
    record["knowledge"] = coded.knowledge
    record["error"] = None if coded.error is None else {"type": coded.error.type, "message": coded.error.message}
    for name in NAMED:
        if (value := getattr(coded, name)) is not None:
            record[name] = value
    if coded.metadata:
        record["metadata"] = dict(coded.metadata)
    return record


def _line(line: CodeLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "units": line.units,
        "modifiers": list(line.modifiers),
        "probability": line.probability,
        "label": line.label,
        "evidence": _evidence(line.evidence),
        "rules": list(line.rules),
        "why": line.why,
        "edits": dict(line.edits),
        "values": None if line.values is None else _filled(line.values),
    }


def _filled(values: LineValues | Totals) -> dict[str, Any]:
    """Fields that hold something, in their order."""
    filled: dict[str, Any] = {}
    for name in values.__slots__:
        value = getattr(values, name)
        if value is not None and value != ():
            filled[name] = list(value) if isinstance(value, tuple) else value
    return filled


def _not_coded(item: NotCoded) -> dict[str, Any]:
    value: dict[str, Any] = {
        "code": item.code,
        "reason": item.reason,
        "rule": item.rule,
        "evidence": _evidence(item.evidence),
    }
    if item.winner is not None:
        value["winner"] = item.winner
    return value


def _query(query: PhysicianQuery) -> dict[str, Any]:
    return {
        "code": query.code,
        "question": query.question,
        "rule": query.rule,
        "elements": list(query.elements),
        "missing": query.missing,
        "hinges": {"if_documented": list(query.if_documented), "if_not": list(query.if_not)},
        "evidence": _evidence(query.evidence),
    }


def _contradiction(item: ReportContradiction) -> dict[str, Any]:
    return {"kind": item.kind, "statement": item.statement, "evidence": _evidence(item.evidence)}


def _evidence(items: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"start": item.start, "end": item.end, "text": item.text, "section": item.section} for item in items]


def _entity(entity: EntityRecord) -> dict[str, Any]:
    return {
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        "label": entity.label,
        "concept": entity.concept,
        "side": entity.side,
        "assertion": entity.assertion,
    }
