"""What any system coded: records as ``ircoder code`` writes them, or code lines in the plain format.

The plain format has one code line a row, as CSV or JSON Lines: ``report_id``, ``code``, and where they are known
``units`` (1), ``modifiers`` (a list, or words separated by semicolon, comma or space), ``probability`` of the line,
``setting``, ``report_probability`` (that the complete set is right) and ``route``. A row without a code says that a
report was coded with nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ircoder.evaluate.code_sets import named_codes
from ircoder.formats.json.lines import read_json, read_json_lines
from ircoder.formats.opening import kind_of, opened
from ircoder.formats.rows import BadRow, InputError, Row

Key = tuple[str, str | None]

_TABLES = (".xlsx", ".xls", ".ods", ".parquet")
_SEPARATORS = (",", ";", "\t")
_REMEDY = "A row has report_id, code, and where they are known units, modifiers and probability."
_SAME = "It says how sure the complete set is: write the same on each row of a report."
_QUOTING = "Quote a cell that holds the separator, such as several modifiers."
_COPIED = ("model", "knowledge", "route")


@dataclass(frozen=True, slots=True)
class Coded:
    """One record with its place in the file."""

    where: str
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CodedFile:
    """Records by id and setting, and by id alone (the first); ``plain`` where they were put together of code lines."""

    records: Mapping[Key, Coded]
    plain: bool


def read_coded(path: Path) -> CodedFile:
    """Read a file of records or code lines.

    Raises
    ------
    InputError
        For a file that is not there, cannot be read, or holds neither.
    """
    if not path.is_file():
        msg = f"{path} does not exist. Name a file that `ircoder code` wrote, or code lines in the plain format."
        raise InputError(msg)
    rows = list(_rows(path))
    plain = bool(rows) and "code" in rows[0].record
    items = _together(rows) if plain else [Coded(row.where, row.record) for row in rows]
    found: dict[Key, Coded] = {}
    for item in items:
        key = str(item.record.get("report_id")), item.record.get("setting") or None
        if key in found:
            where = f"{item.where}: {_named(key)} was already in {found[key].where}"
            msg = f"{where}. Leave one record for a report and setting, so that it is clear which one counts."
            raise InputError(msg)
        found[key] = item
    for (report_id, _), item in list(found.items()):
        found.setdefault((report_id, None), item)
    return CodedFile(found, plain)


def probability(value: object, where: str, name: str) -> float | None:
    """Read a probability of a record or a cell; ``None`` where there is none.

    Raises
    ------
    InputError
        Where it is no number from 0 to 1.
    """
    if value is None or value == "":
        return None
    try:
        chance = float(value) if isinstance(value, int | float | str) else -1.0
    except ValueError:
        chance = -1.0
    if not 0 <= chance <= 1 or isinstance(value, bool):
        msg = f"{where}: {name} is no number from 0 to 1. Write a probability, or leave it out."
        raise InputError(msg)
    return chance


def _named(key: Key) -> str:
    report_id, setting = key
    return f"report {report_id}" if setting is None else f"report {report_id} with the setting {setting}"


def _rows(path: Path) -> Iterator[Row]:
    kind = kind_of(path)
    if kind in _TABLES:
        msg = f"{path.name}: predictions are read from CSV, JSON Lines or JSON. Save the table as CSV in UTF-8."
        raise InputError(msg)
    reader = _csv_rows if kind in (".csv", ".tsv") else read_json if kind == ".json" else read_json_lines
    for row in reader(path):
        if isinstance(row, BadRow):
            msg = f"{row.where}: {row.problem}"
            raise InputError(msg)
        yield row


def _csv_rows(path: Path) -> Iterator[Row]:
    with opened(path) as stream:
        try:
            text = stream.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            msg = f"{path.name} is no UTF-8. Save it as CSV in UTF-8."
            raise InputError(msg) from None
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    names = {name: re.sub(r"[\s-]+", "_", name.strip().lower()) for name in reader.fieldnames or ()}
    if not {"report_id", "code"} <= set(names.values()):
        msg = f"{path.name}: the header lacks report_id or code. {_REMEDY}"
        raise InputError(msg)
    try:
        for row in reader:
            if None in row:
                msg = f"{path.name}, line {reader.line_num}: the row has more cells than the header. {_QUOTING}"
                raise InputError(msg)
            cells = {names[name]: value for name, value in row.items() if name in names and value not in (None, "")}
            yield Row(f"{path.name}, line {reader.line_num}", {"code": "", **cells})
    except csv.Error:
        msg = f"{path.name}, line {reader.line_num}: the row cannot be read. Export the table again."
        raise InputError(msg) from None


def _together(rows: list[Row]) -> list[Coded]:
    """Code lines put together to records, in the order in which reports come first."""
    out: dict[Key, tuple[str, dict[str, Any]]] = {}
    for row in rows:
        report_id = str(row.record.get("report_id") or "").strip()
        if not report_id:
            msg = f"{row.where}: report_id is missing. {_REMEDY}"
            raise InputError(msg)
        setting = row.record.get("setting") or None
        start: dict[str, Any] = {"report_id": report_id, "setting": setting, "lines": [], "error": _error(row)}
        start |= {name: row.record[name] for name in _COPIED if name in row.record}
        _, record = out.setdefault((report_id, setting), (row.where, start))
        whole = probability(row.record.get("report_probability"), row.where, "report_probability")
        if whole is not None and record.setdefault("probability", whole) != whole:
            msg = f"{row.where}: report_probability is another one than in the rows before of the same report. {_SAME}"
            raise InputError(msg)
        if code := str(row.record.get("code") or "").strip().upper():
            record["lines"].append(_line(row, code))
    return [Coded(where, record) for where, record in out.values()]


def _error(row: Row) -> dict[str, str] | None:
    """What the CSV of ``ircoder code`` says of a report that could not be coded."""
    told = row.record.get("error_message")
    return {"message": str(told)} if told else None


def _line(row: Row, code: str) -> dict[str, Any]:
    if named_codes(code) != {code}:
        msg = f"{row.where}: code is no CPT or HCPCS code of five characters. Write one code a row."
        raise InputError(msg)
    modifiers = row.record.get("modifiers") or ()
    if isinstance(modifiers, str):
        modifiers = [word for word in re.split(r"[;,\s]+", modifiers.upper()) if word]
    return {
        "code": code,
        "units": _units(row),
        "modifiers": list(modifiers),
        "probability": probability(row.record.get("probability"), row.where, "probability"),
    }


def _units(row: Row) -> int:
    value = row.record.get("units", 1)
    try:
        units = int(float(value))
    except (TypeError, ValueError):
        units = 0
    if units < 1 or units != float(value):
        msg = f"{row.where}: units is no whole number above 0. Write how often the code is reported, or leave it out."
        raise InputError(msg)
    return units
