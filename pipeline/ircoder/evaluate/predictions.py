"""What is measured: records from a file, or fresh from the coder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ircoder.evaluate.code_sets import CodeSet, CodeSetError, code_set
from ircoder.evaluate.coders import CoderSets
from ircoder.evaluate.evidence import Passage, predicted_evidence
from ircoder.evaluate.gold import GoldReport
from ircoder.evaluate.plain import CodedFile, probability, read_coded
from ircoder.evaluate.probabilities import ReportChances
from ircoder.evaluate.queries import asked_codes
from ircoder.findings.model import Findings
from ircoder.findings.serial import FindingsError, findings_from_json
from ircoder.formats.records import record_of
from ircoder.formats.rows import InputError

if TYPE_CHECKING:
    from ircoder.coder import Coder


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """The coded record of one gold report; ``None`` where it has no entities, findings or failure.

    ``left_out`` holds the code of every entry of ``not_coded``, ``queries`` the codes on which each query hinges; both
    ``None`` where the record has no such field. ``unlisted``: no code line in the plain format names the report.
    ``chances`` are there where lines and complete set have a probability; ``line_chances`` by code and ``whole_chance``
    also where just the one or the other has. ``evidence`` holds places by code.
    """

    codes: CodeSet
    left_out: tuple[str, ...] | None = None
    queries: tuple[frozenset[str], ...] | None = None
    entities: tuple[Mapping[str, Any], ...] | None = None
    findings: Findings | None = None
    chances: ReportChances | None = None
    line_chances: tuple[tuple[str, float], ...] = ()
    whole_chance: float | None = None
    evidence: Mapping[str, tuple[Passage, ...]] | None = None
    failure: str | None = None
    unlisted: bool = False
    model: str | None = None
    knowledge: str | None = None


NOTHING = Prediction(codes=code_set(()), failure="no record")
"""Stands for a report without a record: nothing was found."""

UNLISTED = Prediction(codes=code_set(()), unlisted=True)
"""Stands for a report that no code line names: it has no codes."""


def read_predictions(path: Path, gold: Iterable[GoldReport]) -> list[Prediction]:
    """Read what a system coded and pick one for each gold report, by id and setting, else by id.

    The file holds records as ``ircoder code`` writes them, or code lines in the plain format
    (:mod:`ircoder.evaluate.plain`). A report that is not there failed in the one; in the other it has no codes.

    Raises
    ------
    InputError
        For a file that is not there or holds something else.
    """
    return predictions_of(read_coded(path), path.name, gold)


def predictions_of(coded: CodedFile, name: str, gold: Iterable[GoldReport]) -> list[Prediction]:
    """Pick one prediction for each gold report of a file that was read; see :func:`read_predictions`."""
    found = {key: _prediction(item.record, item.where) for key, item in coded.records.items()}
    keys = [(item.report.report_id, item.report.setting) for item in gold]
    if not any((report_id, None) in found for report_id, _ in keys):
        msg = f"{name} holds no record of any of the {len(keys):,} gold reports. Name what was coded of this gold."
        raise InputError(msg)
    absent = UNLISTED if coded.plain else NOTHING
    return [found.get(key) or found.get((key[0], None)) or absent for key in keys]


def read_coder(path: Path, name: str, gold: Iterable[GoldReport]) -> CoderSets:
    """Read what one coder coded, in the same formats or as gold; a report that is not there was not coded.

    Raises
    ------
    InputError
        For a file that is not there, holds something else, or none of the gold reports.
    """
    return coder_of(read_coded(path), path.name, name, gold)


def coder_of(coded: CodedFile, file: str, name: str, gold: Iterable[GoldReport]) -> CoderSets:
    """What one coder coded, of a file that was read; see :func:`read_coder`."""
    sets: dict[str, CodeSet] = {}
    for item in gold:
        report_id = item.report.report_id
        own = coded.records.get((report_id, item.report.setting)) or coded.records.get((report_id, None))
        if own is not None and _failure(own.record) is None:
            sets[report_id] = _prediction(own.record, own.where).codes
    if not sets:
        msg = f"{file} holds none of the gold reports. Name what this coder coded of them."
        raise InputError(msg)
    return CoderSets(name, sets)


def fresh_predictions(coder: Coder, gold: Iterable[GoldReport], workers: int = 1) -> list[Prediction]:
    """Code every gold report; findings are kept only where the gold has some, entities likewise."""
    reports = list(gold)
    coded = coder.code_many([item.report for item in reports], workers=workers, entities=True)
    out: list[Prediction] = []
    for item, record in zip(reports, coded, strict=True):
        wanted = item.findings is not None and record.error is None
        findings = coder.analyse(item.report).findings if wanted else None
        out.append(replace(_prediction(record_of(record), record.report_id), findings=findings))
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


def _line_chances(record: Mapping[str, Any], where: str) -> tuple[tuple[str, float], ...]:
    """Probabilities of the lines by code, of those that have one."""
    found = [
        (str(line["code"]), probability(line.get("probability"), where, "probability of a line"))
        for line in _lines_of(record)
    ]
    return tuple((code, chance) for code, chance in found if chance is not None)


def _chances(
    record: Mapping[str, Any], lines: tuple[tuple[str, float], ...], whole: float | None
) -> ReportChances | None:
    """Probabilities of a record, ``None`` where it has none of its own or a line lacks one."""
    if whole is None or len(lines) < len(_lines_of(record)):
        return None
    return ReportChances(lines, whole, record.get("route") == "auto")


def _lines_of(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Code lines of a record; gold calls them ``codes``."""
    lines = record["lines"] if "lines" in record else record.get("codes")
    return list(lines or ())


def _failure(record: Mapping[str, Any]) -> str | None:
    error = record.get("error")
    return str(error.get("message", "unknown")) if isinstance(error, dict) else None


def _prediction(record: Mapping[str, Any], where: str) -> Prediction:
    entities, findings = record.get("entities"), record.get("findings")
    try:
        codes = code_set(_lines_of(record))
        lines, whole = _line_chances(record, where), probability(record.get("probability"), where, "probability")
        return Prediction(
            codes=codes,
            left_out=tuple(str(item["code"]) for item in _entries(record, "not_coded"))
            if "not_coded" in record
            else None,
            queries=tuple(asked_codes(query) for query in _entries(record, "queries")) if "queries" in record else None,
            entities=tuple(entities) if isinstance(entities, list) else None,
            findings=findings_from_json(findings) if isinstance(findings, dict) else None,
            chances=_chances(record, lines, whole),
            line_chances=lines,
            whole_chance=whole,
            evidence=predicted_evidence(_lines_of(record)),
            failure=_failure(record),
            model=record.get("model"),
            knowledge=record.get("knowledge"),
        )
    except (CodeSetError, FindingsError) as error:
        msg = f"{where}: {error}. Name a file that `ircoder code` wrote, or code lines in the plain format."
        raise InputError(msg) from None
