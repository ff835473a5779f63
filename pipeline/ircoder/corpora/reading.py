"""Reads every file of the corpora; what cannot be read becomes a problem, and the rest is checked all the same."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from ircoder.corpora.model import CorpusFile, Kind, Problem, Record
from ircoder.formats.json.lines import read_json_lines
from ircoder.formats.rows import BadRow

SPLITS = "splits.csv"
SPLIT_NAMES = ("tune", "calibrate", "test")
DOCUMENTS = frozenset({".md"})


def read_files(folder: Path) -> tuple[list[CorpusFile], list[Problem]]:
    """Read the records of all files below a folder, in the order of their names."""
    files: dict[tuple[str, Kind], list[Record]] = {}
    problems: list[Problem] = []
    for path in sorted(item for item in folder.rglob("*") if item.is_file() and not item.name.startswith(".")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".csv":
            problems.extend(_table_problems(path, name))
            continue
        kind = _kind(name)
        if kind is None:
            if path.suffix not in DOCUMENTS:
                problems.append(Problem(name, "file", "name", "is of no kind that is read", "Rename or remove it."))
            continue
        shown = f"{Path(name).parent.as_posix()}/" if kind == "findings" else name
        records = files.setdefault((shown, kind), [])
        found = list(_findings(path, name) if kind == "findings" else _lines(path, name))
        records.extend(item for item in found if isinstance(item, Record))
        problems.extend(item for item in found if isinstance(item, Problem))
        if not found:
            problems.append(Problem(name, "file", "records", "holds no record", "Fill or remove it."))
    return [CorpusFile(name, kind, tuple(records)) for (name, kind), records in files.items()], problems


def read_splits(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read which split each report belongs to, with what is wrong in the table."""
    path, splits, problems = folder / SPLITS, dict[str, str](), list[Problem]()
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = [(row["report_id"], row["split"]) for row in csv.DictReader(stream)]
    except (OSError, KeyError, ValueError):
        remedy = "Write a table with the columns report_id and split."
        return {}, [Problem(SPLITS, "file", "columns", "is not there or no table of splits", remedy)]
    for report_id, split in rows:
        if report_id in splits:
            problems.append(Problem(SPLITS, report_id, "report_id", "stands in the table twice", "Keep one row."))
        if split not in SPLIT_NAMES:
            remedy = f"Use one of {', '.join(SPLIT_NAMES)}."
            problems.append(Problem(SPLITS, report_id, "split", "is no split", remedy))
        splits.setdefault(report_id, split)
    return splits, problems


def _kind(name: str) -> Kind | None:
    path = Path(name)
    if path.suffix == ".json" and path.parent.name == "findings":
        return "findings"
    if path.suffix != ".jsonl":
        return None
    if path.parts[0] == "mentions":
        return "mentions"
    return "marked" if path.name.startswith("entities.") else "reports"


def _lines(path: Path, name: str) -> Iterator[Record | Problem]:
    for row in read_json_lines(path):
        place = row.where.rpartition(", ")[2]
        if isinstance(row, BadRow):
            problem, _, remedy = row.problem.partition(". ")
            yield Problem(name, place, "record", problem, remedy)
        else:
            yield Record(name, place, row.record)


def _findings(path: Path, name: str) -> Iterator[Record | Problem]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        yield Record(name, path.stem, {"report_id": path.stem, "findings": value})
    else:
        yield Problem(name, "file", "record", "holds no JSON object", "Correct or remove it.")


def _table_problems(path: Path, name: str) -> Iterator[Problem]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except (ValueError, csv.Error):
        yield Problem(name, "file", "rows", "is no CSV table in UTF-8", "Write it again as comma-separated values.")
        return
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            remedy = "Quote cells that hold commas, and leave no blank line."
            yield Problem(name, f"line {number}", "cells", "the row has not as many cells as the header", remedy)
