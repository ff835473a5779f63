"""The whole check: every file, every record, and what only shows between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ircoder.corpora.code_lines import check_codes
from ircoder.corpora.entity_spans import check_entities
from ircoder.corpora.identity import check_identity
from ircoder.corpora.likeness import check_likeness
from ircoder.corpora.model import CorpusFile, Problem, Record
from ircoder.corpora.reading import read_files, read_splits
from ircoder.corpora.report_fields import check_fields, required_fields
from ircoder.findings.serial import FindingsError, findings_from_json
from ircoder.knowledge.base import Knowledge, load_knowledge


@dataclass(frozen=True, slots=True)
class Checked:
    """Files of the corpora, the split of every report, and what has to be mended."""

    files: tuple[CorpusFile, ...]
    splits: Mapping[str, str]
    problems: tuple[Problem, ...]


def check_corpora(folder: Path) -> Checked:
    """Read and check everything below a folder of corpora."""
    files, problems = read_files(folder)
    splits, found = read_splits(folder)
    problems += found
    knowledge = load_knowledge()
    families = frozenset(entry.family for entry in knowledge.catalogue)
    for file in files:
        for record in file.records:
            problems += _record_problems(file, record, knowledge, families)
    problems += check_identity(files, splits)
    problems += _quoted_in_findings(files)
    problems += check_likeness(_reports(files), splits)
    return Checked(tuple(files), splits, tuple(sorted(problems)))


def _record_problems(
    file: CorpusFile, record: Record, knowledge: Knowledge, families: frozenset[str]
) -> Iterator[Problem]:
    if file.kind in {"reports", "marked"}:
        yield from check_fields(record, required_fields(record, file.kind), families)
        yield from check_codes(record, knowledge)
        yield from check_entities(record)
    elif file.kind == "mentions":
        yield from check_entities(record, asserted=False)
    else:
        try:
            findings_from_json(record.values["findings"])
        except FindingsError:
            yield record.problem("findings", "are not of the shape of findings", "Correct or remove the file.")


def _reports(files: Sequence[CorpusFile]) -> list[Record]:
    """Every report once, coded before marked."""
    out: dict[str, Record] = {}
    for kind in ("reports", "marked"):
        for file in files:
            if file.kind == kind:
                for record in file.records:
                    out.setdefault(record.report_id, record)
    return list(out.values())


def _quoted_in_findings(files: Sequence[CorpusFile]) -> Iterator[Problem]:
    """Find spans of findings that do not stand in their report."""
    texts = {record.report_id: record.text for record in _reports(files)}
    for file in files:
        for record in file.records if file.kind == "findings" else ():
            text = texts.get(record.report_id)
            spans = _spans(record.values["findings"])
            if text is not None and any(text[span["start"] : span["end"]] != span.get("text") for span in spans):
                yield record.problem("findings", "a span is not in the text of the report", "Set start and end anew.")


def _spans(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _spans(item)
