"""What is measured: records from a file, or fresh from the coder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ircoder.evaluate.code_sets import CodeSet, CodeSetError, code_set
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.probabilities import ReportChances
from ircoder.evaluate.queries import asked_codes
from ircoder.findings.model import Findings
from ircoder.findings.serial import FindingsError, findings_from_json
from ircoder.formats.json.lines import read_json_lines
from ircoder.formats.records import record_of
from ircoder.formats.rows import BadRow, InputError

if TYPE_CHECKING:
    from ircoder.coder import Coder

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """The coded record of one gold report; ``None`` where it has no entities, findings or failure.

    ``left_out`` holds the code of every entry of ``not_coded``, ``queries`` the codes on which each query hinges.
    """

    codes: CodeSet
    left_out: tuple[str, ...] = ()
    queries: tuple[frozenset[str], ...] = ()
    entities: tuple[Mapping[str, Any], ...] | None = None
    findings: Findings | None = None
    chances: ReportChances | None = None
    failure: str | None = None
    model: str | None = None
    knowledge: str | None = None


NOTHING = Prediction(codes=code_set(()), failure="no record")
"""Stands for a report without a record: nothing was found."""


def read_predictions(path: Path, gold: Iterable[GoldReport]) -> list[Prediction]:
    """Read coded reports (JSON Lines) and pick one for each gold report, by id and setting, else by id.

    Raises
    ------
    InputError
        For a file that is not there or holds a line that is no coded report.
    """
    if not path.is_file():
        msg = f"{path} does not exist. Name a file that `ircoder code` wrote."
        raise InputError(msg)
    found: dict[Key, Prediction] = {}
    for row in read_json_lines(path):
        if isinstance(row, BadRow):
            msg = f"{row.where}: {row.problem}"
            raise InputError(msg)
        prediction = _prediction(row.record, row.where)
        report_id = str(row.record.get("report_id"))
        found[report_id, row.record.get("setting")] = prediction
        found.setdefault((report_id, None), prediction)
    keys = [(item.report.report_id, item.report.setting) for item in gold]
    if not any((report_id, None) in found for report_id, _ in keys):
        msg = f"{path.name} holds no record of any of the {len(keys):,} gold reports. Name what was coded of this gold."
        raise InputError(msg)
    return [found.get(key) or found.get((key[0], None)) or NOTHING for key in keys]


def fresh_predictions(coder: Coder, gold: Iterable[GoldReport], workers: int = 1) -> list[Prediction]:
    """Code every gold report; findings are kept only where the gold has some, entities likewise."""
    reports = list(gold)
    coded = coder.code_many([item.report for item in reports], workers=workers, entities=True)
    out: list[Prediction] = []
    for item, record in zip(reports, coded, strict=True):
        wanted = item.findings is not None and record.error is None
        findings = coder.analyse(item.report).findings if wanted else None
        plain = record_of(record)
        out.append(
            Prediction(
                codes=code_set(plain["lines"]),
                left_out=tuple(str(item["code"]) for item in plain["not_coded"]),
                queries=tuple(asked_codes(query) for query in plain["queries"]),
                entities=tuple(plain.get("entities", ())),
                findings=findings,
                chances=_chances(plain),
                failure=_failure(plain),
                model=record.model,
                knowledge=record.knowledge,
            )
        )
    return out


def _entries(record: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """Entries of a field, each with a code.

    Raises
    ------
    CodeSetError
        Where an entry has none.
    """
    items = record.get(field) or []
    if not isinstance(items, list) or not all(isinstance(item, dict) and "code" in item for item in items):
        msg = f"{field} is no list of entries with a code"
        raise CodeSetError(msg)
    return items


def _chances(record: Mapping[str, Any]) -> ReportChances | None:
    """Probabilities of a record, ``None`` where it has none."""
    whole = record.get("probability")
    lines = [(str(line["code"]), line.get("probability")) for line in record.get("lines") or ()]
    if not isinstance(whole, float) or any(not isinstance(chance, float) for _, chance in lines):
        return None
    return ReportChances(tuple(lines), whole, record.get("route") == "auto")


def _failure(record: Mapping[str, Any]) -> str | None:
    error = record.get("error")
    return str(error.get("message", "unknown")) if isinstance(error, dict) else None


def _prediction(record: Mapping[str, Any], where: str) -> Prediction:
    entities, findings = record.get("entities"), record.get("findings")
    try:
        return Prediction(
            codes=code_set(record.get("lines") or ()),
            left_out=tuple(str(item["code"]) for item in _entries(record, "not_coded")),
            queries=tuple(asked_codes(query) for query in _entries(record, "queries")),
            entities=tuple(entities) if isinstance(entities, list) else None,
            findings=findings_from_json(findings) if isinstance(findings, dict) else None,
            chances=_chances(record),
            failure=_failure(record),
            model=record.get("model"),
            knowledge=record.get("knowledge"),
        )
    except (CodeSetError, FindingsError) as error:
        msg = f"{where}: {error}. Name a file that `ircoder code` wrote."
        raise InputError(msg) from None
