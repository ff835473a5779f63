"""The formats that coded reports can be written in, and which of them an output's name means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args

from ircoder.formats.extras import from_extra
from ircoder.formats.rows import InputError, Unwritten

OutputFormat = Literal["jsonl", "csv", "parquet", "xlsx", "hl7", "fhir"]
OUTPUT_FORMATS: tuple[OutputFormat, ...] = get_args(OutputFormat)
ENDINGS: dict[str, OutputFormat] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".hl7": "hl7",
}
"""FHIR has no ending of its own: its claims are chosen by ``--format fhir``."""

WITH_ENTITIES: tuple[OutputFormat, ...] = ("jsonl", "parquet")
"""Formats that have a place for entities."""

STANDARD_OUTPUT = Path("-")

RecordWriter = Callable[[Iterable[Mapping[str, Any]], Path], list[Unwritten]]

_LIBRARIES: dict[OutputFormat, tuple[str, str, str]] = {
    "parquet": ("pyarrow.parquet", "tables", "Parquet"),
    "xlsx": ("xlsxwriter", "excel", "Excel"),
    "fhir": ("fhir.resources", "fhir", "FHIR"),
}
_HOMES: dict[OutputFormat, tuple[str, str]] = {
    "csv": ("tables.csv_out", "write_csv"),
    "parquet": ("tables.parquet_out", "write_parquet"),
    "xlsx": ("tables.excel_out", "write_excel"),
    "hl7": ("hl7v2.charges", "write_hl7_charges"),
    "fhir": ("fhir.claims", "write_fhir_claims"),
}


def writer_of(kind: OutputFormat) -> RecordWriter:
    """The function that makes a file of a format out of records.

    Raises
    ------
    InputError
        Where the format needs an extra that is not installed.
    """
    if kind in _LIBRARIES:
        from_extra(*_LIBRARIES[kind])
    module, name = _HOMES[kind]
    writer: RecordWriter = getattr(import_module(f"ircoder.formats.{module}"), name)
    return writer


def output_format(path: Path, chosen: str | None = None) -> OutputFormat:
    """Tell the format: the one asked for, else the one that the file's ending names; standard output gets JSON Lines.

    Raises
    ------
    InputError
        For a format or ending that is not known.
    """
    if chosen is not None:
        for kind in OUTPUT_FORMATS:
            if kind == chosen:
                return kind
        msg = f"--format {chosen} is not known. Choose {', '.join(OUTPUT_FORMATS[:-1])} or {OUTPUT_FORMATS[-1]}."
        raise InputError(msg)
    if path == STANDARD_OUTPUT or not path.suffix or not is_plain(path):
        return "jsonl"
    found = ENDINGS.get(path.suffix.lower())
    if found is None:
        msg = f"{path.name}: the ending {path.suffix} names no output format. Use {', '.join(ENDINGS)}, or --format."
        raise InputError(msg)
    return found


def is_plain(path: Path) -> bool:
    """Whether the path is, or will be, an ordinary file (and no pipe or device)."""
    return path != STANDARD_OUTPUT and (path.is_file() or not path.exists())
