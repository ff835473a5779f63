"""The sampling frame: every unit once, in the order of its key, and the fingerprints that tell it from another."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ircoder.audit.inputs import input_file
from ircoder.audit.made_from import InputFile
from ircoder.audit.sampling_table import Table, TableRow, amount_of, read_table, text_of
from ircoder.formats.rows import InputError

KEYS = ("encounter_id", "claim_id", "report_id", "unit_id", "id")
"""Columns that identify a unit where none is named, the first that is there."""

DOLLARS = ("paid", "payment", "amount", "charge")
"""Columns that hold the dollars of a unit where none is named, the first that is there."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sampling unit (claim or encounter): its key and its row."""

    key: str
    row: TableRow


@dataclass(frozen=True, slots=True)
class Frame:
    """Units sorted by the code points of their keys, so that the order of the file does not matter."""

    table: Table
    key_column: str
    units: tuple[Unit, ...]
    file: InputFile

    @property
    def keys_sha256(self) -> str:
        """SHA-256 of the sorted keys, each ended by a newline, in UTF-8: the same for any file with these units."""
        return keys_hash(unit.key for unit in self.units)

    def amounts(self, column: str, option: str) -> list[float]:
        """Give the amount of every unit, in dollars.

        Raises
        ------
        InputError
            Where the column is not there or an amount is missing or no number.
        """
        at = self.table.needed(column, option)
        found = []
        for unit in self.units:
            amount = amount_of(unit.row.cells[at], unit.row.where, column)
            if amount is None:
                msg = f"{unit.row.where}: {column} is empty. Every unit of the frame needs its amount (0 is one)."
                raise InputError(msg)
            found.append(amount)
        return found

    def known_amounts(self, column: str) -> list[float]:
        """Give the amounts of a column that need not be whole: cells that are empty or no amounts are left out."""
        at = self.table.index(column)
        found: list[float] = []
        if at is None:
            return found
        for unit in self.units:
            with suppress(InputError):
                amount = amount_of(unit.row.cells[at], unit.row.where, column)
                found += [] if amount is None else [amount]
        return found

    def texts(self, column: str, option: str) -> list[str]:
        """Give the text of a column for every unit.

        Raises
        ------
        InputError
            Where the column is not there or empty in a row.
        """
        at = self.table.needed(column, option)
        found = []
        for unit in self.units:
            text = text_of(unit.row.cells[at])
            if not text:
                msg = f"{unit.row.where}: {column} is empty. Every unit of the frame needs a stratum."
                raise InputError(msg)
            found.append(text)
        return found


def read_frame(path: Path, key_column: str | None = None) -> Frame:
    """Read a frame from a CSV, Excel or Parquet table with one row a sampling unit.

    Raises
    ------
    InputError
        Where a unit has no key or two rows have the same one: a unit that could be drawn twice, or never, makes every
        figure that rests on the sample wrong, so nothing is passed over.
    """
    table = read_table(path)
    column = key_column or table.first_of(KEYS)
    if column is None:
        msg = f"{table.name}: no column of {', '.join(KEYS)}. Say which one identifies a unit with --key."
        raise InputError(msg)
    column = table.columns[table.needed(column, "--key")]
    units = sorted(keyed_rows(table, column, "--key"), key=lambda unit: unit.key)
    return Frame(table, column, tuple(units), input_file("frame", path, len(units)))


def keyed_rows(table: Table, column: str, option: str) -> list[Unit]:
    """Give the rows of a table with their keys, in the table's order.

    Raises
    ------
    InputError
        Where a key is missing or there twice.
    """
    at = table.needed(column, option)
    places: dict[str, str] = {}
    units = []
    for row in table.rows:
        key = key_of(row.cells[at])
        if not key:
            msg = f"{row.where}: {column} is empty. Every unit needs its own."
            raise InputError(msg)
        if key in places:
            msg = f"{row.where}: {column} is that of {places[key]} too. Put the rows of a unit together into one."
            raise InputError(msg)
        places[key] = row.where
        units.append(Unit(key, row))
    return units


def key_of(cell: object) -> str:
    """Give a key as text in Unicode's composed form, so that one that looks the same is the same."""
    return unicodedata.normalize("NFC", text_of(cell))


def keys_hash(keys: Iterable[str]) -> str:
    """SHA-256 of keys in the order of their code points, each ended by a newline."""
    return hashlib.sha256("".join(f"{key}\n" for key in sorted(keys)).encode("utf-8", "surrogatepass")).hexdigest()
