"""Opens inputs of every kind as one stream of reports and error records, in order."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from ircoder.formats.fhir.detection import is_fhir
from ircoder.formats.fhir.reading import read_fhir
from ircoder.formats.hl7v2.reading import Hl7Files, read_hl7
from ircoder.formats.json.lines import read_json, read_json_lines
from ircoder.formats.opening import PACKED, kind_of, opened, size_of
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.formats.scratch import scratch_database
from ircoder.formats.tables.csv_in import check_header, read_csv
from ircoder.formats.tables.parquet_in import check_parquet, parquet_files_in, read_parquet
from ircoder.formats.text_files import read_text_file, text_files_in
from ircoder.intake import Defaults, error_record, report_of
from ircoder.key_set import KeySet, NoRoomError, key_of
from ircoder.report import CodedReport, Report

Reader = Callable[[Path], Iterator[Row | BadRow]]
Check = Callable[[Path], None]

READERS: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_text_file,
    ".parquet": read_parquet,
    ".hl7": read_hl7,
}
"""By the ending of a file; those of JSON are also the endings of FHIR, which its content tells apart."""

_HL7 = tuple(ending for ending, reader in READERS.items() if reader is read_hl7)
TWICE = (
    "report_id stands in this run a second time, and the first was coded. Give every report its own id, "
    "or leave the first out where this one corrects it."
)
_MAYBE_FHIR = (".jsonl", ".ndjson", ".json")
_CHECKS: dict[Reader, Check] = {read_csv: check_header, read_parquet: check_parquet}
_ANY_BYTES = (read_parquet, read_hl7)
"""Readers that see to the encoding themselves."""


def read_reports(
    paths: Sequence[Path], defaults: Defaults | None = None, counts: Counter[Path] | None = None
) -> Iterator[Report | CodedReport]:
    """Read the reports of files and folders as one stream.

    Inputs are checked before the first report is read: what is wrong with a whole file is raised at once, what is
    wrong with one record, or shows only in the middle of a file, becomes its error record in the stream. The second
    record with an id is an error. ``counts`` is told how many records of each file could be read.

    Raises
    ------
    InputError
        For a path that is not there or of no known kind, a table without the needed columns, a folder without reports,
        and a format whose extra is not installed.
    """
    files = input_files(paths)
    for file in files:
        _check(file)
    return reports_in(_counted(_rows_of(files), Counter() if counts is None else counts), defaults or Defaults())


def input_files(paths: Sequence[Path]) -> list[Path]:
    """List the files of the inputs, those of folders by name.

    Raises
    ------
    InputError
        For a path that is not there, and a folder without reports.
    """
    return [file for path in paths for file in _files(path)]


def is_readable(path: Path) -> bool:
    """Whether the name of a file is that of a kind that can be read."""
    return kind_of(path) in READERS


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return parquet_files_in(path) or text_files_in(path)
    if not path.exists():
        msg = f"{path} does not exist. Check the path."
        raise InputError(msg)
    return [path]


def _reader(path: Path) -> Reader:
    """The reader of a file, by its ending and, where several formats share that, by its content."""
    ending = kind_of(path)
    reader = READERS.get(ending)
    if reader is None:
        known = f"{', '.join(READERS)}, packed ({', '.join(PACKED)}) or not,"
        msg = f"{path.name} is of no known kind. Known are {known} and folders of .txt files or of Parquet."
        raise InputError(msg)
    return read_fhir if ending in _MAYBE_FHIR and is_fhir(path) else reader


def _check(path: Path) -> None:
    try:
        reader = _reader(path)
        if reader is read_text_file:  # one report: what is wrong with it becomes its error record
            return
        start = b""
        if path.is_file():
            with opened(path) as stream:
                start = stream.read(2)
        if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and reader not in _ANY_BYTES:
            msg = f"{path.name} is UTF-16, not UTF-8. Save it again as UTF-8 (Excel: CSV UTF-8)."
            raise InputError(msg)
        if reader in _CHECKS and (path.is_file() or reader in _ANY_BYTES):  # what is read from a pipe is gone
            _CHECKS[reader](path)
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Check its rights."
        raise InputError(msg) from None


def _counted(rows: Iterable[tuple[Path, Row | BadRow]], counts: Counter[Path]) -> Iterator[Row | BadRow]:
    for file, row in rows:
        counts[file] += isinstance(row, Row)
        yield row


def _rows_of(files: Sequence[Path]) -> Iterator[tuple[Path, Row | BadRow]]:
    """Rows of all files, each with its file; those of HL7 know of each other: a message may correct one of another."""
    messages = [file for file in files if kind_of(file) in _HL7]
    with ExitStack() as held:
        together = Hl7Files(messages, held.enter_context(scratch_database())) if messages else None
        number = 0
        for file in files:
            if together is not None and kind_of(file) in _HL7:
                rows = _rows(file, partial(together.rows, number), together.size(number))
                number += 1
            else:
                rows = _rows(file, partial(_read, file), size_of(file))
            yield from ((file, row) for row in rows)


def reports_in(rows: Iterable[Row | BadRow], defaults: Defaults) -> Iterator[Report | CodedReport]:
    """Make reports of rows; the second of an id, and what cannot be used, are error records."""
    seen = KeySet()
    for row in rows:
        record = _record(row, defaults)
        if isinstance(record, Report) and not seen.add(key_of(record.report_id)):
            message = f"{row.where}: {TWICE}"
            record = error_record(record.report_id, "duplicate_id", message, report=record, position=row.where)
        yield record


def _read(file: Path) -> Iterator[Row | BadRow]:
    return _reader(file)(file)


def _rows(file: Path, read: Callable[[], Iterator[Row | BadRow]], size: int | None) -> Iterator[Row | BadRow]:
    """Rows of a file; one that proves damaged on the way ends with an error, and the run goes on with the next.

    ``size`` is the bytes that it had before it was first read.
    """
    try:
        yield from read()
    except NoRoomError:  # the run stops and goes on when there is room: no report may be given up for that
        raise
    except InputError as error:
        yield BadRow(file.name, "unreadable", str(error).removeprefix(f"{file.name}: "))
    except OSError as error:
        yield BadRow(file.name, "unreadable", f"the file cannot be read further ({type(error).__name__}). Check it.")
    # Only what keeps a run from being resumed too may be told here, or places would not be the same the second time.
    if size is not None and size_of(file) not in (size, None):
        problem = "the file changed while it was read, so reports may be missing. Code it when it is complete."
        yield BadRow(file.name, "changed", problem)


def _record(row: Row | BadRow, defaults: Defaults) -> Report | CodedReport:
    if isinstance(row, Row):
        return report_of(row.record, row.where, defaults)
    return error_record(row.report_id or row.where, row.type, f"{row.where}: {row.problem}", position=row.where)
