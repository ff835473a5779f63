"""Gold and predictions as JSON values that hold all that figures are computed from, and no word of a report.

Quotes and entities are places, questions and reasons are the codes that they name. What is read back measures the
same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ircoder.evaluate.code_sets import CodeSet, code_set
from ircoder.evaluate.entities import counted_entities
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.predictions import Prediction
from ircoder.evaluate.probabilities import ReportChances
from ircoder.findings.model import Access, Act, Findings, Position
from ircoder.findings.serial import findings_from_json
from ircoder.report import Report

_OF_ACCESS = ("id", "vessel", "side", "status")
_OF_POSITION = ("id", "vessel", "side", "selective")
_OF_ACT = ("id", "kind", "family", "target", "side", "access", "status")
_MARKS = ("start", "end", "label", "assertion", "side")


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def gold_value(gold: GoldReport, *, with_text: bool) -> dict[str, Any]:
    """A gold report; its text only where it is wanted, else its hash alone."""
    report = gold.report
    value: dict[str, Any] = {
        "report_id": report.report_id,
        "service_date": report.service_date.isoformat(),
        "setting": report.setting,
        "text_sha256": text_hash(report.text),
        "codes": None if gold.codes is None else _lines(gold.codes),
        "accept": [_lines(codes) for codes in gold.accept],
        "families": list(gold.families),
        "style": gold.style,
        "left_out": _named(gold.left_out),
        "queries": _named(gold.queries),
        "entities": _entities(gold.entities),
        "findings": _findings(gold.findings),
        "evidence": {code: [list(map(list, quote)) for quote in quotes] for code, quotes in gold.evidence.items()},
    }
    return {**value, "text": report.text} if with_text else value


def gold_of(value: Mapping[str, Any]) -> GoldReport:
    """The gold report of a value; without a text it has an empty one."""
    return GoldReport(
        report=Report(
            report_id=value["report_id"],
            text=value.get("text", ""),
            service_date=dt.date.fromisoformat(value["service_date"]),
            setting=value["setting"],
        ),
        codes=None if value["codes"] is None else code_set(value["codes"]),
        accept=tuple(code_set(lines) for lines in value["accept"]),
        families=tuple(value["families"]),
        style=value["style"],
        left_out=_sets(value["left_out"]),
        queries=_sets(value["queries"]),
        entities=_marks(value["entities"]),
        findings=None if value["findings"] is None else findings_from_json(value["findings"]),
        evidence={
            code: tuple(tuple((start, end) for start, end in quote) for quote in quotes)
            for code, quotes in value["evidence"].items()
        },
    )


def prediction_value(report_id: str, prediction: Prediction) -> dict[str, Any]:
    """A prediction for one report."""
    chances, evidence = prediction.chances, prediction.evidence
    return {
        "report_id": report_id,
        "lines": _lines(prediction.codes),
        "left_out": None if prediction.left_out is None else list(prediction.left_out),
        "queries": _named(prediction.queries),
        "entities": _entities(prediction.entities),
        "findings": _findings(prediction.findings),
        "line_probabilities": [list(pair) for pair in prediction.line_chances],
        "probability": prediction.whole_chance,
        "routed": None if chances is None else {"released": chances.released},
        "evidence": None if evidence is None else {code: list(map(list, spots)) for code, spots in evidence.items()},
        "failure": prediction.failure,
        "unlisted": prediction.unlisted,
        "model": prediction.model,
        "knowledge": prediction.knowledge,
    }


def prediction_of(value: Mapping[str, Any]) -> Prediction:
    """The prediction of a value."""
    lines = tuple((code, chance) for code, chance in value["line_probabilities"])
    whole, routed, evidence = value["probability"], value["routed"], value["evidence"]
    return Prediction(
        codes=code_set(value["lines"]),
        left_out=None if value["left_out"] is None else tuple(value["left_out"]),
        queries=_sets(value["queries"]),
        entities=_marks(value["entities"]),
        findings=None if value["findings"] is None else findings_from_json(value["findings"]),
        chances=None if routed is None else ReportChances(lines, whole, released=routed["released"]),
        line_chances=lines,
        whole_chance=whole,
        evidence=None
        if evidence is None
        else {code: tuple((start, end) for start, end in spots) for code, spots in evidence.items()},
        failure=value["failure"],
        unlisted=value["unlisted"],
        model=value["model"],
        knowledge=value["knowledge"],
    )


def set_value(report_id: str, codes: CodeSet) -> dict[str, Any]:
    """What a coder gave one report."""
    return {"report_id": report_id, "lines": _lines(codes)}


def _lines(codes: CodeSet) -> list[dict[str, Any]]:
    """Lines of a code set in comparable form and fixed order, which are read as the same set again."""
    ordered = sorted((code, sorted(modifiers), units) for (code, modifiers), units in codes.modified.items() if units)
    return [{"code": code, "units": units, "modifiers": modifiers} for code, modifiers, units in ordered]


def _named(groups: Iterable[frozenset[str]] | None) -> list[list[str]] | None:
    return None if groups is None else [sorted(group) for group in groups]


def _sets(groups: Sequence[Sequence[str]] | None) -> tuple[frozenset[str], ...] | None:
    return None if groups is None else tuple(frozenset(group) for group in groups)


def _entities(entities: Iterable[Mapping[str, Any]] | None) -> list[list[Any]] | None:
    """Marks as lists, without those that are not counted, which only their words tell."""
    return None if entities is None else [[item.get(name) for name in _MARKS] for item in counted_entities(entities)]


def _marks(entities: Sequence[Sequence[Any]] | None) -> tuple[dict[str, Any], ...] | None:
    return (
        None if entities is None else tuple({**dict(zip(_MARKS, item, strict=True)), "text": ""} for item in entities)
    )


def _findings(findings: Findings | None) -> dict[str, Any] | None:
    """Accesses and acts as far as they are compared, without the words and details of the report."""
    if findings is None:
        return None
    accesses = [
        {
            **_named_fields(access, _OF_ACCESS),
            "positions": [_named_fields(spot, _OF_POSITION) for spot in access.positions],
        }
        for access in findings.accesses
    ]
    return {"accesses": accesses, "acts": [_named_fields(act, _OF_ACT) for act in findings.acts]}


def _named_fields(item: Access | Act | Position, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(item, name) for name in names}
