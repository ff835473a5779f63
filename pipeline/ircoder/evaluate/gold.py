"""Gold reports: the input fields with the code set that is right, and what else was annotated."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ircoder.evaluate.code_sets import CodeSet, CodeSetError, alternatives, code_set
from ircoder.evaluate.evidence import Quote, gold_evidence
from ircoder.evaluate.not_coded import gold_left_out
from ircoder.evaluate.queries import gold_queries
from ircoder.findings.model import Findings
from ircoder.findings.serial import FindingsError, findings_from_json
from ircoder.formats.json.lines import read_json_lines
from ircoder.formats.rows import BadRow, InputError
from ircoder.intake import report_of
from ircoder.report import CodedReport, Report

FINDINGS_FOLDER = "findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One gold report. ``accept`` holds further code sets that are as right; ``None`` means not annotated.

    ``left_out`` holds for each tempting code that is not reported the codes of its entry (nearly always one),
    ``queries`` for each question to the physician the codes that it names (often none), ``evidence`` for each code the
    places of its quotes.
    """

    report: Report
    codes: CodeSet | None
    accept: tuple[CodeSet, ...] = ()
    families: tuple[str, ...] = ()
    style: str = ""
    left_out: tuple[frozenset[str], ...] | None = None
    queries: tuple[frozenset[str], ...] | None = None
    entities: tuple[Mapping[str, Any], ...] | None = None
    findings: Findings | None = None
    evidence: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)


def read_gold(path: Path, ids: frozenset[str] | None = None, *, may_be_empty: bool = False) -> list[GoldReport]:
    """Read a gold file (JSON Lines), only the reports with these ids where ids are given.

    Findings stand in the record, or in a file ``findings/<report_id>.json`` beside the gold file. ``may_be_empty``: it
    is no error where no report of the file is wanted.

    Raises
    ------
    InputError
        For a file that is not there, or a record that is no gold report: gold has to be whole.
    """
    if not path.is_file():
        msg = f"{path} does not exist. Name a gold file in JSON Lines."
        raise InputError(msg)
    out: list[GoldReport] = []
    places: dict[str, str] = {}
    for row in read_json_lines(path):
        if isinstance(row, BadRow):
            msg = f"{row.where}: {row.problem}"
            raise InputError(msg)
        if ids is None or row.record.get("report_id") in ids:
            out.append(_gold(_with_findings(row.record, path.parent / FINDINGS_FOLDER), row.where))
            report_id = out[-1].report.report_id
            if (first := places.setdefault(report_id, row.where)) != row.where:
                msg = f"{row.where}: report_id {report_id} was already in {first}. Leave one record of a report."
                raise InputError(msg)
    if not out and not may_be_empty:
        msg = f"{path.name} holds no gold report to measure on. Check the file and the split."
        raise InputError(msg)
    return out


def _with_findings(record: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """The record with the findings written down in a file of their own, where it has none itself."""
    path = folder / f"{record.get('report_id')}.json"
    if "findings" in record or not path.is_file():
        return record
    try:
        return {**record, "findings": json.loads(path.read_text(encoding="utf-8"))}
    except ValueError:
        msg = f"{path} is not valid JSON. Correct or remove it."
        raise InputError(msg) from None


def split_ids(splits: Path, split: str) -> frozenset[str]:
    """Ids of the reports of one split, from a table with the columns ``report_id`` and ``split``.

    Raises
    ------
    InputError
        Where the table is not there or knows no such split.
    """
    try:
        with splits.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        ids = frozenset(row["report_id"] for row in rows if row["split"] == split)
    except FileNotFoundError:
        msg = f"{splits} does not exist. Name the table of splits with --splits."
        raise InputError(msg) from None
    except (OSError, KeyError, ValueError):
        msg = f"{splits} is no table with the columns report_id and split. Name one with --splits."
        raise InputError(msg) from None
    if not ids:
        known = ", ".join(sorted({row["split"] for row in rows}))
        msg = f"{splits.name} knows no split {split}. It has {known or 'none'}."
        raise InputError(msg)
    return ids


def _gold(record: Mapping[str, Any], where: str) -> GoldReport:
    report = report_of(record, where)
    if isinstance(report, CodedReport):
        raise InputError(report.error.message if report.error else where)
    codes, entities, findings = record.get("codes"), record.get("entities"), record.get("findings")
    try:
        return GoldReport(
            report=report,
            codes=code_set(codes) if codes is not None else None,
            accept=alternatives(record.get("accept")),
            families=tuple(record.get("families") or ()),
            style=str(record.get("style") or ""),
            left_out=gold_left_out(record["not_coded"]) if record.get("not_coded") is not None else None,
            queries=gold_queries(record["queries"]) if record.get("queries") is not None else None,
            entities=tuple(entities) if isinstance(entities, list) else None,
            findings=findings_from_json(findings) if isinstance(findings, dict) else None,
            evidence=gold_evidence(codes or (), report.text),
        )
    except (CodeSetError, FindingsError) as error:
        msg = f"{where}: {error}. Correct the gold record."
        raise InputError(msg) from None
