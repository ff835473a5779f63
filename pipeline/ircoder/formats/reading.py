"""Opens inputs of every kind as one stream of reports and error records, in order."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ircoder.formats.comma_separated import check_header, read_csv
from ircoder.formats.json_lines import read_json, read_json_lines
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.formats.text_files import read_text_file, text_files_in
from ircoder.intake import Defaults, error_record, report_of
from ircoder.report import CodedReport, Report

Reader = Callable[[Path], Iterator[Row | BadRow]]

READERS: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_text_file,
}


def read_reports(paths: Sequence[Path], defaults: Defaults | None = None) -> Iterator[Report | CodedReport]:
    """Read the reports of files and folders as one stream.

    Inputs are checked before the first report is read: what is wrong with a whole file is raised at once, what is
    wrong with one record becomes its error record in the stream. The second record with an id is an error.

    Raises
    ------
    InputError
        For a path that is not there or of no known kind, a CSV without the needed columns, a folder without texts.
    """
    files = [file for path in paths for file in _files(path)]
    for file in files:
        _check(file)
    return _stream(files, defaults or Defaults())


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return text_files_in(path)
    if not path.exists():
        msg = f"{path} does not exist. Check the path."
        raise InputError(msg)
    return [path]


def _check(path: Path) -> None:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        msg = f"{path.name} is of no known kind. Known are {', '.join(READERS)} and folders of .txt files."
        raise InputError(msg)
    try:
        with path.open("rb") as stream:
            start = stream.read(2) if path.is_file() else b""
        if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) and reader is not read_text_file:
            msg = f"{path.name} is UTF-16, not UTF-8. Save it again as UTF-8 (Excel: CSV UTF-8)."
            raise InputError(msg)
        if reader is read_csv:
            check_header(path)
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Check its rights."
        raise InputError(msg) from None


def _stream(files: Iterable[Path], defaults: Defaults) -> Iterator[Report | CodedReport]:
    seen: set[int] = set()
    for file in files:
        for row in READERS[file.suffix.lower()](file):
            record = _record(row, defaults)
            key = _key(record.report_id)
            if isinstance(record, Report) and key in seen:
                problem = "report_id stands in this run a second time. Give every report its own id."
                record = error_record(record.report_id, "duplicate_id", f"{row.where}: {problem}", report=record)
            if isinstance(record, Report):
                seen.add(key)
            yield record


def _record(row: Row | BadRow, defaults: Defaults) -> Report | CodedReport:
    if isinstance(row, Row):
        return report_of(row.record, row.where, defaults)
    return error_record(row.report_id or row.where, row.type, f"{row.where}: {row.problem}")


def _key(report_id: str) -> int:
    """Eight bytes that stand for an id, so that the ids of a long run need little memory."""
    digest = hashlib.blake2b(report_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
