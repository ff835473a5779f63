"""Opens a file of billed lines, whatever its kind, and tells lines from problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ircoder.audit.billed.fhir_claims import read_fhir_lines
from ircoder.audit.billed.tables import read_csv_lines, read_workbook_lines
from ircoder.audit.billed.x12_claims import read_x12_lines
from ircoder.audit.model import BilledLine, Problem
from ircoder.formats.opening import kind_of, opened
from ircoder.formats.rows import InputError

Reader = Callable[[Path], Iterator[BilledLine | Problem]]

READERS: dict[str, Reader] = {
    ".csv": read_csv_lines,
    ".tsv": read_csv_lines,
    ".xlsx": read_workbook_lines,
    ".xlsm": read_workbook_lines,
    ".json": read_fhir_lines,
    ".ndjson": read_fhir_lines,
    ".jsonl": read_fhir_lines,
    ".x12": read_x12_lines,
    ".edi": read_x12_lines,
    ".837": read_x12_lines,
    ".txt": read_x12_lines,
}
"""By the ending of a file; a text that begins like an X12 interchange is one whatever its ending."""

_INTERCHANGE = b"ISA"


def read_billed(path: Path) -> tuple[list[BilledLine], list[Problem]]:
    """Read all billed lines of a file, and what of it cannot be used.

    The lines are held in memory, since reports come in an order of their own.

    Raises
    ------
    InputError
        For a file that is not there or of no known kind, or that cannot be used as a whole.
    """
    if not path.is_file():
        msg = f"{path} does not exist. Name the file of billed lines."
        raise InputError(msg)
    lines: list[BilledLine] = []
    problems: list[Problem] = []
    for item in _reader(path)(path):
        if isinstance(item, BilledLine):
            lines.append(item)
        else:
            problems.append(item)
    if not lines and not problems:
        msg = f"{path.name} holds no billed line. Give one row a billed line, or a claim with its items."
        raise InputError(msg)
    return lines, problems


def _reader(path: Path) -> Reader:
    ending = kind_of(path)
    if ending not in (".xlsx", ".xlsm"):
        with opened(path) as stream:
            if stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_INTERCHANGE):
                return read_x12_lines
    reader = READERS.get(ending)
    if reader is None:
        msg = f"{path.name} is of no known kind. Known are {', '.join(READERS)}: CSV, Excel, FHIR Claims, X12 837."
        raise InputError(msg)
    return reader
