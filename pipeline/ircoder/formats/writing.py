"""Writes coded reports as they come; a file appears under its name only when it is complete."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, Protocol

from ircoder.formats.records import record_of
from ircoder.formats.rows import InputError
from ircoder.report import CodedReport, CodeLine

OutputFormat = Literal["jsonl", "csv"]
OUTPUT_FORMATS: dict[str, OutputFormat] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv"}
STANDARD_OUTPUT = Path("-")

CSV_COLUMNS = (
    "report_id",
    "service_date",
    "setting",
    "code_set",
    "code",
    "units",
    "modifiers",
    "probability",
    "label",
    "rules",
    "why",
    "edits_release",
    "edits_status",
    "edits_units_release",
    "edits_add_on_release",
    "status_indicator",
    "work_rvu",
    "total_rvu",
    "payment",
    "values_release",
    "evidence",
    "route",
    "review_reasons",
    "report_probability",
    "model",
    "knowledge",
    "error_type",
    "error_message",
)


class Writer(Protocol):
    """Writes one coded report after another."""

    def write(self, coded: CodedReport) -> None:
        """Write one record."""


class JsonLinesWriter:
    """One JSON object a line, in UTF-8."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, coded: CodedReport) -> None:
        """Write one record as one line."""
        line = json.dumps(record_of(coded), ensure_ascii=False, separators=(", ", ": "))
        # A lone surrogate that came in as a JSON escape goes out as the same escape.
        self._stream.write(line.encode("utf-8", "backslashreplace") + b"\n")


class CsvWriter:
    """One row a code line; a report without lines has one row with an empty code."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._write_row(CSV_COLUMNS)

    def write(self, coded: CodedReport) -> None:
        """Write the rows of one report."""
        for line in coded.lines or (None,):
            self._write_row(_cells(coded, line))

    def _write_row(self, cells: tuple[object, ...]) -> None:
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerow(cells)
        self._stream.write(buffer.getvalue().encode("utf-8", "backslashreplace"))


def _cells(coded: CodedReport, line: CodeLine | None) -> tuple[object, ...]:
    head = (coded.report_id, coded.service_date, coded.setting, coded.code_set)
    tail = (
        coded.route,
        " | ".join(coded.review_reasons),
        coded.probability,
        coded.model,
        coded.knowledge,
        coded.error.type if coded.error else None,
        coded.error.message if coded.error else None,
    )
    if line is None:
        return (*head, *(None,) * (len(CSV_COLUMNS) - len(head) - len(tail)), *tail)
    return (
        *head,
        line.code,
        line.units,
        ";".join(line.modifiers),
        line.probability,
        line.label,
        ";".join(line.rules),
        line.why,
        line.edits.get("release"),
        line.edits.get("status"),
        line.edits.get("units_release"),
        line.edits.get("add_on_release"),
        *_values(line),
        " | ".join(item.text for item in line.evidence),
        *tail,
    )


def _values(line: CodeLine) -> tuple[object, ...]:
    found = line.values
    return (None,) * 5 if found is None else (found.status, found.work, found.total, found.payment, found.release)


def output_format(path: Path, chosen: str | None = None) -> OutputFormat:
    """Tell the format: the one asked for, else the one that the file's ending names; standard output gets JSON Lines.

    Raises
    ------
    InputError
        For a format or ending that is not known.
    """
    if chosen is not None:
        if chosen not in OUTPUT_FORMATS.values():
            msg = f"--format {chosen} is not known. Choose jsonl or csv."
            raise InputError(msg)
        return OUTPUT_FORMATS[f".{chosen}"]
    if path == STANDARD_OUTPUT or not path.suffix or not _is_plain(path):
        return "jsonl"
    found = OUTPUT_FORMATS.get(path.suffix.lower())
    if found is None:
        msg = f"{path.name}: the ending {path.suffix} names no output format. Use .jsonl or .csv, or --format."
        raise InputError(msg)
    return found


@contextmanager
def open_writer(path: Path, kind: OutputFormat) -> Iterator[Writer]:
    """Open an output for writing.

    A file is written beside its place with the ending ``.part`` and put there when it is complete; where the run
    breaks off, the earlier output stays untouched and the ``.part`` file keeps every finished record.

    Raises
    ------
    InputError
        Where the output cannot be opened.
    """
    with _target(path) as stream:
        yield CsvWriter(stream) if kind == "csv" else JsonLinesWriter(stream)


@contextmanager
def _target(path: Path) -> Iterator[IO[bytes]]:
    if path == STANDARD_OUTPUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    plain = _is_plain(path)
    part = path.with_name(f"{path.name}.part") if plain else path
    try:
        stream = part.open("wb")
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}). Choose another output."
        raise InputError(msg) from None
    with stream:
        yield stream
        stream.flush()
        if plain:
            os.fsync(stream.fileno())
    if plain:
        part.replace(path)


def _is_plain(path: Path) -> bool:
    """Whether the path is, or will be, an ordinary file (and no pipe or device)."""
    return path.is_file() or not path.exists()
