"""Which report is which: ids stand once, every report has its split, and marks are of the text that was coded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from ircoder.corpora.model import CorpusFile, Kind, Problem, Record
from ircoder.corpora.reading import SPLIT_NAMES, SPLITS

TUNE = "tune"


def check_identity(files: Sequence[CorpusFile], splits: Mapping[str, str]) -> Iterator[Problem]:
    """Find ids that stand twice or nowhere, reports in a file of another split, and texts that differ."""
    coded, problems = _once(files, "reports")
    yield from problems
    marked, problems = _once(files, "marked")
    yield from problems
    records = [record for file in files if file.kind in {"reports", "marked"} for record in file.records]
    for record in records:
        yield from _split_problems(record, splits)
    for report_id in sorted(set(splits) - set(coded) - set(marked)):
        yield Problem(SPLITS, report_id, "report_id", "is no report of any file", "Take the row out.")
    for report_id, record in marked.items():
        written = coded.get(report_id)
        if written is None:
            continue
        if written.text != record.text:
            yield record.problem("text", f"differs from that in {written.file}", "Mark the text that was coded.")
        if "entities" in written.values:
            yield record.problem("entities", f"are marked in {written.file} too", "Keep one of them.")
    for file in files:
        if file.kind == "findings":
            for record in file.records:
                if splits.get(record.report_id) != TUNE or record.report_id not in coded:
                    yield record.problem("report_id", "is no coded report of the tune split", "Remove the file.")


def split_of_name(name: str) -> str | None:
    """Split that a file is named for (``test2.jsonl``, ``entities.test.jsonl``), ``None`` where for none."""
    words = {word.rstrip("0123456789") for word in PurePath(name).stem.split(".")}
    return next((split for split in SPLIT_NAMES if split in words), None)


def _once(files: Sequence[CorpusFile], kind: Kind) -> tuple[dict[str, Record], list[Problem]]:
    """Records of a kind by id, the first of each, with the others as problems."""
    found: dict[str, Record] = {}
    problems = []
    for file in files:
        for record in file.records if file.kind == kind else ():
            if not record.report_id:
                continue
            first = found.setdefault(record.report_id, record)
            if first is not record:
                told = f"stands in {first.file}, {first.place}, too"
                problems.append(record.problem("report_id", told, "Give every report an id of its own."))
    return found, problems


def _split_problems(record: Record, splits: Mapping[str, str]) -> Iterator[Problem]:
    """A generated report needs no split: any number can be made, and all of them only train."""
    split, named = splits.get(record.report_id), split_of_name(record.file)
    if record.generated:
        if (split or TUNE) != TUNE or (named or TUNE) != TUNE:
            remedy = "Generated reports supply no accuracy and no calibration: take it out."
            yield record.problem("synthetic", f"a generated report stands in {split or named}", remedy)
        return
    if split is None:
        if record.report_id:
            yield record.problem("report_id", f"is not in {SPLITS}", "Add a row with its split.")
    elif named is not None and split != named:
        yield record.problem("report_id", f"is of the split {split}", f"Move it out of the file for {named}.")
